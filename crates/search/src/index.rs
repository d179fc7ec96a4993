use std::collections::BTreeMap;

use crate::field::{FIELD_COUNT, Field};
use crate::{analysis, bytes};

/// The version of the index's bytes. Raise it with every change of [`Index`] and of [`analysis`].
const VERSION: u8 = 1;

/// What can be found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Document {
    /// Its title.
    pub title: String,
    /// Questions that it answers, in customers' words.
    pub asks: Vec<String>,
    /// Words that customers use and the text does not.
    pub keywords: Vec<String>,
    /// Its headings.
    pub headings: Vec<String>,
    /// Its text without structure.
    pub body: String,
}

/// Which documents hold which terms. A document is named by its place in the list it was built from.
#[derive(Debug, Clone, PartialEq)]
pub struct Index {
    /// How many terms each field of each document has.
    pub(crate) lengths: Vec<[u16; FIELD_COUNT]>,
    /// All terms, sorted.
    pub(crate) terms: Vec<Term>,
}

/// A term and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Term {
    pub(crate) text: String,
    /// Sorted by document, then field.
    pub(crate) postings: Vec<Posting>,
}

/// How often a term stands in one field of one document.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Posting {
    pub(crate) document: u32,
    pub(crate) field: Field,
    pub(crate) count: u16,
}

/// Why bytes are not an index.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// Another release wrote them.
    #[error(
        "the search index has version {found}, this release reads version {VERSION}; build the content again"
    )]
    Version {
        /// The version the bytes say they have.
        found: u8,
    },
    /// They were changed or cut off.
    #[error("the search index is damaged; deploy the bundle again")]
    Damaged,
}

impl Index {
    /// Counts the terms of `documents`.
    pub fn build(documents: &[Document]) -> Self {
        let mut lengths = vec![[0_u16; FIELD_COUNT]; documents.len()];
        let mut counts: BTreeMap<String, BTreeMap<(u32, Field), u16>> = BTreeMap::new();
        for ((document, number), lengths) in documents.iter().zip(0..).zip(&mut lengths) {
            for (field, length) in Field::ALL.into_iter().zip(lengths) {
                for term in texts(document, field).iter().flat_map(|text| analysis::terms(text)) {
                    let count = counts.entry(term).or_default().entry((number, field)).or_default();
                    *count = count.saturating_add(1);
                    *length = length.saturating_add(1);
                }
            }
        }
        let terms = counts.into_iter().map(|(text, postings)| Term { text, postings: postings_of(postings) });
        Self { lengths, terms: terms.collect() }
    }

    /// The index as bytes, the same for the same documents; see [`crate::bytes`].
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = vec![VERSION];
        bytes::put(self, &mut bytes);
        bytes
    }

    /// The index in `bytes`.
    ///
    /// # Errors
    /// [`ReadError`] for bytes that [`Index::to_bytes`] of this release did not make.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, ReadError> {
        let (&found, rest) = bytes.split_first().ok_or(ReadError::Damaged)?;
        if found != VERSION {
            return Err(ReadError::Version { found });
        }
        bytes::take(rest).ok_or(ReadError::Damaged)
    }

    /// How many documents there are.
    pub fn documents(&self) -> usize {
        self.lengths.len()
    }
}

fn texts(document: &Document, field: Field) -> &[String] {
    match field {
        Field::Title => std::slice::from_ref(&document.title),
        Field::Asks => &document.asks,
        Field::Keywords => &document.keywords,
        Field::Headings => &document.headings,
        Field::Body => std::slice::from_ref(&document.body),
    }
}

fn postings_of(counts: BTreeMap<(u32, Field), u16>) -> Vec<Posting> {
    counts.into_iter().map(|((document, field), count)| Posting { document, field, count }).collect()
}
