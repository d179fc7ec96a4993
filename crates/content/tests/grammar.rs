//! What the grammar of docs/authoring.md allows is accepted.
#![allow(clippy::unwrap_used, reason = "a helper that meets an error fails the test that called it")]

use content::{FileBytes, Files, Library};
use proptest::prelude::*;

const FLOW: &str = include_str!("good/en/cards/lost-card.flow.md");
const SITE: &str = include_str!("good/site.toml");

/// Rules of the graph and of other files, which the grammar says nothing about.
const NOT_OF_THE_GRAMMAR: [&str; 8] = [
    "endless-cycle",
    "missing-flow-test",
    "missing-key",
    "missing-message",
    "no-human",
    "too-many-answers",
    "topic",
    "unreachable-step",
];

/// A `BLOCK`.
fn block() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "Words with *emphasis*, `{#code}` and [a link](contact:).",
        "- One\n- [Two](action:freeze-card)\n  - Deeper",
        "1. First\n2. Then [read](article:activate-card)",
        "> [!TIP]\n> You can **[call us](contact:card-emergency)**.",
        "> What somebody said.",
        "| a | b |\n|---|---|\n| c | d |",
        "![What it shows](activate.png)",
        "```\n## code {#x}\n```",
        "***",
    ])
}

/// A choice's `line`s.
fn help() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec!["", "\n  Help.", "\n  Help with *emphasis*\n  and {{bank}}.", "\n\n  Apart."])
}

/// The marks of an outcome, in some order.
fn marks() -> impl Strategy<Value = String> {
    let kinds = vec![".resolved", ".advice", ".hand-off", ".hand-off channel=card-emergency"];
    (prop::sample::select(kinds), prop::sample::select(vec!["", " .urgent"]), any::<bool>()).prop_map(
        |(kind, urgent, first)| if first { format!("{urgent} {kind}") } else { format!(" {kind}{urgent}") },
    )
}

/// A node, by what stands in it and where its choices lead; without choices it is an outcome.
fn node() -> impl Strategy<Value = (Vec<&'static str>, String, Vec<(prop::sample::Index, &'static str)>)> {
    let choices = prop::collection::vec((any::<prop::sample::Index>(), help()), 2..=8);
    let choices = prop_oneof![Just(Vec::new()), choices];
    (prop::collection::vec(block(), 0..3), marks(), choices)
}

/// A flow as the grammar has it.
fn flow() -> impl Strategy<Value = String> {
    let nodes = prop::collection::vec(node(), 1..8);
    let first = prop::collection::vec((any::<prop::sample::Index>(), help()), 2..=8);
    (prop::collection::vec(block(), 0..3), first, nodes).prop_map(|(intro, first, mut nodes)| {
        nodes[0].2 = first;
        let count = nodes.len();
        let mut text = format!("{}\n\n", intro.join("\n\n"));
        for (at, (blocks, marks, choices)) in nodes.into_iter().enumerate() {
            let urgent = if marks.contains(".urgent") { " .urgent" } else { "" };
            let marks = if choices.is_empty() { marks.as_str() } else { urgent };
            text.push_str(&format!("## Title {at} {{#node-{at}{marks}}}\n{}\n\n", blocks.join("\n\n")));
            // A list of choices that stands right behind another list would go on with it.
            if !choices.is_empty() && !blocks.is_empty() {
                text.push_str("Choose.\n\n");
            }
            for (nth, (to, help)) in choices.iter().enumerate() {
                text.push_str(&format!("- [Choice {nth}](#node-{}){help}\n", to.index(count)));
            }
            text.push('\n');
        }
        text
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn every_flow_of_the_grammar_is_accepted(text in flow()) {
        let front = &FLOW[..FLOW.find("Stay calm").unwrap()];
        let front = front.replace("related: [activate-card]\n", "");
        let article = include_str!("good/en/cards/activate-card.md").replace("flow:lost-card", "flow:x");
        let files = [
            ("site.toml", SITE.to_owned()),
            ("en/cards/x.flow.md", format!("{front}{text}")),
            ("en/cards/activate-card.md", article),
        ];
        let mut files: Files =
            files.map(|(path, text)| (path.to_owned(), FileBytes::Read(text.into_bytes()))).into();
        let picture = include_bytes!("good/en/cards/activate.png").to_vec();
        files.insert("en/cards/activate.png".to_owned(), FileBytes::Read(picture));
        let library = Library::from_files("articles", files);
        let mut found = content::check(&library, content::date("2026-11-01").unwrap());
        found.retain(|one| one.source.path.ends_with("x.flow.md") && !NOT_OF_THE_GRAMMAR.contains(&one.rule));
        prop_assert!(found.is_empty(), "{}", content::draw(&found, false));
    }
}
