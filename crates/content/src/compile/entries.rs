//! The articles and flows of a locale on their way into the bundle.

use model::{Article, Date, Entry, EntryKind, Slug};

use super::plain;
use crate::read::library::{LocaleTexts, Text};

/// An article or flow on its way into the bundle.
pub(super) struct Piece<'a> {
    pub(super) text: &'a Text,
    pub(super) slug: Slug,
    kind: EntryKind,
    /// Its topic's place in the catalogue.
    topic: usize,
    pub(super) body: Body,
}

pub(super) enum Body {
    Article(Article),
    Flow(model::Flow),
}

/// All articles and flows: topic by topic, and within a topic what is urgent first, then flows, then by title.
pub(super) fn ordered_pieces<'a>(texts: &'a LocaleTexts, topics: &[(usize, Slug)]) -> Vec<Piece<'a>> {
    let piece = |text: &'a Text| {
        let topic = topics.iter().position(|(at, _)| Some(*at) == text.topic)?;
        Some(Piece { text, slug: text.slug()?, kind: text.kind.entry()?, topic, body: body(text)? })
    };
    let mut pieces: Vec<_> = texts.texts.iter().filter_map(piece).collect();
    pieces.sort_by_cached_key(|piece| {
        let front = &piece.text.front;
        let is_article = piece.kind == EntryKind::Article;
        (
            piece.topic,
            !front.is_true("urgent"),
            is_article,
            front.text("title").to_lowercase(),
            piece.slug.clone(),
        )
    });
    pieces.dedup_by(|a, b| a.slug == b.slug);
    pieces
}

fn body(text: &Text) -> Option<Body> {
    let updated: Date = text.front.date("updated")?;
    let related = text.front.texts("related").into_iter().filter_map(|slug| Slug::new(slug).ok()).collect();
    Some(match &text.flow {
        Some(flow) => Body::Flow(flow.to_model(&text.markdown, updated, related)),
        None => Body::Article(Article { updated, blocks: text.blocks(), related }),
    })
}

impl Piece<'_> {
    /// As the catalogue lists it.
    pub(super) fn entry(&self) -> Entry {
        let front = &self.text.front;
        Entry {
            slug: self.slug.clone(),
            kind: self.kind,
            topic: u32::try_from(self.topic).unwrap_or(u32::MAX),
            title: front.text("title"),
            urgent: front.is_true("urgent"),
            suggest_on: front.texts("suggest-on"),
        }
    }

    /// As the search looks at it.
    pub(super) fn document(&self) -> search::Document {
        let front = &self.text.front;
        search::Document {
            title: front.text("title"),
            asks: front.texts("asks"),
            keywords: front.texts("keywords"),
            headings: self.text.markdown.headings.iter().map(|heading| heading.words.clone()).collect(),
            body: match &self.body {
                Body::Article(article) => plain::of_blocks(&article.blocks),
                Body::Flow(flow) => plain::of_flow(flow),
            },
            is_flow: self.kind == EntryKind::Flow,
        }
    }
}
