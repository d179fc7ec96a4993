//! The words of the widget itself, compiled from Fluent's syntax.
//!
//! A message is text with variables and, where a number decides, plural forms. That is all the widget needs, and
//! it fits into a few hundred bytes of code where a Fluent runtime would take half the widget's budget.

use crate::msg::{self, Msg};
use crate::wire::{choice, record};

/// The widget's messages in one locale.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Messages {
    /// Which list of messages they are of.
    list: u64,
    /// In the order of that list.
    texts: Vec<Vec<Part>>,
}

/// A piece of a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// Words.
    Text(String),
    /// The value of the variable of this name.
    Variable(String),
    /// One of several forms, chosen by the number in a variable.
    Plural {
        /// The variable.
        variable: String,
        /// The forms for some numbers.
        forms: Vec<(Selector, Vec<Part>)>,
        /// The form for all other numbers.
        other: Vec<Part>,
    },
}

/// The numbers for which a form is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Selector {
    /// Exactly this number.
    Exactly(u32),
    /// The numbers of this category in the locale.
    Category(PluralCategory),
}

/// The plural categories of Unicode CLDR, without `other`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are CLDR's")]
pub enum PluralCategory {
    Zero,
    One,
    Two,
    Few,
    Many,
}

impl PluralCategory {
    /// The category of that name in CLDR and in `Intl.PluralRules`; `None` for `other` and unknown names.
    pub fn from_name(name: &str) -> Option<Self> {
        Some(match name {
            "zero" => Self::Zero,
            "one" => Self::One,
            "two" => Self::Two,
            "few" => Self::Few,
            "many" => Self::Many,
            _ => return None,
        })
    }
}

/// The value of a variable.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Value<'a> {
    /// Words.
    Text(&'a str),
    /// A number, which can also choose a plural form.
    Number(u32),
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(words: &'a str) -> Self {
        Self::Text(words)
    }
}

impl From<usize> for Value<'_> {
    fn from(number: usize) -> Self {
        Self::Number(u32::try_from(number).unwrap_or(u32::MAX))
    }
}

/// The variables of one message with their values.
pub type Values<'a> = &'a [(&'static str, Value<'a>)];

/// Tells the plural category of a number in the messages' locale.
pub type Category<'a> = &'a dyn Fn(u32) -> Option<PluralCategory>;

impl Messages {
    /// The messages whose parts `find` gives by name; one that it does not know is empty.
    pub fn new(find: impl Fn(&str) -> Option<Vec<Part>>) -> Self {
        let texts = msg::ALL.iter().map(|name| find(name).unwrap_or_default()).collect();
        Self { list: msg::CHECKSUM, texts }
    }

    /// Whether they are of the list that this program has: names, order and variables.
    pub fn are_current(&self) -> bool {
        self.list == msg::CHECKSUM
    }

    /// The text of a message without variables.
    pub fn text(&self, message: Msg) -> String {
        self.fill(message, &[], &|_| None)
    }

    /// The text of a message with its variables filled in; `category` tells the plural category of a number in the
    /// messages' locale.
    pub fn fill(&self, message: Msg, values: Values<'_>, category: Category<'_>) -> String {
        let mut text = String::new();
        if let Some(parts) = self.texts.get(usize::from(message.0)) {
            push_parts(parts, values, category, &mut text);
        }
        text
    }
}

fn push_parts(parts: &[Part], values: Values<'_>, category: Category<'_>, text: &mut String) {
    for part in parts {
        match part {
            Part::Text(words) => text.push_str(words),
            Part::Variable(variable) => match value(variable, values) {
                Some(Value::Text(words)) => text.push_str(words),
                Some(Value::Number(number)) => text.push_str(&number.to_string()),
                // The checker lets no message have another variable.
                None => text.push_str(variable),
            },
            Part::Plural { variable, forms, other } => {
                let form = match value(variable, values) {
                    Some(Value::Number(number)) => choose(forms, number, category),
                    _ => None,
                };
                push_parts(form.unwrap_or(other), values, category, text);
            }
        }
    }
}

fn value<'a>(variable: &str, values: Values<'a>) -> Option<Value<'a>> {
    values.iter().find(|(name, _)| *name == variable).map(|(_, value)| *value)
}

/// The form for `number`: an exact number goes before a category, as Fluent has it.
fn choose<'a>(forms: &'a [(Selector, Vec<Part>)], number: u32, category: Category<'_>) -> Option<&'a [Part]> {
    let form = |selector| forms.iter().find(|(s, _)| *s == selector).map(|(_, parts)| &parts[..]);
    form(Selector::Exactly(number)).or_else(|| form(Selector::Category(category(number)?)))
}

record! {
    Messages { list, texts }
}

choice! {
    Part { 0 = Text(words), 1 = Variable(name), 2 = Plural { variable, forms, other } }
    Selector { 0 = Exactly(number), 1 = Category(category) }
    PluralCategory { 0 = Zero, 1 = One, 2 = Two, 3 = Few, 4 = Many }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct English(Messages);

    impl msg::Locale for English {
        fn fill(&self, message: Msg, values: Values<'_>) -> String {
            self.0.fill(message, values, &|number| (number == 1).then_some(PluralCategory::One))
        }
    }

    fn text(words: &str) -> Part {
        Part::Text(words.into())
    }

    fn messages() -> Messages {
        let count = || "count".into();
        let left = Part::Plural {
            variable: count(),
            forms: vec![
                (Selector::Exactly(0), vec![text("Nothing")]),
                (Selector::Category(PluralCategory::One), vec![text("One answer")]),
            ],
            other: vec![Part::Variable(count()), text(" answers")],
        };
        Messages::new(|name| match name {
            "search-hits" => Some(vec![left.clone()]),
            "contact-call" => Some(vec![text("Call "), Part::Variable("number".into())]),
            _ => None,
        })
    }

    #[test]
    fn a_number_chooses_its_plural_form() {
        let english = English(messages());
        let hits = |n| msg::search_hits(&english, n);
        assert_eq!([0, 1, 2].map(hits), ["Nothing", "One answer", "2 answers"]);
    }

    #[test]
    fn a_variable_is_filled_in() {
        assert_eq!(msg::contact_call(&English(messages()), "01632 960001"), "Call 01632 960001");
    }

    #[test]
    fn a_message_that_is_missing_has_no_text() {
        assert_eq!(messages().text(msg::BACK), "");
        assert_eq!(Messages::default().text(msg::BACK), "");
    }

    #[test]
    fn messages_of_another_list_are_not_current() {
        assert!(messages().are_current());
        assert!(!Messages::default().are_current());
    }
}
