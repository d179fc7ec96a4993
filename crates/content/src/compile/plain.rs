//! A text without its structure: for the search index and for other tools.

use model::{Block, Flow, plain_text, walk};

/// The words of `blocks`, a line for each piece.
pub(super) fn of_blocks(blocks: &[Block]) -> String {
    let mut lines = Vec::new();
    push_blocks(blocks, &mut lines);
    lines.join("\n")
}

/// The words of `flow` in the order of the file.
pub(super) fn of_flow(flow: &Flow) -> String {
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
    for block in walk(blocks) {
        block.lines(" ").into_iter().for_each(|line| push(line, lines));
    }
}

fn push(line: String, lines: &mut Vec<String>) {
    if !line.trim().is_empty() {
        lines.push(line.trim().to_owned());
    }
}
