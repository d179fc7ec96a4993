//! What the page needs of our engine: its files and its requests. Whatever the engine's interface changes is changed
//! here, and the page, which only hands bytes on, stays as it is.

use engine::Request;
use model::bundle::{self, Kind};
use model::wire::Wire;
use search::Language;

pub(super) use search::{Document, Synonyms};

/// How many hits the widget asks for.
const HITS: u32 = 10;

/// How many suggestions the widget asks for.
const SUGGESTIONS: u32 = 3;

/// The bundle's file of the search index.
pub(super) fn index_file(locale: &str, documents: &[Document], synonyms: &Synonyms) -> Vec<u8> {
    bundle::seal(Kind::Index, &search::build(Language::of(locale), documents, synonyms))
}

/// The bundle's file of suggestions.
pub(super) fn suggestions_file(documents: &[Document]) -> Vec<u8> {
    let questions = documents.iter().map(|document| document.asks.clone()).collect();
    bundle::seal(Kind::Suggestions, &search::Suggestions::new(questions).to_bytes())
}

/// What the widget sends to the engine when that much has been typed.
pub(super) fn request(typed: &str) -> Vec<u8> {
    let request = Request::Search { typed: typed.to_owned(), hits: HITS, suggestions: SUGGESTIONS };
    let mut bytes = Vec::new();
    request.put(&mut bytes);
    bytes
}

#[cfg(test)]
mod tests {
    use engine::{Engine, Found};

    use super::*;

    #[test]
    fn the_engine_understands_files_and_requests() {
        let document = |title: &str, ask: &str| Document {
            title: title.to_owned(),
            asks: vec![ask.to_owned()],
            ..Document::default()
        };
        let documents = [document("Fees", "what does it cost"), document("Lost card", "where is my card")];
        let mut engine = Engine::new(&index_file("en", &documents, &Synonyms::default())).unwrap();
        engine.take_suggestions(&suggestions_file(&documents)).unwrap();
        let found = Found::take(&mut &engine.answer(&request("where is my car"))[..]).unwrap();
        assert_eq!(found.hits, [1]);
        assert_eq!(found.suggestions, ["where is my card"]);
    }
}
