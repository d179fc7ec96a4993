use model::{Block, Flow, NodeKind, OutcomeKind, StepId, Target, targets, walk};

use crate::graph::Graph;

/// The most answers that a walk takes from the first question to an outcome. Somebody who is worried and on a phone
/// does not answer more; what asks more is two flows.
pub const MAX_ANSWERS: usize = 12;

/// The most cycles that are reported: a graph can have more than there is memory for, and nobody reads them.
pub const MAX_CYCLES: usize = 100;

/// What is wrong with the graph of a flow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// No answers lead to this node.
    Unreachable(StepId),
    /// From this step no answers lead to an outcome.
    Endless(StepId),
    /// These steps lead from each to the next, and from the last to the first: a path through them need not end.
    /// Only of steps from which an outcome can be reached; the others are [`Fault::Endless`].
    ///
    /// Without the choices that lead from the last step to the first of every such fault, the flow has no cycles but
    /// endless ones. After [`MAX_CYCLES`] no more are reported.
    Cycle(Vec<StepId>),
    /// The longest path from the first node takes more than [`MAX_ANSWERS`] answers: its nodes in their order. Only of
    /// a flow in which no path can go in a circle.
    TooLong(Vec<StepId>),
    /// From this step answers lead to an outcome, but none to a human: to a hand-off, or to a node whose body has a link to
    /// a channel. It has no such link itself.
    NoHuman(StepId),
}

/// All faults of the graph: of each node in their order, then cycles, then the longest path.
///
/// Takes time in the number of nodes and choices.
pub fn analyse(flow: &Flow) -> Vec<Fault> {
    let graph = Graph::new(flow);
    let reachable = graph.reached_from((graph.len() > 0).then_some(0));
    let ending = graph.leading_to((0..graph.len()).filter(|&at| graph.is_outcome(at)));
    let helped = graph.leading_to((0..graph.len()).filter(|&at| has_human(&graph, at)));
    let mut faults = Vec::new();
    for (at, node) in flow.nodes.iter().enumerate() {
        if !reachable[at] {
            faults.push(Fault::Unreachable(node.id.clone()));
        }
        // A step without choices is a dead end, not an endless walk.
        if !ending[at] && !node.choices().is_empty() {
            faults.push(Fault::Endless(node.id.clone()));
        }
        // An outcome needs none: the widget offers every channel with it.
        if !helped[at] && ending[at] && !graph.is_outcome(at) {
            faults.push(Fault::NoHuman(node.id.clone()));
        }
    }
    let Order { has_cycle, cycles, leaves_first } = order(&graph, &ending);
    faults.extend(cycles.iter().map(|cycle| Fault::Cycle(graph.names(cycle))));
    if !has_cycle {
        let path = longest_path(&graph, &leaves_first);
        if path.len() > MAX_ANSWERS + 1 {
            faults.push(Fault::TooLong(graph.names(&path)));
        }
    }
    faults
}

/// Whether a node is a hand-off, or its body has a link to a channel.
fn has_human(graph: &Graph<'_>, at: usize) -> bool {
    let node = &graph.flow.nodes[at];
    let is_contact = |target: &Target| matches!(target, Target::Contact(_));
    matches!(node.kind, NodeKind::Outcome(OutcomeKind::HandOff(_)))
        || walk(&node.body).flat_map(Block::contents).flat_map(targets).any(is_contact)
}

/// What is known of a graph after each node has been visited once, in depth, choice by choice.
struct Order {
    has_cycle: bool,
    /// For each choice that leads back to a node on the way to it: the nodes from that one on. Only of `ending` nodes.
    cycles: Vec<Vec<usize>>,
    /// All nodes; each is behind those it leads to, if there are no cycles.
    leaves_first: Vec<usize>,
}

fn order(graph: &Graph<'_>, ending: &[bool]) -> Order {
    #[derive(Clone, Copy, PartialEq)]
    enum State {
        New,
        OnTheWay(usize),
        Left,
    }
    let mut states = vec![State::New; graph.len()];
    let mut order = Order { has_cycle: false, cycles: Vec::new(), leaves_first: Vec::new() };
    for start in 0..graph.len() {
        if states[start] != State::New {
            continue;
        }
        // The way to where we are, and for each of its nodes the next choice to follow.
        let (mut way, mut next) = (vec![start], vec![0]);
        states[start] = State::OnTheWay(0);
        while let (Some(&at), Some(choice)) = (way.last(), next.last_mut()) {
            let Some(&to) = graph.targets[at].get(*choice) else {
                states[at] = State::Left;
                order.leaves_first.push(at);
                way.pop();
                next.pop();
                continue;
            };
            *choice += 1;
            match states[to] {
                State::New => {
                    states[to] = State::OnTheWay(way.len());
                    way.push(to);
                    next.push(0);
                }
                State::OnTheWay(from) => {
                    order.has_cycle = true;
                    // Two choices of a step may lead back to the same one: that is one cycle.
                    let is_new = order.cycles.last().is_none_or(|last| *last != way[from..]);
                    if ending[to] && is_new && order.cycles.len() < MAX_CYCLES {
                        order.cycles.push(way[from..].to_vec());
                    }
                }
                State::Left => {}
            }
        }
    }
    order
}

/// The longest path from the first node of a graph without cycles; of several the one whose choices come first.
fn longest_path(graph: &Graph<'_>, leaves_first: &[usize]) -> Vec<usize> {
    // For each node, the longest number of answers from it, and where they lead first.
    let mut longest: Vec<(usize, Option<usize>)> = vec![(0, None); graph.len()];
    for &at in leaves_first {
        for &to in &graph.targets[at] {
            if longest[to].0 + 1 > longest[at].0 {
                longest[at] = (longest[to].0 + 1, Some(to));
            }
        }
    }
    let first = (graph.len() > 0).then_some(0);
    std::iter::successors(first, |&at| longest[at].1).collect()
}
