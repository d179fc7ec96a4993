//! Telephone numbers in texts: a customer with a phone in hand wants to press them.

use std::ops::Range;

use model::{Inline, Target, telephone_address};

/// Makes links of the `numbers` in a run of text, also in emphasis. A number is found wherever the lines or the kinds of
/// spaces in it part.
pub(crate) fn link(content: &mut Vec<Inline>, numbers: &[String]) {
    let mut linked = Vec::with_capacity(content.len());
    for mut inline in content.drain(..) {
        match &mut inline {
            Inline::Text(text) => push_words(text, numbers, &mut linked),
            Inline::Emphasis(inner) | Inline::Strong(inner) => {
                link(inner, numbers);
                linked.push(inline);
            }
            Inline::Link { .. } | Inline::Code(_) | Inline::Break => linked.push(inline),
        }
    }
    *content = linked;
}

fn push_words(text: &str, numbers: &[String], to: &mut Vec<Inline>) {
    let words = |words: &str| (!words.is_empty()).then(|| Inline::Text(words.to_owned()));
    let mut at = 0;
    for Range { start, end } in all_places(text, numbers) {
        let number = &text[start..end];
        to.extend(words(&text[at..start]));
        let content = vec![Inline::Text(number.to_owned())];
        to.push(Inline::Link { target: Target::Web(telephone_address(number)), content });
        at = end;
    }
    to.extend(words(&text[at..]));
}

/// Where `numbers` are in `text`, in order. A number that goes on with more digits is another one.
fn all_places(text: &str, numbers: &[String]) -> Vec<Range<usize>> {
    let places = numbers.iter().flat_map(|number| places(text, number));
    let whole = places.filter(|place| {
        let (before, after) = (&text[..place.start], &text[place.end..]);
        !before.ends_with(|c: char| c.is_ascii_digit() || c == '+')
            && !after.starts_with(|c: char| c.is_ascii_digit())
    });
    let mut all: Vec<_> = whole.collect();
    // Of two that start at the same place, the longer one.
    all.sort_by_key(|place| (place.start, usize::MAX - place.end));
    let mut end = 0;
    all.retain(|place| {
        let is_next = place.start >= end;
        end = if is_next { place.end } else { end };
        is_next
    });
    all
}

/// Where `number` is in `text`, with any white space for its spaces.
fn places(text: &str, number: &str) -> impl Iterator<Item = Range<usize>> {
    let first = number.chars().next();
    let starts = text.match_indices(move |c| Some(c) == first).map(|(start, _)| start);
    starts.filter_map(move |start| {
        let mut rest = text[start..].chars();
        let fits = |c: char| rest.next().is_some_and(|other| c == other || c == ' ' && other.is_whitespace());
        let is_whole = number.chars().all(fits);
        is_whole.then(|| start..text.len() - rest.as_str().len())
    })
}

/// The `(0)` of a number with its country's code: people leave it out where they dial the code, and [`telephone_address`] cannot.
pub(crate) fn trunk_zero(number: &str) -> Option<&str> {
    let digits = number.trim_start();
    if !digits.starts_with('+') && !digits.starts_with("00") {
        return None;
    }
    let start = number.find('(')?;
    let end = start + number[start..].find(')')?;
    (number[start + 1..end].trim() == "0").then(|| &number[start..=end])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{article, library};

    fn numbers() -> [String; 3] {
        ["0808 157 0199", "+44 20 7946 0199", "0808 157 0199 1"].map(str::to_owned)
    }

    #[test]
    fn whole_numbers_are_found() {
        for (text, found) in [
            ("Call 0808 157 0199 now.", vec!["0808 157 0199"]),
            ("+44 20 7946 0199, or 0808 157 0199", vec!["+44 20 7946 0199", "0808 157 0199"]),
            ("0808 157 0199 1", vec!["0808 157 0199 1"]),
            (
                "0808\u{a0}157\u{202f}0199, 0808\n157 0199",
                vec!["0808\u{a0}157\u{202f}0199", "0808\n157 0199"],
            ),
            ("0808 157 01991", vec![]),
            ("10808 157 0199", vec![]),
            ("0808-157-0199", vec![]),
            ("No number", vec![]),
        ] {
            let places = all_places(text, &numbers());
            let words: Vec<_> = places.into_iter().map(|place| &text[place]).collect();
            assert_eq!(words, found, "{text}");
        }
    }

    #[test]
    fn a_number_of_a_channel_is_a_link_however_its_spaces_and_lines_are_written() {
        for text in [
            "Call 0808 157 0199.",
            "Call 0808 157\n0199.",
            "Call 0808\u{a0}157\u{a0}0199.",
            "- Call **0808\n  157 0199**.",
            "> Call *0808 157\n> 0199*.",
            "| a |\n|---|\n| 0808\u{202f}157 0199 |",
        ] {
            let text = article(text);
            let library = library(&[("en/cards/a.md", text.as_bytes())]);
            let blocks = format!("{:?}", library.texts().next().unwrap().1.blocks());
            assert_eq!(blocks.matches("Link { target: Web(\"tel:08081570199\")").count(), 1, "{blocks}");
        }
        let text = article(
            "## Call 0808 157 0199\n\n[Call 0808 157\n0199](contact:), `0808 157 0199`, 0808-157-0199.",
        );
        let library = library(&[("en/cards/a.md", text.as_bytes())]);
        let blocks = format!("{:?}", library.texts().next().unwrap().1.blocks());
        assert!(!blocks.contains("tel:"), "{blocks}");
    }
}
