//! The bytes of an index, all numbers varints:
//!
//! 1. [`VERSION`]; the number of parts this index is cut into (1) and this part's number (0); the language's number.
//! 2. The number of documents; then one bit for each, set for a flow, the lowest bit of a byte first.
//! 3. The number of words; each, in sorted order, as the number of bytes it shares with the start of the word before,
//!    and the rest of it. A word that begins with [`CONCEPT`] stands for a group of synonyms.
//!    The stems of the words are the terms, in the order in which they first occur.
//! 4. The phrases, which are the synonyms and the documents' titles: their number; for each where it counts ([`Scope`]),
//!    its words (how many, their places in the list of words), and what it stands for (likewise). A title stands for a
//!    word that no text but its document has.
//! 5. For each term the number of its postings, and how far each posting's document is from the one before.
//! 6. For each posting, in the same order, its weight: a byte of 1 to 15.

/// The version of the bytes of an index and of suggestions. Raise it with every change of them and of how words and
/// stems are made, unless an index of before still answers what it answered.
pub(crate) const VERSION: u8 = 3;

/// The first character of a word that stands for a group of synonyms; never part of a word of a text.
pub(crate) const CONCEPT: char = '=';

/// Where a phrase counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Scope {
    /// In texts and in queries: a synonym.
    Everywhere = 0,
    /// In queries only: a synonym that is not meant the other way round.
    InQueries = 1,
    /// As a query, if nothing else was typed: a title.
    Alone = 2,
}

impl Scope {
    pub(crate) fn from_byte(byte: u8) -> Option<Self> {
        [Self::Everywhere, Self::InQueries, Self::Alone].into_iter().find(|scope| *scope as u8 == byte)
    }
}

/// The term of a word of the dictionary.
pub(crate) fn term_of(word: &str, stem: impl Fn(&str) -> String) -> String {
    if word.starts_with(CONCEPT) { word.to_owned() } else { stem(word) }
}
