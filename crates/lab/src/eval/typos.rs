//! Typing mistakes.

use rand::{RngExt, SeedableRng};
use rand_xorshift::XorShiftRng;

/// Makes typing mistakes, the same ones for the same seed and the same texts.
pub(super) struct Typist {
    // Not the default generator of `rand`, whose mistakes may be others after an update.
    random: XorShiftRng,
}

/// What can go wrong in a word.
#[derive(Debug, Clone, Copy)]
enum Slip {
    Insert,
    Delete,
    Substitute,
    Swap,
}

impl Typist {
    /// A typist who makes the mistakes of that seed.
    pub(super) fn new(seed: u64) -> Self {
        Self { random: XorShiftRng::seed_from_u64(seed) }
    }

    /// `text` with one slip in its longest word, of equals the first. A text without words stays as it is.
    pub(super) fn mistype(&mut self, text: &str) -> String {
        let (before, word, after) = around_longest_word(text);
        if word.is_empty() {
            return text.to_owned();
        }
        let mut letters: Vec<char> = word.chars().collect();
        self.slip(&mut letters);
        format!("{before}{}{after}", letters.into_iter().collect::<String>())
    }

    /// Changes `word`, which is not empty, so that it reads differently in small letters, too.
    fn slip(&mut self, word: &mut Vec<char>) {
        let swaps: Vec<usize> = (1..word.len()).filter(|&at| !is_same(word[at - 1], word[at])).collect();
        let mut slips = vec![Slip::Insert, Slip::Substitute];
        if word.len() > 1 {
            slips.push(Slip::Delete);
        }
        if !swaps.is_empty() {
            slips.push(Slip::Swap);
        }
        match self.one_of(&slips) {
            Slip::Insert => {
                let at = self.random.random_range(0..=word.len());
                word.insert(at, self.letter_unlike(None));
            }
            Slip::Delete => {
                word.remove(self.random.random_range(0..word.len()));
            }
            Slip::Substitute => {
                let at = self.random.random_range(0..word.len());
                word[at] = self.letter_unlike(Some(word[at]));
            }
            Slip::Swap => {
                let at = self.one_of(&swaps);
                word.swap(at - 1, at);
            }
        }
    }

    /// A letter from a to z, but not `other`.
    fn letter_unlike(&mut self, other: Option<char>) -> char {
        let is_other = |letter| other.is_some_and(|other| is_same(letter, other));
        let letters: Vec<char> = ('a'..='z').filter(|&letter| !is_other(letter)).collect();
        self.one_of(&letters)
    }

    /// One of `choices`, of which there must be some.
    fn one_of<T: Copy>(&mut self, choices: &[T]) -> T {
        choices[self.random.random_range(0..choices.len())]
    }
}

/// Whether search, which does not look at case, takes one for the other.
fn is_same(a: char, b: char) -> bool {
    a.to_lowercase().eq(b.to_lowercase())
}

/// What is before the longest word, that word, and what follows it. A word is a run of letters and digits.
fn around_longest_word(text: &str) -> (&str, &str, &str) {
    let is_gap = |letter: char| !letter.is_alphanumeric();
    let mut start = 0;
    let mut longest = (0, 0..0);
    for piece in text.split_inclusive(is_gap) {
        let word = piece.trim_end_matches(is_gap);
        let letters = word.chars().count();
        if letters > longest.0 {
            longest = (letters, start..start + word.len());
        }
        start += piece.len();
    }
    let (_, word) = longest;
    (&text[..word.start], &text[word.clone()], &text[word.end..])
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use strsim::osa_distance;

    use super::*;

    proptest! {
        #[test]
        fn a_mistake_is_one_edit_that_search_can_see(text in "[A-Za-z0-9 ,.?']{0,30}", seed: u64) {
            let mistyped = Typist::new(seed).mistype(&text);
            let expected = usize::from(text.contains(char::is_alphanumeric));
            // Optimal string alignment: an insertion, a deletion, a substitution or a swap of neighbours counts one.
            prop_assert_eq!(osa_distance(&text, &mistyped), expected);
            prop_assert_eq!(osa_distance(&text.to_lowercase(), &mistyped.to_lowercase()), expected);
        }

        #[test]
        fn a_mistake_is_one_edit_in_any_script(text in "\\PC{0,20}", seed: u64) {
            let expected = usize::from(text.contains(char::is_alphanumeric));
            prop_assert_eq!(osa_distance(&text, &Typist::new(seed).mistype(&text)), expected);
        }

        #[test]
        fn the_same_seed_makes_the_same_mistakes(texts in prop::collection::vec("[a-z ]{0,20}", 0..5), seed: u64) {
            let mistyped = || {
                let mut typist = Typist::new(seed);
                texts.iter().map(|text| typist.mistype(text)).collect::<Vec<_>>()
            };
            prop_assert_eq!(mistyped(), mistyped());
        }
    }

    #[test]
    fn another_seed_makes_other_mistakes() {
        let mistyped = |seed| Typist::new(seed).mistype("withdrawal");
        assert!((1..20).any(|seed| mistyped(seed) != mistyped(0)));
    }

    #[test]
    fn every_kind_of_mistake_is_made() {
        let lengths: Vec<_> = (0..50).map(|seed| Typist::new(seed).mistype("card").len()).collect();
        assert!([3, 4, 5].iter().all(|length| lengths.contains(length)), "{lengths:?}");
        let is_swap = |word: &str| ["acrd", "crad", "cadr"].contains(&word);
        assert!((0..50).any(|seed| is_swap(&Typist::new(seed).mistype("card"))));
    }

    #[test]
    fn the_mistake_is_in_the_longest_word_and_of_equals_in_the_first() {
        for seed in 0..50 {
            let mistyped = Typist::new(seed).mistype("my crédit card, is it broken?");
            assert!(mistyped.starts_with("my "), "{mistyped}");
            assert!(mistyped.ends_with(" card, is it broken?"), "{mistyped}");
        }
    }
}
