//! The YAML between two lines of `---` at the start of an article, a flow, a notice or a topic.

use model::Date;

use super::dates::{date, date_time};
use super::facts::{self, FactUse, Facts};
use super::keys;
use super::yaml::{self, Fault, Mistake, Node, Value};
use crate::source::{Source, Span};

/// The longest front matter, in bytes. The longest useful one has 3 KB: past this the closing `---` is missing.
const MAX_BYTES: usize = 64 * 1024;

/// What is between the fences.
#[derive(Debug, Default)]
pub(crate) struct FrontMatter {
    /// The fences and what is between them; the start of the file if there are none.
    pub(crate) span: Span,
    /// The keys in the order of the file.
    pub(crate) fields: Vec<Field>,
    /// Why it, or part of it, could not be read.
    pub(crate) problems: Vec<Problem>,
    /// The facts used in its values.
    pub(crate) facts: Vec<FactUse>,
}

/// A key and its value; facts are filled in.
#[derive(Debug)]
pub(crate) struct Field {
    pub(crate) key: String,
    pub(crate) key_span: Span,
    pub(crate) value: Node,
}

/// Why front matter could not be read.
#[derive(Debug, PartialEq)]
pub(crate) enum Problem {
    /// The file does not start with `---`.
    Missing,
    /// The second `---` is missing, or so far away that it cannot be meant.
    Unclosed(Span),
    /// It is a list or a text instead of keys with values.
    NotKeys(Span),
    /// It is not YAML there.
    Yaml(Span, Fault),
}

/// Reads the front matter of `source`; also tells at which byte the text after it starts.
pub(crate) fn parse(source: &Source, facts: &Facts) -> (FrontMatter, usize) {
    let text = &source.text;
    let Some(after_fence) = text.strip_prefix("---").and_then(|rest| rest.split_once('\n')) else {
        return missing();
    };
    if !after_fence.0.trim().is_empty() {
        return missing();
    }
    let start = text.len() - after_fence.1.len();
    let mut front = FrontMatter::default();
    let (end, body) = closing(text, start).unwrap_or_else(|| {
        front.problems.push(Problem::Unclosed(0..3));
        let end = first_blank_line(text, start);
        (end, end)
    });
    front.span = 0..body.min(text.len());
    let is_unclosed = !front.problems.is_empty();
    read_keys(text, start..end, &mut front);
    if is_unclosed {
        // Where the keys end is a guess: what looks wrong in them may be the text.
        front.problems.truncate(1);
    }
    fill_facts(text, facts, &mut front);
    (front, body)
}

fn missing() -> (FrontMatter, usize) {
    (FrontMatter { problems: vec![Problem::Missing], ..FrontMatter::default() }, 0)
}

/// Where the closing fence starts, and where the line after it does.
fn closing(text: &str, start: usize) -> Option<(usize, usize)> {
    let mut at = start;
    for line in text[start..].split_inclusive('\n') {
        if at - start > MAX_BYTES {
            return None;
        }
        if line.trim_end() == "---" {
            return Some((at, at + line.len()));
        }
        at += line.len();
    }
    None
}

fn first_blank_line(text: &str, start: usize) -> usize {
    let mut at = start;
    for line in text[start..].split_inclusive('\n') {
        if line.trim().is_empty() || at - start > MAX_BYTES {
            break;
        }
        at += line.len();
    }
    at
}

/// Reads the keys. A mistake in the value of one must not hide the others: they are then parsed one by one.
fn read_keys(text: &str, span: Span, front: &mut FrontMatter) {
    let (node, mistake) = yaml::parse(&text[span.clone()], span.start);
    let Some(mistake) = mistake else {
        return add(node, front);
    };
    for part in parts(text, span) {
        let (node, mistake) = yaml::parse(&text[part.clone()], part.start);
        match mistake {
            None => add(node, front),
            Some(mistake) => front.problems.push(fault(text, part, mistake)),
        }
    }
    if front.problems.iter().all(|problem| matches!(problem, Problem::Unclosed(_))) {
        front.problems.push(Problem::Yaml(mistake.at..mistake.at + 1, Fault::Other(mistake.what)));
    }
}

/// What is wrong in `part`, a key with its value: where it was made if it is a usual mistake, else where the parser gave up.
fn fault(text: &str, part: Span, mistake: Mistake) -> Problem {
    match yaml::find_fault(&text[part.clone()]) {
        Some((span, fault)) => Problem::Yaml(part.start + span.start..part.start + span.end, fault),
        None => Problem::Yaml(mistake.at..mistake.at + 1, Fault::Other(mistake.what)),
    }
}

/// The keys at the left edge, each with the lines that belong to it.
fn parts(text: &str, span: Span) -> Vec<Span> {
    let mut parts: Vec<Span> = Vec::new();
    let mut at = span.start;
    for line in text[span].split_inclusive('\n') {
        let starts_key = line.starts_with(|c: char| c.is_alphanumeric() || c == '_');
        match parts.last_mut() {
            Some(part) if !starts_key => part.end = at + line.len(),
            _ => parts.push(at..at + line.len()),
        }
        at += line.len();
    }
    parts
}

fn add(node: Option<Node>, front: &mut FrontMatter) {
    match node {
        None => {}
        Some(Node { value: Value::Map(pairs), .. }) => {
            for (key, value) in pairs {
                match key.scalar() {
                    Some(name) => {
                        let key_span = key.span.clone();
                        front.fields.push(Field { key: name.to_owned(), key_span, value });
                    }
                    None => front.problems.push(Problem::NotKeys(key.span)),
                }
            }
        }
        Some(node) => {
            let key = node.scalar().and_then(|text| text.split_once(':')).map(|(key, _)| key);
            let key =
                key.filter(|key| keys::ALL.iter().any(|keys| keys.iter().any(|known| known.name == *key)));
            front.problems.push(match key {
                Some(key) => {
                    let colon = node.span.start + key.len();
                    let is_space =
                        node.scalar().is_some_and(|text| text[key.len() + 1..].starts_with('\u{a0}'));
                    if is_space {
                        Problem::Yaml(colon + 1..colon + 1 + '\u{a0}'.len_utf8(), Fault::NoBreakSpace)
                    } else {
                        Problem::Yaml(colon..colon + 1, Fault::NoSpaceAfterColon)
                    }
                }
                None => Problem::NotKeys(node.span),
            });
        }
    }
}

fn fill_facts(text: &str, facts: &Facts, front: &mut FrontMatter) {
    for field in &mut front.fields {
        fill_node(text, facts, &mut field.value, &mut front.facts);
    }
}

fn fill_node(text: &str, facts: &Facts, node: &mut Node, uses: &mut Vec<FactUse>) {
    match &mut node.value {
        Value::Scalar(value) => {
            let raw = text.get(node.span.clone()).unwrap_or_default();
            *value = facts::fill(value, raw, node.span.start, facts, uses);
        }
        Value::List(nodes) => nodes.iter_mut().for_each(|node| fill_node(text, facts, node, uses)),
        Value::Map(_) | Value::Other => {}
    }
}

/// Typed values. A value of the wrong form counts as missing here; the rules report it.
impl FrontMatter {
    /// The value of `key`.
    pub(crate) fn get(&self, key: &str) -> Option<&Node> {
        self.fields.iter().find(|field| field.key == key).map(|field| &field.value)
    }

    pub(crate) fn text(&self, key: &str) -> String {
        self.get(key).and_then(Node::scalar).unwrap_or_default().trim().to_owned()
    }

    pub(crate) fn texts(&self, key: &str) -> Vec<String> {
        self.text_nodes(key).map(|(text, _)| text.trim().to_owned()).collect()
    }

    /// The texts of a list, each with its place.
    pub(crate) fn text_nodes(&self, key: &str) -> impl Iterator<Item = (&str, &Span)> {
        let nodes = match self.get(key) {
            Some(Node { value: Value::List(nodes), .. }) => nodes.as_slice(),
            _ => &[],
        };
        nodes.iter().filter_map(|node| Some((node.scalar()?, &node.span)))
    }

    pub(crate) fn date(&self, key: &str) -> Option<Date> {
        date(self.get(key)?.scalar()?)
    }

    /// Minutes after 1970-01-01T00:00Z.
    pub(crate) fn date_time(&self, key: &str) -> Option<u32> {
        date_time(self.get(key)?.scalar()?.trim())
    }

    pub(crate) fn is_true(&self, key: &str) -> bool {
        self.get(key).and_then(Node::scalar) == Some("true")
    }

    /// The place of the value of `key`, else of the front matter's first line.
    pub(crate) fn place_of(&self, key: &str) -> Span {
        self.get(key).map_or(0..3, |node| node.span.clone())
    }
}
