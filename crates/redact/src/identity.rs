//! Numbers of passports, identity cards and driving licences: letters and digits as each country likes, so that only words
//! tell them.

use crate::near::Near;
use crate::words::{self, Role};
use crate::{context, symbols};

/// The fewest and the most letters and digits: passports have from 6, British driving licences 16.
const MIN_LENGTH: usize = 6;
const MAX_LENGTH: usize = 16;

/// The fewest digits.
const MIN_DIGITS: usize = 4;

/// The most letters of a row without a digit, with which a number may start.
const MAX_HEAD: usize = 3;

/// Where the number ends that starts here.
pub(crate) fn end(near: &Near<'_>) -> Option<usize> {
    let Near { symbols, start, .. } = *near;
    if symbols::before(symbols, start).last().is_some_and(u8::is_ascii_alphanumeric) {
        return None;
    }
    let end = end_of_rows(symbols, start)?;
    let told = context::told_before(symbols, start) | context::told_behind(symbols, end);
    (told & Role::Identity.alone() != 0).then_some(end)
}

/// Where the rows end that start at `start`, with a space or hyphen between them: each has a digit, but for the first.
fn end_of_rows(symbols: &[u8], start: usize) -> Option<usize> {
    let (mut at, mut end, mut length, mut digits) = (start, None, 0, 0);
    loop {
        let rest = symbols.get(at..)?.iter().take(MAX_LENGTH + 1);
        let row = symbols.get(at..at + rest.take_while(|symbol| symbol.is_ascii_alphanumeric()).count())?;
        let here = row.iter().filter(|symbol| symbol.is_ascii_digit()).count();
        let is_head = at == start
            && (1..=MAX_HEAD).contains(&row.len())
            && words::role(row).is_none_or(|_| row.len() == 1);
        length += row.len();
        digits += here;
        if here == 0 && !is_head || length > MAX_LENGTH {
            break;
        }
        at += row.len();
        if length >= MIN_LENGTH && digits >= MIN_DIGITS {
            end = Some(at);
        }
        if !matches!(symbols.get(at), Some(b' ' | b'-')) {
            break;
        }
        at += 1;
    }
    end
}

#[cfg(test)]
mod tests {
    use crate::{Scope, redact};

    #[test]
    fn words_tell_it() {
        for (text, expected) in [
            ("passport number 123456789", "passport number [id number]"),
            ("my passport is 123 456 789", "my passport is [id number]"),
            ("Passport no: AB1234567.", "Passport no: [id number]."),
            ("passport C 1234 5678 expired", "passport [id number] expired"),
            ("C01X00T47 is my passport number", "[id number] is my passport number"),
            ("123456789 (passport)", "[id number] (passport)"),
            ("driving licence: MORGA657054SM9IJ", "driving licence: [id number]"),
            ("my driver's license number is D1234567", "my driver's license number is [id number]"),
            ("Reisepass C01X00T47", "Reisepass [id number]"),
            ("passeport nº 12AB34567", "passeport nº [id number]"),
        ] {
            assert_eq!(redact(text, Scope::Secrets), expected);
        }
    }

    #[test]
    fn what_is_said_of_it_is_none() {
        for text in [
            "my passport expires 12.03.2027",
            "passport renewed in 2024",
            "passport or driving licence",
            "I sent my passport 3 weeks ago",
            "the passport costs £123456",
            "do I need a passport, order 12345678",
        ] {
            assert_eq!(redact(text, Scope::Secrets), text);
        }
    }
}
