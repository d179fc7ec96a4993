//! A bank's file of live notices: what is wrong is left out, and takes nothing else with it.
#![allow(clippy::unwrap_used, reason = "a helper that meets an error fails the test that called it")]

mod common;

use common::{catalogue, json, text_of};
use model::{Block, Inline, Severity, Target};
use notices::{Dropped, Json, read};
use serde_json::{Value, json};

const EXAMPLE: &str = include_str!("../../../docs/notices.example.json");

/// A notice without mistakes.
fn good(id: &str) -> Value {
    json!({
        "id": id,
        "severity": "warning",
        "start": "2026-11-22T08:00:00Z",
        "end": "2026-11-22T18:00:00Z",
        "topics": ["payments", "cards"],
        "locales": ["en"],
        "title": "Slow payments",
        "text": ["Try again.", "Your money is safe."],
        "link": { "text": "More", "url": "article:fees" },
    })
}

/// The good notice with another value at `key`, such as `link/url`; without the key if there is none.
fn with(key: &str, value: Option<Value>) -> Value {
    let mut notice = good("bad");
    let (object, key) = match key.split_once('/') {
        Some((outer, inner)) => (&mut notice[outer], inner),
        None => (&mut notice, key),
    };
    let object = object.as_object_mut().unwrap();
    match value {
        Some(value) => object.insert(key.to_owned(), value),
        None => object.remove(key),
    };
    notice
}

fn file(notices: &[Value]) -> Value {
    json!({ "version": 1, "notices": notices })
}

/// The names of what is kept, and the reasons for what is dropped.
fn outcome(file: &Value) -> (Vec<String>, Vec<(Option<usize>, &'static str)>) {
    let read = read(&json(file), &catalogue());
    let ids = read.notices.iter().map(|notice| notice.slug.to_string()).collect();
    (ids, read.dropped.iter().map(|dropped| (dropped.at, dropped.why)).collect())
}

/// Entries with one mistake each, why they are dropped, and whether the schema finds it, too.
fn mistakes() -> Vec<(Value, &'static str, bool)> {
    const ID: &str = "`id` is not small letters, digits and hyphens, 64 at most";
    const SEVERITY: &str = "`severity` is not info, warning or critical";
    const START: &str = "`start` is no time such as 2026-11-22T08:00:00Z";
    const END: &str = "`end` is no time such as 2026-11-22T08:00:00Z";
    const TITLE: &str = "`title` has no words, or over 120 characters";
    const TEXT: &str = "`text` is not one to five paragraphs of up to 600 characters";
    const TOPICS: &str = "`topics` is no list of topics, 50 at most";
    const LOCALES: &str = "`locales` is no list of locales";
    const WORDS: &str = "the link has no words, or over 120 characters";
    const URL: &str = "the link's `url` is none of https://…, article:…, flow:… and contact:…";
    let long = |length: usize| Some(json!("ä".repeat(length)));
    let some = |value: Value| Some(value);
    let url = |url: &str| with("link/url", Some(json!(url)));
    vec![
        (json!(null), LOCALES, true),
        (json!("text"), LOCALES, true),
        (json!([]), LOCALES, true),
        (json!({}), LOCALES, true),
        (with("id", None), ID, true),
        (with("id", some(json!(5))), ID, true),
        (with("id", some(json!("Slow Payments"))), ID, true),
        (with("id", some(json!(""))), ID, true),
        (with("id", some(json!(" slow"))), ID, true),
        (with("id", some(json!("a".repeat(65)))), ID, true),
        (with("severity", None), SEVERITY, true),
        (with("severity", some(json!("high"))), SEVERITY, true),
        (with("severity", some(json!(["info"]))), SEVERITY, true),
        (with("start", None), START, true),
        (with("start", some(json!("2026-11-22"))), START, true),
        (with("start", some(json!("2026-11-31T08:00:00Z"))), START, true),
        (with("start", some(json!(1_795_334_400))), START, true),
        (with("end", None), END, true),
        (with("end", some(json!("2026-11-22T18:00:00"))), END, true),
        (with("end", some(json!("2026-11-22T18:00Z"))), END, true),
        (with("end", some(json!("2026-11-22T08:00:00Z"))), "`end` is not after `start`", false),
        (with("end", some(json!("2026-11-22T08:30:00+01:00"))), "`end` is not after `start`", false),
        (with("title", None), TITLE, true),
        (with("title", some(json!(" \n"))), TITLE, true),
        (with("title", long(121)), TITLE, true),
        (with("title", some(json!({ "en": "Slow" }))), TITLE, true),
        (with("text", None), TEXT, true),
        (with("text", some(json!("Try again."))), TEXT, true),
        (with("text", some(json!([]))), TEXT, true),
        (with("text", some(json!(["a", "b", "c", "d", "e", "f"]))), TEXT, true),
        (with("text", some(json!(["a", ""]))), TEXT, true),
        (with("text", some(json!(["a", 5]))), TEXT, true),
        (with("text", some(json!(["ä".repeat(601)]))), TEXT, true),
        (with("topics", some(json!("cards"))), TOPICS, true),
        (with("topics", some(json!(["Cards"]))), TOPICS, true),
        (with("topics", some(json!([null]))), TOPICS, true),
        (with("topics", some(json!(vec!["a"; 51]))), TOPICS, true),
        (with("topics", some(json!(null))), TOPICS, true),
        (with("locales", None), LOCALES, true),
        (with("locales", some(json!("en"))), LOCALES, true),
        (with("locales", some(json!([]))), LOCALES, true),
        (with("locales", some(json!(["en", 5]))), LOCALES, true),
        (with("link", some(json!("https://bank.example"))), WORDS, true),
        (with("link", some(json!(null))), WORDS, true),
        (with("link/text", None), WORDS, true),
        (with("link/text", some(json!(" "))), WORDS, true),
        (with("link/text", long(121)), WORDS, true),
        (with("link/url", None), URL, true),
        (url("http://bank.example"), URL, true),
        (url("javascript:alert(1)"), URL, true),
        (url("JAVASCRIPT:alert(1)"), URL, true),
        (url("data:text/html,x"), URL, true),
        (url("//bank.example"), URL, true),
        (url("/outage"), URL, true),
        (url("https://"), URL, true),
        (url("https:///outage"), URL, true),
        (url("https://bank.example/a b"), URL, true),
        (url("https://bank.example/\n"), URL, true),
        (url("https://bänk.example"), URL, true),
        (url(" https://bank.example"), URL, true),
        (url("article:"), URL, true),
        (url("article:Fees"), URL, true),
        (url("flow:lost-card#"), URL, true),
        (url("flow:lost-card#Freeze"), URL, true),
        (url("article:fees#a#b"), URL, true),
        (url("contact:Chat"), URL, true),
        (url("contact"), URL, true),
        (url("tel:+442079460199"), URL, true),
        (url(&format!("https://{}", "a".repeat(2000))), URL, true),
    ]
}

#[test]
fn each_mistake_leaves_out_its_own_notice_with_its_reason() {
    for (bad, why, _) in mistakes() {
        let (kept, dropped) = outcome(&file(&[good("before"), bad.clone(), good("after")]));
        assert_eq!(kept, ["before", "after"], "{bad}");
        assert_eq!(dropped, [(Some(1), why)], "{bad}");
    }
}

#[test]
fn schema_and_program_find_the_same_mistakes() {
    let schema = common::schema();
    assert!(schema.is_valid(&file(&[good("good"), good("better")])));
    for (bad, _, is_found) in mistakes() {
        assert_eq!(schema.is_valid(&file(&[good("good"), bad.clone()])), !is_found, "{bad}");
    }
    for (bad, _) in wrong_files() {
        assert!(!schema.is_valid(&bad), "{bad}");
    }
}

#[test]
fn the_example_fits_schema_and_program() {
    let example: Value = serde_json::from_str(EXAMPLE).unwrap();
    assert!(common::schema().is_valid(&example));
    let read = read(&json(&example), &catalogue());
    assert_eq!(read.dropped, []);
    assert_eq!(read.notices.len(), example["notices"].as_array().unwrap().len());
}

/// Files that are left out as a whole, and why.
fn wrong_files() -> Vec<(Value, &'static str)> {
    let notices = [good("good")];
    vec![
        (json!(null), "`version` is not 1"),
        (json!([]), "`version` is not 1"),
        (json!({ "notices": notices }), "`version` is not 1"),
        (json!({ "version": 2, "notices": notices }), "`version` is not 1"),
        (json!({ "version": "1", "notices": notices }), "`version` is not 1"),
        (json!({ "version": 1 }), "`notices` is no list"),
        (json!({ "version": 1, "notices": { "good": good("good") } }), "`notices` is no list"),
    ]
}

#[test]
fn a_file_of_another_shape_is_left_out_as_a_whole_for_one_reason() {
    for (file, why) in wrong_files() {
        assert_eq!(outcome(&file), (vec![], vec![(None, why)]), "{file}");
    }
}

#[test]
fn a_notice_has_all_that_the_file_says() {
    let read = read(&json(&file(&[good("slow")])), &catalogue());
    let [notice] = read.notices.as_slice() else { panic!("{read:?}") };
    assert_eq!((notice.slug.as_str(), notice.severity), ("slow", Severity::Warning));
    assert_eq!((notice.start, notice.end), (29_922_240, 29_922_840));
    assert_eq!(notice.topics, [0, 1]);
    assert_eq!(notice.title, "Slow payments");
    assert_eq!(
        notice.body.iter().map(text_of).collect::<Vec<_>>(),
        ["Try again.", "Your money is safe.", "More"]
    );
    let Block::Paragraph(link) = &notice.body[2] else { panic!("{:?}", notice.body) };
    let [Inline::Link { target: Target::Article(slug, None), .. }] = link.as_slice() else {
        panic!("{link:?}")
    };
    assert_eq!(slug.as_str(), "fees");
}

#[test]
fn what_is_as_long_as_it_may_be_is_kept() {
    let mut notice = good(&"a".repeat(64));
    notice["title"] = json!("ä".repeat(120));
    notice["text"] = json!(vec!["ä".repeat(600); 5]);
    notice["link"] = json!({ "text": "ä".repeat(120), "url": format!("https://{}", "a".repeat(1992)) });
    notice["topics"] = json!(vec!["cards"; 50]);
    let file = file(&[notice]);
    assert_eq!(outcome(&file).1, []);
    assert!(common::schema().is_valid(&file));
}

#[test]
fn what_the_content_does_not_have_is_passed_over_and_the_rest_is_kept() {
    for (notice, paragraphs, topics) in [
        (with("topics", Some(json!(["loans", "cards"]))), 3, &[0][..]),
        (with("topics", None), 3, &[]),
        (with("link/url", Some(json!("article:gone"))), 2, &[0, 1]),
        (with("link/url", Some(json!("flow:fees"))), 2, &[0, 1]),
        (with("link/url", Some(json!("flow:lost-card"))), 3, &[0, 1]),
        (with("link/url", Some(json!("flow:lost-card#freeze"))), 3, &[0, 1]),
        (with("link/url", Some(json!("article:fees#abroad"))), 3, &[0, 1]),
        (with("link/url", Some(json!("contact:"))), 3, &[0, 1]),
        (with("link/url", Some(json!("contact:chat"))), 3, &[0, 1]),
        (with("link/url", Some(json!("contact:fax"))), 2, &[0, 1]),
        (with("link/url", Some(json!("https://bank.example/outage?id=1#now"))), 3, &[0, 1]),
        (with("link", None), 2, &[0, 1]),
        (with("colour", Some(json!("green"))), 3, &[0, 1]),
    ] {
        let read = read(&json(&file(std::slice::from_ref(&notice))), &catalogue());
        assert_eq!(read.dropped, [], "{notice}");
        assert_eq!(
            (read.notices[0].body.len(), read.notices[0].topics.as_slice()),
            (paragraphs, topics),
            "{notice}"
        );
    }
}

#[test]
fn a_notice_in_other_locales_is_no_mistake_whatever_else_it_says() {
    let welsh = json!({ "locales": ["cy"], "id": 5 });
    let mut both = good("both");
    both["locales"] = json!(["cy", "EN"]);
    assert_eq!(outcome(&file(&[welsh, both])), (vec!["both".to_owned()], vec![]));
    let mut same_name = good("slow");
    same_name["locales"] = json!(["cy"]);
    assert_eq!(outcome(&file(&[same_name, good("slow")])), (vec!["slow".to_owned()], vec![]));
}

#[test]
fn of_two_with_one_name_the_first_is_kept() {
    let (mut first, mut bad) = (good("slow"), good("slow"));
    first["title"] = json!("First");
    bad["title"] = json!("");
    let read = read(&json(&file(&[bad, first, good("slow")])), &catalogue());
    assert_eq!(read.notices.iter().map(|notice| notice.title.as_str()).collect::<Vec<_>>(), ["First"]);
    let id = Some("slow".to_owned());
    assert_eq!(read.dropped[1], Dropped { at: Some(2), id, why: "another notice before it has its `id`" });
}

#[test]
fn more_than_twenty_are_left_out_and_said_once() {
    let many: Vec<_> = (0..30).map(|n| good(&format!("n{n}"))).collect();
    let (kept, dropped) = outcome(&file(&many));
    assert_eq!(kept.len(), 20);
    assert_eq!(dropped, [(Some(20), "it and all after it are more than 20 notices")]);
    assert!(common::schema().is_valid(&file(&many[..20])));
    assert!(!common::schema().is_valid(&file(&many[..21])));
}

#[test]
fn a_version_that_is_no_number_of_json_is_not_taken_for_one() {
    for version in [f64::NAN, f64::INFINITY, 1.5, -1.0] {
        let file = Json::Object(vec![
            ("version".into(), Json::Number(version)),
            ("notices".into(), Json::List(vec![])),
        ]);
        assert_eq!(read(&file, &catalogue()).dropped.len(), 1);
    }
}
