//! Questions to complete what is being typed.
//!
//! The bytes, all numbers varints: [`VERSION`]; the number of documents; for each the number of its questions, and each
//! question's length in bytes and its text in UTF-8.

use std::sync::OnceLock;

use crate::bytes::{Reader, put_number, put_text};
use crate::format::VERSION;
use crate::index::ReadError;
use crate::query::Query;
use crate::rank::Hit;
use crate::words::{Word, words};

/// Of this many of the best hits, questions are suggested.
const DOCUMENTS: usize = 8;

/// At least this share of what was typed must be in a question. Lower, and questions about something else are
/// suggested; at 1, none once a customer writes more than a few words.
const ENOUGH: f32 = 0.75;

/// The questions that the documents of an index answer.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Suggestions {
    documents: Vec<Questions>,
}

/// The questions of a document.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Questions {
    texts: Vec<String>,
    /// What each is compared by. Worked out when the document is first among the hits: of a large help centre, few
    /// ever are.
    read: OnceLock<Vec<Read>>,
}

/// What a question is compared by.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Read {
    /// Its words, with a space between.
    plain: String,
    terms: Vec<u32>,
}

impl Suggestions {
    /// The questions of the documents of an index, in the same order.
    pub fn new(questions: Vec<Vec<String>>) -> Self {
        let of_document = |texts| Questions { texts, read: OnceLock::new() };
        Self { documents: questions.into_iter().map(of_document).collect() }
    }

    /// As bytes.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = vec![VERSION];
        put_number(self.documents.len(), &mut out);
        for Questions { texts, .. } in &self.documents {
            put_number(texts.len(), &mut out);
            texts.iter().for_each(|text| put_text(text, &mut out));
        }
        out
    }

    /// The suggestions in `bytes`.
    ///
    /// # Errors
    /// [`ReadError`] for bytes that [`Suggestions::to_bytes`] of this release did not make.
    pub fn read(bytes: &[u8]) -> Result<Self, ReadError> {
        let mut reader = Reader::new(bytes, 0);
        let found = reader.byte().ok_or(ReadError::Damaged)?;
        if found != VERSION {
            return Err(ReadError::Version { found });
        }
        take(&mut reader).filter(|_| reader.is_at_end()).ok_or(ReadError::Damaged)
    }

    /// At most `limit` questions that go on from what was typed, one for each of the documents that answer it best, which
    /// are `hits`. The query is of the index that has the same documents.
    ///
    /// Each holds at least [`ENOUGH`] of what was typed, and is not just that.
    pub fn complete(&self, query: &Query<'_>, hits: &[Hit], typed: &str, limit: usize) -> Vec<String> {
        let typed = plain(&words(typed));
        let documents =
            hits.iter().take(DOCUMENTS).filter_map(|hit| self.documents.get(hit.document as usize));
        documents.filter_map(|document| document.best(query, &typed)).take(limit).cloned().collect()
    }
}

impl Questions {
    /// The question that goes on from what was typed, or holds the most of it; of equals the first.
    fn best(&self, query: &Query<'_>, typed: &str) -> Option<&String> {
        let read = self.read.get_or_init(|| self.texts.iter().map(|text| Read::new(query, text)).collect());
        let mut best = None;
        let mut most = (false, 0.0);
        for (text, read) in self.texts.iter().zip(read).filter(|(_, read)| read.plain != typed) {
            let value = (read.plain.starts_with(typed), query.share_in(&read.terms));
            if value.1 >= ENOUGH && value > most {
                (best, most) = (Some(text), value);
            }
        }
        best
    }
}

impl Read {
    fn new(query: &Query<'_>, text: &str) -> Self {
        let words = words(text);
        let terms = words.iter().filter_map(|word| query.index.term_of(&word.text)).collect();
        Self { plain: plain(&words), terms }
    }
}

fn take(reader: &mut Reader<'_>) -> Option<Suggestions> {
    let mut all = Vec::new();
    for _ in 0..reader.number()? {
        let mut questions = Vec::new();
        for _ in 0..reader.number()? {
            questions.push(reader.text()?.to_owned());
        }
        all.push(questions);
    }
    Some(Suggestions::new(all))
}

fn plain(words: &[Word]) -> String {
    let mut plain = String::new();
    for word in words {
        if !plain.is_empty() {
            plain.push(' ');
        }
        plain.push_str(&word.text);
    }
    plain
}

impl Query<'_> {
    /// How much of what was typed a text with these terms has, of 0 to 1: each word that finds, by its rarity.
    fn share_in(&self, terms: &[u32]) -> f32 {
        let (mut share, mut all) = (0.0, 0.0);
        for part in self.asked() {
            all += part.rarity;
            let here = part.terms.iter().filter(|(term, _)| terms.contains(term));
            share += here.map(|(term, _)| self.index.term(*term).rarity).fold(0.0, f32::max);
        }
        if all > 0.0 { share / all } else { 0.0 }
    }
}
