//! A node of a flow, and the choices at its end.

use model::{Block, Choice, ChoiceId, Inline, Node, NodeKind, StepId, Target, plain_text};

use crate::read::markdown::{Heading, Link, Markdown, Placed};
use crate::source::Span;

/// A heading with what is under it.
#[derive(Debug)]
pub(crate) struct NodeText {
    /// The heading's place in [`Markdown::headings`].
    pub(crate) heading: usize,
    /// From its heading to that of the next node.
    pub(crate) span: Span,
    /// The id as an editor chose it; none if there is none, or it cannot be one.
    pub(crate) id: Option<StepId>,
    pub(crate) body: Vec<Block>,
    pub(crate) choices: Option<ChoiceList>,
}

/// The list of links that should be the end of a node.
#[derive(Debug, Default)]
pub(crate) struct ChoiceList {
    pub(crate) span: Span,
    pub(crate) choices: Vec<ChoiceText>,
    /// Items that are not a link with help under it.
    pub(crate) odd: Vec<Span>,
    /// Whether all of them are numbered.
    pub(crate) is_numbered: bool,
    /// What is between two lists of choices, where nothing may be.
    pub(crate) between: Vec<Span>,
    /// What is after the list, where nothing may be.
    pub(crate) behind: Vec<Span>,
}

/// One item of that list.
#[derive(Debug)]
pub(crate) struct ChoiceText {
    /// The place of its link.
    pub(crate) span: Span,
    /// The place of the item.
    pub(crate) item: Span,
    /// Whether the words of its link are nothing but words.
    pub(crate) is_plain: bool,
    pub(crate) label: String,
    pub(crate) help: Vec<Inline>,
    pub(crate) to: StepId,
}

/// The choices of a node, and the blocks of its text. Several lists of choices are parsed as one, for that is what they were
/// meant to be.
fn split<'a>(body: &[&'a Placed], markdown: &Markdown) -> (Option<ChoiceList>, Vec<&'a Placed>) {
    let mut all: Option<ChoiceList> = None;
    let mut text = Vec::new();
    for placed in body {
        match (choice_list(placed, markdown), &mut all) {
            (Some(list), Some(all)) => all.append(list),
            (Some(list), None) => all = Some(list),
            (None, behind) => {
                text.push(*placed);
                behind.iter_mut().for_each(|list| list.behind.push(placed.span.clone()));
            }
        }
    }
    (all, text)
}

pub(super) fn blocks(placed: &[&Placed]) -> Vec<Block> {
    placed.iter().map(|placed| placed.block.clone()).collect()
}

/// The choices in a list; none if no item of it starts with a link to a step.
fn choice_list(placed: &Placed, markdown: &Markdown) -> Option<ChoiceList> {
    let (items, is_numbered) = match &placed.block {
        Block::List(items) => (items, false),
        Block::Steps { items, .. } => (items, true),
        Block::Paragraph(_)
        | Block::Heading { .. }
        | Block::Callout { .. }
        | Block::Quote(_)
        | Block::Code(_)
        | Block::Table { .. }
        | Block::Image { .. }
        | Block::Rule => return None,
    };
    let mut list = ChoiceList { span: placed.span.clone(), is_numbered, ..ChoiceList::default() };
    for (item, span) in items.iter().zip(&placed.items) {
        let link = markdown.links.partition_point(|link| link.span.start < span.start);
        match choice(item, span, markdown.links.get(link)) {
            Some(choice) => list.choices.push(choice),
            None => list.odd.push(span.clone()),
        }
    }
    (!list.choices.is_empty()).then_some(list)
}

fn choice(item: &[Block], span: &Span, link: Option<&Link>) -> Option<ChoiceText> {
    let (Block::Paragraph(first), more) = item.split_first()? else { return None };
    let (start, rest) = first.split_first()?;
    let Inline::Link { target: Target::Section(step), content: words } = start else { return None };
    let mut help = trim_start(rest);
    for block in more {
        let Block::Paragraph(content) = block else { return None };
        if !help.is_empty() {
            help.push(Inline::Break);
        }
        help.extend(content.iter().cloned());
    }
    let label = plain_text(words).trim().to_owned();
    Some(ChoiceText {
        span: link?.span.clone(),
        item: span.clone(),
        is_plain: is_plain(words),
        label,
        help,
        to: StepId::new(step.as_str()).ok()?,
    })
}

/// Whether `content` is nothing but words: no emphasis, no code, no link.
pub(crate) fn is_plain(content: &[Inline]) -> bool {
    content.iter().all(|inline| matches!(inline, Inline::Text(_)))
}

/// `content` without the break between a link and the text after it.
fn trim_start(content: &[Inline]) -> Vec<Inline> {
    let mut content: Vec<_> =
        content.iter().skip_while(|inline| matches!(inline, Inline::Break)).cloned().collect();
    if let Some(Inline::Text(text)) = content.first_mut() {
        *text = text.trim_start().to_owned();
        if text.is_empty() {
            content.remove(0);
        }
    }
    content
}

/// The last of `nodes` that starts at the byte `at` or before.
pub(super) fn node_at(nodes: &[NodeText], at: usize) -> Option<usize> {
    nodes.partition_point(|node| node.span.start <= at).checked_sub(1)
}

impl NodeText {
    pub(super) fn new(heading: usize, span: Span, body: &[&Placed], markdown: &Markdown) -> Self {
        let (choices, body) = split(body, markdown);
        let id = markdown.headings[heading].written_id.as_ref().and_then(|id| StepId::new(id.as_str()).ok());
        Self { heading, span, id, body: blocks(&body), choices }
    }

    pub(super) fn to_model(&self, heading: &Heading) -> Option<Node> {
        let kind = match &self.choices {
            Some(list) => NodeKind::Step(list.to_model()),
            None => NodeKind::Outcome(heading.outcome()?),
        };
        Some(Node {
            id: self.id.clone()?,
            title: heading.words.clone(),
            body: self.body.clone(),
            urgent: heading.is_urgent(),
            kind,
        })
    }
}

impl ChoiceList {
    /// Adds the list that follows, with what is between the two.
    fn append(&mut self, next: Self) {
        self.span.end = next.span.end;
        self.choices.extend(next.choices);
        self.odd.extend(next.odd);
        self.is_numbered &= next.is_numbered;
        self.between.append(&mut self.behind);
    }

    fn to_model(&self) -> Vec<Choice> {
        let mut choices: Vec<Choice> = Vec::new();
        for ChoiceText { label, help, to, .. } in &self.choices {
            let nth = choices.iter().filter(|earlier| earlier.to == *to).count();
            choices.push(Choice {
                id: ChoiceId::to_target(to, nth),
                label: label.clone(),
                help: help.clone(),
                to: to.clone(),
            });
        }
        choices
    }
}
