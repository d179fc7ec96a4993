//! Questions to complete what is being typed.
//!
//! The bytes, all numbers varints: [`VERSION`]; the number of documents; for each the number of its questions, and each
//! question's length in bytes and its text in UTF-8.

use crate::bytes::{Reader, put_number, put_text};
use crate::index::ReadError;
use crate::query::Query;
use crate::rank::Hit;
use crate::words::words;

/// The version of these bytes.
const VERSION: u8 = 1;

/// Of this many of the best hits, questions are suggested.
const DOCUMENTS: usize = 8;

/// At least this share of what was typed must stand in a question. Lower, and questions about something else are
/// suggested; at 1, none once a customer writes more than a few words.
const ENOUGH: f32 = 0.75;

/// The questions that the documents of an index answer.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Suggestions {
    /// By document.
    questions: Vec<Vec<String>>,
}

impl Suggestions {
    /// The questions of the documents of an index, in the same order.
    pub fn new(questions: Vec<Vec<String>>) -> Self {
        Self { questions }
    }

    /// As bytes.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = vec![VERSION];
        put_number(self.questions.len(), &mut out);
        for questions in &self.questions {
            put_number(questions.len(), &mut out);
            questions.iter().for_each(|question| put_text(question, &mut out));
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
    /// are `hits`.
    ///
    /// Each holds at least [`ENOUGH`] of what was typed, and is not just that.
    pub fn complete(&self, query: &Query<'_>, hits: &[Hit], typed: &str, limit: usize) -> Vec<String> {
        let mut found = Vec::new();
        let typed = plain(typed);
        for hit in hits.iter().take(DOCUMENTS) {
            let questions = self.questions.get(hit.document as usize).map_or(&[][..], Vec::as_slice);
            let mut best = None;
            let mut most = (false, ENOUGH);
            for question in questions {
                let plain = plain(question);
                let value = (plain.starts_with(&typed), query.share_in(question));
                if plain != typed && value.1 >= ENOUGH && value > most || best.is_none() && value == most {
                    (best, most) = (Some(question.clone()), value);
                }
            }
            found.extend(best);
            if found.len() == limit {
                break;
            }
        }
        found
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
    Some(Suggestions { questions: all })
}

/// The words of a text, with a space between.
fn plain(text: &str) -> String {
    let mut plain = String::new();
    for word in words(text) {
        if !plain.is_empty() {
            plain.push(' ');
        }
        plain.push_str(&word.text);
    }
    plain
}

impl Query<'_> {
    /// How much of what was typed stands in `text`, of 0 to 1: each word that finds, by its rarity.
    fn share_in(&self, text: &str) -> f32 {
        let terms: Vec<_> = words(text).iter().filter_map(|word| self.index.term_of(&word.text)).collect();
        let unknown = crate::rank::rarity(self.index.documents(), 0);
        let (mut share, mut all) = (0.0, 0.0);
        for part in self.parts.iter().filter(|part| part.finds) {
            let rarity = part.terms.iter().map(|(term, _)| self.index.term(*term).rarity);
            all += rarity.fold(if part.terms.is_empty() { unknown } else { 0.0 }, f32::max);
            let here = part.terms.iter().filter(|(term, _)| terms.contains(term));
            share += here.map(|(term, _)| self.index.term(*term).rarity).fold(0.0, f32::max);
        }
        if all > 0.0 { share / all } else { 0.0 }
    }
}
