//! What must hold for any text and any help centre.

#![expect(clippy::unwrap_used, reason = "a helper that meets an error fails the test that called it")]

mod common;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use common::{HelpCentre, bank, document, synonyms};
use proptest::collection::vec;
use proptest::prelude::*;
use search::{Document, Hit, Language, Mark, Section, Suggestions, query, words};

/// Words without a common stem, none of which is a stop word.
const WORDS: [&str; 60] = [
    "card",
    "PIN",
    "freeze",
    "transfer",
    "cheque",
    "statement",
    "refund",
    "overdraft",
    "savings",
    "loan",
    "euro",
    "passport",
    "address",
    "holiday",
    "merchant",
    "receipt",
    "mortgage",
    "salary",
    "passcode",
    "branch",
    "envelope",
    "signature",
    "insurance",
    "pension",
    "landlord",
    "invoice",
    "budget",
    "dollar",
    "widget",
    "garden",
    "window",
    "bicycle",
    "kitchen",
    "orchard",
    "piano",
    "river",
    "station",
    "ticket",
    "umbrella",
    "village",
    "weather",
    "yellow",
    "zebra",
    "anchor",
    "blanket",
    "candle",
    "dolphin",
    "engine",
    "forest",
    "guitar",
    "hammer",
    "island",
    "jacket",
    "ladder",
    "mirror",
    "needle",
    "onion",
    "pepper",
    "rabbit",
    "saddle",
];

/// What a customer may type.
fn typed() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "card",
        "cards",
        "crad",
        "PIN",
        "how",
        "do",
        "i",
        "freeze",
        "lost or stolen",
        "cash",
        "cashmachine",
        "w",
        "hole in the wall",
        "ATM",
        "£1.50",
        "quid",
        "penguin",
        "withdrawals",
        "top-up",
        "activ",
        "é",
        "卡",
    ]);
    prop_oneof![vec(word, 0..8).prop_map(|words| words.join(" ")), ".{0,40}"]
}

/// Text in which some of that stands.
fn text() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "card",
        "Cards",
        "PIN",
        "the",
        "freeze",
        "freezing",
        "lost",
        "stolen",
        "cash machine",
        "an ATM",
        "£1.50",
        "a hole in the wall",
        "penguin",
        "withdrawal",
        "topup",
        "Activate",
        "É",
        "卡片",
        ", ",
        "-",
        " – ",
        " ",
        "\n",
        "wörter",
        "🙂",
        "\u{301}",
    ]);
    let space = prop::sample::select(vec![" ", "", "  ", "-"]);
    vec((piece, space), 0..80).prop_map(|pieces| pieces.into_iter().map(|(a, b)| [a, b].concat()).collect())
}

static CENTRE: LazyLock<HelpCentre> = LazyLock::new(|| {
    let synonyms = synonyms(&[&["cash machine", "ATM", "hole in the wall"]], &[("quid", "pound")]);
    HelpCentre::with(Language::English, &common::bank_documents(), &synonyms)
});

/// Whether the marks are sorted, apart from each other, between characters, and not empty.
fn are_proper(marks: &[Mark], text: &str) -> bool {
    marks.is_sorted_by(|a, b| a.end < b.start)
        && marks.iter().all(|mark| text.get(mark.start..mark.end).is_some_and(|marked| !marked.is_empty()))
}

/// A document of that many words in its title and in each of its two questions. One word is in all titles and texts.
fn document_of((title, one, two): (usize, usize, usize), words: &[&str]) -> Document {
    let (title, rest) = words.split_at(title);
    let (one, rest) = rest.split_at(one);
    document(
        &format!("{} account", title.join(" ")),
        &[&one.join(" "), &rest[..two].join(" ")],
        "Your account.",
    )
}

/// Help centres whose documents have but one word in common.
fn distinct_documents() -> impl Strategy<Value = Vec<Document>> {
    let words = Just(WORDS.to_vec()).prop_shuffle();
    let sizes = vec((1_usize..4, 1_usize..4, 1_usize..4), 1..=6);
    (words, sizes).prop_map(|(words, sizes)| {
        sizes.into_iter().zip(words.chunks(10)).map(|(sizes, words)| document_of(sizes, words)).collect()
    })
}

proptest! {
    #[test]
    fn the_form_of_a_word_is_a_word_in_its_form(text in prop_oneof!["\\PC{0,60}", "[0-9., £a-c]{0,30}", "(?s).{0,30}"]) {
        for word in words(&text) {
            let again: Vec<_> = words(&word.text).into_iter().map(|word| word.text).collect();
            prop_assert_eq!(again, [word.text]);
        }
    }

    #[test]
    fn case_does_not_matter(text in "[a-zA-Zà-öÀ-ÖΑ-ΡΣ-Ωα-ρσ-ωА-Яа-я' 0-9]{0,60}") {
        let forms = |text: &str| words(text).into_iter().map(|word| word.text).collect::<Vec<_>>();
        prop_assert_eq!(forms(&text.to_lowercase()), forms(&text));
    }

    #[test]
    fn words_are_the_same_wherever_they_stand(before in "\\PC{0,30}", after in "\\PC{0,30}") {
        let texts = |text: &str| words(text).into_iter().map(|word| word.text).collect::<Vec<_>>();
        prop_assert_eq!(texts(&format!("{before} {after}")), [texts(&before), texts(&after)].concat());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn scores_fall_and_each_document_is_a_hit_once(typed in typed()) {
        let hits = CENTRE.query(&typed).hits(9);
        prop_assert!(hits.is_sorted_by(|a, b| (-a.score, a.document) < (-b.score, b.document)), "{hits:?}");
        prop_assert!(hits.iter().all(|hit| hit.score > 0.0 && hit.score.is_finite()));
        let mut documents: Vec<_> = hits.iter().map(|hit| hit.document).collect();
        documents.sort_unstable();
        documents.dedup();
        prop_assert_eq!(documents.len(), hits.len());
        prop_assert!(documents.iter().all(|document| *document < 4));
    }

    #[test]
    fn marks_are_sorted_and_apart_and_between_characters(typed in typed(), text in prop_oneof![text(), ".{0,80}"]) {
        prop_assert!(are_proper(&CENTRE.query(&typed).marks(&text), &text));
    }

    #[test]
    fn a_text_is_marked_if_it_is_worth_an_excerpt(typed in typed(), lines in vec(text(), 0..4)) {
        let query = CENTRE.query(&typed);
        let is_marked = lines.iter().any(|line| !query.marks(line).is_empty());
        let sections = [Section::default(), Section { heading: String::new(), lines: lines.clone() }];
        let excerpt = query.excerpt(&sections);
        prop_assert_eq!(excerpt.is_some(), is_marked);
        if let Some(excerpt) = excerpt {
            prop_assert_eq!(excerpt.section, 1);
            let inner = excerpt.text.trim_start_matches("… ").trim_end_matches(" …");
            prop_assert!(lines.iter().any(|line| line.contains(inner)));
            prop_assert!(!excerpt.marks.is_empty() && are_proper(&excerpt.marks, &excerpt.text), "{excerpt:?}");
        }
    }

    #[test]
    fn suggestions_are_questions_of_the_hits_at_most_one_of_each(typed in typed(), limit in 1_usize..5) {
        let asks: Vec<Vec<String>> = common::bank_documents().into_iter().map(|document| document.asks).collect();
        let query = CENTRE.query(&typed);
        let hits = query.hits(9);
        let suggested = Suggestions::new(asks.clone()).complete(&query, &hits, &typed, limit);
        prop_assert!(suggested.len() <= limit);
        let mut documents = hits.iter().map(|hit| &asks[hit.document as usize]);
        for question in suggested {
            prop_assert!(documents.any(|asks| asks.contains(&question)), "{question}");
        }
    }
}

proptest! {
    #[test]
    fn a_document_is_found_first_by_its_title_and_by_each_of_its_asks(documents in distinct_documents()) {
        let centre = HelpCentre::new(&documents);
        for (at, document) in (0..).zip(&documents) {
            for text in std::iter::once(&document.title).chain(&document.asks) {
                for typed in [format!("{text} "), format!("{}?", text.to_uppercase())] {
                    let hits = query(&centre.index, &typed, 9);
                    prop_assert_eq!(hits.first().map(|hit| hit.document), Some(at), "{}", typed);
                }
            }
        }
    }

    #[test]
    fn the_order_of_the_documents_decides_between_equals_only(
        (documents, shuffled) in distinct_documents().prop_flat_map(|documents| {
            let shuffled = Just(documents.clone()).prop_shuffle();
            (Just(documents), shuffled)
        }),
        typed in vec(prop::sample::select(WORDS.to_vec()), 1..6),
    ) {
        let scores = |documents: &[Document]| -> BTreeMap<String, String> {
            let centre = HelpCentre::new(documents);
            let name = |hit: Hit| (documents[hit.document as usize].title.clone(), hit.score.to_string());
            centre.query(&typed.join(" ")).hits(9).into_iter().map(name).collect()
        };
        prop_assert_eq!(scores(&documents), scores(&shuffled));
    }

    #[test]
    fn a_word_more_takes_no_score_away(typed in vec(prop::sample::select(WORDS.to_vec()), 2..6), more in "[a-z]{1,9}") {
        // Each title here is one word, and what is typed is none.
        let centre = HelpCentre::titled(&WORDS);
        let score = |text: &str| -> BTreeMap<u32, f32> {
            centre.query(text).hits(99).into_iter().map(|hit| (hit.document, hit.score)).collect()
        };
        let (less, more) = (score(&typed.join(" ")), score(&format!("{more} {}", typed.join(" "))));
        prop_assert!(less.iter().all(|(document, score)| more.get(document).is_some_and(|more| more >= score)));
    }
}

#[test]
fn what_is_asked_twice_has_one_answer() {
    for typed in ["card", "lost PIN ", "cahs machne"] {
        assert_eq!(CENTRE.query(typed).hits(9), CENTRE.query(typed).hits(9));
        assert_eq!(query(&bank().index, typed, 9), query(&bank().index, typed, 9));
    }
}
