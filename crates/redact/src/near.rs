//! A place in a text with what is near it: all that a kind gets to see.

use crate::words::Roles;
use crate::{context, number, symbols};

/// How many symbols there are before and behind a place. The longest look is at the words before a number, or at a
/// long address: both end of themselves before this.
pub(crate) const REACH: usize = 256;

/// How many symbols the longest number that words tell may have: 12 digits with separators.
const MAX_NUMBER: usize = 24;

/// A place where something may start.
pub(crate) struct Near<'a> {
    /// The symbols around it, at most [`REACH`] on either side.
    pub(crate) symbols: &'a [u8],
    /// Its place in `symbols`.
    pub(crate) start: usize,
    /// What the words before it say, if there is a digit.
    told: Roles,
    /// Whether words behind it may say something.
    may_be_told_behind: bool,
}

impl<'a> Near<'a> {
    /// A place with the symbols around it.
    pub(crate) fn new(symbols: &'a [u8], start: usize) -> Self {
        let mut near = Self { symbols, start, told: 0, may_be_told_behind: false };
        if symbols::is_digit(symbols, start) {
            near.told = context::told_before(symbols, start);
            near.may_be_told_behind = near.is_before_word();
        }
        near
    }

    /// Where the number of `fewest` to `most` digits ends that starts here, if words say that it is one of `wanted`.
    pub(crate) fn told_number(&self, fewest: usize, most: usize, wanted: Roles) -> Option<usize> {
        let is_told = self.told & wanted != 0;
        if !is_told && !self.may_be_told_behind {
            return None;
        }
        let end = number::end(self.symbols, self.start, fewest, most)?;
        (is_told || self.is_told_behind(end, wanted)).then_some(end)
    }

    /// Whether the words around say that what starts here and ends at `end` is one of `wanted`.
    pub(crate) fn is_told(&self, end: usize, wanted: Roles) -> bool {
        self.told & wanted != 0 || self.is_told_behind(end, wanted)
    }

    fn is_told_behind(&self, end: usize, wanted: Roles) -> bool {
        self.may_be_told_behind && context::told_behind(self.symbols, end) & wanted != 0
    }

    /// Whether the first letter behind the digits here is near enough to be of a word that tells.
    fn is_before_word(&self) -> bool {
        let mut behind = self.symbols.iter().skip(self.start).take(MAX_NUMBER + context::MAX_GAP);
        let is_of_number = |symbol: u8| symbol.is_ascii_digit() || context::is_gap(symbol);
        behind.find(|symbol| !is_of_number(**symbol)).is_some_and(u8::is_ascii_alphabetic)
    }
}

#[cfg(test)]
mod tests {
    use super::{Near, REACH};
    use crate::{KINDS, symbols};

    /// A text of things that make kinds look far: long words, many words, many separators, long addresses.
    fn far() -> Vec<u8> {
        let separated: String =
            "MT84MALT011000012345MTLCAST001S".chars().map(|c| format!("{c} - ")).collect();
        let words =
            "the old new same code    you    sent    me    to    my    old    phone    number    is    ";
        let between = "sort   code   is   my   old   account   number   is   ";
        let unit = format!(
            "{separated} {words}1 2 3 4 5 6, password: {} {}@{}.example 12-34-56 {between}12345678 4111 {}",
            "y".repeat(90),
            "x".repeat(64),
            "z".repeat(110),
            "kartenprufnummer    ".repeat(12),
        );
        symbols::of(&unit.repeat(4)).map(|(_, symbol)| symbol).collect()
    }

    #[test]
    fn no_kind_needs_to_see_further_than_it_is_shown() {
        let symbols = far();
        let mut ends = 0;
        for start in 0..symbols.len() {
            let first = start.saturating_sub(REACH);
            let shown = &symbols[first..symbols.len().min(start + REACH)];
            for (kind, end_at) in KINDS {
                let all = end_at(&Near::new(&symbols, start));
                assert_eq!(
                    end_at(&Near::new(shown, start - first)).map(|end| end + first),
                    all,
                    "{kind:?} at {start}"
                );
                ends += usize::from(all.is_some());
            }
        }
        assert!(ends > 20, "{ends}");
    }
}
