//! From documents to the bytes of an index.
//!
//! The words of each document are weighed by BM25F (Robertson and Zaragoza, *The Probabilistic Relevance Framework:
//! BM25 and Beyond*, 2009, section 3.6): the counts of a term are added up over the fields, each with its weight and
//! divided by the field's relative length, and the sum is saturated. All of that is known when the index is built, so
//! a posting holds the outcome in four bits, and the widget only adds up.

use std::collections::{BTreeMap, BTreeSet};

use crate::bytes::{put_number, put_text};
use crate::field::{FIELD_COUNT, Field};
use crate::format::{CONCEPT, Scope, VERSION, term_of};
use crate::language::Language;
use crate::weight::{HEAVIEST, quantised};
use crate::words::{LONGEST_WORD, Word, joined, words};

/// How soon more occurrences of a word stop counting, BM25's `k1`, in occurrences in an average document's asks. 0:
/// once is as good as often; large: ten times counts nearly ten times. Asks are a sample of what customers write, so
/// how often a word is in them is worth much: the usual 1.2 costs two of a hundred first places, 100 eleven.
const SATURATION: f32 = 4.5;

/// A word that is in the body of more than this share of the documents says nothing about those that have it
/// nowhere else. 1 keeps all of them, which costs one of a hundred first places and a third more index; at 0 a word
/// that titles, asks and headings lack cannot be found.
const COMMON: f32 = 0.25;

/// In help centres with fewer documents than this all words are kept.
const FEW: usize = 20;

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
    /// Its text without structure, a line for each piece.
    pub body: String,
    /// Whether it is a flow.
    pub is_flow: bool,
}

/// Words and groups of words that mean the same.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Synonyms {
    /// Each group means one thing, whichever is written, in queries and in texts.
    pub groups: Vec<Vec<String>>,
    /// What customers write, and what the texts say instead; not the other way round.
    pub one_way: Vec<(String, String)>,
}

/// The index of `documents`; the same bytes for the same input. Documents are named by their place in the list.
pub fn build(language: Language, documents: &[Document], synonyms: &Synonyms) -> Vec<u8> {
    let mut phrases = phrases(language, synonyms);
    phrases.extend(titles(language, documents));
    let texts: Vec<_> = documents.iter().map(|document| analyse(document, language)).collect();
    let compounds = compounds(&texts);
    let counts: Vec<_> = texts.iter().map(|fields| count(fields, language, &compounds, &phrases)).collect();
    let mut weights = weigh(&counts);
    for document in 0..documents.len() {
        weights.insert(title_term(document), vec![(document, HEAVIEST)]);
    }

    let words = dictionary(&texts, &compounds, &phrases, &weights, language);
    let mut out = vec![VERSION, 1, 0, language as u8];
    put_documents(documents, &mut out);
    put_words(&words, &mut out);
    put_phrases(&phrases, &words, &mut out);
    put_postings(&terms(&words, language), &weights, &mut out);
    out
}

/// A text with the stems of its words.
type Stemmed = Vec<(Word, String)>;

/// The texts of each field of a document.
type Fields = [Vec<Stemmed>; FIELD_COUNT];

fn analyse(document: &Document, language: Language) -> Fields {
    let stem = language.stemmer();
    let stemmed = |text: &str| -> Stemmed {
        let words = words(text).into_iter().filter(|word| word.text.len() <= LONGEST_WORD);
        words.map(|word| (word.clone(), stem(&word.text))).collect()
    };
    Field::ALL.map(|field| match field {
        Field::Title => vec![stemmed(&document.title)],
        Field::Asks => document.asks.iter().map(|text| stemmed(text)).collect(),
        Field::Keywords => document.keywords.iter().map(|text| stemmed(text)).collect(),
        Field::Headings => document.headings.iter().map(|text| stemmed(text)).collect(),
        Field::Body => document.body.lines().map(stemmed).collect(),
    })
}

/// Pairs of words that somewhere are written as one, or with a hyphen.
fn compounds(texts: &[Fields]) -> BTreeSet<String> {
    let all = || texts.iter().flatten().flatten();
    let solid: BTreeSet<&str> = all().flatten().map(|(word, _)| word.text.as_str()).collect();
    let pairs = all().flat_map(|text| text.windows(2));
    pairs
        .filter_map(|pair| {
            let joined = joined(&pair[0].0, &pair[1].0)?;
            (pair[0].0.hyphen || solid.contains(joined.as_str())).then_some(joined)
        })
        .collect()
}

/// Words, by their stems, that stand for others.
struct Phrase {
    scope: Scope,
    words: Vec<String>,
    stems: Vec<String>,
    /// Words whose terms are meant as well.
    meant: Vec<String>,
}

fn phrases(language: Language, synonyms: &Synonyms) -> Vec<Phrase> {
    let groups = synonyms.groups.iter().enumerate().flat_map(|(number, group)| {
        let concept = format!("{CONCEPT}{number}");
        group.iter().map(move |text| (text.clone(), concept.clone()))
    });
    let groups = groups.map(|(text, concept)| phrase(language, Scope::Everywhere, &text, vec![concept]));
    let one_way = synonyms.one_way.iter();
    let one_way = one_way.map(|(from, to)| phrase(language, Scope::InQueries, from, forms(to)));
    groups.chain(one_way).filter(|phrase| !phrase.words.is_empty()).collect()
}

/// The titles of the documents: who types one wants that document.
fn titles(language: Language, documents: &[Document]) -> impl Iterator<Item = Phrase> {
    let titles = documents.iter().enumerate().map(move |(document, Document { title, .. })| {
        phrase(language, Scope::Alone, title, vec![title_term(document)])
    });
    titles.filter(|phrase| !phrase.words.is_empty())
}

/// What the title of a document stands for.
fn title_term(document: usize) -> String {
    format!("{CONCEPT}t{document}")
}

fn phrase(language: Language, scope: Scope, text: &str, meant: Vec<String>) -> Phrase {
    let stem = language.stemmer();
    let words = forms(text);
    Phrase { scope, stems: words.iter().map(|word| stem(word)).collect(), words, meant }
}

/// The words of a text, in the form in which they are indexed.
fn forms(text: &str) -> Vec<String> {
    let words = words(text).into_iter().map(|word| word.text);
    words.filter(|word| word.len() <= LONGEST_WORD).collect()
}

/// How often each term is in each field of a document, and the fields' lengths.
#[derive(Default)]
struct Counts {
    terms: BTreeMap<String, [u32; FIELD_COUNT]>,
    lengths: [u32; FIELD_COUNT],
}

fn count(fields: &Fields, language: Language, compounds: &BTreeSet<String>, phrases: &[Phrase]) -> Counts {
    let stem = language.stemmer();
    let mut counts = Counts::default();
    for (at, texts) in fields.iter().enumerate() {
        for text in texts {
            counts.lengths[at] += text.len() as u32;
            let mut add = |term: String| counts.terms.entry(term).or_default()[at] += 1;
            for (_, stem) in text {
                add(stem.clone());
            }
            for pair in text.windows(2) {
                if let Some(joined) =
                    joined(&pair[0].0, &pair[1].0).filter(|joined| compounds.contains(joined))
                {
                    add(stem(&joined));
                }
            }
            for phrase in phrases.iter().filter(|phrase| phrase.scope == Scope::Everywhere) {
                let found = text.windows(phrase.stems.len());
                let found = found.filter(|part| part.iter().map(|(_, stem)| stem).eq(&phrase.stems)).count();
                for _ in 0..found {
                    phrase.meant.iter().cloned().for_each(&mut add);
                }
            }
        }
    }
    counts
}

/// What each term says about each document that has it: document and weight.
type Weights = BTreeMap<String, Vec<(usize, u8)>>;

fn weigh(counts: &[Counts]) -> Weights {
    let average = |field: usize| {
        let sum: f32 = counts.iter().map(|counts| counts.lengths[field] as f32).sum();
        (sum / counts.len().max(1) as f32).max(1.0)
    };
    let average: [f32; FIELD_COUNT] = std::array::from_fn(average);
    let mut holders: BTreeMap<&str, usize> = BTreeMap::new();
    for term in counts.iter().flat_map(|counts| counts.terms.keys()) {
        *holders.entry(term).or_default() += 1;
    }
    let is_common = |term: &str| counts.len() >= FEW && holders[term] as f32 > COMMON * counts.len() as f32;

    let mut weights = Weights::new();
    for (document, counts) in counts.iter().enumerate() {
        for (term, fields) in &counts.terms {
            let in_body_only = fields[..Field::Body as usize].iter().all(|count| *count == 0);
            if in_body_only && is_common(term) {
                continue;
            }
            let share = |field: Field| {
                let at = field as usize;
                let penalty = field.length_penalty();
                let length = 1.0 - penalty + penalty * counts.lengths[at] as f32 / average[at];
                field.weight() * fields[at] as f32 / length
            };
            let sum: f32 =
                Field::ALL.into_iter().filter(|field| fields[*field as usize] > 0).map(share).sum();
            let weight = quantised(sum / (SATURATION + sum));
            weights.entry(term.clone()).or_default().push((document, weight));
        }
    }
    weights
}

/// All words whose terms can be found or are in a synonym, sorted.
fn dictionary(
    texts: &[Fields],
    compounds: &BTreeSet<String>,
    phrases: &[Phrase],
    weights: &Weights,
    language: Language,
) -> Vec<String> {
    let stem = language.stemmer();
    let of_texts = texts.iter().flatten().flatten().flatten();
    let found = of_texts.filter(|(_, stem)| weights.contains_key(stem)).map(|(word, _)| word.text.clone());
    let of_compounds = compounds.iter().filter(|word| weights.contains_key(&stem(word))).cloned();
    let of_phrases = phrases.iter().flat_map(|phrase| phrase.words.iter().chain(&phrase.meant)).cloned();
    let all: BTreeSet<String> = found.chain(of_compounds).chain(of_phrases).collect();
    all.into_iter().collect()
}

/// The terms of `words`, in the order in which they first occur. A reader makes the same list.
fn terms(words: &[String], language: Language) -> Vec<String> {
    let stem = language.stemmer();
    let mut seen = BTreeSet::new();
    words.iter().map(|word| term_of(word, &stem)).filter(|term| seen.insert(term.clone())).collect()
}

fn put_documents(documents: &[Document], out: &mut Vec<u8>) {
    put_number(documents.len(), out);
    for eight in documents.chunks(8) {
        out.push(eight.iter().rev().fold(0, |bits, document| bits << 1 | u8::from(document.is_flow)));
    }
}

fn put_words(words: &[String], out: &mut Vec<u8>) {
    put_number(words.len(), out);
    let mut before = "";
    for word in words {
        let shared = word.char_indices().zip(before.chars()).take_while(|((_, a), b)| a == b);
        let shared = shared.last().map_or(0, |((at, c), _)| at + c.len_utf8());
        put_number(shared, out);
        put_text(&word[shared..], out);
        before = word;
    }
}

fn put_phrases(phrases: &[Phrase], words: &[String], out: &mut Vec<u8>) {
    put_number(phrases.len(), out);
    for phrase in phrases {
        out.push(phrase.scope as u8);
        for list in [&phrase.words, &phrase.meant] {
            put_number(list.len(), out);
            for word in list {
                // Every word of a phrase is in the dictionary.
                put_number(words.binary_search(word).unwrap_or_default(), out);
            }
        }
    }
}

fn put_postings(terms: &[String], weights: &Weights, out: &mut Vec<u8>) {
    let postings = || terms.iter().map(|term| weights.get(term).map_or(&[][..], Vec::as_slice));
    for postings in postings() {
        put_number(postings.len(), out);
        let mut next = 0;
        for (document, _) in postings {
            put_number(document - next, out);
            next = document + 1;
        }
    }
    out.extend(postings().flatten().map(|(_, weight)| weight));
}
