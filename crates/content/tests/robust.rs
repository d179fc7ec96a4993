//! Whatever is in a file, the checker reports it and goes on.
#![allow(clippy::unwrap_used, reason = "a helper that meets an error fails the test that called it")]

use std::time::{Duration, Instant};

use content::{FileBytes, Files, Library};
use proptest::prelude::*;

const ARTICLE: &str = include_str!("good/en/cards/activate-card.md");
const FLOW: &str = include_str!("good/en/cards/lost-card.flow.md");
const FLOW_TEST: &str = include_str!("good/en/cards/lost-card.flow.test.toml");
const SITE: &str = include_str!("good/site.toml");
const MESSAGES: &str = include_str!("good/en/messages.ftl");
const NOTICE: &str = include_str!("good/en/notices/scam-texts.md");
const SYNONYMS: &str = include_str!("good/en/synonyms.toml");
const TOPIC: &str = include_str!("good/en/cards/topic.md");

/// The paths at which each kind of file is read.
const PATHS: [&str; 9] = [
    "site.toml",
    "en/messages.ftl",
    "en/cards/topic.md",
    "en/cards/a.md",
    "en/cards/a.flow.md",
    "en/notices/a.md",
    "en/cards/a.png",
    "en/synonyms.toml",
    "en/cards/lost-card.flow.test.toml",
];

fn good() -> Files {
    let texts = [("site.toml", SITE), ("en/messages.ftl", MESSAGES), ("en/cards/topic.md", TOPIC)];
    let more = [
        ("en/cards/activate-card.md", ARTICLE),
        ("en/cards/lost-card.flow.md", FLOW),
        ("en/cards/lost-card.flow.test.toml", FLOW_TEST),
    ];
    let read = |(path, text): (&str, &str)| (path.to_owned(), FileBytes::Read(text.as_bytes().to_vec()));
    texts.into_iter().chain(more).map(read).collect()
}

/// Reads, checks, draws, exports and compiles the good library with `bytes` instead of one file.
fn survive(path: &str, bytes: Vec<u8>) {
    let mut files = good();
    files.insert(path.to_owned(), FileBytes::Read(bytes));
    let library = Library::from_files("articles", files);
    let found = content::check(&library, content::date("2026-11-01").unwrap());
    content::draw(&found, false);
    for diagnostic in &found {
        serde_json::to_string(&diagnostic.record()).unwrap();
        assert!(!diagnostic.help.is_empty() && !diagnostic.message.is_empty());
    }
    content::export(&library, "en");
    let _ = content::compile(&library);
}

/// A good file with a few pieces of it repeated, cut out or replaced.
fn mutated() -> impl Strategy<Value = (usize, String)> {
    let file = prop::sample::select(vec![
        (0, SITE),
        (1, MESSAGES),
        (2, TOPIC),
        (3, ARTICLE),
        (4, FLOW),
        (5, NOTICE),
        (7, SYNONYMS),
        (8, FLOW_TEST),
    ]);
    let piece = prop::sample::select(vec![
        "",
        "---\n",
        "{",
        "}",
        "{{",
        "}}",
        "[",
        "](",
        ")",
        "#",
        "## ",
        "`",
        "- ",
        "> ",
        "*",
        "|",
        "<",
        ">",
        "\\",
        "\"",
        ":",
        "\n",
        "\r",
        "\t",
        "\u{feff}",
        "\u{202e}",
        "é",
        "\0",
        "![",
        "{#a}",
        "[[",
        "= ",
        "{ $a ->\n",
        "   *[other] x\n}\n",
        "1. ",
        "&#0;",
        "&amp;",
        "[!NOTE]\n",
        "|---|\n",
        "https:",
        "article:",
        "~",
        "!!x ",
        "&a ",
        "*a ",
        "? ",
        "%",
    ]);
    let edits = prop::collection::vec((any::<prop::sample::Index>(), 0..20_usize, piece), 1..12);
    (file, edits).prop_map(|((path, text), edits)| {
        let mut chars: Vec<char> = text.chars().collect();
        for (at, cut, piece) in edits {
            let start = at.index(chars.len() + 1);
            let end = (start + cut).min(chars.len());
            chars.splice(start..end, piece.chars());
        }
        (path, chars.into_iter().collect())
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn arbitrary_bytes_are_no_danger(path in 0..PATHS.len(), bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        survive(PATHS[path], bytes);
    }

    #[test]
    fn arbitrary_text_behind_front_matter_is_no_danger(path in 3..6_usize, text in "\\PC{0,200}") {
        let fence = ARTICLE.rfind("---\nOpen").unwrap();
        survive(PATHS[path], format!("{}---\n{text}", &ARTICLE[..fence]).into_bytes());
    }

    #[test]
    fn mistakes_in_good_files_are_no_danger((path, text) in mutated()) {
        survive(PATHS[path], text.into_bytes());
    }
}

/// How large the slow files are, in bytes: a quarter of the largest that is read, so that the test takes seconds.
const LARGE: usize = 256 * 1024;

/// How much smaller the files are that they are compared with.
const TIMES: u32 = 8;

/// Fails if the time for a file of `start` and many `piece`s grows with the square of its size.
fn survive_in_linear_time(path: &str, start: &str, piece: &str) {
    let time = |bytes: usize| {
        let text = format!("{start}{}", piece.repeat(bytes / piece.len()));
        let start = Instant::now();
        survive(path, text.into_bytes());
        start.elapsed()
    };
    let (small, large) = (time(LARGE / TIMES as usize), time(LARGE));
    // The square would be 64 times as long, not 8. What lies between, and the second, is for a busy machine.
    let limit = small * TIMES * 3 + Duration::from_secs(1);
    assert!(
        large < limit,
        "{piece:?} in {path} took {large:?}, and {small:?} in a file {TIMES} times smaller"
    );
}

/// Texts made to be slow or to nest without end.
#[test]
fn the_worst_files_are_checked_in_linear_time() {
    let front = &ARTICLE[..ARTICLE.rfind("Open the app of").unwrap()];
    let pieces = [
        "> ",
        "- ",
        "[",
        "[a](#b) ",
        "![",
        "*a **b ",
        "`",
        "<b>",
        "{{",
        "{{a}} ",
        "## a\n",
        "## a {#a}\n- [b](#b)\n",
        "| a ",
        "a\\\n",
        "&amp;",
        "](",
        "- a\n",
        "  - a\n",
        "\u{feff}",
        "[a]: b\n",
        "<!-",
        "_a_",
        "{#",
        "## a {#a}\n- [b](#a)\n- [c](#d)\n",
        "## a {#a}\n- [b](#a)\n\nc\n\n",
    ];
    let flows = pieces.map(|piece| (4, piece));
    for (path, piece) in flows.into_iter().chain([(3, "## a\n"), (3, "[a](#b) "), (3, "](")]) {
        survive_in_linear_time(PATHS[path], front, piece);
    }
    let others = [
        (0, "["),
        (0, "a."),
        (0, "a=1\n"),
        (0, "[[channels]]\n"),
        (1, "a = {"),
        (1, "a = b\n"),
        (1, "{ {"),
        (2, "---\n- "),
        (2, "---\n["),
        (2, "---\na: b\n"),
        (7, "["),
        (7, "a = \"b\"\n"),
        (7, "groups = [[\"a\", "),
        (8, "[[tests]]\n"),
        (8, "[[tests]]\nname = \"a\"\nanswers = [\"where: freeze\", \"b\"]\n"),
        (8, "[[tests"),
    ];
    for (path, piece) in others {
        let (fence, piece) = piece.split_at(if piece.starts_with("---\n") { 4 } else { 0 });
        survive_in_linear_time(PATHS[path], fence, piece);
    }
}
