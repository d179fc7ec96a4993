//! The documents of the sample help centre, as the compiler gives them to the search.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use content::Exported;
use model::bundle;
use model::{Catalogue, EntryKind};
use saphyr_parser::{Event, Parser};
use serde::Deserialize;
use toml::Spanned;
use tools::workspace;
use xtask::build;

use super::ours::{Document, Synonyms};

/// The locale that is measured: the one that the questions are written in.
pub(super) const LOCALE: &str = "en";

/// The sample help centre.
pub(super) struct Sample {
    /// Its articles and flows, in the order of the index.
    pub(super) documents: Vec<Document>,
    /// What means the same.
    pub(super) synonyms: Synonyms,
    /// The file of the search index, as it is deployed.
    pub(super) index: Vec<u8>,
    /// The file of suggestions, as it is deployed.
    pub(super) suggestions: Vec<u8>,
}

impl Sample {
    /// Compiles the content in `articles/`.
    ///
    /// # Errors
    /// The content has errors, or lacks the locale.
    pub(super) fn read() -> Result<Self> {
        let no_locale = || format!("the help centre has no locale `{LOCALE}`, which the questions are in");
        let (library, bundles) = build::compile_content()?;
        let exported = content::export(&library, LOCALE).with_context(no_locale)?;
        let bundle = bundles.0.get(LOCALE).with_context(no_locale)?;
        let file = |name: String| {
            bundle.files.get(&name).cloned().with_context(|| format!("the bundle lacks its file {name}"))
        };
        let catalogue: Catalogue = bundle::read(&file(bundle.catalogue.name("catalogue"))?)?;
        let entry = |slug: &str| {
            let found = exported.iter().find(|exported| exported.slug == slug);
            found.with_context(|| format!("`{slug}` is in the catalogue, but is not exported"))
        };
        let folder = workspace::articles().join(LOCALE);
        Ok(Self {
            documents: (catalogue.entries.iter())
                .map(|listed| document(entry(listed.slug.as_str())?, &folder))
                .collect::<Result<_>>()?,
            synonyms: synonyms(&folder)?,
            index: file(catalogue.index.name("index"))?,
            suggestions: file(catalogue.suggestions.name("suggestions"))?,
        })
    }
}

fn document(exported: &Exported, folder: &Path) -> Result<Document> {
    let is_flow = exported.kind == EntryKind::Flow;
    let file = format!("{}{}.md", exported.slug, if is_flow { ".flow" } else { "" });
    let source = read(&folder.join(&exported.topic).join(file))?;
    Ok(Document {
        title: exported.title.clone(),
        asks: exported.asks.clone(),
        keywords: keywords(&source),
        headings: exported.headings.clone(),
        body: exported.body.clone(),
        is_flow,
    })
}

/// The list `keywords` of an article's front matter, which is not exported.
fn keywords(source: &str) -> Vec<String> {
    let scalar = |event: Event<'_>| match event {
        Event::Scalar(text, ..) => Some(text.into_owned()),
        _ => None,
    };
    let front_matter = source.split("---\n").nth(1).unwrap_or_default();
    // Front matter that is no YAML ends early: the compiler has told already.
    let events = Parser::new_from_str(front_matter).map_while(|event| event.ok().map(|(event, _)| event));
    let mut events =
        events.skip_while(|event| !matches!(event, Event::Scalar(text, ..) if text == "keywords"));
    match (events.next(), events.next()) {
        (Some(_), Some(Event::SequenceStart(..))) => events.map_while(scalar).collect(),
        _ => Vec::new(),
    }
}

/// What `synonyms.toml` says.
fn synonyms(folder: &Path) -> Result<Synonyms> {
    #[derive(Deserialize)]
    #[serde(rename_all = "kebab-case")]
    struct File {
        groups: Vec<Vec<String>>,
        one_way: BTreeMap<Spanned<String>, String>,
    }
    let path = folder.join("synonyms.toml");
    let file: File = toml::from_str(&read(&path)?).with_context(|| path.display().to_string())?;
    let mut one_way: Vec<_> = file.one_way.into_iter().collect();
    // In the order of the file, as the compiler has them.
    one_way.sort_by_key(|(from, _)| from.span().start);
    let one_way = one_way.into_iter().map(|(from, to)| (from.into_inner(), to)).collect();
    Ok(Synonyms { groups: file.groups, one_way })
}

fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::super::ours;
    use super::*;

    #[test]
    fn the_documents_are_those_that_the_deployed_files_are_made_of() {
        let Sample { documents, synonyms, index, suggestions } = Sample::read().unwrap();
        assert!(ours::index_file(LOCALE, &documents, &synonyms) == index);
        assert!(ours::suggestions_file(&documents) == suggestions);
    }

    #[test]
    fn keywords_are_read_however_they_are_written() {
        assert_eq!(keywords("---\ntitle: x\nkeywords: [a, \"b c\"]\nowner: y\n---\nd"), ["a", "b c"]);
        assert_eq!(keywords("---\nkeywords:\n  - a\n  - b\n---\n"), ["a", "b"]);
        assert!(keywords("---\ntitle: x\n---\n").is_empty());
    }
}
