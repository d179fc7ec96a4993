//! Running other programs.

use std::io::Write;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

/// Runs `command` from the root of the repository, showing what it prints.
///
/// # Errors
/// It cannot be started, or fails; the message names the whole command.
pub fn run(command: &mut Command) -> Result<()> {
    let status = command
        .current_dir(crate::workspace::root())
        .status()
        .with_context(|| format!("cannot start `{}`", shown(command)))?;
    if !status.success() {
        bail!("`{}` failed ({status})", shown(command));
    }
    Ok(())
}

/// Runs `command` from the root of the repository with `input` and returns what it prints.
///
/// # Errors
/// As for [`run`]; the message carries what it printed on stderr.
pub fn output(command: &mut Command, input: &[u8]) -> Result<Vec<u8>> {
    let mut child = command
        .current_dir(crate::workspace::root())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .with_context(|| format!("cannot start `{}`", shown(command)))?;
    let stdin = child.stdin.take();
    let output = std::thread::scope(|scope| {
        // On its own thread: a program may fill its output before it has read all of its input. One that stops
        // reading says why itself.
        scope.spawn(move || stdin.map(|mut stdin| stdin.write_all(input)));
        child.wait_with_output()
    })?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        bail!("`{}` failed ({}):\n{}", shown(command), output.status, said.trim());
    }
    Ok(output.stdout)
}

/// A cargo that builds for itself, whatever the cargo that started this program was told.
pub fn cargo() -> Command {
    let mut command = Command::new("cargo");
    for (name, _) in std::env::vars() {
        // Set by the `cargo run` around this program for this package; they would make the inner build start again.
        if name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_") {
            command.env_remove(name);
        }
    }
    command
}

/// The command as one would type it.
pub fn shown(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}
