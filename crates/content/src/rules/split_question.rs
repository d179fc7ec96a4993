//! A question of `asks` that a comma between brackets has cut into pieces.

use crate::read::library::Library;
use crate::read::yaml::{Node, Value};
use crate::report::Report;

/// English words that go on with a sentence and start no question.
const GO_ON: [&str; 7] = ["and", "or", "but", "nor", "because", "then", "not"];

/// English verbs that start a question if a subject and more follow them: “is my card blocked”, but not “is broken”.
const VERBS: [&str; 12] =
    ["is", "are", "was", "were", "has", "have", "had", "does", "do", "did", "will", "isn't"];

pub(super) fn check(library: &Library, report: &mut Report) {
    for (locale, text) in library.texts() {
        let Some(Node { value: Value::List(items), span, .. }) = text.front.get("asks") else { continue };
        let raw = |item: &Node| text.source.text.get(item.span.clone()).unwrap_or_default().trim();
        let is_in_brackets = text.source.text[span.clone()].starts_with('[');
        // What is in quotation marks was meant as it is; curly ones are reported.
        let is_quoted = |item: &Node| raw(item).starts_with(['"', '\'', '“', '„', '‘', '«']);
        if !is_in_brackets || items.len() < 2 || items.iter().any(is_quoted) {
            continue;
        }
        let is_english = locale.tag.split('-').next() == Some("en");
        if let Some(piece) = items.iter().map(raw).find(|piece| is_piece(piece, is_english)) {
            let message = format!("`{piece}` is no question: a comma in brackets starts a new one");
            let help = "write each question on a line of its own below `asks:`, with `  - ` before it; there a comma is one";
            report.warning(&text.source, span, message, help);
        }
    }
}

/// Whether `text` is a single word, or in English starts in the middle of a sentence.
fn is_piece(text: &str, is_english: bool) -> bool {
    // From Thai on there are scripts that put no space between words.
    let has_spaces = text.chars().all(|c| c < '\u{e00}' || !c.is_alphabetic());
    let words: Vec<_> = text.split_whitespace().map(|word| word.to_lowercase().replace('’', "'")).collect();
    match words.as_slice() {
        [] => false,
        [_] => has_spaces,
        [first, ..] if is_english && GO_ON.contains(&first.as_str()) => true,
        [first, _] => is_english && VERBS.contains(&first.as_str()),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::{article, check};

    fn with(asks: &str) -> String {
        article("Text.").replace("asks: [how]", &format!("asks: {asks}"))
    }

    #[test]
    fn a_question_that_a_comma_has_cut_is_warned_of_once() {
        insta::assert_snapshot!(check(&[
            ("en/cards/a.md", &with("[my card, the blue one, is broken]")),
            ("en/cards/b.md", &with("[no, I have not got my card]")),
            ("en/cards/c.md", &with("[my card is lost, or stolen, what now]")),
            ("en/cards/d.md", &with("[I pressed cancel, but it still paid]")),
        ]));
    }

    #[test]
    fn questions_that_are_whole_are_fine() {
        for asks in [
            "[how]",
            "[my card is broken, the chip does not work]",
            "[is my card blocked, do I need a new card]",
            "[\"my card, the blue one\", help]",
            "\n  - my card, the blue one, is broken\n  - help",
            "[カードをなくした, カードが使えない]",
        ] {
            assert_eq!(check(&[("en/cards/a.md", &with(asks))]), "", "{asks}");
        }
    }
}
