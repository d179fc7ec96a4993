//! `content check`, as editors run it.
#![allow(clippy::unwrap_used, reason = "a helper that meets an error fails the test that called it")]

mod common;

use std::fs;

use common::{content, library};

#[test]
fn a_library_without_problems_passes() {
    let dir = library("good");
    let run = content(dir.path(), &["check", "--today", "2026-11-01"]);
    assert_eq!((run.status, run.stderr.as_str()), (0, ""));
    assert_eq!(run.stdout, "0 errors, 0 warnings in 12 files\n");
}

#[test]
fn every_problem_of_a_bad_library_is_reported_at_once() {
    let dir = library("bad");
    let run = content(dir.path(), &["check", "--today", "2026-11-01"]);
    assert_eq!((run.status, run.stderr.as_str()), (1, ""));
    insta::assert_snapshot!(run.stdout);
}

#[test]
fn json_has_every_problem_with_its_place() {
    let dir = library("bad");
    let run = content(dir.path(), &["check", "--format", "json", "--today", "2026-11-01"]);
    assert_eq!(run.status, 1);
    insta::assert_snapshot!(run.stdout);
}

#[test]
fn warnings_alone_do_not_fail() {
    let dir = library("good");
    let run = content(dir.path(), &["check", "--today", "2031-01-01"]);
    assert_eq!(run.status, 0);
    assert!(run.stdout.contains("warning[review-date]"), "{}", run.stdout);
    assert!(run.stdout.contains("warning[notice]: this notice has ended"), "{}", run.stdout);
    assert!(run.stdout.contains("warning[site]: the last of the holidays has passed"), "{}", run.stdout);
    assert!(run.stdout.ends_with("0 errors, 5 warnings in 12 files\n"), "{}", run.stdout);
}

#[test]
fn a_folder_that_is_not_there_is_reported() {
    let dir = tempfile::tempdir().unwrap();
    let run = content(dir.path(), &["check", "--articles", "nowhere"]);
    assert_eq!(run.status, 1);
    assert!(run.stdout.contains("--> nowhere/site.toml:1:1"), "{}", run.stdout);
}

#[test]
fn paths_start_in_the_working_directory() {
    let dir = library("bad");
    let articles = dir.path().join("articles");
    let first = |here: &std::path::Path, articles: &str| {
        let run = content(here, &["check", "--articles", articles]);
        run.stdout.lines().nth(1).unwrap().trim().to_owned()
    };
    assert_eq!(first(dir.path(), "./articles/"), "--> articles/en/cards/No Front.md:1:1");
    assert_eq!(first(dir.path(), articles.to_str().unwrap()), "--> articles/en/cards/No Front.md:1:1");
    assert_eq!(first(&articles, "."), "--> en/cards/No Front.md:1:1");
}

#[test]
fn a_day_that_is_none_is_refused() {
    let dir = library("good");
    let run = content(dir.path(), &["check", "--today", "tomorrow"]);
    assert_eq!(run.status, 2);
    assert!(run.stderr.contains("write it as 2026-10-05"), "{}", run.stderr);
}

#[test]
fn files_that_cannot_be_read_hide_no_other() {
    let dir = library("good");
    let cards = dir.path().join("articles/en/cards");
    fs::write(cards.join("huge.md"), vec![b'x'; 5 * 1024 * 1024]).unwrap();
    fs::write(cards.join("latin1.md"), b"caf\xe9").unwrap();
    fs::write(cards.join("empty.md"), "").unwrap();
    fs::write(cards.join("linked.md"), "---\r\ntitle: \u{e4}\r\n---\r\nSee [x](article:nowhere).\r\n")
        .unwrap();
    let run = content(dir.path(), &["check", "--format", "json"]);
    let found: Vec<serde_json::Value> = serde_json::from_str(&run.stdout).unwrap();
    let place = |rule: &str| {
        let one = found.iter().find(|one| one["rule"] == rule).unwrap();
        format!("{}:{}:{}", one["path"].as_str().unwrap(), one["line"], one["column"])
    };
    assert_eq!(place("too-large"), "articles/en/cards/huge.md:1:1");
    assert_eq!(place("encoding"), "articles/en/cards/latin1.md:1:4");
    assert_eq!(place("empty-file"), "articles/en/cards/empty.md:1:1");
    assert_eq!(place("broken-link"), "articles/en/cards/linked.md:4:5");
    assert_eq!(place("missing-key"), "articles/en/cards/linked.md:1:1");
}
