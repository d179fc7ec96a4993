//! The numbers that docs/redaction.md promises. The cases are the same in each run.

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use redact::{Scope, find};

use crate::cards::card;
use crate::ibans::iban;
use crate::ordinary;
use crate::ordinary::{amount, date, days, moment, telephone};

/// How many cases of each kind or family are made.
const CASES: usize = 10_000;

/// The least part of the numbers with a checksum that is found, in per cent.
const RECALL: f64 = 99.5;

/// The most of each family of ordinary numbers that is taken for something else, in per cent.
const FALSE_HITS: f64 = 1.0;

/// What people put between groups of a number.
const SEPARATORS: [&str; 16] =
    ["", "", "", " ", " ", "-", ".", "\u{A0}", "\u{202F}", "–", "  ", " - ", "\n", "\r\n", "\t", "\u{200B}"];

/// What may touch a number.
const BEFORE: [&str; 20] = [
    "", "", " ", "card", "it is ", "IBAN", "IBAN: ", "(", "“", "n°", "№ ", "→", "\n", "12/27 ", "123, ",
    "1. ", "£10.50 ", "from", "№", "ж",
];
const BEHIND: [&str; 20] = [
    "",
    "",
    " ",
    ".",
    ",",
    ")",
    "please",
    " please",
    "!",
    "”",
    "\n",
    " 12/27",
    " 123",
    "; 10.00",
    "/",
    " exp 12/27",
    "?",
    "and",
    "ж",
    "😀",
];

fn one_of(texts: &'static [&'static str]) -> impl Strategy<Value = &'static str> {
    prop::sample::select(texts)
}

/// A number as it is written: in groups of some length, in full-width or other digits, in small letters.
fn written(number: String) -> impl Strategy<Value = String> {
    let zero = prop::sample::select(vec!['0', '0', '0', '０', '٠', '०']);
    let separators = prop::collection::vec(one_of(&SEPARATORS), 1..=2);
    (1..=8_usize, separators, zero, any::<bool>()).prop_map(move |(group, separators, zero, small)| {
        let mut written = String::new();
        for (at, c) in number.chars().enumerate() {
            if at > 0 && at % group == 0 {
                written.push_str(separators[at / group % separators.len()]);
            }
            let digit = c.to_digit(10).map(|digit| char::from_u32(u32::from(zero) + digit).unwrap());
            written.push(digit.unwrap_or(if small { c.to_ascii_lowercase() } else { c }));
        }
        written
    })
}

/// A text with one to three numbers, and where they are.
fn text_with(number: impl Strategy<Value = String>) -> impl Strategy<Value = (String, Vec<(usize, usize)>)> {
    let one = (one_of(&BEFORE), number.prop_flat_map(written), one_of(&BEHIND));
    prop::collection::vec(one, 1..=3).prop_map(|all| {
        let (mut text, mut places) = (String::new(), Vec::new());
        for (before, number, behind) in all {
            text.push_str(if text.ends_with(|c: char| c.is_alphanumeric()) { ", " } else { "" });
            text.push_str(before);
            places.push((text.len(), text.len() + number.len()));
            text.push_str(&number);
            text.push_str(behind);
        }
        (text, places)
    })
}

/// The same cases in each run.
fn cases<T: std::fmt::Debug>(strategy: impl Strategy<Value = T>) -> impl Iterator<Item = T> {
    let mut runner = TestRunner::deterministic();
    (0..CASES).map(move |_| strategy.new_tree(&mut runner).unwrap().current())
}

/// How many per cent of the numbers are hidden whole, at 10,000 texts.
fn recall(number: impl Strategy<Value = String>, name: &str) -> f64 {
    let (mut hidden, mut all) = (0, 0);
    for (text, places) in cases(text_with(number)) {
        let found = find(&text, Scope::Secrets);
        for (start, end) in places {
            let is_hidden = found.iter().any(|found| found.start <= start && end <= found.end);
            hidden += u32::from(is_hidden);
            all += 1;
        }
    }
    let per_cent = 100.0 * f64::from(hidden) / f64::from(all);
    println!("{name}: {hidden} of {all} are found, {per_cent:.2} %");
    per_cent
}

#[test]
fn hardly_any_number_with_a_checksum_is_missed() {
    assert!(recall(card(), "cards") >= RECALL);
    assert!(recall(iban(), "IBANs") >= RECALL);
}

/// `numbers` within words.
fn in_words(
    numbers: impl Strategy<Value = String>,
    words: &'static [&'static str],
) -> impl Strategy<Value = String> {
    (one_of(words), numbers).prop_map(|(words, number)| words.replace("{}", &number))
}

fn order() -> impl Strategy<Value = String> {
    prop_oneof![
        "[1-9][0-9]{5,11}",
        "#[0-9]{4,8}",
        "[A-Z]{2,3}-?[0-9]{6,10}",
        "ORD-202[0-9]-[0-9]{6}",
        "[0-9]{3}-[0-9]{7}-[0-9]{7}",
        "[0-9]{2}-[0-9]{5}-[0-9]{5}",
        "[A-Z0-9]{8,12}",
        "[0-9]{13}",
    ]
}

/// Parcels of Royal Mail, UPS, FedEx, the United States Postal Service, DHL, DPD, Hermes and Amazon.
fn tracking() -> impl Strategy<Value = String> {
    prop_oneof![
        "[A-Z]{2} ?[0-9]{4} ?[0-9]{4} ?[0-9]GB",
        "1Z ?[A-Z0-9]{3} ?[A-Z0-9]{3} ?[0-9]{2} ?[0-9]{4} ?[0-9]{4}",
        "[0-9]{4} ?[0-9]{4} ?[0-9]{4}",
        "[0-9]{15}",
        "9[2-5][0-9]{2} [0-9]{4} [0-9]{4} [0-9]{4} [0-9]{4} [0-9]{2}",
        "9[2-5][0-9]{20}",
        "[0-9]{10}",
        "JD0[0-9]{17}",
        "[0-9]{14}",
        "H[0-9A-Z]{15}",
        "TB[AC][0-9]{12}",
    ]
}

fn time() -> impl Strategy<Value = String> {
    (0..24, "[:.h]", 0..60, 0..60, 0..4).prop_map(|(hour, mark, minute, second, form)| match form {
        0 => format!("{hour:02}{mark}{minute:02}"),
        1 => format!("{hour:02}{mark}{minute:02}:{second:02}"),
        2 => format!("{hour:02}{minute:02}"),
        _ => format!("{}:{minute:02} pm", hour % 12 + 1),
    })
}

#[test]
fn hardly_any_ordinary_number_is_taken_for_something_else() {
    let orders =
        &["{}", "order {}", "my order number is {}", "order {}, paid by card", "reference {} never came"];
    let phones =
        &["{}", "call me at {}", "my number is {}", "I sent the code to {}", "{} is my phone number"];
    let dates =
        &["{}", "on {}", "since {} my PIN is blocked", "I got the code on {}", "expired {}", "born {}"];
    let times = &["{}", "at {}", "the code came at {}", "PIN refused at {} today", "{} is when I called"];
    let amounts = &[
        "{}",
        "£{}",
        "{} euros",
        "I paid {} with my card and PIN",
        "my account was charged {}",
        "${} taken",
    ];
    let parcels = &["{}", "tracking number {}", "my card is in parcel {}", "track {} please", "where is {}"];
    let several = ordinary::amounts();
    let phone = || prop_oneof![telephone("(\\+|00|0)"), telephone(""), "[0-9]{3}[ -][0-9]{3}[ -][0-9]{4}"];
    let families: [(&str, BoxedStrategy<String>); 6] = [
        ("order numbers", in_words(order(), orders).boxed()),
        ("telephone numbers", in_words(phone(), phones).boxed()),
        ("dates", in_words(prop_oneof![date(), days()], dates).boxed()),
        ("times", in_words(prop_oneof![time(), moment()], times).boxed()),
        ("amounts", in_words(prop_oneof![amount(), several], amounts).boxed()),
        ("tracking numbers", in_words(tracking(), parcels).boxed()),
    ];
    let mut most: f64 = 0.0;
    for (family, texts) in families {
        let hits: Vec<_> = cases(texts).filter(|text| !find(text, Scope::Secrets).is_empty()).collect();
        let per_cent = 100.0 * hits.len() as f64 / CASES as f64;
        println!("{family}: {} of {CASES} are taken for something else, {per_cent:.2} %", hits.len());
        most = most.max(per_cent);
    }
    assert!(most <= FALSE_HITS, "{most} %");
}
