//! Delimiter runs of emphasis that are left in words because they are not parsed as such.
//!
//! Prices, card numbers and sums have the same characters: what they have is not found.

use super::failed_link::starts_target;
use super::shown::{COVERED, HIDDEN};
use super::unread::Unread;
use crate::source::Span;

/// The same character once or more times.
struct DelimiterRun {
    span: Span,
    /// What is shown before it and after it.
    before: Option<char>,
    after: Option<char>,
    /// Whether it hides digits, such as in `**34`, or is between two numbers.
    is_of_numbers: bool,
}

/// Finds them in the plain words of a text.
pub(super) fn find(words: &str) -> Vec<(Span, Unread)> {
    let strong = strong(words).into_iter().map(|span| (span, Unread::Strong));
    let strike =
        pairs(words, '~', 2, |_| true).into_iter().chain(pairs(words, '~', 1, DelimiterRun::can_open));
    let highlight = pairs(words, '=', 2, DelimiterRun::can_open).into_iter();
    let inserted = pairs(words, '+', 2, DelimiterRun::can_open).into_iter();
    let remark = pairs(words, '%', 2, DelimiterRun::can_open).into_iter();
    strong
        .chain(strike.map(|span| (span, Unread::Strike)))
        .chain(highlight.chain(inserted).map(|span| (span, Unread::Highlight)))
        .chain(remark.map(|span| (span, Unread::Remark)))
        .collect()
}

/// Two asterisks or underscores that were meant to make words strong: the first of two, or one without its other half.
fn strong(words: &str) -> Vec<Span> {
    let mut found = Vec::new();
    for c in ['*', '_'] {
        let all: Vec<_> = runs(words, c).filter(|run| !run.is_of_numbers && run.is_strong()).collect();
        let mut at = 0;
        while let Some(run) = all.get(at) {
            let between = all.get(at + 1).map(|other| &words[run.span.end..other.span.start]);
            let is_pair = run.is_free() && between.is_some_and(has_words);
            if is_pair || run.touches_words(c) {
                found.push(run.span.clone());
                at += 1;
            }
            at += 1;
        }
    }
    found
}

/// Emphasis, code or a link in what is shown as it is written, such as the title of an article.
pub(crate) fn emphasis(raw: &str) -> Option<Span> {
    let code = || {
        let start = raw.find('`')?;
        Some(start..start + 2 + raw[start + 1..].find('`')?)
    };
    let link = || {
        let middle = raw.match_indices(']').map(|(at, _)| at).find(|at| starts_target(&raw[at + 1..]))?;
        Some(raw[..middle].rfind('[')?..middle + 1 + raw[middle + 1..].find(')').map_or(1, |end| end + 1))
    };
    strong(raw).into_iter().next().or_else(code).or_else(link)
}

/// Words between two runs of that length.
fn pairs(words: &str, c: char, length: usize, opens: impl Fn(&DelimiterRun) -> bool) -> Vec<Span> {
    let mut found = Vec::new();
    let mut open: Option<Span> = None;
    for run in runs(words, c).filter(|run| run.span.len() == length) {
        match open.take() {
            Some(first)
                if has_words_or_numbers(&words[first.end..run.span.start]) && closes(&run, length, c) =>
            {
                found.push(first.start..run.span.end);
            }
            _ => open = opens(&run).then_some(run.span),
        }
    }
    found
}

/// Whether `run` can end what an earlier one has started. Nothing but crossed-out words have two tildes.
fn closes(run: &DelimiterRun, length: usize, c: char) -> bool {
    let is_end = run.after.is_none_or(|c| !c.is_alphanumeric());
    c == '~' && length == 2 || is_end && run.before.is_some_and(|c| !c.is_whitespace())
}

fn has_words(text: &str) -> bool {
    text.contains(|c: char| c.is_alphabetic() || is_currency(c) || c == COVERED)
}

fn has_words_or_numbers(text: &str) -> bool {
    has_words(text) || text.contains(|c: char| c.is_numeric())
}

fn is_currency(c: char) -> bool {
    "$£€¥₹¢".contains(c)
}

/// All places where the character `c` stands, as often as it is there.
fn runs(words: &str, c: char) -> impl Iterator<Item = DelimiterRun> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + words[at..].find(c)?;
        let rest = words[start..].trim_start_matches(c);
        at = words.len() - rest.len();
        let is_shown = |c: &char| *c != HIDDEN;
        let before = words[..start].chars().rev().find(is_shown);
        let after = rest.chars().find(is_shown);
        let digits = rest.chars().take_while(char::is_ascii_digit).count();
        let is_mask = matches!(digits, 2 | 4) && !rest[digits..].starts_with(char::is_alphanumeric);
        let number = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        let is_sum = number(words[..start].trim_end().chars().next_back())
            && number(rest.trim_start().chars().next())
            && before == Some(' ');
        Some(DelimiterRun { span: start..at, before, after, is_of_numbers: is_mask || is_sum })
    })
}

impl DelimiterRun {
    fn is_strong(&self) -> bool {
        self.span.len() == 2 || self.span.len() == 3 && self.is_free()
    }

    /// Whether no word ends at it.
    fn is_free(&self) -> bool {
        self.before.is_none_or(|c| c.is_whitespace() || "(\"“‘„«[|".contains(c))
    }

    /// Whether words can start at it.
    fn can_open(&self) -> bool {
        self.is_free() && self.after.is_some_and(|c| has_words_or_numbers(c.encode_utf8(&mut [0; 4])))
    }

    fn touches_words(&self, delimiter: char) -> bool {
        let opens = self.after.is_some_and(|c| {
            c.is_alphabetic() || is_currency(c) || c == COVERED || self.is_free() && "{\"“‘„«(".contains(c)
        });
        // Underscores are part of names.
        let closes = delimiter == '*' && self.span.len() == 2 && self.before.is_some_and(char::is_alphabetic);
        closes || opens && (delimiter == '*' && self.span.len() == 2 || self.is_free())
    }
}
