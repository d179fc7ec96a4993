//! A heading of a level that does not follow from the one before.

use std::collections::HashSet;

use crate::read::library::{Text, TextKind};
use crate::read::markdown::Heading;
use crate::report::{Cause, Report};

pub(super) fn check(text: &Text, report: &mut Report) {
    match text.kind {
        TextKind::Article => article(text, report),
        TextKind::Flow => flow(text, report),
        // A rule of its own reports all headings of a notice.
        TextKind::Notice => {}
    }
}

/// What is said of a heading that a line of `-` or `=` below it makes one.
pub(super) const UNDERLINED: (&str, &str) = (
    "a line below it has made this a heading",
    "start it with ## and remove the line; or put an empty line between, if it is a text and a rule",
);

pub(super) fn is_underlined(text: &Text, heading: &Heading) -> bool {
    !text.source.text[heading.span.clone()].starts_with('#')
}

fn article(text: &Text, report: &mut Report) {
    let mut before = 1;
    for heading in &text.markdown.headings {
        if is_underlined(text, heading) {
            report.error(&text.source, &heading.span, UNDERLINED.0, UNDERLINED.1);
            before = heading.level.max(2);
            continue;
        }
        let message = match heading.level {
            1 => "level 1 is the title's".to_owned(),
            level if level > before + 1 => {
                format!("this heading of level {level} follows one of level {before}")
            }
            _ => {
                before = heading.level;
                continue;
            }
        };
        let level = if heading.level == 1 { 2 } else { before + 1 };
        let help = format!("start it with {}", "#".repeat(level.into()));
        report.error(&text.source, &heading.span, message, help);
        before = heading.level.max(2);
    }
}

fn flow(text: &Text, report: &mut Report) {
    let nodes: HashSet<usize> =
        text.flow.iter().flat_map(|flow| &flow.nodes).map(|node| node.heading).collect();
    for (at, heading) in text.markdown.headings.iter().enumerate() {
        let (message, help) = if heading.level != 2 {
            (
                format!("a flow has only headings of level 2, this is level {}", heading.level),
                "start it with ## if it is a step or an outcome, else write it as a paragraph",
            )
        } else if !nodes.contains(&at) {
            (
                "a heading in a list or a quote is no node".to_owned(),
                "write it as a paragraph in **strong** words, or move it out",
            )
        } else if is_underlined(text, heading) {
            (UNDERLINED.0.to_owned(), UNDERLINED.1)
        } else if !text.source.text[..heading.span.start].ends_with(['\n', '\r']) {
            (
                "a heading starts its line".to_owned(),
                "remove the spaces before it: a few more, and it would be read as code",
            )
        } else {
            continue;
        };
        let reported = report.error(&text.source, &heading.span, message, help).unless(&[Cause::Slip]);
        if !nodes.contains(&at) {
            reported.explains(Cause::NoNode, &heading.span);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::{article, check, flow, notice};

    #[test]
    fn a_level_that_is_skipped_or_is_the_titles_is_reported() {
        insta::assert_snapshot!(check(&[(
            "en/cards/a.md",
            &article("### Too deep\n\n#### Fine\n\n## Fine\n\n#### Too deep\n\n# The title's\n\n## Fine")
        )]));
    }

    #[test]
    fn a_line_below_a_text_that_makes_it_a_heading_is_reported() {
        insta::assert_snapshot!(check(&[
            (
                "en/cards/a.md",
                &article("Pay by 1 May.\n---\n\n### Then\n\nTwo\nlines\n===\n\n> Quoted\n> ---")
            ),
            ("en/notices/b.md", &notice("Pay by 1 May.\n---")),
        ]));
    }

    #[test]
    fn a_line_that_parts_texts_is_a_rule() {
        assert_eq!(check(&[("en/cards/a.md", &article("Pay.\n\n---\n\n- a\n---\n\n## Words\n---"))]), "");
    }

    #[test]
    fn a_flow_has_one_level() {
        insta::assert_snapshot!(check(&[(
            "en/cards/a.flow.md",
            &flow(
                "## S {#s}\n- [A](#a)\n- [B](#b)\n\n## A {#a .advice}\n\n### Deeper\n\nText.\n\n## B {#b .advice}"
            )
        )]));
    }

    #[test]
    fn a_heading_of_a_flow_with_spaces_before_it_is_reported() {
        insta::assert_snapshot!(check(&[(
            "en/cards/a.flow.md",
            &flow("## Start {#start}\n- [A](#a)\n- [B](#b)\n\n ## A {#a .advice}\n\n## B {.advice #b}")
        )]));
    }

    #[test]
    fn a_heading_of_a_flow_that_is_no_node_or_is_underlined_is_reported() {
        insta::assert_snapshot!(check(&[(
            "en/cards/a.flow.md",
            &flow(
                "## Start {#start}\n> ## Quoted {#quoted}\n\n- [A](#a)\n- [B](#b)\n\n## A {#a .advice}\n\n\
                 B {#b .advice}\n---\nText."
            )
        )]));
    }
}
