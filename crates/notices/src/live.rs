use model::{Block, Catalogue, EntryKind, Inline, Notice, Severity, Slug, Target};

use crate::time;

/// A value of JSON, as the browser has parsed it.
#[derive(Debug, Clone, PartialEq)]
pub enum Json {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number.
    Number(f64),
    /// A string.
    Text(String),
    /// An array.
    List(Vec<Json>),
    /// An object: its keys, each once, with their values.
    Object(Vec<(String, Json)>),
}

/// What a file of live notices holds.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Read {
    /// The notices of the catalogue's locale, in the file's order; also those that are not shown yet or any more.
    pub notices: Vec<Notice>,
    /// What was left out, for those who look into the browser's console.
    pub dropped: Vec<Dropped>,
}

/// Something that was left out because of a mistake in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dropped {
    /// Its place in the list of notices, from 0; none if all of the file was left out.
    pub at: Option<usize>,
    /// Its `id`, if it has one.
    pub id: Option<String>,
    /// What is wrong with it.
    pub why: &'static str,
}

/// The version of the format.
const VERSION: f64 = 1.0;

const MAX_NOTICES: usize = 20;
const MAX_TOPICS: usize = 50;
const MAX_PARAGRAPHS: usize = 5;

/// In characters, as all that follow.
const MAX_TITLE: usize = 120;
const MAX_PARAGRAPH: usize = 600;
const MAX_LINK_TEXT: usize = 120;
const MAX_ID: usize = 64;
const MAX_URL: usize = 2000;

/// The notices in `json` that are in the locale of `catalogue`. A mistake in one leaves out that one only.
///
/// - Keys that are not known are ignored. So are topics, articles and flows that the catalogue does not have: another
///   release of the content may have them, and the rest of the notice holds.
/// - A notice in other locales is ignored, whatever else it says.
/// - Of two notices of the locale with one `id` the first is kept.
/// - With another version or without a list of notices, all is left out.
pub fn read(json: &Json, catalogue: &Catalogue) -> Read {
    let mut read = Read::default();
    let entries = match entries(json) {
        Ok(entries) => entries,
        Err(why) => {
            read.dropped.push(Dropped { at: None, id: None, why });
            return read;
        }
    };
    for (at, entry) in entries.iter().enumerate() {
        let taken = |slug: &Slug| read.notices.iter().any(|other| other.slug == *slug);
        let why = match notice(entry, catalogue) {
            _ if at == MAX_NOTICES => "it and all after it are more than 20 notices",
            Ok(None) => continue,
            Ok(Some(notice)) if taken(&notice.slug) => "another notice before it has its `id`",
            Ok(Some(notice)) => {
                read.notices.push(notice);
                continue;
            }
            Err(why) => why,
        };
        let id = entry.get("id").and_then(Json::text).map(str::to_owned);
        read.dropped.push(Dropped { at: Some(at), id, why });
        if at == MAX_NOTICES {
            break;
        }
    }
    read
}

impl Json {
    fn get(&self, key: &str) -> Option<&Self> {
        let Self::Object(fields) = self else { return None };
        fields.iter().find(|(name, _)| name == key).map(|(_, value)| value)
    }

    fn text(&self) -> Option<&str> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }

    fn list(&self) -> Option<&[Self]> {
        if let Self::List(items) = self { Some(items) } else { None }
    }

    /// The items, if it is a list of texts that all pass `is_right`.
    fn texts(&self, is_right: impl Fn(&str) -> bool) -> Option<&[Self]> {
        self.list().filter(|items| items.iter().all(|item| item.text().is_some_and(&is_right)))
    }

    /// The text of `key` if it has words, and at most `most` characters.
    fn words(&self, key: &str, most: usize) -> Option<&str> {
        words(self.get(key)?, most)
    }
}

fn words(json: &Json, most: usize) -> Option<&str> {
    let text = json.text().filter(|text| text.chars().count() <= most)?.trim();
    (!text.is_empty()).then_some(text)
}

fn entries(json: &Json) -> Result<&[Json], &'static str> {
    match json.get("version") {
        Some(Json::Number(version)) if *version == VERSION => {}
        _ => return Err("`version` is not 1"),
    }
    json.get("notices").and_then(Json::list).ok_or("`notices` is no list")
}

/// The notice that `entry` is; none if it is in other locales.
fn notice(entry: &Json, catalogue: &Catalogue) -> Result<Option<Notice>, &'static str> {
    let locales = entry.get("locales").and_then(|locales| locales.texts(|_| true));
    let locales = locales.filter(|locales| !locales.is_empty()).ok_or("`locales` is no list of locales")?;
    let is_ours = |tag: &str| tag.eq_ignore_ascii_case(&catalogue.locale.tag);
    if !locales.iter().filter_map(Json::text).any(is_ours) {
        return Ok(None);
    }
    let severity = severity(entry).ok_or("`severity` is not info, warning or critical")?;
    let start = instant(entry, "start").ok_or("`start` is no time such as 2026-11-22T08:00:00Z")?;
    let end = instant(entry, "end").ok_or("`end` is no time such as 2026-11-22T08:00:00Z")?;
    if end <= start {
        return Err("`end` is not after `start`");
    }
    let title = entry.words("title", MAX_TITLE).ok_or("`title` has no words, or over 120 characters")?;
    let text = paragraphs(entry).ok_or("`text` is not one to five paragraphs of up to 600 characters")?;
    let topics = topics(entry).ok_or("`topics` is no list of topics, 50 at most")?;
    let link = link(entry)?;
    let id = entry.get("id").and_then(Json::text).filter(|id| id.len() <= MAX_ID);
    let slug = id.and_then(|id| Slug::new(id).ok());
    let slug = slug.ok_or("`id` is not small letters, digits and hyphens, 64 at most")?;
    let mut body = Vec::new();
    for words in text.iter().filter_map(|item| words(item, MAX_PARAGRAPH)) {
        body.push(Block::Paragraph(vec![Inline::Text(words.to_owned())]));
    }
    if let Some((words, target)) = link.filter(|(_, target)| is_there(target, catalogue)) {
        let content = vec![Inline::Text(words.to_owned())];
        body.push(Block::Paragraph(vec![Inline::Link { target, content }]));
    }
    let is_about = |slug: &Slug| topics.iter().any(|name| name.text() == Some(slug.as_str()));
    let places = (0_u32..).zip(&catalogue.topics).filter(|(_, topic)| is_about(&topic.slug));
    let topics = places.map(|(at, _)| at).collect();
    Ok(Some(Notice { slug, severity, title: title.to_owned(), body, start, end, topics }))
}

fn severity(entry: &Json) -> Option<Severity> {
    match entry.get("severity")?.text()? {
        "info" => Some(Severity::Info),
        "warning" => Some(Severity::Warning),
        "critical" => Some(Severity::Critical),
        _ => None,
    }
}

fn instant(entry: &Json, key: &str) -> Option<u32> {
    time::minutes(entry.get(key)?.text()?)
}

fn paragraphs(entry: &Json) -> Option<&[Json]> {
    let items = entry.get("text")?.list().filter(|items| (1..=MAX_PARAGRAPHS).contains(&items.len()))?;
    items.iter().all(|item| words(item, MAX_PARAGRAPH).is_some()).then_some(items)
}

/// The names of topics, which the catalogue may not have.
fn topics(entry: &Json) -> Option<&[Json]> {
    let Some(topics) = entry.get("topics") else { return Some(&[]) };
    topics.texts(|name| Slug::new(name).is_ok()).filter(|names| names.len() <= MAX_TOPICS)
}

/// The words of the link, and where it leads; none without a link.
fn link(entry: &Json) -> Result<Option<(&str, Target)>, &'static str> {
    let Some(link) = entry.get("link") else { return Ok(None) };
    let text = link.words("text", MAX_LINK_TEXT).ok_or("the link has no words, or over 120 characters")?;
    let target = link.get("url").and_then(Json::text).and_then(target);
    let target = target.ok_or("the link's `url` is none of https://…, article:…, flow:… and contact:…")?;
    Ok(Some((text, target)))
}

/// Whether the catalogue has what a link leads to.
fn is_there(target: &Target, catalogue: &Catalogue) -> bool {
    let is = |slug, kind| catalogue.entry(slug).is_some_and(|entry| entry.kind == kind);
    match target {
        Target::Article(slug, _) => is(slug, EntryKind::Article),
        Target::Flow(slug, _) => is(slug, EntryKind::Flow),
        Target::Contact(Some(channel)) => catalogue.channel(channel).is_some(),
        Target::Contact(None) | Target::Web(_) | Target::Section(_) | Target::Action(_) => true,
    }
}

/// Where `url` leads: a place inside a text, a channel, or a page.
fn target(url: &str) -> Option<Target> {
    let target = Target::parse(url)?;
    let may_be = match &target {
        Target::Web(url) => is_page(url),
        Target::Article(..) | Target::Flow(..) | Target::Contact(_) => true,
        Target::Section(_) | Target::Action(_) => false,
    };
    may_be.then_some(target)
}

fn is_page(url: &str) -> bool {
    let after = url.strip_prefix("https://").filter(|after| !after.starts_with('/') && url.len() <= MAX_URL);
    after.is_some_and(|after| after.bytes().all(|byte| byte.is_ascii_graphic()))
}
