use model::{Block, Inline};

/// The inline content being parsed.
#[derive(Default)]
pub(super) struct Line {
    pub(super) content: Vec<Inline>,
    /// Whether a picture may be here.
    pub(super) is_paragraph: bool,
    /// Pictures, each with the place in `content` before which it stands.
    pictures: Vec<(usize, Block)>,
}

impl Line {
    pub(super) fn in_paragraph() -> Self {
        Self { is_paragraph: true, ..Self::default() }
    }

    pub(super) fn push_picture(&mut self, picture: Block) {
        self.pictures.push((self.content.len(), picture));
    }

    pub(super) fn push_text(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        let pictures_end_here = self.pictures.last().is_some_and(|(at, _)| *at == self.content.len());
        match self.content.last_mut() {
            Some(Inline::Text(last)) if !pictures_end_here => last.push_str(text),
            _ => self.content.push(Inline::Text(text.to_owned())),
        }
    }

    /// Adds the line to `blocks` as paragraphs, with its pictures between them.
    pub(super) fn flush(&mut self, blocks: &mut Vec<Block>) {
        let mut content = std::mem::take(&mut self.content);
        let mut parts = Vec::new();
        for (at, picture) in std::mem::take(&mut self.pictures).into_iter().rev() {
            parts.push(Block::Paragraph(content.split_off(at)));
            parts.push(picture);
        }
        parts.push(Block::Paragraph(content));
        let is_blank = |block: &Block| matches!(block, Block::Paragraph(c) if c.iter().all(is_blank_inline));
        blocks.extend(parts.into_iter().rev().filter(|block| !is_blank(block)));
    }
}

fn is_blank_inline(inline: &Inline) -> bool {
    match inline {
        Inline::Text(text) => text.trim().is_empty(),
        Inline::Break => true,
        Inline::Emphasis(_) | Inline::Strong(_) | Inline::Code(_) | Inline::Link { .. } => false,
    }
}
