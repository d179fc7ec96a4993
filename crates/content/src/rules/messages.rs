//! Something in `messages.ftl` that is not Fluent, is a part of it that the widget does not use, or is a variable that
//! nobody fills in.

use std::collections::BTreeSet;

use model::messages::Part;

use crate::nearest::did_you_mean;
use crate::read::entities;
use crate::read::ftl::{self, Ftl, Message, ProblemKind};
use crate::read::library::Library;
use crate::report::Report;

pub(super) fn check(library: &Library, report: &mut Report) {
    let of_names = library.site.messages_of_names();
    for ftl in library.locales.iter().map(|locale| &locale.messages) {
        for problem in &ftl.problems {
            let (message, help) = words(&problem.kind);
            report.error(&ftl.source, &problem.span, message, help);
        }
        for message in ftl.messages.values() {
            check_entities(ftl, message, report);
        }
        for (name, message) in ftl.messages.iter().filter(|(name, _)| is_of_widget(name)) {
            check_variables(ftl, name, message, report);
        }
        for (name, message) in ftl.messages.iter().filter(|(name, _)| of_names.contains(*name)) {
            if ftl::plain(&message.parts).is_none() {
                let text = format!("`{name}` has a variable, and nobody to fill it in");
                report.error(&ftl.source, &message.span, text, "write it in plain words");
            }
        }
    }
}

fn is_of_widget(name: &str) -> bool {
    model::msg::SHELL.contains(&name) || model::msg::ALL.contains(&name)
}

/// Reports signs that are written as HTML writes them.
fn check_entities(ftl: &Ftl, message: &Message, report: &mut Report) {
    let wrong =
        |text: &str| entities::wrong(text, 0).map(|(span, what, help)| (text[span].to_owned(), what, help));
    let Some((written, what, help)) = ftl::texts(&message.parts).into_iter().find_map(wrong) else { return };
    let from = message.span.end;
    let start = ftl.source.text[from..].find(&written).map_or(message.span.start, |at| from + at);
    report.error(&ftl.source, &(start..start + written.len()), what, help);
}

/// Reports variables that nobody fills in: they are left out of what customers read.
fn check_variables(ftl: &Ftl, name: &str, message: &Message, report: &mut Report) {
    let known = model::msg::variables(name);
    for variable in variables(&message.parts).into_iter().filter(|variable| !known.contains(variable)) {
        let text = format!("`{name}` has no variable `{variable}`");
        let help = match known {
            [] => "it has none: write it in plain words".to_owned(),
            known => did_you_mean(variable, known.iter().copied(), format!("it has {}", known.join(", "))),
        };
        let written = format!("${variable}");
        let from = message.span.end;
        let start = ftl.source.text[from..].find(&written).map_or(message.span.start, |at| from + at + 1);
        let end = if start == message.span.start { from } else { start + variable.len() };
        report.error(&ftl.source, &(start..end), text, help);
    }
}

/// The names of the variables in a message, each once.
fn variables(parts: &[Part]) -> BTreeSet<&str> {
    let mut names = BTreeSet::new();
    for part in parts {
        match part {
            Part::Text(_) => {}
            Part::Variable(name) => {
                names.insert(name.as_str());
            }
            Part::Plural { variable, forms, other } => {
                names.insert(variable);
                names.extend(forms.iter().flat_map(|(_, parts)| variables(parts)));
                names.extend(variables(other));
            }
        }
    }
    names
}

fn words(kind: &ProblemKind) -> (String, &'static str) {
    let not_used = |what: &str| format!("the widget does not know {what}");
    match kind {
        ProblemKind::Syntax(what) => (
            format!("this is not Fluent: {}", what.trim_end_matches('.')),
            "write `name = text`; further lines of the text are indented; a brace that stands for itself is {\"{\"}",
        ),
        ProblemKind::Twice(name) => (format!("`{name}` is there twice"), "keep one of the two"),
        ProblemKind::Empty(name) => (format!("`{name}` has no text"), "write it behind the ="),
        ProblemKind::Attribute => (not_used("attributes"), "make it a message of its own"),
        ProblemKind::Term => (not_used("terms"), "write the words themselves"),
        ProblemKind::Function => (not_used("functions"), "use the variable alone, such as { $count }"),
        ProblemKind::MessageReference => (not_used("messages inside messages"), "write the words themselves"),
        ProblemKind::NestedSelect => (not_used("a select inside a select"), "write two messages"),
        ProblemKind::Selector => {
            ("a select needs a variable".to_owned(), "start it with a number's variable, such as { $count ->")
        }
        ProblemKind::Form(form) => (
            format!("`{form}` is neither a number nor a plural category"),
            "use a number, or zero, one, two, few or many",
        ),
        ProblemKind::Default => {
            ("the form for all other numbers is called `other`".to_owned(), "write it as *[other]")
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::{check, messages};

    #[test]
    fn what_the_widget_cannot_show_is_reported() {
        let ftl = "-brand = Larkmoor\nown = { -brand }\nwhen = { DATETIME($day) }\nsee = { own }\nhint = A\n    .label = B\n\
               nested = { $a ->\n    [one] { $b ->\n        [one] x\n       *[other] y\n    }\n   *[other] z\n}\n\
               who = { $sex ->\n    [male] he\n   *[female] she\n}\nliteral = { 5 ->\n   *[other] x\n}\nown = Again\n";
        let ftl = format!("{ftl}{}", messages());
        insta::assert_snapshot!(check(&[("en/messages.ftl", &ftl)]));
    }

    #[test]
    fn variables_that_a_message_does_not_have_are_reported() {
        let ftl = messages()
            .replace("\nback = Words", "\nback = Back to { $title }")
            .replace("\naction-asked = Words", "\naction-asked = We have asked { $bnk } of { $bank }")
            .replace(
                "\nsearch-hits = Words",
                "\nsearch-hits = { $cnt ->\n    [one] One\n   *[other] { $count } answers\n}",
            );
        insta::assert_snapshot!(check(&[("en/messages.ftl", &ftl)]));
    }

    #[test]
    fn the_variables_are_those_that_the_widgets_own_messages_have() {
        let text = include_str!("../../../../articles/en/messages.ftl");
        let ftl =
            crate::read::ftl::parse(std::sync::Arc::new(crate::source::Source::new("messages.ftl", text)));
        let names = |name| super::variables(&ftl.messages[name].parts);
        for name in model::msg::ALL {
            assert_eq!(names(*name), model::msg::variables(name).iter().copied().collect(), "{name}");
        }
    }

    #[test]
    fn signs_that_are_written_as_in_html_are_reported_by_the_sign() {
        let ftl = messages()
            .replace("\nback = Words", "\nback = Back &amp; forth")
            .replace("channel-card-emergency = Words", "channel-card-emergency = Words &ndash; more")
            .replace(
                "\nsearch-hits = Words",
                "\nsearch-hits = { $count ->\n    [one] One&nbsp;hit\n   *[other] Hits\n}",
            );
        insta::assert_snapshot!(check(&[("en/messages.ftl", &ftl)]));
    }

    #[test]
    fn a_mistake_in_one_message_hides_no_other() {
        let ftl = messages().replace("channel-card-emergency = ", "channel-card-emergency = { ");
        let ftl = format!("other one\n{ftl}");
        let ftl = ftl.replace("action-freeze-card = ", "action-freeze-card = { $bank } ");
        insta::assert_snapshot!(check(&[("en/messages.ftl", &ftl)]));
    }
}
