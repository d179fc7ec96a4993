//! A picture as SVG.

use std::fmt::Write as _;

use super::drawing::{Drawing, Drawn};
use super::layout::{LINE_HEIGHT, Layout, Line, PADDING, Rect, SMALL_SIZE, TITLE_SIZE};
use super::text::xml;

/// The colours of steps and of each kind of outcome on white: its name, inside, border. Text on the inside has a
/// contrast of at least 12:1, the border of at least 4.5:1 to white.
pub(super) const LIGHT: [(&str, &str, &str); 4] = [
    ("step", "#ffffff", "#5b6470"),
    ("resolved", "#e2f4e5", "#1b7a36"),
    ("advice", "#e3eefc", "#1d5fb4"),
    ("hand-off", "#f5e7fa", "#7a2e9e"),
];

/// The same on black.
const DARK: [(&str, &str, &str); 4] = [
    ("step", "#22272e", "#9aa4b0"),
    ("resolved", "#16331e", "#5cc47a"),
    ("advice", "#142c4a", "#6fa8f0"),
    ("hand-off", "#37194a", "#c98ae6"),
];

/// The border of what is urgent, on white.
pub(super) const URGENT: &str = "#c22f2f";
const URGENT_DARK: &str = "#ff7b72";

/// The style of every picture.
pub(super) fn style() -> String {
    let mut out = format!(
        ".flow{{font-family:system-ui,sans-serif;font-size:{SMALL_SIZE}px;text-anchor:middle}}\
         .flow .title{{font-size:{TITLE_SIZE}px;font-weight:600}}.flow path{{fill:none;stroke-width:1.5}}\
         .flow rect{{stroke-width:1.5}}\
         .flow .urgent rect{{stroke-width:4}}"
    );
    out.push_str(&colours(&LIGHT, URGENT, "#ffffff", "#1a1f26", "#6d7682"));
    let dark = colours(&DARK, URGENT_DARK, "#14181d", "#eef1f4", "#8a94a0");
    let _ = write!(out, "@media (prefers-color-scheme:dark){{{dark}}}");
    out
}

fn colours(kinds: &[(&str, &str, &str)], urgent: &str, paper: &str, ink: &str, line: &str) -> String {
    let mut out = format!(
        ".flow text{{fill:{ink}}}.flow .paper{{fill:{paper};stroke:none}}\
         .flow path{{stroke:{line}}}.flow .head{{fill:{line};stroke:none}}"
    );
    for (kind, inside, border) in kinds {
        let _ = write!(out, ".flow .{kind} rect{{fill:{inside};stroke:{border}}}");
    }
    let _ = write!(out, ".flow .urgent rect{{stroke:{urgent}}}");
    out
}

/// The picture as a file of its own.
pub(super) fn document(drawing: &Drawing) -> String {
    picture(drawing, &format!("<style>{}</style>\n", style()))
}

/// The picture, with `style` in it.
pub(super) fn picture(drawing: &Drawing, style: &str) -> String {
    let layout = Layout::new(drawing);
    let (width, height) = (layout.width.ceil(), layout.height.ceil());
    let slug = xml(&drawing.slug);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"flow\" role=\"img\" \
         aria-labelledby=\"{slug}-title {slug}-about\" viewBox=\"0 0 {width} {height}\" \
         width=\"{width}\" height=\"{height}\">\n\
         <title id=\"{slug}-title\">{}</title>\n<desc id=\"{slug}-about\">{}</desc>\n{style}\
         <defs><marker id=\"{slug}-head\" viewBox=\"0 0 10 10\" refX=\"9\" refY=\"5\" markerWidth=\"7\" \
         markerHeight=\"7\" orient=\"auto\"><path class=\"head\" d=\"M0 0 10 5 0 10z\"/></marker></defs>\n\
         <rect class=\"paper\" width=\"{width}\" height=\"{height}\"/>\n",
        xml(&drawing.title),
        xml(&about(drawing)),
    );
    // Words over all lines, so that no line strikes them through.
    for line in &layout.lines {
        let _ = writeln!(out, "<path d=\"{}\" marker-end=\"url(#{slug}-head)\"/>", path(&line.points));
    }
    for (line, arrow) in layout.lines.iter().zip(&drawing.arrows) {
        words(&mut out, line, &arrow.label);
    }
    for (rect, node) in layout.boxes.iter().zip(&drawing.nodes) {
        boxed(&mut out, rect, node);
    }
    out.push_str("</svg>\n");
    out
}

/// What the picture shows, for those who cannot see it.
fn about(drawing: &Drawing) -> String {
    let of = |kind: Option<&str>| drawing.nodes.iter().filter(|node| node.outcome == kind).count();
    let outcomes = drawing.nodes.iter().filter(|node| node.outcome.is_some()).count();
    format!(
        "A graph of {} steps and {outcomes} outcomes: {} resolved, {} advice, {} hand-off.",
        of(None),
        of(Some("resolved")),
        of(Some("advice")),
        of(Some("hand-off"))
    )
}

/// How far from a bend a line begins to turn, in pixels. Lines stay near their bends, because words are there.
const ROUNDING: f64 = 28.0;

/// A line through all points, with round bends.
fn path(points: &[(f64, f64)]) -> String {
    let ([(x, y), ..], [.., last]) = (points, points) else { return String::new() };
    let mut out = format!("M{x:.1} {y:.1}");
    for bend in points.windows(3) {
        let (before, (x, y), after) = (bend[0], bend[1], bend[2]);
        let (from, to) = (towards((x, y), before), towards((x, y), after));
        let _ = write!(out, "L{:.1} {:.1}Q{x:.1} {y:.1} {:.1} {:.1}", from.0, from.1, to.0, to.1);
    }
    let _ = write!(out, "L{:.1} {:.1}", last.0, last.1);
    out
}

/// The point [`ROUNDING`] away from one point towards another, or half way if that is nearer.
fn towards((x, y): (f64, f64), to: (f64, f64)) -> (f64, f64) {
    let (across, down) = (to.0 - x, to.1 - y);
    let distance = across.hypot(down);
    let part = if distance > 2.0 * ROUNDING { ROUNDING / distance } else { 0.5 };
    (x + across * part, y + down * part)
}

fn words(out: &mut String, line: &Line, all: &str) {
    let height = SMALL_SIZE * LINE_HEIGHT;
    let first = line.y - (line.text.len() as f64 - 1.0) * height / 2.0 + SMALL_SIZE * 0.35;
    let (left, top) = (line.x - line.width / 2.0, line.y - line.height / 2.0);
    let _ = write!(
        out,
        "<g><title>{}</title><rect class=\"paper\" x=\"{left:.1}\" y=\"{top:.1}\" width=\"{:.1}\" \
         height=\"{:.1}\"/><text>",
        xml(all),
        line.width,
        line.height,
    );
    spans(out, &line.text, line.x, first, height);
    out.push_str("</text></g>\n");
}

fn boxed(out: &mut String, rect: &Rect, node: &Drawn) {
    let class = node.outcome.unwrap_or("step");
    let urgent = if node.urgent { " urgent" } else { "" };
    let (left, top) = (rect.x - rect.width / 2.0, rect.y - rect.height / 2.0);
    // Outcomes are round, so that they can be told from steps without colour.
    let round = if node.outcome.is_some() { 18 } else { 3 };
    let channel = node.channel.as_ref().map_or_else(String::new, |channel| format!(", by {channel}"));
    let all = xml(&format!("{} ({}, {}{channel})", node.title, node.id, node.kind()));
    let _ = write!(
        out,
        "<g class=\"{class}{urgent}\"><title>{all}</title>\
         <rect x=\"{left:.1}\" y=\"{top:.1}\" width=\"{:.1}\" height=\"{:.1}\" rx=\"{round}\"/>",
        rect.width, rect.height,
    );
    let (small, title) = (SMALL_SIZE * LINE_HEIGHT, TITLE_SIZE * LINE_HEIGHT);
    let first = top + PADDING + SMALL_SIZE;
    out.push_str("<text>");
    spans(out, &[node.caption()], rect.x, first, small);
    out.push_str("</text><text class=\"title\">");
    spans(out, &rect.text, rect.x, first + small + 2.0, title);
    out.push_str("</text></g>\n");
}

fn spans(out: &mut String, lines: &[String], x: f64, first: f64, height: f64) {
    for (at, line) in lines.iter().enumerate() {
        let y = first + at as f64 * height;
        let _ = write!(out, "<tspan x=\"{x:.1}\" y=\"{y:.1}\">{}</tspan>", xml(line));
    }
}
