//! Whatever is typed or pasted, the search goes on, and its work has a bound.

#![expect(clippy::unwrap_used, reason = "a helper that meets an error fails the test that called it")]

mod common;

use std::sync::LazyLock;

use common::{HelpCentre, bank, bank_documents, synonyms};
use proptest::collection::vec;
use proptest::prelude::*;
use search::{Excerpt, Hit, Language, Mark, Query, Section, Suggestions, words};

/// How much of a paste is read.
const MOST_BYTES: usize = 2_000;

/// A paste.
const PASTE: usize = 100_000;

static CENTRE: LazyLock<HelpCentre> = LazyLock::new(|| {
    let synonyms = synonyms(&[&["cash machine", "ATM", "hole in the wall"]], &[("quid", "pound")]);
    HelpCentre::with(Language::English, &bank_documents(), &synonyms)
});

/// All that can be known about what is typed.
#[derive(Debug, PartialEq)]
struct Answer {
    hits: Vec<Hit>,
    is_answerable: bool,
    marks: Vec<Mark>,
    excerpt: Option<Excerpt>,
}

/// Asks everything, also with what is typed as the text to look at.
fn answer(typed: &str) -> Answer {
    let texts =
        bank_documents().map(|document| Section { heading: document.title, lines: vec![document.body] });
    let asks: Vec<Vec<String>> = bank_documents().into_iter().map(|document| document.asks).collect();
    let query = Query::new(&CENTRE.index, typed);
    let hits = query.hits(9);
    Suggestions::new(asks).complete(&query, &hits, typed, 3);
    let marks = texts.iter().flat_map(|section| query.marks(&section.lines[0])).collect();
    Answer { is_answerable: query.is_answerable(), marks, excerpt: query.excerpt(&texts), hits }
}

/// What is typed may also be what is looked at.
fn look_at(text: &str) {
    let query = Query::new(&CENTRE.index, "lost card at a cash machine £");
    let marks = query.marks(text);
    assert!(marks.iter().all(|mark| text.get(mark.start..mark.end).is_some()));
    let section = Section { heading: String::new(), lines: vec![text.to_owned()] };
    if let Some(excerpt) = query.excerpt(&[section]) {
        assert!(excerpt.marks.iter().all(|mark| excerpt.text.get(mark.start..mark.end).is_some()));
        assert!(!excerpt.marks.is_empty(), "{}", excerpt.text);
    }
}

/// As many repetitions of `piece` as make a paste.
fn filled_with(piece: &str) -> String {
    piece.repeat(PASTE.div_ceil(piece.len()))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    #[test]
    fn no_text_makes_it_panic(text in prop_oneof!["\\PC{0,80}", "(?s).{0,80}"]) {
        answer(&text);
        look_at(&text);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn no_text_of_words_of_the_help_centre_makes_it_panic(
        pieces in vec(prop_oneof![
            prop::sample::select(vec![
                "card", "Lost", "cash", "machine", "hole in the wall", "ATM", "quid", "the", "£1.50", "a", "w",
            ]),
            prop::sample::select(vec!["-", " ", "'", "\u{301}", "ß", "卡", ".", ",", "\n", "🙂", "\u{200d}", ""]),
        ], 0..60),
    ) {
        let text = pieces.concat();
        answer(&text);
        look_at(&text);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn of_a_random_paste_no_more_is_read_than_its_beginning(
        pieces in vec(prop_oneof!["\\PC{200}", "[a-z ]{200}", "[^a-z]{200}"], 1..20),
        shift in 0_usize..4,
    ) {
        let paste = "a".repeat(shift) + &filled_with(&pieces.concat());
        let beginning = &paste[..paste.floor_char_boundary(MOST_BYTES)];
        prop_assert_eq!(answer(&paste), answer(beginning));
    }
}

#[test]
fn nothing_but_spaces_is_nothing() {
    for text in ["", " ", "\n\t", "\u{a0}\u{3000}", "\0"] {
        assert_eq!(answer(text), answer(""));
        assert_eq!(CENTRE.found(text), [""; 0]);
    }
}

#[test]
fn of_a_paste_no_more_is_read_than_its_beginning() {
    let of_the_bank: String = bank_documents().map(|document| document.body).join("\n");
    for piece in
        ["a", "é", "ß", "卡", "🙂", " ", "7", "£", "1,0", "card ", "card", "a b ", "-", "'", &of_the_bank]
    {
        let paste = filled_with(piece);
        let beginning = &paste[..paste.floor_char_boundary(MOST_BYTES)];
        assert_eq!(answer(&paste), answer(beginning), "{piece}");
        look_at(&paste);
    }
}

#[test]
fn what_is_behind_the_beginning_of_a_paste_finds_nothing() {
    let centre = bank();
    assert_eq!(centre.found(&(" ".repeat(MOST_BYTES - 5) + "PIN ")), ["Change your PIN"]);
    assert_eq!(centre.found(&(" ".repeat(MOST_BYTES) + "PIN ")), [""; 0]);
    // Where a word is cut, its beginning is read.
    assert_eq!(centre.found(&(" ".repeat(MOST_BYTES - 4) + "activating ")), ["Activate your card"]);
    // A character is read whole or not at all.
    assert_eq!(centre.found(&("é".repeat(MOST_BYTES - 1) + " PIN ")), [""; 0]);
    assert_eq!(centre.found(&(" ".repeat(MOST_BYTES - 1) + "éPIN ")), [""; 0]);
}

#[test]
fn of_very_many_words_the_first_are_read() {
    let centre = HelpCentre::titled(&["PIN", "Wallet"]);
    let typed = |count: usize| format!("PIN {}wallet ", "a ".repeat(count));
    assert_eq!(centre.found(&typed(30)), ["PIN", "Wallet"]);
    assert_eq!(centre.found(&typed(300)), ["PIN"]);
    assert_eq!(centre.found(&filled_with("PIN ")), ["PIN"]);
}

#[test]
fn a_paste_is_parted_into_words_as_the_same_text_is_line_by_line() {
    let line = "Someone’s card, £1,000.50 – 卡 lost\n";
    let count = 1_000;
    assert_eq!(words(&line.repeat(count)).len(), words(line).len() * count);
}
