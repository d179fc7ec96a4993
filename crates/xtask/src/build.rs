//! `cargo xtask build`: from sources to the files that are deployed.
//!
//! 1. [`module`] compiles the engine, which searches, and dispatch, which sends, to WebAssembly.
//! 2. [`style`] joins the style sheets.
//! 3. [`embed`] makes one script of `embed/dispatch.js` and what it imports, which knows the hash of dispatch's module.
//! 4. [`program`] compiles the panel to WebAssembly, tells it the engine's hash, parts it in two, and makes its glue, with
//!    the style sheet and that script's hash in it.
//! 5. The `content` crate checks and compiles `articles/`.
//! 6. [`shell`] fills the table of file names, hashes and words into the shell.
//! 7. [`papers`] says whose code is in the files and what their bytes are.
//! 8. The demo page is copied as it is.
//!
//! The names of all but the shell carry a hash of their bytes, so that browsers may keep them for ever. The
//! shell's name stays: it is what host pages refer to. The same sources give the same bytes.

mod embed;
mod glue;
mod minify;
mod module;
mod papers;
mod program;
mod prune;
mod relocations;
mod shell;
mod shell_text;
mod split;
mod style;
mod wasm;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use content::{Bundles, Library, Severity};
use model::FileRef;
use serde_json::{Value, json};
use tools::dist::PROFILE_FILE;

use self::embed::Scripts;
use crate::workspace;

pub use papers::script_tag;

/// How much work goes into making the files small.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Profile {
    /// Quick to build, easy to read.
    Dev,
    /// What customers get.
    Release,
}

impl Profile {
    /// [`Profile::Release`] if `release` was asked for.
    pub fn from_flag(release: bool) -> Self {
        if release { Self::Release } else { Self::Dev }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Dev => "dev",
            Self::Release => "release",
        }
    }
}

/// Builds everything into `dist`: the demo page, and in `dist/embed/` what a bank deploys.
///
/// `dist/embed/` is made anew; other files in `dist` stay.
///
/// # Errors
/// A source is missing or faulty, or a program that is needed fails or is missing; the message says which.
pub fn build(profile: Profile, dist: &Path) -> Result<()> {
    let (library, bundles) = compile_content()?;
    let text = shell_text::read(&library, &bundles)?;
    let engine = Named::new("engine", "wasm", module::compile(module::ENGINE, profile)?);
    let dispatch = Named::new("dispatch", "wasm", module::compile(module::DISPATCH, profile)?);
    let scripts = Scripts::copy()?;
    scripts.define("DISPATCH_PROGRAM", &dispatch.entry())?;
    let sender = Named::new("dispatch", "js", scripts.script("dispatch.js", profile)?);
    scripts.define("DISPATCH", &sender.entry())?;
    scripts.define("STYLE", &style::bundle(profile)?.into())?;
    let program = program::compile(profile, &engine, &scripts)?;
    let glue = Named::new("handrail", "js", program.glue);
    let wasm = Named::new("handrail", "wasm", program.wasm);
    let shell = shell::fill(profile, &glue, &wasm, &text)?;

    let embed = dist.join("embed");
    if embed.exists() {
        fs::remove_dir_all(&embed).with_context(|| format!("cannot empty {}", embed.display()))?;
    }
    write(&embed.join("handrail.js"), &shell)?;
    for file in [engine, dispatch, sender, glue, wasm].into_iter().chain(program.later) {
        write(&embed.join(&file.name), &file.bytes)?;
    }
    scripts.write_imported(profile, &embed)?;
    bundles.write(&embed.join("content"))?;
    papers::write(dist)?;
    write(&dist.join("index.html"), &read(&workspace::root().join("index.html"))?)?;
    copy_folder(&workspace::root().join("demo"), dist)?;
    write(&dist.join(PROFILE_FILE), profile.name().as_bytes())
}

/// The engine's module, as [`build()`] writes it.
///
/// # Errors
/// It does not compile, or reaches out.
pub fn engine(profile: Profile) -> Result<Vec<u8>> {
    module::compile(module::ENGINE, profile)
}

/// The content, as it was read and compiled.
///
/// # Errors
/// The content has errors; the message shows them all.
pub fn compile_content() -> Result<(Library, Bundles)> {
    let library = Library::read(&workspace::articles());
    let mut diagnostics = content::check(&library, content::today());
    diagnostics.retain(|diagnostic| diagnostic.severity == Severity::Error);
    if !diagnostics.is_empty() {
        bail!("the content has errors:\n{}", content::draw(&diagnostics, false));
    }
    let bundles = content::compile(&library)?;
    Ok((library, bundles))
}

/// A file whose name carries a hash of its bytes.
struct Named {
    name: String,
    integrity: String,
    bytes: Vec<u8>,
}

impl Named {
    /// Names `bytes` `<stem>-<hash>.<extension>`.
    fn new(stem: &str, extension: &str, bytes: Vec<u8>) -> Self {
        let file = FileRef::of(&bytes);
        // 40 bits tell releases apart; the whole hash in `integrity` is what keeps forgers out.
        let name = format!("{stem}-{}.{extension}", file.hex(5));
        Self { name, integrity: file.integrity(), bytes }
    }

    /// Its name and integrity, as scripts have them.
    fn entry(&self) -> Value {
        json!([self.name, self.integrity])
    }
}

fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).with_context(|| format!("cannot create {}", folder.display()))?;
    }
    fs::write(path, bytes).with_context(|| format!("cannot write {}", path.display()))
}

/// Copies the files of the folder `from`, which has no folders in it.
fn copy_folder(from: &Path, to: &Path) -> Result<()> {
    for path in files(from)? {
        let name = path.file_name().unwrap_or_default();
        write(&to.join(name), &read(&path)?)?;
    }
    Ok(())
}

/// The files of `folder`, sorted by name.
fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?;
    let mut paths = Vec::new();
    for entry in entries {
        let path = entry?.path();
        if path.is_file() {
            paths.push(path);
        }
    }
    paths.sort();
    if paths.is_empty() {
        bail!("{} is empty; get the repository again", folder.display());
    }
    Ok(paths)
}

fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).with_context(|| format!("cannot read {}", path.display()))
}

fn read_text(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_changes_with_the_bytes() {
        let name = |bytes: &[u8]| Named::new("handrail", "css", bytes.to_vec()).name;
        assert_eq!(name(b""), "handrail-38b060a751.css");
        assert_ne!(name(b"a"), name(b"b"));
    }
}
