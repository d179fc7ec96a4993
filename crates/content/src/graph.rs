//! Pictures of flows, for editors.

mod layout;
mod page;
mod svg;
mod text;

use std::fmt::Write as _;

use model::{Date, Flow, NodeKind, OutcomeKind};

use crate::flow_test::kind_name;
use crate::library::{Library, LocaleTexts, Text, TextKind};
use crate::nearest::nearest;
use crate::rules::MAX_NODES;

/// How a flow is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GraphFormat {
    /// A picture that browsers show, light or dark as they are set.
    Svg,
    /// The language of <https://mermaid.js.org>.
    Mermaid,
    /// The language of <https://graphviz.org>.
    Dot,
}

/// Why nothing was drawn.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum GraphError {
    /// The library has no such locale.
    #[error("there is no locale `{locale}`; the locales are: {known}")]
    NoLocale {
        /// As it was asked for.
        locale: String,
        /// Those that there are.
        known: String,
    },
    /// The locale has no such flow.
    #[error("there is no flow `{slug}`; {help}")]
    NoFlow {
        /// As it was asked for.
        slug: String,
        /// The nearest one, or all.
        help: String,
    },
    /// The flow is too large to be drawn.
    #[error("the flow `{0}` has more than {MAX_NODES} nodes; cut it into several that link to each other")]
    TooLarge(String),
}

/// Draws the flow `slug` of a locale, the default one if none is named. Nodes without an id, or that neither ask nor end,
/// are left out, and so are choices that lead to nothing.
///
/// # Errors
/// If there is no such locale or flow, or the flow has more nodes than are followed.
pub fn graph(
    library: &Library,
    locale: Option<&str>,
    slug: &str,
    format: GraphFormat,
) -> Result<String, GraphError> {
    let texts = locale_texts(library, locale)?;
    let flow = flows(texts).find(|text| text.name == slug).ok_or_else(|| {
        let names: Vec<&str> = flows(texts).map(|text| text.name.as_str()).collect();
        let help = match nearest(slug, names.iter().copied()) {
            Some(name) => format!("did you mean `{name}`?"),
            None => format!("the flows are: {}", names.join(", ")),
        };
        GraphError::NoFlow { slug: slug.to_owned(), help }
    })?;
    let drawing = Drawing::new(flow)?;
    Ok(match format {
        GraphFormat::Svg => svg::document(&drawing),
        GraphFormat::Mermaid => mermaid(&drawing),
        GraphFormat::Dot => dot(&drawing),
    })
}

/// Draws all flows of a locale, the default one if none is named, on one page of HTML.
///
/// # Errors
/// If there is no such locale, or a flow has more nodes than are followed.
pub fn graphs(library: &Library, locale: Option<&str>) -> Result<String, GraphError> {
    let texts = locale_texts(library, locale)?;
    let drawings: Vec<Drawing> = flows(texts).map(Drawing::new).collect::<Result<_, _>>()?;
    let site = &library.site;
    let direction =
        site.locales.iter().find(|(locale, _)| locale.tag == texts.tag).map(|(locale, _)| locale.direction);
    Ok(page::write(&site.name, &texts.tag, direction, &drawings))
}

fn locale_texts<'a>(library: &'a Library, locale: Option<&str>) -> Result<&'a LocaleTexts, GraphError> {
    let tag = locale.unwrap_or(&library.site.default_locale);
    library.locales.iter().find(|texts| texts.tag == tag).ok_or_else(|| {
        let known: Vec<_> = library.locales().collect();
        GraphError::NoLocale { locale: tag.to_owned(), known: known.join(", ") }
    })
}

fn flows(texts: &LocaleTexts) -> impl Iterator<Item = &Text> {
    texts.texts.iter().filter(|text| text.kind == TextKind::Flow)
}

/// What there is to draw of a flow.
struct Drawing {
    slug: String,
    title: String,
    nodes: Vec<Drawn>,
    /// In the order of the nodes they start from.
    arrows: Vec<Arrow>,
}

/// A node to draw.
struct Drawn {
    id: String,
    title: String,
    /// The kind of an outcome, as its class names it; none of a step.
    outcome: Option<&'static str>,
    channel: Option<String>,
    urgent: bool,
    is_first: bool,
}

/// A choice to draw, between nodes by their places.
struct Arrow {
    from: usize,
    to: usize,
    label: String,
}

impl Drawing {
    fn new(text: &Text) -> Result<Self, GraphError> {
        // The day and the related entries are not drawn.
        let day = Date { year: 1970, month: 1, day: 1 };
        let flow = text.flow.as_ref().map(|flow| flow.to_model(&text.markdown, day, Vec::new()));
        let flow = flow.unwrap_or(Flow { updated: day, intro: vec![], nodes: vec![], related: vec![] });
        if flow.nodes.len() > MAX_NODES {
            return Err(GraphError::TooLarge(text.name.clone()));
        }
        let title = match text.front.text("title") {
            title if title.trim().is_empty() => text.name.clone(),
            title => title,
        };
        Ok(Self::of(&text.name, title, &flow))
    }

    fn of(slug: &str, title: String, flow: &Flow) -> Self {
        let nodes = flow.nodes.iter().enumerate().map(|(at, node)| Drawn {
            id: node.id.to_string(),
            title: node.title.clone(),
            outcome: match &node.kind {
                NodeKind::Step(_) => None,
                NodeKind::Outcome(kind) => Some(kind_name(kind)),
            },
            channel: match &node.kind {
                NodeKind::Outcome(OutcomeKind::HandOff(channel)) => channel.as_ref().map(ToString::to_string),
                _ => None,
            },
            urgent: node.urgent,
            is_first: at == 0,
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
    fn kind(&self) -> String {
        let kind = self.outcome.unwrap_or(if self.is_first { "start" } else { "step" });
        if self.urgent { format!("{kind}, urgent") } else { kind.to_owned() }
    }

    /// The small line above its title.
    fn caption(&self) -> String {
        format!("{} · {}", self.kind(), self.id)
    }
}

/// The drawing in the language of Mermaid.
fn mermaid(drawing: &Drawing) -> String {
    // Names that the language has a use for, such as `end`, are not names of nodes.
    let id = |at: usize| format!("n_{}", drawing.nodes[at].id.replace('-', "_"));
    let mut out = format!("---\ntitle: \"{}\"\n---\nflowchart LR\n", text::in_quotes(&drawing.title));
    for (at, node) in drawing.nodes.iter().enumerate() {
        let words = format!("{}<br/>({})", text::mermaid(&node.title), node.kind());
        let (open, close) = if node.outcome.is_some() { ("([", "])") } else { ("[", "]") };
        let class = node.outcome.map_or_else(|| "step".to_owned(), |kind| kind.replace('-', ""));
        let _ = writeln!(out, "  {}{open}\"{words}\"{close}:::{class}", id(at));
        if node.urgent {
            let _ = writeln!(out, "  style {} stroke:#c22f2f,stroke-width:4px", id(at));
        }
    }
    for arrow in &drawing.arrows {
        let label = text::mermaid(&text::label(&arrow.label).join(" "));
        let _ = writeln!(out, "  {} -->|\"{label}\"| {}", id(arrow.from), id(arrow.to));
    }
    for (class, fill, line) in svg::LIGHT {
        let class = class.replace('-', "");
        let _ = writeln!(out, "  classDef {class} fill:{fill},stroke:{line},color:#1a1f26");
    }
    out
}

/// The drawing in the language of Graphviz.
fn dot(drawing: &Drawing) -> String {
    let mut out = format!("digraph \"{}\" {{\n", text::in_quotes(&drawing.slug));
    let _ = writeln!(out, "  label=\"{}\"; labelloc=t; rankdir=LR;", text::in_quotes(&drawing.title));
    out.push_str("  node [shape=box, style=filled, fontname=\"sans-serif\"]; edge [fontname=\"sans-serif\", fontsize=11];\n");
    for node in &drawing.nodes {
        let lines = text::wrap(&node.title, text::TITLE_COLUMNS);
        let lines: Vec<String> = lines.iter().map(|line| text::in_quotes(line)).collect();
        let class = node.outcome.unwrap_or("step");
        let (_, fill, line) = svg::LIGHT.iter().find(|(name, ..)| *name == class).unwrap_or(&svg::LIGHT[0]);
        let style = if node.outcome.is_some() { ", style=\"filled,rounded\"" } else { "" };
        let urgent = if node.urgent { ", penwidth=4" } else { "" };
        let line = if node.urgent { svg::URGENT } else { line };
        let _ = writeln!(
            out,
            "  \"{}\" [label=\"{}\\n({})\", fillcolor=\"{fill}\", color=\"{line}\"{style}{urgent}];",
            node.id,
            lines.join("\\n"),
            node.kind(),
        );
    }
    for arrow in &drawing.arrows {
        let lines: Vec<String> = text::label(&arrow.label).iter().map(|line| text::in_quotes(line)).collect();
        let (from, to) = (&drawing.nodes[arrow.from].id, &drawing.nodes[arrow.to].id);
        let _ = writeln!(out, "  \"{from}\" -> \"{to}\" [label=\"{}\"];", lines.join("\\n"));
    }
    out.push_str("}\n");
    out
}

#[cfg(test)]
mod tests;
