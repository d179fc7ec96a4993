//! What is in a text and is not shown to customers, though it has words.

use std::collections::HashSet;

use pulldown_cmark::{CodeBlockKind, CowStr, Event, LinkType, OffsetIter, Tag};

use super::shown::{HIDDEN, Shown};
use crate::read::link::{self, Destination};
use crate::read::pictures;
use crate::source::{Source, Span};

/// Why words are not shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Lost {
    /// `[words]: target`, which no link uses or whose target is none.
    Definition,
    /// A row of a table has other than as many cells as the table.
    Cells { row: usize, table: usize },
    /// The title of a link or picture: `[words](target "title")`.
    Title,
    /// Words after the signs that start a block of code.
    Info,
    /// Anything else.
    Other,
}

/// A line `[label]: target "title"`.
pub(super) struct Definition {
    span: Span,
    has_title: bool,
    /// Whether links lead by it to what can be a target.
    is_target: bool,
    is_used: bool,
}

/// The definitions of a text, each with its place.
pub(super) fn definitions<'e>(
    iter: &OffsetIter<'e>,
    events: &[(Event<'e>, Span)],
    start: usize,
) -> Vec<Definition> {
    let used = events.iter().filter_map(|(event, _)| match event {
        Event::Start(Tag::Link { link_type, id, .. } | Tag::Image { link_type, id, .. })
            if is_reference(*link_type) =>
        {
            iter.reference_definitions().get(id)
        }
        _ => None,
    });
    let used: HashSet<usize> = used.map(|definition| definition.span.start).collect();
    let all = iter.reference_definitions().iter().map(|(_, definition)| Definition {
        span: definition.span.start + start..definition.span.end + start,
        has_title: definition.title.is_some(),
        is_target: is_target(&definition.dest),
        is_used: used.contains(&definition.span.start),
    });
    let mut all: Vec<_> = all.collect();
    all.sort_by_key(|definition| definition.span.start);
    all
}

/// Whether a link of that type takes its target from a line elsewhere.
pub(super) fn is_reference(link: LinkType) -> bool {
    matches!(link, LinkType::Reference | LinkType::Collapsed | LinkType::Shortcut)
}

/// Whether `target` was meant as one, be it right or wrong, and not as words for customers.
pub(super) fn is_target(target: &CowStr<'_>) -> bool {
    let is_path = target.ends_with(".md") || target.starts_with(['/', '.']);
    let is_path = is_path || pictures::is_name(target);
    link::parse(target) != Destination::Bare || is_path
}

/// Finds the words in the text of `source` from the byte `start` that are not shown.
pub(super) fn find(
    source: &Source,
    start: usize,
    shown: &Shown,
    events: &[(Event<'_>, Span)],
    definitions: &[Definition],
) -> Vec<(Span, Lost)> {
    let mut lost: Vec<_> = events.iter().filter_map(|(event, span)| in_event(event, span)).collect();
    let mut known = shown.signs.clone();
    for definition in definitions {
        known.push(definition.span.clone());
        if !definition.is_used || !definition.is_target {
            lost.push((definition.span.clone(), Lost::Definition));
        } else if definition.has_title {
            lost.push((definition.span.clone(), Lost::Title));
        }
    }
    known.sort_by_key(|span| span.start);
    let (mut known, mut known_to) = (known.into_iter().peekable(), 0);
    let mut at = start;
    for line in source.text[start..].split_inclusive('\n') {
        let is_lost = |(offset, c): (usize, char)| {
            while let Some(span) = known.next_if(|span| span.start <= at + offset) {
                known_to = known_to.max(span.end);
            }
            let is_hidden = shown.text.as_bytes()[at + offset] == HIDDEN as u8;
            is_hidden && at + offset >= known_to && c.is_alphanumeric()
        };
        if line.char_indices().any(is_lost) {
            let kind = if line.trim_start().starts_with('[') { Lost::Definition } else { Lost::Other };
            lost.push((at..at + line.trim_end().len(), kind));
        }
        at += line.len();
    }
    lost
}

/// The words that an event has and does not show.
fn in_event(event: &Event<'_>, span: &Span) -> Option<(Span, Lost)> {
    let is_lost = |text: &str| text.contains(char::is_alphanumeric);
    match event {
        // The title of a definition is told where it stands.
        Event::Start(Tag::Link { link_type, title, .. } | Tag::Image { link_type, title, .. }) => {
            (is_lost(title) && !is_reference(*link_type)).then(|| (span.clone(), Lost::Title))
        }
        // One word is the name of a language.
        Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => {
            let words = info.split_whitespace().filter(|word| is_lost(word)).count();
            (words > 1).then(|| (span.clone(), Lost::Info))
        }
        _ => None,
    }
}

/// How many cells a row of a table has.
pub(super) fn cells(row: &str) -> usize {
    let row = row.trim();
    let row = row.strip_prefix('|').unwrap_or(row);
    let mut is_escaped = false;
    let mut ends = Vec::new();
    for (at, c) in row.char_indices() {
        if c == '|' && !is_escaped {
            ends.push(at);
        }
        is_escaped = c == '\\' && !is_escaped;
    }
    let is_closed = ends.last().is_some_and(|end| end + 1 == row.len());
    ends.len() + usize::from(!is_closed)
}
