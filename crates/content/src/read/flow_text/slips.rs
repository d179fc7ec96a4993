//! Lines of a flow that look like a heading or a choice but are written a little otherwise, so that Markdown reads
//! something else in them. What follows from such a line is not worth telling; the line is.

use std::collections::HashSet;

use model::StepId;

use super::choice_line::Parts;
use super::node::{NodeText, node_at};
use crate::nearest::did_you_mean;
use crate::read::characters::{is_space, named};
use crate::read::markdown::Markdown;
use crate::source::{Source, Span};

/// A line that is not parsed as what it was meant to be.
#[derive(Debug)]
pub(crate) struct Slip {
    /// The line.
    pub(crate) line: Span,
    /// What in it is wrong.
    pub(crate) span: Span,
    /// The place in [`super::FlowText::nodes`] of the node that it is parsed into; none in the introduction.
    pub(crate) node: Option<usize>,
    pub(crate) kind: SlipKind,
    pub(crate) message: String,
    pub(crate) help: String,
}

/// What a line was meant to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum SlipKind {
    Heading,
    Choice,
    /// The start of code, which has no end.
    Fence,
    /// A heading that is no node, or braces where there is no heading. Both are reported by rules of their own.
    NoNode,
}

/// The slips of a flow, in order, and the ids of the headings that are not parsed because of them.
#[derive(Debug, Default)]
pub(crate) struct Slips {
    pub(crate) found: Vec<Slip>,
    pub(crate) hidden: HashSet<StepId>,
}

impl Slips {
    /// Whether nothing that is parsed into this node, or into the introduction, was meant otherwise.
    pub(crate) fn spare(&self, node: Option<usize>) -> bool {
        self.found.binary_search_by(|slip| slip.node.cmp(&node)).is_err()
    }
}

/// What is wrong in a line, its message and its help. The place counts from the start of the line.
type Wrong = (Span, String, String);

/// Finds the slips in the text of `source` from the byte `start`.
pub(super) fn find(source: &Source, start: usize, markdown: &Markdown, nodes: &[NodeText]) -> Slips {
    let ids = markdown.headings.iter().filter_map(|heading| heading.written_id.as_deref()).collect();
    let search = Search { markdown, nodes, ids };
    let mut slips = Slips::default();
    let mut fence: Option<(&str, Span)> = None;
    let mut at = start;
    for line in source.text[start..].split_inclusive('\n') {
        let span = at..at + line.trim_end().len();
        at += line.len();
        let line = line.trim_end();
        if let Some((mark, _)) = fence {
            // A heading in code counts only if the code turns out to have no end.
            if is_end(line, mark) {
                fence = None;
            }
        } else if let Some(mark) = fence_mark(line) {
            fence = Some((mark, span));
        } else if let Some((kind, (wrong, message, help))) = search.line(line, span.start) {
            let wrong = span.start + wrong.start..span.start + wrong.end;
            if kind != SlipKind::Choice {
                slips.hidden.extend(id_in(line));
            }
            let node = search.node(span.start);
            slips.found.push(Slip { line: span, span: wrong, node, kind, message, help });
        }
    }
    if let Some((mark, line)) = fence {
        slips.hidden.extend(source.text[line.end..].lines().filter_map(id_in));
        slips.found.push(Slip {
            span: line.clone(),
            node: search.node(line.start),
            line,
            kind: SlipKind::Fence,
            message: "this code has no end, so that all below it is read as code".to_owned(),
            help: format!("write {mark} on a line of its own below the code, or remove these signs here"),
        });
    }
    slips
}

/// The signs that start a block of code, if the line does.
fn fence_mark(line: &str) -> Option<&str> {
    let line = line.trim_start_matches(' ');
    let sign = line.chars().next().filter(|sign| "`~".contains(*sign))?;
    let length = line.chars().take_while(|c| *c == sign).count();
    let is_fence = length >= 3 && (sign == '~' || !line[length..].contains('`'));
    is_fence.then(|| &line[..length])
}

fn is_end(line: &str, mark: &str) -> bool {
    let line = line.trim();
    line.starts_with(mark) && mark.chars().next().is_some_and(|sign| line.chars().all(|c| c == sign))
}

/// The id in the braces at the end of a line.
fn id_in(line: &str) -> Option<StepId> {
    let (_, braces) = line.trim_end().strip_suffix('}')?.rsplit_once('{')?;
    let parts = braces.split_whitespace();
    parts.filter_map(|part| part.strip_prefix('#')).find_map(|id| StepId::new(id).ok())
}

/// Where slips are looked for.
struct Search<'a> {
    markdown: &'a Markdown,
    nodes: &'a [NodeText],
    /// The ids of headings, as written.
    ids: HashSet<&'a str>,
}

impl Search<'_> {
    fn node(&self, at: usize) -> Option<usize> {
        node_at(self.nodes, at)
    }

    /// The slip in a line that starts at `start`.
    fn line(&self, line: &str, start: usize) -> Option<(SlipKind, Wrong)> {
        let wrong = match line.trim_start_matches(is_space).starts_with('#') {
            true => self.heading(line, start).map(|wrong| (SlipKind::Heading, wrong)),
            false => self.choice(line, start).map(|wrong| (SlipKind::Choice, wrong)),
        };
        let no_node = || (SlipKind::NoNode, (0..line.len(), String::new(), String::new()));
        wrong.or_else(|| self.is_no_node(line, start).then(no_node))
    }

    /// Whether the line has a heading that is no node, or braces with an id and no heading.
    fn is_no_node(&self, line: &str, start: usize) -> bool {
        let headings = &self.markdown.headings;
        let at = headings.partition_point(|heading| heading.span.start < start);
        match headings.get(at).filter(|heading| heading.span.start < start + line.len()) {
            Some(heading) => self.node(heading.span.start).is_none_or(|node| self.nodes[node].heading != at),
            None => id_in(line).is_some(),
        }
    }

    fn heading(&self, line: &str, start: usize) -> Option<Wrong> {
        let words = line.trim_start_matches(is_space);
        let lead = line.len() - words.len();
        let headings = &self.markdown.headings;
        let at = headings.partition_point(|heading| heading.span.start < start + lead);
        let is_read = headings.get(at).is_some_and(|heading| heading.span.start == start + lead);
        let is_node = self.node(start + lead).is_some_and(|node| self.nodes[node].heading == at);
        if is_read && (is_node || lead == 0) {
            return None;
        }
        let signs = words.len() - words.trim_start_matches('#').len();
        let behind = words[signs..].chars().next()?;
        // What starts with a single # may be a word.
        if signs > 6 || !(signs > 1 || words.contains("{#")) {
            return None;
        }
        let mended = format!("write `{} {}`", &words[..signs], words[signs..].trim_start_matches(is_space));
        if lead > 0 {
            let (what, signs) = (named(line.chars().next()?), &words[..signs]);
            let message = format!("{what} stands before `{signs}`, but a heading starts its line");
            Some((0..lead, message, "remove all that stands before it".to_owned()))
        } else if !is_space(behind) {
            Some((0..signs, format!("there is no space behind `{}`", &words[..signs]), mended))
        } else if behind != ' ' && behind != '\t' {
            let message =
                format!("{} stands behind `{}`, where a space must be", named(behind), &words[..signs]);
            Some((signs..signs + behind.len_utf8(), message, mended))
        } else {
            None
        }
    }

    fn choice(&self, line: &str, start: usize) -> Option<Wrong> {
        let parts = Parts::of(line)?;
        self.is_meant(&parts, start).then(|| self.wrong(&parts, line, start))?
    }

    /// Whether the line was meant as a choice, and not as a link or a word in brackets.
    fn is_meant(&self, parts: &Parts<'_>, start: usize) -> bool {
        let target = parts.target.map(|target| target.trim_start_matches(is_space).trim_start_matches('<'));
        match target {
            Some(target) if target.starts_with('#') => true,
            Some(target) if !target.is_empty() => self.ids.contains(target.trim_end()),
            _ => self.is_link(parts, start) || self.is_odd(start) || parts.is_bare && self.is_step(start),
        }
    }

    /// Whether Markdown reads a link to a step here.
    fn is_link(&self, parts: &Parts<'_>, start: usize) -> bool {
        let (links, at) = (&self.markdown.links, start + parts.bracket);
        let link = links.partition_point(|link| link.span.start < at);
        links.get(link).is_some_and(|link| link.span.start == at && link.to_step().is_some())
    }

    /// Whether an item among choices that is none starts in this line.
    fn is_odd(&self, start: usize) -> bool {
        let list = self.node(start).and_then(|node| self.nodes[node].choices.as_ref());
        list.is_some_and(|list| list.odd.binary_search_by(|item| item.start.cmp(&start)).is_ok())
    }

    /// Whether this line is in a node without choices that says of itself that it is no outcome.
    fn is_step(&self, start: usize) -> bool {
        let node = self.node(start).map(|at| &self.nodes[at]).filter(|node| node.choices.is_none());
        let heading = node.map(|node| &self.markdown.headings[node.heading]);
        heading.is_some_and(|heading| heading.classes.iter().all(|class| class == "urgent"))
    }

    fn wrong(&self, parts: &Parts<'_>, line: &str, start: usize) -> Option<Wrong> {
        let Parts { lead, marker, gap, wrap, bracket, label, .. } = parts.clone();
        let id = parts.id();
        let mended = format!("write `- [{label}](#{})`", id.unwrap_or("id"));
        let in_line = |text: &str, from: usize| from..from + text.len();
        if let Some(first) = lead.chars().next() {
            let help = "remove all that stands before it: further in, it would belong to the choice above";
            let message = format!("{} stands before this choice, but a choice starts its line", named(first));
            return Some((0..line.len(), message, help.to_owned()));
        }
        let wrong_marker = match marker.chars().next() {
            None => Some("this choice does not start with `- `".to_owned()),
            Some('-') => None,
            Some('0'..='9') if self.is_numbered(start) => None,
            Some('0'..='9') => Some(format!("this choice starts with `{marker}`")),
            Some(sign) => Some(format!("this choice starts with {}", named(sign))),
        };
        if let Some(message) = wrong_marker {
            let span = if marker.is_empty() { in_line(label, bracket) } else { in_line(marker, 0) };
            return Some((span, message, format!("{mended}: every choice starts with a hyphen and a space")));
        }
        if gap.is_empty() {
            return Some((in_line(marker, 0), format!("there is no space behind `{marker}`"), mended));
        }
        if let Some(other) = gap.chars().find(|c| *c != ' ') {
            let message = format!("{} stands behind `{marker}`, where a space must be", named(other));
            return Some((in_line(gap, marker.len()), message, mended));
        }
        if gap.len() > 1 {
            let message = format!("more than one space stands behind `{marker}`");
            return Some((in_line(gap, marker.len()), message, mended));
        }
        if !wrap.is_empty() {
            let message = format!("`{wrap}` stands before `[`");
            let help = format!("{mended}, without `{wrap}`: choices are plain");
            return Some((in_line(wrap, bracket - wrap.len()), message, help));
        }
        if self.is_link(parts, start) {
            return None;
        }
        self.wrong_target(parts, line, mended)
    }

    fn wrong_target(&self, parts: &Parts<'_>, line: &str, mended: String) -> Option<Wrong> {
        let Parts { bracket, missing, behind, .. } = parts.clone();
        let whole = bracket..line.len();
        if let Some(sign) = missing {
            return Some((whole, format!("this choice has no `{sign}`"), mended));
        }
        if let (Some(first), Some(_)) = (behind.chars().next(), parts.target) {
            let message = format!("{} stands between `]` and `(`", named(first));
            return Some((whole, message, mended));
        }
        let Some(id) = parts.id() else {
            let help = format!("{mended}, with the id of the node it leads to");
            return Some((whole, "this choice does not say where it leads".to_owned(), help));
        };
        let written = parts.target.unwrap_or_default();
        if !written.trim_start_matches(is_space).starts_with(['#', '<']) {
            return Some((whole, format!("`{id}` has no `#` before it"), mended));
        }
        if let Some(space) = written.chars().find(|c| is_space(*c)).filter(|_| StepId::new(id).is_ok()) {
            return Some((whole, format!("{} stands between `(` and `)`", named(space)), mended));
        }
        let help = "use small letters, digits and single hyphens";
        let help = did_you_mean(&id.to_lowercase(), self.ids.iter().copied(), help);
        Some((whole, format!("`{id}` cannot be an id"), help))
    }

    /// Whether the line is in choices that are all numbered, which is told of the whole list.
    fn is_numbered(&self, start: usize) -> bool {
        let list = self.node(start).and_then(|node| self.nodes[node].choices.as_ref());
        list.is_some_and(|list| list.is_numbered && list.span.contains(&start))
    }
}
