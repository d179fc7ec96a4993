//! What there is to draw of a flow.

use model::{Date, Flow, NodeKind, OutcomeKind};

use crate::read::flow_text::MAX_NODES;
use crate::read::library::Text;
use crate::read::outcome::kind_name;

/// A flow to draw.
pub(super) struct Drawing {
    pub(super) slug: String,
    pub(super) title: String,
    pub(super) nodes: Vec<Drawn>,
    /// In the order of the nodes they start from.
    pub(super) arrows: Vec<Arrow>,
}

/// A node to draw.
pub(super) struct Drawn {
    pub(super) id: String,
    pub(super) title: String,
    /// The kind of an outcome, as its class names it; none of a step.
    pub(super) outcome: Option<&'static str>,
    pub(super) channel: Option<String>,
    pub(super) urgent: bool,
    pub(super) is_first: bool,
}

/// A choice to draw, between nodes by their places.
pub(super) struct Arrow {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) label: String,
}

impl Drawing {
    /// The flow of a text; none if it has more nodes than are followed.
    pub(super) fn new(text: &Text) -> Option<Self> {
        // The day and the related entries are not drawn.
        let day = Date { year: 1970, month: 1, day: 1 };
        let flow = text.flow.as_ref().map(|flow| flow.to_model(&text.markdown, day, Vec::new()));
        let flow = flow.unwrap_or(Flow { updated: day, intro: vec![], nodes: vec![], related: vec![] });
        if flow.nodes.len() > MAX_NODES {
            return None;
        }
        let title = match text.front.text("title") {
            title if title.trim().is_empty() => text.name.clone(),
            title => title,
        };
        Some(Self::of(&text.name, title, &flow))
    }

    pub(super) fn of(slug: &str, title: String, flow: &Flow) -> Self {
        let nodes = flow.nodes.iter().enumerate().map(|(at, node)| {
            let (outcome, channel) = match &node.kind {
                NodeKind::Step(_) => (None, None),
                NodeKind::Outcome(kind @ OutcomeKind::HandOff(channel)) => {
                    (Some(kind_name(kind)), channel.as_ref())
                }
                NodeKind::Outcome(kind @ (OutcomeKind::Resolved | OutcomeKind::Advice)) => {
                    (Some(kind_name(kind)), None)
                }
            };
            Drawn {
                id: node.id.to_string(),
                title: node.title.clone(),
                outcome,
                channel: channel.map(ToString::to_string),
                urgent: node.urgent,
                is_first: at == 0,
            }
        });
        let place = |id: &model::StepId| flow.nodes.iter().position(|node| node.id == *id);
        let arrows = flow.nodes.iter().enumerate().flat_map(|(from, node)| {
            let arrow = move |choice: &model::Choice| {
                Some(Arrow { from, to: place(&choice.to)?, label: choice.label.clone() })
            };
            node.choices().iter().filter_map(arrow)
        });
        Self { slug: slug.to_owned(), title, nodes: nodes.collect(), arrows: arrows.collect() }
    }
}

impl Drawn {
    /// What the node is, in words, so that nobody needs to see its colour.
    pub(super) fn kind(&self) -> String {
        let kind = self.outcome.unwrap_or(if self.is_first { "start" } else { "step" });
        if self.urgent { format!("{kind}, urgent") } else { kind.to_owned() }
    }

    /// The small line above its title.
    pub(super) fn caption(&self) -> String {
        format!("{} · {}", self.kind(), self.id)
    }
}
