//! Where a text matches.

use crate::format::Scope;
use crate::query::{Part, Query};
use crate::words::{Word, joined, words};

/// About as many bytes of a line are shown; two lines on a phone.
const EXCERPT_BYTES: usize = 140;

/// How much of a line is shown before its first match, if the line is too long to be shown whole.
const BYTES_BEFORE: usize = 40;

/// A place in a text, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// Where it begins.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
}

/// A heading and what is below it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Section {
    /// Its heading; empty for what is before the first one.
    pub heading: String,
    /// Its text, a line for each paragraph, list item or row.
    pub lines: Vec<String>,
}

/// The part of a text that answers best.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excerpt {
    /// The section's place in the list.
    pub section: usize,
    /// What to show of it.
    pub text: String,
    /// Which words of it match.
    pub marks: Vec<Mark>,
}

/// A word of a text that matches.
struct Match {
    word: Word,
    /// How much the term tells documents apart; 0 for words that do not find.
    rarity: f32,
    /// None of a part of a compound that is nowhere else.
    term: Option<u32>,
}

impl Query<'_> {
    /// The words of `text` that match, also by their stem, as what a typing error was meant to be, or as a synonym.
    /// Words that only order hits ("the") are not marked. Neighbours become one mark.
    pub fn marks(&self, text: &str) -> Vec<Mark> {
        let mut marks: Vec<Mark> = Vec::new();
        for Match { word, .. } in self.matches(text) {
            match marks.last_mut() {
                Some(last) if is_gap(&text[last.end..word.start]) => last.end = word.end,
                _ => marks.push(Mark { start: word.start, end: word.end }),
            }
        }
        marks
    }

    /// The section that answers best, and the line of it to show; `None` if nothing in them matches.
    pub fn excerpt(&self, sections: &[Section]) -> Option<Excerpt> {
        let mut best = None;
        let mut most = 0.0;
        for (at, section) in sections.iter().enumerate() {
            let whole = std::iter::once(&section.heading).chain(&section.lines);
            // A heading says what its section is about: what it matches counts twice.
            let value = self.value(whole) + self.value(std::iter::once(&section.heading));
            if value > most {
                (best, most) = (Some((at, section)), value);
            }
        }
        let (at, section) = best?;
        let line = self.best_line(&section.lines).unwrap_or(&section.heading);
        let text = self.cut(line);
        let marks = self.marks(&text);
        Some(Excerpt { section: at, text, marks })
    }

    /// How much of the query `lines` have, each term once.
    fn value<'t>(&self, lines: impl Iterator<Item = &'t String>) -> f32 {
        let mut seen = Vec::new();
        let mut value = 0.0;
        for found in lines.flat_map(|line| self.matches(line)) {
            if !seen.contains(&found.term) {
                seen.push(found.term);
                value += found.rarity;
            }
        }
        value
    }

    fn best_line<'t>(&self, lines: &'t [String]) -> Option<&'t String> {
        let mut best = lines.first();
        let mut most = 0.0;
        for line in lines {
            let value = self.value(std::iter::once(line));
            if value > most {
                (best, most) = (Some(line), value);
            }
        }
        best
    }

    /// A piece of `line` of about [`EXCERPT_BYTES`] that begins and ends at a word, with the first match in it.
    fn cut(&self, line: &str) -> String {
        if line.len() <= EXCERPT_BYTES {
            return line.to_owned();
        }
        let all = words(line);
        let first = self.matches(line).first().map_or(0, |found| found.word.start);
        // Not so late that the end of the line would leave room.
        let earliest = first.saturating_sub(BYTES_BEFORE).min(line.len() - EXCERPT_BYTES);
        let start = all.iter().find(|word| word.start >= earliest).map_or(0, |word| word.start);
        let from = if earliest == 0 { 0 } else { start.min(first) };
        let within = all.iter().take_while(|word| word.end <= from + EXCERPT_BYTES);
        let to = within.last().map_or(line.len(), |word| word.end);
        let to = if all.last().is_some_and(|last| last.end == to) { line.len() } else { to };
        let (before, after) = (if from > 0 { "… " } else { "" }, if to < line.len() { " …" } else { "" });
        [before, &line[from..to.max(from)], after].concat()
    }

    /// The words of `text` that match, in order.
    fn matches(&self, text: &str) -> Vec<Match> {
        let words = words(text);
        let index = self.index;
        let terms: Vec<_> = words.iter().map(|word| index.term_of(&word.text)).collect();
        let mut rarities: Vec<_> =
            terms.iter().map(|term| term.and_then(|term| self.rarity_of(term))).collect();
        for (at, pair) in words.windows(2).enumerate() {
            let compound = joined(&pair[0], &pair[1]).and_then(|joined| index.term_of_form(&joined));
            if let Some(rarity) = compound.and_then(|term| self.rarity_of(term)) {
                rarities[at..at + 2].fill(Some(rarity));
            }
        }
        // What was typed may stand for a phrase of the text, if the two stand for each other.
        for phrase in index.phrases.iter().filter(|phrase| phrase.scope == Scope::Everywhere) {
            let Some(rarity) = phrase.meant.iter().find_map(|meant| self.rarity_of(*meant)) else { continue };
            for at in phrase.places_in(&terms) {
                rarities[at..at + phrase.terms.len()].fill(Some(rarity));
            }
        }
        let found = words.into_iter().zip(terms).zip(rarities);
        let found = found.filter_map(|((word, term), rarity)| Some(Match { word, rarity: rarity?, term }));
        found.collect()
    }

    /// How much `term` tells documents apart, if the query asks for it.
    fn rarity_of(&self, term: u32) -> Option<f32> {
        let asked = |part: &&Part| part.finds() && part.terms.iter().any(|(other, _)| *other == term);
        self.parts.iter().find(asked).map(|_| self.index.term(term).rarity)
    }
}

/// Whether what is between two marked words belongs to them.
fn is_gap(between: &str) -> bool {
    between.chars().all(|c| c.is_whitespace() || matches!(c, '-' | '\u{2010}' | '\u{2011}'))
}
