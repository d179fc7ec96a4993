//! Where everything in a picture stands.

use dagre::graph::{Graph, GraphOptions};
use dagre::{EdgeLabel, LayoutOptions, NodeLabel, RankDir};
use unicode_width::UnicodeWidthStr;

use super::drawing::{Arrow, Drawing, Drawn};
use super::text::{self, TITLE_COLUMNS};

/// A picture with all its places, in pixels from its top left corner.
pub(super) struct Layout {
    pub(super) width: f64,
    pub(super) height: f64,
    /// In the order of the drawing's nodes.
    pub(super) boxes: Vec<Rect>,
    /// In the order of the drawing's arrows.
    pub(super) lines: Vec<Line>,
}

/// The box of a node, by its centre.
#[derive(Debug, Clone, Default)]
pub(super) struct Rect {
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) width: f64,
    pub(super) height: f64,
    /// The title.
    pub(super) text: Vec<String>,
}

/// The line of a choice.
#[derive(Debug, Clone, Default)]
pub(super) struct Line {
    /// From the border of one box to that of the other.
    pub(super) points: Vec<(f64, f64)>,
    /// The centre of its words, and the room they have.
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) width: f64,
    pub(super) height: f64,
    /// The words, shortened.
    pub(super) text: Vec<String>,
}

/// How large the letters of titles are.
pub(super) const TITLE_SIZE: f64 = 14.0;
/// How large all others are.
pub(super) const SMALL_SIZE: f64 = 12.0;
/// How high a line is, in times of its letters.
pub(super) const LINE_HEIGHT: f64 = 1.3;
/// How wide a column is, in times of its letters: somewhat more than the mean of sans-serif fonts, because the font is the
/// reader's. Titles are bold.
const COLUMN: f64 = 0.57;
const BOLD_COLUMN: f64 = 0.64;
/// Between the border of a box and its words.
pub(super) const PADDING: f64 = 10.0;
/// Around the picture.
const MARGIN: f64 = 20.0;

impl Layout {
    /// From top to bottom or from left to right, whichever is narrower: pages scroll downwards.
    pub(super) fn new(drawing: &Drawing) -> Self {
        let (down, right) =
            (Self::in_direction(drawing, RankDir::TB), Self::in_direction(drawing, RankDir::LR));
        if right.width < down.width { right } else { down }
    }

    fn in_direction(drawing: &Drawing, direction: RankDir) -> Self {
        let name = |at: usize| format!("n{at}");
        let options = GraphOptions { directed: true, multigraph: true, compound: false };
        let mut graph: Graph<NodeLabel, EdgeLabel> = Graph::with_options(options);
        let mut boxes: Vec<Rect> = drawing.nodes.iter().map(sized_box).collect();
        let mut lines: Vec<Line> = drawing.arrows.iter().map(worded_line).collect();
        for (at, Rect { width, height, .. }) in boxes.iter().enumerate() {
            let label = NodeLabel { width: *width, height: *height, ..NodeLabel::default() };
            graph.set_node(name(at), Some(label));
        }
        for (at, (arrow, line)) in drawing.arrows.iter().zip(&lines).enumerate() {
            let label = EdgeLabel {
                width: line.width,
                height: line.height,
                labelpos: dagre::layout::types::LabelPos::Center,
                ..EdgeLabel::default()
            };
            graph.set_edge(name(arrow.from), name(arrow.to), Some(label), Some(&name(at)));
        }
        let spaces = LayoutOptions {
            rankdir: direction,
            nodesep: 20.0,
            edgesep: 8.0,
            ranksep: if direction == RankDir::TB { 50.0 } else { 36.0 },
            marginx: MARGIN,
            marginy: MARGIN,
            ..LayoutOptions::default()
        };
        dagre::layout(&mut graph, Some(spaces));
        for (at, rect) in boxes.iter_mut().enumerate() {
            if let Some(label) = graph.node(&name(at)) {
                (rect.x, rect.y) = (label.x.unwrap_or(0.0), label.y.unwrap_or(0.0));
            }
        }
        for (at, (arrow, line)) in drawing.arrows.iter().zip(&mut lines).enumerate() {
            if let Some(label) = graph.edge(&name(arrow.from), &name(arrow.to), Some(&name(at))) {
                line.points = label.points.iter().map(|point| (point.x, point.y)).collect();
                (line.x, line.y) = (label.x.unwrap_or(0.0), label.y.unwrap_or(0.0));
            }
        }
        let (width, height) = extent(&boxes, &lines);
        Self { width, height, boxes, lines }
    }
}

/// How wide and high a text is, in letters of that size.
fn size(text: &[String], letters: f64, column: f64) -> (f64, f64) {
    let widest = text.iter().map(|line| line.width()).max().unwrap_or(0);
    (widest as f64 * letters * column, text.len() as f64 * letters * LINE_HEIGHT)
}

fn sized_box(node: &Drawn) -> Rect {
    let text = text::wrap(&node.title, TITLE_COLUMNS);
    let (width, height) = size(&text, TITLE_SIZE, BOLD_COLUMN);
    let (small_width, small_height) = size(&[node.caption()], SMALL_SIZE, COLUMN);
    let width = width.max(small_width) + 2.0 * PADDING;
    Rect { width, height: height + small_height + 2.0 * PADDING, text, ..Rect::default() }
}

fn worded_line(arrow: &Arrow) -> Line {
    let text = text::label(&arrow.label);
    let (width, height) = size(&text, SMALL_SIZE, COLUMN);
    Line { width: width + 4.0, height: height + 2.0, text, ..Line::default() }
}

/// The right and lower end of all that is drawn, and the margin.
fn extent(boxes: &[Rect], lines: &[Line]) -> (f64, f64) {
    let of_boxes = boxes.iter().map(|rect| (rect.x + rect.width / 2.0, rect.y + rect.height / 2.0));
    let of_words = lines.iter().map(|line| (line.x + line.width / 2.0, line.y + line.height / 2.0));
    let of_lines = lines.iter().flat_map(|line| line.points.iter().copied());
    let corner = of_boxes
        .chain(of_words)
        .chain(of_lines)
        .fold((0.0, 0.0), |(right, low): (f64, f64), (x, y)| (right.max(x), low.max(y)));
    (corner.0 + MARGIN, corner.1 + MARGIN)
}
