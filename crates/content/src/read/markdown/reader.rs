mod inlines;

use std::vec::IntoIter;

use model::{Align, Block, CalloutKind, Inline, SectionId, plain_text};
use pulldown_cmark::{
    Alignment, BlockQuoteKind, CodeBlockKind, CowStr, Event, Options, Parser, Tag, TagEnd,
    TextMergeWithOffset,
};

use super::line::Line;
use super::lists::LastItem;
use super::section_ids::SectionIds;
use super::shown::{Shown, is_inline};
use super::unread::{self, Unread};
use super::{Heading, Lost, Markdown, Placed, Surroundings, code, finish, lists, lost};
use crate::read::numbers;
use crate::source::{Source, Span};

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
    is_in_link: bool,
    last_item: Option<LastItem>,
    shown: Shown,
    found: Markdown,
}

impl<'a> Reader<'a> {
    pub(super) fn new(source: &'a Source, start: usize, surroundings: Surroundings<'a>) -> Self {
        // Footnotes are parsed to be reported.
        let options = Options::ENABLE_TABLES
            | Options::ENABLE_HEADING_ATTRIBUTES
            | Options::ENABLE_GFM
            | Options::ENABLE_FOOTNOTES;
        let mut parser = Parser::new_ext(&source.text[start..], options).into_offset_iter();
        let moved = |(event, span): (Event<'a>, Span)| (event, span.start + start..span.end + start);
        let events: Vec<_> = parser.by_ref().map(moved).collect();
        let definitions = lost::definitions(&parser, &events, start);
        let shown = Shown::new(source, &events);
        let lost = lost::find(source, start, &shown, &events, &definitions);
        let clamped = |(event, span)| (event, source.clamp(span));
        let events: Vec<_> = TextMergeWithOffset::new(events.into_iter()).map(clamped).collect();
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
            is_in_link: false,
            last_item: None,
            shown,
            found: Markdown { lost, ..Markdown::default() },
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
        finish::complete(&mut self.found, &self.shown, &self.source.text);
        self.found
    }

    /// The blocks of a quote or a list item. Text that is in it without a paragraph becomes one.
    fn blocks(&mut self) -> Vec<Block> {
        let mut blocks = Vec::new();
        let mut line = Line::in_paragraph();
        while let Some((event, span)) = self.events.next() {
            match event {
                Event::End(_) => break,
                Event::Rule => {
                    self.flush(std::mem::replace(&mut line, Line::in_paragraph()), &mut blocks);
                    blocks.push(Block::Rule);
                }
                Event::Start(tag) if is_inline(&tag) => self.inline(Event::Start(tag), &span, &mut line),
                Event::Start(tag) => {
                    self.flush(std::mem::replace(&mut line, Line::in_paragraph()), &mut blocks);
                    self.block(tag, &span, &mut blocks, &mut Vec::new());
                }
                event => self.inline(event, &span, &mut line),
            }
        }
        self.flush(line, &mut blocks);
        blocks
    }

    /// Adds what has been parsed of a paragraph.
    fn flush(&self, mut line: Line, blocks: &mut Vec<Block>) {
        let first = blocks.len();
        line.flush(blocks);
        for block in &mut blocks[first..] {
            if let Block::Paragraph(content) = block {
                numbers::link(content, self.surroundings.numbers);
            }
        }
    }

    /// Whether the quote or callout that has just been opened has no words.
    fn is_empty(&self, kind: Option<BlockQuoteKind>, span: &Span) -> bool {
        let text = &self.source.text[span.clone()];
        let signs = kind.map_or(0, |_| text.find(']').unwrap_or(0));
        matches!(self.events.as_slice().first(), Some((Event::End(_), _)))
            && !text[signs..].contains(char::is_alphanumeric)
    }

    fn note_footnote(&mut self, span: &Span) {
        let length = self.source.text[span.clone()].find(']').map_or(span.len(), |end| end + 1);
        self.found.unread.push((span.start..span.start + length, Unread::Footnote));
    }

    fn block(&mut self, tag: Tag<'a>, span: &Span, blocks: &mut Vec<Block>, items: &mut Vec<Span>) {
        if !self.enter(span) {
            return;
        }
        match tag {
            Tag::Paragraph => {
                let mut line = Line::in_paragraph();
                self.inlines(&mut line);
                self.flush(line, blocks);
            }
            Tag::Heading { level, id, classes, attrs } => {
                let braces = Braces { id, classes, attributes: attrs };
                blocks.push(self.heading(level as u8, braces, span));
            }
            Tag::BlockQuote(kind) if self.is_empty(kind, span) => {
                self.found.unread.push((span.clone(), Unread::EmptyQuote));
                self.skip();
            }
            Tag::BlockQuote(None) => {
                self.note_unread(unread::in_quote(&self.source.text[span.clone()]), span);
                blocks.push(Block::Quote(self.blocks()));
            }
            Tag::BlockQuote(Some(kind)) => {
                blocks.push(Block::Callout { kind: callout(kind), blocks: self.blocks() });
            }
            Tag::CodeBlock(kind) => blocks.push(self.code(&kind, span)),
            Tag::List(None) => blocks.push(Block::List(self.items(items))),
            Tag::List(Some(start)) => blocks.push(self.steps(start, items)),
            Tag::FootnoteDefinition(_) => {
                self.note_footnote(span);
                blocks.append(&mut self.blocks());
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

    /// Goes one level deeper; or, where that is too deep, ignores what starts here.
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
        self.inlines(&mut line);
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
            let item = LastItem::new(&self.source.text, &span, self.depth);
            let fault = self.last_item.as_ref().and_then(|last| item.fault(last, &self.source.text));
            self.found.list_faults.extend(fault);
            items.push(self.blocks());
            self.last_item = Some(item);
            spans.push(span);
        }
        items
    }

    fn steps(&mut self, start: u64, spans: &mut Vec<Span>) -> Block {
        let start = u32::try_from(start).unwrap_or(1);
        let items = self.items(spans);
        self.found.list_faults.extend(lists::wrong_number(&self.source.text, start, spans));
        Block::Steps { start, items }
    }

    fn code(&mut self, kind: &CodeBlockKind<'_>, span: &Span) -> Block {
        let fault = code::fault(kind, &self.source.text[span.clone()]);
        self.found.code_faults.extend(fault.map(|fault| (span.clone(), fault)));
        let mut code = String::new();
        for (event, _) in self.events.by_ref() {
            match event {
                Event::Text(text) => code.push_str(&text),
                Event::End(TagEnd::CodeBlock) => break,
                _ => {}
            }
        }
        Block::Code(code.trim_end_matches('\n').to_owned())
    }

    fn table(&mut self, alignments: &[Alignment]) -> Block {
        let mut rows: Vec<Vec<Vec<Inline>>> = Vec::new();
        let mut open = 1;
        while open > 0 {
            match self.events.next() {
                Some((Event::Start(Tag::TableHead | Tag::TableRow), span)) => {
                    let cells = lost::cells(&self.source.text[span.clone()]);
                    if cells != alignments.len() {
                        let lost = Lost::Cells { row: cells, table: alignments.len() };
                        self.found.lost.push((span, lost));
                    }
                    rows.push(Vec::new());
                    open += 1;
                }
                Some((Event::Start(Tag::TableCell), _)) => {
                    let mut line = Line::default();
                    self.inlines(&mut line);
                    numbers::link(&mut line.content, self.surroundings.numbers);
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
}

/// What is in the braces of a heading.
struct Braces<'a> {
    id: Option<CowStr<'a>>,
    classes: Vec<CowStr<'a>>,
    attributes: Vec<(CowStr<'a>, Option<CowStr<'a>>)>,
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
