use crate::build::joined;
use crate::index::Index;
use crate::spelling::corrections;
use crate::words::{Word, words};

/// More words than this are not read: nobody asks a question of that length, but somebody may paste a letter.
const MOST_WORDS: usize = 64;

/// More bytes than this are not read, for the same reason.
const MOST_BYTES: usize = 2_000;

/// What a word counts that only begins with what was typed. 0: only whole words count; 1: `car` finds "careful" as
/// well as "car".
const PREFIX_WEIGHT: f32 = 0.6;

/// What a mended word counts for each letter that was off. 0: typing errors find nothing, which with one in each
/// question costs fifteen of a hundred first places; 1: a guess is as good as what was written.
const CORRECTION_WEIGHT: f32 = 0.95;

/// What a word counts that is part of one typed without a space or hyphen. 0: "cashmachine" finds nothing; 1: as good
/// as written apart.
const SPLIT_WEIGHT: f32 = 0.9;

/// What the meaning of a synonym counts, beside the word itself. 0: no synonyms; at 1 documents with many of them win.
/// Either costs about half a first place of a hundred.
const SYNONYM_WEIGHT: f32 = 0.6;

/// What two words count that elsewhere are written as one, beside the words themselves. 0: "top up" does not find a text
/// that has "topup" only; at 1 and more, every "top up" weighs as three words.
const COMPOUND_WEIGHT: f32 = 0.25;

/// A text that was typed, and what its words mean in a help centre.
#[derive(Debug)]
pub struct Query<'a> {
    pub(crate) index: &'a Index,
    pub(crate) parts: Vec<Part>,
}

/// A word or phrase of a query.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Part {
    /// The terms it may mean, with what each counts; a document gets the best of those that it has. Without any, the
    /// word is not known here.
    pub(crate) terms: Vec<(u32, f32)>,
    /// How much the rarest of them tells documents apart; of a word that is not known, as much as any could.
    pub(crate) rarity: f32,
    /// Whether it may find documents, or only order them.
    pub(crate) finds: bool,
}

impl<'a> Query<'a> {
    /// Reads `text`. Its last word may be one that is still being typed, unless a space or a mark follows.
    pub fn new(index: &'a Index, text: &str) -> Self {
        let text = &text[..text.floor_char_boundary(MOST_BYTES)];
        let mut words = words(text);
        words.truncate(MOST_WORDS);
        let mut query = Self { index, parts: Vec::new() };
        for (at, word) in words.iter().enumerate() {
            let is_unfinished = word.end == text.len();
            let is_only = words.len() == 1;
            let terms = query.meanings(&word.text, is_unfinished, is_only);
            let finds = !index.language.is_stop_word(&word.text);
            query.push(terms, finds);
            if let Some(next) = words.get(at + 1) {
                query.add_compound(word, next);
            }
        }
        query.add_synonyms(&words);
        if !query.parts.iter().any(|part| part.finds) {
            query.parts.iter_mut().for_each(|part| part.finds = true);
        }
        query
    }

    /// Whether no word was typed.
    pub fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    /// Adds a part, unless the same was written before: a word that is written twice does not count twice.
    fn push(&mut self, terms: Vec<(u32, f32)>, finds: bool) {
        let rarities = terms.iter().map(|(term, _)| self.index.term(*term));
        let rarity = rarities.filter(|term| term.count > 0).map(|term| term.rarity).fold(0.0, f32::max);
        let rarity = if rarity > 0.0 { rarity } else { self.index.unknown_rarity() };
        let part = Part { terms, rarity, finds };
        if part.terms.is_empty() || !self.parts.contains(&part) {
            self.parts.push(part);
        }
    }

    fn meanings(&self, word: &str, is_unfinished: bool, is_only: bool) -> Vec<(u32, f32)> {
        let index = self.index;
        let stem = || index.term_with_stem(&index.language.stemmer()(word));
        let mut terms: Vec<_> =
            index.term_of(word).or_else(stem).map(|term| (term, 1.0)).into_iter().collect();
        // One letter begins too many words to mean one of them, unless it is all there is.
        if is_unfinished && (is_only || word.chars().nth(1).is_some()) {
            for at in index.words.starting_with(word) {
                add(&mut terms, index.term_at(at), PREFIX_WEIGHT);
            }
        }
        if terms.is_empty() {
            terms = self.split(word);
        }
        if terms.is_empty() {
            let (words, distance) = corrections(&index.words, word);
            // Of several that are equally near, each is less likely to be the one.
            let weight = CORRECTION_WEIGHT.powi(distance as i32) / (words.len().max(1) as f32).sqrt();
            for at in words {
                add(&mut terms, index.term_at(at), weight);
            }
        }
        terms
    }

    /// The two words that `word` is made of, if it is.
    fn split(&self, word: &str) -> Vec<(u32, f32)> {
        let places = word.char_indices().map(|(at, _)| at).skip(2);
        let halves = places.filter(|at| word[*at..].chars().nth(1).is_some()).filter_map(|at| {
            let (first, second) = (self.index.term_of(&word[..at])?, self.index.term_of(&word[at..])?);
            Some((at.min(word.len() - at), vec![(first, SPLIT_WEIGHT), (second, SPLIT_WEIGHT)]))
        });
        // Where there are several ways, the one whose shorter half is longest.
        halves.max_by_key(|(shorter, _)| *shorter).map(|(_, terms)| terms).unwrap_or_default()
    }

    fn add_compound(&mut self, first: &Word, second: &Word) {
        let joined = joined(first, second);
        if let Some(term) = joined.and_then(|joined| self.index.term_of(&joined)) {
            self.push(vec![(term, COMPOUND_WEIGHT)], false);
        }
    }

    fn add_synonyms(&mut self, words: &[Word]) {
        let index = self.index;
        let terms: Vec<_> = words.iter().map(|word| index.term_of(&word.text)).collect();
        for phrase in &index.phrases {
            let is_here =
                |part: &[Option<u32>]| part.iter().copied().eq(phrase.terms.iter().copied().map(Some));
            if !terms.windows(phrase.terms.len().max(1)).any(is_here) {
                continue;
            }
            for meant in &phrase.meant {
                self.push(vec![(*meant, SYNONYM_WEIGHT)], true);
            }
        }
    }
}

/// Adds a meaning, unless it is there already.
fn add(terms: &mut Vec<(u32, f32)>, term: u32, weight: f32) {
    if !terms.iter().any(|(known, _)| *known == term) {
        terms.push((term, weight));
    }
}
