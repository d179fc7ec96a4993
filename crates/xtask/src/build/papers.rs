//! What goes with the files that are deployed: whose code is in them and under which licences, which bytes they have, and
//! the script tag that names them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use model::FileRef;
use serde_json::Value;

use super::{Named, files, module, program, read, read_text};
use crate::{command, size, workspace};

/// In the folder that is deployed: licences want their texts to go with the code.
const LICENCES: &str = "embed/licences.txt";

/// As `sha384sum -c` reads it.
const SUMS: &str = "SHA384SUMS";

/// What to paste into a page.
const SCRIPT_TAG: &str = "script-tag.txt";

/// Writes all of them, beside and into the folder `embed` of `dist`, which is complete otherwise.
pub(super) fn write(dist: &Path) -> Result<()> {
    super::write(&dist.join(LICENCES), licences()?.as_bytes())?;
    super::write(&dist.join(SUMS), sums(dist)?.as_bytes())?;
    let shell = Named::new("handrail", "js", read(&dist.join("embed/handrail.js"))?);
    let integrity = shell.integrity;
    let tag =
        format!("<script type=\"module\" src=\"embed/handrail.js\" integrity=\"{integrity}\"></script>\n");
    super::write(&dist.join(SCRIPT_TAG), tag.as_bytes())
}

/// The script tag for the build in `dist`, with the hash of the shell.
///
/// # Errors
/// There is none.
pub fn script_tag(dist: &Path) -> Result<String> {
    read_text(&dist.join(SCRIPT_TAG))
}

/// The SHA-384 and the path of each file that is deployed, a line each.
fn sums(dist: &Path) -> Result<String> {
    let mut lines = BTreeSet::new();
    for path in size::files_below(&dist.join("embed"))? {
        let name = path.strip_prefix(dist)?.to_string_lossy().replace('\\', "/");
        // Hidden ones are notes of the build to itself.
        if !name.contains("/.") {
            lines.insert((name, FileRef::of(&read(&path)?).hex(48)));
        }
    }
    Ok(lines.into_iter().map(|(name, hash)| format!("{hash}  {name}\n")).collect())
}

/// A package whose code is in the programs.
struct Package {
    /// Name and version.
    name: String,
    /// As SPDX writes it.
    licence: String,
    /// Where its sources are.
    address: String,
    /// The licences' texts, as they come with it.
    texts: Vec<String>,
}

/// The packages of others in the WebAssembly programs, and their licences.
fn licences() -> Result<String> {
    let target = "wasm32-unknown-unknown";
    let mut used = BTreeSet::new();
    for program in [program::PACKAGE, module::ENGINE, module::DISPATCH] {
        let mut tree = command::cargo();
        tree.args(["tree", "--package", program, "--target", target, "--edges=normal,no-proc-macro"]);
        let lines = command::output(tree.args(["--locked", "--prefix=none", "--format={p}"]), &[])?;
        used.extend(String::from_utf8(lines)?.lines().filter_map(name_and_version));
    }
    let mut metadata = command::cargo();
    metadata.args(["metadata", "--locked", "--format-version=1", "--filter-platform", target]);
    let metadata: Value = serde_json::from_slice(&command::output(&mut metadata, &[])?)?;
    let mut packages = vec![standard_library()?];
    for package in metadata["packages"].as_array().context("cargo metadata lists no packages")? {
        let name = format!("{} {}", text(package, "name"), text(package, "version"));
        // Our own have no source.
        if used.contains(&name) && !package["source"].is_null() {
            packages.push(package_of(name, package)?);
        }
    }
    Ok(write_out(&packages))
}

/// `name 1.2.3` in a line of `cargo tree`, which is `name v1.2.3` and more.
fn name_and_version(line: &str) -> Option<String> {
    let mut words = line.split(' ');
    Some(format!("{} {}", words.next()?, words.next()?.strip_prefix('v')?))
}

fn text<'v>(package: &'v Value, key: &str) -> &'v str {
    package[key].as_str().unwrap_or_default()
}

fn package_of(name: String, package: &Value) -> Result<Package> {
    let manifest = Path::new(text(package, "manifest_path"));
    let folder = manifest.parent().with_context(|| format!("{name} has no folder"))?;
    let licence = text(package, "license").to_owned();
    let mut texts = Vec::new();
    for path in files(folder)? {
        let file = path.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
        let is_legal =
            ["licen", "unlicen", "copying", "copyright", "notice"].iter().any(|it| file.starts_with(it));
        if is_legal || package["license_file"].as_str().is_some_and(|named| path == folder.join(named)) {
            texts.push(String::from_utf8_lossy(&fs::read(&path)?).replace("\r\n", "\n").trim().to_owned());
        }
    }
    if texts.is_empty() {
        if !licence.contains("MIT") {
            bail!(
                "{name} comes without the text of its licence ({licence}): say in crates/xtask/src/build/papers.rs where it is"
            );
        }
        let authors = package["authors"].as_array().into_iter().flatten().filter_map(Value::as_str);
        let authors = authors.collect::<Vec<_>>().join(", ");
        let of_name = format!("the authors of {}", text(package, "name"));
        texts.push(mit(if authors.is_empty() { &of_name } else { &authors })?);
    }
    Ok(Package { name, licence, address: text(package, "repository").to_owned(), texts })
}

/// The code that the compiler brings, which no package is.
fn standard_library() -> Result<Package> {
    let toolchain = read_text(&workspace::root().join("rust-toolchain.toml"))?;
    let toolchain: toml::Table = toolchain.parse()?;
    let channel = toolchain.get("toolchain").and_then(|of| of.get("channel")).and_then(toml::Value::as_str);
    let version = channel.context("rust-toolchain.toml names no channel")?;
    Ok(Package {
        name: format!("rust standard library {version}, with compiler-builtins, dlmalloc and hashbrown"),
        licence: "MIT OR Apache-2.0".to_owned(),
        address: "https://github.com/rust-lang/rust".to_owned(),
        texts: vec![mit("The Rust Project Contributors")?],
    })
}

/// The MIT licence for a package that names it and comes without its text.
fn mit(holders: &str) -> Result<String> {
    let ours = read_text(&workspace::root().join("LICENSE-MIT"))?;
    let from = ours.find("Permission is hereby granted").context("LICENSE-MIT is not the MIT licence")?;
    Ok(format!("MIT License\n\nCopyright (c) {holders}\n\n{}", ours[from..].trim()))
}

/// The packages, then each text once, with those whose it is.
fn write_out(packages: &[Package]) -> String {
    let mut packages: Vec<_> = packages.iter().collect();
    packages.sort_by(|a, b| a.name.cmp(&b.name));
    let mut out = String::from("Handrail contains code of these packages.\n\n");
    let mut users: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for package in &packages {
        out.push_str(&format!("{}: {}, {}\n", package.name, package.licence, package.address));
        package.texts.iter().for_each(|text| users.entry(text).or_default().push(&package.name));
    }
    let mut texts: Vec<_> = users.into_iter().map(|(text, users)| (users.join(", "), text)).collect();
    texts.sort();
    for (users, text) in texts {
        out.push_str(&format!("\n{}\nThe licence of {users}:\n\n{text}\n", "-".repeat(80)));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_licences_name_what_is_in_the_programs_and_nothing_else() {
        let licences = licences().unwrap();
        let list = licences.split("\n\n").nth(1).unwrap();
        let has = |name: &str| list.lines().any(|line| line.starts_with(&format!("{name} ")));
        for shipped in ["leptos", "wasm-bindgen", "rust-stemmers", "thiserror", "rust standard library"] {
            assert!(has(shipped), "{shipped}");
            assert!(
                licences.contains(&format!("The licence of {shipped} "))
                    || licences.contains(&format!(", {shipped} "))
            );
        }
        for not_shipped in
            ["clap", "pulldown-cmark", "axum", "thiserror-impl", "proptest", "handrail", "model", "search"]
        {
            assert!(!has(not_shipped), "{not_shipped}");
        }
        // Every line of the list says name, licence and address; every package has a text.
        for line in list.lines() {
            let (name, rest) = line.split_once(": ").unwrap();
            assert!(rest.split(", ").all(|part| !part.is_empty()), "{line}");
            let texts = licences.lines().filter(|line| line.starts_with("The licence of "));
            assert!(texts.into_iter().any(|texts| texts.contains(name)), "{name}");
        }
        assert!(
            !licences.contains(&*workspace::root().to_string_lossy()) && !licences.contains("registry/src")
        );
        assert_eq!(super::licences().unwrap(), licences);
    }

    #[test]
    fn a_package_without_a_text_gets_the_mit_licence_with_its_authors_or_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("Cargo.toml"), "").unwrap();
        let package = |licence: &str| {
            let manifest = folder.path().join("Cargo.toml");
            let value = serde_json::json!({
                "name": "a", "license": licence, "authors": ["Ada", "Bob"], "manifest_path": manifest,
            });
            package_of("a 1.0.0".to_owned(), &value)
        };
        let text = package("MIT OR Apache-2.0").unwrap().texts.concat();
        assert!(text.contains("Copyright (c) Ada, Bob\n\nPermission is hereby granted"), "{text}");
        assert!(package("Apache-2.0").err().unwrap().to_string().contains("a 1.0.0 comes without the text"));
        fs::write(folder.path().join("COPYING"), "Do what you like.\r\n").unwrap();
        fs::write(folder.path().join("LICENSE-ZLIB"), "As is.").unwrap();
        assert_eq!(package("Zlib").unwrap().texts, ["Do what you like.", "As is."]);
    }

    #[test]
    fn a_text_of_several_packages_stands_there_once() {
        let package = |name: &str, texts: &[&str]| Package {
            name: name.to_owned(),
            licence: "MIT".to_owned(),
            address: "https://example.com".to_owned(),
            texts: texts.iter().map(|text| (*text).to_owned()).collect(),
        };
        let out = write_out(&[package("b 1", &["One", "Two"]), package("a 2", &["One"])]);
        assert_eq!(out.matches("\n\nOne\n").count(), 1);
        assert!(
            out.contains("The licence of a 2, b 1:\n\nOne\n") && out.contains("The licence of b 1:\n\nTwo\n"),
            "{out}"
        );
    }

    #[test]
    fn every_deployed_file_is_in_the_list_of_hashes_with_its_own() {
        let dist = tempfile::tempdir().unwrap();
        for file in
            ["embed/handrail.js", "embed/content/en/a.hrb", "embed/content/.builds/x.txt", "index.html"]
        {
            super::super::write(&dist.path().join(file), b"").unwrap();
        }
        // The SHA-384 of nothing, from NIST's examples.
        let hash = "38b060a751ac96384cd9327eb1b1e36a21fdb71114be07434c0cc7bf63f6e1da274edebfe76f65fbd51ad2f14898b95b";
        let expected = format!("{hash}  embed/content/en/a.hrb\n{hash}  embed/handrail.js\n");
        assert_eq!(sums(dist.path()).unwrap(), expected);
    }

    #[test]
    fn the_script_tag_has_the_hash_of_the_shell() {
        let dist = tempfile::tempdir().unwrap();
        super::super::write(&dist.path().join("embed/handrail.js"), b"").unwrap();
        write(dist.path()).unwrap();
        let integrity = "sha384-OLBgp1GsljhM2TJ+sbHjaiH9txEUvgdDTAzHv2P24donTt6/529l+9Ua0vFImLlb";
        assert_eq!(
            script_tag(dist.path()).unwrap(),
            format!(
                "<script type=\"module\" src=\"embed/handrail.js\" integrity=\"{integrity}\"></script>\n"
            )
        );
        assert!(sums(dist.path()).unwrap().contains("embed/licences.txt"));
    }
}
