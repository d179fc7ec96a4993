//! Taking out of scripts and style sheets what browsers do not need.

use anyhow::Result;

use crate::{command, tools};

/// The oldest browsers that run what the compiler emits. Newer syntax than theirs is rewritten.
const OLDEST_BROWSERS: &str = "--target=chrome97,firefox102,safari16.4";

/// A JavaScript module, minified.
pub(super) fn script(source: &str) -> Result<Vec<u8>> {
    esbuild("--loader=js", source)
}

/// A style sheet, minified.
pub(super) fn style(source: &str) -> Result<Vec<u8>> {
    esbuild("--loader=css", source)
}

fn esbuild(loader: &str, source: &str) -> Result<Vec<u8>> {
    let mut esbuild = tools::npm("esbuild")?;
    esbuild.args([loader, "--minify", "--charset=utf8", "--legal-comments=none", OLDEST_BROWSERS]);
    command::output(&mut esbuild, source.as_bytes())
}
