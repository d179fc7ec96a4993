//! Items of lists whose number or place is not what it looks like in the file.

use crate::source::Span;

/// What is wrong with an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ListFault {
    /// Its number in the file, and the one that customers see.
    Number { written: u32, shown: u32 },
    /// It is further in than the item above and is no part of it. It would be with this many spaces before it.
    NotInside { spaces: usize },
}

/// The item that was parsed last.
#[derive(Debug)]
pub(super) struct LastItem {
    span: Span,
    /// Where its marker starts.
    marker: usize,
    /// How far its marker is from the start of the line.
    column: usize,
    /// How many spaces are before what is part of it.
    words: usize,
    depth: usize,
}

impl LastItem {
    pub(super) fn new(source: &str, span: &Span, depth: usize) -> Self {
        let raw = &source[span.clone()];
        let marker = span.start + raw.len() - raw.trim_start().len();
        let line = source[..marker].rfind('\n').map_or(0, |end| end + 1);
        let raw = &source[marker..span.end.max(marker)];
        let behind = raw.trim_start_matches(|c: char| c.is_ascii_digit());
        let behind = behind.get(1..).unwrap_or_default();
        let spaces = behind.len() - behind.trim_start_matches(' ').len();
        let spaces = if (1..=4).contains(&spaces) { spaces } else { 1 };
        let column = marker - line;
        // In a quote the spaces are counted after its `>`.
        let lead = source[line..marker].trim_end_matches(' ');
        let indent = column - lead.len() - usize::from(lead.ends_with('>') && column > lead.len());
        let words = indent + raw.len() - behind.len() + spaces;
        Self { span: span.clone(), marker, column, words, depth }
    }

    /// Whether it was meant to be a part of `last`, the item right above it.
    pub(super) fn fault(&self, last: &Self, source: &str) -> Option<(Span, ListFault)> {
        let between = source.get(last.span.end..self.marker)?;
        let is_next = between.trim_matches(|c: char| c.is_whitespace() || c == '>').is_empty();
        let is_meant = is_next && last.depth == self.depth && last.column < self.column;
        is_meant.then_some((self.marker..self.span.end, ListFault::NotInside { spaces: last.words }))
    }
}

/// The first of the items at `spans` that has another number than customers see: the list counts from `start`. Where all
/// items have the same number, nobody expects to see it.
pub(super) fn wrong_number(source: &str, start: u32, spans: &[Span]) -> Option<(Span, ListFault)> {
    let number = |span: &Span| -> Option<u32> {
        let raw = source[span.clone()].trim_start();
        raw[..raw.find(|c: char| !c.is_ascii_digit())?].parse().ok()
    };
    if spans.iter().all(|span| number(span) == Some(start)) {
        return None;
    }
    spans.iter().zip(start..).find_map(|(span, shown)| {
        let written = number(span).filter(|written| *written != shown)?;
        let digits = source[span.clone()].len() - source[span.clone()].trim_start().len();
        let first = span.start + digits;
        Some((first..span.end, ListFault::Number { written, shown }))
    })
}
