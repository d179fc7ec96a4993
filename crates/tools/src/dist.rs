//! Whether `dist/` has a release build of the sources as they are now: browser tests and weighing are about nothing else.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use anyhow::{Result, bail};

/// Names the profile that `dist/` was built with. The build writes it last, and the server does not serve it.
pub const PROFILE_FILE: &str = ".profile";

/// What files in `dist/` are made of, and the build itself. The crates come on top.
const SOURCES: &[&str] =
    &["Cargo.lock", "articles", "crates/xtask/src/build", "demo", "embed", "index.html", "src", "style"];

/// Crates of which nothing gets into `dist/`.
const TOOLS: &[&str] = &["demo-server", "lab", "tools", "xtask"];

/// Checks that there is a release build in `dist`, and that no file below `root` that it is made of is newer.
///
/// # Errors
/// There is none, or it is older; the message says how to build.
pub fn check_release(root: &Path, dist: &Path) -> Result<()> {
    let profile = dist.join(PROFILE_FILE);
    if fs::read_to_string(&profile).ok().as_deref() != Some("release") {
        bail!("{} has no release build; make one: cargo xtask build --release", dist.display());
    }
    let built = fs::metadata(&profile)?.modified()?;
    for source in sources(root)? {
        if let Some(newer) = newer_than(built, &source)? {
            bail!(
                "{} is older than {}; build again: cargo xtask build --release",
                dist.display(),
                newer.display()
            );
        }
    }
    Ok(())
}

/// The files and folders that the build reads.
fn sources(root: &Path) -> Result<Vec<PathBuf>> {
    let mut sources: Vec<_> = SOURCES.iter().map(|source| root.join(source)).collect();
    for entry in fs::read_dir(root.join("crates"))? {
        let entry = entry?;
        if !TOOLS.iter().any(|tool| entry.file_name() == *tool) {
            sources.push(entry.path().join("src"));
        }
    }
    Ok(sources)
}

/// The first file at or below `path` that was changed after `time`.
fn newer_than(time: SystemTime, path: &Path) -> Result<Option<PathBuf>> {
    if path.is_dir() {
        for entry in fs::read_dir(path)? {
            if let Some(newer) = newer_than(time, &entry?.path())? {
                return Ok(Some(newer));
            }
        }
        return Ok(None);
    }
    // Not every crate has sources.
    let modified = fs::metadata(path).and_then(|file| file.modified());
    Ok(modified.is_ok_and(|modified| modified > time).then(|| path.to_owned()))
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    /// What is said of a repository whose build has this profile, and whose file at `path` was changed so many seconds
    /// after the build.
    fn said(profile: &str, path: &str, seconds: u64) -> Option<String> {
        let root = tempfile::tempdir().unwrap();
        let dist = root.path().join("dist");
        let built = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000);
        fs::create_dir_all(root.path().join("crates")).unwrap();
        for (path, content, time) in [
            (dist.join(PROFILE_FILE), profile, built),
            (root.path().join(path), "", built + Duration::from_secs(seconds)),
        ] {
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(&path, content).unwrap();
            fs::File::options().write(true).open(&path).unwrap().set_modified(time).unwrap();
        }
        check_release(root.path(), &dist).err().map(|error| error.to_string())
    }

    #[test]
    fn a_dist_without_a_release_build_is_refused_with_a_way_out() {
        let refused = said("dev", "src/app.rs", 0).unwrap();
        assert!(
            refused.ends_with("has no release build; make one: cargo xtask build --release"),
            "{refused}"
        );
    }

    #[test]
    fn a_build_is_refused_when_what_it_is_made_of_is_newer() {
        for path in ["src/view/mod.rs", "crates/flow/src/lib.rs", "crates/xtask/src/build/wasm.rs"] {
            assert_eq!(said("release", path, 0), None, "{path}");
            let refused = said("release", path, 1).unwrap();
            assert!(refused.contains(path) && refused.contains("cargo xtask build --release"), "{refused}");
        }
        assert_eq!(said("release", "crates/lab/src/lib.rs", 1), None);
    }
}
