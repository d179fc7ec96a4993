//! What is found, and in which order, on small fixed help centres.

use proptest::prelude::*;
use search::{Document, Index, ReadError, query};

fn document(title: &str, asks: &[&str], body: &str) -> Document {
    let asks = asks.iter().map(|ask| (*ask).into()).collect();
    Document { title: title.into(), asks, body: body.into(), ..Document::default() }
}

const TITLES: [&str; 4] =
    ["Activate your card", "Lost or stolen card", "Change your PIN", "Cash machine fees"];

fn help_centre() -> Index {
    Index::build(&[
        document(TITLES[0], &["how do I switch on my new card"], "Open the app and choose Activate."),
        document(
            TITLES[1],
            &["someone took my wallet", "I cannot find my card"],
            "Freeze the card, then call us.",
        ),
        document(
            TITLES[2],
            &["can I pick another PIN"],
            "Put your card into a cash machine and choose PIN services.",
        ),
        document(TITLES[3], &["what does taking out money cost"], "Withdrawals at home are free."),
    ])
}

/// The titles found for `text`, best first.
fn found(text: &str) -> Vec<&'static str> {
    query(&help_centre(), text, 10).iter().map(|hit| TITLES[hit.document as usize]).collect()
}

#[test]
fn the_text_about_a_word_comes_before_one_that_mentions_it() {
    assert_eq!(found("cash machine "), ["Cash machine fees", "Change your PIN"]);
}

#[test]
fn customers_words_find_what_the_text_calls_otherwise() {
    assert_eq!(found("someone stole my wallet")[0], "Lost or stolen card");
    assert_eq!(found("switch on")[0], "Activate your card");
}

#[test]
fn one_word_of_a_sentence_is_enough() {
    assert_eq!(found("please help me with withdrawals at once")[0], "Cash machine fees");
}

#[test]
fn the_word_being_typed_matches_words_that_start_with_it() {
    assert_eq!(found("acti"), ["Activate your card"]);
    assert_eq!(found("acti "), Vec::<&str>::new());
}

#[test]
fn only_the_word_being_typed_matches_by_its_start() {
    assert_eq!(found("acti stolen"), ["Lost or stolen card"]);
}

#[test]
fn a_whole_word_goes_before_one_that_starts_with_it() {
    let index = Index::build(&[document("pinned items", &[], ""), document("pin code", &[], "")]);
    assert_eq!(query(&index, "pin", 2).first().map(|hit| hit.document), Some(1));
}

#[test]
fn a_rare_word_counts_more_than_a_common_one() {
    assert_eq!(found("card fees")[0], "Cash machine fees");
}

#[test]
fn keywords_and_headings_are_searched() {
    let keywords = Document { keywords: vec!["cashpoint".into()], ..Document::default() };
    let headings = Document { headings: vec!["Abroad".into()], ..Document::default() };
    let index = Index::build(&[keywords, headings]);
    assert_eq!(query(&index, "cashpoint", 9).len(), 1);
    assert_eq!(query(&index, "abroad", 9)[0].document, 1);
}

#[test]
fn nothing_typed_finds_nothing() {
    assert_eq!(found(""), Vec::<&str>::new());
    assert_eq!(found(" ?! "), Vec::<&str>::new());
    assert_eq!(query(&Index::build(&[]), "card", 5), []);
}

#[test]
fn no_more_than_the_limit_is_returned() {
    assert_eq!(query(&help_centre(), "card", 2).len(), 2);
}

#[test]
fn the_same_documents_make_the_same_bytes() {
    assert_eq!(help_centre().to_bytes(), help_centre().to_bytes());
}

#[test]
fn another_version_is_reported_as_such() {
    let mut bytes = help_centre().to_bytes();
    bytes[0] += 1;
    assert_eq!(Index::from_bytes(&bytes), Err(ReadError::Version { found: bytes[0] }));
}

#[test]
fn a_cut_is_noticed() {
    let bytes = help_centre().to_bytes();
    for length in 0..bytes.len() {
        assert!(Index::from_bytes(&bytes[..length]).is_err(), "cut to {length}");
    }
}

proptest! {
    #[test]
    fn an_index_survives_its_bytes(titles in prop::collection::vec(".{0,40}", 0..8)) {
        let documents: Vec<_> = titles.iter().map(|title| document(title, &[], "")).collect();
        let index = Index::build(&documents);
        prop_assert_eq!(Index::from_bytes(&index.to_bytes()), Ok(index));
    }

    #[test]
    fn no_text_makes_it_panic_and_scores_fall(text in ".{0,200}") {
        let hits = query(&help_centre(), &text, 10);
        prop_assert!(hits.is_sorted_by(|a, b| a.score >= b.score));
        prop_assert!(hits.iter().all(|hit| hit.score > 0.0));
    }

    #[test]
    fn a_document_is_found_by_its_own_title(title in "[a-z]{3,9}( [a-z]{3,9}){0,3}") {
        let index = Index::build(&[document("zzz", &[], ""), document(&title, &[], "")]);
        prop_assert_eq!(query(&index, &title, 1)[0].document, 1);
    }

    #[test]
    fn damaged_bytes_never_panic(at in any::<prop::sample::Index>(), flip in 1u8.., text in ".{0,20}") {
        let mut bytes = help_centre().to_bytes();
        let at = at.index(bytes.len());
        bytes[at] ^= flip;
        if let Ok(index) = Index::from_bytes(&bytes) {
            query(&index, &text, 5);
        }
    }
}
