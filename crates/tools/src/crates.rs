//! Tools that are published on crates.io.

use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::{command, folder, on_path, say, version};

/// A tool and the version that is used.
pub(crate) struct Tool {
    name: &'static str,
    version: &'static str,
}

pub(crate) const CARGO_DENY: Tool = Tool { name: "cargo-deny", version: "0.20.2" };
pub(crate) const GECKODRIVER: Tool = Tool { name: "geckodriver", version: "0.37.1" };

/// The tool: on the search path in the right version, or installed for this repository.
pub(crate) fn find(tool: &Tool) -> Result<PathBuf> {
    let is_right = |path: &PathBuf| version(path).split_whitespace().any(|word| word == tool.version);
    let ours = folder().join("bin").join(tool.name);
    if let Some(found) = on_path(tool.name).into_iter().chain([ours.clone()]).find(is_right) {
        return Ok(found);
    }
    say(&format!("installing {} {} (once, some minutes)", tool.name, tool.version));
    let mut install = command::cargo();
    install.args(["install", "--quiet", "--locked", "--debug", "--force", "--root"]).arg(folder());
    install.arg("--target-dir").arg(folder().join("build").join(tool.name));
    install.args([tool.name, "--version", tool.version]);
    command::run(&mut install)
        .with_context(|| format!("{} {} is needed and cannot be installed", tool.name, tool.version))?;
    Ok(ours)
}
