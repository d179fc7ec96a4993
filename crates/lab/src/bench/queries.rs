//! What is typed, letter by letter.

use rand::{RngExt, SeedableRng};
use rand_xorshift::XorShiftRng;

/// Questions as customers type them, one a line; every fourth has a typing error.
const QUERIES: &str = include_str!("queries.txt");

/// What is in the search field after each key, from the first letter of each question to its last.
pub(super) fn keystrokes() -> Vec<&'static str> {
    let ends = |query: &str| query.char_indices().map(|(at, c)| at + c.len_utf8()).collect::<Vec<_>>();
    QUERIES.lines().flat_map(|query| ends(query).into_iter().map(|end| &query[..end])).collect()
}

/// How many questions there are.
pub(super) fn count() -> usize {
    QUERIES.lines().count()
}

/// At most `most` of `all`, in their order; the same ones for the same seed.
pub(super) fn some<T: Copy>(all: &[T], most: usize, seed: u64) -> Vec<T> {
    let mut random = XorShiftRng::seed_from_u64(seed);
    let mut wanted = most.min(all.len());
    let mut some = Vec::with_capacity(wanted);
    for (at, one) in all.iter().enumerate() {
        // Each of those that are left is as likely as any other (Knuth, The Art of Computer Programming, 3.4.2 S).
        if random.random_range(0..all.len() - at) < wanted {
            some.push(*one);
            wanted -= 1;
        }
    }
    some
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::super::sample;
    use super::*;

    #[test]
    fn there_are_enough_questions_and_none_twice() {
        assert!(count() >= 60);
        assert_eq!(QUERIES.lines().collect::<BTreeSet<_>>().len(), count());
        assert!(QUERIES.lines().all(|query| !query.is_empty() && query.trim() == query));
    }

    #[test]
    fn every_fourth_question_has_a_word_that_the_help_centre_lacks() {
        let text = format!("{:?}", sample().unwrap().0).to_lowercase();
        let known: BTreeSet<_> = text.split(|c: char| !c.is_alphanumeric()).collect();
        for query in QUERIES.lines().skip(3).step_by(4) {
            let query = query.to_lowercase();
            assert!(query.split(' ').any(|word| !known.contains(word)), "{query}");
        }
    }

    #[test]
    fn every_letter_is_a_keystroke() {
        let keystrokes = keystrokes();
        assert_eq!(keystrokes.len(), QUERIES.lines().map(|query| query.chars().count()).sum::<usize>());
        assert_eq!(keystrokes[..3], ["w", "wh", "whe"]);
    }

    #[test]
    fn some_are_as_many_as_wanted_in_their_order_and_the_same_for_the_same_seed() {
        let all: Vec<_> = (0..100).collect();
        let chosen = some(&all, 10, 7);
        assert_eq!(chosen.len(), 10);
        assert!(chosen.is_sorted_by(|a, b| a < b));
        assert_eq!(chosen, some(&all, 10, 7));
        assert_ne!(chosen, some(&all, 10, 8));
        assert_eq!(some(&all, 1000, 7), all);
    }
}
