//! A test of a flow that cannot be read, or that fails.

use flow::Position;
use model::{Flow, Node, NodeKind};

use super::flow_graph;
use crate::nearest::did_you_mean;
use crate::read::flow_test::{FlowTest, FlowTests};
use crate::read::library::{FlowTestFile, Library, Text};
use crate::read::outcome::kind_name;
use crate::report::Report;
use crate::source::Span;

pub(super) fn check(library: &Library, report: &mut Report) {
    for locale in &library.locales {
        for FlowTestFile { source, tests, name, topic } in &locale.flow_tests {
            let Some(tests) = tests else { continue };
            for problem in &tests.problems {
                report.error(source, &problem.span, &problem.message, &problem.help);
            }
            let of_topic = |text: &&Text| text.topic == Some(*topic) && text.name == *name;
            let Some(text) = locale.texts.iter().find(of_topic) else { continue };
            // What is wrong in the flow is reported there, and not again for each test that it makes fail.
            let Some(flow) = flow_graph::flow(text) else { continue };
            for test in &tests.tests {
                for (span, message, help) in wrong(test, &flow) {
                    report.error(source, &span, message, help);
                }
            }
        }
    }
}

/// Whether all tests of the file can be read and pass: else what they leave untested is not known.
pub(super) fn all_pass(tests: &FlowTests, flow: &Flow) -> bool {
    tests.problems.is_empty() && tests.tests.iter().all(|test| wrong(test, flow).is_empty())
}

type Wrong = (Span, String, String);

/// What is wrong with a test, as far as it could be read.
fn wrong(test: &FlowTest, flow: &Flow) -> Vec<Wrong> {
    let start = wrong_start(test, flow);
    let outcome = unknown_outcome(test, flow);
    // Where a walk starts that says so and cannot be read, nobody knows.
    let can_start = start.is_none() && test.has_start == test.start.is_some();
    let walk = if can_start { wrong_walk(test, flow, outcome.is_none()) } else { Vec::new() };
    start.into_iter().chain(outcome).chain(walk).collect()
}

fn wrong_start(test: &FlowTest, flow: &Flow) -> Option<Wrong> {
    let (id, span) = test.start.as_ref()?;
    let steps = || flow.nodes.iter().filter(|node| is_step(node)).map(|node| node.id.as_str());
    let message = match flow.node(id) {
        Some(node) if is_step(node) => return None,
        Some(_) => format!("`{id}` is an outcome, where no walk starts"),
        None => format!("there is no step `{id}`"),
    };
    let all = format!("the steps are {}", list(steps()));
    Some((span.clone(), message, did_you_mean(id.as_str(), steps(), all)))
}

fn unknown_outcome(test: &FlowTest, flow: &Flow) -> Option<Wrong> {
    let (id, span) = test.outcome.as_ref()?;
    let outcomes = || flow.nodes.iter().filter(|node| !is_step(node)).map(|node| node.id.as_str());
    let node = flow.nodes.iter().find(|node| node.id.as_str() == id);
    let message = match node {
        Some(node) if !is_step(node) => return None,
        Some(_) => format!("`{id}` is a step, where no walk ends"),
        None => format!("there is no outcome `{id}`"),
    };
    let all = format!("the outcomes are {}", list(outcomes()));
    Some((span.clone(), message, did_you_mean(id, outcomes(), all)))
}

fn wrong_walk(test: &FlowTest, flow: &Flow, knows_outcome: bool) -> Vec<Wrong> {
    let Some(Position { node, valid }) = test.walk(flow) else { return Vec::new() };
    if let Some((answer, span)) = test.answers.get(valid) {
        let (what, help) = misfit(node, answer, valid + 1);
        return vec![(span.clone(), what, help)];
    }
    if !test.is_whole {
        return Vec::new();
    }
    if is_step(node) {
        let span = test.answers.last().map_or(&test.list, |(_, span)| span);
        let message = format!("the answers end at `{}`, which still asks", node.id);
        let help = format!("go on with one of {}", list(offers(node)));
        return vec![(span.clone(), message, help)];
    }
    let mut wrong = Vec::new();
    match &test.outcome {
        Some((id, span)) if id != node.id.as_str() => {
            if knows_outcome {
                let message = format!("this walk ends at `{}`, not at `{id}`", node.id);
                let help = "mend the answers or the flow; or, if it is right to end there, this line";
                wrong.push((span.clone(), message, help.to_owned()));
            }
        }
        _ => wrong.extend(wrong_kind(test, node)),
    }
    wrong
}

fn wrong_kind(test: &FlowTest, node: &Node) -> Option<Wrong> {
    let (kind, span) = test.kind.as_ref()?;
    let NodeKind::Outcome(is) = &node.kind else { return None };
    let (is, expected) = (kind_name(is), kind_name(kind));
    let help = format!("write kind = \"{is}\", or change the class of `{}` in the flow", node.id);
    (is != expected).then(|| (span.clone(), format!("`{}` is of the kind {is}", node.id), help))
}

/// Why an answer, the `nth`, does not fit where it is given, and how to fix it.
fn misfit(node: &Node, answer: &flow::Answer, nth: usize) -> (String, String) {
    if !is_step(node) {
        let message = format!("answer {nth} comes after the walk has ended at `{}`", node.id);
        return (message, "remove it, and those behind it".to_owned());
    }
    if answer.step != node.id {
        let message = format!("answer {nth} is to `{}`, but `{}` asks then", answer.step, node.id);
        return (message, format!("answer with one of {}", list(offers(node))));
    }
    let message = format!("answer {nth} does not fit: `{}` has no choice `{}`", node.id, answer.choice);
    let names = || node.choices().iter().map(|choice| choice.id.as_str());
    let near = crate::nearest::nearest(answer.choice.as_str(), names());
    let near = near.map_or_else(String::new, |name| format!("did you mean `{name}`? "));
    (message, format!("{near}its choices are {}", list(names())))
}

/// The answers that a step takes, as a test writes them.
fn offers(step: &Node) -> impl Iterator<Item = String> {
    step.choices().iter().map(|choice| format!("{}: {}", step.id, choice.id))
}

fn is_step(node: &Node) -> bool {
    matches!(node.kind, NodeKind::Step(_))
}

fn list<S: std::fmt::Display>(names: impl Iterator<Item = S>) -> String {
    names.map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::{draw, flow, library};

    fn found(tests: &str) -> String {
        let flow = flow(
            "## Where? {#where}\n- [Abroad](#abroad)\n- [Home](#home)\n- [In the street](#home)\n\n\
             ## Abroad? {#abroad}\n- [Call](#call-now)\n- [Home](#home)\n\n## Home {#home .advice}\n\n\
             ## Call {#call-now .hand-off channel=card-emergency}",
        );
        let files = [("en/cards/x.flow.md", flow.as_str()), ("en/cards/x.flow.test.toml", tests)];
        let files = files.map(|(path, text)| (path, text.as_bytes()));
        draw(&library(&files), &["flow-test"])
    }

    fn test(name: &str, answers: &str, outcome: &str, kind: &str) -> String {
        format!(
            "[[tests]]\nname = \"{name}\"\nanswers = [{answers}]\noutcome = \"{outcome}\"\nkind = \"{kind}\"\n\n"
        )
    }

    #[test]
    fn tests_that_pass_are_not_reported() {
        let tests = test("One", "\"where: abroad\", \"abroad: call-now\"", "call-now", "hand-off")
            + &test("Two", "\"where: home-2\"", "home", "advice")
            + &test("Three", "\"abroad:home\"", "home", "advice")
                .replace("answers", "start = \"abroad\"\nanswers");
        assert_eq!(found(&tests), "");
    }

    #[test]
    fn answers_that_do_not_fit_are_reported_with_what_is_asked_then() {
        let tests = test("Other step", "\"where: abroad\", \"home: call-now\"", "home", "advice")
            + &test("No choice", "\"where: abroda\", \"abroad: home\"", "home", "advice")
            + &test("Nothing like it", "\"where: moon\"", "home", "advice")
            + &test("Too many", "\"where: home\", \"home: call-now\"", "home", "advice");
        insta::assert_snapshot!(found(&tests));
    }

    #[test]
    fn walks_that_end_elsewhere_are_reported() {
        let tests = test("At a step", "\"where: abroad\"", "home", "advice")
            + &test("Nowhere", "", "home", "advice")
            + &test("Other outcome", "\"where: home\"", "call-now", "hand-off")
            + &test("Other kind", "\"where: home\"", "home", "resolved")
            + &test("No outcome", "\"where: home\"", "hoem", "advice")
            + &test("A step", "\"where: home\"", "abroad", "advice");
        insta::assert_snapshot!(found(&tests));
    }

    #[test]
    fn a_start_that_is_no_step_is_reported() {
        let from = |start: &str| {
            test(start, "\"abroad: home\"", "home", "advice")
                .replace("answers", &format!("start = \"{start}\"\nanswers"))
        };
        insta::assert_snapshot!(found(&(from("abraod") + &from("home") + &from("Abroad?"))));
    }

    #[test]
    fn what_cannot_be_read_is_reported_and_hides_no_other_test() {
        insta::assert_snapshot!(found(&format!(
            "title = \"x\"\n{}[[tests]]\nnam = \"Two\"\nanswers = \"where: home\"\noutcome = 3\nkind = \"handoff\"\n\n\
             [[tests]]\nname = \"\"\nanswers = [\"where\", \"where: home\", 5, \"Where: home\"]\noutcome = \"home\"\n\n{}{}",
            test("One", "\"where: home\"", "home", "advice"),
            test("One", "\"where: home\"", "home", "advice"),
            test("Five", "\"where: home\"", "home", "resolved"),
        )));
    }

    #[test]
    fn what_is_not_toml_is_the_one_thing_that_is_reported_of_a_file() {
        let one = test("One", "\"where: home\"", "home", "resolved");
        let two = test("Two", "\"where: abroad\", \"abroad: home\"", "home", "advice");
        for (right, wrong) in [
            ("[\"where: abroad\"", "[\"where: abroad"),
            ("name = \"Two\"", "name = \"Two"),
            ("name = \"Two\"", "name: \"Two\""),
            ("\"where: abroad\", ", "\"where: abroad\" "),
            ("kind = \"advice\"", "kind = \"advice\"\nkind = \"advice\""),
        ] {
            let found = found(&format!("{one}{}{one}", two.replace(right, wrong)));
            assert_eq!(found.matches("error").count(), 1, "{found}");
            assert!(found.contains("this is not TOML"), "{found}");
        }
        insta::assert_snapshot!(found(&format!(
            "{one}{}",
            two.replace("[\"where: abroad\"", "[\"where: abroad")
        )));
    }

    #[test]
    fn one_pair_of_brackets_is_reported_once_at_its_line() {
        let (one, two) =
            (test("One", "\"where: home\"", "home", "advice"), test("Two", "", "home", "advice"));
        let single = |test: &str| test.replace("[[tests]]", "[tests] # A test.");
        for tests in
            [single(&one), single(&one) + &two, one.clone() + &single(&two), single(&one) + &single(&two)]
        {
            let found = found(&tests);
            assert_eq!(found.matches("error").count(), 1, "{found}");
            assert!(found.contains("write [[tests]]"), "{found}");
        }
    }

    #[test]
    fn quotes_of_a_word_processor_are_named() {
        let found = found(&test("One", "“where: home”", "home", "advice"));
        assert_eq!(found.matches("error").count(), 1, "{found}");
        assert!(found.contains("write \" in place of “"), "{found}");
    }

    #[test]
    fn a_test_without_its_brackets_is_reported_once() {
        let found = found(&test("One", "\"where: home\"", "home", "advice").replace("[[tests]]\n", ""));
        assert_eq!(found.matches("error").count(), 1, "{found}");
        assert!(found.contains("above the first [[tests]]"), "{found}");
    }

    #[test]
    fn what_is_wrong_in_the_flow_is_not_reported_in_its_tests_too() {
        let start = "## Start {#start}\n- [A](#a)\n- [B](#b)\n\n";
        let tests = test("B", "\"start: b\"", "b", "advice") + &test("A", "\"start: a\"", "a", "advice");
        for broken in [
            format!("{start}## A {{#a .advice}}"),
            format!("{start}## A {{#a .advice}}\n\n## B {{.advice}}"),
            format!("{start}## A {{#a .advice}}\n\n## B {{#b}}"),
            "## A {#a}\n- [A](#a)\n- [B](#b)\n\n## B {#b}\n- [A](#a)\n- [B](#b)".to_owned(),
            "Words.".to_owned(),
            format!("## A {{#a .advice}}\n\n{start}## B {{#b .advice}}"),
            format!("{start}## A {{#a .advice}}\n\n## B {{#b .advice channel=card-emergency}}"),
            format!("{}## A {{#a .advice}}\n\n## B {{#b .advice}}", start.replace("[A](#a)", "**[A](#a)**")),
        ] {
            let flow = flow(&broken);
            let files =
                [("en/cards/x.flow.md", flow.as_bytes()), ("en/cards/x.flow.test.toml", tests.as_bytes())];
            assert_eq!(draw(&library(&files), &["flow-test", "unreachable-step"]), "", "{broken}");
        }
    }
}
