//! Which file of a library is what, and having each parsed as such.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use super::files::{self, FileBytes, Files, UnreadFile, Why};
use super::ftl::{self, State};
use super::library::{
    FLOW_TEST_ENDING, FlowTestFile, Library, LocaleTexts, NOTICES, Stray, TOPIC_FILE, Text, TextKind, Topic,
};
use super::markdown::{self, Surroundings};
use super::pictures::{self, NotAPicture, Pictures};
use super::site::{self, Site};
use super::{flow_test, flow_text, front_matter, synonyms};
use crate::source::{Source, normalise};

impl Library {
    /// Reads the folder `dir`. Diagnostics call its files by their path below the working directory, if they are.
    pub fn read(dir: &Path) -> Self {
        Self::from_files(&files::shown_path(dir), files::read(dir))
    }

    /// The library in `files`, whose diagnostics show paths that start with `root`.
    pub fn from_files(root: &str, files: Files) -> Self {
        Loader { root, unread: Vec::new(), misplaced: Vec::new(), stray: Vec::new() }.library(files)
    }
}

/// A file of a topic, or of the notices.
struct Named {
    name: String,
    path: String,
    file: FileBytes,
}

/// Parses file after file, and notes those that belong nowhere.
struct Loader<'r> {
    root: &'r str,
    unread: Vec<UnreadFile>,
    misplaced: Vec<(Arc<Source>, TextKind)>,
    stray: Vec<Stray>,
}

impl Loader<'_> {
    fn library(mut self, mut files: Files) -> Library {
        let file_count = files.len();
        let site = match files.remove("site.toml") {
            Some(file) => match self.text("site.toml", file) {
                Some(source) => site::parse(source),
                None => site::unread(self.without_text("site.toml")),
            },
            None => {
                let source = self.without_text("site.toml");
                let missing = Why::System("the file does not exist".to_owned());
                self.unread.push(UnreadFile { source: Arc::clone(&source), why: missing });
                site::unread(source)
            }
        };
        let mut by_locale: BTreeMap<String, Files> = BTreeMap::new();
        for (locale, _) in &site.locales {
            by_locale.entry(locale.tag.clone()).or_default();
        }
        for (path, file) in files {
            match path.split_once('/') {
                // If the site is not known, any folder may be a locale.
                Some((tag, _)) if by_locale.contains_key(tag) || !site.is_whole => {
                    by_locale.entry(tag.to_owned()).or_default().insert(path, file);
                }
                _ => self.stray(&path, file),
            }
        }
        let locales = by_locale.into_iter().map(|(tag, files)| self.locale(tag, files, &site)).collect();
        Library {
            file_count,
            site,
            locales,
            unread: self.unread,
            misplaced: self.misplaced,
            stray: self.stray,
        }
    }

    /// A file of which nothing but its place is known.
    fn without_text(&self, path: &str) -> Arc<Source> {
        Arc::new(Source::in_library(self.root, path, ""))
    }

    fn stray(&mut self, path: &str, file: FileBytes) {
        let source = self.without_text(path);
        match file {
            // It may be a whole folder.
            FileBytes::Unreadable(why) => self.unread.push(UnreadFile { source, why: Why::System(why) }),
            FileBytes::TooLarge(_) => self.stray.push(Stray { source, has_front_matter: false }),
            FileBytes::Read(bytes) => {
                let text = normalise(&String::from_utf8_lossy(&bytes));
                self.stray.push(Stray { source, has_front_matter: text.starts_with("---\n") });
            }
        }
    }

    /// The text of a file; none, with a note, if it has none.
    fn text(&mut self, path: &str, file: FileBytes) -> Option<Arc<Source>> {
        let source = |text: &str| Source::in_library(self.root, path, text);
        let (source, why) = match file {
            FileBytes::Read(bytes) => match files::decode(source, bytes) {
                Ok(source) => return Some(Arc::new(source)),
                Err(unread) => unread,
            },
            FileBytes::TooLarge(bytes) => (source(""), Why::TooLarge(bytes)),
            FileBytes::Unreadable(why) => (source(""), Why::System(why)),
        };
        self.unread.push(UnreadFile { source: Arc::new(source), why });
        None
    }

    fn locale(&mut self, tag: String, mut files: Files, site: &Site) -> LocaleTexts {
        let path = format!("{tag}/messages.ftl");
        let messages = match files.remove(&path) {
            Some(file) => match self.text(&path, file) {
                Some(source) => ftl::parse(source),
                None => ftl::none(self.without_text(&path), State::Unread),
            },
            None => ftl::none(self.without_text(&path), State::Missing),
        };
        let path = format!("{tag}/synonyms.toml");
        let synonyms = match files.remove(&path).and_then(|file| self.text(&path, file)) {
            Some(source) => synonyms::parse(source),
            None => synonyms::none(self.without_text(&path)),
        };
        let mut by_folder: BTreeMap<String, Vec<Named>> = BTreeMap::new();
        for (path, file) in files {
            match path.split('/').collect::<Vec<_>>()[..] {
                [_, folder, name] => {
                    let (folder, name) = (folder.to_owned(), name.to_owned());
                    by_folder.entry(folder).or_default().push(Named { name, path, file });
                }
                _ => self.stray(&path, file),
            }
        }
        let (topics, texts, flow_tests, notice_pictures) = (vec![], vec![], vec![], Pictures::new());
        let mut locale = LocaleTexts { tag, messages, synonyms, topics, texts, flow_tests, notice_pictures };
        for (folder, files) in by_folder {
            if folder == NOTICES {
                self.notices(files, site, &mut locale);
            } else {
                self.topic(folder, files, site, &mut locale);
            }
        }
        locale
    }

    fn notices(&mut self, files: Vec<Named>, site: &Site, locale: &mut LocaleTexts) {
        let mut texts = Vec::new();
        for Named { name, path, file } in files {
            if pictures::is_name(&name) {
                self.picture(&mut locale.notice_pictures, name, &path, file);
                continue;
            }
            match kind_and_name(&name) {
                Some((TextKind::Article, slug)) if name != TOPIC_FILE => {
                    texts.extend(self.text(&path, file).map(|source| (slug.to_owned(), source)));
                }
                _ => self.stray(&path, file),
            }
        }
        let surroundings = site.surroundings(&locale.notice_pictures);
        let notice = |(name, source)| parse(source, TextKind::Notice, name, None, surroundings);
        let texts: Vec<_> = texts.into_iter().map(notice).collect();
        self.place(texts, surroundings, &mut locale.texts);
    }

    fn topic(&mut self, folder: String, files: Vec<Named>, site: &Site, locale: &mut LocaleTexts) {
        let mut topic = Topic {
            source: self.without_text(&format!("{}/{folder}/{TOPIC_FILE}", locale.tag)),
            folder,
            front: None,
            text: 0..0,
            has_file: false,
            pictures: Pictures::new(),
        };
        let at = locale.topics.len();
        let mut texts = Vec::new();
        for Named { name, path, file } in files {
            if name == TOPIC_FILE {
                topic.has_file = true;
                if let Some(source) = self.text(&path, file) {
                    let (front, end) = front_matter::parse(&source, &site.facts);
                    topic.text = end..source.text.len();
                    topic.front = Some(front);
                    topic.source = source;
                }
            } else if pictures::is_name(&name) {
                self.picture(&mut topic.pictures, name, &path, file);
            } else if let Some(flow) = name.strip_suffix(FLOW_TEST_ENDING) {
                locale.flow_tests.push(self.flow_tests(flow.to_owned(), at, &path, file));
            } else if let Some((kind, name)) = kind_and_name(&name) {
                texts.extend(self.text(&path, file).map(|source| (kind, name.to_owned(), source)));
            } else {
                self.stray(&path, file);
            }
        }
        let surroundings = site.surroundings(&topic.pictures);
        let text = |(kind, name, source)| parse(source, kind, name, Some(at), surroundings);
        let texts: Vec<_> = texts.into_iter().map(text).collect();
        let has_tests = locale.flow_tests.iter().any(|file| file.topic == at);
        let first = locale.texts.len();
        self.place(texts, surroundings, &mut locale.texts);
        let placed = &mut locale.texts[first..];
        let is_folder_of_notices = !topic.has_file
            && !has_tests
            && !placed.is_empty()
            && placed.iter().all(|text| text.kind == TextKind::Notice);
        if is_folder_of_notices {
            placed.iter_mut().for_each(|text| text.topic = None);
            locale.notice_pictures.append(&mut topic.pictures);
        } else {
            locale.topics.push(topic);
        }
    }

    /// Adds `texts` to those of the locale. One that is surely of another kind than its place or name says is parsed as
    /// what it is: only its place is a mistake then.
    fn place(&mut self, texts: Vec<Text>, surroundings: Surroundings<'_>, all: &mut Vec<Text>) {
        for text in texts {
            match sure_kind(&text) {
                Some(kind) if kind != text.kind => {
                    self.misplaced.push((Arc::clone(&text.source), kind));
                    all.push(parse(text.source, kind, text.name, text.topic, surroundings));
                }
                _ => all.push(text),
            }
        }
    }

    fn flow_tests(&mut self, name: String, topic: usize, path: &str, file: FileBytes) -> FlowTestFile {
        let (source, tests) = match self.text(path, file) {
            Some(source) => {
                let tests = flow_test::parse(&source);
                (source, Some(tests))
            }
            None => (self.without_text(path), None),
        };
        FlowTestFile { name, topic, source, tests }
    }

    fn picture(&mut self, pictures: &mut Pictures, name: String, path: &str, file: FileBytes) {
        match file {
            FileBytes::Read(bytes) => {
                let picture = pictures::read(&name, bytes);
                pictures.insert(name, picture);
            }
            file => {
                self.text(path, file);
                pictures.insert(name, Err(NotAPicture::Unread));
            }
        }
    }
}

fn parse(
    source: Arc<Source>,
    kind: TextKind,
    name: String,
    topic: Option<usize>,
    surroundings: Surroundings<'_>,
) -> Text {
    let (front, start) = front_matter::parse(&source, surroundings.facts);
    let markdown = markdown::parse(&source, start, surroundings);
    let flow = (kind == TextKind::Flow).then(|| flow_text::parse(&source, start, &markdown));
    Text { source, kind, name, topic, front, markdown, flow }
}

/// What a text surely is, by the keys that only notices or only the others have, and by the nodes of a flow.
fn sure_kind(text: &Text) -> Option<TextKind> {
    let has = |keys: &[&str]| keys.iter().filter(|key| text.front.get(key).is_some()).count();
    let of_notices = has(&["severity", "start", "end"]);
    let of_others = has(&["summary", "asks", "updated", "review-by"]);
    if of_notices >= 2 && of_others == 0 {
        return Some(TextKind::Notice);
    }
    let is_node = |heading: &markdown::Heading| heading.level == 2 && heading.outcome().is_some();
    let is_flow = text.markdown.headings.iter().any(is_node);
    match (text.kind, is_flow) {
        (TextKind::Article, true) => Some(TextKind::Flow),
        (TextKind::Notice, is_flow) if of_others >= 2 && of_notices == 0 => {
            Some(if is_flow { TextKind::Flow } else { TextKind::Article })
        }
        _ => None,
    }
}

/// What a file of that name in a topic's folder holds, and its name without the ending.
fn kind_and_name(file: &str) -> Option<(TextKind, &str)> {
    let name = file.strip_suffix(".md")?;
    Some(match name.strip_suffix(".flow") {
        Some(name) => (TextKind::Flow, name),
        None => (TextKind::Article, name),
    })
}
