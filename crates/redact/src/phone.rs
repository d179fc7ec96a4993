//! Telephone numbers: with a `+` (ITU-T E.164), with a `0` before them, or in the form of North America. Others look
//! like any number.

use crate::near::Near;
use crate::number;
use crate::symbols::is_digit;

/// The fewest digits after a `+`, the fewest with a `0` before them, and the most of all.
const MIN_INTERNATIONAL: usize = 8;
const MIN_NATIONAL: usize = 9;
const MAX_DIGITS: usize = 15;

/// The lengths of the rows of a number, one hexadecimal digit each.
type Rows = u64;

/// `555 010 0123`, and the same with the `1` of North America, row by row.
const NORTH_AMERICA: [Rows; 7] = [0x3, 0x33, 0x334, 0x1, 0x13, 0x133, 0x1334];

/// `12.03.2024`.
const DATE: Rows = 0x224;

/// How many signs may be between two rows, as in `+44 (0)20`.
const MAX_BETWEEN: usize = 3;

/// Where the telephone number ends that starts here; if several rows may end it, the last.
pub(crate) fn end(near: &Near<'_>) -> Option<usize> {
    let Near { symbols, start, .. } = *near;
    if !number::may_start(symbols, start) {
        return None;
    }
    let bracket = usize::from(symbols.get(start) == Some(&b'('));
    let first = *symbols.get(start + bracket)?;
    let plus = usize::from(first == b'+');
    let (mut at, mut digits, mut rows, mut end) = (start + bracket + plus, 0, 0, None);
    loop {
        let row = number::row(symbols, at, MAX_DIGITS);
        digits += row;
        if row == 0 || digits > MAX_DIGITS {
            break;
        }
        rows = rows << 4 | row as Rows;
        at += row;
        let fits = match first {
            b'+' => digits >= MIN_INTERNATIONAL,
            _ if rows == DATE => return None,
            b'0' => digits >= MIN_NATIONAL,
            _ if !NORTH_AMERICA.contains(&rows) => break,
            _ => digits >= MIN_NATIONAL,
        };
        if fits && number::may_end(symbols, at) {
            end = Some(at);
        }
        let Some(next) = next_row(symbols, at) else { break };
        at = next;
    }
    end
}

fn next_row(symbols: &[u8], at: usize) -> Option<usize> {
    let is_between = |at: usize| matches!(symbols.get(at), Some(b' ' | b'-' | b'.' | b'/' | b'(' | b')'));
    let next = (at..=at + MAX_BETWEEN).find(|at| !is_between(*at))?;
    is_digit(symbols, next).then_some(next)
}

#[cfg(test)]
mod tests {
    use crate::{Scope, redact};

    #[test]
    fn numbers_are_found_as_people_write_them() {
        for number in [
            "+44 20 7946 0123",
            "+44 (0)20 7946 0123",
            "020 7946 0123",
            "(020) 7946-0123",
            "08081570123",
            "0044 808 157 0123",
            "555-010-0123",
            "(555) 010-0123",
            "1 555 010 0123",
            "01 23 45 67 89",
        ] {
            assert_eq!(redact(&format!("call {number}!"), Scope::Contacts), "call [phone]!");
        }
    }

    #[test]
    fn dates_times_and_amounts_are_none() {
        for text in [
            "01.02.2024 12:30",
            "01/02/2024",
            "2024-01-02",
            "+5",
            "0.50",
            "12345678",
            "1000000.00",
            "100 200 300",
        ] {
            assert_eq!(redact(text, Scope::Contacts), text);
        }
    }
}
