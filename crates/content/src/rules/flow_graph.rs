//! The graph of a flow, as far as it is known: what cannot be parsed may be any node or choice, so that nothing can be
//! said of walks that may lead there.

use std::collections::{BTreeMap, HashMap, HashSet};

use flow::{Difference, Fault};
use model::{Block, Choice, ChoiceId, Date, Flow, Node, NodeKind, OutcomeKind, StepId};

use crate::nearest::nearest;
use crate::read::flow_text::{ChoiceText, FlowText, MAX_NODES, NodeText, Slip, SlipKind};
use crate::read::library::Text;
use crate::read::markdown::{Link, Markdown};
use crate::source::Span;

/// The flow of a text as the widget would have it, for walking. None if walks would go astray: at a node that has no id
/// or neither asks nor ends, or at a link to a node that is no choice or leads to nothing.
pub(super) fn flow(text: &Text) -> Option<Flow> {
    let whole = followed(text).filter(|flow| !flow.has_holes())?;
    let flow = whole.to_model(&text.markdown, DAY, Vec::new());
    let ids: HashSet<&StepId> = flow.nodes.iter().map(|node| &node.id).collect();
    let choices = || flow.nodes.iter().flat_map(Node::choices);
    let links = text.markdown.links.iter().filter(|link| link.to_step().is_some()).count();
    // Of a channel of what is no hand-off, the kind may be what is wrong.
    let channels_fit = whole.nodes.iter().all(|node| {
        let heading = &text.markdown.headings[node.heading];
        heading.channel().is_none() || matches!(heading.outcome(), Some(OutcomeKind::HandOff(_)))
    });
    let can_end = flow.nodes.iter().any(|node| matches!(node.kind, NodeKind::Outcome(_)));
    let is_whole = channels_fit
        && can_end
        && ids.len() == whole.nodes.len()
        && whole.nodes.first().is_some_and(|first| first.choices.is_some())
        && choices().all(|choice| ids.contains(&choice.to))
        && choices().count() == links;
    is_whole.then_some(flow)
}

/// The faults of a text's graph; none if it has no step at the start or choices that are not parsed, for faults would
/// follow from that alone.
pub(super) fn faults(text: &Text) -> Vec<Fault> {
    let starts = |flow: &&FlowText| flow.nodes.first().is_some_and(|first| first.choices.is_some());
    let flow = followed(text).filter(|flow| !flow.has_holes()).filter(starts);
    flow.map_or_else(Vec::new, |flow| flow::analyse(&graph(flow, text)))
}

/// How the graph of a text differs from that of the same flow in another locale. Left out are nodes that are not known in
/// one of the two.
pub(super) fn differences(text: &Text, other: &Text) -> Vec<Difference> {
    let (Some(here), Some(there)) = (followed(text), followed(other)) else { return Vec::new() };
    let has_nameless = |flow: &FlowText| {
        let is_unread = |slip: &Slip| slip.kind != SlipKind::Choice;
        flow.nodes.iter().any(|node| node.id.is_none()) || flow.slips.found.iter().any(is_unread)
    };
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

/// The nodes of a text as [`differences`] compares them.
pub(super) fn compared(text: &Text) -> Option<Flow> {
    followed(text).map(|flow| named(flow, text))
}

/// The choices of the text's flow, each with the step it is on.
pub(super) fn choices(text: &Text) -> impl Iterator<Item = (&StepId, &ChoiceText)> {
    let nodes = text.flow.iter().flat_map(|flow| &flow.nodes);
    let nodes = nodes.filter_map(|node| Some((node.id.as_ref()?, node.choices.as_ref()?)));
    nodes.flat_map(|(id, list)| list.choices.iter().map(move |choice| (id, choice)))
}

/// The place of the heading of the node `id`, if there is one.
pub(super) fn heading(text: &Text, id: &StepId) -> Option<Span> {
    let node = text.flow.iter().flat_map(|flow| &flow.nodes).find(|node| node.id.as_ref() == Some(id))?;
    Some(text.markdown.headings[node.heading].span.clone())
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

/// The nodes that have a mistake in their braces or choices, so that they are not known.
fn unsure(flow: &FlowText, text: &Text) -> impl Iterator<Item = StepId> {
    let ids: HashSet<&StepId> = flow.nodes.iter().filter_map(|node| node.id.as_ref()).collect();
    let mut seen = HashSet::new();
    flow.nodes.iter().enumerate().filter_map(move |(at, node)| {
        let id = node.id.as_ref()?;
        let has_mistake = !flow.slips.spare(Some(at))
            || match &node.choices {
                Some(list) => {
                    !list.odd.is_empty() || list.choices.iter().any(|choice| !ids.contains(&choice.to))
                }
                None => text.markdown.headings[node.heading].outcome().is_none(),
            };
        (!seen.insert(id) || has_mistake).then(|| id.clone())
    })
}

/// Where targets lead that do not exist and are like none that does: perhaps to a human.
const UNKNOWN: &str = "a-node-that-is-not-there";

/// The graph: every link to a node counts as a choice, a target that does not exist as the one that was probably meant,
/// nodes of one name as one, and the first node also leads to those without a name.
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
    let starts = flow.nodes.iter().map(|node| text.markdown.headings[node.heading].span.start);
    let ends = starts.skip(1).chain([usize::MAX]);
    for ((node, id), end) in flow.nodes.iter().zip(&names).zip(ends) {
        let targets: Vec<StepId> = links(node, end, text).filter_map(|to| meant(&to)).collect();
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

/// Where the links to nodes lead that are in `node`, before `end`.
fn links(node: &NodeText, end: usize, text: &Text) -> impl Iterator<Item = StepId> {
    let Markdown { headings, links, .. } = &text.markdown;
    let start = headings[node.heading].span.end;
    let first = links.partition_point(|link| link.span.start < start);
    links[first..].iter().take_while(move |link| link.span.start < end).filter_map(Link::to_step)
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
