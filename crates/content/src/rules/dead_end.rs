//! A node of a flow that neither asks nor ends, or a flow that asks nothing.

use crate::read::flow_text::NodeText;
use crate::read::library::Text;
use crate::report::{Cause, Report};

pub(super) fn check(text: &Text, report: &mut Report) {
    let Some(flow) = &text.flow else { return };
    let heading = |node: &NodeText| &text.markdown.headings[node.heading];
    let is_outcome = |node: &NodeText| node.choices.is_none() && heading(node).outcome().is_some();
    if flow.nodes.is_empty() {
        let help = "add a step, such as `## Where did you try to pay? {#where}` with a list of choices below";
        report
            .error(&text.source, &(0..0), "this flow has no steps", help)
            .unless_in(&flow.intro_span, Cause::OF_LINES);
    }
    if let Some(first) = flow.nodes.first().filter(|first| is_outcome(first)) {
        let help = "put the step that asks first at the top, or write an article if there is nothing to ask";
        report
            .error(&text.source, &heading(first).span, "this flow ends where it starts", help)
            .unless_in(&flow.intro_span, Cause::OF_LINES);
    }
    for node in flow.nodes.iter().filter(|node| node.choices.is_none() && !is_outcome(node)) {
        let help = "end it with a list of choices, or say which kind of outcome it is: \
                    .resolved, .advice or .hand-off in the braces";
        report
            .error(&text.source, &heading(node).span, "this leaves the customer without a way on", help)
            .unless(&[Cause::Braces, Cause::Kind])
            .unless_in(&node.span, Cause::OF_LINES);
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
