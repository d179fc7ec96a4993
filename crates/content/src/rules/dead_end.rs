use super::Rule;
use crate::Library;
use crate::nearest::nearest;
use crate::report::Report;

/// A node of a flow that neither asks nor ends, or a flow that asks nothing.
pub(super) const RULE: Rule = Rule { name: "dead-end", check };

fn check(library: &Library, report: &mut Report) {
    for (_, text) in library.texts() {
        let Some(flow) = &text.flow else { continue };
        if flow.nodes.is_empty() && flow.slips.spare(None) {
            let help =
                "add a step, such as `## Where did you try to pay? {#where}` with a list of choices below";
            report.error(&text.source, &(0..0), "this flow has no steps", help);
        }
        if let Some(first) = flow.nodes.first().filter(|_| flow.slips.spare(None))
            && first.choices.is_none()
            && text.markdown.headings[first.heading].outcome().is_some()
        {
            let help =
                "put the step that asks first at the top, or write an article if there is nothing to ask";
            let span = &text.markdown.headings[first.heading].span;
            report.error(&text.source, span, "this flow ends where it starts", help);
        }
        for node in flow.sure_nodes() {
            let heading = &text.markdown.headings[node.heading];
            // A class that is not known was probably meant as a kind of outcome, one may lack its full stop or stand in
            // braces that are not read, and a channel asks for one; all are reported as such.
            let is_kind = |name: &str| nearest(name, ["resolved", "advice", "hand-off"]).is_some();
            let has_kind = heading.classes.iter().any(|class| class != "urgent")
                || heading.attributes.iter().any(|(name, _)| name == "channel" || is_kind(name))
                || heading.has_unread_braces()
                || heading.wrong_separator(&text.source).is_some();
            if node.choices.is_none() && !has_kind {
                let help = "end it with a list of choices, or say which kind of outcome it is: \
                            .resolved, .advice or .hand-off in the braces";
                report.error(&text.source, &heading.span, "this leaves the customer without a way on", help);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::{check, flow};

    #[test]
    fn a_node_that_neither_asks_nor_ends_is_reported() {
        insta::assert_snapshot!(check(&[
            (
                "en/cards/a.flow.md",
                &flow(
                    "## Start {#start}\n- [On](#on)\n- [Out](#out)\n\n## On {#on}\nText.\n\n## Out {#out .advice}"
                )
            ),
            ("en/cards/b.flow.md", &flow("Only an introduction.")),
            ("en/cards/c.flow.md", &flow("## Call us {#call .hand-off}\nAt any hour.")),
        ]));
    }

    #[test]
    fn a_flow_that_starts_with_an_outcome_has_that_one_fault() {
        let text = "## Home {#home .advice}\n\n## Where? {#where}\n- [Home](#home)\n- [Call](#call)\n\n## Call {#call .hand-off}";
        let test =
            "[[tests]]\nname = \"A\"\nanswers = [\"where: home\"]\noutcome = \"home\"\nkind = \"advice\"\n";
        let found = check(&[("en/cards/a.flow.md", &flow(text)), ("en/cards/a.flow.test.toml", test)]);
        assert!(found.contains("ends where it starts"), "{found}");
        assert_eq!(found.matches("error").count() + found.matches("warning").count(), 1, "{found}");
    }
}
