//! From the blocks of a flow's text to its nodes.

mod slips;

use model::{
    Block, ChannelId, Choice, ChoiceId, Date, Flow, Inline, Node, NodeKind, OutcomeKind, Slug, StepId,
    plain_text,
};

use crate::markdown::{Heading, Link, Markdown, Placed, step_link};
use crate::source::{Source, Span};

pub(crate) use slips::{Slip, SlipKind, Slips, is_space, named};

/// A flow's text, cut at its `##` headings.
#[derive(Debug, Default)]
pub(crate) struct FlowText {
    pub(crate) intro: Vec<Block>,
    pub(crate) nodes: Vec<NodeText>,
    /// Lines that are not read as the headings and choices they were meant to be.
    pub(crate) slips: Slips,
}

/// A heading with what stands under it.
#[derive(Debug)]
pub(crate) struct NodeText {
    /// The heading's place in [`Markdown::headings`].
    pub(crate) heading: usize,
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
    /// What stands between two lists of choices, where nothing may.
    pub(crate) between: Vec<Span>,
    /// What stands behind the list, where nothing may.
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

/// Cuts a text, which starts at the byte `start`, into nodes.
pub(crate) fn parse(source: &Source, start: usize, markdown: &Markdown) -> FlowText {
    let mut intro: Vec<&Placed> = Vec::new();
    let mut nodes: Vec<(usize, Vec<&Placed>)> = Vec::new();
    for placed in &markdown.blocks {
        let heading = matches!(placed.block, Block::Heading { .. })
            .then(|| markdown.headings.partition_point(|heading| heading.span.start < placed.span.start))
            .filter(|at| *at < markdown.headings.len());
        match (heading, nodes.last_mut()) {
            (Some(at), _) if markdown.headings[at].level == 2 => nodes.push((at, Vec::new())),
            (Some(_), _) => {}
            (None, Some((_, body))) => body.push(placed),
            (None, None) => intro.push(placed),
        }
    }
    let node = |(heading, body): (usize, Vec<&Placed>)| {
        let (choices, body) = split(&body, markdown);
        let id = markdown.headings[heading].written_id.as_ref().and_then(|id| StepId::new(id.as_str()).ok());
        NodeText { heading, id, body: blocks(&body), choices }
    };
    let nodes: Vec<_> = nodes.into_iter().map(node).collect();
    let slips = slips::find(source, start, markdown, &nodes);
    FlowText { intro: blocks(&intro), nodes, slips }
}

/// The choices of a node, and the blocks of its text. Several lists of choices are read as one, for that is what they were
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

fn blocks(placed: &[&Placed]) -> Vec<Block> {
    placed.iter().map(|placed| placed.block.clone()).collect()
}

/// The choices in a list; none if no item of it starts with a link to a step.
fn choice_list(placed: &Placed, markdown: &Markdown) -> Option<ChoiceList> {
    let (items, is_numbered) = match &placed.block {
        Block::List(items) => (items, false),
        Block::Steps { items, .. } => (items, true),
        _ => return None,
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
    let (target, words) = step_link(start)?;
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
        to: StepId::new(target.as_str()).ok()?,
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

/// The kind of outcome that a class names.
pub(crate) fn outcome(class: &str, channel: Option<ChannelId>) -> Option<OutcomeKind> {
    Some(match class {
        "resolved" => OutcomeKind::Resolved,
        "advice" => OutcomeKind::Advice,
        "hand-off" => OutcomeKind::HandOff(channel),
        _ => return None,
    })
}

impl Heading {
    /// The channel that the heading of a node names, as written.
    pub(crate) fn channel(&self) -> Option<&str> {
        self.attributes
            .iter()
            .find(|(name, _)| name == "channel")
            .map(|(_, value)| value.as_deref().unwrap_or(""))
    }

    /// The parts of the braces of a heading of `source`, each with its place; none if the braces are not read.
    pub(crate) fn parts<'s>(&self, source: &'s Source) -> Vec<(Span, &'s str)> {
        let written = source.text[self.span.clone()].trim_end().trim_end_matches('#').trim_end();
        let Some((before, braces)) = written.strip_suffix('}').and_then(|text| text.rsplit_once('{')) else {
            return Vec::new();
        };
        if self.has_unread_braces() || braces.contains('}') {
            return Vec::new();
        }
        let mut parts = Vec::new();
        let mut at = self.span.start + before.len() + 1;
        for part in braces.split_inclusive(is_space) {
            let word = part.trim_end_matches(is_space);
            if !word.is_empty() {
                parts.push((at..at + word.len(), word));
            }
            at += part.len();
        }
        parts
    }

    /// What in the braces was probably meant as the id, if there is none.
    pub(crate) fn id_without_sign(&self) -> Option<&str> {
        let names =
            self.attributes.iter().filter(|(_, value)| value.is_none()).map(|(name, _)| name.as_str());
        let mut ids = names.filter(|name| StepId::new(*name).is_ok() && outcome(name, None).is_none());
        ids.find(|name| !["channel", "urgent"].contains(name) && self.written_id.is_none())
    }

    /// The place of a part of the braces, or of what is given to an attribute of that name; else of the whole heading.
    pub(crate) fn part(&self, name: &str, source: &Source) -> Span {
        let is_it =
            |part: &str| part.strip_prefix(name).is_some_and(|rest| rest.is_empty() || rest.starts_with('='));
        let part = self.parts(source).into_iter().find(|(_, part)| is_it(part));
        part.map_or_else(|| self.span.clone(), |(span, _)| span)
    }

    /// What is wrong between the parts of the braces, where spaces alone must be, and how they should be written. What is
    /// then read in them is not what was meant.
    pub(crate) fn wrong_separator(&self, source: &Source) -> Option<(Span, String, String)> {
        let parts = self.parts(source);
        let all = parts.first()?.0.start..parts.last()?.0.end;
        let written = &source.text[all.clone()];
        let glued = |part: &str| part.starts_with(['.', '#']) && part[1..].contains(['.', '#']);
        let apart = |part: &str| match glued(part) {
            true => part.replace('.', " .").replace('#', " #"),
            false => part.replace([',', ';'], " "),
        };
        let words: String = parts.iter().map(|(_, part)| apart(part) + " ").collect();
        let words =
            words.split_whitespace().collect::<Vec<_>>().join(" ").replace(" =", "=").replace("= ", "=");
        let help = format!("write {{{words}}}, with spaces alone between the parts and none beside `=`");
        let is_wrong = |c: char| ",;".contains(c) || is_space(c) && !c.is_ascii();
        if let Some((at, sign)) = written.char_indices().find(|(_, c)| is_wrong(*c)) {
            let span = all.start + at..all.start + at + sign.len_utf8();
            return Some((span, format!("{} stands in these braces", named(sign)), help));
        }
        if let Some((span, part)) = parts.iter().find(|(_, part)| glued(part)) {
            return Some((span.clone(), format!("there is no space between the parts of `{part}`"), help));
        }
        let is_value = |part: &str| !part.starts_with(['.', '#']) && !part.contains('=');
        let apart = parts
            .windows(2)
            .find(|pair| pair[1].1.starts_with('=') || pair[0].1.ends_with('=') && is_value(pair[1].1))?;
        Some((apart[0].0.start..apart[1].0.end, "a space stands beside `=`".to_owned(), help))
    }

    /// Whether there are braces left in the words of the heading of a node: then none, or not all, were read.
    pub(crate) fn has_unread_braces(&self) -> bool {
        // Facts that do not exist stay in the words with two braces, and are reported as such.
        self.words.replace("{{", "").replace("}}", "").contains(['{', '}'])
    }

    /// Whether the heading of a node says that it must stand out.
    pub(crate) fn is_urgent(&self) -> bool {
        self.classes.iter().any(|class| class == "urgent")
    }

    /// The kind of outcome that the heading of a node names.
    pub(crate) fn outcome(&self) -> Option<OutcomeKind> {
        let channel = || self.channel().and_then(|id| ChannelId::new(id).ok());
        self.classes.iter().find_map(|class| outcome(class, channel()))
    }
}

impl FlowText {
    /// The node in whose text the byte `at` stands, by its place in [`Self::nodes`]; none in the introduction.
    pub(crate) fn node_at(&self, at: usize, markdown: &Markdown) -> Option<usize> {
        node_at(&self.nodes, at, markdown)
    }

    /// The nodes without slips.
    pub(crate) fn sure_nodes(&self) -> impl Iterator<Item = &NodeText> {
        let sure = self.nodes.iter().enumerate().filter(|(at, _)| self.slips.spare(Some(*at)));
        sure.map(|(_, node)| node)
    }

    /// The choices of the nodes without slips.
    pub(crate) fn sure_choices(&self) -> impl Iterator<Item = &ChoiceList> {
        self.sure_nodes().filter_map(|node| node.choices.as_ref())
    }

    /// Whether something in it is not read as it was meant, so that choices may be missing.
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

/// The last of `nodes` that starts at the byte `at` or before.
fn node_at(nodes: &[NodeText], at: usize, markdown: &Markdown) -> Option<usize> {
    nodes.partition_point(|node| markdown.headings[node.heading].span.start <= at).checked_sub(1)
}

impl NodeText {
    fn to_model(&self, heading: &Heading) -> Option<Node> {
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
    /// Adds the list that follows, with what stands between the two.
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
