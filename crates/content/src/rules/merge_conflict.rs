//! Lines that a version control leaves where two people have changed the same.

use std::sync::Arc;

use crate::read::library::Library;
use crate::report::{Cause, Report};
use crate::source::{Source, Span};

pub(super) fn check(library: &Library, report: &mut Report) {
    let locales = library.locales.iter();
    let of_locales = locales.flat_map(|locale| {
        let texts = locale.texts.iter().map(|text| &text.source);
        let others = locale.topics.iter().map(|topic| &topic.source);
        let tests = locale.flow_tests.iter().map(|file| &file.source);
        texts.chain(others).chain(tests).chain([&locale.messages.source, &locale.synonyms.source])
    });
    let sources: Vec<&Arc<Source>> = of_locales.chain([&library.site.source]).collect();
    for source in sources {
        for span in places(&source.text) {
            let help = "keep one of the versions, and remove these lines and the other version";
            report
                .error(source, &span, "two versions of a text stand here, with the lines of a merge", help)
                .explains(Cause::Conflict, &span);
        }
    }
}

/// The first line of each conflict up to its last one. Of one that was fixed in part, what is left.
pub(super) fn places(text: &str) -> Vec<Span> {
    let mut found: Vec<Span> = Vec::new();
    let (mut at, mut open, mut is_after_empty) = (0, None, true);
    for line in text.split_inclusive('\n') {
        let words = line.trim_end();
        let span = at..at + words.len();
        at += line.len();
        let is_sign = |sign: char| {
            let rest = words.trim_start_matches(sign);
            words.len() - rest.len() == 7 && (rest.is_empty() || rest.starts_with(' '))
        };
        let is_end = is_sign('>') && words.len() > 8;
        if is_sign('<') {
            found.extend(open.replace(span));
        } else if is_end || open.is_none() && words == "=======" && is_after_empty {
            let start = open.take().map_or(span.start, |start: Span| start.start);
            found.push(start..span.end);
        }
        is_after_empty = words.is_empty();
    }
    found.extend(open);
    found
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::{SITE, article, check, flow, notice};

    const CONFLICT: &str =
        "<<<<<<< HEAD\n\nIt costs £5.\n=======\n\nIt costs £6. [Or](article:nowhere)\n\n>>>>>>> other\n";

    #[test]
    fn a_conflict_is_reported_once_in_every_kind_of_file() {
        let front = article("Text.")
            .replace("owner: ", "<<<<<<< HEAD\nowner: a\n=======\nowner: b\n>>>>>>> other\nx: ");
        let found = check(&[
            ("en/cards/a.md", &article(&format!("Text.\n\n{CONFLICT}\nMore.\n\n{CONFLICT}"))),
            ("en/cards/b.md", &front.replace("x: cards-team\n", "")),
            ("en/notices/c.md", &notice(CONFLICT)),
            ("site.toml", &SITE.replace("[[actions]]", &format!("{CONFLICT}[[actions]]"))),
        ]);
        assert_eq!(found.matches("error[merge-conflict]").count(), 5, "{found}");
        insta::assert_snapshot!(found);
    }

    #[test]
    fn what_is_left_of_a_conflict_is_reported() {
        insta::assert_snapshot!(check(&[
            ("en/cards/a.md", &article("It costs £5.\n\n=======\n\nIt costs £6.\n\n>>>>>>> other\n\nMore.")),
            ("en/cards/b.md", &article("<<<<<<<\nIt costs £5.")),
        ]));
    }

    #[test]
    fn other_signs_are_no_conflict() {
        let steps = "## S {#s}\n- [A](#a)\n- [B](#b)\n\n## A {#a .advice}\n\n## B {#b .advice}\n";
        let text = article("1 <<<<<<< 2 and 2 >>>>>>> 1\n\n> > quoted\n\n<<<< less, ======== and >>>>>>>>");
        assert_eq!(check(&[("en/cards/a.md", &text), ("en/cards/b.flow.md", &flow(steps))]), "");
    }
}
