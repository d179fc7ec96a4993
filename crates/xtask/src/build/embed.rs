//! The scripts in `embed/`, and `build.js`, from which they import what only the build knows: `embed/build.d.ts` names it.

use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::Path;

use anyhow::Result;
use serde_json::Value;
use tempfile::TempDir;

use super::{Profile, copy_folder, files, minify, read, write};
use crate::workspace;

/// What the scripts import.
const BUILT: &str = "build.js";

/// A copy of `embed/`.
pub(super) struct Scripts {
    folder: TempDir,
}

impl Scripts {
    pub(super) fn copy() -> Result<Self> {
        let folder = tempfile::tempdir()?;
        copy_folder(&workspace::root().join("embed"), folder.path())?;
        write(&folder.path().join(BUILT), b"")?;
        Ok(Self { folder })
    }

    /// Has `build.js` export a constant.
    pub(super) fn define(&self, name: &str, value: &Value) -> Result<()> {
        let mut built = OpenOptions::new().append(true).open(self.folder.path().join(BUILT))?;
        Ok(writeln!(built, "export const {name} = {value};")?)
    }

    /// Where they are.
    pub(super) fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// The script `name`: in a release with all that it imports.
    pub(super) fn script(&self, name: &str, profile: Profile) -> Result<Vec<u8>> {
        let path = self.folder.path().join(name);
        match profile {
            Profile::Dev => read(&path),
            Profile::Release => minify::bundle(&path),
        }
    }

    /// Puts what scripts import beside them in `folder`, where that is not in them.
    pub(super) fn write_imported(&self, profile: Profile, folder: &Path) -> Result<()> {
        if profile == Profile::Release {
            return Ok(());
        }
        for path in files(self.folder.path())? {
            let name = path.file_name().unwrap_or_default();
            if path.extension().is_some_and(|extension| extension == "js") && name != "handrail.js" {
                fs::copy(&path, folder.join(name))?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_defined_can_be_imported_where_it_is_declared() {
        let scripts = Scripts::copy().unwrap();
        for name in ["DISPATCH", "DISPATCH_PROGRAM", "STYLE"] {
            scripts.define(name, &"x".into()).unwrap();
            let declared = std::fs::read_to_string(scripts.folder().join("build.d.ts")).unwrap();
            assert!(declared.contains(&format!("export const {name}: ")), "{name}");
        }
        let built = std::fs::read_to_string(scripts.folder().join(BUILT)).unwrap();
        assert!(built.ends_with("export const STYLE = \"x\";\n"), "{built}");
    }
}
