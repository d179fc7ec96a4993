use std::collections::{HashSet, VecDeque};

use model::{ChoiceId, Flow, Node, NodeKind, StepId};

/// The choice a customer made on a step.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Answer {
    /// The step that asked.
    pub step: StepId,
    /// The choice that was made.
    pub choice: ChoiceId,
}

/// Where a walk has led.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Position<'a> {
    /// The step to ask now, or the outcome.
    pub node: &'a Node,
    /// How many of the answers count: the longest prefix that fits the flow.
    pub valid: usize,
}

/// Replays `answers` from the first node of `flow`.
///
/// Stops at the first answer that does not fit: one to another step than the one being asked, a choice that the
/// step does not offer, or one whose node does not exist. `None` only for a flow without nodes.
pub fn walk<'a>(flow: &'a Flow, answers: &[Answer]) -> Option<Position<'a>> {
    walk_from(flow, None, answers)
}

/// Replays `answers` as [`walk`] does, but from the step `start`: where a link `flow:slug#step` begins.
///
/// Starts at the first node if there is no `start`, or the flow has no step of that name: the link may be older than
/// the flow. An outcome is no start either, because a walk begins with a question.
pub fn walk_from<'a>(flow: &'a Flow, start: Option<&StepId>, answers: &[Answer]) -> Option<Position<'a>> {
    let asks = |node: &&Node| matches!(node.kind, NodeKind::Step(_));
    let start = start.and_then(|id| flow.node(id)).filter(asks);
    let mut node = start.or(flow.nodes.first())?;
    let mut valid = 0;
    for answer in answers {
        let Some(next) = follow(flow, node, answer) else { break };
        node = next;
        valid += 1;
    }
    Some(Position { node, valid })
}

fn follow<'a>(flow: &'a Flow, node: &Node, answer: &Answer) -> Option<&'a Node> {
    if node.id != answer.step {
        return None;
    }
    flow.node(&node.choice(&answer.choice)?.to)
}

/// How many answers it takes from `node` to the outcome that is furthest away, each outcome by its shortest way.
///
/// 0 for an outcome. This is what progress is measured with: steps that lead back do not count.
pub fn answers_left(flow: &Flow, node: &Node) -> usize {
    let mut seen = HashSet::from([&node.id]);
    let mut queue = VecDeque::from([(node, 0)]);
    let mut furthest = 0;
    while let Some((node, answers)) = queue.pop_front() {
        if let NodeKind::Outcome(_) = node.kind {
            furthest = answers;
        }
        for next in node.choices().iter().filter_map(|choice| flow.node(&choice.to)) {
            if seen.insert(&next.id) {
                queue.push_back((next, answers + 1));
            }
        }
    }
    furthest
}
