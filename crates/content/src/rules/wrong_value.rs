//! A value of front matter that has another form than its key needs.

use std::collections::BTreeSet;

use model::Slug;

use crate::nearest::did_you_mean;
use crate::read::dates::date;
use crate::read::keys::{Form, ICONS, Key};
use crate::read::library::Library;
use crate::read::yaml::{Fault, Node, Value};
use crate::read::{entities, quotes};
use crate::report::{Cause, Report};
use crate::source::Span;

pub(super) fn check(library: &Library, report: &mut Report) {
    super::each_front_matter(library, |front, keys, source| {
        for field in &front.fields {
            let Some(key) = keys.iter().find(|key| key.name == field.key) else { continue };
            for (span, message, help) in wrong(key, &field.value, &source.text) {
                let span = if span.is_empty() { field.key_span.clone() } else { span };
                report.error(source, &span, message, help).explains(Cause::Value, &field.key_span);
            }
        }
    });
}

/// How a value of this form is written.
pub(super) fn example(form: Form) -> &'static str {
    match form {
        Form::Text => "",
        Form::Texts => ", with a list below it, each line starting with `  - `",
        Form::Day => " with a day such as 2026-10-05",
        Form::YesNo => " with true or false",
        Form::Number => " with a whole number",
        Form::DateTime => " with a day and a time such as 2026-11-20T08:00Z",
        Form::Severity => " with info, warning or critical",
        Form::Icon => " with the name of a picture, such as card",
        Form::Slugs => ", such as [lost-card, change-pin]",
        Form::Topics => ", such as [cards, payments]",
        Form::Paths => ", such as [\"/cards/*\"]",
    }
}

type Wrong = (Span, String, String);

/// What programs write where there is no value.
const NO_VALUES: [&str; 7] = ["null", "Null", "NULL", "None", "nil", "undefined", "NaN"];

/// What is wrong with a text as it is written in the file, `text`: customers would see signs or words that were meant for
/// a program.
fn not_meant(node: &Node, text: &str) -> Option<Wrong> {
    let raw = text.get(node.span.clone())?.trim_end();
    if let Some(sign) = quotes::around(raw) {
        let (message, help) = super::front_matter::words_of_fault(&Fault::CurlyQuote(sign));
        return Some((node.span.start..node.span.start + sign.len_utf8(), message, help.to_owned()));
    }
    if NO_VALUES.contains(&raw) {
        let message = format!("customers would see `{raw}`: here it is a word as any other");
        let help = "write the text itself; if you mean the word, put it into double quotes";
        return Some((node.span.clone(), message, help.to_owned()));
    }
    entities::wrong(raw, node.span.start)
}

/// A text of which Markdown's readers would see all, and YAML reads only what is before ` #`.
fn cut(node: &Node) -> Option<Wrong> {
    let message = "everything from `#` on is left out of this text";
    let help = "put the whole text into double quotes, and a note to yourself on a line of its own";
    Some((node.cut.clone()?, message.to_owned(), help.to_owned()))
}

fn wrong(key: &Key, node: &Node, text: &str) -> Vec<Wrong> {
    let wrong = |message: &str, help: &str| {
        vec![(node.span.clone(), format!("`{}` {message}", key.name), help.to_owned())]
    };
    if matches!(key.form, Form::Texts | Form::Slugs | Form::Topics | Form::Paths) {
        return wrong_list(key, node, text);
    }
    let Some(value) = node.scalar().map(str::trim) else {
        return wrong("must be one value, not a list", "write the value on the line of its key");
    };
    if let (Form::Text, Some(wrong)) = (key.form, cut(node).or_else(|| not_meant(node, text))) {
        return vec![wrong];
    }
    let text = value;
    match key.form {
        // An empty title has a rule of its own; so has a notice's value that is not empty.
        Form::Text | Form::DateTime | Form::Severity if text.is_empty() && key.name != "title" => {
            wrong("is empty", "write it behind the colon")
        }
        Form::Text if text.contains('\n') => wrong("has several lines", "write it in one line"),
        Form::Day if date(text).is_none() => {
            wrong("is not a day", "write year, month and day, such as 2026-10-05")
        }
        Form::YesNo
            if ["true", "false"].contains(&text.to_lowercase().as_str()) && text != text.to_lowercase() =>
        {
            wrong("must be in small letters", &format!("write {}", text.to_lowercase()))
        }
        Form::YesNo if text != "true" && text != "false" => {
            wrong("must be true or false", "write true or false")
        }
        Form::Number if text.parse::<i64>().is_err() => {
            wrong("must be a whole number", "write a number such as 3")
        }
        Form::Icon if !ICONS.iter().any(|(name, _)| *name == text) => {
            let names = || ICONS.iter().map(|(name, _)| *name);
            let all = format!("use one of {}", names().collect::<Vec<_>>().join(", "));
            wrong("is not the name of a picture", &did_you_mean(text, names(), all))
        }
        Form::Text
        | Form::Texts
        | Form::Day
        | Form::YesNo
        | Form::Number
        | Form::DateTime
        | Form::Severity
        | Form::Icon
        | Form::Slugs
        | Form::Topics
        | Form::Paths => Vec::new(),
    }
}

fn wrong_list(key: &Key, node: &Node, text: &str) -> Vec<Wrong> {
    let Value::List(items) = &node.value else {
        // Lines that were meant as items are one text then.
        let first = node.scalar().and_then(|text| text.chars().next()).unwrap_or_default();
        if let Some(fault) = Fault::of_item(first) {
            let (message, help) = super::front_matter::words_of_fault(&fault);
            let end = node.span.start + first.len_utf8();
            return vec![(node.span.start..end, message, help.to_owned())];
        }
        let help = format!("write `{}:`{}", key.name, example(key.form));
        return vec![(node.span.clone(), format!("`{}` must be a list", key.name), help)];
    };
    if items.is_empty() && key.is_needed {
        let message = format!("`{}` has nothing in it", key.name);
        return vec![(node.span.clone(), message, "write at least one".to_owned())];
    }
    let twice =
        repeated(items).filter(|_| matches!(key.form, Form::Slugs | Form::Topics)).map(|(text, item)| {
            (item.span.clone(), format!("`{text}` is there twice"), "remove one of the two".to_owned())
        });
    items.iter().filter_map(|item| wrong_item(key.form, item, text)).chain(twice).collect()
}

/// The texts of a list that have come before.
fn repeated(items: &[Node]) -> impl Iterator<Item = (&str, &Node)> {
    let mut seen = BTreeSet::new();
    let texts = items.iter().filter_map(|item| Some((item.scalar()?.trim(), item)));
    texts.filter(move |(text, _)| !text.is_empty() && !seen.insert(*text))
}

fn wrong_item(form: Form, item: &Node, text: &str) -> Option<Wrong> {
    let wrong = |message: String, help: &str| Some((item.span.clone(), message, help.to_owned()));
    if let (Form::Texts, Some(wrong)) = (form, cut(item).or_else(|| not_meant(item, text))) {
        return Some(wrong);
    }
    let Some(text) = item.scalar().map(str::trim) else {
        let help = "put it into double quotes if it holds a colon";
        return wrong("an item of this list must be a text".to_owned(), help);
    };
    match form {
        _ if text.is_empty() => wrong("an item of this list is empty".to_owned(), "write it, or remove it"),
        Form::Slugs if Slug::new(text).is_err() => {
            let help = "use the name of an article's or flow's file without .md or .flow.md";
            wrong(format!("`{text}` is not a slug"), help)
        }
        Form::Topics if Slug::new(text).is_err() => {
            let help = "use the name of a topic's folder, such as cards";
            wrong(format!("`{text}` is not the name of a topic"), help)
        }
        Form::Paths if !text.starts_with(['/', '*']) => {
            let help = "start it with /, such as \"/cards/*\"; what the host page's address has before that is left out";
            wrong(format!("`{text}` is not a path"), help)
        }
        Form::Text
        | Form::Texts
        | Form::Day
        | Form::YesNo
        | Form::Number
        | Form::DateTime
        | Form::Severity
        | Form::Icon
        | Form::Slugs
        | Form::Topics
        | Form::Paths => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::{article, check};

    #[test]
    fn single_values_of_another_form_are_reported() {
        let text = article("Text.")
            .replace("updated: 2026-10-05", "updated: 5 October 2026")
            .replace("review-by: 2027-05-01", "review-by: 2027-02-30\nurgent: yes")
            .replace("owner: cards-team", "owner:")
            .replace("summary: A summary.", "summary: [a, b]");
        insta::assert_snapshot!(check(&[
            ("en/cards/a.md", &text),
            ("en/cards/topic.md", "---\ntitle: Cards\nsummary: All\norder: first\nicon: crad\n---\n"),
        ]));
    }

    #[test]
    fn a_hash_that_cuts_a_text_is_reported_and_a_note_beside_other_values_is_not() {
        let text = article("Text.")
            .replace("title: A title", "title: The #1 cash I paid in is missing")
            .replace("summary: A summary.", "summary: #1 of all")
            .replace("asks: [how]", "asks:\n  - my #cash deposit\n  - \"my #1 card\" # quoted\n  - card#1\n  - #1 of mine\n  - last")
            .replace("owner: cards-team", "owner: cards-team # ask them")
            .replace("updated: 2026-10-05", "updated: 2026-10-05 # a day\nkeywords: [a, b] # a list");
        insta::assert_snapshot!(check(&[("en/cards/a.md", &text)]));
    }

    #[test]
    fn what_customers_would_see_of_signs_for_a_program_is_reported_by_the_sign() {
        let with = |lines: &str| article("Text.").replace("title: A title", lines);
        insta::assert_snapshot!(check(&[
            ("en/cards/a.md", &with("title: Fees &amp; charges").replace("A summary.", "It&#39;s &pound;5.")),
            ("en/cards/b.md", &with("title: A title\nkeywords: [debit &amp; credit, null, “card”]")),
            ("en/cards/c.md", &with("title: null").replace("A summary.", "None")),
            (
                "en/cards/d.md",
                &with("title: “Curly”").replace("A summary.", "„Unten“").replace("cards-team", "undefined")
            ),
            (
                "en/cards/e.md",
                &with("title: A title").replace("asks: [how]", "asks:\n  - ‘how’\n  - “how: it is”")
            ),
        ]));
    }

    #[test]
    fn signs_that_customers_are_meant_to_see_are_fine() {
        for title in
            ["“Declined” is shown", "\"null\"", "Null and void", "Fees & charges", "It’s “gone”", "AT&T;"]
        {
            let text = article("Text.").replace("title: A title", &format!("title: {title}"));
            assert_eq!(check(&[("en/cards/a.md", &text)]), "", "{title}");
        }
    }

    #[test]
    fn lists_without_a_hyphen_and_a_space_are_told_so() {
        let with = |items: &str| article("Text.").replace("asks: [how]", &format!("asks:\n{items}"));
        insta::assert_snapshot!(check(&[
            ("en/cards/a.md", &with("  -how\n  -when")),
            ("en/cards/b.md", &with("  – how\n  – when")),
            ("en/cards/c.md", &with("  - how\n  • when")),
        ]));
    }

    #[test]
    fn what_is_there_twice_and_capitals_are_reported() {
        let text = article("Text.").replace("owner:", "urgent: True\nrelated: [b, c, b]\nowner:");
        let other = article("Text.");
        let files = [("en/cards/a.md", text.as_str()), ("en/cards/b.md", &other), ("en/cards/c.md", &other)];
        insta::assert_snapshot!(check(&files));
    }

    #[test]
    fn lists_of_another_form_are_reported() {
        let text = article("Text.").replace(
            "asks: [how]",
            "asks: []\nkeywords: word\nrelated: [Lost Card]\nsuggest-on: [cards, \"/a/*\", {a: b}]",
        );
        insta::assert_snapshot!(check(&[("en/cards/a.md", &text)]));
    }
}
