use std::collections::HashMap;

use model::{Flow, NodeKind, StepId};

/// The nodes of a flow by their places, and which of them each leads to.
pub(crate) struct Graph<'a> {
    pub(crate) flow: &'a Flow,
    /// For each node, in the order of its choices. Choices whose node does not exist are left out.
    pub(crate) targets: Vec<Vec<usize>>,
}

impl<'a> Graph<'a> {
    pub(crate) fn new(flow: &'a Flow) -> Self {
        let mut places: HashMap<&StepId, usize> = HashMap::new();
        for (at, node) in flow.nodes.iter().enumerate() {
            // Of two nodes of one name the first counts, as in a walk.
            places.entry(&node.id).or_insert(at);
        }
        let targets = |node: &model::Node| {
            node.choices().iter().filter_map(|choice| places.get(&choice.to).copied()).collect()
        };
        Self { flow, targets: flow.nodes.iter().map(targets).collect() }
    }

    pub(crate) fn len(&self) -> usize {
        self.targets.len()
    }

    pub(crate) fn is_outcome(&self, at: usize) -> bool {
        matches!(self.flow.nodes[at].kind, NodeKind::Outcome(_))
    }

    /// The names of these nodes.
    pub(crate) fn names(&self, places: &[usize]) -> Vec<StepId> {
        places.iter().map(|&at| self.flow.nodes[at].id.clone()).collect()
    }

    /// For each node, whether answers lead to it from one of `starts`; none are needed to these themselves.
    pub(crate) fn reached_from(&self, starts: impl IntoIterator<Item = usize>) -> Vec<bool> {
        spread(&self.targets, starts)
    }

    /// For each node, whether answers lead from it to one of `ends`; none are needed from these themselves.
    pub(crate) fn leading_to(&self, ends: impl IntoIterator<Item = usize>) -> Vec<bool> {
        let mut sources = vec![Vec::new(); self.len()];
        for (from, targets) in self.targets.iter().enumerate() {
            for &to in targets {
                sources[to].push(from);
            }
        }
        spread(&sources, ends)
    }
}

fn spread(next: &[Vec<usize>], starts: impl IntoIterator<Item = usize>) -> Vec<bool> {
    let mut seen = vec![false; next.len()];
    let mut open: Vec<usize> = starts.into_iter().collect();
    while let Some(at) = open.pop() {
        if !std::mem::replace(&mut seen[at], true) {
            open.extend(&next[at]);
        }
    }
    seen
}
