//! The style sheet: `style/tokens.css`, then `style/base.css`, then the others by name.

use std::path::Path;

use anyhow::Result;

use super::{Profile, files, minify, read_text};
use crate::workspace;

/// The sheets that others build on, in order.
const FIRST: &[&str] = &["tokens.css", "base.css"];

/// All of `style/` in one sheet.
pub(super) fn bundle(profile: Profile) -> Result<String> {
    let mut paths = files(&workspace::root().join("style"))?;
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "css"));
    paths.sort_by_key(|path| place(path));
    let mut sheet = String::new();
    for path in paths {
        sheet.push_str(&read_text(&path)?);
        sheet.push('\n');
    }
    match profile {
        Profile::Dev => Ok(sheet),
        Profile::Release => minify::style(&sheet),
    }
}

/// Where a sheet stands: those in [`FIRST`] first, the others by name.
fn place(path: &Path) -> (usize, String) {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let first = FIRST.iter().position(|first| *first == name);
    (first.unwrap_or(FIRST.len()), name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_and_base_come_before_the_views() {
        let mut names = ["article.css", "base.css", "tokens.css", "flow.css"].map(Path::new);
        names.sort_by_key(|path| place(path));
        assert_eq!(names, ["tokens.css", "base.css", "article.css", "flow.css"].map(Path::new));
    }
}
