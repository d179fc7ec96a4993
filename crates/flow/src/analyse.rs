use std::collections::HashSet;

use model::{Flow, Node, NodeKind, StepId};

/// What is wrong with the graph of a flow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// No answers lead to this node.
    Unreachable(StepId),
    /// From this step no answers lead to an outcome.
    Endless(StepId),
}

/// All faults of the graph, in the order of its nodes.
pub fn analyse(flow: &Flow) -> Vec<Fault> {
    let reachable = reachable(flow);
    let ending = ending(flow);
    let mut faults = Vec::new();
    for node in &flow.nodes {
        if !reachable.contains(&node.id) {
            faults.push(Fault::Unreachable(node.id.clone()));
        }
        // A step without choices is a dead end, not an endless walk.
        if !ending.contains(&node.id) && !node.choices().is_empty() {
            faults.push(Fault::Endless(node.id.clone()));
        }
    }
    faults
}

/// The nodes that can be reached from the first.
fn reachable(flow: &Flow) -> HashSet<&StepId> {
    let mut seen = HashSet::new();
    let mut open: Vec<&Node> = flow.nodes.first().into_iter().collect();
    while let Some(node) = open.pop() {
        if seen.insert(&node.id) {
            open.extend(node.choices().iter().filter_map(|choice| flow.node(&choice.to)));
        }
    }
    seen
}

/// The nodes from which an outcome can be reached: grows backwards from the outcomes until nothing is added.
fn ending(flow: &Flow) -> HashSet<&StepId> {
    let is_outcome = |node: &&Node| matches!(node.kind, NodeKind::Outcome(_));
    let mut ending: HashSet<&StepId> = flow.nodes.iter().filter(is_outcome).map(|node| &node.id).collect();
    loop {
        let before = ending.len();
        for node in &flow.nodes {
            if node.choices().iter().any(|choice| ending.contains(&choice.to)) {
                ending.insert(&node.id);
            }
        }
        if ending.len() == before {
            return ending;
        }
    }
}
