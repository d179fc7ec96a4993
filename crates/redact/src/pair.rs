//! A sort code and an account number next to each other, each of which tells the other.

use crate::words::Role;
use crate::{context, number};

/// How many digits an account number has next to a sort code.
const DIGITS: usize = 8;

/// How many of them are in a row if there are two rows.
const ROW: usize = 4;

/// How many symbols `12-34-56` has.
pub(crate) const WRITTEN: usize = 8;

/// Where the eight digits end that start at `start`, in one row or in two.
pub(crate) fn end_of_eight(symbols: &[u8], start: usize) -> Option<usize> {
    let is_one = matches!(number::row(symbols, start, DIGITS), DIGITS | ROW);
    is_one.then(|| number::end(symbols, start, DIGITS, DIGITS))?
}

/// Whether an account number starts after a place, with no words between but such as `account number`.
pub(crate) fn account_starts_behind(symbols: &[u8], at: usize) -> bool {
    let start = context::number_behind(symbols, at);
    start.is_some_and(|start| end_of_eight(symbols, start).is_some())
}

/// Whether an account number ends before a place, with no words between but such as `sort code`.
pub(crate) fn account_ends_before(symbols: &[u8], at: usize) -> bool {
    let Some(end) = context::number_before(symbols, at) else { return false };
    // In one row, or with a separator in the middle.
    [DIGITS, DIGITS + 1]
        .into_iter()
        .any(|len| end.checked_sub(len).is_some_and(|start| end_of_eight(symbols, start) == Some(end)))
}

/// Whether a sort code starts after a place, with no words between but such as `sort code:`.
pub(crate) fn sort_code_starts_behind(symbols: &[u8], at: usize) -> bool {
    let start = context::number_behind(symbols, at);
    start.is_some_and(|start| has_pairs(symbols, start) && number::end(symbols, start, 6, 6).is_some())
}

/// Whether a sort code ends before a place, with no words between but such as `account number`. Without separators it
/// must have been told.
pub(crate) fn sort_code_ends_before(symbols: &[u8], at: usize) -> bool {
    let Some(end) = context::number_before(symbols, at) else { return false };
    let is_at = |len| end.checked_sub(len).filter(|start| number::end(symbols, *start, 6, 6) == Some(end));
    is_at(WRITTEN).is_some_and(|start| has_pairs(symbols, start))
        || is_at(6).is_some_and(|start| context::told_before(symbols, start) & Role::SortCode.alone() != 0)
}

/// Two digits each between hyphens or spaces.
pub(crate) fn has_pairs(symbols: &[u8], start: usize) -> bool {
    let form = symbols.get(start..).and_then(|rest| rest.first_chunk::<WRITTEN>());
    form.is_some_and(
        |form| matches!(form, [b'0'..=b'9', _, one @ (b'-' | b' '), _, _, next, _, _] if one == next),
    )
}
