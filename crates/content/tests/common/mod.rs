//! Libraries on disk, and the command that editors run on them.

#![allow(dead_code, reason = "not every file of tests needs all of it")]

use std::fs;
use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

/// What a run of the command gave.
pub(crate) struct Run {
    pub(crate) status: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

/// A copy of the fixture `name` as `articles/` in a folder of its own, with every message that the widget needs.
pub(crate) fn library(name: &str) -> TempDir {
    let dir = tempfile::tempdir().unwrap();
    let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(name);
    copy(&fixture, &dir.path().join("articles"));
    let path = dir.path().join("articles/en/messages.ftl");
    let own = fs::read_to_string(&path).unwrap();
    let all = model::msg::SHELL.iter().chain(model::msg::ALL);
    let missing = all.filter(|name| !own.contains(&format!("{name} =")));
    let needed: String = missing.map(|name| format!("{name} = Words\n")).collect();
    fs::write(&path, format!("{own}\n{needed}")).unwrap();
    dir
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// Runs `content` in `dir`.
pub(crate) fn content(dir: &Path, arguments: &[&str]) -> Run {
    let output =
        Command::new(env!("CARGO_BIN_EXE_content")).args(arguments).current_dir(dir).output().unwrap();
    Run {
        status: output.status.code().unwrap(),
        stdout: String::from_utf8(output.stdout).unwrap(),
        stderr: String::from_utf8(output.stderr).unwrap(),
    }
}
