//! What the grammar of docs/authoring.md allows is accepted, and what it does not is an error.
#![allow(clippy::unwrap_used, reason = "a helper that meets an error fails the test that called it")]

use content::{Diagnostic, FileBytes, Files, Library, Severity};
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
    prop::sample::select(vec![
        "",
        "\n  Help.",
        "\n  Help with *emphasis*\n  and {{bank}}.",
        "\n\n  Apart.",
        "\n     Further in.\n\n  Apart.",
    ])
}

/// The marks of an outcome, in some order.
fn marks() -> impl Strategy<Value = String> {
    let kinds = vec![".resolved", ".advice", ".hand-off", ".hand-off channel=card-emergency"];
    (prop::sample::select(kinds), prop::sample::select(vec!["", " .urgent"]), any::<bool>()).prop_map(
        |(kind, urgent, first)| if first { format!("{urgent} {kind}") } else { format!(" {kind}{urgent}") },
    )
}

/// The line of a heading: what is before the braces, and whether the id comes first in them.
fn heading() -> impl Strategy<Value = (&'static str, bool)> {
    (prop::sample::select(vec![" ", "  ", ""]), any::<bool>())
}

type Choices = Vec<(prop::sample::Index, &'static str)>;

/// A node, by its heading, what is in it and where its choices lead; without choices it is an outcome.
fn node() -> impl Strategy<Value = ((&'static str, bool), Vec<&'static str>, String, Choices)> {
    let choices = prop::collection::vec((any::<prop::sample::Index>(), help()), 2..=8);
    let choices = prop_oneof![Just(Vec::new()), choices];
    (heading(), prop::collection::vec(block(), 0..3), marks(), choices)
}

/// A flow as the grammar has it.
fn flow() -> impl Strategy<Value = String> {
    let nodes = prop::collection::vec(node(), 1..8);
    let first = prop::collection::vec((any::<prop::sample::Index>(), help()), 2..=8);
    (prop::collection::vec(block(), 0..3), first, nodes).prop_map(|(mut intro, first, mut nodes)| {
        nodes[0].3 = first;
        // Two lists with nothing but an empty line between are one, and count on.
        intro.dedup();
        nodes.iter_mut().for_each(|node| node.1.dedup());
        let count = nodes.len();
        let mut text = format!("{}\n\n", intro.join("\n\n"));
        for (at, ((space, is_id_first), blocks, marks, choices)) in nodes.into_iter().enumerate() {
            let urgent = if marks.contains(".urgent") { " .urgent" } else { "" };
            let marks = if choices.is_empty() { marks.as_str() } else { urgent };
            let braces = match is_id_first {
                true => format!("#node-{at}{marks}"),
                false => format!("{marks} #node-{at}").trim_start().to_owned(),
            };
            let words = if choices.is_empty() && blocks.is_empty() { "Words." } else { "" };
            text.push_str(&format!("## Title {at}{space}{{{braces}}}\n{words}{}\n\n", blocks.join("\n\n")));
            // A list of choices that is right after another list would go on with it.
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

/// What is found in a flow with this text, but for what the grammar says nothing about.
fn found(text: &str) -> Vec<Diagnostic> {
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
    found
}

/// A flow with lines of each kind, for [`MISTAKES`] to be made in: what `flow` makes, then a step and an outcome.
fn whole_flow() -> impl Strategy<Value = String> {
    let end = "## Last question {#last}\n- [Go](#end)\n  With help.\n- [Or go](#end)\n\n\
               ## The end {#end .hand-off .urgent channel=card-emergency}\nWords.\n";
    flow().prop_map(move |text| text + end)
}

/// Ways out of the grammar: what is written in [`whole_flow`], and what is there instead.
const MISTAKES: &[(&str, &str)] = &[
    // The braces of a heading.
    (" .hand-off .urgent channel=card-emergency}", "}"),
    (" .hand-off .urgent channel=card-emergency}", " .hand-off .done}"),
    (" .hand-off .urgent channel=card-emergency}", " .Hand-off}"),
    (" .hand-off .urgent channel=card-emergency}", " hand-off}"),
    (" .hand-off .urgent channel=card-emergency}", " .hand-off .advice}"),
    (" .hand-off .urgent channel=card-emergency}", " .advice channel=card-emergency}"),
    (" .hand-off .urgent channel=card-emergency}", ".advice}"),
    (" .hand-off .urgent channel=card-emergency}", ", .advice}"),
    (" .urgent channel=", " .urgent .urgent channel="),
    ("channel=card-emergency", "channel=nobody"),
    ("channel=card-emergency", "channel="),
    ("channel=card-emergency", "channel"),
    ("channel=card-emergency", "channel = card-emergency"),
    ("channel=card-emergency", "channel=\"card-emergency\""),
    ("channel=card-emergency", "channel=card-emergency channel=card-emergency"),
    ("channel=card-emergency", "colour=red"),
    ("{#end ", "{"),
    ("{#end ", "{#end #fin "),
    ("{#end ", "{#End "),
    ("{#end ", "{#the--end "),
    ("{#end ", "{#-end "),
    ("{#end ", "{#the_end "),
    ("{#end ", "{#last "),
    ("card-emergency}", "card-emergency"),
    ("card-emergency}", "card-emergency} now"),
    ("card-emergency}", "card-emergency} ##"),
    ("card-emergency}", "card-emergency} {.urgent}"),
    ("{#last}", "{#last .advice}"),
    ("{#last}", "{#last channel=card-emergency}"),
    ("{#last}", "{#last .hand-off channel=card-emergency}"),
    ("{#last}", ""),
    // The rest of a heading.
    ("## The end", "# The end"),
    ("## The end", "### The end"),
    ("## Last question", "### Last question"),
    ("## The end", "##The end"),
    ("## The end", "##\u{a0}The end"),
    ("## The end", " ## The end"),
    ("## The end", "   ## The end"),
    ("## The end", "    ## The end"),
    ("## The end", "> ## The end"),
    ("## The end", "- ## The end"),
    ("## The end ", "## "),
    ("## The end", "## The *end*"),
    ("## The end", "## The `end`"),
    ("## The end", "## [The end](contact:)"),
    ("## The end", "## ![The end](activate.png)"),
    ("## The end", "## The <b>end"),
    ("## The end", "## The {{end}}"),
    ("## The end {#end .hand-off .urgent channel=card-emergency}\n", "The end {#end .advice}\n---\n"),
    // A choice.
    ("- [Go](#end)", "- Go"),
    ("- [Go](#end)", "- [Go](#nowhere)"),
    ("- [Go](#end)", "- [Go](#The-End)"),
    ("- [Go](#end)", "- [Go](article:activate-card)"),
    ("- [Go](#end)", "- [Go](end)"),
    ("- [Go](#end)", "- [Go] (#end)"),
    ("- [Go](#end)", "- [Go](# end)"),
    ("- [Go](#end)", "- [Go](#end \"at once\")"),
    ("- [Go](#end)", "- [Go](<#end>)"),
    ("- [Go](#end)", "- [Go](#end) at once"),
    ("- [Go](#end)", "- [Go](#end) [at once](#end)"),
    ("- [Go](#end)", "- [Go](#end) {#go}"),
    ("- [Go](#end)", "- Then [go](#end)"),
    ("- [Go](#end)", "- **[Go](#end)**"),
    ("- [Go](#end)", "- [*Go*](#end)"),
    ("- [Go](#end)", "- [`Go`](#end)"),
    ("- [Go](#end)", "- [](#end)"),
    ("- [Go](#end)", "- [![Go](activate.png)](#end)"),
    ("- [Go](#end)", "- [x] [Go](#end)"),
    ("- [Go](#end)", "- [Or go](#end)"),
    ("- [Go](#end)", "-[Go](#end)"),
    ("- [Go](#end)", "\u{2013} [Go](#end)"),
    ("- [Go](#end)", "-\u{a0}[Go](#end)"),
    ("- [Go](#end)", "-\t[Go](#end)"),
    ("- [Go](#end)", "-  [Go](#end)"),
    ("- [Go](#end)", "- [Go](#end)."),
    ("- [Go](#end)", " - [Go](#end)"),
    ("- [Go](#end)", "   - [Go](#end)"),
    ("- [Go](#end)", "    - [Go](#end)"),
    ("- [Go](#end)", "* [Go](#end)"),
    ("- [Go](#end)", "1. [Go](#end)"),
    ("- [Go](#end)", "> - [Go](#end)"),
    ("- [Go](#end)", "- One\n- [Go](#end)"),
    ("- [Or go](#end)", " - [Or go](#end)"),
    ("- [Or go](#end)", "  - [Or go](#end)"),
    ("- [Or go](#end)", "+ [Or go](#end)"),
    ("- [Or go](#end)", "Or:\n\n- [Or go](#end)"),
    // Its help.
    ("  With help.", "With help."),
    ("  With help.", " With help."),
    ("  With help.", "\tWith help."),
    ("  With help.", "\nWith help."),
    ("  With help.", "  With [help](article:activate-card)."),
    ("  With help.", "  With [help](#end)."),
    ("  With help.", "  - With help."),
    ("  With help.", "  > With help."),
    ("  With help.", "\n      With help."),
    ("  With help.", "  With help. {#help}"),
    ("  With help.", "  With <b>help."),
    // What is around the choices.
    ("- [Go](#end)\n  With help.\n", ""),
    ("- [Go](#end)\n  With help.\n- [Or go](#end)\n", ""),
    ("- [Or go](#end)\n", "- [Or go](#end)\n\nMore.\n"),
    ("- [Or go](#end)\n", "- [Or go](#end)\n\n***\n"),
    ("- [Or go](#end)\n", "- [Or go](#end)\n\n> More.\n"),
    (
        "- [Or go](#end)\n",
        "- [1](#end)\n- [2](#end)\n- [3](#end)\n- [4](#end)\n- [5](#end)\n- [6](#end)\n- [7](#end)\n- [8](#end)\n",
    ),
    ("\nWords.", ""),
    ("\nWords.", "\nSee [there](#last)."),
    ("\nWords.", "\nSee [there](flow:x#last)."),
    ("\nWords.", "\n- Words.\n- And [there](#last)."),
    ("\nWords.", "\nWords. {#words}"),
    ("\nWords.", "\n#### Words"),
    ("\nWords.", "\n<p>Words."),
    ("\nWords.", "\nWords\n==="),
];

/// Ways out of the grammar at the very start: what is before the introduction.
const BEGINNINGS: &[&str] = &[
    "## The start {#start .advice}\n\n",
    "## The start {#start}\n\n",
    "- [Go](#end)\n- [Or go](#last)\n\n",
    "See [there](#end).\n\n",
    "### Before we start\n\n",
];

/// The text with the mistake in it.
fn mistaken(text: &str, (right, wrong): (&str, &str)) -> String {
    // The last, for texts before may have the same words.
    let at = text.rfind(right).unwrap();
    [&text[..at], wrong, &text[at + right.len()..]].concat()
}

/// The mistakes that nothing is said of.
fn overlooked(text: &str) -> Vec<String> {
    let mistakes = MISTAKES.iter().map(|mistake| mistaken(text, *mistake));
    let beginnings = BEGINNINGS.iter().map(|start| format!("{start}{text}"));
    let has_error = |text: &String| found(text).iter().any(|one| one.severity == Severity::Error);
    mistakes.chain(beginnings).filter(|text| !has_error(text)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn every_flow_of_the_grammar_is_accepted(text in whole_flow()) {
        let found = found(&text);
        prop_assert!(found.is_empty(), "{}", content::draw(&found, false));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn no_way_out_of_the_grammar_is_overlooked(text in whole_flow()) {
        let overlooked = overlooked(&text);
        prop_assert!(overlooked.is_empty(), "{} mistakes:\n\n{}", overlooked.len(), overlooked.join("\n\n====\n\n"));
    }
}

/// Each on its own, so that it is seen which.
#[test]
fn no_way_out_of_the_grammar_is_overlooked_in_a_small_flow() {
    let text = "## First question {#first}\n- [Yes](#last)\n- [No](#end)\n\n\
                ## Last question {#last}\n- [Go](#end)\n  With help.\n- [Or go](#end)\n\n\
                ## The end {#end .hand-off .urgent channel=card-emergency}\nWords.\n";
    assert_eq!(content::draw(&found(text), false), "");
    assert_eq!(overlooked(text), Vec::<String>::new());
}
