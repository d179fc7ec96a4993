//! The release build in `dist/`, which is weighed and tested.

use anyhow::Result;
use tools::{dist, workspace};

use crate::build::{self, Profile};

/// Builds it.
///
/// # Errors
/// As [`build::build`].
pub fn make() -> Result<()> {
    build::build(Profile::Release, &workspace::dist())
}

/// Builds it unless it is there, made of the sources as they are now.
///
/// # Errors
/// As [`make`].
pub fn ensure() -> Result<()> {
    if let Err(why) = dist::check_release(workspace::root(), &workspace::dist()) {
        tools::say(&format!("building for customers: {why}"));
        make()?;
    }
    Ok(())
}
