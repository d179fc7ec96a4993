//! Which notices are shown, and in which order.
#![allow(clippy::unwrap_used, reason = "a helper that meets an error fails the test that called it")]

use model::{Notice, Severity, Slug};
use notices::shown;

fn notice(name: &str, severity: Severity, times: (u32, u32), topics: &[u32]) -> Notice {
    Notice {
        slug: Slug::new(name).unwrap(),
        severity,
        title: String::new(),
        body: vec![],
        start: times.0,
        end: times.1,
        topics: topics.to_vec(),
    }
}

fn notices() -> Vec<Notice> {
    vec![
        notice("update", Severity::Info, (0, 100), &[]),
        notice("slow", Severity::Warning, (20, 60), &[0, 1]),
        notice("older", Severity::Warning, (10, 60), &[1]),
        notice("alike", Severity::Warning, (10, 60), &[1]),
        notice("scam", Severity::Critical, (50, 100), &[1]),
    ]
}

fn names(notices: &[Notice], now: u32, topic: Option<u32>, dismissed: &[&str]) -> String {
    names_of_both(notices, &[], now, topic, dismissed)
}

fn names_of_both(
    bundled: &[Notice],
    live: &[Notice],
    now: u32,
    topic: Option<u32>,
    dismissed: &[&str],
) -> String {
    let shown = shown(bundled, live, now, topic, &|slug| dismissed.contains(&slug.as_str()));
    shown.iter().map(|notice| notice.slug.as_str()).collect::<Vec<_>>().join(" ")
}

#[test]
fn where_customers_start_all_are_shown_what_matters_most_first() {
    let all = notices();
    assert_eq!(names(&all, 0, None, &[]), "update");
    assert_eq!(names(&all, 55, None, &[]), "scam alike older slow update");
    assert_eq!(names(&all, 60, None, &[]), "scam update");
    assert_eq!(names(&all, 100, None, &[]), "");
}

#[test]
fn in_a_topic_those_about_it_are_shown() {
    let all = notices();
    assert_eq!(names(&all, 55, Some(0), &[]), "slow");
    assert_eq!(names(&all, 55, Some(1), &[]), "scam alike older slow");
    assert_eq!(names(&all, 55, Some(2), &[]), "");
}

#[test]
fn what_was_dismissed_is_not_shown() {
    assert_eq!(names(&notices(), 55, None, &["scam", "older"]), "alike slow update");
}

#[test]
fn a_live_notice_stands_in_the_place_of_the_bundles_and_can_end_it() {
    let bundled = notices();
    let live = vec![
        notice("slow", Severity::Critical, (20, 60), &[]),
        notice("scam", Severity::Critical, (50, 52), &[1]),
        notice("fresh", Severity::Info, (20, 60), &[]),
    ];
    assert_eq!(names_of_both(&bundled, &live, 55, None, &[]), "slow alike older update fresh");
    assert_eq!(names_of_both(&bundled, &live, 51, None, &["slow"]), "scam alike older update fresh");
    assert_eq!(names_of_both(&bundled, &live, 55, Some(0), &[]), "");
    assert_eq!(names_of_both(&[], &live, 55, None, &[]), "slow fresh");
}
