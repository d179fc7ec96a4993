//! Search over the help centre, in the customer's browser.
//!
//! 1. [`words()`] splits a text into words and normalises each; [`Language`] reduces a word to its stem. The
//!    builder and the widget use the same code.
//! 2. [`build()`] weighs the words of each [`Document`], field by field ([`Field`]), into the bytes of an index.
//! 3. [`Index::read`] checks the bytes and keeps them as they are.
//! 4. [`Query::new`] finds out what was meant: typing errors corrected, the word being typed completed, synonyms added.
//! 5. [`Query::hits`] ranks the documents; [`Query::marks`] and [`Query::excerpt`] say where a text matches;
//!    [`Suggestions`] completes the question.
//!
//! Its modules build on each other in this order, and none uses a later one: `fold`, `words`; `bytes`, `field`, `language`;
//! `format` (the bytes of an index), `weight`; `build`, `dictionary`; `index`; `spelling`; `query`; `rank`, `excerpt`;
//! `suggest`.
//!
//! Results are a function of the index and the text: there is no state that could be stale. docs/search.md has the
//! method and the numbers.

mod build;
mod bytes;
mod dictionary;
mod excerpt;
mod field;
mod fold;
mod format;
mod index;
mod language;
mod query;
mod rank;
mod spelling;
mod suggest;
mod weight;
mod words;

pub use build::{Document, Synonyms, build};
pub use excerpt::{Excerpt, Mark, Section};
pub use field::Field;
pub use index::{Index, ReadError};
pub use language::Language;
pub use query::Query;
pub use rank::Hit;
pub use suggest::Suggestions;
pub use words::{Word, words};

/// The `limit` documents of `index` that answer `text` best, best first; none if what was typed is about something else.
pub fn query(index: &Index, text: &str, limit: usize) -> Vec<Hit> {
    let query = Query::new(index, text);
    if query.is_answerable() { query.hits(limit) } else { Vec::new() }
}
