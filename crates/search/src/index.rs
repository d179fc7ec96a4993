use std::collections::BTreeMap;

use crate::bytes::Reader;
use crate::dictionary::Dictionary;
use crate::format::{Scope, VERSION, term_of};
use crate::language::Language;
use crate::weight::{HEAVIEST, rarity};

/// Which documents hold which words. A document is named by its place in the list the index was built from.
///
/// The postings stay in the bytes that were read; only the words are unpacked, to be searched.
#[derive(Debug)]
pub struct Index {
    bytes: Vec<u8>,
    pub(crate) language: Language,
    documents: usize,
    unknown_rarity: f32,
    /// Where the bits of the flows begin in `bytes`.
    flows: usize,
    pub(crate) words: Dictionary,
    /// The term of each word.
    word_terms: Vec<u32>,
    /// The terms by stem.
    stems: BTreeMap<String, u32>,
    terms: Vec<Term>,
    pub(crate) phrases: Vec<Phrase>,
}

/// A term's postings.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Term {
    /// Where its documents begin in the bytes.
    documents: u32,
    /// Where its weights begin.
    weights: u32,
    /// How many documents hold it.
    pub(crate) count: u32,
    /// How much it tells documents apart.
    pub(crate) rarity: f32,
}

/// A synonym or a title: terms one after the other, which stand for others as well.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Phrase {
    pub(crate) scope: Scope,
    pub(crate) terms: Vec<u32>,
    pub(crate) meant: Vec<u32>,
}

impl Phrase {
    /// Where it is among the terms of a text's words: the places of its first words.
    pub(crate) fn places_in(&self, terms: &[Option<u32>]) -> Vec<usize> {
        let is_here = |part: &[Option<u32>]| part.iter().copied().eq(self.terms.iter().copied().map(Some));
        let places = terms.windows(self.terms.len().max(1)).enumerate();
        places.filter(|(_, part)| is_here(part)).map(|(at, _)| at).collect()
    }
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
    /// They are one of several parts.
    #[error(
        "the search index is cut into {found} parts, this release reads whole ones; build the content again"
    )]
    Parts {
        /// How many parts the bytes say there are.
        found: u32,
    },
    /// They were changed or cut off.
    #[error("the search index is damaged; deploy the bundle again")]
    Damaged,
}

impl Index {
    /// The index in `bytes`, which are checked from start to end.
    ///
    /// # Errors
    /// [`ReadError`] for bytes that [`build`](crate::build()) of this release did not make.
    pub fn read(bytes: Vec<u8>) -> Result<Self, ReadError> {
        let mut reader = Reader::new(&bytes, 0);
        let found = reader.byte().ok_or(ReadError::Damaged)?;
        if found != VERSION {
            return Err(ReadError::Version { found });
        }
        let found = reader.number().ok_or(ReadError::Damaged)?;
        if found != 1 {
            return Err(ReadError::Parts { found });
        }
        let index = take(&mut reader).ok_or(ReadError::Damaged)?;
        Ok(Self { bytes, ..index })
    }

    /// How many documents there are.
    pub fn documents(&self) -> usize {
        self.documents
    }

    /// How much a word would tell apart that one document has.
    pub(crate) fn unknown_rarity(&self) -> f32 {
        self.unknown_rarity
    }

    pub(crate) fn is_flow(&self, document: u32) -> bool {
        let byte = self.bytes.get(self.flows + document as usize / 8).copied().unwrap_or_default();
        byte >> (document % 8) & 1 == 1
    }

    pub(crate) fn term(&self, term: u32) -> Term {
        self.terms[term as usize]
    }

    /// The term of the word at that place in the dictionary.
    pub(crate) fn term_at(&self, word: usize) -> u32 {
        self.word_terms[word]
    }

    /// The term of a word of that form, which need not be in the help centre itself if another one of its stem is.
    pub(crate) fn term_of(&self, word: &str) -> Option<u32> {
        let stem = || self.stems.get(&self.language.stemmer()(word)).copied();
        self.term_of_form(word).or_else(stem)
    }

    /// The term of a word that is in the help centre in just this form.
    pub(crate) fn term_of_form(&self, word: &str) -> Option<u32> {
        self.words.find(word).map(|at| self.term_at(at))
    }

    /// Calls `with` for each document that holds `term`, with the weight of the posting.
    #[inline]
    pub(crate) fn postings(&self, term: Term, mut with: impl FnMut(usize, u8)) {
        let mut documents = Reader::new(&self.bytes, term.documents as usize);
        let weights = self.bytes.get(term.weights as usize..).unwrap_or_default();
        let mut next = 0;
        for weight in weights.iter().take(term.count as usize) {
            // Reading checked every posting, so there is a number, and it leads to a document.
            let Some(gap) = documents.number() else { return };
            let document = next + gap as usize;
            with(document, *weight);
            next = document + 1;
        }
    }
}

/// The index in what follows the version and the number of parts, still without its bytes.
fn take(reader: &mut Reader<'_>) -> Option<Index> {
    let part = reader.number()?;
    let language = Language::from_number(reader.number()?)?;
    let documents = reader.number()? as usize;
    let flows = reader.at();
    reader.slice(documents.div_ceil(8))?;
    let words = take_words(reader)?;
    let (word_terms, stems) = number_terms(&words, language);
    let phrases = take_phrases(reader, &word_terms)?;
    let terms = take_postings(reader, stems.len(), documents)?;
    let index = Index {
        bytes: Vec::new(),
        language,
        documents,
        unknown_rarity: rarity(documents, 0),
        flows,
        words,
        word_terms,
        stems,
        terms,
        phrases,
    };
    (part == 0 && reader.is_at_end()).then_some(index)
}

fn take_words(reader: &mut Reader<'_>) -> Option<Dictionary> {
    let mut words = Dictionary::default();
    for _ in 0..reader.number()? {
        let shared = reader.number()? as usize;
        words.push(shared, reader.text()?)?;
    }
    Some(words)
}

/// The terms are the stems of the words, numbered in the order in which they first occur.
fn number_terms(words: &Dictionary, language: Language) -> (Vec<u32>, BTreeMap<String, u32>) {
    let stem = language.stemmer();
    let mut stems = BTreeMap::new();
    let numbers = (0..words.len()).map(|at| {
        let next = stems.len() as u32;
        *stems.entry(term_of(words.get(at), &stem)).or_insert(next)
    });
    (numbers.collect(), stems)
}

fn take_phrases(reader: &mut Reader<'_>, word_terms: &[u32]) -> Option<Vec<Phrase>> {
    let mut phrases = Vec::new();
    for _ in 0..reader.number()? {
        let scope = Scope::from_byte(reader.byte()?)?;
        let mut terms = || {
            let mut terms = Vec::new();
            for _ in 0..reader.number()? {
                terms.push(*word_terms.get(reader.number()? as usize)?);
            }
            Some(terms)
        };
        phrases.push(Phrase { scope, terms: terms()?, meant: terms()? });
    }
    Some(phrases)
}

fn take_postings(reader: &mut Reader<'_>, terms: usize, documents: usize) -> Option<Vec<Term>> {
    let mut taken = Vec::new();
    let mut all = 0_u32;
    for _ in 0..terms {
        let count = reader.number()?;
        let at = u32::try_from(reader.at()).ok()?;
        let mut next = 0_usize;
        for _ in 0..count {
            let document = next.checked_add(reader.number()? as usize)?;
            if document >= documents {
                return None;
            }
            next = document + 1;
        }
        taken.push(Term { documents: at, weights: all, count, rarity: rarity(documents, count as usize) });
        all = all.checked_add(count)?;
    }
    let start = u32::try_from(reader.at()).ok()?;
    let weights = reader.slice(all as usize)?;
    if !weights.iter().all(|weight| (1..=HEAVIEST).contains(weight)) {
        return None;
    }
    for term in &mut taken {
        term.weights = term.weights.checked_add(start)?;
    }
    Some(taken)
}
