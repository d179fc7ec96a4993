//! Drawings in the languages of other programs.

use std::fmt::Write as _;

use super::drawing::Drawing;
use super::{svg, text};

/// The drawing in the language of Mermaid.
pub(super) fn mermaid(drawing: &Drawing) -> String {
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
pub(super) fn dot(drawing: &Drawing) -> String {
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
