//! The YAML of front matter, with the place of every value.
//!
//! Built on the parser's events instead of a loaded tree, so that what was parsed before a mistake is kept, values
//! stay as written (`24` and `2026-10-05` are text here), and depth is bounded.

mod fault;

use std::str::Chars;

use saphyr_parser::{Event, Marker, Parser, ScalarStyle, ScanError, StrInput};

use crate::source::Span;

pub(crate) use fault::{Fault, find as find_fault};

/// How deep values may nest. Front matter needs 2; every level costs stack when a tree is dropped.
const MAX_DEPTH: usize = 16;

/// A value and its place.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Node {
    pub(crate) span: Span,
    pub(crate) value: Value,
    /// What is left out of a value without quotes because it starts with `#`, up to the end of the line.
    pub(crate) cut: Option<Span>,
}

/// What a [`Node`] holds.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Value {
    /// A single value as written, without its quotes.
    Scalar(String),
    /// A list.
    List(Vec<Node>),
    /// Keys with their values, in the order of the file; may hold a key twice.
    Map(Vec<(Node, Node)>),
    /// Something that front matter has no use for: an alias, or nesting without end.
    Other,
}

impl Node {
    pub(crate) fn scalar(&self) -> Option<&str> {
        match &self.value {
            Value::Scalar(text) => Some(text),
            _ => None,
        }
    }
}

/// Why YAML could not be read, and where.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Mistake {
    pub(crate) at: usize,
    pub(crate) what: String,
}

/// The document in `text`, as far as it can be read. Places are bytes of `text` moved by `base`.
pub(crate) fn parse(text: &str, base: usize) -> (Option<Node>, Option<Mistake>) {
    let mut reader =
        Reader { text, events: Parser::new_from_str(text), offsets: Offsets::new(text), base, mistake: None };
    let node = loop {
        match reader.next() {
            Some((Event::Nothing | Event::StreamStart | Event::DocumentStart(_), _)) => {}
            Some((event, span)) => break reader.node(event, span, 0),
            None => break None,
        }
    };
    (node, reader.mistake)
}

struct Reader<'a> {
    text: &'a str,
    events: Parser<'a, StrInput<'a>>,
    offsets: Offsets<'a>,
    base: usize,
    mistake: Option<Mistake>,
}

impl<'a> Reader<'a> {
    /// The next event; none at the end and after a mistake.
    fn next(&mut self) -> Option<(Event<'a>, Span)> {
        match self.events.next_event()? {
            Ok((event, span)) => {
                let start = self.base + self.offsets.byte(span.start);
                let end = self.base + self.offsets.byte(span.end);
                Some((event, start..end.max(start)))
            }
            Err(error) => {
                self.mistake = Some(self.mistake(&error));
                None
            }
        }
    }

    fn mistake(&mut self, error: &ScanError) -> Mistake {
        Mistake { at: self.base + self.offsets.byte(*error.marker()), what: error.info().to_owned() }
    }

    /// The node that starts with `event`; none if `event` starts none.
    fn node(&mut self, event: Event<'a>, span: Span, depth: usize) -> Option<Node> {
        let mut end = span.end;
        let cut = match &event {
            Event::Scalar(_, ScalarStyle::Plain, ..) => self.comment_behind(&span),
            _ => None,
        };
        let value = match event {
            // YAML's way to say that there is no value.
            Event::Scalar(text, ScalarStyle::Plain, ..) if text == "~" => Value::Scalar(String::new()),
            Event::Scalar(text, ..) => Value::Scalar(text.into_owned()),
            Event::Alias(_) => Value::Other,
            Event::SequenceStart(..) | Event::MappingStart(..) if depth == MAX_DEPTH => {
                self.skip();
                Value::Other
            }
            Event::SequenceStart(..) => {
                let mut nodes = Vec::new();
                while let Some((event, span)) = self.next() {
                    let Some(mut node) = self.node(event, span.clone(), depth + 1) else {
                        end = span.end;
                        break;
                    };
                    end = node.span.end;
                    if node.scalar() == Some("") {
                        node.cut = self.comment_before(node.span.start);
                    }
                    nodes.push(node);
                }
                Value::List(nodes)
            }
            Event::MappingStart(..) => Value::Map(self.pairs(&mut end, depth)),
            _ => return None,
        };
        Some(Node { span: span.start..end, value, cut })
    }

    /// The comment on the line on which the value at `span` ends.
    fn comment_behind(&self, span: &Span) -> Option<Span> {
        let value = self.text.get(span.start - self.base..span.end - self.base)?;
        let end = span.start - self.base + value.trim_end().len();
        let line = self.text.get(end..)?.split('\n').next()?;
        let comment = line.trim_start_matches([' ', '\t']);
        let start = self.base + end + line.len() - comment.len();
        comment.starts_with('#').then(|| start..start + comment.len())
    }

    /// The comment of a list's item that has nothing else, which the parser places at what comes after it.
    fn comment_before(&self, at: usize) -> Option<Span> {
        let before = self.text.get(..at - self.base)?.trim_end();
        let line = before.rsplit('\n').next()?;
        let comment = line.trim_start().strip_prefix("- ")?.trim_start();
        let end = self.base + before.len();
        comment.starts_with('#').then(|| end - comment.len()..end)
    }

    fn pairs(&mut self, end: &mut usize, depth: usize) -> Vec<(Node, Node)> {
        let mut pairs = Vec::new();
        while let Some((event, span)) = self.next() {
            let Some(key) = self.node(event, span.clone(), depth + 1) else {
                *end = span.end;
                break;
            };
            let Some((event, span)) = self.next() else { break };
            let Some(mut value) = self.node(event, span, depth + 1) else { break };
            if value.scalar() == Some("") {
                value.cut = self.comment_behind(&(key.span.end..key.span.end + 1));
            }
            *end = value.span.end;
            pairs.push((key, value));
        }
        pairs
    }

    /// Passes over the rest of the list or map that has just started.
    fn skip(&mut self) {
        let mut open = 1;
        while open > 0 {
            match self.next() {
                Some((Event::SequenceStart(..) | Event::MappingStart(..), _)) => open += 1,
                Some((Event::SequenceEnd | Event::MappingEnd, _)) => open -= 1,
                Some(_) => {}
                None => return,
            }
        }
    }
}

/// Turns the parser's characters into bytes. Places come nearly in order, so it goes on from the last one.
struct Offsets<'a> {
    text: &'a str,
    rest: Chars<'a>,
    index: usize,
}

impl<'a> Offsets<'a> {
    fn new(text: &'a str) -> Self {
        Self { text, rest: text.chars(), index: 0 }
    }

    fn byte(&mut self, marker: Marker) -> usize {
        if marker.index() < self.index {
            *self = Self::new(self.text);
        }
        while self.index < marker.index() && self.rest.next().is_some() {
            self.index += 1;
        }
        self.text.len() - self.rest.as_str().len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_know_their_place_after_letters_of_several_bytes() {
        let text = "title: Über\nasks: [\"zwölf\", b]\n";
        let (node, mistake) = parse(text, 0);
        let Some(Node { value: Value::Map(pairs), .. }) = node else { panic!("not a map") };
        assert_eq!(mistake, None);
        assert_eq!(&text[pairs[0].1.span.clone()], "Über");
        let Value::List(asks) = &pairs[1].1.value else { panic!("not a list") };
        assert_eq!(&text[asks[0].span.clone()], "\"zwölf\"");
        assert_eq!(&text[asks[1].span.clone()], "b");
    }

    #[test]
    fn what_stands_before_a_mistake_is_kept() {
        let (node, mistake) = parse("title: a\nsummary: \"b\nurgent: [", 0);
        assert!(mistake.is_some());
        let Some(Node { value: Value::Map(pairs), .. }) = node else { panic!("not a map") };
        assert_eq!(pairs[0].0.scalar(), Some("title"));
    }

    #[test]
    fn nesting_without_end_is_no_danger() {
        for text in ["- ".repeat(30_000), "? ".repeat(30_000), "[".repeat(30_000), "{a: ".repeat(30_000)] {
            parse(&text, 0);
        }
    }
}
