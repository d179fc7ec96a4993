//! What `embed/visit.js` asks and is answered, in texts.

use dispatch::{Reply, answer, hide};

const NOW: f64 = 1_800_000_000_000.0;

const ITEM: [&str; 4] = ["key-1", "K7PM-3QXW", "/feedback", "{\"rating\":\"yes\"}"];

fn ask(record: &[u8], question: &str, parameters: &[&str], status: u32) -> Reply {
    answer(record, &[&[question], parameters].concat(), status, NOW, 0.5)
}

/// The record with one item in it.
fn kept() -> Vec<u8> {
    let ran = ask(&[], "add", &ITEM, 0);
    assert_eq!(ran.texts, ["waiting"]);
    ran.stored.unwrap_or_default()
}

#[test]
fn words_and_marks_take_turns_and_the_words_are_whole() {
    assert_eq!(hide("Nothing here.", true), ["Nothing here."]);
    assert_eq!(hide("", true), [""]);
    let pieces = hide("4111 1111 1111 1111 was refused, my pin is 4321.", false);
    assert_eq!(pieces, ["", "[card]", " was refused, my pin is ", "[pin]", "."]);
}

#[test]
fn how_to_reach_somebody_is_hidden_where_that_is_wanted() {
    let text = "my pin is 4321, call 020 7946 0123";
    assert_eq!(hide(text, false), ["my pin is ", "[pin]", ", call 020 7946 0123"]);
    assert_eq!(hide(text, true), ["my pin is ", "[pin]", ", call ", "[phone]", ""]);
}

#[test]
fn an_item_is_sent_and_gone_once_it_was_taken() {
    let next = ask(&kept(), "next", &[], 0);
    assert_eq!(next.texts, ["send", "key-1", "K7PM-3QXW", "/feedback", "{\"rating\":\"yes\"}", "1"]);
    let sending = next.stored.unwrap_or_default();
    assert_eq!(ask(&sending, "status", &["key-1"], 0).texts, ["sending"]);
    let taken = ask(&sending, "complete", &["key-1", "1", "", ""], 201);
    assert_eq!((taken.texts, taken.stored), (vec!["gone".to_owned()], Some(Vec::new())));
}

#[test]
fn without_an_answer_it_waits_until_somebody_hurries() {
    let sending = ask(&kept(), "next", &[], 0).stored.unwrap_or_default();
    let failed = ask(&sending, "complete", &["key-1", "1", "", ""], 0);
    assert_eq!(failed.texts, ["waiting"]);
    assert_eq!(
        ask(&sending, "complete", &["key-1", "1", "", ""], 302),
        failed,
        "a redirect is no answer either"
    );
    let record = failed.stored.unwrap_or_default();
    assert_eq!(ask(&record, "next", &[], 0).texts, ["wait", "1800000000999"]);
    assert_eq!(ask(&record, "hurry", &[], 0).texts.first().map(String::as_str), Some("send"));
}

#[test]
fn what_a_server_refuses_is_lost_until_a_customer_was_told() {
    let sending = ask(&kept(), "next", &[], 0).stored.unwrap_or_default();
    let refused = ask(&sending, "complete", &["key-1", "1", "", ""], 413);
    assert_eq!(refused.texts, ["refused"]);
    let record = refused.stored.unwrap_or_default();
    assert_eq!(ask(&record, "lost", &[], 0).texts, ["list", "key-1", "K7PM-3QXW"]);
    assert_eq!(ask(&record, "acknowledge", &["key-1"], 0).stored, Some(Vec::new()));
}

#[test]
fn the_server_says_how_long_to_wait_in_seconds_or_as_a_date() {
    let sending = ask(&kept(), "next", &[], 0).stored.unwrap_or_default();
    for parameters in [["key-1", "1", "60", ""], ["key-1", "1", "a date", "1800000060000"]] {
        let record = ask(&sending, "complete", &parameters, 429).stored.unwrap_or_default();
        assert_eq!(ask(&record, "hurry", &[], 0).texts, ["wait", "1800000060000"], "{parameters:?}");
    }
}

#[test]
fn at_logout_all_is_handed_out_for_the_last_time() {
    let last = ask(&kept(), "last-try", &[], 0);
    assert_eq!(last.texts, [&["list"][..], &ITEM].concat());
    assert_eq!(last.stored, Some(Vec::new()));
}

#[test]
fn a_damaged_record_stays_until_a_customer_was_told() {
    let mut record = kept();
    record.pop();
    assert_eq!(ask(&record, "add", &ITEM, 0), Reply { stored: None, texts: vec!["unreadable".into()] });
    assert_eq!(ask(&record, "lost", &[], 0).texts, ["list", "", ""]);
    assert_eq!(ask(&record, "acknowledge", &["key-1"], 0).stored, None);
    assert_eq!(ask(&record, "acknowledge", &[""], 0).stored, Some(Vec::new()));
}

#[test]
fn what_is_no_question_changes_nothing() {
    assert_eq!(ask(&kept(), "dance", &[], 0), Reply::default());
    assert_eq!(ask(&kept(), "complete", &[], 200).stored, None);
}
