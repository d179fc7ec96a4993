use super::{Report, Rule};
use crate::Library;
use crate::ftl::{self, ProblemKind};

/// Something in `messages.ftl` that is not Fluent, or is a part of Fluent that the widget does not use.
pub(super) const RULE: Rule = Rule { name: "messages", check };

fn check(library: &Library, report: &mut Report) {
    let of_names = library.site.messages_of_names();
    for ftl in library.locales.iter().map(|locale| &locale.messages) {
        for problem in &ftl.problems {
            let (message, help) = words(&problem.kind);
            report.error(&ftl.source, &problem.span, message, help);
        }
        for (name, message) in ftl.messages.iter().filter(|(name, _)| of_names.contains(*name)) {
            if ftl::plain(&message.parts).is_none() {
                let text = format!("`{name}` has a variable, and nobody to fill it in");
                report.error(&ftl.source, &message.span, text, "write it in plain words");
            }
        }
    }
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
    fn a_mistake_in_one_message_hides_no_other() {
        let ftl = messages().replace("channel-card-emergency = ", "channel-card-emergency = { ");
        let ftl = format!("other one\n{ftl}");
        let ftl = ftl.replace("action-freeze-card = ", "action-freeze-card = { $bank } ");
        insta::assert_snapshot!(check(&[("en/messages.ftl", &ftl)]));
    }
}
