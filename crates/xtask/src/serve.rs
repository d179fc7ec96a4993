//! `cargo xtask serve`: builds, then becomes the demo bank's server.

use std::os::unix::process::CommandExt;
use std::path::Path;

use anyhow::{Context, Result};

use crate::build::{self, Profile};
use crate::{command, workspace};

/// Builds, then serves `dist/` on `port` until the process is ended. Feedback is kept in the file `feedback`.
///
/// # Errors
/// The build fails, or cargo cannot be started. What goes wrong later the server says itself.
pub fn serve(profile: Profile, port: u16, feedback: &Path) -> Result<()> {
    let dist = workspace::dist();
    build::build(profile, &dist)?;
    let mut server = command::cargo();
    server.args(["run", "--package", "demo-server"]);
    if profile == Profile::Dev {
        // Without the check of feedback, which takes longer to compile than the rest.
        server.arg("--no-default-features");
    }
    server.arg("--").arg("--root").arg(dist).arg("--feedback").arg(feedback);
    server.args(["--port", &port.to_string()]).current_dir(workspace::root());
    // Takes the place of this process, so that what ends this one ends the server.
    Err(server.exec()).context("cannot start cargo")
}
