//! What holds for every text of the help centre in `articles/`, also for the next one that somebody writes.
//!
//! Each test looks at all articles, flows and notices, and names every place that breaks its rule.

#![expect(clippy::unwrap_used, reason = "a helper that meets an error fails the test that called it")]

mod labels;
mod safety;
mod terms;
mod wording;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use content::Library;
use model::bundle;
use model::{Article, Block, Catalogue, EntryKind, Flow, Inline, Listing, Target, plain_text, walk_inlines};

/// The help centre as customers get it.
struct Centre {
    catalogue: Catalogue,
    /// The summaries of the entries, by slug.
    summaries: BTreeMap<String, String>,
    articles: BTreeMap<String, Article>,
    flows: BTreeMap<String, Flow>,
}

static CENTRE: LazyLock<Centre> = LazyLock::new(read);

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../articles")
}

fn read() -> Centre {
    let bundles = content::compile(&Library::read(&folder())).unwrap();
    let bundle = &bundles.0["en"];
    let catalogue = bundle.read_catalogue().unwrap();
    let listing: Listing = bundle::read(&bundle.files[&catalogue.listing.name("listing")]).unwrap();
    let (mut summaries, mut articles, mut flows) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
    for (entry, detail) in catalogue.entries.iter().zip(listing.details) {
        let slug = entry.slug.to_string();
        let bytes = &bundle.files[&detail.file.name(&slug)];
        match entry.kind {
            EntryKind::Article => drop(articles.insert(slug.clone(), bundle::read(bytes).unwrap())),
            EntryKind::Flow => drop(flows.insert(slug.clone(), bundle::read(bytes).unwrap())),
        }
        summaries.insert(slug, detail.summary);
    }
    Centre { catalogue, summaries, articles, flows }
}

impl Centre {
    fn title(&self, slug: &str) -> &str {
        &self.catalogue.entries.iter().find(|entry| entry.slug.as_str() == slug).unwrap().title
    }

    /// All that customers read in articles, flows and notices, piece by piece, in the order of the texts.
    fn pieces(&self) -> Vec<Piece> {
        let mut pieces = Vec::new();
        for entry in &self.catalogue.entries {
            let slug = entry.slug.to_string();
            pieces.push(Piece::plain(&slug, Part::Heading, &entry.title));
            pieces.push(Piece::plain(&slug, Part::Paragraph, &self.summaries[&slug]));
            if let Some(article) = self.articles.get(&slug) {
                push_blocks(&slug, Part::Paragraph, &article.blocks, &mut pieces);
            }
            if let Some(flow) = self.flows.get(&slug) {
                push_flow(&slug, flow, &mut pieces);
            }
        }
        for notice in &self.catalogue.notices {
            let slug = notice.slug.to_string();
            pieces.push(Piece::plain(&slug, Part::Heading, &notice.title));
            push_blocks(&slug, Part::Paragraph, &notice.body, &mut pieces);
        }
        pieces
    }
}

/// What a piece of text is.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Part {
    Heading,
    Paragraph,
    Item,
    Cell,
    Label,
    Help,
}

/// A paragraph, an item of a list, a heading or a choice.
#[derive(Debug)]
struct Piece {
    /// The slug of its text and, of a flow, the node: `lost-card#found`.
    place: String,
    part: Part,
    words: String,
    links: Vec<Link>,
}

#[derive(Debug)]
struct Link {
    target: Target,
    words: String,
    /// Where its words begin in those of the piece.
    at: usize,
}

impl Piece {
    fn plain(place: &str, part: Part, words: &str) -> Self {
        Self { place: place.to_owned(), part, words: words.to_owned(), links: Vec::new() }
    }

    fn new(place: &str, part: Part, content: &[Inline]) -> Self {
        Self { links: links(content), ..Self::plain(place, part, &plain_text(content)) }
    }

    /// Its sentences; each has lost its sign at the end but for the last.
    fn sentences(&self) -> impl Iterator<Item = &str> {
        self.words.split(". ").flat_map(|part| part.split("? ")).flat_map(|part| part.split("! "))
    }
}

fn links(content: &[Inline]) -> Vec<Link> {
    let (mut at, mut links) = (0, Vec::new());
    for inline in walk_inlines(content) {
        match inline {
            Inline::Text(words) | Inline::Code(words) => at += words.len(),
            Inline::Break => at += 1,
            Inline::Link { target, content } => {
                links.push(Link { target: target.clone(), words: plain_text(content), at });
            }
            Inline::Strong(_) | Inline::Emphasis(_) => {}
        }
    }
    links
}

fn push_blocks<'a>(
    place: &str,
    part: Part,
    blocks: impl IntoIterator<Item = &'a Block>,
    pieces: &mut Vec<Piece>,
) {
    for block in blocks {
        let (own, inner) = match block {
            Block::Heading { .. } => (Part::Heading, part),
            Block::Table { .. } => (Part::Cell, part),
            Block::List(_) | Block::Steps { .. } => (part, Part::Item),
            _ => (part, part),
        };
        pieces.extend(block.contents().into_iter().map(|content| Piece::new(place, own, content)));
        let children: Vec<_> = block.children().collect();
        push_blocks(place, inner, children, pieces);
    }
}

fn push_flow(slug: &str, flow: &Flow, pieces: &mut Vec<Piece>) {
    push_blocks(slug, Part::Paragraph, &flow.intro, pieces);
    for node in &flow.nodes {
        let place = format!("{slug}#{}", node.id);
        pieces.push(Piece::plain(&place, Part::Heading, &node.title));
        push_blocks(&place, Part::Paragraph, &node.body, pieces);
        for choice in node.choices() {
            pieces.push(Piece::plain(&place, Part::Label, &choice.label));
            pieces.push(Piece::new(&place, Part::Help, &choice.help));
        }
    }
}

/// The texts of articles, flows and notices as editors write them, with their paths: titles, summaries and what is
/// below the front matter.
fn sources() -> Vec<(String, String)> {
    let mut sources = Vec::new();
    let en = folder().join("en");
    for topic in fs::read_dir(&en).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_dir()) {
        for file in fs::read_dir(topic).unwrap().map(|entry| entry.unwrap().path()) {
            let name = file.strip_prefix(&en).unwrap().display().to_string();
            if name.ends_with(".md") {
                sources.push((name, without_asks(&fs::read_to_string(file).unwrap())));
            }
        }
    }
    sources.sort();
    sources
}

fn without_asks(source: &str) -> String {
    let (front, body) = source[4..].split_once("\n---\n").unwrap();
    let shown = front.lines().filter(|line| line.starts_with("title:") || line.starts_with("summary:"));
    shown.chain(body.lines()).collect::<Vec<_>>().join("\n")
}

/// The messages of the widget: their names and words.
fn messages() -> Vec<(String, String)> {
    let text = fs::read_to_string(folder().join("en/messages.ftl")).unwrap();
    let pairs = text.lines().filter_map(|line| line.split_once(" = "));
    pairs.map(|(name, words)| (name.to_owned(), words.to_owned())).collect()
}

/// Fails with the places, one a line, if there are any.
#[track_caller]
fn assert_none(rule: &str, places: &[String]) {
    assert!(places.is_empty(), "{rule}:\n{}", places.join("\n"));
}

/// Whether the lower-case `words` have one of `phrases` in them.
fn says(words: &str, phrases: &[&str]) -> bool {
    phrases.iter().any(|phrase| words.contains(phrase))
}
