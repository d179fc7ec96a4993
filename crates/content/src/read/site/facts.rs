//! The facts that the site declares.

use std::collections::BTreeSet;

use toml::de::DeValue;

use crate::read::entities;
use crate::read::facts::Facts;
use crate::read::markdown::emphasis;
use crate::read::toml_table::Fields;
use crate::source::Span;

/// The facts by name, and the value of each with its place.
pub(super) fn read(fields: &mut Fields<'_, '_>) -> (Facts, Vec<(String, Span)>) {
    let (mut facts, mut placed) = (Facts::new(), Vec::new());
    for (key, value) in fields.table("facts").map(|(table, _)| table.iter()).into_iter().flatten() {
        let text = match value.get_ref() {
            DeValue::String(text) => text.to_string(),
            DeValue::Integer(number) => number.to_string(),
            DeValue::Float(number) => number.to_string(),
            _ => {
                fields.report(value.span(), "a fact must be a text", "write the value in double quotes");
                // The name is known: only its value is a mistake.
                String::new()
            }
        };
        if let Some((message, help)) = value.get_ref().as_str().and_then(wrong_fact) {
            fields.report(value.span(), &message, &help);
        }
        if key.get_ref() == "bank" {
            fields.report(
                key.span(),
                "`bank` is always the bank's name",
                "choose another name for this fact",
            );
        }
        placed.push((text.clone(), value.span()));
        facts.insert(key.get_ref().to_string(), text);
    }
    (facts, placed)
}

/// What is wrong with the value of a fact, which is shown as it is written, and how to fix it.
fn wrong_fact(value: &str) -> Option<(String, String)> {
    if let Some((_, message, help)) = entities::wrong(value, 0) {
        return Some((message, help));
    }
    let tag = |at: usize| {
        let inner = value[at + 1..].trim_start_matches('/');
        inner.starts_with(|c: char| c.is_ascii_alphabetic()) && inner.contains('>')
    };
    let is_bold = value.starts_with("**") && value.ends_with("**") && value.contains(char::is_alphanumeric);
    let (message, help) = if value.trim().is_empty() {
        ("this fact is empty", "write its value between the quotes, or remove it where nothing uses it")
    } else if value.contains("{{") {
        ("a fact in a fact is not filled in", "write the value itself")
    } else if emphasis(value).is_some() || is_bold || value.match_indices('<').any(|(at, _)| tag(at)) {
        (
            "a fact is shown as it is written",
            "write it without *, ` and HTML; put those around {{…}} in the text",
        )
    } else {
        return None;
    };
    Some((message.to_owned(), help.to_owned()))
}

/// The facts that look like the number of a channel that has another one now: telephone numbers that no channel has,
/// if there are channels with a number that no fact has.
pub(super) fn old_numbers(facts: &[(String, Span)], numbers: &[String]) -> Vec<Span> {
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let of_channels: BTreeSet<String> = numbers.iter().map(|number| digits(number)).collect();
    let of_facts: BTreeSet<String> = facts.iter().map(|(value, _)| digits(value)).collect();
    if of_channels.is_subset(&of_facts) {
        return Vec::new();
    }
    let is_old = |value: &str| is_telephone(value) && !of_channels.contains(&digits(value));
    facts.iter().filter(|(value, _)| is_old(value)).map(|(_, span)| span.clone()).collect()
}

/// Whether `text` is surely a telephone number: it starts as one, and no amount or date is as long.
fn is_telephone(text: &str) -> bool {
    text.starts_with(['0', '+'])
        && text.chars().all(|c| c.is_ascii_digit() || " +()-".contains(c))
        && text.chars().filter(char::is_ascii_digit).count() >= 9
}
