use std::collections::HashSet;

use model::{Flow, Node, NodeKind, OutcomeKind, StepId};

/// How the graph of a flow differs from that of the same flow in another locale.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Difference {
    /// The other one has this node, and this one has not.
    Missing(StepId),
    /// This one has this node, and the other one has not.
    Added(StepId),
    /// Of the nodes that both have, this is the first that is elsewhere; in its place the other one has `other`.
    Order {
        /// The node that is here.
        here: StepId,
        /// The node that is there.
        other: StepId,
    },
    /// This node is a step here and an outcome there, or the other way round, or an outcome of another kind.
    Kind(StepId),
    /// This node is urgent in one of the two only.
    Urgent(StepId),
    /// This hand-off names another channel, or only one of the two names one.
    Channel(StepId),
    /// The choices of this step do not lead to the same nodes in the same order.
    Choices(StepId),
}

impl Difference {
    /// The node that differs, by its name.
    pub fn node(&self) -> &StepId {
        match self {
            Self::Missing(id) | Self::Added(id) | Self::Order { here: id, .. } => id,
            Self::Kind(id) | Self::Urgent(id) | Self::Channel(id) | Self::Choices(id) => id,
        }
    }
}

/// How the graph of `flow` differs from that of `other`: what is missing, then the others in the order of `flow`'s nodes.
/// Words are not compared. Empty if customers can give the same answers in both, and end at the same outcomes.
pub fn differences(flow: &Flow, other: &Flow) -> Vec<Difference> {
    let names = |flow: &Flow| -> HashSet<StepId> { flow.nodes.iter().map(|node| node.id.clone()).collect() };
    let (here, there) = (names(flow), names(other));
    let missing = other.nodes.iter().filter(|node| !here.contains(&node.id));
    let mut found: Vec<Difference> = missing.map(|node| Difference::Missing(node.id.clone())).collect();
    let mut common = other.nodes.iter().filter(|node| here.contains(&node.id));
    let mut in_order = true;
    for node in &flow.nodes {
        let Some(same) = other.node(&node.id).filter(|_| there.contains(&node.id)) else {
            found.push(Difference::Added(node.id.clone()));
            continue;
        };
        if let Some(expected) = common.next().filter(|expected| in_order && expected.id != node.id) {
            in_order = false;
            found.push(Difference::Order { here: node.id.clone(), other: expected.id.clone() });
        }
        found.extend(of_node(node, same));
    }
    found
}

fn of_node(node: &Node, other: &Node) -> Vec<Difference> {
    let id = || node.id.clone();
    let mut found = Vec::new();
    match (&node.kind, &other.kind) {
        (NodeKind::Step(_), NodeKind::Step(_)) => {
            let targets = |node: &Node| -> Vec<StepId> {
                node.choices().iter().map(|choice| choice.to.clone()).collect()
            };
            if targets(node) != targets(other) {
                found.push(Difference::Choices(id()));
            }
        }
        (NodeKind::Outcome(OutcomeKind::HandOff(here)), NodeKind::Outcome(OutcomeKind::HandOff(there))) => {
            if here != there {
                found.push(Difference::Channel(id()));
            }
        }
        (here, there) if here == there => {}
        _ => found.push(Difference::Kind(id())),
    }
    if node.urgent != other.urgent {
        found.push(Difference::Urgent(id()));
    }
    found
}
