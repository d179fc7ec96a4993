//! The graph of a flow, made so that a mistake elsewhere in the flow is not reported again as a fault of the graph.

use std::collections::BTreeMap;

use flow::Fault;
use model::{Choice, ChoiceId, Date, Flow, Node, NodeKind, OutcomeKind, StepId};

use crate::flow_text::FlowText;
use crate::library::Text;
use crate::nearest::nearest;
use crate::source::Span;

/// How many nodes of a flow are followed. The largest real flows have 60; following takes time in the square of it.
pub(super) const MAX_NODES: usize = 500;

/// The faults of a text's graph, each with the place of its heading.
pub(super) fn faults(text: &Text) -> Vec<(Fault, Span)> {
    let Some(flow) = text.flow.as_ref().filter(|flow| flow.nodes.len() <= MAX_NODES) else {
        return Vec::new();
    };
    let with_place = |fault: Fault| {
        let (Fault::Unreachable(id) | Fault::Endless(id)) = &fault;
        let node = flow.nodes.iter().find(|node| node.id.as_ref() == Some(id))?;
        let span = text.markdown.headings[node.heading].span.clone();
        Some((fault, span))
    };
    flow::analyse(&graph(flow)).into_iter().filter_map(with_place).collect()
}

/// The graph: a target that does not exist counts as the one that was probably meant, nodes of one name count as one,
/// and the first node also leads to those without a name.
fn graph(flow: &FlowText) -> Flow {
    let names: Vec<StepId> =
        (0..).zip(&flow.nodes).filter_map(|(at, node)| name(node.id.as_ref(), at)).collect();
    let is_known = |to: &StepId| names.contains(to);
    let meant = |to: &StepId| {
        if is_known(to) {
            return Some(to.clone());
        }
        StepId::new(nearest(to.as_str(), names.iter().map(StepId::as_str))?).ok()
    };
    let mut nodes: Vec<Node> = Vec::new();
    let mut places: BTreeMap<&StepId, usize> = BTreeMap::new();
    for (node, id) in flow.nodes.iter().zip(&names) {
        let choices = node.choices.iter().flat_map(|list| &list.choices);
        let targets: Vec<StepId> = choices.clone().filter_map(|choice| meant(&choice.to)).collect();
        // Without any target that exists, what it leads to is not known, and may well end.
        let kind = if targets.is_empty() { NodeKind::Outcome(OutcomeKind::Advice) } else { step(targets) };
        match places.get(id) {
            Some(&at) => merge(&mut nodes[at], kind),
            None => {
                places.insert(id, nodes.len());
                nodes.push(Node {
                    id: id.clone(),
                    title: String::new(),
                    body: Vec::new(),
                    urgent: false,
                    kind,
                });
            }
        }
    }
    let nameless = names.iter().zip(&flow.nodes).skip(1).filter(|(_, node)| node.id.is_none());
    let nameless: Vec<StepId> = nameless.map(|(name, _)| name.clone()).collect();
    if let (Some(Node { kind: NodeKind::Step(choices), .. }), false) =
        (nodes.first_mut(), nameless.is_empty())
    {
        choices.extend(nameless.into_iter().map(choice));
    }
    Flow { updated: Date { year: 1970, month: 1, day: 1 }, intro: Vec::new(), nodes, related: Vec::new() }
}

fn name(id: Option<&StepId>, at: usize) -> Option<StepId> {
    id.cloned().or_else(|| StepId::new(format!("node-without-a-name-{at}")).ok())
}

fn step(targets: Vec<StepId>) -> NodeKind {
    NodeKind::Step(targets.into_iter().map(choice).collect())
}

fn choice(to: StepId) -> Choice {
    Choice { id: ChoiceId::to_target(&to, 0), label: String::new(), help: Vec::new(), to }
}

fn merge(node: &mut Node, kind: NodeKind) {
    match (&mut node.kind, kind) {
        (NodeKind::Step(choices), NodeKind::Step(more)) => choices.extend(more),
        (outcome @ NodeKind::Outcome(_), step) => *outcome = step,
        (NodeKind::Step(_), NodeKind::Outcome(_)) => {}
    }
}
