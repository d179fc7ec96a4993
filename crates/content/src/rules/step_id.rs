//! A node of a flow without an id, an id of what is no node, or a heading that is not parsed as one.

use model::Block;

use crate::read::flow_text::SlipKind;
use crate::read::library::Text;
use crate::read::markdown::Heading;
use crate::report::{Cause, Report};
use crate::source::Span;

pub(super) fn check(text: &Text, report: &mut Report) {
    let Some(flow) = &text.flow else { return };
    for node in flow.nodes.iter().filter(|node| node.id.is_none()) {
        check_id(&text.markdown.headings[node.heading], text, report);
    }
    let slips = flow.slips.found.iter();
    for slip in slips.filter(|slip| matches!(slip.kind, SlipKind::Heading | SlipKind::Fence)) {
        report.error(&text.source, &slip.span, &slip.message, &slip.help).explains(Cause::Slip, &slip.line);
    }
    for span in braces(text) {
        let help =
            "remove them, or make a node of it: only a heading that starts with ## has an id and classes";
        let reported = report
            .error(&text.source, &span, "these braces mean nothing here", help)
            .unless(&[Cause::Slip])
            .explains(Cause::Braces, &span);
        if text.source.text[span.clone()].contains('#') {
            reported.explains(Cause::NoNode, &span);
        }
    }
}

/// Reports that a node has no id.
fn check_id(heading: &Heading, text: &Text, report: &mut Report) {
    let message = match &heading.written_id {
        Some(id) => format!("`{id}` cannot be an id"),
        None => "this heading has no id".to_owned(),
    };
    let help = "end the line with an id of small letters, digits and single hyphens, such as {#in-shop}";
    let written = heading.written_id.as_ref().map(|id| format!("#{id}"));
    let span = written.map_or(heading.span.clone(), |id| heading.part(&id, &text.source));
    report.error(&text.source, &span, message, help).unless_in(&heading.span, &[Cause::Braces, Cause::Id]);
}

/// Braces with an id or a class in them that are in the text, where customers would read them.
fn braces(text: &Text) -> Vec<Span> {
    let source = &text.source.text;
    let texts = text
        .markdown
        .blocks
        .iter()
        .filter(|placed| !matches!(placed.block, Block::Heading { .. } | Block::Code(_)));
    let mut found = Vec::new();
    for placed in texts {
        let (mut at, mut is_code) = (placed.span.start, false);
        while let Some(next) = source[at..placed.span.end].find(['`', '{']) {
            at += next;
            let rest = &source[at..placed.span.end];
            let mut length = 1;
            if rest.starts_with('`') {
                // What is in `code` is shown as it is on purpose.
                is_code = !is_code;
            } else if !is_code && (rest.starts_with("{#") || rest.starts_with("{.")) {
                length = rest.find(['}', '\n']).map_or(rest.len(), |end| end + 1);
                // Those of a heading in a quote are part of that heading.
                if text.markdown.heading_at(at).is_none() {
                    found.push(at..at + length);
                }
            }
            at += length;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::{check, flow};

    #[test]
    fn headings_without_a_usable_id_are_reported_and_nothing_else() {
        insta::assert_snapshot!(check(&[(
            "en/cards/a.flow.md",
            &flow(
                "## Start\n- [A](#a)\n- [B](#b)\n\n## A {#a .advice}\n\n## B {#b .advice}\n\n## C {.advice}\n\n\
                 ## D {#Step_D .advice}"
            )
        )]));
    }

    #[test]
    fn braces_that_stand_in_the_text_are_reported() {
        insta::assert_snapshot!(check(&[(
            "en/cards/a.flow.md",
            &flow(
                "Intro. {#intro}\n\n## Start {#start}\nSome `{#code}` here {.urgent\n- [A](#a)\n  Help. {#help}\n- [B](#b)\n\n\
                 ## A {#a .advice}\n\n## B {#b .advice}"
            )
        )]));
    }

    #[test]
    fn a_heading_with_a_slip_is_reported_once_and_not_where_choices_lead_to_it() {
        let mut all = String::new();
        for slip in [
            "##A {#a .advice}",
            "##\u{a0}A {#a .advice}",
            "\u{a0}## A {#a .advice}",
            "\t## A {#a .advice}",
            "    ## A {#a .advice}",
            "   ##A {#a .advice}",
            "### A {#a}\n- [B](#b)\n- [C](#c)",
            "A {#a .advice}",
            "**A** {#a .advice}",
        ] {
            let text = format!(
                "## Start {{#start}}\n- [A](#a)\n- [B](#b)\n- [C](#c)\n\n## C {{#c .advice}}\n\n{slip}\n\n\
                 ## B {{#b .advice}}\n\nWords."
            );
            let found = check(&[
                ("en/cards/a.flow.md", &flow(&text)),
                ("en/cards/b.md", &crate::rules::testing::article("[On](flow:a#a).")),
            ]);
            assert_eq!(found.matches("error").count(), 1, "{found}");
            all.push_str(&found);
        }
        insta::assert_snapshot!(all);
    }

    #[test]
    fn code_without_an_end_is_reported_and_not_what_is_hidden_by_it() {
        insta::assert_snapshot!(check(&[(
            "en/cards/a.flow.md",
            &flow(
                "## Start {#start}\n- [A](#a)\n- [B](#b)\n\n## A {#a .advice}\n```\n## not a node\n````\n\n```\nWords.\n\n\
                 ## B {#b .advice}\n\nWords."
            )
        )]));
    }
}
