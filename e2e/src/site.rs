//! What a test's server serves: `dist/`, with a script before all others that writes down what goes wrong.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use tempfile::TempDir;

/// Runs first in every page.
const WITNESS: &str = include_str!("js/witness.js");

/// A folder to serve: the demo page with the witness in it, and the real `embed/`.
pub(crate) fn prepare(dist: &Path) -> Result<TempDir> {
    let site = tempfile::tempdir()?;
    for entry in fs::read_dir(dist)? {
        let path = entry?.path();
        let to = site.path().join(path.file_name().unwrap_or_default());
        if path.is_dir() {
            copy_folder(&path, &to)?;
        } else if path.extension().is_some_and(|extension| extension == "html") {
            fs::write(to, witnessed(&fs::read_to_string(&path)?)?)?;
        } else {
            fs::copy(&path, to)?;
        }
    }
    fs::write(site.path().join("witness.js"), WITNESS)?;
    Ok(site)
}

/// Copies what is in `from` to the new folder `to`: what happens to either does not change the other.
pub(crate) fn copy_folder(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir(to)?;
    for entry in fs::read_dir(from)? {
        let path = entry?.path();
        let to = to.join(path.file_name().unwrap_or_default());
        if path.is_dir() {
            copy_folder(&path, &to)?;
        } else {
            fs::copy(&path, to)?;
        }
    }
    Ok(())
}

/// The page, with the witness as its first script.
fn witnessed(page: &str) -> Result<String> {
    let (before, after) = page.split_once("<title").context("a page of the demo has no title")?;
    Ok(format!("{before}<script src=\"/witness.js\"></script>\n<title{after}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_witness_comes_before_other_scripts() {
        let page = witnessed("<head><title>x</title><script src=a.js></script>").unwrap();
        assert!(page.find("witness.js") < page.find("a.js"));
    }
}
