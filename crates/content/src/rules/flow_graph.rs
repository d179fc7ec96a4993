//! The graph of a flow, made so that a mistake elsewhere in the flow is not reported again as a fault of the graph.

use std::collections::{BTreeMap, HashMap, HashSet};

use flow::{Difference, Fault};
use model::{Block, Choice, ChoiceId, Date, Flow, Node, NodeKind, OutcomeKind, StepId};

use crate::flow_text::{FlowText, NodeText};
use crate::library::Text;
use crate::nearest::nearest;
use crate::source::Span;

/// How many nodes of a flow are followed. The largest real flows have 60; following takes time in the square of it.
pub(crate) const MAX_NODES: usize = 500;

/// A flow of a text as the widget would have it, for walking: without nodes that have no id or neither ask nor end.
pub(super) fn flow(text: &Text) -> Option<Flow> {
    let flow = followed(text)?;
    Some(flow.to_model(&text.markdown, DAY, Vec::new()))
}

/// The faults of a text's graph.
pub(super) fn faults(text: &Text) -> Vec<Fault> {
    followed(text).map_or_else(Vec::new, |flow| flow::analyse(&graph(flow, text)))
}

/// How the graph of a text differs from that of the same flow in another locale. Left out are nodes about which another
/// rule has something to say in one of the two.
pub(super) fn differences(text: &Text, other: &Text) -> Vec<Difference> {
    let (Some(here), Some(there)) = (followed(text), followed(other)) else { return Vec::new() };
    let has_nameless = |flow: &FlowText| flow.nodes.iter().any(|node| node.id.is_none());
    let (nameless_here, nameless_there) = (has_nameless(here), has_nameless(there));
    let unsure: HashSet<StepId> = unsure(here, text).chain(unsure(there, other)).collect();
    let is_certain = |difference: &Difference| match difference {
        Difference::Missing(_) => !nameless_here,
        Difference::Added(_) => !nameless_there,
        Difference::Order { .. } => !nameless_here && !nameless_there,
        of_node => !unsure.contains(of_node.node()),
    };
    let (here, there) = (named(here, text), named(there, other));
    flow::differences(&here, &there).into_iter().filter(is_certain).collect()
}

/// The place of the heading of the node `id`, if there is one.
pub(super) fn heading(text: &Text, id: &StepId) -> Option<Span> {
    let node = text.flow.iter().flat_map(|flow| &flow.nodes).find(|node| node.id.as_ref() == Some(id))?;
    Some(text.markdown.headings[node.heading].span.clone())
}

/// The nodes `ids` as diagnostics name a path through them. What cannot be named is left out.
pub(super) fn path(text: &Text, ids: &[StepId]) -> String {
    let named = ids.iter().filter(|id| heading(text, id).is_some()).map(|id| format!("`{id}`"));
    named.collect::<Vec<_>>().join(" → ")
}

/// The day of a flow that is made to be looked at only.
const DAY: Date = Date { year: 1970, month: 1, day: 1 };

/// The flow of a text, unless it is too large to be followed.
fn followed(text: &Text) -> Option<&FlowText> {
    text.flow.as_ref().filter(|flow| flow.nodes.len() <= MAX_NODES)
}

/// The nodes with an id, for comparing: whatever is wrong with them, none is left out.
fn named(flow: &FlowText, text: &Text) -> Flow {
    let mut nodes: Vec<Node> = Vec::new();
    for node in &flow.nodes {
        let heading = &text.markdown.headings[node.heading];
        let Some(id) = node.id.clone().filter(|id| nodes.iter().all(|node| node.id != *id)) else { continue };
        let kind = match &node.choices {
            Some(list) => step(list.choices.iter().map(|choice| choice.to.clone()).collect()),
            None => NodeKind::Outcome(heading.outcome().unwrap_or(OutcomeKind::Advice)),
        };
        let urgent = heading.is_urgent();
        nodes.push(Node { id, title: String::new(), body: Vec::new(), urgent, kind });
    }
    Flow { updated: DAY, intro: Vec::new(), nodes, related: Vec::new() }
}

/// The nodes that have a mistake in their braces or choices, which their rules report.
fn unsure(flow: &FlowText, text: &Text) -> impl Iterator<Item = StepId> {
    let ids: HashSet<&StepId> = flow.nodes.iter().filter_map(|node| node.id.as_ref()).collect();
    let mut seen = HashSet::new();
    flow.nodes.iter().filter_map(move |node| {
        let id = node.id.as_ref()?;
        let has_mistake = match &node.choices {
            Some(list) => !list.odd.is_empty() || list.choices.iter().any(|choice| !ids.contains(&choice.to)),
            None => text.markdown.headings[node.heading].outcome().is_none(),
        };
        (!seen.insert(id) || has_mistake).then(|| id.clone())
    })
}

/// Where targets lead that do not exist and are like none that does: perhaps to a human.
const UNKNOWN: &str = "a-node-that-is-not-there";

/// The graph: a target that does not exist counts as the one that was probably meant, nodes of one name count as one,
/// and the first node also leads to those without a name.
fn graph(flow: &FlowText, text: &Text) -> Flow {
    let names: Vec<StepId> =
        (0..).zip(&flow.nodes).filter_map(|(at, node)| name(node.id.as_ref(), at)).collect();
    let known: HashSet<&StepId> = names.iter().collect();
    let mut guesses: HashMap<StepId, Option<StepId>> = HashMap::new();
    let mut meant = |to: &StepId| {
        if known.contains(to) {
            return Some(to.clone());
        }
        let guess = || {
            let near = nearest(to.as_str(), names.iter().map(StepId::as_str));
            StepId::new(near.unwrap_or(UNKNOWN)).ok()
        };
        guesses.entry(to.clone()).or_insert_with(guess).clone()
    };
    let mut nodes: Vec<Node> = Vec::new();
    let mut places: BTreeMap<&StepId, usize> = BTreeMap::new();
    for (node, id) in flow.nodes.iter().zip(&names) {
        let choices = node.choices.iter().flat_map(|list| &list.choices);
        let targets: Vec<StepId> = choices.filter_map(|choice| meant(&choice.to)).collect();
        let kind = if targets.is_empty() { outcome(node, text) } else { step(targets) };
        match places.get(id) {
            Some(&at) => merge(&mut nodes[at], kind, &node.body),
            None => {
                places.insert(id, nodes.len());
                let (title, body) = (String::new(), node.body.clone());
                nodes.push(Node { id: id.clone(), title, body, urgent: false, kind });
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
    nodes.extend(StepId::new(UNKNOWN).ok().map(|id| Node {
        id,
        title: String::new(),
        body: Vec::new(),
        urgent: false,
        kind: NodeKind::Outcome(OutcomeKind::HandOff(None)),
    }));
    Flow { updated: DAY, intro: Vec::new(), nodes, related: Vec::new() }
}

fn name(id: Option<&StepId>, at: usize) -> Option<StepId> {
    id.cloned().or_else(|| StepId::new(format!("node-without-a-name-{at}")).ok())
}

/// The kind of a node without choices. One that is not known may well be a hand-off.
fn outcome(node: &NodeText, text: &Text) -> NodeKind {
    let kind = text.markdown.headings[node.heading].outcome();
    NodeKind::Outcome(kind.unwrap_or(OutcomeKind::HandOff(None)))
}

fn step(targets: Vec<StepId>) -> NodeKind {
    NodeKind::Step(targets.into_iter().map(choice).collect())
}

fn choice(to: StepId) -> Choice {
    Choice { id: ChoiceId::to_target(&to, 0), label: String::new(), help: Vec::new(), to }
}

fn merge(node: &mut Node, kind: NodeKind, body: &[Block]) {
    node.body.extend_from_slice(body);
    match (&mut node.kind, kind) {
        (NodeKind::Step(choices), NodeKind::Step(more)) => choices.extend(more),
        (outcome @ NodeKind::Outcome(_), step @ NodeKind::Step(_)) => *outcome = step,
        (_, NodeKind::Outcome(_)) => {}
    }
}
