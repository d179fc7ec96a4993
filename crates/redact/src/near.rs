//! A place in a text with what is near it: all that a kind gets to see.

use std::cell::{Cell, OnceCell};

use crate::words::Roles;
use crate::{context, number, symbols, value};

/// How many symbols there are before and after a place. The longest look is at the words before a number, or at a
/// long address: both end of themselves before this.
pub(crate) const REACH: usize = 256;

/// How many symbols the longest number that words tell may have: 12 digits with three separators between any two.
const MAX_NUMBER: usize = 45;

/// A place where something may start.
pub(crate) struct Near<'a> {
    /// The symbols around it, at most [`REACH`] on either side.
    pub(crate) symbols: &'a [u8],
    /// Its place in `symbols`.
    pub(crate) start: usize,
    /// What the words before it say, if there is a digit.
    told: Roles,
    /// What words say that are further before it, if nothing does so nearer.
    afar: Roles,
    /// Whether words after it may say something.
    may_be_told_behind: bool,
    /// The last place that was looked after, and what the words there say: kinds ask for the same.
    behind: Cell<(usize, Roles)>,
    /// What [`value`](Self::value) gives: two kinds ask for it.
    value: OnceCell<Option<(usize, Roles)>>,
}

impl<'a> Near<'a> {
    /// A place with the symbols around it.
    pub(crate) fn new(symbols: &'a [u8], start: usize) -> Self {
        let mut near = Self {
            symbols,
            start,
            told: 0,
            afar: 0,
            may_be_told_behind: false,
            behind: Cell::default(),
            value: OnceCell::new(),
        };
        if symbols::is_digit(symbols, start) {
            near.told = context::told_before(symbols, start);
            near.afar = if near.told == 0 { context::told_afar(symbols, start) } else { 0 };
            near.may_be_told_behind = near.is_before_word();
        }
        near
    }

    /// Where the number of `fewest` to `most` digits ends that starts here, if words say that it is one of `wanted`.
    pub(crate) fn told_number(&self, fewest: usize, most: usize, wanted: Roles) -> Option<usize> {
        if (self.told | self.afar) & wanted == 0 && !self.may_be_told_behind {
            return None;
        }
        let end = number::end(self.symbols, self.start, fewest, most)?;
        self.is_told(end, wanted).then_some(end)
    }

    /// Whether the words around say that what starts here and ends at `end` is one of `wanted`.
    pub(crate) fn is_told(&self, end: usize, wanted: Roles) -> bool {
        let is_told = self.told & wanted != 0
            || self.afar & wanted != 0 && context::ends_part(self.symbols, end)
            || self.is_told_behind(end, wanted);
        is_told && !context::is_before_unit(self.symbols, end)
    }

    /// The password or answer that starts here: where it ends, and which of both words say that it is.
    pub(crate) fn value(&self) -> Option<(usize, Roles)> {
        *self.value.get_or_init(|| value::read(self.symbols, self.start))
    }

    fn is_told_behind(&self, end: usize, wanted: Roles) -> bool {
        if !self.may_be_told_behind {
            return false;
        }
        if self.behind.get().0 != end {
            self.behind.set((end, context::told_behind(self.symbols, end)));
        }
        self.behind.get().1 & wanted != 0
    }

    /// Whether the first letter after the digits here is near enough to be of a word that tells.
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
        let afar = format!("pin     {}it     is     1234 (a.c.), ", "verylongwordwithal     ".repeat(6));
        let unit = format!(
            "{separated} {words}1 2 3 4 5 6, password: {} {}@{}.example 12-34-56 {between}12345678 {afar}4111 {}",
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
