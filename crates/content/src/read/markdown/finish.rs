//! What can be told only when all of a text has been parsed.

use std::collections::HashSet;

use super::shown::Shown;
use super::unread::Unread;
use super::{Markdown, dialects, lines, marks};
use crate::source::Span;

/// Adds it to `found`.
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
