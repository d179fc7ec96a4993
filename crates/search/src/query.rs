use crate::format::Scope;
use crate::index::Index;
use crate::spelling::corrections;
use crate::words::{Word, joined, words};

/// More words than this are not read: nobody asks a question of that length, but somebody may paste a letter.
const MOST_WORDS: usize = 64;

/// More bytes than this are not read, for the same reason.
const MOST_BYTES: usize = 2_000;

/// What a word counts that only begins with what was typed. 0: only whole words count; 1: `car` finds "careful" as
/// well as "car".
const PREFIX_WEIGHT: f32 = 0.6;

/// What a corrected word counts for each letter that was off. 0: typing errors find nothing, which with one in each
/// question costs fifteen of a hundred first places; 1: a guess is as good as what was written.
const CORRECTION_WEIGHT: f32 = 0.95;

/// What a word counts that is part of one typed without a space or hyphen. 0: "cashmachine" finds nothing; 1: as good
/// as written apart.
const SPLIT_WEIGHT: f32 = 0.9;

/// What the meaning of a synonym counts, beside the word itself. 0: no synonyms; at 1 documents with many of them win.
/// Either costs about half a first place of a hundred.
const SYNONYM_WEIGHT: f32 = 0.6;

/// What each of two words counts in a text that writes them as one. 0: "top up" does not find a text that has "topup"
/// only; 1: as good as written apart.
const COMPOUND_WEIGHT: f32 = 0.9;

/// A text that was typed, and what its words mean in a help centre.
#[derive(Debug)]
pub struct Query<'a> {
    pub(crate) index: &'a Index,
    pub(crate) parts: Vec<Part>,
    /// What stands for the documents of which this is the title.
    pub(crate) titles: Vec<u32>,
}

/// A word or phrase of a query.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Part {
    /// The terms it may mean, with what each counts; a document gets the best of those that it has. Without any, the
    /// word is not known here.
    pub(crate) terms: Vec<(u32, f32)>,
    /// How much the rarest of them tells documents apart; of a word that is not known, as much as any could.
    pub(crate) rarity: f32,
    pub(crate) role: Role,
}

/// What a part of a query does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    /// It was written, and says what it is about.
    Asked,
    /// It was written, and only orders what others find.
    Orders,
    /// It follows from what was written: what a synonym stands for.
    Added,
}

impl Role {
    fn of(is_stop_word: bool) -> Self {
        if is_stop_word { Self::Orders } else { Self::Asked }
    }
}

impl Part {
    /// Whether it finds documents, rather than only order them.
    pub(crate) fn finds(&self) -> bool {
        self.role != Role::Orders
    }
}

impl<'a> Query<'a> {
    /// Reads `text`. Its last word may be one that is still being typed, unless a space or a mark follows.
    pub fn new(index: &'a Index, text: &str) -> Self {
        let text = &text[..text.floor_char_boundary(MOST_BYTES)];
        let mut words = words(text);
        words.truncate(MOST_WORDS);
        // One letter begins too many words to mean one of them, unless it is all there is.
        let letter = words.pop_if(|word| word.start > 0 && word.end == text.len() && is_letter(&word.text));
        let mut query = Self { index, parts: Vec::new(), titles: Vec::new() };
        let mut meanings: Vec<_> =
            words.iter().map(|word| query.meanings(&word.text, word.end == text.len())).collect();
        let sure = |(term, weight): &(u32, f32)| (*weight > SPLIT_WEIGHT).then_some(*term);
        let mut terms: Vec<_> = meanings.iter().map(|all| all.first().and_then(sure)).collect();
        query.add_compounds(&words, &mut meanings);
        for (word, meanings) in words.iter().zip(meanings) {
            query.push(meanings, Role::of(index.language.is_stop_word(&word.text)));
        }
        if !query.parts.iter().any(Part::finds) {
            query.parts.iter_mut().for_each(|part| part.role = Role::Asked);
        }
        query.add_synonyms(&terms);
        terms.extend(letter.map(|letter| index.term_of(&letter.text)));
        query.find_titles(&terms);
        query
    }

    /// Adds a part, unless the same was written before: a word that is written twice does not count twice.
    fn push(&mut self, terms: Vec<(u32, f32)>, role: Role) {
        let rarities = terms.iter().map(|(term, _)| self.index.term(*term));
        let rarity = rarities.filter(|term| term.count > 0).map(|term| term.rarity).fold(0.0, f32::max);
        let rarity = if rarity > 0.0 { rarity } else { self.index.unknown_rarity() };
        let part = Part { terms, rarity, role };
        if part.terms.is_empty() || !self.parts.contains(&part) {
            self.parts.push(part);
        }
    }

    /// The parts that were written and say what it is about.
    pub(crate) fn asked(&self) -> impl Iterator<Item = &Part> {
        self.parts.iter().filter(|part| part.role == Role::Asked)
    }

    /// What a word may mean, the best first.
    fn meanings(&self, word: &str, is_unfinished: bool) -> Vec<(u32, f32)> {
        let index = self.index;
        let mut terms: Vec<_> = index.term_of(word).map(|term| (term, 1.0)).into_iter().collect();
        if is_unfinished {
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

    /// Two words may mean what texts write as one.
    fn add_compounds(&self, words: &[Word], meanings: &mut [Vec<(u32, f32)>]) {
        for (at, pair) in words.windows(2).enumerate() {
            let joined = joined(&pair[0], &pair[1]);
            if let Some(term) = joined.and_then(|joined| self.index.term_of_form(&joined)) {
                meanings[at..at + 2].iter_mut().for_each(|terms| add(terms, term, COMPOUND_WEIGHT));
            }
        }
    }

    /// Adds what the synonyms among `terms`, which are those of the words, stand for.
    fn add_synonyms(&mut self, terms: &[Option<u32>]) {
        let index = self.index;
        let synonyms = index.phrases.iter().filter(|phrase| phrase.scope != Scope::Alone);
        for phrase in synonyms.filter(|phrase| !phrase.places_in(terms).is_empty()) {
            for meant in &phrase.meant {
                self.push(vec![(*meant, SYNONYM_WEIGHT)], Role::Added);
            }
        }
    }

    /// Finds the titles that have just these terms.
    fn find_titles(&mut self, terms: &[Option<u32>]) {
        let index = self.index;
        let titles = index.phrases.iter().filter(|phrase| phrase.scope == Scope::Alone);
        let titles =
            titles.filter(|title| title.terms.len() == terms.len() && !title.places_in(terms).is_empty());
        self.titles.extend(titles.flat_map(|title| &title.meant));
    }
}

/// Whether `word` is a single character.
fn is_letter(word: &str) -> bool {
    word.chars().nth(1).is_none()
}

/// Adds a meaning, unless it is there already.
fn add(terms: &mut Vec<(u32, f32)>, term: u32, weight: f32) {
    if !terms.iter().any(|(known, _)| *known == term) {
        terms.push((term, weight));
    }
}
