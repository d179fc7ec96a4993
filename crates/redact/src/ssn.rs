//! Social security numbers of the United States.
//!
//! Three digits, two and four. The Social Security Administration gives out none with the area 000, 666 or 900 to 999,
//! the group 00 or the serial number 0000 (its programme manual, RM 10201.035).

use crate::near::Near;
use crate::number;
use crate::words::Role;

/// How many symbols `123-45-6789` has.
const WRITTEN: usize = 11;

/// Where the number ends that starts here: by its form, or where words tell it, without separators as well, and
/// if only the last four digits are given, as banks ask for.
pub(crate) fn end(near: &Near<'_>) -> Option<usize> {
    let Near { symbols, start, .. } = *near;
    let wanted = Role::Ssn.alone();
    if has_form(symbols, start) {
        let end = start + WRITTEN;
        return (may_be_given(symbols, start) || near.is_told(end, wanted)).then_some(end);
    }
    near.told_number(4, 9, wanted)
}

fn has_form(symbols: &[u8], start: usize) -> bool {
    let Some(form) = symbols.get(start..start + WRITTEN) else { return false };
    let is_formed = form.iter().enumerate().all(|(at, symbol)| match at {
        3 | 6 => matches!(symbol, b'-' | b' ' | b'.') && Some(symbol) == form.get(3),
        _ => symbol.is_ascii_digit(),
    });
    // A row more on either side, and it is something longer: of a parcel, a telephone.
    let is_longer = |space: Option<usize>, digit: Option<usize>| {
        let at = |at: Option<usize>| at.and_then(|at| symbols.get(at).copied()).unwrap_or_default();
        at(space) == b' ' && at(digit).is_ascii_digit()
    };
    is_formed
        && number::may_start(symbols, start)
        && number::may_end(symbols, start + WRITTEN)
        && !is_longer(start.checked_sub(1), start.checked_sub(2))
        && !is_longer(Some(start + WRITTEN), Some(start + WRITTEN + 1))
}

fn may_be_given(symbols: &[u8], start: usize) -> bool {
    let part = |from, to| symbols.get(start + from..start + to).unwrap_or_default();
    let (area, group, serial) = (part(0, 3), part(4, 6), part(7, WRITTEN));
    !matches!(area, b"000" | b"666" | [b'9', ..]) && group != b"00" && serial != b"0000"
}

#[cfg(test)]
mod tests {
    use crate::{Scope, redact};

    #[test]
    fn its_form_tells_it() {
        for number in ["123-45-6789", "123 45 6789", "123.45.6789", "１２３–４５–６７８９"] {
            assert_eq!(redact(&format!("({number})."), Scope::Secrets), "([ssn]).");
        }
    }

    #[test]
    fn words_tell_it_without_separators() {
        for (text, expected) in [
            ("SSN 123456789", "SSN [ssn]"),
            ("my social security number is 123456789", "my social security number is [ssn]"),
            ("123456789 is my social", "[ssn] is my social"),
            ("last 4 of SSN: 6789", "last 4 of SSN: [ssn]"),
            ("SSN 900-45-6789", "SSN [ssn]"),
        ] {
            assert_eq!(redact(text, Scope::Secrets), expected);
        }
    }

    #[test]
    fn numbers_that_are_not_given_out_and_others_are_none() {
        for text in [
            "000-45-6789",
            "666-45-6789",
            "900-45-6789",
            "999-45-6789",
            "123-00-6789",
            "123-45-0000",
            "123456789",
            "123-45 6789",
            "1-123-45-6789",
            "123-45-6789-1",
            "123-45-67890",
            "1 123 45 6789",
            "123 45 6789 1",
            "social media 123456789",
        ] {
            assert_eq!(redact(text, Scope::Secrets), text);
        }
    }
}
