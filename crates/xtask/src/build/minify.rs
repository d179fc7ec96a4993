//! Taking out of scripts and style sheets what browsers do not need.

use std::fs;
use std::path::Path;

use anyhow::Result;

use crate::{command, tools};

/// How everything is minified. The target names the oldest browsers that the widget supports (docs/embedding.md says
/// why): newer syntax than theirs is rewritten.
const MINIFY: [&str; 4] =
    ["--minify", "--charset=utf8", "--legal-comments=none", "--target=chrome111,firefox113,safari16.4"];

/// A JavaScript module, minified.
pub(super) fn script(source: &str) -> Result<Vec<u8>> {
    esbuild(&["--loader=js", "--format=esm"], source)
}

/// The JavaScript module at `path` with all that it imports, minified.
pub(super) fn bundle(path: &Path) -> Result<Vec<u8>> {
    let mut esbuild = tools::npm("esbuild")?;
    esbuild.arg(path).args(["--bundle", "--format=esm"]).args(MINIFY);
    command::output(&mut esbuild, &[])
}

/// A JavaScript module that exports nothing but `exports` (names, parted by commas), without what they do not need, and with
/// what they import from `folder`.
pub(super) fn shaken(folder: &Path, source: &str, exports: &str) -> Result<String> {
    fs::write(folder.join("whole.js"), source)?;
    let entry = folder.join("entry.js");
    fs::write(&entry, format!("export {{ {exports} }} from './whole.js';"))?;
    let mut esbuild = tools::npm("esbuild")?;
    // What wasm-bindgen runs for each class it writes would keep the classes that nobody uses. The shell unmounts
    // what it mounted, so nothing waits for the browser to find it forgotten.
    esbuild.args(["--define:Symbol.dispose=undefined", "--define:FinalizationRegistry=undefined"]);
    esbuild.arg(&entry).args(["--bundle", "--format=esm", "--charset=utf8", "--minify-syntax"]);
    Ok(String::from_utf8(command::output(&mut esbuild, &[])?)?)
}

/// A JavaScript module, minified, with short names also for the properties whose names begin with `_`.
pub(super) fn module(source: &str) -> Result<Vec<u8>> {
    esbuild(&["--loader=js", "--format=esm", "--mangle-props=^_"], source)
}

/// A style sheet, minified.
pub(super) fn style(source: &str) -> Result<String> {
    Ok(String::from_utf8(esbuild(&["--loader=css"], source)?)?.trim_end().to_owned())
}

fn esbuild(options: &[&str], source: &str) -> Result<Vec<u8>> {
    let mut esbuild = tools::npm("esbuild")?;
    esbuild.args(options).args(MINIFY);
    command::output(&mut esbuild, source.as_bytes())
}
