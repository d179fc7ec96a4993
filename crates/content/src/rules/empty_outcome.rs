//! An outcome without text: the end of a walk must say more than its title.

use crate::read::library::Text;
use crate::report::{Cause, Report};

pub(super) fn check(text: &Text, report: &mut Report) {
    let Some(flow) = &text.flow else { return };
    for node in &flow.nodes {
        let heading = &text.markdown.headings[node.heading];
        let is_outcome = node.choices.is_none() && heading.outcome().is_some();
        if is_outcome && node.body.is_empty() {
            let help = "say below it what the customer can do now, or what happens next";
            report
                .error(&text.source, &heading.span, "this outcome has no text", help)
                .unless_in(&node.span, Cause::OF_LINES);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::{draw, flow, library};

    #[test]
    fn an_outcome_without_text_is_reported() {
        let text = flow(
            "## Start {#start}\n- [A](#a)\n- [B](#b)\n- [C](#c)\n\n## A {#a .advice}\n\n## B {#b .resolved}\nWords.\n\n\
             ## C {#c .hand-off channel=card-emergency}\n\n## D {#d}",
        );
        let library = library(&[("en/cards/a.flow.md", text.as_bytes())]);
        insta::assert_snapshot!(draw(&library, &["empty-outcome"]));
    }
}
