//! From Markdown to the model's blocks, keeping the place of everything that a rule may want to judge.
//!
//! Reading judges nothing: what is not accepted is left out of the blocks and noted in [`Markdown`].

mod code;
mod dialects;
mod failed_link;
mod finish;
mod line;
mod lines;
mod lists;
mod lost;
mod marks;
mod reader;
mod section_ids;
mod shown;
mod unread;

pub(crate) use code::CodeFault;
pub(crate) use failed_link::FailedLink;
pub(crate) use lists::ListFault;
pub(crate) use lost::Lost;
pub(crate) use marks::emphasis;
pub(crate) use unread::{Item, Unread};

use model::{Block, SectionId, StepId, Target};

use crate::read::facts::{FactUse, Facts};
use crate::read::link::Destination;
use crate::read::pictures::Pictures;
use crate::source::{Source, Span};

/// A text as it was parsed.
#[derive(Debug, Default)]
pub(crate) struct Markdown {
    /// The blocks, each with its place.
    pub(crate) blocks: Vec<Placed>,
    pub(crate) headings: Vec<Heading>,
    pub(crate) links: Vec<Link>,
    pub(crate) pictures: Vec<PictureUse>,
    pub(crate) facts: Vec<FactUse>,
    /// What looks like a link and is none.
    pub(crate) failed_links: Vec<(Span, FailedLink)>,
    /// What looks like other Markdown and is shown as it was written.
    pub(crate) unread: Vec<(Span, Unread)>,
    /// What has words and is not shown.
    pub(crate) lost: Vec<(Span, Lost)>,
    /// Addresses of pages and mailboxes that are no links.
    pub(crate) addresses: Vec<Span>,
    /// Items whose place or number is not what it looks like.
    pub(crate) list_faults: Vec<(Span, ListFault)>,
    /// Code that was probably not meant as code.
    pub(crate) code_faults: Vec<(Span, CodeFault)>,
    /// HTML that was left out.
    pub(crate) html: Vec<Span>,
    /// What was left out because it nests too deep.
    pub(crate) too_deep: Vec<Span>,
}

impl Markdown {
    /// The heading in which the byte `at` stands.
    pub(crate) fn heading_at(&self, at: usize) -> Option<&Heading> {
        let before = self.headings.partition_point(|heading| heading.span.start <= at).checked_sub(1)?;
        self.headings.get(before).filter(|heading| at < heading.span.end)
    }
}

/// A block at the outermost level.
#[derive(Debug)]
pub(crate) struct Placed {
    pub(crate) span: Span,
    pub(crate) block: Block,
    /// The places of its items, if it is a list.
    pub(crate) items: Vec<Span>,
}

/// A heading, with what is in its braces.
#[derive(Debug)]
pub(crate) struct Heading {
    pub(crate) span: Span,
    pub(crate) level: u8,
    pub(crate) words: String,
    /// The id as written.
    pub(crate) written_id: Option<String>,
    /// The id that links use: the one written if it can be one, else made from the words.
    pub(crate) id: SectionId,
    pub(crate) classes: Vec<String>,
    pub(crate) attributes: Vec<(String, Option<String>)>,
}

/// A link and its place.
#[derive(Debug)]
pub(crate) struct Link {
    pub(crate) span: Span,
    pub(crate) words: String,
    /// Whether a picture is among the words.
    pub(crate) has_picture: bool,
    pub(crate) written: String,
    pub(crate) to: Destination,
}

impl Link {
    /// The node of the same flow that it leads to, in the text of a flow.
    pub(crate) fn to_step(&self) -> Option<StepId> {
        let Destination::To(Target::Section(id)) = &self.to else { return None };
        StepId::new(id.as_str()).ok()
    }
}

/// A place where a picture is shown.
#[derive(Debug, Clone)]
pub(crate) struct PictureUse {
    pub(crate) span: Span,
    /// The file as written.
    pub(crate) file: String,
    /// What it shows, in words.
    pub(crate) alt: String,
    /// Whether it is in a paragraph, where a picture can be shown.
    pub(crate) in_paragraph: bool,
    /// Whether it is in a link.
    pub(crate) in_link: bool,
}

/// What a text is parsed with.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Surroundings<'a> {
    pub(crate) facts: &'a Facts,
    /// The telephone numbers of the channels.
    pub(crate) numbers: &'a [String],
    /// The pictures beside the text.
    pub(crate) pictures: &'a Pictures,
}

/// Reads the text of `source` from the byte `start`.
pub(crate) fn parse(source: &Source, start: usize, surroundings: Surroundings<'_>) -> Markdown {
    reader::Reader::new(source, start, surroundings).read()
}
