//! Toy flows.
#![allow(dead_code, reason = "each test uses the toys that it needs")]

use model::{Block, Choice, ChoiceId, Date, Flow, Inline, Node, NodeKind, OutcomeKind, StepId, Target};
use proptest::prelude::*;

pub(crate) fn id(name: &str) -> StepId {
    StepId::new(name).unwrap()
}

/// A flow from lines such as `where: shop online`. A node without targets is an outcome: `stolen!:` a hand-off, `done:`
/// advice. `shop?:` has a link to a channel in its body, and `shop*:` is urgent.
pub(crate) fn flow(lines: &[&str]) -> Flow {
    let updated = Date { year: 2026, month: 10, day: 5 };
    Flow { updated, intro: vec![], nodes: lines.iter().map(|line| node(line)).collect(), related: vec![] }
}

fn node(line: &str) -> Node {
    let (name, targets) = line.split_once(':').unwrap();
    let (is_hand_off, has_contact, urgent) = (name.contains('!'), name.contains('?'), name.contains('*'));
    let name = name.trim_end_matches(['!', '?', '*']);
    let targets: Vec<_> = targets.split_whitespace().map(id).collect();
    let kind = match targets.is_empty() {
        true if is_hand_off => NodeKind::Outcome(OutcomeKind::HandOff(None)),
        true => NodeKind::Outcome(OutcomeKind::Advice),
        false => NodeKind::Step(choices(&targets)),
    };
    let link = Inline::Link { target: Target::Contact(None), content: vec![Inline::Text("Call us".into())] };
    let call = Block::List(vec![vec![Block::Paragraph(vec![Inline::Strong(vec![link])])]]);
    let body = if has_contact { vec![Block::Rule, call] } else { vec![] };
    Node { id: id(name), title: name.into(), body, urgent, kind }
}

fn choices(targets: &[StepId]) -> Vec<Choice> {
    let choice = |(at, to): (usize, &StepId)| {
        let nth = targets[..at].iter().filter(|other| *other == to).count();
        Choice { id: ChoiceId::to_target(to, nth), label: to.to_string(), help: vec![], to: to.clone() }
    };
    targets.iter().enumerate().map(choice).collect()
}

fn of_targets(graph: &[(Vec<usize>, &str)]) -> Flow {
    let line = |(at, (targets, mark)): (usize, &(Vec<usize>, &str))| {
        let targets: Vec<_> = targets.iter().map(|to| format!("n{to}")).collect();
        format!("n{at}{mark}: {}", targets.join(" "))
    };
    let lines: Vec<_> = graph.iter().enumerate().map(line).collect();
    flow(&lines.iter().map(String::as_str).collect::<Vec<_>>())
}

fn mark() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec!["", "", "", "!", "?"])
}

/// Any graph of up to eight nodes, with targets that may not exist.
pub(crate) fn any_flow() -> impl Strategy<Value = Flow> {
    prop::collection::vec((prop::collection::vec(0..9usize, 0..4), mark()), 1..9)
        .prop_map(|graph| of_targets(&graph))
}

/// A graph without cycles, of 10 to 19 nodes; each leads to nodes that are one or two behind it.
pub(crate) fn acyclic_flow() -> impl Strategy<Value = Flow> {
    prop::collection::vec((prop::collection::vec(1..3usize, 1..3), mark()), 10..20).prop_map(|mut graph| {
        let last = graph.len() - 1;
        for (at, (targets, _)) in graph.iter_mut().enumerate() {
            targets.iter_mut().for_each(|to| *to += at);
            targets.retain(|to| *to <= last);
        }
        of_targets(&graph)
    })
}
