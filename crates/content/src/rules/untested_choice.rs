//! A choice that no test of its flow takes.

use std::collections::{HashMap, HashSet, VecDeque};

use flow::{Answer, MAX_ANSWERS};
use model::{ChoiceId, Flow, Node, NodeKind, StepId};

use super::{flow_graph, flow_test};
use crate::read::flow_text::FlowText;
use crate::read::library::{FLOW_TEST_ENDING, FlowTestFile, Library, Text};
use crate::read::outcome::kind_name;
use crate::report::Report;

pub(super) fn check(library: &Library, report: &mut Report) {
    for (locale, text) in library.texts() {
        // As for outcomes: a flow without tests has one fault, and tests that fail may be meant for any choice.
        if let Some(FlowTestFile { tests: Some(tests), .. }) = locale.tests_of(text)
            && !tests.tests.is_empty()
            && let (Some(flow), Some(written)) = (flow_graph::flow(text), &text.flow)
            && flow_test::all_pass(tests, &flow)
        {
            let answers = tests.tests.iter().flat_map(|test| &test.answers);
            let taken = answers.map(|(answer, _)| (&answer.step, &answer.choice)).collect();
            check_flow(&flow, written, &taken, text, report);
        }
    }
}

fn check_flow(
    flow: &Flow,
    written: &FlowText,
    taken: &HashSet<(&StepId, &ChoiceId)>,
    text: &Text,
    report: &mut Report,
) {
    let ways = Ways::of(flow);
    // A flow that can be walked has all that is written, in the same order.
    for (node, written) in flow.nodes.iter().zip(&written.nodes) {
        let spans = written.choices.iter().flat_map(|list| &list.choices).map(|choice| &choice.span);
        for (choice, span) in node.choices().iter().zip(spans) {
            if taken.contains(&(&node.id, &choice.id)) {
                continue;
            }
            let answer = Answer { step: node.id.clone(), choice: choice.id.clone() };
            // What cannot be reached, or does not end, is reported as such.
            if let Some(test) = ways.test(&answer, &choice.to) {
                let message = format!("no test takes the choice `{}: {}`", node.id, choice.id);
                let help = format!("add to {}{FLOW_TEST_ENDING} a test such as [[tests]] {test}", text.name);
                report.warning(&text.source, span, message, help);
            }
        }
    }
}

/// The shortest ways through a flow, as far as customers may have to go.
struct Ways<'a> {
    /// The answers to each node from the first.
    from_start: HashMap<&'a StepId, Vec<Answer>>,
    /// The answers from each node to an outcome, and that.
    to_end: HashMap<&'a StepId, (Vec<Answer>, &'a Node)>,
}

impl<'a> Ways<'a> {
    fn of(flow: &'a Flow) -> Self {
        let nodes = flow.nodes.iter().map(|node| (&node.id, node)).collect();
        let is_outcome = |node: &Node| matches!(node.kind, NodeKind::Outcome(_));
        let to_end = flow.nodes.iter().filter_map(|node| {
            let (end, way) = walks(&nodes, &node.id, is_outcome).pop().filter(|(end, _)| is_outcome(end))?;
            Some((&node.id, (way, end)))
        });
        let from_start = flow.nodes.first().map(|first| walks(&nodes, &first.id, |_| false));
        let from_start = from_start.into_iter().flatten().map(|(node, way)| (&node.id, way));
        Self { from_start: from_start.collect(), to_end: to_end.collect() }
    }

    /// The keys of a test that gives `answer`, which leads to the node `to`. The name is left to the editor.
    fn test(&self, answer: &Answer, to: &StepId) -> Option<String> {
        let before = self.from_start.get(&answer.step)?;
        let (after, end) = self.to_end.get(to)?;
        let NodeKind::Outcome(kind) = &end.kind else { return None };
        let answers = before.iter().chain([answer]).chain(after);
        let answers: Vec<_> =
            answers.map(|answer| format!("\"{}: {}\"", answer.step, answer.choice)).collect();
        Some(format!(
            "name = \"…\" answers = [{}] outcome = \"{}\" kind = \"{}\", a line each",
            answers.join(", "),
            end.id,
            kind_name(kind)
        ))
    }
}

/// The nodes that can be reached from `start`, the nearest first and `last` at the end, each with the answers on the way.
fn walks<'a>(
    nodes: &HashMap<&'a StepId, &'a Node>,
    start: &'a StepId,
    last: impl Fn(&Node) -> bool,
) -> Vec<(&'a Node, Vec<Answer>)> {
    let mut found = Vec::new();
    let mut seen = HashSet::from([start]);
    let mut open = VecDeque::from([(start, Vec::new())]);
    while let Some((id, way)) = open.pop_front() {
        let Some(&node) = nodes.get(id) else { continue };
        // Longer walks are reported as such, and would take long to look for.
        for choice in node.choices().iter().filter(|_| way.len() < MAX_ANSWERS) {
            if seen.insert(&choice.to) {
                let answer = Answer { step: node.id.clone(), choice: choice.id.clone() };
                open.push_back((&choice.to, way.iter().cloned().chain([answer]).collect()));
            }
        }
        found.push((node, way));
        if last(node) {
            break;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::{draw, flow, library};

    const FLOW: &str = "## Start {#start}\n- [On](#next)\n- [Help](#call)\n\n\
                        ## Next {#next}\n- [Good](#good)\n- [Fine](#good)\n- [Bad](#call)\n- [Deeper](#last)\n\n\
                        ## Last {#last}\n- [Good](#good)\n- [Bad](#call)\n\n\
                        ## Good {#good .resolved}\n\n## Call {#call .hand-off channel=card-emergency}";

    fn found(flow_text: &str, tests: &str) -> String {
        let flow = flow(flow_text);
        let files = [("en/cards/x.flow.md", flow.as_str()), ("en/cards/x.flow.test.toml", tests)];
        let files = files.map(|(path, text)| (path, text.as_bytes()));
        draw(&library(&files), &["untested-choice"])
    }

    fn test(answers: &str, outcome: &str, kind: &str) -> String {
        let answers: Vec<_> = answers.split(", ").map(|answer| format!("\"{answer}\"")).collect();
        let answers = answers.join(", ");
        format!(
            "[[tests]]\nname = '{answers}'\nanswers = [{answers}]\noutcome = \"{outcome}\"\nkind = \"{kind}\"\n"
        )
    }

    #[test]
    fn choices_that_no_test_takes_are_warned_of_with_a_test_that_does() {
        let tests =
            test("start: next, next: good", "good", "resolved") + &test("start: call", "call", "hand-off");
        insta::assert_snapshot!(found(FLOW, &tests));
    }

    #[test]
    fn the_test_that_is_advised_is_one() {
        let mut tests = test("start: next, next: good", "good", "resolved");
        let first = found(FLOW, &tests);
        for advice in first.split("[[tests]] ").skip(1) {
            let advice = advice.split(", a line each").next().unwrap_or("");
            let lines = advice.replace(" answers =", "\nanswers =").replace(" outcome =", "\noutcome =");
            let nth = tests.len().to_string();
            tests += &format!("[[tests]]\n{}\n", lines.replace(" kind =", "\nkind =").replace('…', &nth));
        }
        assert_eq!(found(FLOW, &tests), "");
        let flow = flow(FLOW);
        let files = [("en/cards/x.flow.md", flow.as_str()), ("en/cards/x.flow.test.toml", &tests)];
        let files = files.map(|(path, text)| (path, text.as_bytes()));
        assert_eq!(draw(&library(&files), &["flow-test"]), "");
    }

    #[test]
    fn a_test_that_starts_further_on_takes_choices_too() {
        let later = "[[tests]]\nname = \"Later\"\nstart = \"last\"\nanswers = [\"last: good\"]\noutcome = \"good\"\n\
                     kind = \"resolved\"\n";
        let tests = test("start: next, next: good", "good", "resolved")
            + &test("start: next, next: good-2", "good", "resolved")
            + &test("start: next, next: call", "call", "hand-off")
            + &test("start: call", "call", "hand-off")
            + &test("start: next, next: last, last: call", "call", "hand-off");
        assert_eq!(found(FLOW, &(tests + later)), "");
    }

    #[test]
    fn while_a_test_fails_or_cannot_be_read_nothing_is_said_of_choices() {
        let good = test("start: call", "call", "hand-off");
        assert!(found(FLOW, &good).contains("untested-choice"));
        for wrong in [
            test("start: nxet, next: good", "good", "resolved"),
            test("start: next, next good", "good", "resolved"),
            test("start: next, next: good", "good", "advice"),
            test("start: next, next: good", "good", "resolvd"),
        ] {
            assert_eq!(found(FLOW, &(good.clone() + &wrong)), "", "{wrong}");
        }
    }

    #[test]
    fn where_there_are_no_tests_or_no_walks_nothing_is_said_of_choices() {
        assert_eq!(found(FLOW, "# Nothing yet.\n"), "");
        assert_eq!(found(FLOW, &(test("start: call", "call", "hand-off") + "[[tests\n")), "");
        assert_eq!(found(&FLOW.replace("(#last)", "(#lost)"), &test("start: call", "call", "hand-off")), "");
        // Two steps that lead to each other alone: how a walk through them ends, nobody can say.
        let circle = FLOW
            .replace("- [Good](#good)\n- [Bad](#call)\n\n## Good", "- [A](#last)\n- [B](#last)\n\n## Good");
        assert!(!found(&circle, &test("start: call", "call", "hand-off")).contains("last: last"));
    }
}
