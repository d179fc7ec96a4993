//! What other dialects of Markdown, and programs that make web pages, have and Handrail does not.

use super::shown::HIDDEN;
use super::unread::Unread;
use crate::source::Span;

/// How far after its start the end of one is looked for, in bytes. They are names and numbers.
const MAX_BYTES: usize = 200;

/// How one starts, how long it is in a text that starts so, if it is one, and what it is.
type Kind = (&'static str, fn(&str) -> Option<usize>, Unread);

/// Finds them in the plain words of a text.
pub(super) fn find(words: &str) -> Vec<(Span, Unread)> {
    let kinds: [Kind; 7] = [
        ("[^", footnote, Unread::Footnote),
        ("[[", wiki_link, Unread::WikiLink),
        ("{%", |rest| until(rest, "%}"), Unread::Template),
        ("${", |rest| until(rest, "}").filter(|end| is_name(&rest[2..end - 1])), Unread::Template),
        ("<%", |rest| until(rest, "%>"), Unread::Template),
        ("{", attributes, Unread::Attributes),
        (":", emoji, Unread::Emoji),
    ];
    let mut found = Vec::new();
    for (start, length, unread) in kinds {
        let mut at = 0;
        while let Some(next) = words[at..].find(start) {
            at += next;
            let window = &words[at..words.floor_char_boundary(at + MAX_BYTES)];
            let line = window.split('\n').next().unwrap_or_default();
            let is_in_word = start == ":" && words[..at].ends_with(char::is_alphanumeric);
            match length(line).filter(|_| !is_in_word) {
                Some(length) => {
                    found.push((at..at + length, unread));
                    at += length;
                }
                None => at += start.len(),
            }
        }
    }
    found
}

/// How long `text` is up to `end`, that included. What has another sign of Markdown inside is none.
fn until(text: &str, end: &str) -> Option<usize> {
    let length = text.find(end)? + end.len();
    (!text[..length].contains(HIDDEN)).then_some(length)
}

/// `[^1]`
fn footnote(text: &str) -> Option<usize> {
    let length = until(text, "]")?;
    let label = &text[2..length - 1];
    (!label.is_empty() && !label.contains([' ', '['])).then_some(length)
}

/// `[[change-pin]]`
fn wiki_link(text: &str) -> Option<usize> {
    let length = until(text, "]]")?;
    text[2..length - 2].contains(char::is_alphanumeric).then_some(length)
}

/// `{width=50%}`, `{.class}`, `{: .class}`, `{#id}`
fn attributes(text: &str) -> Option<usize> {
    let length = until(text, "}")?;
    let inner = &text[1..length - 1];
    let (class, rest) = inner.split_at(inner.len() - inner.trim_start_matches([':', '.', '#', ' ']).len());
    let is_class = class.contains(['.', '#', ':']) && rest.starts_with(|c: char| c.is_ascii_alphabetic());
    let is_pair = rest.split_once('=').is_some_and(|(name, value)| is_name(name) && !value.starts_with(' '));
    (is_class || is_pair).then_some(length)
}

/// `:tada:`
fn emoji(text: &str) -> Option<usize> {
    let name = text[1..].split(':').next().filter(|name| name.len() + 1 < text.len())?;
    let is_name = name.len() > 1
        && name.starts_with(|c: char| c.is_ascii_lowercase() || c == '+' || c == '-')
        && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || "_+-".contains(c));
    let length = name.len() + 2;
    (is_name && !text[length..].starts_with(char::is_alphanumeric)).then_some(length)
}

fn is_name(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text.chars().all(|c| c.is_ascii_alphanumeric() || "-_.".contains(c))
}

/// The addresses of pages and mailboxes in the plain words of a text.
pub(super) fn addresses(words: &str) -> Vec<Span> {
    let mut found: Vec<Span> = Vec::new();
    let mut at = 0;
    for word in
        words.split_inclusive(|c: char| c.is_whitespace() || c == HIDDEN || "<>()[]{}|\"“”„«»".contains(c))
    {
        let trimmed = word.trim_end_matches(|c: char| !c.is_alphanumeric() && c != '/');
        let start = ["https://", "http://", "www.", "mailto:"].iter().find_map(|start| {
            let at = trimmed.find(start)?;
            let is_start = !trimmed[..at].ends_with(char::is_alphanumeric);
            (is_start && trimmed[at + start.len()..].contains(char::is_alphanumeric)).then_some(at)
        });
        if let Some(start) = start.or_else(|| mailbox(trimmed)) {
            found.push(at + start..at + trimmed.len());
        }
        at += word.len();
    }
    found
}

/// Where the address of a mailbox starts in a word.
fn mailbox(word: &str) -> Option<usize> {
    let at = word.find('@')?;
    let name = word[..at].trim_start_matches(|c: char| !c.is_alphanumeric());
    let is_part = |c: char| c.is_alphanumeric() || "._%+-".contains(c);
    let (first, last) = word[at + 1..].rsplit_once('.')?;
    let is_host = |c: char| c.is_alphanumeric() || c == '-' || c == '.';
    let is_address = !name.is_empty()
        && name.chars().all(is_part)
        && first.starts_with(char::is_alphanumeric)
        && first.chars().all(is_host)
        && last.len() > 1
        && last.chars().all(char::is_alphabetic);
    is_address.then_some(at - name.len())
}
