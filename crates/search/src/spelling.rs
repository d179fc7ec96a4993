//! Correcting typing errors.

use crate::dictionary::{Dictionary, letters};
use crate::format::CONCEPT;

/// Words with fewer letters than this are not corrected: too many others are one letter away.
const SHORT: usize = 4;

/// Words with at least this many letters may be two letters off.
const LONG: usize = 8;

/// The words of the dictionary that `word` may have been meant to be: all that are nearest to it, and how many letters
/// off they are.
pub(crate) fn corrections(words: &Dictionary, word: &str) -> (Vec<usize>, usize) {
    let mut nearest = Vec::new();
    let wanted: Vec<char> = word.chars().collect();
    let mut limit = match wanted.len() {
        length if length < SHORT => return (nearest, 0),
        length if length < LONG => 1,
        _ => 2,
    };
    let set = letters(word);
    let mut buffer = Buffer::default();
    for at in 0..words.len() {
        // A letter more, fewer or another one changes at most two of the letters that two words do not share.
        if (words.letters[at] ^ set).count_ones() as usize > 2 * limit || words.get(at).starts_with(CONCEPT) {
            continue;
        }
        let Some(distance) = distance(&wanted, words.get(at), limit, &mut buffer) else { continue };
        if distance < limit {
            nearest.clear();
            limit = distance;
        }
        nearest.push(at);
    }
    (nearest, limit)
}

/// Rows of the table that [`distance`] fills, used again for every word.
#[derive(Default)]
struct Buffer {
    other: Vec<char>,
    rows: [Vec<usize>; 3],
}

/// How many letters must be added, left out, changed, or swapped with their neighbour to make `word` of `wanted`, if
/// not more than `limit` (optimal string alignment; Damerau, *A technique for computer detection and correction of
/// spelling errors*, 1964).
fn distance(wanted: &[char], word: &str, limit: usize, buffer: &mut Buffer) -> Option<usize> {
    let Buffer { other, rows } = buffer;
    other.clear();
    other.extend(word.chars());
    if wanted.len().abs_diff(other.len()) > limit {
        return None;
    }
    let [before, last, row] = rows;
    last.clear();
    last.extend(0..=other.len());
    for (i, &a) in wanted.iter().enumerate() {
        row.clear();
        row.push(i + 1);
        for (j, &b) in other.iter().enumerate() {
            let changed = last[j] + usize::from(a != b);
            let mut cost = changed.min(last[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && a == other[j - 1] && wanted[i - 1] == b {
                cost = cost.min(before[j - 1] + 1);
            }
            row.push(cost);
        }
        if row.iter().min().is_none_or(|least| *least > limit) {
            return None;
        }
        std::mem::swap(before, last);
        std::mem::swap(last, row);
    }
    last.last().copied().filter(|cost| *cost <= limit)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn between(a: &str, b: &str, limit: usize) -> Option<usize> {
        distance(&a.chars().collect::<Vec<_>>(), b, limit, &mut Buffer::default())
    }

    #[test]
    fn each_slip_of_the_finger_is_one_letter() {
        for slip in ["crad", "cad", "card", "caard", "carf"] {
            assert_eq!(between(slip, "card", 2), Some(usize::from(slip != "card")), "{slip}");
        }
        assert_eq!(between("car", "payment", 2), None);
    }

    proptest! {
        #[test]
        fn distances_are_those_of_the_textbook(a in "[abc]{0,7}", b in "[abc]{0,7}", limit in 0_usize..3) {
            let expected = strsim::osa_distance(&a, &b);
            prop_assert_eq!(between(&a, &b, limit), (expected <= limit).then_some(expected));
        }

        #[test]
        fn near_words_share_most_letters(a in "[a-zé]{1,9}", b in "[a-zé]{1,9}") {
            let differing = (letters(&a) ^ letters(&b)).count_ones() as usize;
            prop_assert!(differing <= 2 * strsim::osa_distance(&a, &b));
        }
    }
}
