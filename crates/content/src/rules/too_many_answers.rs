use flow::{Fault, MAX_ANSWERS};
use model::StepId;

use super::{Report, Rule, flow_graph};
use crate::Library;
use crate::library::Text;
use crate::source::Span;

/// A path through a flow that takes too many answers, or has no end because it can go in a circle.
pub(super) const RULE: Rule = Rule { name: "too-many-answers", check };

fn check(library: &Library, report: &mut Report) {
    for (_, text) in library.texts() {
        for fault in flow_graph::faults(text) {
            match fault {
                Fault::Cycle(steps) => cycle(&steps, text, report),
                Fault::TooLong(path) => too_long(&path, text, report),
                Fault::Unreachable(_) | Fault::Endless(_) | Fault::NoHuman(_) => {}
            }
        }
    }
}

fn cycle(steps: &[StepId], text: &Text, report: &mut Report) {
    let (Some(first), Some(last)) = (steps.first(), steps.last()) else { return };
    let span = choice(text, last, first).or_else(|| flow_graph::heading(text, last)).unwrap_or(0..0);
    let message = if first == last {
        format!("this choice leads from `{first}` to itself, so a walk need not end")
    } else {
        let path = flow_graph::path(text, steps);
        format!("this choice leads back, so a walk need not end: {path} → `{first}`")
    };
    let help = "let it lead on, to a step that has not been asked yet or to an outcome; \
                customers change an answer with the list of their answers";
    report.error(&text.source, &span, message, help);
}

/// The place of the choice that leads from one step to another.
fn choice(text: &Text, from: &StepId, to: &StepId) -> Option<Span> {
    let nodes = text.flow.iter().flat_map(|flow| &flow.nodes);
    let lists = nodes.filter(|node| node.id.as_ref() == Some(from)).filter_map(|node| node.choices.as_ref());
    let choice = lists.flat_map(|list| &list.choices).find(|choice| choice.to == *to)?;
    Some(choice.span.clone())
}

fn too_long(path: &[StepId], text: &Text, report: &mut Report) {
    // The step that still asks when as many answers have been given as a walk may take.
    let span = path.get(MAX_ANSWERS).and_then(|step| flow_graph::heading(text, step)).unwrap_or(0..0);
    let answers = path.len() - 1;
    let way = flow_graph::path(text, path);
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
