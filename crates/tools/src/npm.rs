//! Tools that are published on npm only. `crates/tools/npm` pins them and all they depend on by hash.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};

use crate::{command, on_path, say, system};

const PACKAGE: &str = include_str!("../npm/package.json");
const LOCK: &str = include_str!("../npm/package-lock.json");

/// Where they are installed.
pub(crate) fn folder() -> PathBuf {
    crate::folder().join("npm")
}

/// Installs them unless they are there as the lock file has them.
pub(crate) fn ensure() -> Result<()> {
    if on_path("node").is_none() {
        system::install(&["nodejs", "npm"], "Node (https://nodejs.org), version 18 or later")?;
    }
    // Written last: a folder without it is a half-finished one.
    let installed = folder().join("installed-lock.json");
    if fs::read_to_string(&installed).is_ok_and(|lock| lock == LOCK) {
        return Ok(());
    }
    if on_path("npm").is_none() {
        system::install(&["npm"], "npm (https://nodejs.org)")?;
    }
    say("installing wasm-opt, esbuild, axe-core, MiniSearch and TypeScript from npm (once)");
    fs::create_dir_all(folder())?;
    fs::write(folder().join("package.json"), PACKAGE)?;
    fs::write(folder().join("package-lock.json"), LOCK)?;
    let mut npm = Command::new("npm");
    // The environment may say that this is for production.
    npm.args([
        "ci",
        "--include=dev",
        "--ignore-scripts",
        "--no-audit",
        "--no-fund",
        "--loglevel=error",
        "--prefix",
    ])
    .arg(folder());
    command::output(&mut npm, &[]).context("the tools that are published on npm cannot be installed")?;
    Ok(fs::write(installed, LOCK)?)
}
