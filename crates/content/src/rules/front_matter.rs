use std::collections::BTreeSet;

use super::{Report, Rule};
use crate::Library;
use crate::front_matter::{FrontMatter, Problem};

/// Front matter that is not there, or is not YAML, or has a key twice.
pub(super) const RULE: Rule = Rule { name: "front-matter", check };

fn check(library: &Library, report: &mut Report) {
    super::each_front_matter(library, |front, _, source| {
        for problem in &front.problems {
            let (span, message, help) = words(problem);
            report.error(source, &span, message, help);
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
        Problem::Yaml(span, what) => (
            span.clone(),
            format!("this is not YAML: {what}"),
            "put a value that holds `: ` or `#`, or starts with a sign, into double quotes; indent lists by two spaces",
        ),
    }
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
        ]));
    }

    #[test]
    fn a_mistake_in_one_key_hides_no_other() {
        let text = article("Text.").replace("title: A title", "title: One: two\nurgent: perhaps\ntitel: x");
        insta::assert_snapshot!(check(&[("en/cards/a.md", &text)]));
    }

    #[test]
    fn keys_that_are_no_keys_and_keys_that_come_twice_are_reported() {
        insta::assert_snapshot!(check(&[
            ("en/cards/a.md", "---\n- title\n- summary\n---\nText.\n"),
            ("en/cards/b.md", &article("Text.").replace("owner:", "title: Again\nowner:")),
        ]));
    }
}
