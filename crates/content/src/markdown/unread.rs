//! What was meant as Markdown and is none, so that customers would see its signs.
//!
//! Only what is surely meant is found: a sign after a backslash is not, nor is one that prices or numbers have.

use std::collections::HashSet;

use super::shown::Shown;
use super::{Markdown, dialects, lines, marks};
use crate::source::Span;

/// Why a link is not read as one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FailedLink {
    /// There is a space between its words and its target.
    Space,
    /// Its target is a name in brackets that is explained nowhere.
    Reference,
    /// Its target has something in it that cannot stand there.
    Target,
    /// It is a picture, and so is it.
    Picture,
}

/// What is not read as the Markdown that it looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unread {
    /// `##Words`.
    Heading,
    /// A sign with this character behind it, which looks like a space.
    Space(char),
    /// This character, which looks like a space, before the sign of an item.
    Lead(char),
    /// Lines that were meant as a list.
    Item(Item),
    /// Asterisks or underscores in pairs without their other half.
    Strong,
    /// `~~words~~`.
    Strike,
    /// `==words==`, `++words++`.
    Highlight,
    /// `%%words%%`.
    Remark,
    /// Lines with `|` without the row of dashes that makes a table of them.
    Table,
    /// A header with other than as many cells as the row of dashes below it has columns.
    TableDashes { header: usize, dashes: usize },
    /// A row of dashes that has this sign in it.
    TableSign(char),
    /// A table right below words.
    TableStart,
    /// `- [ ] words`.
    Task,
    /// `> [!KIND]` with a kind that there is not.
    CalloutKind,
    /// `> [!NOTE] words`, on one line.
    CalloutLine,
    /// `> !NOTE`.
    CalloutBrackets,
    /// A callout or quote without text.
    EmptyQuote,
    /// `[^1]`.
    Footnote,
    /// `: definition` below a term.
    Term,
    /// `:::warning`, `!!! note`.
    Container,
    /// `[TOC]`.
    Contents,
    /// `[[change-pin]]`.
    WikiLink,
    /// `{% if %}`, `${name}`.
    Template,
    /// `{width=50%}`.
    Attributes,
    /// `:tada:`.
    Emoji,
}

/// The start of a line that was meant as an item of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Item {
    /// A bullet or dash, as word processors write it.
    Sign(char),
    /// `a)`, by the letter's number.
    Letter(u32),
    /// `3.` in a paragraph, where only `1.` starts a list.
    Number(u32),
    /// `-` or `1.` with this character behind it, which looks like a space.
    Space(char),
    /// `-Words`, `1.Words`.
    Glued,
}

/// Adds to `found` what can be told only when all of a text has been read.
pub(super) fn complete(found: &mut Markdown, shown: &Shown, source: &str) {
    found.facts.sort_by_key(|used| used.span.start);
    found.unread.extend(find(shown, source));
    found.unread.sort_by_key(|(span, _)| span.start);
    let mut footnotes = HashSet::new();
    // A footnote and its signs in the text are one.
    found
        .unread
        .retain(|(span, unread)| *unread != Unread::Footnote || footnotes.insert(&source[span.clone()]));
    for run in &shown.runs {
        let addresses = dialects::addresses(shown.of(run)).into_iter();
        let moved = addresses.map(|span| run.span.start + span.start..run.span.start + span.end);
        found.addresses.extend(moved);
    }
    let links = &found.links;
    found.addresses.retain(|span| {
        let last = links.partition_point(|link| link.span.start <= span.start).checked_sub(1);
        last.is_none_or(|last| links[last].span.end <= span.start)
    });
}

/// Finds it in the plain words of a text.
fn find(shown: &Shown, source: &str) -> Vec<(Span, Unread)> {
    let mut found = lines::find(shown, source);
    for run in &shown.runs {
        let words = shown.of(run);
        let inside = marks::find(words).into_iter().chain(dialects::find(words));
        let moved =
            inside.map(|(span, unread)| (run.span.start + span.start..run.span.start + span.end, unread));
        found.extend(moved);
    }
    found
}

const KINDS: [&str; 5] = ["NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION"];

/// How the targets of links start.
const TARGETS: [&str; 8] = ["article:", "flow:", "action:", "contact:", "https:", "mailto:", "tel:", "#"];

/// The first link in the words `raw` that is not read as one.
pub(super) fn failed_link(raw: &str) -> Option<(Span, FailedLink)> {
    let mut at = 0;
    while let Some(length) = raw[at..].find(']') {
        let last = at;
        at += length + 1;
        let (before, after) = (&raw[last..at - 1], &raw[at..]);
        let why = if after.starts_with('(') {
            FailedLink::Target
        } else if starts_target(after.trim_start_matches(' ')) {
            FailedLink::Space
        } else if after.starts_with('[') && after.find(']').is_some_and(|end| end > 1) {
            FailedLink::Reference
        } else {
            continue;
        };
        let open = before.rfind('[');
        let is_picture = open.is_some_and(|open| before[..open].ends_with('!'));
        let why = if why == FailedLink::Target && is_picture { FailedLink::Picture } else { why };
        let is_meant = open.is_some_and(|open| open + 1 < before.len() && !before[..open].ends_with('\\'));
        if !is_meant && !matches!(why, FailedLink::Target | FailedLink::Picture) || before.ends_with('\\') {
            continue;
        }
        let close = if why == FailedLink::Reference { ']' } else { ')' };
        let end = after.find(close).map_or(at + 1, |length| at + length + 1);
        return Some((open.map_or(at - 1, |open| last + open)..end, why));
    }
    None
}

fn starts_target(text: &str) -> bool {
    text.strip_prefix('(').is_some_and(|target| TARGETS.iter().any(|start| target.starts_with(start)))
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
    marks::strong(raw).into_iter().next().or_else(code).or_else(link)
}

/// A callout that is a quote.
pub(super) fn in_quote(raw: &str) -> Option<(Span, Unread)> {
    let line = raw.split('\n').next()?;
    let words = line.strip_prefix('>')?.trim_start();
    let start = line.len() - words.len();
    if let Some((kind, rest)) = words.strip_prefix("[!").and_then(|words| words.split_once(']')) {
        let is_kind = KINDS.iter().any(|known| known.eq_ignore_ascii_case(kind.trim()));
        let unread = match (is_kind, rest.trim().is_empty()) {
            (false, _) => Unread::CalloutKind,
            (true, false) => Unread::CalloutLine,
            // A word that stands in its own line and is a kind but for a space.
            (true, true) => Unread::CalloutBrackets,
        };
        return Some((start..line.len() - rest.len(), unread));
    }
    let bare = words.trim_start_matches('[').strip_prefix('!')?;
    let end = bare.find(|c: char| !c.is_ascii_uppercase()).unwrap_or(bare.len());
    KINDS.contains(&&bare[..end]).then(|| (start..line.len() - bare.len() + end, Unread::CalloutBrackets))
}

/// A box to tick.
pub(super) fn in_item(raw: &str) -> Option<(Span, Unread)> {
    let words = raw.trim_start_matches(|c: char| c.is_ascii_digit() || "-*+.)".contains(c)).trim_start();
    let is_box = ["[ ] ", "[x] ", "[X] "].iter().any(|sign| words.starts_with(sign));
    let start = raw.len() - words.len();
    is_box.then_some((start..start + 3, Unread::Task))
}
