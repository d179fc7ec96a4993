//! `messages.ftl`: from Fluent's syntax to the model's messages.
//!
//! The widget carries no Fluent runtime: what [`model::messages`] cannot hold is left out here and noted.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, Variant, VariantKey};
use model::messages::{Part, PluralCategory, Selector};

use crate::source::{Source, Span};

/// The messages of one locale, as far as they can be read.
#[derive(Debug)]
pub(crate) struct Ftl {
    pub(crate) source: Arc<Source>,
    pub(crate) messages: BTreeMap<String, Message>,
    pub(crate) problems: Vec<Problem>,
    /// What stands where a message of that name should, and could not be read.
    pub(crate) damaged: BTreeSet<String>,
    pub(crate) state: State,
}

/// Whether there is a file of messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum State {
    Read,
    /// It is there, and could not be read.
    Unread,
    Missing,
}

/// A message and the place of its name.
#[derive(Debug)]
pub(crate) struct Message {
    pub(crate) span: Span,
    pub(crate) parts: Vec<Part>,
}

/// Something that is not Fluent, or not the part of it that the widget knows.
#[derive(Debug, PartialEq)]
pub(crate) struct Problem {
    pub(crate) span: Span,
    pub(crate) kind: ProblemKind,
}

/// What a [`Problem`] is.
#[derive(Debug, PartialEq)]
pub(crate) enum ProblemKind {
    /// What Fluent's own parser says.
    Syntax(String),
    /// The message of that name has come before.
    Twice(String),
    /// The message of that name has no text.
    Empty(String),
    Attribute,
    Term,
    Function,
    MessageReference,
    NestedSelect,
    /// A select on something else than a variable.
    Selector,
    /// A form for something else than a number or a plural category.
    Form(String),
    /// The form marked with `*` is not `[other]`.
    Default,
}

impl Ftl {
    /// The words of a message without variables; empty if there is none of that name.
    pub(crate) fn words(&self, name: &str) -> String {
        self.messages.get(name).and_then(|message| plain(&message.parts)).unwrap_or_default()
    }
}

/// Reads the messages in `source`.
pub(crate) fn parse(source: Arc<Source>) -> Ftl {
    let text = source.text.as_str();
    let (resource, errors) = match fluent_syntax::parser::parse(text) {
        Ok(resource) => (resource, Vec::new()),
        Err(partial) => partial,
    };
    let mut reader = Reader { text, problems: Vec::new() };
    for error in &errors {
        let end = error.pos.end.max(error.pos.start + 1);
        reader.problem(error.pos.start..end, ProblemKind::Syntax(error.kind.to_string()));
    }
    let mut messages = BTreeMap::new();
    let mut damaged = BTreeSet::new();
    for entry in resource.body {
        match entry {
            Entry::Message(message) => {
                let (name, span) = (message.id.name, reader.span(message.id.name));
                for attribute in &message.attributes {
                    reader.problem(reader.span(attribute.id.name), ProblemKind::Attribute);
                }
                let Some(pattern) = message.value else {
                    reader.problem(span, ProblemKind::Empty(name.to_owned()));
                    continue;
                };
                let parts = reader.pattern(&pattern, false);
                if messages.contains_key(name) {
                    reader.problem(span, ProblemKind::Twice(name.to_owned()));
                    continue;
                }
                messages.insert(name.to_owned(), Message { span, parts });
            }
            Entry::Term(term) => reader.problem(reader.span(term.id.name), ProblemKind::Term),
            Entry::Junk { content } => damaged.extend(content.lines().filter_map(message_name)),
            Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) => {}
        }
    }
    let problems = reader.problems;
    Ftl { messages, problems, damaged, state: State::Read, source }
}

/// The messages of a locale without a file, or whose file could not be read.
pub(crate) fn none(source: Arc<Source>, state: State) -> Ftl {
    Ftl { source, messages: BTreeMap::new(), problems: Vec::new(), damaged: BTreeSet::new(), state }
}

/// The name at the start of a line that was meant as a message.
fn message_name(line: &str) -> Option<String> {
    let end = line.find(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_').unwrap_or(line.len());
    line.starts_with(|c: char| c.is_ascii_alphabetic()).then(|| line[..end].to_owned())
}

struct Reader<'a> {
    text: &'a str,
    problems: Vec<Problem>,
}

impl<'a> Reader<'a> {
    fn problem(&mut self, span: Span, kind: ProblemKind) {
        self.problems.push(Problem { span, kind });
    }

    /// Where `part`, a slice of the file's text, stands in it.
    fn span(&self, part: &str) -> Span {
        let start = (part.as_ptr() as usize).saturating_sub(self.text.as_ptr() as usize).min(self.text.len());
        start..(start + part.len()).min(self.text.len())
    }

    fn pattern(&mut self, pattern: &Pattern<&'a str>, is_form: bool) -> Vec<Part> {
        let mut parts = Vec::new();
        for element in &pattern.elements {
            match element {
                // Fluent keeps line ends; a message of the widget is one line.
                PatternElement::TextElement { value } => push_text(&value.replace('\n', " "), &mut parts),
                PatternElement::Placeable { expression } => self.expression(expression, is_form, &mut parts),
            }
        }
        parts
    }

    fn expression(&mut self, expression: &Expression<&'a str>, is_form: bool, parts: &mut Vec<Part>) {
        match expression {
            Expression::Inline(inline) => self.inline(inline, is_form, parts),
            Expression::Select { selector, variants } => {
                let place = variants.first().map_or(0..0, |variant| self.span(key(variant)));
                if is_form {
                    return self.problem(place, ProblemKind::NestedSelect);
                }
                let InlineExpression::VariableReference { id } = selector else {
                    return self.problem(place, ProblemKind::Selector);
                };
                parts.extend(self.plural(id.name, variants));
            }
        }
    }

    fn inline(&mut self, inline: &InlineExpression<&'a str>, is_form: bool, parts: &mut Vec<Part>) {
        use InlineExpression as E;
        match inline {
            E::StringLiteral { value } => {
                push_text(&fluent_syntax::unicode::unescape_unicode_to_string(value), parts)
            }
            E::NumberLiteral { value } => push_text(value, parts),
            E::VariableReference { id } => parts.push(Part::Variable(id.name.to_owned())),
            E::Placeable { expression } => self.expression(expression, is_form, parts),
            E::FunctionReference { id, .. } => self.problem(self.span(id.name), ProblemKind::Function),
            E::MessageReference { id, .. } => self.problem(self.span(id.name), ProblemKind::MessageReference),
            E::TermReference { id, .. } => self.problem(self.span(id.name), ProblemKind::Term),
        }
    }

    fn plural(&mut self, variable: &str, variants: &[Variant<&'a str>]) -> Option<Part> {
        let (mut forms, mut other) = (Vec::new(), None);
        for variant in variants {
            let parts = self.pattern(&variant.value, true);
            let (written, span) = (key(variant), self.span(key(variant)));
            if variant.default {
                if written != "other" {
                    self.problem(span, ProblemKind::Default);
                }
                other = Some(parts);
                continue;
            }
            match selector(&variant.key) {
                Some(selector) => forms.push((selector, parts)),
                None => self.problem(span, ProblemKind::Form(written.to_owned())),
            }
        }
        Some(Part::Plural { variable: variable.to_owned(), forms, other: other? })
    }
}

fn key<'a>(variant: &Variant<&'a str>) -> &'a str {
    match variant.key {
        VariantKey::Identifier { name } => name,
        VariantKey::NumberLiteral { value } => value,
    }
}

fn selector(key: &VariantKey<&str>) -> Option<Selector> {
    match key {
        VariantKey::Identifier { name } => PluralCategory::from_name(name).map(Selector::Category),
        VariantKey::NumberLiteral { value } => value.parse().ok().map(Selector::Exactly),
    }
}

fn push_text(text: &str, parts: &mut Vec<Part>) {
    match parts.last_mut() {
        Some(Part::Text(last)) => last.push_str(text),
        _ => parts.push(Part::Text(text.to_owned())),
    }
}

/// All texts of a message, in every form of it.
pub(crate) fn texts(parts: &[Part]) -> Vec<&str> {
    let texts = parts.iter().flat_map(|part| match part {
        Part::Text(text) => vec![text.as_str()],
        Part::Variable(_) => Vec::new(),
        Part::Plural { forms, other, .. } => {
            forms.iter().flat_map(|(_, parts)| texts(parts)).chain(texts(other)).collect()
        }
    });
    texts.collect()
}

/// The words of a message that has no variables; none if it has.
pub(crate) fn plain(parts: &[Part]) -> Option<String> {
    parts
        .iter()
        .map(|part| match part {
            Part::Text(text) => Some(text.as_str()),
            _ => None,
        })
        .collect()
}
