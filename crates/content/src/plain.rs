//! A text without its structure: for the search index and for other tools.

use model::{Block, Flow, plain_text};

/// The words of `blocks`, a line for each piece.
pub(crate) fn of_blocks(blocks: &[Block]) -> String {
    let mut lines = Vec::new();
    push_blocks(blocks, &mut lines);
    lines.join("\n")
}

/// The words of `flow` in the order of the file.
pub(crate) fn of_flow(flow: &Flow) -> String {
    let mut lines = Vec::new();
    push_blocks(&flow.intro, &mut lines);
    for node in &flow.nodes {
        push(node.title.clone(), &mut lines);
        push_blocks(&node.body, &mut lines);
        for choice in node.choices() {
            push(choice.label.clone(), &mut lines);
            push(plain_text(&choice.help), &mut lines);
        }
    }
    lines.join("\n")
}

fn push_blocks(blocks: &[Block], lines: &mut Vec<String>) {
    for block in blocks {
        match block {
            Block::Paragraph(content) | Block::Heading { content, .. } => push(plain_text(content), lines),
            Block::List(items) | Block::Steps { items, .. } => {
                items.iter().for_each(|item| push_blocks(item, lines));
            }
            Block::Callout { blocks, .. } | Block::Quote(blocks) => push_blocks(blocks, lines),
            Block::Code(text) => push(text.clone(), lines),
            Block::Table { header, rows, .. } => {
                for row in std::iter::once(header).chain(rows) {
                    let cells: Vec<_> = row.iter().map(|cell| plain_text(cell)).collect();
                    push(cells.join(" "), lines);
                }
            }
            Block::Image { alt, .. } => push(alt.clone(), lines),
            Block::Rule => {}
        }
    }
}

fn push(line: String, lines: &mut Vec<String>) {
    if !line.trim().is_empty() {
        lines.push(line.trim().to_owned());
    }
}
