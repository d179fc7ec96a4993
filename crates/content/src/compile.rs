//! From the library to the files that the widget fetches, and to what editors and other tools look at.

mod bundles;
mod catalogue;
mod entries;
mod error;
mod export;
mod graph;
mod notices;
mod plain;
mod publish;
mod shell;
mod topics;

use std::collections::BTreeMap;

use model::bundle::{self, Kind};
use model::{Catalogue, Detail, FileRef, Listing, Locale};

use self::entries::{Body, Piece, ordered_pieces};
use crate::read::library::{Library, LocaleTexts, Text};
use crate::read::pictures;

pub use bundles::{Bundle, Bundles};
pub use error::BuildError;
pub use export::{Exported, export};
pub use graph::{GraphError, GraphFormat, graph, graphs};

/// Compiles every locale.
///
/// Meant for a library in which [`check`](crate::check) finds no error. Of another one it leaves out what cannot be
/// compiled.
///
/// # Errors
/// [`BuildError::NoEmergencyChannel`] if the library names none.
pub fn compile(library: &Library) -> Result<Bundles, BuildError> {
    let mut bundles = BTreeMap::new();
    for (locale, _) in &library.site.locales {
        let Some(texts) = library.texts_in(&locale.tag) else { continue };
        bundles.insert(locale.tag.clone(), compile_locale(library, locale, texts)?);
    }
    Ok(Bundles(bundles))
}

fn compile_locale(library: &Library, locale: &Locale, texts: &LocaleTexts) -> Result<Bundle, BuildError> {
    let topics = topics::ordered(texts);
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
        ..catalogue::catalogue(library, locale, texts, &topics)?
    };
    let catalogue = add_file(&mut files, "catalogue", bundle::write(&catalogue));
    Ok(Bundle { files, catalogue })
}

/// The articles and flows of a locale as the search index has them, in its order, and the synonyms; `None` if there is no
/// such locale.
pub fn searchable(library: &Library, locale: &str) -> Option<(Vec<search::Document>, search::Synonyms)> {
    let texts = library.texts_in(locale)?;
    let pieces = ordered_pieces(texts, &topics::ordered(texts));
    Some((pieces.iter().map(Piece::document).collect(), texts.synonyms.value.clone()))
}

fn add_file(files: &mut BTreeMap<String, Vec<u8>>, stem: &str, bytes: Vec<u8>) -> FileRef {
    let file = FileRef::of(&bytes);
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
