//! What makes several findings of one mistake, and where.

use std::collections::HashMap;

use crate::source::{Source, Span};

/// A mistake from which findings of other rules follow. The rule that reports it names the place that it spoils; a finding
/// that holds only where a place is sound names that place, and the causes that would explain the finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Cause {
    /// Two versions of a text, with the lines of a merge. It explains every other finding at its place.
    Conflict,
    /// A line of a flow that is not parsed as the heading or choice it was meant to be.
    Slip,
    /// A heading of a flow that is no node, or an id in braces without a heading.
    NoNode,
    /// Braces of a flow that are not parsed as they were meant.
    Braces,
    /// Braces of another dialect of Markdown.
    Attributes,
    /// Something in the braces of a heading that may have been meant as the kind of outcome.
    Kind,
    /// Something in the braces of a heading that may have been meant as its id.
    Id,
    /// A link to a node that is not written as a choice is.
    Choice,
    /// What looks like a link and is parsed as words.
    Link,
    /// The name of a fact that there is not.
    Fact,
    /// A box of another dialect of Markdown.
    Container,
    /// The name of a file, which cannot stay.
    FileName,
    /// The value of a key of front matter.
    Value,
    /// Front matter that could not be parsed as a whole.
    FrontMatter,
    /// An unknown key of front matter that was probably meant as this one.
    Key(&'static str),
}

impl Cause {
    /// Why a node of a flow, or its introduction, may be another than it seems to be.
    pub(crate) const OF_LINES: &[Self] = &[Self::Slip, Self::NoNode];
}

/// The places that causes spoil.
#[derive(Debug, Default)]
pub(super) struct Causes(HashMap<Cause, HashMap<String, Vec<Span>>>);

impl Causes {
    pub(super) fn add(&mut self, cause: Cause, source: &Source, span: &Span) {
        let files = self.0.entry(cause).or_default();
        match files.get_mut(&source.path) {
            Some(spans) => spans.push(widened(span)),
            None => drop(files.insert(source.path.clone(), vec![widened(span)])),
        }
    }

    /// Makes the places of each cause disjoint and sorts them, so that [`explain`](Self::explain) can search.
    pub(super) fn sort(&mut self) {
        for spans in self.0.values_mut().flat_map(HashMap::values_mut) {
            spans.sort_by_key(|span| span.start);
            spans.dedup_by(|next, last| {
                let is_joined = next.start <= last.end;
                if is_joined {
                    last.end = last.end.max(next.end);
                }
                is_joined
            });
        }
    }

    /// Whether `cause` has spoilt any of `span`.
    pub(super) fn explain(&self, cause: Cause, source: &Source, span: &Span) -> bool {
        let Some(spans) = self.0.get(&cause).and_then(|files| files.get(&source.path)) else { return false };
        let span = widened(span);
        let before = spans.partition_point(|spoilt| spoilt.start < span.end).checked_sub(1);
        before.is_some_and(|before| span.start < spans[before].end)
    }
}

/// `span` with at least one byte: an empty one is a place, too.
fn widened(span: &Span) -> Span {
    span.start..span.end.max(span.start + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cause_explains_what_overlaps_its_place_in_its_file() {
        let (source, other) = (Source::new("a.md", "text"), Source::new("b.md", "text"));
        let mut causes = Causes::default();
        for span in [20..30, 4..8, 6..7, 12..12] {
            causes.add(Cause::Slip, &source, &span);
        }
        causes.sort();
        let explained = |span: Span| causes.explain(Cause::Slip, &source, &span);
        assert!([4..4, 0..5, 7..9, 12..12, 0..100, 29..29].into_iter().all(explained));
        assert!(![0..4, 8..12, 13..20, 30..30].into_iter().any(explained));
        assert!(!causes.explain(Cause::Link, &source, &(4..8)));
        assert!(!causes.explain(Cause::Slip, &other, &(4..8)));
    }
}
