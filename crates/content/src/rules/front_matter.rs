//! Front matter that is not there, or is not YAML, or has a key twice.

use std::collections::BTreeSet;

use crate::read::front_matter::{FrontMatter, Problem};
use crate::read::library::Library;
use crate::read::yaml::Fault;
use crate::report::{Cause, Report};

pub(super) fn check(library: &Library, report: &mut Report) {
    super::each_front_matter(library, |front, _, source| {
        for problem in &front.problems {
            let (span, message, help) = words(problem);
            report.error(source, &span, message, help).explains(Cause::FrontMatter, &front.span);
        }
        for (key, span) in repeated(front) {
            report.error(source, &span, format!("`{key}` is there twice"), "keep one of the two");
        }
    });
}

fn words(problem: &Problem) -> (std::ops::Range<usize>, String, &'static str) {
    match problem {
        Problem::Missing => (
            0..0,
            "the front matter is missing".to_owned(),
            "start the file with a line `---`, then the keys (title, summary, …), then another line `---`",
        ),
        Problem::Unclosed(span) => (
            span.clone(),
            "the front matter is not closed".to_owned(),
            "put a line `---` between the keys and the text",
        ),
        Problem::NotKeys(span) => (
            span.clone(),
            "this is not a key with a value".to_owned(),
            "write `key: value`, such as `title: Activate your card`",
        ),
        Problem::Yaml(span, fault) => {
            let (message, help) = words_of_fault(fault);
            (span.clone(), message, help)
        }
    }
}

/// What is wrong in YAML, and how to fix it.
pub(super) fn words_of_fault(fault: &Fault) -> (String, &'static str) {
    let (message, help) = match fault {
        Fault::Tab => {
            ("a tab cannot stand here", "write a space instead; before the hyphen of a list's item two")
        }
        Fault::NoSpaceAfterHyphen => ("a space is missing after `-`", "write `- ` and then the text"),
        Fault::NoHyphen(sign) => {
            let message = format!("`{sign}` does not start an item of a list");
            return (message, "write a hyphen and a space: `- `");
        }
        Fault::NoSpaceAfterColon => ("a space is missing after `:`", "write `key: value`"),
        Fault::BehindQuote('"') => (
            "the value goes on behind the quotation mark that closes it",
            "put the whole value into double quotes, and write \\\" for each quotation mark inside",
        ),
        Fault::BehindQuote(_) => (
            "the value goes on behind the apostrophe that closes it",
            "put the whole value into double quotes instead",
        ),
        Fault::OpenQuote => {
            ("this quotation mark is not closed", "write the same one at the end of the value")
        }
        Fault::CurlyQuote(sign) => {
            let message = format!("`{sign}` is no quotation mark here: customers would see it");
            return (message, "write \" in place of it on both sides of the value");
        }
        Fault::OpenBracket => ("this bracket is not closed", "write `]` behind the last of the list"),
        Fault::BehindBracket => (
            "the value goes on behind the list in brackets",
            "put the whole value into double quotes, or what stands behind the bracket into the list",
        ),
        Fault::NoBreakSpace => {
            ("this is a no-break space, as word processors write it", "delete it and write a plain space")
        }
        Fault::Colon => {
            ("`: ` cannot stand in a value without quotes", "put the whole value into double quotes")
        }
        Fault::Sign(sign) => {
            let message = format!("a value without quotes cannot start with `{sign}`");
            return (message, "put the whole value into double quotes");
        }
        Fault::Other(what) => {
            let help = "put a value that holds `: ` or `#`, or starts with a sign, into double quotes; \
                        indent lists by two spaces";
            return (format!("this is not YAML: {what}"), help);
        }
    };
    (message.to_owned(), help)
}

fn repeated(front: &FrontMatter) -> Vec<(&str, std::ops::Range<usize>)> {
    let mut seen = BTreeSet::new();
    let again = front.fields.iter().filter(|field| !seen.insert(field.key.as_str()));
    again.map(|field| (field.key.as_str(), field.key_span.clone())).collect()
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::{article, check};

    #[test]
    fn missing_and_unclosed_fences_are_reported_and_the_text_is_still_checked() {
        insta::assert_snapshot!(check(&[
            ("en/cards/a.md", "Just text, and a [link](article:nowhere).\n"),
            ("en/cards/b.md", "---\ntitle: Open\n\nText with <b>HTML</b>.\n"),
            ("en/cards/c.md", "---\ntitle: Open\nText: with a colon: there.\n"),
        ]));
    }

    #[test]
    fn a_mistake_in_one_key_hides_no_other() {
        let text = article("Text.").replace("title: A title", "title: One: two\nurgent: perhaps\ntitel: x");
        insta::assert_snapshot!(check(&[("en/cards/a.md", &text)]));
    }

    #[test]
    fn every_usual_mistake_is_reported_where_it_was_made_and_by_its_sign() {
        let mistakes = [
            "title: \"It \"is\" gone\"",
            "title: 'It can't be'",
            "title: \"Declined\" is shown",
            "title: \"The cash",
            "title: One: two",
            "title: {{bank}} cards",
            "title: *Cards*",
            "title: A title\nkeywords: [a, b",
            "title: A title\nkeywords:\n  - a\n\t- b\n  - c",
            "title: A title\nkeywords:\n  - a\n  -my cash\n  - c",
            "title:\tA title",
            "title:A title",
            "title:\u{a0}A title",
            "title: [1] cash",
            "title: - Cards",
            "title: > Cards",
            "title: “One: two”",
            "title: \"Curly at the end”",
            "title: A title\nkeywords:\n  - „one: two“\n  - b",
        ];
        let found = mistakes
            .map(|lines| check(&[("en/cards/a.md", &article("Text.").replace("title: A title", lines))]));
        for (lines, found) in mistakes.iter().zip(&found) {
            assert_eq!(found.matches("error[").count(), 1, "{lines}\n{found}");
        }
        insta::assert_snapshot!(found.join("\n"));
    }

    #[test]
    fn quotation_marks_that_are_written_as_they_should_be_are_fine() {
        for title in
            ["\"It \\\"is\\\" gone\" # so", "'It can''t be'", "\"{{bank}}: the #1\"", "It's \"gone\""]
        {
            let text = article("Text.").replace("title: A title", &format!("title: {title}"));
            assert_eq!(check(&[("en/cards/a.md", &text)]), "");
        }
    }

    #[test]
    fn keys_that_are_no_keys_and_keys_that_come_twice_are_reported() {
        insta::assert_snapshot!(check(&[
            ("en/cards/a.md", "---\n- title\n- summary\n---\nText.\n"),
            ("en/cards/b.md", &article("Text.").replace("owner:", "title: Again\nowner:")),
        ]));
    }
}
