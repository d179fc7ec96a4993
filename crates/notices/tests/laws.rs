//! What holds of any file.
#![allow(clippy::unwrap_used, reason = "a helper that meets an error fails the test that called it")]

mod common;

use notices::{Json, read};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};

const KEYS: &[&str] = &[
    "id", "severity", "start", "end", "topics", "locales", "title", "text", "link", "url", "version",
    "notices",
];

/// Any JSON, often with our keys and values in it.
fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        Just(json!(1)),
        ".{0,8}".prop_map(Value::from),
        select(vec![
            "en",
            "cy",
            "info",
            "slow",
            "cards",
            "2026-11-22T08:00:00Z",
            "article:fees",
            "https://x"
        ])
        .prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 40, 6, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..5).prop_map(Value::from),
            vec((select(KEYS), inner), 0..8)
                .prop_map(|fields| fields.into_iter().map(|(key, value)| (key.to_owned(), value)).collect()),
        ]
    })
}

fn good(id: usize) -> Value {
    json!({
        "id": format!("good-{id}"),
        "severity": "info",
        "start": "2026-11-22T08:00:00Z",
        "end": "2026-11-22T18:00:00Z",
        "locales": ["en"],
        "title": "A title",
        "text": ["Text."],
    })
}

/// A good entry in which the values of some keys are anything.
fn broken() -> impl Strategy<Value = Value> {
    vec((select(KEYS), any_json()), 1..3).prop_map(|changes| {
        let mut entry = good(99);
        for (key, value) in changes {
            entry[key] = value;
        }
        entry
    })
}

proptest! {
    #[test]
    fn nothing_makes_it_panic(value in any_json()) {
        read(&common::json(&value), &common::catalogue());
        read(&common::json(&json!({ "version": 1, "notices": [value] })), &common::catalogue());
    }

    #[test]
    fn good_entries_outlive_any_around_them(
        entries in vec(prop_oneof![any_json(), broken(), Just(Value::from("good"))], 0..=20),
    ) {
        let is_good = |entry: &Value| entry.as_str() == Some("good");
        let places: Vec<_> = (0..entries.len()).filter(|at| is_good(&entries[*at])).collect();
        let entries: Vec<_> = (entries.into_iter().enumerate())
            .map(|(at, entry)| if is_good(&entry) { good(at) } else { entry })
            .collect();
        let found = read(&common::json(&json!({ "version": 1, "notices": entries })), &common::catalogue());
        for at in places {
            let name = format!("good-{at}");
            prop_assert!(found.notices.iter().any(|notice| notice.slug.as_str() == name));
            prop_assert!(found.dropped.iter().all(|dropped| dropped.at != Some(at)));
        }
        prop_assert!(found.notices.len() + found.dropped.len() <= entries.len());
    }

    #[test]
    fn what_is_kept_alone_fits_the_schema(entry in prop_oneof![any_json(), broken()]) {
        let file = json!({ "version": 1, "notices": [entry] });
        if !read(&common::json(&file), &common::catalogue()).notices.is_empty() {
            prop_assert!(common::schema().is_valid(&file), "{}", file);
        }
    }

    #[test]
    fn a_key_that_is_there_twice_does_no_harm(value in any_json()) {
        let Json::Object(mut fields) = common::json(&good(0)) else { unreachable!() };
        fields.push(("id".into(), common::json(&value)));
        let file = Json::Object(vec![
            ("version".into(), Json::Number(1.0)),
            ("notices".into(), Json::List(vec![Json::Object(fields)])),
        ]);
        prop_assert_eq!(read(&file, &common::catalogue()).notices.len(), 1);
    }
}
