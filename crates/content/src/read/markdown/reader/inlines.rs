//! What is in a line: words, emphasis, links and pictures.

use model::{Inline, plain_text};
use pulldown_cmark::{Event, LinkType, Tag};

use super::Reader;
use crate::read::link::{self, Destination};
use crate::read::markdown::line::Line;
use crate::read::markdown::unread::Unread;
use crate::read::markdown::{Link, PictureUse, failed_link, lost};
use crate::read::{facts, pictures};
use crate::source::Span;

impl<'a> Reader<'a> {
    pub(super) fn inline(&mut self, event: Event<'a>, span: &Span, line: &mut Line) {
        match event {
            Event::Text(text) => {
                self.note_failed_link(span);
                let text = self.filled(&text, span);
                line.push_text(&text);
            }
            Event::Code(code) => line.content.push(Inline::Code(code.to_string())),
            Event::FootnoteReference(_) => self.note_footnote(span),
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
            // That its target is none is told where it stands.
            Tag::Link { link_type, dest_url, .. }
                if lost::is_reference(link_type) && !lost::is_target(&dest_url) =>
            {
                self.inlines(line);
            }
            Tag::Link { link_type, dest_url, .. } => {
                let before = std::mem::replace(&mut self.is_in_link, true);
                self.inlines(&mut inner);
                self.is_in_link = before;
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
            Destination::Scheme(_) | Destination::Bare | Destination::NoName | Destination::Unfilled => {
                line.content.extend(content);
            }
        }
        let has_picture = self.found.pictures.last().is_some_and(|last| span.contains(&last.span.start));
        self.found.links.push(Link { span: span.clone(), words, has_picture, written, to });
    }

    fn picture(&mut self, file: String, alt: String, span: &Span, line: &mut Line) {
        let picture = pictures::find(self.surroundings.pictures, &file);
        if let (Some(Ok(picture)), true) = (picture, line.is_paragraph) {
            line.push_picture(picture.block(&alt));
        }
        let (span, in_paragraph) = (span.clone(), line.is_paragraph);
        let in_link = self.is_in_link;
        self.found.pictures.push(PictureUse { span, file, alt, in_paragraph, in_link });
    }

    /// Text that still has the middle of a link in it was meant as one. The first in a run of text is noted.
    fn note_failed_link(&mut self, span: &Span) {
        let failed = failed_link::find(&self.source.text[span.clone()]);
        let failed = failed.map(|(part, why)| (span.start + part.start..span.start + part.end, why));
        self.found.failed_links.extend(failed);
    }

    /// Notes what is in the text as it was written, and was meant as Markdown.
    pub(super) fn note_unread(&mut self, kind: Option<(Span, Unread)>, span: &Span) {
        let found = kind.map(|(part, unread)| (span.start + part.start..span.start + part.end, unread));
        self.found.unread.extend(found);
    }

    fn filled(&mut self, text: &str, span: &Span) -> String {
        let raw = &self.source.text[span.clone()];
        facts::fill(text, raw, span.start, self.surroundings.facts, &mut self.found.facts)
    }
}
