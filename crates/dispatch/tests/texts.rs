//! What `embed/record.js` asks and is answered, in texts.

use dispatch::{Ran, hide, run};

const NOW: f64 = 1_800_000_000_000.0;

const ITEM: [&str; 4] = ["key-1", "K7PM-3QXW", "/feedback", "{\"rating\":\"yes\"}"];

fn ask(record: &[u8], number: u32, parameters: &[&str], status: u32) -> Ran {
    run(record, number, parameters, status, NOW, 0.5)
}

/// The record with one item in it.
fn kept() -> Vec<u8> {
    let ran = ask(&[], 0, &ITEM, 0);
    assert_eq!(ran.answer, ["waiting"]);
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
    let next = ask(&kept(), 1, &[], 0);
    assert_eq!(next.answer, ["send", "key-1", "K7PM-3QXW", "/feedback", "{\"rating\":\"yes\"}", "1"]);
    let sending = next.stored.unwrap_or_default();
    assert_eq!(ask(&sending, 3, &["key-1"], 0).answer, ["sending"]);
    let taken = ask(&sending, 2, &["key-1", "1", "", ""], 201);
    assert_eq!((taken.answer, taken.stored), (vec!["gone".to_owned()], Some(Vec::new())));
}

#[test]
fn without_an_answer_it_waits_until_somebody_hurries() {
    let sending = ask(&kept(), 1, &[], 0).stored.unwrap_or_default();
    let failed = ask(&sending, 2, &["key-1", "1", "", ""], 0);
    assert_eq!(failed.answer, ["waiting"]);
    assert_eq!(ask(&sending, 2, &["key-1", "1", "", ""], 302), failed, "a redirect is no answer either");
    let record = failed.stored.unwrap_or_default();
    assert_eq!(ask(&record, 1, &[], 0).answer, ["wait", "1800000000999"]);
    assert_eq!(ask(&record, 7, &[], 0).answer.first().map(String::as_str), Some("send"));
}

#[test]
fn what_a_server_refuses_is_lost_until_a_customer_was_told() {
    let sending = ask(&kept(), 1, &[], 0).stored.unwrap_or_default();
    let refused = ask(&sending, 2, &["key-1", "1", "", ""], 413);
    assert_eq!(refused.answer, ["refused"]);
    let record = refused.stored.unwrap_or_default();
    assert_eq!(ask(&record, 4, &[], 0).answer, ["lost", "key-1", "K7PM-3QXW"]);
    assert_eq!(ask(&record, 5, &["key-1"], 0).stored, Some(Vec::new()));
}

#[test]
fn the_server_says_how_long_to_wait_in_seconds_or_as_a_date() {
    let sending = ask(&kept(), 1, &[], 0).stored.unwrap_or_default();
    for parameters in [["key-1", "1", "60", ""], ["key-1", "1", "a date", "1800000060000"]] {
        let record = ask(&sending, 2, &parameters, 429).stored.unwrap_or_default();
        assert_eq!(ask(&record, 7, &[], 0).answer, ["wait", "1800000060000"], "{parameters:?}");
    }
}

#[test]
fn at_logout_all_is_handed_out_for_the_last_time() {
    let last = ask(&kept(), 6, &[], 0);
    assert_eq!(last.answer, [&["last"][..], &ITEM].concat());
    assert_eq!(last.stored, Some(Vec::new()));
}

#[test]
fn a_damaged_record_stays_until_a_customer_was_told() {
    let mut record = kept();
    record.pop();
    assert_eq!(ask(&record, 0, &ITEM, 0), Ran { stored: None, answer: vec!["unreadable".into()] });
    assert_eq!(ask(&record, 4, &[], 0).answer, ["lost", "", ""]);
    assert_eq!(ask(&record, 5, &["key-1"], 0).stored, None);
    assert_eq!(ask(&record, 5, &[""], 0).stored, Some(Vec::new()));
}

#[test]
fn what_is_no_command_changes_nothing() {
    assert_eq!(ask(&kept(), 99, &[], 0).stored, None);
    assert_eq!(ask(&kept(), 2, &[], 200).stored, None);
}
