//! The programs that building and testing Handrail need, found or installed once; where things are in this repository
//! ([`workspace`]), and whether there is a build to test ([`dist`]).
//!
//! | program | from | installed into |
//! |---|---|---|
//! | the wasm target | rustup | the toolchain |
//! | wasm-opt, esbuild, axe-core, MiniSearch, TypeScript | npm, pinned in `crates/tools/npm` | `.tools/npm` |
//! | cargo-deny, geckodriver | crates.io | `.tools/bin` |
//! | browsers and their drivers, Xvfb, Node | the system's packages | the system |
//!
//! Git ignores `.tools`. A second run finds everything and installs nothing.

pub mod command;
mod crates;
pub mod dist;
mod npm;
mod system;
pub mod workspace;

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, bail};

/// cargo-deny, which checks licences and sources of dependencies.
///
/// # Errors
/// It is missing and cannot be installed.
pub fn cargo_deny() -> Result<PathBuf> {
    crates::find(&crates::CARGO_DENY)
}

/// geckodriver, which drives Firefox.
///
/// # Errors
/// It is missing and cannot be installed.
pub fn geckodriver() -> Result<PathBuf> {
    crates::find(&crates::GECKODRIVER)
}

/// A program of the npm tools.
///
/// # Errors
/// It is missing and cannot be installed.
pub fn npm(program: &str) -> Result<Command> {
    npm::ensure()?;
    Ok(Command::new(npm::folder().join("node_modules").join(".bin").join(program)))
}

/// axe-core, which finds accessibility faults: a script to run in a page.
///
/// # Errors
/// It is missing and cannot be installed.
pub fn axe() -> Result<PathBuf> {
    npm::ensure()?;
    Ok(npm::folder().join("node_modules").join("axe-core").join("axe.min.js"))
}

/// The package of MiniSearch, which the search is measured against.
///
/// # Errors
/// It is missing and cannot be installed.
pub fn minisearch() -> Result<PathBuf> {
    npm::ensure()?;
    Ok(npm::folder().join("node_modules").join("minisearch"))
}

pub use system::{Browsers, CHROMIUM_ARGUMENTS, browsers};

/// Sees to it that the compiler can compile to WebAssembly.
///
/// # Errors
/// The target is missing and rustup cannot add it.
pub fn wasm_target() -> Result<()> {
    let sysroot = command::output(Command::new("rustc").args(["--print", "sysroot"]), &[])?;
    let sysroot = PathBuf::from(String::from_utf8_lossy(&sysroot).trim());
    if sysroot.join("lib/rustlib/wasm32-unknown-unknown/lib").exists() {
        return Ok(());
    }
    if on_path("rustup").is_none() {
        bail!(
            "the compiler in {} cannot compile to wasm32-unknown-unknown; install Rust with rustup (https://rustup.rs)",
            sysroot.display()
        );
    }
    say("adding the target wasm32-unknown-unknown");
    command::run(Command::new("rustup").args(["target", "add", "wasm32-unknown-unknown"]))
}

/// Finds or installs everything.
///
/// # Errors
/// Something is missing and cannot be installed.
pub fn all() -> Result<()> {
    wasm_target()?;
    npm::ensure()?;
    cargo_deny()?;
    geckodriver()?;
    browsers()?;
    Ok(())
}

/// The folder for what is installed for this repository alone.
fn folder() -> PathBuf {
    workspace::root().join(".tools")
}

/// The first program of that name on the search path.
fn on_path(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(program)).find(|path| path.is_file())
}

/// What the program at `path` answers to `--version`: empty if it cannot be run.
fn version(path: &Path) -> String {
    let output = Command::new(path).arg("--version").output();
    output.map(|output| String::from_utf8_lossy(&output.stdout).into_owned()).unwrap_or_default()
}

/// One line about what takes so long.
pub fn say(line: &str) {
    eprintln!("handrail: {line}");
}
