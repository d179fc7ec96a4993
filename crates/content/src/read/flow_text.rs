//! From the blocks of a flow's text to its nodes.

mod choice_line;
mod heading;
mod node;
mod slips;

use model::{Block, Date, Flow, Slug};

use super::markdown::{Markdown, Placed};
use crate::source::{Source, Span};

pub(crate) use node::{ChoiceList, ChoiceText, NodeText, is_plain};
pub(crate) use slips::{Slip, SlipKind, Slips};

/// How many nodes of a flow are followed. The largest real flows have 60; comparing two takes time in the square of it.
pub(crate) const MAX_NODES: usize = 500;

/// A flow's text, cut at its `##` headings.
#[derive(Debug, Default)]
pub(crate) struct FlowText {
    pub(crate) intro: Vec<Block>,
    /// From the start of the text to the first node.
    pub(crate) intro_span: Span,
    pub(crate) nodes: Vec<NodeText>,
    /// Lines that are not parsed as the headings and choices they were meant to be.
    pub(crate) slips: Slips,
}

impl FlowText {
    /// The node in whose text the byte `at` stands, by its place in [`Self::nodes`]; none in the introduction.
    pub(crate) fn node_at(&self, at: usize) -> Option<usize> {
        node::node_at(&self.nodes, at)
    }

    /// Whether something in it is not parsed as it was meant, so that choices may be missing.
    pub(crate) fn has_holes(&self) -> bool {
        let lists = || self.nodes.iter().filter_map(|node| node.choices.as_ref());
        !self.slips.found.is_empty() || lists().any(|list| !list.odd.is_empty())
    }

    /// The flow, as far as it can be one: without nodes that have no id or neither ask nor end.
    pub(crate) fn to_model(&self, markdown: &Markdown, updated: Date, related: Vec<Slug>) -> Flow {
        let nodes = self.nodes.iter().filter_map(|node| node.to_model(&markdown.headings[node.heading]));
        Flow { updated, intro: self.intro.clone(), nodes: nodes.collect(), related }
    }
}

/// Cuts a text, which starts at the byte `start`, into nodes.
pub(crate) fn parse(source: &Source, start: usize, markdown: &Markdown) -> FlowText {
    let mut intro: Vec<&Placed> = Vec::new();
    let mut parts: Vec<(usize, Vec<&Placed>)> = Vec::new();
    for placed in &markdown.blocks {
        let heading = matches!(placed.block, Block::Heading { .. })
            .then(|| markdown.headings.partition_point(|heading| heading.span.start < placed.span.start))
            .filter(|at| *at < markdown.headings.len());
        match (heading, parts.last_mut()) {
            (Some(at), _) if markdown.headings[at].level == 2 => parts.push((at, Vec::new())),
            (Some(_), _) => {}
            (None, Some((_, body))) => body.push(placed),
            (None, None) => intro.push(placed),
        }
    }
    let first = |part: Option<&(usize, _)>| {
        part.map_or(source.text.len(), |(heading, _)| markdown.headings[*heading].span.start)
    };
    let node = |(at, (heading, body)): (usize, &(usize, Vec<&Placed>))| {
        let end = first(parts.get(at + 1));
        NodeText::new(*heading, markdown.headings[*heading].span.start..end, body, markdown)
    };
    let nodes: Vec<_> = parts.iter().enumerate().map(node).collect();
    let slips = slips::find(source, start, markdown, &nodes);
    FlowText { intro: node::blocks(&intro), intro_span: start..first(parts.first()), nodes, slips }
}
