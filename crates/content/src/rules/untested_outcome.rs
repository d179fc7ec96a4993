//! An outcome that no test of its flow reaches.

use std::collections::BTreeSet;

use model::{Flow, NodeKind};

use super::{flow_graph, flow_test};
use crate::read::flow_test::FlowTests;
use crate::read::library::{FLOW_TEST_ENDING, FlowTestFile, Library, Text};
use crate::read::outcome::{KINDS, kind_name};
use crate::report::Report;

pub(super) fn check(library: &Library, report: &mut Report) {
    for (locale, text) in library.texts() {
        // A flow without tests has one fault, not one for each outcome; tests that fail may be meant for any.
        if let Some(FlowTestFile { tests: Some(tests), .. }) = locale.tests_of(text)
            && !tests.tests.is_empty()
            && let Some(flow) = flow_graph::flow(text)
            && flow_test::all_pass(tests, &flow)
        {
            check_flow(&flow, &reached(&flow, tests), text, report);
        }
    }
}

/// The outcomes where tests end.
fn reached<'a>(flow: &'a Flow, tests: &'a FlowTests) -> BTreeSet<&'a str> {
    tests.tests.iter().filter_map(|test| Some(test.walk(flow)?.node.id.as_str())).collect()
}

fn check_flow(flow: &Flow, reached: &BTreeSet<&str>, text: &Text, report: &mut Report) {
    let outcomes = flow.nodes.iter().filter_map(|node| match &node.kind {
        NodeKind::Outcome(kind) => Some((node, kind_name(kind))),
        NodeKind::Step(_) => None,
    });
    let outcomes: Vec<_> = outcomes.collect();
    for (name, _) in &KINDS {
        let of_kind = || outcomes.iter().filter(|(_, kind)| kind == name).map(|(node, _)| node);
        let is_tested = of_kind().any(|node| reached.contains(node.id.as_str()));
        for (at, node) in of_kind().filter(|node| !reached.contains(node.id.as_str())).enumerate() {
            let span = flow_graph::heading(text, &node.id).unwrap_or(0..0);
            let help = format!(
                "add a test with outcome = \"{}\" to {}{FLOW_TEST_ENDING}, or let one that is there end here",
                node.id, text.name
            );
            if at == 0 && !is_tested {
                let message = format!("no test ends at an outcome of the kind {name}, such as `{}`", node.id);
                report.error(&text.source, &span, message, help);
            } else {
                report.warning(&text.source, &span, format!("no test ends at `{}`", node.id), help);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::{draw, flow, library};

    fn found(tests: &str) -> String {
        let flow = flow(
            "## Start {#start}\n- [A](#a)\n- [B](#b)\n- [C](#c)\n- [D](#d)\n\n## A {#a .advice}\n\n\
             ## B {#b .advice}\n\n## C {#c .hand-off channel=card-emergency}\n\n## D {#d .hand-off}",
        );
        let files = [("en/cards/x.flow.md", flow.as_str()), ("en/cards/x.flow.test.toml", tests)];
        let files = files.map(|(path, text)| (path, text.as_bytes()));
        draw(&library(&files), &["untested-outcome"])
    }

    fn to(node: &str, kind: &str) -> String {
        format!(
            "[[tests]]\nname = \"To {node}\"\nanswers = [\"start: {node}\"]\noutcome = \"{node}\"\nkind = \"{kind}\"\n"
        )
    }

    #[test]
    fn a_kind_without_a_test_is_an_error_and_an_outcome_without_one_a_warning() {
        insta::assert_snapshot!(found(&to("a", "advice")));
    }

    #[test]
    fn while_a_test_fails_or_cannot_be_read_nothing_is_said_of_outcomes() {
        for (right, wrong) in
            [("start: c", "strat: c"), ("\"c\"", "\"d\""), ("\"c\"", "3"), ("start: c", "start c")]
        {
            let wrong = to("c", "hand-off").replace(right, wrong);
            assert_eq!(found(&(to("a", "advice") + &wrong)), "", "{wrong}");
        }
    }

    #[test]
    fn a_file_that_is_not_toml_says_nothing_about_outcomes() {
        assert_eq!(found(&(to("a", "advice") + "[[tests\n")), "");
        assert_eq!(found("# Nothing yet.\n"), "");
    }
}
