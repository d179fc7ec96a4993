//! What all WebAssembly programs need: compiling, and making small.

use std::env;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};

use super::{Profile, read};
use crate::{command, tools, workspace};

/// What the programs are compiled for.
const TARGET: &str = "wasm32-unknown-unknown";

/// What the compiler emits for the pinned toolchain's wasm target, and no more: with `--all-features` the optimiser
/// writes instructions that browsers refuse.
const FEATURES: &[&str] = &[
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// Flags for the program that is parted in two. The linker is to say which numbers are places, and to number functions
/// as nothing else is: with 1, 2, 3, … each small number would stand for a function, too. These still take two bytes.
const PARTED: [&str; 2] = ["-Clink-arg=--emit-relocs", "-Clink-arg=--table-base=5000"];

/// The command that compiles `package`.
pub(super) fn cargo(package: &str, profile: Profile) -> Result<Command> {
    tools::wasm_target()?;
    let mut cargo = command::cargo();
    // Of a library that others link, too, only a build of this one kind is optimised as a whole.
    cargo.args(["rustc", "--lib", "--crate-type=cdylib", "--package", package, "--target", TARGET]);
    if profile == Profile::Release {
        cargo.arg("--profile").arg(cargo_profile(package, profile));
        let mut flags = remapped()?;
        if package == super::program::PACKAGE {
            flags.extend(PARTED.map(|flag| format!("{flag:?}")));
        }
        cargo.arg("--config").arg(format!("target.{TARGET}.rustflags=[{}]", flags.join(",")));
    }
    Ok(cargo)
}

/// What [`cargo`] has made of `package`.
pub(super) fn compiled(package: &str, profile: Profile) -> PathBuf {
    let folder = workspace::target().join(TARGET).join(cargo_profile(package, profile));
    folder.join(format!("{package}.wasm"))
}

/// The profile in Cargo.toml, whose folder has the same name.
fn cargo_profile(package: &str, profile: Profile) -> &'static str {
    match profile {
        Profile::Dev => "debug",
        Profile::Release if package == super::module::ENGINE => "engine",
        Profile::Release => "release",
    }
}

/// Flags that keep this machine's folders out of the program: messages of panics carry the paths of sources, and the
/// same sources must give the same bytes everywhere.
fn remapped() -> Result<Vec<String>> {
    let cargo = env::var_os("CARGO_HOME").map(PathBuf::from);
    let cargo = cargo.or_else(|| env::home_dir().map(|home| home.join(".cargo")));
    let registries =
        cargo.context("cannot find cargo's folder; set CARGO_HOME")?.join("registry").join("src");
    let mut folders = vec![workspace::root().to_owned(), PathBuf::from("/rustc/")];
    for registry in fs::read_dir(registries).into_iter().flatten() {
        folders.push(registry?.path());
    }
    Ok(folders
        .iter()
        .map(|folder| format!("{:?}", format!("--remap-path-prefix={}=", folder.display())))
        .collect())
}

/// Runs the optimiser's `passes` over a program.
pub(super) fn optimise(wasm: &[u8], passes: &[&str]) -> Result<Vec<u8>> {
    let folder = tempfile::tempdir()?;
    let (before, after) = (folder.path().join("before.wasm"), folder.path().join("after.wasm"));
    fs::write(&before, wasm)?;
    let mut wasm_opt = tools::npm("wasm-opt")?;
    wasm_opt.args(passes).args(FEATURES).arg(&before).arg("-o").arg(&after);
    command::run(&mut wasm_opt)?;
    read(&after)
}
