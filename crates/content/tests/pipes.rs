//! Readers that stop reading, such as `head`.
#![allow(clippy::unwrap_used, reason = "a helper that meets an error fails the test that called it")]

mod common;

use std::path::Path;
use std::process::{Command, Stdio};

use common::library;

/// Runs `content` in `dir` while nobody reads its standard output, or its standard error. Gives back the status and what it
/// wrote to the other one.
fn run_closed(dir: &Path, arguments: &[&str], is_stdout: bool) -> (i32, String) {
    let (reader, closed) = std::io::pipe().unwrap();
    drop(reader);
    let mut command = Command::new(env!("CARGO_BIN_EXE_content"));
    command.args(arguments).current_dir(dir);
    let output = if is_stdout {
        command.stdout(closed).stderr(Stdio::piped()).output().unwrap()
    } else {
        command.stdout(Stdio::piped()).stderr(closed).output().unwrap()
    };
    let seen = if is_stdout { output.stderr } else { output.stdout };
    (output.status.code().unwrap(), String::from_utf8(seen).unwrap())
}

#[test]
fn every_command_ends_quietly_when_nobody_reads_on() {
    let good = library("good");
    for arguments in [
        &["check", "--today", "2026-11-01"][..],
        &["check", "--format", "json", "--today", "2026-11-01"],
        &["export", "--locale", "en"],
        &["graph", "lost-card"],
        &["graph", "lost-card", "--format", "mermaid"],
        &["graph", "--all"],
        &["--help"],
    ] {
        assert_eq!(run_closed(good.path(), arguments, true), (0, String::new()), "{arguments:?}");
    }
}

#[test]
fn the_status_tells_of_errors_whether_they_are_read_or_not() {
    let bad = library("bad");
    assert_eq!(run_closed(bad.path(), &["check"], true), (1, String::new()));
    assert_eq!(run_closed(bad.path(), &["check", "--format", "json"], true), (1, String::new()));
    assert_eq!(run_closed(bad.path(), &["build", "--out", "out"], false), (1, String::new()));
}
