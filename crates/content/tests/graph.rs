//! `content graph`, as editors run it.
#![allow(clippy::unwrap_used, reason = "a helper that meets an error fails the test that called it")]

mod common;

use std::fs;

use common::{content, library};

#[test]
fn a_flow_is_printed_as_a_picture() {
    let dir = library("good");
    let run = content(dir.path(), &["graph", "lost-card"]);
    assert_eq!((run.status, run.stderr.as_str()), (0, ""));
    assert!(run.stdout.starts_with("<svg xmlns=") && run.stdout.ends_with("</svg>\n"), "{}", run.stdout);
    assert!(run.stdout.contains("Where did you see it last?"), "{}", run.stdout);
}

#[test]
fn other_languages_are_printed_when_asked_for() {
    let dir = library("good");
    let mermaid = content(dir.path(), &["graph", "lost-card", "--format", "mermaid", "--locale", "en"]);
    assert!(mermaid.stdout.contains("flowchart"), "{}", mermaid.stdout);
    let dot = content(dir.path(), &["graph", "lost-card", "--format", "dot"]);
    assert!(dot.stdout.starts_with("digraph \"lost-card\" {"), "{}", dot.stdout);
}

#[test]
fn all_flows_are_written_into_a_file() {
    let dir = library("good");
    let run = content(dir.path(), &["graph", "--all", "--out", "flows.html"]);
    assert_eq!((run.status, run.stdout.as_str()), (0, ""));
    let page = fs::read_to_string(dir.path().join("flows.html")).unwrap();
    assert!(page.starts_with("<!doctype html>") && page.contains("I have lost my card"), "{page}");
}

#[test]
fn a_flow_with_mistakes_is_drawn_as_far_as_it_can_be_read() {
    let dir = library("bad");
    let run = content(dir.path(), &["graph", "broken", "--format", "mermaid"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert!(run.stdout.contains("n_start -->|\"Circle\"| n_circle"), "{}", run.stdout);
}

#[test]
fn a_flow_that_is_not_there_is_refused() {
    let dir = library("good");
    let run = content(dir.path(), &["graph", "lost-crad"]);
    assert_eq!((run.status, run.stdout.as_str()), (1, ""));
    assert!(run.stderr.contains("did you mean `lost-card`?"), "{}", run.stderr);
    assert_eq!(content(dir.path(), &["graph"]).status, 2);
    assert_eq!(content(dir.path(), &["graph", "lost-card", "--all"]).status, 2);
}
