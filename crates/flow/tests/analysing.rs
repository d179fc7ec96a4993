//! Analysing and comparing toy flows.

#![expect(clippy::unwrap_used, reason = "a test that meets an error fails, and says where")]

mod toys;

use std::collections::BTreeSet;

use flow::{Difference, Fault, MAX_ANSWERS, MAX_CYCLES, analyse, differences};
use model::{Block, Flow, Inline, Node, NodeKind, OutcomeKind, StepId, Target};
use proptest::prelude::*;
use toys::{acyclic_flow, any_flow, flow, id};

fn ids(names: &[&str]) -> Vec<StepId> {
    names.iter().map(|name| id(name)).collect()
}

#[test]
fn a_sound_graph_has_no_faults() {
    let sound = flow(&[
        "where: stolen shop online",
        "stolen!:",
        "shop?: pin done",
        "pin:",
        "done:",
        "online: shop done",
    ]);
    assert_eq!(analyse(&sound), []);
    assert_eq!(analyse(&flow(&[])), []);
}

#[test]
fn a_node_that_nothing_leads_to_is_unreachable() {
    assert_eq!(analyse(&flow(&["a: b c", "b!:", "c:", "lonely: b c"])), [Fault::Unreachable(id("lonely"))]);
}

#[test]
fn steps_that_only_lead_to_each_other_are_endless_and_nothing_else() {
    let faults = analyse(&flow(&["a: b end", "b: c c", "c: b b", "end!:"]));
    assert_eq!(faults, [Fault::Endless(id("b")), Fault::Endless(id("c"))]);
}

#[test]
fn a_cycle_with_a_way_out_is_found_by_its_steps() {
    let faults = analyse(&flow(&["a: b end", "b: c end", "c: b b end", "end!:"]));
    assert_eq!(faults, [Fault::Cycle(ids(&["b", "c"]))]);
    assert_eq!(analyse(&flow(&["a: a end", "end!:"])), [Fault::Cycle(ids(&["a"]))]);
}

#[test]
fn every_choice_that_leads_back_is_a_cycle_of_its_own() {
    let faults = analyse(&flow(&["a: b end", "b: a c", "c: a b end", "end!:"]));
    let cycles = [ids(&["a", "b"]), ids(&["a", "b", "c"]), ids(&["b", "c"])];
    assert_eq!(faults, cycles.map(Fault::Cycle));
}

#[test]
fn a_graph_of_very_many_cycles_is_not_reported_without_end() {
    let all: Vec<String> = (0..60).map(|at| format!("n{at}")).collect();
    let lines: Vec<String> = all.iter().map(|name| format!("{name}: {} end", all.join(" "))).collect();
    let lines: Vec<&str> = lines.iter().map(String::as_str).chain(["end!:"]).collect();
    assert_eq!(analyse(&flow(&lines)).len(), MAX_CYCLES);
}

/// `n0: n1 end`, `n1: n2 end` and so on: as many steps in a row.
fn chain(steps: usize) -> Flow {
    let lines: Vec<String> = (0..steps).map(|at| format!("n{at}: end n{}", at + 1)).collect();
    let last = [format!("n{steps}: "), "end!: ".to_owned()];
    let lines: Vec<&str> = lines.iter().chain(&last).map(String::as_str).collect();
    flow(&lines)
}

#[test]
fn a_path_of_twelve_answers_is_fine_and_one_of_thirteen_is_too_long() {
    assert_eq!(analyse(&chain(MAX_ANSWERS)), []);
    let faults = analyse(&chain(MAX_ANSWERS + 1));
    let [Fault::TooLong(path)] = faults.as_slice() else { panic!("{faults:?}") };
    assert_eq!((path.len(), path[0].as_str(), path[13].as_str()), (14, "n0", "end"));
}

#[test]
fn a_step_from_which_no_answers_lead_to_a_human_is_found() {
    let faults = analyse(&flow(&["a: b c d", "b: x y", "c?: x y", "d: x call", "x:", "y:", "call!:"]));
    assert_eq!(faults, [Fault::NoHuman(id("b"))]);
}

#[test]
fn a_link_to_a_channel_counts_wherever_it_stands_in_the_body() {
    let link = |target| vec![Inline::Emphasis(vec![Inline::Link { target, content: vec![] }])];
    let paragraph = |target| Block::Paragraph(link(target));
    let call = || Target::Contact(None);
    for (block, is_human) in [
        (paragraph(call()), true),
        (Block::Quote(vec![paragraph(call())]), true),
        (Block::Steps { start: 1, items: vec![vec![], vec![paragraph(call())]] }, true),
        (Block::Table { align: vec![], header: vec![], rows: vec![vec![link(call())]] }, true),
        (paragraph(Target::Web("tel:0808".to_owned())), false),
        (Block::Code("contact:".to_owned()), false),
    ] {
        let mut flow = flow(&["a: b c", "b:", "c:"]);
        flow.nodes[0].body.push(block);
        assert_eq!(analyse(&flow).is_empty(), is_human, "{flow:?}");
    }
}

#[test]
fn a_translated_flow_has_the_same_graph() {
    let lines = ["a: b c", "b*!:", "c: b d", "d:"];
    let mut other = flow(&lines);
    other.nodes.iter_mut().for_each(|node| node.title = format!("{} auf Deutsch", node.title));
    assert_eq!(differences(&flow(&lines), &other), []);
}

#[test]
fn every_difference_of_two_graphs_is_found() {
    let default = flow(&["a: b c d", "b*!:", "c: b d", "d:", "e:", "f?: d e"]);
    let mut other = flow(&["a: b d c", "b!:", "d: b a", "c: b d", "new:", "f: d e"]);
    other.nodes[1].kind = NodeKind::Outcome(OutcomeKind::HandOff(model::ChannelId::new("desk").ok()));
    let found = differences(&other, &default);
    let expected = [
        Difference::Missing(id("e")),
        Difference::Choices(id("a")),
        Difference::Channel(id("b")),
        Difference::Urgent(id("b")),
        Difference::Order { here: id("d"), other: id("c") },
        Difference::Kind(id("d")),
        Difference::Added(id("new")),
    ];
    assert_eq!(found, expected);
}

/// The nodes that exist and that `node` leads to.
fn next<'a>(flow: &'a Flow, node: &'a Node) -> impl Iterator<Item = &'a Node> {
    node.choices().iter().filter_map(|choice| flow.node(&choice.to))
}

/// All nodes on paths of one answer or more from `node`: looked for step by step, without any of the cleverness above.
fn after<'a>(flow: &'a Flow, node: &'a Node) -> BTreeSet<&'a StepId> {
    let mut found = BTreeSet::new();
    for _ in 0..=flow.nodes.len() {
        let from: Vec<_> =
            flow.nodes.iter().filter(|at| at.id == node.id || found.contains(&at.id)).collect();
        found.extend(from.into_iter().flat_map(|at| next(flow, at)).map(|to| &to.id));
    }
    found
}

fn is_outcome(node: &Node) -> bool {
    matches!(node.kind, NodeKind::Outcome(_))
}

fn is_human(node: &Node) -> bool {
    matches!(node.kind, NodeKind::Outcome(OutcomeKind::HandOff(_))) || !node.body.is_empty()
}

/// Whether `test` holds for `node` or one of those after it.
fn leads_to(flow: &Flow, node: &Node, test: fn(&Node) -> bool) -> bool {
    let after = after(flow, node);
    test(node) || flow.nodes.iter().any(|to| after.contains(&to.id) && test(to))
}

/// How many answers the longest path from `node` takes, in a flow without cycles.
fn longest(flow: &Flow, node: &Node) -> usize {
    next(flow, node).map(|to| longest(flow, to) + 1).max().unwrap_or(0)
}

fn has_choice(flow: &Flow, from: &StepId, to: &StepId) -> bool {
    flow.node(from).unwrap().choices().iter().any(|choice| choice.to == *to)
}

proptest! {
    #[test]
    fn faults_of_nodes_are_those_that_a_naive_search_finds(flow in any_flow()) {
        let faults = analyse(&flow);
        for (at, node) in flow.nodes.iter().enumerate() {
            let reached = at == 0 || after(&flow, &flow.nodes[0]).contains(&node.id);
            prop_assert_eq!(faults.contains(&Fault::Unreachable(node.id.clone())), !reached);
            let ends = is_outcome(node) || leads_to(&flow, node, is_outcome);
            prop_assert_eq!(faults.contains(&Fault::Endless(node.id.clone())), !ends);
            let helped = is_outcome(node) || !ends || leads_to(&flow, node, is_human);
            prop_assert_eq!(faults.contains(&Fault::NoHuman(node.id.clone())), !helped);
        }
    }

    #[test]
    fn every_reported_cycle_is_real_and_has_a_way_out(flow in any_flow()) {
        for fault in analyse(&flow) {
            let Fault::Cycle(steps) = fault else { continue };
            let once: BTreeSet<_> = steps.iter().collect();
            prop_assert_eq!(once.len(), steps.len());
            for (from, to) in steps.iter().zip(steps.iter().cycle().skip(1)) {
                prop_assert!(has_choice(&flow, from, to));
                prop_assert!(leads_to(&flow, flow.node(from).unwrap(), is_outcome));
            }
        }
    }

    #[test]
    fn without_the_choices_that_are_reported_only_endless_steps_go_in_a_circle(flow in any_flow()) {
        let mut mended = flow.clone();
        for fault in analyse(&flow) {
            let Fault::Cycle(steps) = fault else { continue };
            let from = mended.nodes.iter_mut().find(|node| Some(&node.id) == steps.last()).unwrap();
            let NodeKind::Step(choices) = &mut from.kind else { panic!("an outcome leads nowhere") };
            choices.retain(|choice| choice.to != steps[0]);
        }
        for node in &mended.nodes {
            let ends = leads_to(&flow, flow.node(&node.id).unwrap(), is_outcome);
            prop_assert!(!ends || !after(&mended, node).contains(&node.id));
        }
    }

    #[test]
    fn a_path_is_too_long_if_and_only_if_a_naive_search_finds_one_of_its_length(flow in acyclic_flow()) {
        let answers = longest(&flow, &flow.nodes[0]);
        let too_long = analyse(&flow).into_iter().find_map(|fault| match fault {
            Fault::TooLong(path) => Some(path),
            _ => None,
        });
        match too_long {
            None => prop_assert!(answers <= MAX_ANSWERS),
            Some(path) => {
                prop_assert_eq!(path.len() - 1, answers);
                prop_assert!(answers > MAX_ANSWERS);
                prop_assert_eq!(&path[0], &flow.nodes[0].id);
                prop_assert!(path.windows(2).all(|pair| has_choice(&flow, &pair[0], &pair[1])));
            }
        }
    }

    #[test]
    fn two_graphs_do_not_differ_if_and_only_if_they_are_the_same(flow in any_flow(), other in any_flow()) {
        prop_assert_eq!(differences(&flow, &flow), []);
        let shape = |flow: &Flow| -> Vec<_> {
            flow.nodes.iter().map(|node| (node.id.clone(), node.kind.clone(), node.urgent)).collect()
        };
        prop_assert_eq!(differences(&flow, &other).is_empty(), shape(&flow) == shape(&other));
    }
}
