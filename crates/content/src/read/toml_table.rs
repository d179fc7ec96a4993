//! Reading a table of a TOML file key by key, and reporting what is missing, of another form or unknown.

use model::InvalidId;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{entities, quotes};
use crate::nearest::did_you_mean;
use crate::source::Span;

/// Something in a TOML file that needs to be fixed.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Problem {
    pub(crate) span: Span,
    pub(crate) message: String,
    pub(crate) help: String,
}

impl Problem {
    /// What the parser says of text that is not TOML.
    pub(crate) fn not_toml(mistake: &toml::de::Error, text: &str) -> Self {
        let span = mistake.span().unwrap_or(0..0);
        let span = if span.is_empty() { span.start..(span.start + 1).min(text.len()) } else { span };
        let sign = text.get(span.start..).and_then(|rest| rest.chars().next());
        Self {
            span,
            message: format!("this is not TOML: {}", mistake.message().replace('\n', ", ")),
            help: match sign.filter(|sign| quotes::is_curly(*sign)) {
                Some(sign) => quotes::help(sign),
                None => help_with_toml(mistake.message()).to_owned(),
            },
        }
    }
}

/// How to fix what the parser says.
fn help_with_toml(message: &str) -> &'static str {
    if message.contains("duplicate key") {
        "the same key stands above: keep one of the two"
    } else if message.contains("array") || message.contains("`,`") {
        "write a comma between two values of a list, also where the line ends, and close the list with ]"
    } else {
        "compare with the example in docs/authoring.md; texts stand in double quotes"
    }
}

/// The keys of one table.
pub(crate) struct Fields<'t, 'p> {
    table: &'t DeTable<'t>,
    /// Where a missing key is reported.
    span: Span,
    /// What the table is, in words.
    what: &'static str,
    /// The keys asked for so far.
    known: Vec<&'static str>,
    pub(crate) problems: &'p mut Vec<Problem>,
}

impl<'t, 'p> Fields<'t, 'p> {
    pub(crate) fn new(
        table: &'t DeTable<'t>,
        span: Span,
        what: &'static str,
        problems: &'p mut Vec<Problem>,
    ) -> Self {
        Self { table, span, what, known: Vec::new(), problems }
    }

    pub(crate) fn report(&mut self, span: Span, message: &str, help: &str) {
        self.problems.push(Problem { span, message: message.to_owned(), help: help.to_owned() });
    }

    /// The value of `key`, whatever its form.
    pub(crate) fn get(&mut self, key: &'static str) -> Option<&'t Spanned<DeValue<'t>>> {
        self.known.push(key);
        self.table.iter().find(|(name, _)| name.get_ref() == key).map(|(_, value)| value)
    }

    fn needed(&mut self, key: &'static str) -> Option<&'t Spanned<DeValue<'t>>> {
        let value = self.get(key);
        if value.is_none() {
            let message = format!("`{key}` is missing from {}", self.what);
            // These are between braces, where no line can be added.
            let is_inline = ["opening hours", "an exception"].contains(&self.what);
            let add = if is_inline { "add" } else { "add a line such as" };
            self.report(self.span.clone(), &message, &format!("{add} {key} = \"…\""));
        }
        value
    }

    /// A text that must be there and not be empty.
    pub(crate) fn needed_text(&mut self, key: &'static str) -> Option<(String, Span)> {
        let value = self.needed(key)?;
        self.as_text(key, value)
    }

    pub(crate) fn text(&mut self, key: &'static str) -> Option<(String, Span)> {
        let value = self.get(key)?;
        self.as_text(key, value)
    }

    fn as_text(&mut self, key: &str, value: &Spanned<DeValue<'_>>) -> Option<(String, Span)> {
        match value.get_ref().as_str() {
            Some(text) if !text.trim().is_empty() => {
                if let Some((_, message, help)) = entities::wrong(text, 0) {
                    self.report(value.span(), &message, &help);
                }
                Some((text.trim().to_owned(), value.span()))
            }
            Some(_) => {
                self.report(value.span(), &format!("`{key}` is empty"), "write it between the quotes");
                None
            }
            None => {
                self.report(value.span(), &format!("`{key}` must be a text"), "write it in double quotes");
                None
            }
        }
    }

    /// The texts of a list, each with its place; one that is there twice is reported and left out.
    pub(crate) fn texts(&mut self, key: &'static str) -> Vec<(String, Span)> {
        let Some(value) = self.get(key) else { return Vec::new() };
        let DeValue::Array(array) = value.get_ref() else {
            let help = format!("write it in brackets, such as {key} = [\"…\"]");
            self.report(value.span(), &format!("`{key}` must be a list"), &help);
            return Vec::new();
        };
        let mut texts: Vec<(String, Span)> = Vec::new();
        for item in array.iter() {
            let Some((text, span)) = self.as_text(key, item) else { continue };
            if texts.iter().any(|(other, _)| *other == text) {
                self.report(span, &format!("`{text}` is there twice"), "remove one of the two");
            } else {
                texts.push((text, span));
            }
        }
        texts
    }

    pub(crate) fn needed_id<T>(
        &mut self,
        key: &'static str,
        id: impl Fn(String) -> Result<T, InvalidId>,
    ) -> Option<(T, Span)> {
        let text = self.needed_text(key)?;
        self.as_id(text, id)
    }

    pub(crate) fn id<T>(
        &mut self,
        key: &'static str,
        id: impl Fn(String) -> Result<T, InvalidId>,
    ) -> Option<(T, Span)> {
        let text = self.text(key)?;
        self.as_id(text, id)
    }

    fn as_id<T>(
        &mut self,
        (text, span): (String, Span),
        id: impl Fn(String) -> Result<T, InvalidId>,
    ) -> Option<(T, Span)> {
        match id(text) {
            Ok(id) => Some((id, span)),
            Err(InvalidId(text)) => {
                let help = "use small letters, digits and single hyphens, such as `lost-card`";
                self.report(span, &format!("`{text}` is not a name"), help);
                None
            }
        }
    }

    pub(crate) fn needed_one_of<T: Copy>(&mut self, key: &'static str, choices: &[(&str, T)]) -> Option<T> {
        self.needed_one_of_with_place(key, choices).map(|(value, _)| value)
    }

    pub(crate) fn needed_one_of_with_place<T: Copy>(
        &mut self,
        key: &'static str,
        choices: &[(&str, T)],
    ) -> Option<(T, Span)> {
        let (text, span) = self.needed_text(key)?;
        let found = choices.iter().find(|(name, _)| *name == text);
        if found.is_none() {
            let names: Vec<_> = choices.iter().map(|(name, _)| format!("\"{name}\"")).collect();
            let message = format!("\"{text}\" is no value of `{key}`");
            self.report(span.clone(), &message, &format!("use one of {}", names.join(", ")));
        }
        found.map(|(_, value)| (*value, span))
    }

    /// The items of a list that must be there, and may be empty. `example` shows how it is written.
    pub(crate) fn needed_list(
        &mut self,
        key: &'static str,
        example: &str,
    ) -> Option<(&'t [Spanned<DeValue<'t>>], Span)> {
        let Some(value) = self.get(key) else {
            let message = format!("`{key}` is missing from {}", self.what);
            self.report(self.span.clone(), &message, &format!("add a line such as {example}"));
            return None;
        };
        if let DeValue::Array(items) = value.get_ref() {
            return Some((items.as_ref(), value.span()));
        }
        self.report(value.span(), &format!("`{key}` must be a list"), &format!("write it as {example}"));
        None
    }

    pub(crate) fn table(&mut self, key: &'static str) -> Option<(&'t DeTable<'t>, Span)> {
        let value = self.get(key)?;
        if let DeValue::Table(table) = value.get_ref() {
            return Some((table, value.span()));
        }
        self.report(value.span(), &format!("`{key}` must be a section"), &format!("write it as [{key}]"));
        None
    }

    /// The tables of a list of them.
    pub(crate) fn tables(&mut self, key: &'static str) -> Vec<(&'t DeTable<'t>, Span)> {
        let help = format!("write each as [[{key}]] with its keys below");
        let Some(value) = self.get(key) else { return Vec::new() };
        let DeValue::Array(array) = value.get_ref() else {
            self.report(value.span(), &format!("`{key}` must be a list of sections"), &help);
            return Vec::new();
        };
        self.tables_in(array, &format!("`{key}` must be a list of sections"), &help)
    }

    /// The tables in a list; what is none is reported.
    pub(crate) fn tables_in(
        &mut self,
        array: &'t [Spanned<DeValue<'t>>],
        message: &str,
        help: &str,
    ) -> Vec<(&'t DeTable<'t>, Span)> {
        let mut tables = Vec::new();
        for item in array {
            match item.get_ref() {
                DeValue::Table(table) => tables.push((table, item.span())),
                _ => self.report(item.span(), message, help),
            }
        }
        tables
    }

    /// Reports the keys that were not asked for.
    pub(crate) fn finish(&mut self) {
        for (key, _) in self.table {
            if !self.known.contains(&key.get_ref().as_ref()) {
                let all = format!("the keys of {} are {}", self.what, self.known.join(", "));
                let help = did_you_mean(key.get_ref(), self.known.iter().copied(), all);
                self.report(key.span(), &format!("`{}` is not a key of {}", key.get_ref(), self.what), &help);
            }
        }
    }
}
