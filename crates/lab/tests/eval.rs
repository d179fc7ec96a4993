//! Measuring search over the sample help centre.

#![expect(clippy::unwrap_used, reason = "a test that meets an error fails, and says where")]

use std::fs;
use std::path::Path;

use lab::eval::{Options, eval};
use serde_json::{Value, json};
use tempfile::TempDir;

const LABELS: &str = "slug,category\nchange-pin,new_pin\nlost-card,gone\n";

/// One that any search answers, one that nothing can answer.
const QUESTIONS: &str = "category,text\nnew_pin,\"change PIN, please\"\ngone,?!\n";

fn options(folder: &Path, questions: &str, labels: &str) -> Options {
    let file = |name: &str, text: &str| {
        fs::write(folder.join(name), text).unwrap();
        folder.join(name)
    };
    Options {
        questions: file("questions.csv", questions),
        labels: file("labels.csv", labels),
        typos: None,
        misses: 0,
        locale: None,
        json: false,
    }
}

fn printed(options: &Options) -> String {
    let mut out = Vec::new();
    eval(options, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn questions_are_measured_against_the_sample_help_centre() {
    let folder = TempDir::new().unwrap();
    let options = Options { json: true, misses: 5, ..options(folder.path(), QUESTIONS, LABELS) };
    let report: Value = serde_json::from_str(&printed(&options)).unwrap();
    assert_eq!(report["locale"], "en");
    assert_eq!(report["typos_seed"], Value::Null);
    assert_eq!(report["questions"], 2);
    assert_eq!(report["top_3_percent"], 50.0);
    assert_eq!(report["found_nothing"], 1);
    let confusions = report["confusions"].as_array().unwrap();
    let nothing_for_lost_card = json!({ "wanted": "lost-card", "first": null, "count": 1, "percent": 100.0 });
    assert!(confusions.contains(&nothing_for_lost_card), "{report}");
    let lowest = json!({ "slug": "lost-card", "questions": 1, "top_1_percent": 0.0 });
    assert!(report["lowest_top_1"].as_array().unwrap().contains(&lowest), "{report}");
}

#[test]
fn a_question_is_never_printed() {
    let folder = TempDir::new().unwrap();
    let options = Options { misses: 5, ..options(folder.path(), QUESTIONS, LABELS) };
    let table = printed(&options);
    assert!(table.starts_with("questions             2\ntop-1 %"), "{table}");
    assert!(table.contains("lost-card") && !table.contains("please"), "{table}");
}

#[test]
fn the_same_seed_gives_the_same_measures() {
    let folder = TempDir::new().unwrap();
    let options = Options { json: true, typos: Some(7), ..options(folder.path(), QUESTIONS, LABELS) };
    let report = printed(&options);
    assert!(report.contains("\"typos_seed\": 7"), "{report}");
    assert_eq!(printed(&options), report);
}

#[test]
fn what_the_help_centre_does_not_have_is_refused() {
    let folder = TempDir::new().unwrap();
    let refusal = |options: &Options| eval(options, &mut Vec::new()).unwrap_err().to_string();
    let wrong_slug = options(folder.path(), QUESTIONS, &LABELS.replace("change-pin", "mortgage-rates"));
    let told = refusal(&wrong_slug);
    assert!(told.contains("labels.csv:2: the help centre does not have `mortgage-rates`;"), "{told}");
    let wrong_locale = Options { locale: Some("xx".to_owned()), ..wrong_slug };
    assert!(refusal(&wrong_locale).starts_with("there is no locale `xx`; choose one with --locale: en"));
}
