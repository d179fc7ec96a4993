//! A line that looks like a choice, taken apart.

use crate::read::characters::is_space;

/// The parts of a line that looks like a choice.
#[derive(Debug, Clone)]
pub(super) struct Parts<'a> {
    /// White space at the start.
    pub(super) lead: &'a str,
    /// What a list item starts with; empty if the line starts with a bracket.
    pub(super) marker: &'a str,
    /// White space after it.
    pub(super) gap: &'a str,
    /// Signs of emphasis before the bracket.
    pub(super) wrap: &'a str,
    /// Where in the line the bracket stands, or should.
    pub(super) bracket: usize,
    pub(super) label: &'a str,
    /// White space between the brackets and the parentheses.
    pub(super) behind: &'a str,
    /// What is between the parentheses; none if there are none.
    pub(super) target: Option<&'a str>,
    /// A bracket that is not there.
    pub(super) missing: Option<char>,
    /// Whether nothing follows.
    pub(super) is_bare: bool,
}

impl<'a> Parts<'a> {
    pub(super) fn of(line: &'a str) -> Option<Self> {
        let (lead, rest) = split(line, is_space);
        let marker = marker(rest);
        let (gap, rest) = split(&rest[marker.len()..], is_space);
        let (wrap, rest) = split(rest, |c| "*_`".contains(c));
        let bracket = line.len() - rest.len();
        let (label, rest, mut missing) = label(rest)?;
        let (behind, rest) = split(rest, is_space);
        let (target, rest) = match rest.strip_prefix('(').map(|rest| (rest, rest.find(')'))) {
            Some((rest, Some(end))) => (Some(&rest[..end]), &rest[end + 1..]),
            Some((rest, None)) => {
                missing = missing.or(Some(')'));
                (Some(rest), "")
            }
            // Words in two pairs of brackets are a link whose target is elsewhere.
            None if rest.starts_with('[') => return None,
            None => (None, rest),
        };
        let is_bare = rest.trim_matches(|c: char| is_space(c) || wrap.contains(c)).is_empty();
        // A link that only starts its line, or that is further in, is part of a text.
        if marker.is_empty() && !(is_bare && lead.is_empty() && wrap.is_empty() && target.is_some()) {
            return None;
        }
        Some(Self { lead, marker, gap, wrap, bracket, label, behind, target, missing, is_bare })
    }

    /// The id that the target names, be it one or not.
    pub(super) fn id(&self) -> Option<&'a str> {
        let target = self.target?.trim_matches(|c| is_space(c) || "<>#".contains(c));
        target.split(is_space).next().filter(|id| !id.is_empty())
    }
}

/// The words in brackets at the start of `text`, what follows them, and the bracket that is not there.
fn label(text: &str) -> Option<(&str, &str, Option<char>)> {
    let Some(words) = text.strip_prefix('[') else {
        let (label, rest) = text.split_once("](#")?;
        return (!label.contains('[')).then(|| (label, &text[text.len() - rest.len() - 2..], Some('[')));
    };
    let mut depth = 1;
    let mut is_escaped = false;
    for (at, c) in words.char_indices() {
        match c {
            _ if is_escaped => {}
            '[' => depth += 1,
            ']' => depth -= 1,
            _ => {}
        }
        is_escaped = c == '\\' && !is_escaped;
        if depth == 0 {
            return Some((&words[..at], &words[at + 1..], None));
        }
    }
    let (label, rest) = words.split_once("(#")?;
    Some((label, &words[words.len() - rest.len() - 2..], Some(']')))
}

/// What `text` starts with if it is the start of an item of a list, or what a word processor makes of it.
fn marker(text: &str) -> &str {
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let length = match text[digits..].chars().next() {
        Some('.' | ')') if digits > 0 => digits + 1,
        Some(sign) if digits == 0 && "-*+‐‑‒–—―−•·◦▪".contains(sign) => sign.len_utf8(),
        _ => 0,
    };
    // Two of them are the start of strong words.
    if text[length..].starts_with('*') && text.starts_with('*') { "" } else { &text[..length] }
}

fn split(text: &str, is: impl Fn(char) -> bool) -> (&str, &str) {
    text.split_at(text.len() - text.trim_start_matches(is).len())
}
