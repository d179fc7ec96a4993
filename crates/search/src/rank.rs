//! Ranking by BM25F.
//!
//! Robertson and Zaragoza, *The Probabilistic Relevance Framework: BM25 and Beyond* (2009), section 3.6: the counts
//! of a term are first added up over the fields, each with its weight and divided by the field's relative length;
//! then the sum is saturated and multiplied with the term's rarity.

use crate::analysis;
use crate::field::{FIELD_COUNT, Field};
use crate::index::{Index, Posting, Term};

/// How soon more occurrences of a word stop counting, BM25's `k1`. 0: once is as good as often; large: ten times
/// counts nearly ten times.
const SATURATION: f32 = 1.2;

/// What a word counts that only starts with what was typed. 0: only whole words count; 1: `car` finds "careful" as
/// well as "car".
const PREFIX_WEIGHT: f32 = 0.6;

/// One ranked match.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Hit {
    /// The document's place in the list the index was built from.
    pub document: u32,
    /// How well it matches; greater than 0, comparable within one query only.
    pub score: f32,
}

/// The `limit` documents that match `text` best, best first; of equals the earlier document.
///
/// A document matches if it holds any of the words: customers write sentences. The last word also matches the words
/// that start with it, unless a space or a mark follows.
pub fn query(index: &Index, text: &str, limit: usize) -> Vec<Hit> {
    let scorer = Scorer::new(index);
    let mut scores = vec![0.0; index.documents()];
    let unfinished = analysis::unfinished(text);
    let mut seen = Vec::new();
    for term in analysis::terms(text) {
        // A word that is written twice does not count twice.
        if seen.contains(&term) {
            continue;
        }
        if unfinished.as_ref() == Some(&term) {
            scorer.add_starting_with(&term, &mut scores);
        } else if let Some(found) = exactly(index, &term) {
            scorer.each(found, |document, score| scores[document] += score);
        }
        seen.push(term);
    }
    best(&scores, limit)
}

fn exactly<'a>(index: &'a Index, text: &str) -> Option<&'a Term> {
    let at = index.terms.binary_search_by(|term| term.text.as_str().cmp(text)).ok()?;
    Some(&index.terms[at])
}

/// The `limit` best documents. Few are wanted of many, so each finds its place among the best so far.
fn best(scores: &[f32], limit: usize) -> Vec<Hit> {
    let mut hits: Vec<Hit> = Vec::with_capacity(limit + 1);
    for (document, &score) in (0..).zip(scores) {
        if score > 0.0 {
            let place = hits.partition_point(|hit| hit.score >= score);
            hits.insert(place, Hit { document, score });
            hits.truncate(limit);
        }
    }
    hits
}

struct Scorer<'a> {
    index: &'a Index,
    average_lengths: [f32; FIELD_COUNT],
}

impl<'a> Scorer<'a> {
    fn new(index: &'a Index) -> Self {
        let average = |field: usize| {
            let sum: f32 = index.lengths.iter().map(|lengths| f32::from(lengths[field])).sum();
            (sum / index.lengths.len().max(1) as f32).max(1.0)
        };
        Self { index, average_lengths: std::array::from_fn(average) }
    }

    /// Adds to each document the best score of the words in it that start with `start`.
    fn add_starting_with(&self, start: &str, scores: &mut [f32]) {
        let mut best = vec![0.0_f32; scores.len()];
        let from = self.index.terms.partition_point(|term| term.text.as_str() < start);
        for term in self.index.terms[from..].iter().take_while(|term| term.text.starts_with(start)) {
            let weight = if term.text == start { 1.0 } else { PREFIX_WEIGHT };
            self.each(term, |document, score| best[document] = best[document].max(weight * score));
        }
        for (score, best) in scores.iter_mut().zip(best) {
            *score += best;
        }
    }

    /// Calls `with` for each document that holds `term`, with what the term adds to its score.
    fn each(&self, term: &Term, mut with: impl FnMut(usize, f32)) {
        let documents = || term.postings.chunk_by(|a, b| a.document == b.document);
        let rarity = rarity(self.index.documents(), documents().count());
        for postings in documents() {
            let count: f32 = postings.iter().map(|posting| self.weighted_count(posting)).sum();
            with(postings[0].document as usize, rarity * count / (SATURATION + count));
        }
    }

    /// The occurrences in one field, by the field's weight and length.
    fn weighted_count(&self, posting: &Posting) -> f32 {
        let Posting { document, field, count } = *posting;
        let length = f32::from(self.index.lengths[document as usize][field as usize]);
        let relative_length = length / self.average_lengths[field as usize];
        let penalty = Field::length_penalty(field);
        field.weight() * f32::from(count) / (1.0 - penalty + penalty * relative_length)
    }
}

/// How much a term tells apart: BM25's idf, in the form that is never negative.
fn rarity(documents: usize, with_term: usize) -> f32 {
    let (all, with) = (documents as f32, with_term as f32);
    (1.0 + (all - with + 0.5) / (with + 0.5)).ln()
}
