//! What the engine answers, asked in bytes as the panel asks it.

#![expect(clippy::unwrap_used, reason = "a helper that meets an error fails the test that called it")]

use std::sync::LazyLock;

use engine::{Engine, Excerpt, Found, Marks, OpenError, Request};
use model::bundle::{self, Kind};
use model::wire::Wire;
use model::{Align, Article, Block, CalloutKind, Date, Inline, SectionId, Target};
use proptest::collection::vec;
use proptest::prelude::*;
use search::{Document, Language, Suggestions, Synonyms, build};

fn documents() -> [Document; 3] {
    let document = |title: &str, asks: [&str; 2]| Document {
        title: title.into(),
        asks: asks.map(str::to_owned).to_vec(),
        ..Document::default()
    };
    [
        document("Lost or stolen card", ["I cannot find my card", "Someone took my wallet"]),
        document("Limits of your card", ["How much may my card do?", "What is the most I can transfer?"]),
        document("Change your PIN", ["Can I pick another PIN?", "How do I change the PIN?"]),
    ]
}

fn index() -> Vec<u8> {
    bundle::seal(Kind::Index, &build(Language::English, &documents(), &Synonyms::default()))
}

fn suggestions() -> Vec<u8> {
    let questions = documents().into_iter().map(|document| document.asks).collect();
    bundle::seal(Kind::Suggestions, &Suggestions::new(questions).to_bytes())
}

static ENGINE: LazyLock<Engine> = LazyLock::new(|| {
    let mut engine = Engine::new(&index()).unwrap();
    engine.take_suggestions(&suggestions()).unwrap();
    engine
});

fn bytes_of(value: &impl Wire) -> Vec<u8> {
    let mut bytes = Vec::new();
    value.put(&mut bytes);
    bytes
}

/// The answer to a request, both in bytes, and nothing after the answer.
fn ask<A: Wire>(engine: &Engine, request: &Request) -> A {
    let answer = engine.answer(&bytes_of(request));
    let mut rest = &answer[..];
    let value = A::take(&mut rest).unwrap();
    assert!(rest.is_empty());
    value
}

fn search(typed: &str, hits: u32, suggestions: u32) -> Found {
    ask(&ENGINE, &Request::Search { typed: typed.into(), hits, suggestions })
}

fn excerpt(typed: &str, article: &[u8]) -> Option<Excerpt> {
    ask(&ENGINE, &Request::Excerpt { typed: typed.into(), article: article.to_vec() })
}

#[test]
fn a_search_gives_hits_and_suggestions() {
    let found = search("my card", 9, 9);
    assert_eq!((found.hits, found.near, found.is_private), (vec![0, 1], vec![], false));
    assert_eq!(found.suggestions, ["I cannot find my card", "How much may my card do?"]);
    let found = search("how do i change", 9, 9);
    assert_eq!(found.hits[0], 2);
    assert_eq!(found.suggestions, ["How do I change the PIN?"]);
}

#[test]
fn a_search_gives_no_more_than_it_was_asked_for() {
    let all = search("card", 9, 9);
    assert_eq!((all.hits.len(), all.suggestions.len()), (2, 2));
    for (hits, suggestions) in [(1, 1), (2, 1), (1, 0), (9, 0)] {
        let found = search("card", hits, suggestions);
        assert_eq!(found.hits, all.hits[..all.hits.len().min(hits as usize)]);
        assert_eq!(found.suggestions, all.suggestions[..suggestions as usize], "{hits} {suggestions}");
    }
}

#[test]
fn a_title_is_answered_by_its_document_whatever_sign_it_is_typed_with() {
    for typed in [
        "Change your PIN",
        "CHANGE YOUR PIN?",
        "“change your pin”",
        "ｃｈａｎｇｅ your 𝐏𝐈𝐍",
        "change\u{A0}your pi\u{AD}n",
    ] {
        assert_eq!(search(typed, 9, 9).hits[0], 2, "{typed}");
    }
    for sign in "'’‘´`ʼ′＇".chars() {
        let typed = format!("can{sign}t find my card");
        assert_eq!(search(&typed, 9, 9), search("can't find my card", 9, 9), "{typed}");
    }
}

#[test]
fn any_number_may_be_asked_for() {
    assert_eq!(search("card", u32::MAX, u32::MAX), search("card", 9, 9));
    assert_eq!(search("card", 0, 0), Found::default());
}

#[test]
fn where_nothing_answers_there_is_what_is_nearest() {
    let found = search("our cats sleep badly, wherever hedgehogs sing loudly of limits ", 9, 9);
    assert_eq!(found, Found { near: vec![1], ..Found::default() });
    assert_eq!(search("hedgehogs ", 9, 9), Found::default());
    assert_eq!(search("", 9, 9), Found::default());
}

#[test]
fn without_suggestions_there_are_hits_only() {
    let engine = Engine::new(&index()).unwrap();
    let request = Request::Search { typed: "card".into(), hits: 9, suggestions: 9 };
    assert_eq!(ask::<Found>(&engine, &request), Found { suggestions: Vec::new(), ..search("card", 9, 9) });
}

#[test]
fn texts_are_marked_one_by_one() {
    let texts = ["Lost card", "Transfers", "", "A «lost» card"].map(str::to_owned).to_vec();
    let marks: Vec<Marks> = ask(&ENGINE, &Request::Mark { typed: "lost card ".into(), texts });
    assert_eq!(marks, [vec![(0, 9)], vec![], vec![], vec![(4, 8), (11, 15)]]);
    let none: Vec<Marks> = ask(&ENGINE, &Request::Mark { typed: "lost".into(), texts: Vec::new() });
    assert!(none.is_empty());
}

fn text(words: &str) -> Vec<Inline> {
    vec![Inline::Text(words.into())]
}

fn paragraph(words: &str) -> Block {
    Block::Paragraph(text(words))
}

fn heading(level: u8, id: &str, words: &str) -> Block {
    Block::Heading { level, id: SectionId::new(id).unwrap(), content: text(words) }
}

fn article(blocks: Vec<Block>) -> Vec<u8> {
    bundle::write(&Article { updated: Date { year: 2026, month: 3, day: 1 }, blocks, related: Vec::new() })
}

fn three_sections() -> Vec<u8> {
    article(vec![
        paragraph("Your wallet."),
        heading(2, "stolen", "If it was stolen"),
        paragraph("Call us."),
        paragraph("Freeze the card."),
        heading(3, "limits", "What you may transfer"),
        paragraph("There is a limit."),
    ])
}

#[test]
fn an_excerpt_says_which_section_it_is_from() {
    let found = excerpt("my card was stolen ", &three_sections()).unwrap();
    assert_eq!(found.section.map(|id| id.to_string()).as_deref(), Some("stolen"));
    assert_eq!((found.heading.as_str(), found.text.as_str()), ("If it was stolen", "Freeze the card."));
    assert_eq!(found.marks, [(11, 15)]);
    let found = excerpt("transfer limit ", &three_sections()).unwrap();
    assert_eq!(found.section.unwrap().as_str(), "limits");
    assert_eq!(found.heading, "What you may transfer");
}

#[test]
fn the_beginning_of_an_article_is_no_section() {
    let found = excerpt("wallet ", &three_sections()).unwrap();
    assert_eq!((found.section, found.heading.as_str()), (None, ""));
    assert_eq!((found.text.as_str(), found.marks), ("Your wallet.", vec![(5, 11)]));
}

#[test]
fn every_kind_of_block_is_looked_at() {
    let item = || vec![paragraph("Nothing"), paragraph("The PIN is here")];
    let strong = Inline::Strong(vec![Inline::Emphasis(text("PIN"))]);
    let link = Inline::Link { target: Target::Web("https://example.org".into()), content: text("is here") };
    let inlines = vec![Inline::Text("The ".into()), strong, Inline::Break, link];
    let cell = |words: &str| text(words);
    for block in [
        Block::Paragraph(inlines),
        Block::List(vec![item(), item()]),
        Block::Steps { start: 1, items: vec![vec![Block::List(vec![item()])]] },
        Block::Callout { kind: CalloutKind::Tip, blocks: item() },
        Block::Quote(item()),
        Block::Code("The PIN is here".into()),
        Block::Image { file: "a.png".into(), alt: "The PIN is here".into(), width: 1, height: 1 },
        Block::Table {
            align: vec![Align::Start; 2],
            header: vec![cell("Where"), cell("What")],
            rows: vec![vec![cell("Nothing"), cell("here")], vec![cell("The PIN"), cell("is here")]],
        },
    ] {
        let found = excerpt("PIN ", &article(vec![Block::Rule, block.clone()])).unwrap();
        let (start, end) = found.marks[0];
        assert_eq!(&found.text[start as usize..end as usize], "PIN", "{block:?}");
        assert!(found.text.starts_with("The PIN") && found.text.ends_with("is here"), "{block:?}");
    }
}

#[test]
fn the_head_of_a_table_is_looked_at() {
    let row = |cells: [&str; 2]| cells.map(text).to_vec();
    let table = Block::Table {
        align: vec![Align::Start; 2],
        header: row(["The PIN", "Where"]),
        rows: vec![row(["Old", "Here"]), row(["New", "There"])],
    };
    assert!(excerpt("PIN ", &article(vec![table])).is_some());
}

#[test]
fn an_article_that_does_not_match_has_no_excerpt() {
    assert_eq!(excerpt("transfers abroad ", &article(vec![paragraph("Your wallet.")])), None);
    assert_eq!(excerpt("wallet ", &article(Vec::new())), None);
}

#[test]
fn a_damaged_article_has_no_excerpt() {
    let good = three_sections();
    assert!(excerpt("wallet ", &good).is_some());
    for at in 0..good.len() {
        let mut bytes = good.clone();
        bytes[at] ^= 0x20;
        assert_eq!(excerpt("wallet ", &bytes), None, "byte {at}");
        assert_eq!(excerpt("wallet ", &good[..at]), None, "cut to {at}");
    }
    assert_eq!(excerpt("wallet ", &index()), None);
}

#[test]
fn what_is_no_request_gets_no_answer() {
    let request = bytes_of(&Request::Search { typed: "card".into(), hits: 3, suggestions: 3 });
    for length in 0..request.len() {
        assert!(ENGINE.answer(&request[..length]).is_empty(), "cut to {length}");
    }
    for bytes in [&[3][..], &[0, 1, 0xff, 1, 1], &[1, 0, 255, 255, 255, 255, 15], b"card"] {
        assert!(ENGINE.answer(bytes).is_empty(), "{bytes:?}");
    }
}

#[test]
fn files_of_another_kind_are_refused() {
    let mut engine = Engine::new(&index()).unwrap();
    let said = "the file holds something else than was asked for";
    for refused in [Engine::new(&suggestions()).unwrap_err(), engine.take_suggestions(&index()).unwrap_err()]
    {
        assert_eq!(refused, OpenError::Bundle(bundle::ReadError::Kind));
        assert_eq!(refused.to_string(), said);
    }
    let refused = Engine::new(b"<!doctype html>").unwrap_err();
    assert_eq!(refused.to_string(), "this is not a file of a Handrail bundle");
}

#[test]
fn files_of_another_version_are_refused() {
    let changed = |mut file: Vec<u8>| {
        file[3] = 99;
        file
    };
    let mut engine = Engine::new(&index()).unwrap();
    let refusals = [
        Engine::new(&changed(index())).unwrap_err(),
        engine.take_suggestions(&changed(suggestions())).unwrap_err(),
    ];
    for refused in refusals {
        assert_eq!(refused, OpenError::Bundle(bundle::ReadError::Version { found: 99 }));
        let said = refused.to_string();
        assert!(said.starts_with("the file has format 99, this release reads format "), "{said}");
    }
    let refused = Engine::new(&bundle::seal(Kind::Index, &[99])).unwrap_err();
    assert_eq!(refused, OpenError::Search(search::ReadError::Version { found: 99 }));
    let said = refused.to_string();
    assert!(said.starts_with("the search index has version 99, this release reads version "), "{said}");
    let refused = engine.take_suggestions(&bundle::seal(Kind::Suggestions, &[99])).unwrap_err();
    assert_eq!(refused, OpenError::Search(search::ReadError::Version { found: 99 }));
}

#[test]
fn damaged_files_are_refused_and_do_no_harm() {
    let mut engine = Engine::new(&index()).unwrap();
    engine.take_suggestions(&suggestions()).unwrap();
    let (index, suggestions) = (index(), suggestions());
    for at in 13..index.len() {
        assert_eq!(Engine::new(&index[..at]).unwrap_err(), OpenError::Bundle(bundle::ReadError::Damaged));
    }
    for at in 13..suggestions.len() {
        let refused = engine.take_suggestions(&suggestions[..at]).unwrap_err();
        assert_eq!(refused.to_string(), "the file is damaged; deploy the bundle again");
    }
    let empty = bundle::seal(Kind::Index, &[]);
    assert_eq!(Engine::new(&empty).unwrap_err(), OpenError::Search(search::ReadError::Damaged));
}

fn any_typed() -> impl Strategy<Value = String> {
    prop_oneof!["\\PC{0,30}", "(?s).{0,30}", "(card |lost |PIN |stoeln |how |do |[0-9 ]{4,20}){0,5}"]
}

/// A request with anything in it.
fn any_request() -> impl Strategy<Value = Request> {
    let article = prop_oneof![Just(three_sections()), vec(any::<u8>(), 0..40)];
    prop_oneof![
        (any_typed(), 0_u32..20, 0_u32..20).prop_map(|(typed, hits, suggestions)| Request::Search {
            typed,
            hits,
            suggestions
        }),
        (any_typed(), vec(any_typed(), 0..4)).prop_map(|(typed, texts)| Request::Mark { typed, texts }),
        (any_typed(), article).prop_map(|(typed, article)| Request::Excerpt { typed, article }),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn every_request_is_answered(request in any_request()) {
        match &request {
            Request::Search { typed, hits, suggestions } => {
                let found: Found = ask(&ENGINE, &request);
                prop_assert!(found.hits.len().max(found.near.len()) <= *hits as usize);
                prop_assert!(found.suggestions.len() <= *suggestions as usize);
                prop_assert!(found.hits.is_empty() || found.near.is_empty());
                prop_assert_eq!(found.is_private, !redact::find(typed, redact::Scope::Numbers).is_empty());
            }
            Request::Mark { texts, .. } => {
                prop_assert_eq!(ask::<Vec<Marks>>(&ENGINE, &request).len(), texts.len());
            }
            Request::Excerpt { .. } => drop(ask::<Option<Excerpt>>(&ENGINE, &request)),
        }
    }

    #[test]
    fn random_bytes_do_no_harm(kind in 0_u8..4, bytes in vec(any::<u8>(), 0..80), small in vec(0_u8..9, 0..40)) {
        ENGINE.answer(&bytes);
        ENGINE.answer(&[&[kind], &bytes[..]].concat());
        ENGINE.answer(&[&[kind], &small[..]].concat());
    }

    #[test]
    fn changed_requests_do_no_harm(request in any_request(), at: prop::sample::Index, byte: u8) {
        let mut bytes = bytes_of(&request);
        let at = at.index(bytes.len());
        bytes[at] = byte;
        ENGINE.answer(&bytes);
    }
}
