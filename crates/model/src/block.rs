//! The structure of a compiled text: a closed set of nodes, none of which can carry HTML.

use crate::wire::choice;
use crate::{SectionId, Target};

/// One structural piece of a text.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// Running text.
    Paragraph(Vec<Inline>),
    /// A heading of level 2 to 6; the title of the text is level 1.
    Heading {
        /// 2 to 6.
        level: u8,
        /// What a link `#id` points at.
        id: SectionId,
        /// The words.
        content: Vec<Inline>,
    },
    /// An unordered list; each item is a text of its own.
    List(Vec<Vec<Block>>),
    /// Things to do one after the other; each item is a text of its own.
    Steps {
        /// The number of the first step.
        start: u32,
        /// The steps.
        items: Vec<Vec<Block>>,
    },
    /// A text set apart.
    Callout {
        /// How important it is.
        kind: CalloutKind,
        /// What it says.
        blocks: Vec<Block>,
    },
    /// Somebody's words.
    Quote(Vec<Block>),
    /// Text that must be copied exactly.
    Code(String),
    /// Rows and columns.
    Table {
        /// How each column is aligned.
        align: Vec<Align>,
        /// The words at the head of each column.
        header: Vec<Vec<Inline>>,
        /// Rows of cells; each row has as many cells as the header.
        rows: Vec<Vec<Vec<Inline>>>,
    },
    /// A picture that lies beside the compiled texts.
    Image {
        /// The file's name in the bundle's folder.
        file: String,
        /// What it shows, in words.
        alt: String,
        /// In CSS pixels.
        width: u32,
        /// In CSS pixels.
        height: u32,
    },
    /// A change of subject.
    Rule,
}

/// A run of text inside a block.
#[derive(Debug, Clone, PartialEq)]
pub enum Inline {
    /// Words.
    Text(String),
    /// Emphasised words.
    Emphasis(Vec<Inline>),
    /// Important words.
    Strong(Vec<Inline>),
    /// Words that must be copied exactly.
    Code(String),
    /// Words that lead somewhere.
    Link {
        /// Where to.
        target: Target,
        /// The words.
        content: Vec<Inline>,
    },
    /// The text goes on in a new line.
    Break,
}

/// How important a callout is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CalloutKind {
    /// Good to know.
    Note,
    /// Makes it easier.
    Tip,
    /// Needed to succeed.
    Important,
    /// Goes wrong if ignored.
    Warning,
    /// Costs money or safety if ignored.
    Caution,
}

/// How a column of a table is aligned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// With the direction of writing.
    Start,
    /// In the middle.
    Centre,
    /// Against the direction of writing; for amounts.
    End,
}

impl Block {
    /// The blocks inside it, in the order of the text.
    pub fn children(&self) -> impl DoubleEndedIterator<Item = &Block> {
        let (items, blocks): (&[Vec<Block>], &[Block]) = match self {
            Self::List(items) | Self::Steps { items, .. } => (items, &[]),
            Self::Callout { blocks, .. } | Self::Quote(blocks) => (&[], blocks),
            Self::Paragraph(_)
            | Self::Heading { .. }
            | Self::Code(_)
            | Self::Table { .. }
            | Self::Image { .. }
            | Self::Rule => (&[], &[]),
        };
        items.iter().flatten().chain(blocks)
    }

    /// Its running text, and of a table that of each cell; without that of the blocks inside it.
    pub fn contents(&self) -> Vec<&[Inline]> {
        match self {
            Self::Paragraph(content) | Self::Heading { content, .. } => vec![content],
            Self::Table { header, rows, .. } => {
                header.iter().chain(rows.iter().flatten()).map(Vec::as_slice).collect()
            }
            Self::List(_)
            | Self::Steps { .. }
            | Self::Callout { .. }
            | Self::Quote(_)
            | Self::Code(_)
            | Self::Image { .. }
            | Self::Rule => Vec::new(),
        }
    }

    /// Its plain words without those of the blocks inside it: one line, and of a table one for each row, with `between`
    /// its cells.
    pub fn lines(&self, between: &str) -> Vec<String> {
        match self {
            Self::Paragraph(content) | Self::Heading { content, .. } => vec![plain_text(content)],
            Self::Code(words) | Self::Image { alt: words, .. } => vec![words.clone()],
            Self::Table { header, rows, .. } => {
                let cells =
                    |row: &Vec<Vec<Inline>>| row.iter().map(|cell| plain_text(cell)).collect::<Vec<_>>();
                std::iter::once(header).chain(rows).map(|row| cells(row).join(between)).collect()
            }
            Self::List(_) | Self::Steps { .. } | Self::Callout { .. } | Self::Quote(_) | Self::Rule => {
                Vec::new()
            }
        }
    }
}

/// `blocks` and all blocks inside them, in the order of the text.
pub fn walk(blocks: &[Block]) -> impl Iterator<Item = &Block> {
    let mut rest: Vec<&Block> = blocks.iter().rev().collect();
    std::iter::from_fn(move || {
        let block = rest.pop()?;
        rest.extend(block.children().rev());
        Some(block)
    })
}

/// `content` and all runs inside it, in the order of the text.
pub fn walk_inlines(content: &[Inline]) -> impl Iterator<Item = &Inline> {
    let mut rest: Vec<&Inline> = content.iter().rev().collect();
    std::iter::from_fn(move || {
        let inline = rest.pop()?;
        match inline {
            Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Link { content: inner, .. } => {
                rest.extend(inner.iter().rev());
            }
            Inline::Text(_) | Inline::Code(_) | Inline::Break => {}
        }
        Some(inline)
    })
}

/// Where the links in `content` lead, in the order of the text.
pub fn targets(content: &[Inline]) -> impl Iterator<Item = &Target> {
    walk_inlines(content).filter_map(|inline| match inline {
        Inline::Link { target, .. } => Some(target),
        Inline::Text(_) | Inline::Emphasis(_) | Inline::Strong(_) | Inline::Code(_) | Inline::Break => None,
    })
}

/// The words of `content` without their structure.
pub fn plain_text(content: &[Inline]) -> String {
    let mut text = String::new();
    for inline in walk_inlines(content) {
        match inline {
            Inline::Text(words) | Inline::Code(words) => text.push_str(words),
            Inline::Break => text.push(' '),
            Inline::Emphasis(_) | Inline::Strong(_) | Inline::Link { .. } => {}
        }
    }
    text
}

choice! {
    Block {
        0 = Paragraph(content),
        1 = Heading { level, id, content },
        2 = List(items),
        3 = Steps { start, items },
        4 = Callout { kind, blocks },
        5 = Quote(blocks),
        6 = Code(text),
        7 = Table { align, header, rows },
        8 = Image { file, alt, width, height },
        9 = Rule,
    }
    Inline {
        0 = Text(words),
        1 = Emphasis(content),
        2 = Strong(content),
        3 = Code(words),
        4 = Link { target, content },
        5 = Break,
    }
    CalloutKind { 0 = Note, 1 = Tip, 2 = Important, 3 = Warning, 4 = Caution }
    Align { 0 = Start, 1 = Centre, 2 = End }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_text_keeps_every_word_and_drops_structure() {
        let content = [
            Inline::Text("Open ".into()),
            Inline::Strong(vec![Inline::Text("Cards".into())]),
            Inline::Break,
            Inline::Link {
                target: Target::Contact(None),
                content: vec![Inline::Emphasis(vec![Inline::Text("call us".into())])],
            },
            Inline::Code("#31".into()),
        ];
        assert_eq!(plain_text(&content), "Open Cards call us#31");
    }

    #[test]
    fn a_walk_visits_every_block_in_the_order_of_the_text() {
        let paragraph = |words: &str| Block::Paragraph(vec![Inline::Text(words.into())]);
        let table = Block::Table {
            align: vec![Align::Start; 2],
            header: vec![vec![Inline::Text("e".into())], vec![]],
            rows: vec![vec![vec![Inline::Text("f".into())], vec![Inline::Code("g".into())]]],
        };
        let blocks = [
            paragraph("a"),
            Block::List(vec![vec![paragraph("b"), Block::Quote(vec![paragraph("c")])], vec![paragraph("d")]]),
            Block::Callout { kind: CalloutKind::Tip, blocks: vec![table, Block::Rule] },
            Block::Code("h".into()),
        ];
        let lines: Vec<_> = walk(&blocks).flat_map(|block| block.lines("+")).collect();
        assert_eq!(lines, ["a", "b", "c", "d", "e+", "f+g", "h"]);
        assert_eq!(walk(&blocks).count(), 10);
    }
}
