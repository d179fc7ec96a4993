use std::vec::IntoIter;

use model::{Align, Block, CalloutKind, Inline, SectionId, Target, plain_text};
use pulldown_cmark::{
    Alignment, BlockQuoteKind, CowStr, Event, LinkType, Options, Parser, Tag, TagEnd, TextMergeWithOffset,
};

use super::section_ids::SectionIds;
use super::unread::{self, Unread};
use super::{Heading, Link, Markdown, PictureUse, Placed, Surroundings};
use crate::link::{self, Destination};
use crate::source::{Source, Span};
use crate::{facts, numbers, pictures};

/// How deep lists, quotes and emphasis may nest. Texts need 4; the customer's browser walks the blocks on a small
/// stack, and must not run out of it.
const MAX_DEPTH: usize = 16;

/// Reads events into blocks; every method reads up to the end of what it is named for.
pub(super) struct Reader<'a> {
    source: &'a Source,
    surroundings: Surroundings<'a>,
    events: IntoIter<(Event<'a>, Span)>,
    section_ids: SectionIds,
    depth: usize,
    /// Whether what is read is the text of a heading or of a link, in which no other link can stand.
    is_plain: bool,
    found: Markdown,
}

impl<'a> Reader<'a> {
    pub(super) fn new(source: &'a Source, start: usize, surroundings: Surroundings<'a>) -> Self {
        let options = Options::ENABLE_TABLES | Options::ENABLE_HEADING_ATTRIBUTES | Options::ENABLE_GFM;
        let parser = Parser::new_ext(&source.text[start..], options).into_offset_iter();
        let moved =
            |(event, span): (Event<'a>, Span)| (event, source.clamp(span.start + start..span.end + start));
        let events: Vec<_> = TextMergeWithOffset::new(parser).map(moved).collect();
        let chosen = events.iter().filter_map(|(event, _)| match event {
            Event::Start(Tag::Heading { id: Some(id), .. }) => SectionId::new(id.as_ref()).ok(),
            _ => None,
        });
        Self {
            source,
            surroundings,
            section_ids: SectionIds::new(chosen),
            events: events.into_iter(),
            depth: 0,
            is_plain: false,
            found: Markdown::default(),
        }
    }

    pub(super) fn read(mut self) -> Markdown {
        while let Some((event, span)) = self.events.next() {
            let mut blocks = Vec::new();
            let mut items = Vec::new();
            match event {
                Event::Start(tag) => self.block(tag, &span, &mut blocks, &mut items),
                Event::Rule => blocks.push(Block::Rule),
                _ => {}
            }
            for block in blocks {
                self.found.blocks.push(Placed {
                    span: span.clone(),
                    block,
                    items: std::mem::take(&mut items),
                });
            }
        }
        self.found
    }

    /// The blocks of a quote or a list item. Text that stands in it without a paragraph becomes one.
    fn blocks(&mut self) -> Vec<Block> {
        let mut blocks = Vec::new();
        let mut line = Line::in_paragraph();
        while let Some((event, span)) = self.events.next() {
            match event {
                Event::End(_) => break,
                Event::Rule => {
                    line.flush(&mut blocks);
                    blocks.push(Block::Rule);
                }
                Event::Start(tag) if is_inline(&tag) => self.inline(Event::Start(tag), &span, &mut line),
                Event::Start(tag) => {
                    line.flush(&mut blocks);
                    self.block(tag, &span, &mut blocks, &mut Vec::new());
                }
                event => self.inline(event, &span, &mut line),
            }
        }
        line.flush(&mut blocks);
        blocks
    }

    fn block(&mut self, tag: Tag<'a>, span: &Span, blocks: &mut Vec<Block>, items: &mut Vec<Span>) {
        if !self.enter(span) {
            return;
        }
        match tag {
            Tag::Paragraph => {
                self.note_unread(unread::in_paragraph(&self.source.text[span.clone()]), span);
                let mut line = Line::in_paragraph();
                self.inlines(&mut line);
                line.flush(blocks);
            }
            Tag::Heading { level, id, classes, attrs } => {
                let braces = Braces { id, classes, attributes: attrs };
                blocks.push(self.heading(level as u8, braces, span));
            }
            Tag::BlockQuote(None) => {
                self.note_unread(unread::in_quote(&self.source.text[span.clone()]), span);
                blocks.push(Block::Quote(self.blocks()));
            }
            Tag::BlockQuote(Some(kind)) => {
                blocks.push(Block::Callout { kind: callout(kind), blocks: self.blocks() });
            }
            Tag::CodeBlock(_) => blocks.push(Block::Code(self.code())),
            Tag::List(None) => blocks.push(Block::List(self.items(items))),
            Tag::List(Some(start)) => {
                let start = u32::try_from(start).unwrap_or(1);
                blocks.push(Block::Steps { start, items: self.items(items) });
            }
            Tag::Table(alignments) => blocks.push(self.table(&alignments)),
            Tag::HtmlBlock => {
                self.found.html.push(span.clone());
                self.skip();
            }
            // Only extensions that are not switched on.
            _ => self.skip(),
        }
        self.depth -= 1;
    }

    /// Goes one level deeper; or, where that is too deep, passes over what starts here.
    fn enter(&mut self, span: &Span) -> bool {
        if self.depth == MAX_DEPTH {
            self.found.too_deep.push(span.clone());
            self.skip();
            return false;
        }
        self.depth += 1;
        true
    }

    fn skip(&mut self) {
        let mut open = 1;
        while open > 0 {
            match self.events.next() {
                Some((Event::Start(_), _)) => open += 1,
                Some((Event::End(_), _)) => open -= 1,
                Some(_) => {}
                None => return,
            }
        }
    }

    fn heading(&mut self, level: u8, braces: Braces<'_>, span: &Span) -> Block {
        let mut line = Line::default();
        self.plain_inlines(&mut line);
        let words = plain_text(&line.content).trim().to_owned();
        let chosen = braces.id.as_ref().and_then(|id| SectionId::new(id.as_ref()).ok());
        let id = chosen.unwrap_or_else(|| self.section_ids.make(&words));
        self.found.headings.push(Heading {
            span: span.clone(),
            level,
            words,
            written_id: braces.id.map(|id| id.to_string()),
            id: id.clone(),
            classes: braces.classes.iter().map(ToString::to_string).collect(),
            attributes: (braces.attributes.into_iter())
                .map(|(name, value)| (name.to_string(), value.map(|value| value.to_string())))
                .collect(),
        });
        // The title of the text is level 1; a rule reports a heading that is too.
        Block::Heading { level: level.max(2), id, content: line.content }
    }

    fn items(&mut self, spans: &mut Vec<Span>) -> Vec<Vec<Block>> {
        let mut items = Vec::new();
        while let Some((Event::Start(Tag::Item), span)) = self.events.next() {
            self.note_unread(unread::in_item(&self.source.text[span.clone()]), &span);
            items.push(self.blocks());
            spans.push(span);
        }
        items
    }

    fn code(&mut self) -> String {
        let mut code = String::new();
        for (event, _) in self.events.by_ref() {
            match event {
                Event::Text(text) => code.push_str(&text),
                Event::End(TagEnd::CodeBlock) => break,
                _ => {}
            }
        }
        code.trim_end_matches('\n').to_owned()
    }

    fn table(&mut self, alignments: &[Alignment]) -> Block {
        let mut rows: Vec<Vec<Vec<Inline>>> = Vec::new();
        let mut open = 1;
        while open > 0 {
            match self.events.next() {
                Some((Event::Start(Tag::TableHead | Tag::TableRow), _)) => {
                    rows.push(Vec::new());
                    open += 1;
                }
                Some((Event::Start(Tag::TableCell), _)) => {
                    let mut line = Line::default();
                    self.inlines(&mut line);
                    if let Some(row) = rows.last_mut() {
                        row.push(line.content);
                    }
                }
                Some((Event::End(_), _)) => open -= 1,
                Some(_) => {}
                None => break,
            }
        }
        for row in &mut rows {
            row.resize(alignments.len(), Vec::new());
        }
        let rest = rows.split_off(rows.len().min(1));
        let align = alignments.iter().map(|alignment| match alignment {
            Alignment::None | Alignment::Left => Align::Start,
            Alignment::Center => Align::Centre,
            Alignment::Right => Align::End,
        });
        Block::Table { align: align.collect(), header: rows.pop().unwrap_or_default(), rows: rest }
    }

    fn inlines(&mut self, line: &mut Line) {
        while let Some((event, span)) = self.events.next() {
            if let Event::End(_) = event {
                break;
            }
            self.inline(event, &span, line);
        }
    }

    fn plain_inlines(&mut self, line: &mut Line) {
        let before = std::mem::replace(&mut self.is_plain, true);
        self.inlines(line);
        self.is_plain = before;
    }

    /// Adds text, with links for the channels' telephone numbers in it.
    fn words(&self, text: &str, line: &mut Line) {
        let mut rest = text;
        while !self.is_plain
            && let Some((before, number, after)) = numbers::split(rest, self.surroundings.numbers)
        {
            line.push_text(before);
            let target = Target::Web(numbers::address(number));
            line.content.push(Inline::Link { target, content: vec![Inline::Text(number.to_owned())] });
            rest = after;
        }
        line.push_text(rest);
    }

    fn inline(&mut self, event: Event<'a>, span: &Span, line: &mut Line) {
        match event {
            Event::Text(text) => {
                self.note_failed_link(span);
                self.note_unread(unread::in_words(&self.source.text[span.clone()]), span);
                let text = self.filled(&text, span);
                self.words(&text, line);
            }
            Event::Code(code) => line.content.push(Inline::Code(code.to_string())),
            Event::SoftBreak => line.push_text(" "),
            Event::HardBreak => line.content.push(Inline::Break),
            Event::Html(_) | Event::InlineHtml(_) => self.found.html.push(span.clone()),
            Event::Start(tag) => self.inline_tag(tag, span, line),
            // Only extensions that are not switched on.
            _ => {}
        }
    }

    fn inline_tag(&mut self, tag: Tag<'a>, span: &Span, line: &mut Line) {
        if !self.enter(span) {
            return;
        }
        let mut inner = Line::default();
        match tag {
            Tag::Emphasis => {
                self.inlines(&mut inner);
                line.content.push(Inline::Emphasis(inner.content));
            }
            Tag::Strong => {
                self.inlines(&mut inner);
                line.content.push(Inline::Strong(inner.content));
            }
            Tag::Link { link_type, dest_url, .. } => {
                self.plain_inlines(&mut inner);
                let mailto = if link_type == LinkType::Email { "mailto:" } else { "" };
                let written = self.filled(&format!("{mailto}{dest_url}"), span);
                self.link(written, span, inner.content, line);
            }
            Tag::Image { dest_url, .. } => {
                self.inlines(&mut inner);
                self.picture(dest_url.to_string(), plain_text(&inner.content), span, line);
            }
            _ => self.skip(),
        }
        self.depth -= 1;
    }

    fn link(&mut self, written: String, span: &Span, content: Vec<Inline>, line: &mut Line) {
        let to = link::parse(&written);
        let words = plain_text(&content).trim().to_owned();
        match &to {
            Destination::To(target) => line.content.push(Inline::Link { target: target.clone(), content }),
            _ => content.into_iter().for_each(|inline| line.content.push(inline)),
        }
        self.found.links.push(Link { span: span.clone(), words, written, to });
    }

    fn picture(&mut self, file: String, alt: String, span: &Span, line: &mut Line) {
        let picture = pictures::find(self.surroundings.pictures, &file);
        if let (Some(Ok(picture)), true) = (picture, line.is_paragraph) {
            line.pictures.push((line.content.len(), picture.block(&alt)));
        }
        let (span, in_paragraph) = (span.clone(), line.is_paragraph);
        self.found.pictures.push(PictureUse { span, file, alt, in_paragraph });
    }

    /// Text that still has the middle of a link in it was meant as one. The first in a run of text is noted.
    fn note_failed_link(&mut self, span: &Span) {
        let failed = unread::failed_link(&self.source.text[span.clone()]);
        let failed = failed.map(|(part, why)| (span.start + part.start..span.start + part.end, why));
        self.found.failed_links.extend(failed);
    }

    /// Notes what stands in the text as it was written, and was meant as Markdown.
    fn note_unread(&mut self, kind: Option<(Span, Unread)>, span: &Span) {
        let found = kind.map(|(part, unread)| (span.start + part.start..span.start + part.end, unread));
        self.found.unread.extend(found);
    }

    fn filled(&mut self, text: &str, span: &Span) -> String {
        let raw = &self.source.text[span.clone()];
        facts::fill(text, raw, span.start, self.surroundings.facts, &mut self.found.facts)
    }
}

/// What stands in the braces of a heading.
struct Braces<'a> {
    id: Option<CowStr<'a>>,
    classes: Vec<CowStr<'a>>,
    attributes: Vec<(CowStr<'a>, Option<CowStr<'a>>)>,
}

/// The inline content being read.
#[derive(Default)]
struct Line {
    content: Vec<Inline>,
    /// Whether a picture may stand here.
    is_paragraph: bool,
    /// Pictures, each with the place in `content` before which it stands.
    pictures: Vec<(usize, Block)>,
}

impl Line {
    fn in_paragraph() -> Self {
        Self { is_paragraph: true, ..Self::default() }
    }

    fn push_text(&mut self, text: &str) {
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
    fn flush(&mut self, blocks: &mut Vec<Block>) {
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
        _ => false,
    }
}

fn is_inline(tag: &Tag<'_>) -> bool {
    matches!(tag, Tag::Emphasis | Tag::Strong | Tag::Link { .. } | Tag::Image { .. })
}

fn callout(kind: BlockQuoteKind) -> CalloutKind {
    match kind {
        BlockQuoteKind::Note => CalloutKind::Note,
        BlockQuoteKind::Tip => CalloutKind::Tip,
        BlockQuoteKind::Important => CalloutKind::Important,
        BlockQuoteKind::Warning => CalloutKind::Warning,
        BlockQuoteKind::Caution => CalloutKind::Caution,
    }
}

/// The step that `inline` is a link to, if it is one.
pub(crate) fn step_link(inline: &Inline) -> Option<(&SectionId, &[Inline])> {
    match inline {
        Inline::Link { target: Target::Section(id), content } => Some((id, content)),
        _ => None,
    }
}
