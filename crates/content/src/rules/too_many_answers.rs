//! A path through a flow that takes too many answers, or has no end because it can go in a circle.

use std::collections::HashMap;

use flow::{Fault, MAX_ANSWERS};
use model::StepId;

use super::flow_graph;
use crate::read::library::Text;
use crate::report::Report;
use crate::source::Span;

pub(super) fn check(text: &Text, report: &mut Report) {
    let places: Places<'_> =
        flow_graph::choices(text).map(|(step, choice)| ((step, &choice.to), &choice.span)).collect();
    for fault in flow_graph::faults(text) {
        match fault {
            Fault::Cycle(steps) => cycle(&steps, &places, text, report),
            Fault::TooLong(path) => too_long(&path, &places, text, report),
            Fault::Unreachable(_) | Fault::Endless(_) | Fault::NoHuman(_) => {}
        }
    }
}

/// The places of choices, by the step they are on and the node they lead to.
type Places<'a> = HashMap<(&'a StepId, &'a StepId), &'a Span>;

fn cycle(steps: &[StepId], places: &Places<'_>, text: &Text, report: &mut Report) {
    let (Some(first), Some(last)) = (steps.first(), steps.last()) else { return };
    let Some(span) = places.get(&(last, first)).filter(|_| are_choices(steps, places)) else { return };
    let message = if first == last {
        format!("this choice leads from `{first}` to itself, so a walk need not end")
    } else {
        let path = named(steps);
        format!("this choice leads back, so a walk need not end: {path} → `{first}`")
    };
    let help = "let it lead on, to a step that has not been asked yet or to an outcome; \
                customers change an answer with the list of their answers";
    report.error(&text.source, span, message, help);
}

/// The nodes of a path as diagnostics name them.
fn named(path: &[StepId]) -> String {
    path.iter().map(|id| format!("`{id}`")).collect::<Vec<_>>().join(" → ")
}

/// Whether choices lead from each of these nodes to the next. If not, one of them is a guess at what was meant, and what
/// is written there is reported.
fn are_choices(path: &[StepId], places: &Places<'_>) -> bool {
    path.windows(2).all(|pair| places.contains_key(&(&pair[0], &pair[1])))
}

fn too_long(path: &[StepId], places: &Places<'_>, text: &Text, report: &mut Report) {
    // The step that still asks when as many answers have been given as a walk may take.
    let Some(span) = path.get(MAX_ANSWERS).and_then(|step| flow_graph::heading(text, step)) else { return };
    if !are_choices(path, places) {
        return;
    }
    let answers = path.len() - 1;
    let way = named(path);
    let message =
        format!("after {MAX_ANSWERS} answers this still asks; the longest walk takes {answers}: {way}");
    let help = "leave out questions that decide nothing, or cut the flow into two that link to each other";
    report.error(&text.source, &span, message, help);
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::{check, flow};

    #[test]
    fn every_choice_that_leads_back_is_reported() {
        insta::assert_snapshot!(check(&[
            (
                "en/cards/a.flow.md",
                &flow(
                    "## Start {#start}\n- [On](#on)\n- [Out](#out)\n\n## On {#on}\n- [Back](#start)\n- [Out](#out)\n\
                     - [Further](#further)\n\n## Further {#further}\n- [Back](#strat)\n- [Again](#further)\n\
                     - [Out](#out)\n\n## Out {#out .hand-off}"
                )
            ),
            (
                "en/cards/b.flow.md",
                &flow("## Start {#start}\n- [Again](#start)\n- [Out](#out)\n\n## Out {#out .hand-off}")
            ),
        ]));
    }

    #[test]
    fn a_cycle_without_a_way_out_is_reported_by_another_rule() {
        let text = flow(
            "## Start {#start}\n- [In](#in)\n- [Out](#out)\n\n## In {#in}\n- [A](#in)\n- [B](#in)\n\n\
             ## Out {#out .hand-off}",
        );
        let found = check(&[("en/cards/a.flow.md", &text)]);
        assert!(found.contains("endless-cycle") && !found.contains("too-many-answers"), "{found}");
    }

    /// As many steps in a row, each of which also leads to an outcome.
    fn steps(count: usize) -> String {
        let step = |at| match at {
            at if at + 1 == count => format!("## Step {at} {{#s{at}}}\n- [Out](#out)\n- [Call](#call)\n\n"),
            at => format!("## Step {at} {{#s{at}}}\n- [On](#s{})\n- [Out](#out)\n\n", at + 1),
        };
        let steps: String = (0..count).map(step).collect();
        flow(&format!("{steps}## Out {{#out .advice}}\n\n## Call {{#call .hand-off}}"))
    }

    #[test]
    fn a_walk_of_thirteen_answers_is_reported_by_its_steps() {
        insta::assert_snapshot!(check(&[("en/cards/a.flow.md", &steps(13))]));
    }

    #[test]
    fn a_walk_of_twelve_answers_is_fine() {
        assert_eq!(check(&[("en/cards/a.flow.md", &steps(12))]), "");
    }
}
