//! Walking and analysing toy flows.

#![expect(clippy::unwrap_used, reason = "a test that meets an error fails, and says where")]

use flow::{Answer, Fault, analyse, answers_left, walk};
use model::{Choice, ChoiceId, Date, Flow, Node, NodeKind, OutcomeKind, StepId};
use proptest::prelude::*;

fn id(name: &str) -> StepId {
    StepId::new(name).unwrap()
}

/// A flow from lines such as `where: shop online`; a node without targets is an outcome.
fn flow(lines: &[&str]) -> Flow {
    let nodes = lines.iter().map(|line| {
        let (name, targets) = line.split_once(':').unwrap();
        let targets: Vec<_> = targets.split_whitespace().map(id).collect();
        let kind = match targets.is_empty() {
            true => NodeKind::Outcome(OutcomeKind::Advice),
            false => NodeKind::Step(choices(&targets)),
        };
        Node { id: id(name), title: name.into(), body: vec![], urgent: false, kind }
    });
    let updated = Date { year: 2026, month: 10, day: 5 };
    Flow { updated, intro: vec![], nodes: nodes.collect(), related: vec![] }
}

fn choices(targets: &[StepId]) -> Vec<Choice> {
    let choice = |(at, to): (usize, &StepId)| {
        let nth = targets[..at].iter().filter(|other| *other == to).count();
        Choice { id: ChoiceId::to_target(to, nth), label: to.to_string(), help: vec![], to: to.clone() }
    };
    targets.iter().enumerate().map(choice).collect()
}

fn answers(walk: &[(&str, &str)]) -> Vec<Answer> {
    let answer =
        |(step, choice): &(&str, &str)| Answer { step: id(step), choice: ChoiceId::new(*choice).unwrap() };
    walk.iter().map(answer).collect()
}

fn declined() -> Flow {
    flow(&[
        "where: stolen shop online",
        "stolen:",
        "shop: pin money",
        "pin:",
        "money: pin done",
        "done:",
        "online: done where",
    ])
}

#[test]
fn without_answers_the_first_question_is_asked() {
    let flow = declined();
    let position = walk(&flow, &[]).unwrap();
    assert_eq!((position.node.title.as_str(), position.valid), ("where", 0));
}

#[test]
fn answers_lead_to_an_outcome() {
    let flow = declined();
    let position = walk(&flow, &answers(&[("where", "shop"), ("shop", "money"), ("money", "done")])).unwrap();
    assert_eq!((position.node.title.as_str(), position.valid), ("done", 3));
}

#[test]
fn a_changed_answer_keeps_the_later_ones_only_as_far_as_they_fit() {
    let flow = declined();
    let position =
        walk(&flow, &answers(&[("where", "online"), ("shop", "money"), ("money", "done")])).unwrap();
    assert_eq!((position.node.title.as_str(), position.valid), ("online", 1));
}

#[test]
fn a_choice_that_no_longer_exists_ends_the_valid_part() {
    let flow = declined();
    let position = walk(&flow, &answers(&[("where", "shop"), ("shop", "gone"), ("money", "done")])).unwrap();
    assert_eq!((position.node.title.as_str(), position.valid), ("shop", 1));
}

#[test]
fn a_step_may_be_answered_again_after_leading_back() {
    let flow = declined();
    let there_and_back = [("where", "online"), ("online", "where"), ("where", "shop")];
    let position = walk(&flow, &answers(&there_and_back)).unwrap();
    assert_eq!((position.node.title.as_str(), position.valid), ("shop", 3));
}

#[test]
fn a_flow_without_nodes_has_no_position() {
    assert_eq!(walk(&flow(&[]), &[]), None);
}

#[test]
fn answers_left_counts_to_the_furthest_outcome() {
    let flow = declined();
    let left = |name| answers_left(&flow, flow.node(&id(name)).unwrap());
    assert_eq!(["where", "shop", "money", "done", "online"].map(left), [2, 2, 1, 0, 3]);
}

#[test]
fn a_sound_graph_has_no_faults() {
    assert_eq!(analyse(&declined()), []);
}

#[test]
fn a_node_that_nothing_leads_to_is_unreachable() {
    assert_eq!(analyse(&flow(&["a: b c", "b:", "c:", "lonely: b c"])), [Fault::Unreachable(id("lonely"))]);
}

#[test]
fn steps_that_only_lead_to_each_other_are_endless() {
    let faults = analyse(&flow(&["a: b end", "b: c c", "c: b b", "end:"]));
    assert_eq!(faults, [Fault::Endless(id("b")), Fault::Endless(id("c"))]);
}

/// Any graph of up to eight nodes, with targets that may not exist.
fn any_flow() -> impl Strategy<Value = Flow> {
    prop::collection::vec(prop::collection::vec(0..9usize, 0..4), 1..9).prop_map(|graph| {
        let line = |(at, targets): (usize, &Vec<usize>)| {
            let targets: Vec<_> = targets.iter().map(|to| format!("n{to}")).collect();
            format!("n{at}: {}", targets.join(" "))
        };
        let lines: Vec<_> = graph.iter().enumerate().map(line).collect();
        flow(&lines.iter().map(String::as_str).collect::<Vec<_>>())
    })
}

/// Answers that a customer could give: at each step one of its choices, up to `picks.len()` times.
fn possible_answers(flow: &Flow, picks: &[prop::sample::Index]) -> Vec<Answer> {
    let mut given = Vec::new();
    for pick in picks {
        let node = walk(flow, &given).unwrap().node;
        let choices: Vec<_> =
            node.choices().iter().filter(|choice| flow.node(&choice.to).is_some()).collect();
        let Some(choice) = choices.get(pick.index(choices.len().max(1))) else { break };
        given.push(Answer { step: node.id.clone(), choice: choice.id.clone() });
    }
    given
}

proptest! {
    #[test]
    fn possible_answers_are_all_valid(flow in any_flow(), picks in prop::collection::vec(any::<prop::sample::Index>(), 0..12)) {
        let answers = possible_answers(&flow, &picks);
        prop_assert_eq!(walk(&flow, &answers).unwrap().valid, answers.len());
    }

    #[test]
    fn going_back_returns_to_the_step_that_was_answered(flow in any_flow(), picks in prop::collection::vec(any::<prop::sample::Index>(), 1..12)) {
        let mut answers = possible_answers(&flow, &picks);
        if let Some(last) = answers.pop() {
            prop_assert_eq!(&walk(&flow, &answers).unwrap().node.id, &last.step);
        }
    }

    #[test]
    fn the_valid_prefix_is_the_longest_and_replays_to_the_same_node(
        walked in any_flow(),
        now in any_flow(),
        picks in prop::collection::vec(any::<prop::sample::Index>(), 0..12),
    ) {
        let answers = possible_answers(&walked, &picks);
        let position = walk(&now, &answers).unwrap();
        let prefix = walk(&now, &answers[..position.valid]).unwrap();
        prop_assert_eq!(prefix, position);
        if let Some(next) = answers.get(position.valid) {
            let follows = position.node.id == next.step
                && position.node.choice(&next.choice).is_some_and(|choice| now.node(&choice.to).is_some());
            prop_assert!(!follows);
        }
    }

    #[test]
    fn a_graph_without_faults_can_be_walked_to_an_outcome_from_anywhere(
        flow in any_flow(),
        picks in prop::collection::vec(any::<prop::sample::Index>(), 0..12),
    ) {
        if analyse(&flow).is_empty() {
            let node = walk(&flow, &possible_answers(&flow, &picks)).unwrap().node;
            prop_assert!(node.choices().is_empty() || answers_left(&flow, node) > 0);
        }
    }
}
