use crate::wire::{choice, record};
use crate::{Block, ChannelId, ChoiceId, Date, Inline, Slug, StepId};

/// A guided troubleshooting graph. The first node starts it.
#[derive(Debug, Clone, PartialEq)]
pub struct Flow {
    /// When the flow was last changed.
    pub updated: Date,
    /// What the customer reads before the first question.
    pub intro: Vec<Block>,
    /// The nodes, in the order of the file; never empty in a flow that passed the checks.
    pub nodes: Vec<Node>,
    /// Articles and flows to offer with the outcome.
    pub related: Vec<Slug>,
}

/// A point in a flow: a step that asks, or an outcome that ends.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// The node's name, unique in the flow.
    pub id: StepId,
    /// The question, or the outcome in a few words.
    pub title: String,
    /// What is under the title.
    pub body: Vec<Block>,
    /// Whether it must stand out.
    pub urgent: bool,
    /// Whether it asks or ends.
    pub kind: NodeKind,
}

/// What a node does.
#[derive(Debug, Clone, PartialEq)]
pub enum NodeKind {
    /// Asks a question with these choices.
    Step(Vec<Choice>),
    /// Ends the flow.
    Outcome(OutcomeKind),
}

/// How a flow ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OutcomeKind {
    /// This should have fixed it.
    Resolved,
    /// What to do next.
    Advice,
    /// A human takes over, on this channel if one is named.
    HandOff(Option<ChannelId>),
}

/// An option offered on a step.
#[derive(Debug, Clone, PartialEq)]
pub struct Choice {
    /// The choice's name, unique on its step.
    pub id: ChoiceId,
    /// What the customer presses.
    pub label: String,
    /// A sentence under the label, or nothing.
    pub help: Vec<Inline>,
    /// The node it leads to.
    pub to: StepId,
}

impl Flow {
    /// The node of that name.
    pub fn node(&self, id: &StepId) -> Option<&Node> {
        self.nodes.iter().find(|node| node.id == *id)
    }
}

impl Node {
    /// The choices of a step; none for an outcome.
    pub fn choices(&self) -> &[Choice] {
        match &self.kind {
            NodeKind::Step(choices) => choices,
            NodeKind::Outcome(_) => &[],
        }
    }

    /// The choice of that name.
    pub fn choice(&self, id: &ChoiceId) -> Option<&Choice> {
        self.choices().iter().find(|choice| choice.id == *id)
    }
}

record! {
    Flow { updated, intro, nodes, related }
    Node { id, title, body, urgent, kind }
    Choice { id, label, help, to }
}

choice! {
    NodeKind { 0 = Step(choices), 1 = Outcome(kind) }
    OutcomeKind { 0 = Resolved, 1 = Advice, 2 = HandOff(channel) }
}
