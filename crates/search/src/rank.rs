//! Adding up what the words of a query say about each document.

use crate::index::Index;
use crate::query::{Part, Query};
use crate::weight::WEIGHTS;

/// What a flow's score is multiplied with: where both answer, being led is better than reading. 1 treats them alike;
/// at 1.1 one of a hundred first places goes to a flow that fits less well, at 1.5 eighteen.
const FLOW_BOOST: f32 = 1.03;

/// The score of a document whose title was typed, against the best one otherwise. More than what flows get, so that it
/// comes first.
const TITLE_BOOST: f32 = 1.1;

/// A document must have at least this share of what the best one has. 0 lists everything that shares a word with the
/// query; 1 only the best. Up to 0.4 no right answer is lost on the questions that were measured.
const WORTH_SHOWING: f32 = 0.35;

/// At least this share of what was typed must be known here for hits to be answers. 0: "pizza for two" is answered by
/// what has "two" in it; at 1, one name that no text knows leaves a question without an answer. From 0.4 on, real
/// questions are.
const WORTH_ANSWERING: f32 = 0.2;

/// One ranked match.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Hit {
    /// The document's place in the list the index was built from.
    pub document: u32,
    /// How well it matches; greater than 0, comparable within one query only.
    pub score: f32,
}

impl Query<'_> {
    /// The `limit` documents that answer best, best first; of equals the earlier document.
    ///
    /// A document need not have every word: customers write sentences.
    pub fn hits(&self, limit: usize) -> Vec<Hit> {
        let mut scores = vec![0.0; self.index.documents()];
        for part in self.parts.iter().filter(|part| part.finds()) {
            each(self.index, part, |document, score| scores[document] += score);
        }
        for part in self.parts.iter().filter(|part| !part.finds()) {
            each(self.index, part, |document, score| {
                if scores[document] > 0.0 {
                    scores[document] += score;
                }
            });
        }
        self.raise_titles(&mut scores);
        best(self.index, &scores, limit)
    }

    /// Raises the documents of which this is the title above all others.
    fn raise_titles(&self, scores: &mut [f32]) {
        let score = scores.iter().copied().fold(0.0, f32::max) * TITLE_BOOST;
        for title in &self.titles {
            self.index.postings(self.index.term(*title), |document, _| scores[document] = score);
        }
    }

    /// Whether enough of what was typed is known in this help centre for the hits to be answers. Else they are no more
    /// than what is nearest.
    pub fn is_answerable(&self) -> bool {
        self.known_share() >= WORTH_ANSWERING
    }

    /// How much of what was typed this help centre has words for, of 0 to 1.
    fn known_share(&self) -> f32 {
        let is_found = |part: &&Part| part.terms.iter().any(|(term, _)| self.index.term(*term).count > 0);
        let all: f32 = self.asked().map(|part| part.rarity).sum();
        // What a synonym stands for is known, even where no text has its words.
        let known = self.parts.iter().filter(|part| part.finds()).filter(is_found);
        let known: f32 = known.map(|part| part.rarity).sum();
        if all > 0.0 { known / all } else { 0.0 }
    }
}

/// Calls `with` for each document that has one of the part's terms, with the best of their scores.
fn each(index: &Index, part: &Part, mut with: impl FnMut(usize, f32)) {
    if let [(term, weight)] = part.terms[..] {
        let term = index.term(term);
        let factor = term.rarity * weight;
        index.postings(term, |document, weight| with(document, factor * WEIGHTS[usize::from(weight)]));
        return;
    }
    let mut best = vec![0.0_f32; index.documents()];
    for (term, weight) in &part.terms {
        let term = index.term(*term);
        let factor = term.rarity * weight;
        index.postings(term, |document, weight| {
            best[document] = best[document].max(factor * WEIGHTS[usize::from(weight)]);
        });
    }
    for (document, score) in best.into_iter().enumerate().filter(|(_, score)| *score > 0.0) {
        with(document, score);
    }
}

/// The `limit` best documents. Few are wanted of many, so each finds its place among the best so far.
fn best(index: &Index, scores: &[f32], limit: usize) -> Vec<Hit> {
    let mut hits: Vec<Hit> = Vec::new();
    for (document, &score) in (0..).zip(scores) {
        if score <= 0.0 {
            continue;
        }
        let score = if index.is_flow(document) { score * FLOW_BOOST } else { score };
        if hits.len() == limit && hits.last().is_none_or(|last| last.score >= score) {
            continue;
        }
        let place = hits.partition_point(|hit| hit.score >= score);
        hits.insert(place, Hit { document, score });
        hits.truncate(limit);
    }
    let least = hits.first().map_or(0.0, |first| first.score * WORTH_SHOWING);
    hits.retain(|hit| hit.score >= least);
    hits
}
