//! Every word of a text is shown, or its editor is told that it is not; and ordinary words are never reported.
#![allow(clippy::unwrap_used, reason = "a helper that meets an error fails the test that called it")]

use content::{Diagnostic, FileBytes, Files, Library};
use proptest::prelude::*;

const SITE: &str = include_str!("good/site.toml");
const FRONT: &str = "---\ntitle: Fees\nsummary: What it costs.\nasks: [what does it cost]\nowner: cards-team\n\
                     updated: 2026-10-05\nreview-by: 2027-05-01\n---\n";

/// What is found in an article with this text, and what of it is shown.
fn read(text: &str) -> (Vec<Diagnostic>, String) {
    let files = [
        ("site.toml", SITE.to_owned()),
        ("en/cards/topic.md", include_str!("good/en/cards/topic.md").to_owned()),
        ("en/cards/x.md", format!("{FRONT}{text}\n")),
    ];
    let files: Files = files.map(|(path, text)| (path.to_owned(), FileBytes::Read(text.into_bytes()))).into();
    let library = Library::from_files("articles", files);
    let mut found = content::check(&library, content::date("2026-11-01").unwrap());
    found.retain(|one| one.source.path.ends_with("x.md"));
    (found, content::export(&library, "en").unwrap().remove(0).body)
}

/// A piece of Markdown; each `@` gives way to a word of its own.
fn piece() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "@",
        "@ @",
        "@\n@",
        "\n",
        "\n\n",
        "\n\n",
        " ",
        "\n    ",
        "\t",
        "  \n",
        "\\",
        "# ",
        "## @",
        "\n## @ {#@}",
        "{@}",
        "{.@}",
        "{@=@}",
        "- @",
        "\n- @",
        "\n  - @",
        "\n1. @",
        "\n@. @",
        "\n3. @",
        "\n• @",
        "\na) @",
        "> @",
        "\n> @\n",
        "\n> [!NOTE]\n",
        "\n> [!@] @\n",
        "| @ ",
        "\n| @ | @ |\n|---|---|\n| @ | @ |",
        "\n| @ | @ | @ |\n",
        "\n|---|\n",
        "**",
        "*",
        "~~",
        "==",
        "_",
        "`",
        "`@`",
        "\n```\n",
        "\n``` @\n",
        "\n``` @ @\n",
        "[@](contact:)",
        "[@]",
        "[@](@)",
        "[@](contact: \"@\")",
        "\n[@]: @\n",
        "\n[@]: contact:\n",
        "[@][@]",
        "![@](@.png)",
        "[^@]",
        "\n[^@]: @\n",
        "[",
        "](",
        ")",
        "<b>@</b>",
        "\n<div>\n@\n</div>\n",
        "<!-- @ -->",
        "&amp;",
        "&@;",
        "<@>",
        "<https://@.example>",
        "\n---\n",
        "\n===\n",
        "\n: @",
        ":::@",
        "[[@]]",
        "{{@}}",
        "\u{a0}",
        "https://@.example",
        "\n<<<<<<< @\n",
        "\n=======\n",
        "\n>>>>>>> @\n",
    ])
}

/// A text of such pieces, and its words.
fn text() -> impl Strategy<Value = (String, Vec<String>)> {
    prop::collection::vec(piece(), 1..14).prop_map(|pieces| {
        let (mut text, mut words) = (String::new(), Vec::new());
        for c in pieces.concat().chars() {
            match c {
                '@' => {
                    let word = format!("w{}x", words.len());
                    text.push_str(&word);
                    words.push(word);
                }
                c => text.push(c),
            }
        }
        (text, words)
    })
}

/// Whether the word is one that Markdown needs and customers do not: a target, an id, the language of code, a fact.
fn is_sign(text: &str, word: &str) -> bool {
    let (before, after) = text.split_once(word).unwrap();
    let line = before.rsplit('\n').next().unwrap();
    before.ends_with("](")
        || before.ends_with("{#")
        || line.trim_start_matches(['>', ' ']) == "``` " && after.starts_with('\n')
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn a_text_without_a_mistake_shows_all_its_words((text, words) in text()) {
        let (found, shown) = read(&text);
        if found.is_empty() {
            for word in words.iter().filter(|word| !is_sign(&text, word)) {
                prop_assert!(shown.contains(word.as_str()), "{word} is not shown, and nothing is said:\n{text}\n---\n{shown}");
            }
        }
    }

    #[test]
    fn ordinary_words_are_never_reported(
        lines in prop::collection::vec(prop::collection::vec(ordinary(), 1..9), 1..9),
        empty in prop::collection::vec(any::<bool>(), 9)
    ) {
        // Lines start with a word, as signs at their start have a meaning.
        let lines = lines.iter().map(|words| format!("Words {}", words.join(" ")));
        let text: String = lines.zip(empty).map(|(line, empty)| line + if empty { "\n\n" } else { "\n" }).collect();
        let (found, shown) = read(&text);
        prop_assert!(found.is_empty(), "{}{text}", content::draw(&found, false));
        prop_assert_eq!(shown.split_whitespace().collect::<Vec<_>>(), text.split_whitespace().collect::<Vec<_>>());
    }
}

/// What is between spaces in ordinary texts.
fn ordinary() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "card",
        "it’s",
        "don't",
        "“quoted”",
        "(in brackets)",
        "well-known",
        "and/or",
        "£5",
        "£1,234.50",
        "£5–£10",
        "5%",
        "5 %",
        "10:30",
        "8am–5pm",
        "2026.",
        "1.",
        "3)",
        "a)",
        "(b)",
        "5 * 3",
        "–",
        "—",
        "-",
        "+",
        "=",
        "~5",
        "#1",
        "@larkmoor",
        "&",
        "+44",
        "No.",
        "e.g.",
        "24/7",
        "A–Z",
        "C:\\temp",
        "24 hours:",
        "so;",
        "what?",
        "now!",
        "**34",
        "[1]",
        "{or}",
        "Ärger",
        "日本",
        "1st",
        "50p",
        "GB12",
        "|",
        "<5",
        ">5",
    ])
}
