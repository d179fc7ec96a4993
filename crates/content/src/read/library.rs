//! All source content, as far as it could be parsed.

use std::sync::Arc;

use model::{Block, EntryKind, Slug};

use super::files::UnreadFile;
use super::flow_test::FlowTests;
use super::flow_text::FlowText;
use super::front_matter::FrontMatter;
use super::ftl::Ftl;
use super::markdown::Markdown;
use super::pictures::Pictures;
use super::site::Site;
use super::synonyms::SynonymsFile;
use crate::source::{Source, Span};

/// All source content. Reading it never fails as a whole: what could not be read is noted, and the rules report it.
#[derive(Debug)]
pub struct Library {
    /// How many files were looked at.
    pub(crate) file_count: usize,
    pub(crate) site: Site,
    /// Sorted by tag.
    pub(crate) locales: Vec<LocaleTexts>,
    pub(crate) unread: Vec<UnreadFile>,
    /// Texts that are not where, or not named as, what they are is; with what they are.
    pub(crate) misplaced: Vec<(Arc<Source>, TextKind)>,
    /// Files that no part of the library expects where they are.
    pub(crate) stray: Vec<Stray>,
}

/// A file that nothing reads.
#[derive(Debug)]
pub(crate) struct Stray {
    /// Without its text.
    pub(crate) source: Arc<Source>,
    /// Whether it starts as articles, flows, notices and topics do.
    pub(crate) has_front_matter: bool,
}

/// The content of one locale.
#[derive(Debug)]
pub(crate) struct LocaleTexts {
    pub(crate) tag: String,
    pub(crate) messages: Ftl,
    pub(crate) synonyms: SynonymsFile,
    /// Sorted by folder.
    pub(crate) topics: Vec<Topic>,
    /// Sorted by path.
    pub(crate) texts: Vec<Text>,
    /// Sorted by path.
    pub(crate) flow_tests: Vec<FlowTestFile>,
    /// The pictures beside the notices.
    pub(crate) notice_pictures: Pictures,
}

/// A folder of articles and flows.
#[derive(Debug)]
pub(crate) struct Topic {
    pub(crate) folder: String,
    /// Its `topic.md`; without text if there is none.
    pub(crate) source: Arc<Source>,
    /// None if there is no `topic.md`, or it could not be read.
    pub(crate) front: Option<FrontMatter>,
    /// The text after the front matter, which a topic has no use for.
    pub(crate) text: Span,
    /// Whether a `topic.md` is there, readable or not.
    pub(crate) has_file: bool,
    pub(crate) pictures: Pictures,
}

/// What a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TextKind {
    Article,
    Flow,
    Notice,
}

/// An article, a flow or a notice.
#[derive(Debug)]
pub(crate) struct Text {
    pub(crate) source: Arc<Source>,
    pub(crate) kind: TextKind,
    /// The file's name without its ending.
    pub(crate) name: String,
    /// Its topic's place in [`LocaleTexts::topics`]; none of a notice.
    pub(crate) topic: Option<usize>,
    pub(crate) front: FrontMatter,
    pub(crate) markdown: Markdown,
    /// The nodes, of a flow.
    pub(crate) flow: Option<FlowText>,
}

/// A file `<slug>.flow.test.toml` of a topic.
#[derive(Debug)]
pub(crate) struct FlowTestFile {
    /// The file's name without its ending: the slug of the flow that it tests.
    pub(crate) name: String,
    /// Its topic's place in [`LocaleTexts::topics`].
    pub(crate) topic: usize,
    pub(crate) source: Arc<Source>,
    /// None if it could not be read.
    pub(crate) tests: Option<FlowTests>,
}

impl TextKind {
    /// What it is in the catalogue's list of entries; none for a notice, which is not in it.
    pub(crate) fn entry(self) -> Option<EntryKind> {
        match self {
            Self::Article => Some(EntryKind::Article),
            Self::Flow => Some(EntryKind::Flow),
            Self::Notice => None,
        }
    }
}

impl Text {
    pub(crate) fn slug(&self) -> Option<Slug> {
        Slug::new(self.name.as_str()).ok()
    }

    pub(crate) fn blocks(&self) -> Vec<Block> {
        self.markdown.blocks.iter().map(|placed| placed.block.clone()).collect()
    }
}

impl LocaleTexts {
    /// The article, flow or notice of that name.
    pub(crate) fn text(&self, slug: &str) -> Option<&Text> {
        self.texts.iter().find(|text| text.name == slug)
    }

    /// The file with the tests of a flow: the one of its name in its topic.
    pub(crate) fn tests_of(&self, flow: &Text) -> Option<&FlowTestFile> {
        self.flow_tests.iter().find(|file| Some(file.topic) == flow.topic && file.name == flow.name)
    }

    /// The pictures beside the texts of that topic, or beside the notices.
    pub(crate) fn pictures(&self, topic: Option<usize>) -> &Pictures {
        topic.map_or(&self.notice_pictures, |at| &self.topics[at].pictures)
    }
}

impl Library {
    /// How many files were looked at.
    pub fn file_count(&self) -> usize {
        self.file_count
    }

    /// Whether the file at `path`, or a folder that it is in, is there and could not be read.
    pub(crate) fn is_unread(&self, path: &str) -> bool {
        let is_it = |unread: &str| {
            path.strip_prefix(unread).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        self.unread.iter().any(|unread| is_it(unread.source.path_in_library()))
    }

    /// The content of the locale with that tag.
    pub(crate) fn texts_in(&self, tag: &str) -> Option<&LocaleTexts> {
        self.locales.iter().find(|texts| texts.tag == tag)
    }

    pub(crate) fn texts(&self) -> impl Iterator<Item = (&LocaleTexts, &Text)> {
        self.locales.iter().flat_map(|locale| locale.texts.iter().map(move |text| (locale, text)))
    }

    pub(crate) fn topics(&self) -> impl Iterator<Item = &Topic> {
        self.locales.iter().flat_map(|locale| &locale.topics)
    }
}

/// The folder of a locale that holds its notices.
pub(crate) const NOTICES: &str = "notices";

/// The file that makes a folder a topic.
pub(crate) const TOPIC_FILE: &str = "topic.md";

/// How the name of a file with the tests of a flow ends.
pub(crate) const FLOW_TEST_ENDING: &str = ".flow.test.toml";
