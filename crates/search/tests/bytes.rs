//! The bytes of an index and of suggestions: what was written is read, and nothing else does harm.

#![expect(clippy::unwrap_used, reason = "a helper that meets an error fails the test that called it")]

mod common;

use std::sync::LazyLock;

use common::{HelpCentre, bank, bank_documents, document, synonyms};
use proptest::collection::vec;
use proptest::prelude::*;
use search::{Document, Index, Language, Query, ReadError, Section, Suggestions, Synonyms, build, query};

static INDEX: LazyLock<Vec<u8>> = LazyLock::new(built);

fn built() -> Vec<u8> {
    let one_way = [("quid", "pound"), ("gone", "lost card")];
    let synonyms = synonyms(&[&["cash machine", "ATM", "hole in the wall"]], &one_way);
    build(Language::English, &bank_documents(), &synonyms)
}

fn index_bytes() -> Vec<u8> {
    INDEX.clone()
}

fn suggestions() -> Suggestions {
    Suggestions::new(bank_documents().into_iter().map(|document| document.asks).collect())
}

/// Asks everything that can be asked.
fn ask(index: &Index, suggestions: &Suggestions, typed: &str) {
    let query = Query::new(index, typed);
    let hits = query.hits(9);
    query.is_answerable();
    query.marks("The cards were gone; an ATM, a hole in the wall, took the PIN.");
    let lines = ["Cash machines cost a quid.", typed].map(str::to_owned).to_vec();
    query.excerpt(&[Section { heading: "Withdrawals".into(), lines }]);
    suggestions.complete(&query, &hits, typed, 9);
}

const TYPED: [&str; 4] =
    ["how do i freeze a lost card", "cahs machines an ATM", "w", "cashmachine switch-on gone £1,50 quid"];

/// Reads the bytes as whatever they are, and asks what can be asked.
fn survive(bytes: &[u8], typed: &[&str]) {
    let suggestions = Suggestions::read(bytes).unwrap_or_else(|_| suggestions());
    if let Ok(index) = Index::read(bytes.to_vec()) {
        typed.iter().for_each(|typed| ask(&index, &suggestions, typed));
    } else {
        static BANK: LazyLock<HelpCentre> = LazyLock::new(bank);
        ask(&BANK.index, &suggestions, "card");
    }
}

fn error(bytes: &[u8]) -> ReadError {
    Index::read(bytes.to_vec()).unwrap_err()
}

#[test]
fn the_same_documents_make_the_same_bytes() {
    assert_eq!(built(), built());
    assert_eq!(suggestions().to_bytes(), suggestions().to_bytes());
    assert_ne!(index_bytes(), build(Language::English, &bank_documents(), &Synonyms::default()));
    assert_ne!(index_bytes(), build(Language::English, &bank_documents()[..3], &Synonyms::default()));
}

#[test]
fn an_index_survives_its_bytes() {
    let index = Index::read(index_bytes()).unwrap();
    assert_eq!(index.documents(), 4);
    for (at, document) in (0..).zip(bank_documents()) {
        assert_eq!(query(&index, &document.title, 1)[0].document, at);
    }
    assert_eq!(query(&index, "hole in the wall ", 1)[0].document, 3);
    let other = Index::read(build(Language::Other, &bank_documents(), &Synonyms::default())).unwrap();
    assert_eq!(query(&other, "freezing ", 1), []);
}

#[test]
fn an_index_without_documents_survives_as_well() {
    let index = Index::read(build(Language::Other, &[], &Synonyms::default())).unwrap();
    assert_eq!((index.documents(), query(&index, "card", 9)), (0, Vec::new()));
    assert_eq!(Suggestions::read(&Suggestions::default().to_bytes()), Ok(Suggestions::default()));
}

#[test]
fn every_cut_is_noticed() {
    let bytes = index_bytes();
    for length in 0..bytes.len() {
        assert_eq!(error(&bytes[..length]), ReadError::Damaged, "cut to {length}");
    }
    let bytes = suggestions().to_bytes();
    for length in 0..bytes.len() {
        assert_eq!(Suggestions::read(&bytes[..length]), Err(ReadError::Damaged), "cut to {length}");
    }
}

#[test]
fn bytes_after_the_end_are_noticed() {
    assert_eq!(error(&[index_bytes(), vec![1]].concat()), ReadError::Damaged);
    assert_eq!(Suggestions::read(&[suggestions().to_bytes(), vec![0]].concat()), Err(ReadError::Damaged));
}

#[test]
fn another_version_is_reported_as_such() {
    let mut bytes = index_bytes();
    let ours = bytes[0];
    bytes[0] = 77;
    assert_eq!(error(&bytes), ReadError::Version { found: 77 });
    let said = format!(
        "the search index has version 77, this release reads version {ours}; build the content again"
    );
    assert_eq!(error(&bytes).to_string(), said);
    // Whatever comes after it, which only that release understands.
    assert_eq!(error(&bytes[..1]), ReadError::Version { found: 77 });
    assert_eq!(Suggestions::read(&bytes), Err(ReadError::Version { found: 77 }));
}

#[test]
fn suggestions_of_another_version_say_their_own_version() {
    let mut bytes = suggestions().to_bytes();
    let ours = bytes[0];
    bytes[0] = 77;
    let said = Suggestions::read(&bytes).unwrap_err().to_string();
    assert!(said.contains(&format!("this release reads version {ours};")), "{said}");
}

#[test]
fn an_index_in_several_parts_is_reported_as_such() {
    let mut bytes = index_bytes();
    bytes[1] = 3;
    assert_eq!(error(&bytes), ReadError::Parts { found: 3 });
    let said = "the search index is cut into 3 parts, this release reads whole ones; build the content again";
    assert_eq!(error(&bytes).to_string(), said);
}

#[test]
fn a_part_that_cannot_be_and_an_unknown_language_are_damage() {
    for at in [2, 3] {
        let mut bytes = index_bytes();
        bytes[at] = 9;
        assert_eq!(error(&bytes), ReadError::Damaged);
        assert_eq!(error(&bytes).to_string(), "the search index is damaged; deploy the bundle again");
    }
}

#[test]
fn numbers_of_things_that_are_not_there_are_noticed_at_once() {
    let most = [255, 255, 255, 255, 15];
    for end in [&[][..], &[0, 0], &[0; 9], &[1; 9]] {
        for start in [&[][..], &[0], &[0, 0], &[0, 0, 0]] {
            let bytes = [&index_bytes()[..4], start, &most, end].concat();
            assert_eq!(error(&bytes), ReadError::Damaged, "{bytes:?}");
        }
        let version = &suggestions().to_bytes()[..1];
        for start in [&[][..], &[1], &[1, 1]] {
            let bytes = [version, start, &most, end].concat();
            assert_eq!(Suggestions::read(&bytes).unwrap_err(), ReadError::Damaged, "{bytes:?}");
        }
    }
}

/// An index of one document with these words and synonyms, each word of which is in the document.
fn index_of(words: &[&str], synonyms: &[u8]) -> Vec<u8> {
    let mut bytes = [&index_bytes()[..4], &[1, 0, words.len() as u8]].concat();
    for word in words {
        bytes.extend([0, word.len() as u8]);
        bytes.extend(word.as_bytes());
    }
    bytes.extend(synonyms);
    words.iter().for_each(|_| bytes.extend([1, 0]));
    words.iter().for_each(|_| bytes.push(9));
    bytes
}

#[test]
fn words_that_are_not_in_order_are_damage() {
    assert_eq!(Index::read(index_of(&["card", "pin"], &[0])).unwrap().documents(), 1);
    assert_eq!(error(&index_of(&["pin", "card"], &[0])), ReadError::Damaged);
    assert_eq!(error(&index_of(&["pin", "pin"], &[0])), ReadError::Damaged);
    assert_eq!(error(&index_of(&[""], &[0])), ReadError::Damaged);
}

#[test]
fn synonyms_without_words_do_no_harm() {
    for synonyms in [&[1, 0, 0, 1, 0][..], &[1, 0, 1, 0, 0], &[1, 0, 0, 0], &[1, 0, 3, 0, 0, 0, 1, 1]] {
        let index = Index::read(index_of(&["card", "pin"], synonyms)).unwrap();
        for typed in ["", "card", "card card card", "pin card pin card"] {
            ask(&index, &suggestions(), typed);
            Query::new(&index, typed).marks("");
        }
    }
}

#[test]
fn no_flipped_bit_does_harm() {
    let (index, suggestions) = (index_bytes(), suggestions().to_bytes());
    for bytes in [index, suggestions] {
        for at in 0..bytes.len() {
            for bit in 0..8 {
                let mut bytes = bytes.clone();
                bytes[at] ^= 1 << bit;
                survive(&bytes, &TYPED[..2]);
            }
        }
    }
}

/// What editors might write, and what they would not.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        "\\PC{0,20}",
        "(?s).{0,20}",
        "([a-z']{1,8}[ -]){0,6}",
        "([a-z]{0,3}(ing|ed|s|ment|ational|'s) ){0,4}",
        "[£€0-9,. ]{0,12}",
    ]
}

fn any_document() -> impl Strategy<Value = Document> {
    let texts = || vec(text(), 0..3);
    (text(), texts(), texts(), texts(), "(\\PC{0,30}\n){0,3}", any::<bool>()).prop_map(
        |(title, asks, keywords, headings, body, is_flow)| Document {
            title,
            asks,
            keywords,
            headings,
            body,
            is_flow,
        },
    )
}

fn any_synonyms() -> impl Strategy<Value = Synonyms> {
    (vec(vec(text(), 0..4), 0..4), vec((text(), text()), 0..4))
        .prop_map(|(groups, one_way)| Synonyms { groups, one_way })
}

fn language() -> impl Strategy<Value = Language> {
    prop_oneof![Just(Language::English), Just(Language::Other)]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn all_documents_and_synonyms_make_an_index_that_can_be_read(
        language in language(),
        documents in vec(any_document(), 0..12),
        synonyms in any_synonyms(),
        typed in text(),
    ) {
        let bytes = build(language, &documents, &synonyms);
        prop_assert_eq!(&bytes, &build(language, &documents, &synonyms));
        let index = Index::read(bytes).unwrap();
        prop_assert_eq!(index.documents(), documents.len());
        let questions = Suggestions::new(documents.iter().map(|document| document.asks.clone()).collect());
        ask(&index, &questions, &typed);
        for document in &documents {
            ask(&index, &questions, &document.title);
        }
    }

    #[test]
    fn suggestions_survive_their_bytes(questions in vec(vec(text(), 0..4), 0..200)) {
        let suggestions = Suggestions::new(questions);
        prop_assert_eq!(Suggestions::read(&suggestions.to_bytes()), Ok(suggestions));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn changed_bytes_do_no_harm(
        changes in vec((any::<prop::sample::Index>(), any::<u8>()), 1..4),
        of_index: bool,
        typed in text(),
    ) {
        let mut bytes = if of_index { index_bytes() } else { suggestions().to_bytes() };
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        survive(&bytes, &[&typed, TYPED[0]]);
    }

    #[test]
    fn bytes_that_are_inserted_or_left_out_do_no_harm(
        at: prop::sample::Index,
        left_out in 0_usize..5,
        inserted in vec(any::<u8>(), 0..5),
        of_index: bool,
    ) {
        let mut bytes = if of_index { index_bytes() } else { suggestions().to_bytes() };
        let at = at.index(bytes.len());
        bytes.splice(at..(at + left_out).min(bytes.len()), inserted);
        survive(&bytes, &TYPED[..1]);
    }

    #[test]
    fn random_bytes_do_no_harm(start in 0_usize..9, bytes in vec(any::<u8>(), 0..300), typed in text()) {
        survive(&bytes, &[&typed]);
        survive(&[&index_bytes()[..start], &bytes].concat(), &[&typed]);
        survive(&[&suggestions().to_bytes()[..start.min(1)], &bytes].concat(), &[&typed]);
    }

    #[test]
    fn small_numbers_do_no_harm(bytes in vec(0_u8..6, 0..40), typed in text()) {
        survive(&[&index_bytes()[..4], &bytes].concat(), &[&typed, "\u{1}\u{2}"]);
    }
}

#[test]
fn a_document_of_a_hundred_thousand_words_is_written_and_read() {
    let body: String = (0..100_000).map(|at| format!("w{} ", at % 20_000)).collect();
    let index =
        Index::read(build(Language::English, &[document("Long", &[], &body)], &Synonyms::default())).unwrap();
    assert_eq!(query(&index, "w19999 ", 9).len(), 1);
}
