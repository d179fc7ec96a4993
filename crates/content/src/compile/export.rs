//! The library as plain text, for other tools.

use model::{Date, EntryKind};
use serde::Serialize;

use super::plain;
use crate::read::library::{Library, Text, Topic};

/// An article or flow as plain text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Exported {
    /// Its stable name.
    pub slug: String,
    /// Which of the two it is.
    #[serde(serialize_with = "name_of")]
    pub kind: EntryKind,
    /// The slug of its topic.
    pub topic: String,
    /// Its title.
    pub title: String,
    /// The questions that it answers.
    pub asks: Vec<String>,
    /// Its headings; a flow's are the titles of its nodes.
    pub headings: Vec<String>,
    /// Its text, a line for each piece.
    pub body: String,
}

/// The articles and flows of a locale in the order of their paths; none if there is no such locale.
pub fn export(library: &Library, locale: &str) -> Option<Vec<Exported>> {
    let texts = library.texts_in(locale)?;
    Some(texts.texts.iter().filter_map(|text| exported(text, &texts.topics[text.topic?])).collect())
}

fn exported(text: &Text, topic: &Topic) -> Option<Exported> {
    // The day and the related entries are no part of what is exported.
    let day = Date { year: 1970, month: 1, day: 1 };
    Some(Exported {
        slug: text.name.clone(),
        kind: text.kind.entry()?,
        topic: topic.folder.clone(),
        title: text.front.text("title"),
        asks: text.front.texts("asks"),
        headings: text.markdown.headings.iter().map(|heading| heading.words.clone()).collect(),
        body: match &text.flow {
            Some(flow) => plain::of_flow(&flow.to_model(&text.markdown, day, Vec::new())),
            None => plain::of_blocks(&text.blocks()),
        },
    })
}

/// Writes a kind by its word.
fn name_of<S: serde::Serializer>(kind: &EntryKind, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(match kind {
        EntryKind::Article => "article",
        EntryKind::Flow => "flow",
    })
}
