//! What of a text customers are shown as plain words, at the places where it is in the file.
//!
//! What Markdown takes out of a text, or does not parsed as what it was meant to be, can be seen here: signs that are still
//! there are shown as they are, and words that are not there are not shown.

use pulldown_cmark::{BlockQuoteKind, CodeBlockKind, Event, Tag};

use crate::source::{Source, Span};

/// Stands for a byte that is not shown, such as one of a sign that Markdown reads. No file that is read has a NUL in it.
pub(super) const HIDDEN: char = '\0';

/// Stands for a byte of what is shown as it is on purpose: code, or a sign after a backslash.
pub(super) const COVERED: char = '\u{1}';

/// The plain words of a text.
pub(super) struct Shown {
    /// As long as the file: each byte that is not shown is [`HIDDEN`] or [`COVERED`]. Line ends are kept.
    pub(super) text: String,
    /// What runs from the start of a paragraph, heading, cell or item to its end, in order.
    pub(super) runs: Vec<Run>,
    /// Where bytes that are not shown are part of Markdown's own signs, such as the targets of links.
    pub(super) signs: Vec<Span>,
}

/// Text without a block inside it.
#[derive(Debug, Clone)]
pub(super) struct Run {
    pub(super) span: Span,
    /// Whether its lines can be lines of a paragraph.
    pub(super) is_paragraph: bool,
    pub(super) is_in_quote: bool,
}

impl Shown {
    /// Masks what `events` do not show of `source`.
    pub(super) fn new(source: &Source, events: &[(Event<'_>, Span)]) -> Self {
        let mut bytes: Vec<u8> =
            source.text.bytes().map(|byte| if byte == b'\n' { byte } else { HIDDEN as u8 }).collect();
        let mut masking = Masking {
            source,
            bytes: &mut bytes,
            runs: Vec::new(),
            signs: Vec::new(),
            open: Vec::new(),
            run: None,
        };
        events.iter().for_each(|(event, span)| masking.event(event, span));
        masking.end_run();
        let (runs, signs) = (masking.runs, masking.signs);
        // Only whole characters have been copied.
        Self { text: String::from_utf8_lossy(&bytes).into_owned(), runs, signs }
    }

    /// The words of a run.
    pub(super) fn of(&self, run: &Run) -> &str {
        self.text.get(run.span.clone()).unwrap_or_default()
    }
}

/// A block that is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Open {
    Quote,
    Code,
    /// A heading or a cell.
    Line,
    Other,
}

struct Masking<'s> {
    source: &'s Source,
    bytes: &'s mut [u8],
    runs: Vec<Run>,
    signs: Vec<Span>,
    open: Vec<Open>,
    run: Option<Run>,
}

impl Masking<'_> {
    fn event(&mut self, event: &Event<'_>, span: &Span) {
        match event {
            Event::Start(tag) if is_inline(tag) => {
                self.add_to_run(span);
                self.signs.push(span.clone());
            }
            Event::Start(tag) => {
                self.end_run();
                self.start(tag, span);
            }
            Event::End(tag) if is_inline_end(*tag) => {}
            Event::End(_) => {
                self.end_run();
                self.open.pop();
            }
            Event::Text(text) => self.text(text, span),
            Event::Code(_) | Event::FootnoteReference(_) => self.cover(span),
            Event::Html(_) | Event::InlineHtml(_) => self.cover(span),
            Event::SoftBreak | Event::HardBreak => self.add_to_run(span),
            _ => self.end_run(),
        }
    }

    fn start(&mut self, tag: &Tag<'_>, span: &Span) {
        let text = &self.source.text[span.clone()];
        let first_line = || text.find('\n').unwrap_or(text.len());
        let (open, signs) = match tag {
            Tag::BlockQuote(kind) => (Open::Quote, kind.map_or(0, |_: BlockQuoteKind| first_line())),
            Tag::CodeBlock(CodeBlockKind::Fenced(_)) => (Open::Code, first_line()),
            Tag::CodeBlock(CodeBlockKind::Indented) => (Open::Code, 0),
            // What is in braces at the end of a heading is judged where the heading is.
            Tag::Heading { .. } => (Open::Line, text.len()),
            Tag::TableCell => (Open::Line, 0),
            // Cells that are left out are counted where the table is parsed.
            Tag::TableHead | Tag::TableRow => (Open::Other, text.len()),
            Tag::Item => (Open::Other, text.find(|c: char| !c.is_ascii_digit() && c != ' ').unwrap_or(0)),
            Tag::FootnoteDefinition(_) => (Open::Other, text.find(':').unwrap_or(0)),
            _ => (Open::Other, 0),
        };
        self.open.push(open);
        if signs > 0 {
            self.signs.push(span.start..span.start + signs);
        }
    }

    fn text(&mut self, text: &str, span: &Span) {
        if self.open.last() == Some(&Open::Code) {
            return self.copy(span, true);
        }
        self.add_to_run(span);
        let written = &self.source.text[span.clone()];
        if text != written {
            // A sign that was written by its name, such as `&lt;`.
            return self.copy(span, true);
        }
        self.copy(span, false);
        // The backslash before a sign is not shown, and the sign is meant.
        let is_escaped = span.start.checked_sub(1).is_some_and(|before| {
            self.source.text.as_bytes()[before] == b'\\' && self.bytes[before] == HIDDEN as u8
        });
        if is_escaped && let Some(first) = written.chars().next() {
            self.copy(&(span.start..span.start + first.len_utf8()), true);
        }
    }

    fn cover(&mut self, span: &Span) {
        self.add_to_run(span);
        self.copy(span, true);
    }

    fn copy(&mut self, span: &Span, is_covered: bool) {
        let written = &self.source.text.as_bytes()[span.clone()];
        for (to, from) in self.bytes[span.clone()].iter_mut().zip(written) {
            *to = if is_covered && *from != b'\n' { COVERED as u8 } else { *from };
        }
    }

    fn add_to_run(&mut self, span: &Span) {
        match &mut self.run {
            Some(run) => run.span.end = run.span.end.max(span.end),
            None => {
                let is_paragraph = self.open.last() != Some(&Open::Line);
                let is_in_quote = self.open.contains(&Open::Quote);
                self.run = Some(Run { span: span.clone(), is_paragraph, is_in_quote });
            }
        }
    }

    fn end_run(&mut self) {
        self.runs.extend(self.run.take());
    }
}

/// Whether `tag` opens something in a line, and no block.
pub(super) fn is_inline(tag: &Tag<'_>) -> bool {
    matches!(tag, Tag::Emphasis | Tag::Strong | Tag::Link { .. } | Tag::Image { .. })
}

fn is_inline_end(tag: pulldown_cmark::TagEnd) -> bool {
    use pulldown_cmark::TagEnd::{Emphasis, Image, Link, Strong};
    matches!(tag, Emphasis | Strong | Link | Image)
}
