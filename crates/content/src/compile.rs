//! From the library to a bundle per locale.

use std::collections::BTreeMap;

use model::bundle::{self, FileRef, Kind};
use model::{
    Action, Article, Block, Catalogue, Channel, Date, Detail, Entry, EntryKind, Icon, Listing, Locale,
    Messages, Slug,
};
use sha2::{Digest, Sha384};

use crate::bundles::{BuildError, Bundle, Bundles};
use crate::front_matter::FrontMatter;
use crate::keys::ICONS;
use crate::library::{Library, LocaleTexts, Text, Topic};
use crate::{ftl, notices, pictures, plain};

/// Compiles every locale.
///
/// Meant for a library in which [`check`](crate::check) finds no error. Of another one it leaves out what cannot be
/// compiled.
///
/// # Errors
/// [`BuildError::Encode`] if the bundle's format cannot hold a value.
pub fn compile(library: &Library) -> Result<Bundles, BuildError> {
    let mut bundles = BTreeMap::new();
    for (locale, _) in &library.site.locales {
        let Some(texts) = library.locales.iter().find(|texts| texts.tag == locale.tag) else { continue };
        bundles.insert(locale.tag.clone(), compile_locale(library, locale, texts)?);
    }
    Ok(Bundles(bundles))
}

fn compile_locale(library: &Library, locale: &Locale, texts: &LocaleTexts) -> Result<Bundle, BuildError> {
    let topics = ordered_topics(texts);
    let pieces = ordered_pieces(texts, &topics);
    let mut files = BTreeMap::new();
    let mut details = Vec::new();
    let mut documents = Vec::new();
    for piece in &pieces {
        let bytes = match &piece.body {
            Body::Article(article) => bundle::write(article),
            Body::Flow(flow) => bundle::write(flow),
        };
        let file = add_file(&mut files, piece.slug.as_str(), bytes);
        details.push(Detail { summary: piece.text.front.text("summary"), file });
        documents.push(piece.document());
    }
    for text in &texts.texts {
        add_pictures(&mut files, text, texts);
    }
    let listing = add_file(&mut files, "listing", bundle::write(&Listing { details }));
    let language = search::Language::of(&locale.tag);
    let index = search::build(language, &documents, &texts.synonyms.value);
    let index = add_file(&mut files, "index", bundle::seal(Kind::Index, &index));
    let suggestions = search::Suggestions::new(documents.into_iter().map(|document| document.asks).collect());
    let suggestions = bundle::seal(Kind::Suggestions, &suggestions.to_bytes());
    let suggestions = add_file(&mut files, "suggestions", suggestions);
    let catalogue = Catalogue {
        entries: pieces.iter().map(Piece::entry).collect(),
        listing,
        index,
        suggestions,
        ..catalogue(library, locale, texts, &topics)?
    };
    let catalogue = add_file(&mut files, "catalogue", bundle::write(&catalogue));
    Ok(Bundle { files, catalogue })
}

fn add_file(files: &mut BTreeMap<String, Vec<u8>>, stem: &str, bytes: Vec<u8>) -> FileRef {
    let file = FileRef { sha384: Sha384::digest(&bytes).to_vec() };
    files.insert(file.name(stem), bytes);
    file
}

fn add_pictures(files: &mut BTreeMap<String, Vec<u8>>, text: &Text, texts: &LocaleTexts) {
    for used in &text.markdown.pictures {
        if let Some(Ok(picture)) = pictures::find(texts.pictures(text.topic), &used.file) {
            files.insert(picture.file.clone(), picture.bytes.to_vec());
        }
    }
}

/// The catalogue, still without entries and the places of files.
fn catalogue(
    library: &Library,
    locale: &Locale,
    texts: &LocaleTexts,
    topics: &[(usize, Slug)],
) -> Result<Catalogue, BuildError> {
    let unknown = || FileRef { sha384: Vec::new() };
    let site = &library.site;
    Ok(Catalogue {
        bank: site.name.clone(),
        locale: locale.clone(),
        messages: messages(texts),
        topics: topics.iter().map(|(at, slug)| topic(&texts.topics[*at], slug)).collect(),
        notices: notices::compile(texts, topics),
        entries: Vec::new(),
        channels: channels(library, texts, topics),
        time_zone: site.time_zone.clone(),
        emergency_channel: site.emergency_channel.clone().ok_or(BuildError::NoEmergencyChannel)?,
        actions: (site.actions.iter())
            .map(|id| Action { id: id.clone(), by_hand: words(texts, &format!("action-{id}")) })
            .collect(),
        listing: unknown(),
        index: unknown(),
        suggestions: unknown(),
    })
}

/// The widget's messages in a locale.
fn messages(texts: &LocaleTexts) -> Messages {
    Messages::new(|name| texts.messages.messages.get(name).map(|message| message.parts.clone()))
}

fn channels(library: &Library, texts: &LocaleTexts, topics: &[(usize, Slug)]) -> Vec<Channel> {
    let channel = |channel: &crate::site::ChannelDecl| Channel {
        id: channel.id.clone(),
        kind: channel.kind,
        name: words(texts, &format!("channel-{}", channel.id)),
        note: words(texts, &format!("channel-{}-note", channel.id)),
        number: channel.number.clone(),
        number_abroad: channel.number_abroad.clone(),
        url: channel.url.clone(),
        hours: channel.hours.clone(),
        exceptions: channel.exceptions.clone(),
        languages: channel.languages.clone(),
        topics: places(topics, channel.topics.iter().map(|(slug, _)| slug.as_str())),
    };
    library.site.channels.iter().map(channel).collect()
}

/// The places in the catalogue of the topics of these names, sorted; of those that are there.
pub(crate) fn places<'a>(topics: &[(usize, Slug)], names: impl Iterator<Item = &'a str>) -> Vec<u32> {
    let place = |name| topics.iter().position(|(_, slug)| slug.as_str() == name);
    let mut places: Vec<_> = names.filter_map(place).filter_map(|at| u32::try_from(at).ok()).collect();
    places.sort();
    places.dedup();
    places
}

fn words(texts: &LocaleTexts, message: &str) -> String {
    let parts = texts.messages.messages.get(message).map(|message| message.parts.as_slice());
    parts.and_then(ftl::plain).unwrap_or_default()
}

fn topic(topic: &Topic, slug: &Slug) -> model::Topic {
    let text = |key| topic.front.as_ref().map_or_else(String::new, |front| front.text(key));
    let icon = text("icon");
    model::Topic {
        slug: slug.clone(),
        title: text("title"),
        summary: text("summary"),
        icon: ICONS.iter().find(|(name, _)| *name == icon).map_or(Icon::Question, |(_, icon)| *icon),
    }
}

/// The topics, by place in [`LocaleTexts::topics`], in the editors' order; of one order, by slug.
fn ordered_topics(texts: &LocaleTexts) -> Vec<(usize, Slug)> {
    let order = |front: &FrontMatter| front.text("order").parse::<i64>().unwrap_or(i64::MAX);
    let mut topics: Vec<_> = (texts.topics.iter().enumerate())
        .filter_map(|(at, topic)| {
            Some((order(topic.front.as_ref()?), Slug::new(topic.folder.as_str()).ok()?, at))
        })
        .collect();
    topics.sort();
    topics.into_iter().map(|(_, slug, at)| (at, slug)).collect()
}

/// An article or flow on its way into the bundle.
struct Piece<'a> {
    text: &'a Text,
    slug: Slug,
    kind: EntryKind,
    /// Its topic's place in the catalogue.
    topic: usize,
    body: Body,
}

enum Body {
    Article(Article),
    Flow(model::Flow),
}

/// All articles and flows: topic by topic, and within a topic what is urgent first, then flows, then by title.
fn ordered_pieces<'a>(texts: &'a LocaleTexts, topics: &[(usize, Slug)]) -> Vec<Piece<'a>> {
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

impl Text {
    pub(crate) fn blocks(&self) -> Vec<Block> {
        self.markdown.blocks.iter().map(|placed| placed.block.clone()).collect()
    }
}

impl Piece<'_> {
    fn entry(&self) -> Entry {
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

    fn document(&self) -> search::Document {
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
