//! National insurance numbers of the United Kingdom: `AB 12 34 56 C` (HM Revenue & Customs, NIM39110).

use crate::near::Near;
use crate::words::Role;
use crate::{context, symbols};

/// How many digits are after the two letters.
const DIGITS: usize = 6;

/// Pairs of letters that are not given out.
const UNUSED: [&[u8; 2]; 7] = [b"BG", b"GB", b"KN", b"NK", b"NT", b"TN", b"ZZ"];

/// Where the number ends that starts here: by its form, or where words tell it, with any letters and without the last
/// one as well.
pub(crate) fn end(near: &Near<'_>) -> Option<usize> {
    let Near { symbols, start, .. } = *near;
    let head = [*symbols.get(start)?, *symbols.get(start + 1)?];
    let is_behind_word = symbols::before(symbols, start).last().is_some_and(u8::is_ascii_alphanumeric);
    if is_behind_word || !head.iter().all(u8::is_ascii_uppercase) {
        return None;
    }
    let mut at = start + 1;
    for _ in 0..DIGITS {
        at = behind(symbols, at, u8::is_ascii_digit)?;
    }
    let is_spaced = at - start > 1 + DIGITS;
    let suffix = behind(symbols, at, |symbol| matches!(symbol, b'A'..=b'D'));
    // In `AB123456 a week ago` it is a word of the sentence.
    let suffix = suffix.filter(|last| (is_spaced || *last == at + 1) && ends_word(symbols, *last));
    let may_be_given = may_be_given(head) && suffix.is_some();
    let end = suffix.unwrap_or(at) + 1;
    let is_told = || {
        let told = context::told_before(symbols, start) | context::told_behind(symbols, end);
        told & Role::Insurance.alone() != 0
    };
    (ends_word(symbols, end - 1) && (may_be_given || is_told())).then_some(end)
}

/// The next symbol after `at`, or after one separator, if it is one of those.
fn behind(symbols: &[u8], at: usize, is_one: fn(&u8) -> bool) -> Option<usize> {
    let is_separated = matches!(symbols.get(at + 1), Some(b' ' | b'-' | b'.' | b'/'));
    let next = at + 1 + usize::from(is_separated);
    symbols.get(next).is_some_and(is_one).then_some(next)
}

fn ends_word(symbols: &[u8], last: usize) -> bool {
    !symbols.get(last + 1).is_some_and(u8::is_ascii_alphanumeric)
}

fn may_be_given(head: [u8; 2]) -> bool {
    let is_letter = |symbol: u8| !matches!(symbol, b'D' | b'F' | b'I' | b'Q' | b'U' | b'V');
    is_letter(head[0]) && is_letter(head[1]) && head[1] != b'O' && !UNUSED.contains(&&head)
}

#[cfg(test)]
mod tests {
    use crate::{Scope, redact};

    #[test]
    fn its_form_tells_it() {
        for number in ["AB123456C", "ab 12 34 56 c", "AB-12-34-56-C", "ＡＢ １２ ３４ ５６ Ｃ", "AB 123456 D"]
        {
            assert_eq!(redact(&format!("({number})."), Scope::Secrets), "([ni number]).");
        }
    }

    #[test]
    fn words_tell_it_without_its_form() {
        for (text, expected) in [
            ("my national insurance number is QQ123456C", "my national insurance number is [ni number]"),
            ("National Insurance no. QQ 12 34 56", "National Insurance no. [ni number]"),
            ("NI number: AB 12 34 56", "NI number: [ni number]"),
            ("n.i. AB123456", "n.i. [ni number]"),
            ("NINO is ab123456", "NINO is [ni number]"),
            ("QQ123456C is my NI number", "[ni number] is my NI number"),
            ("QQ 12 34 56 C (NI number)", "[ni number] (NI number)"),
        ] {
            assert_eq!(redact(text, Scope::Secrets), expected);
        }
    }

    #[test]
    fn other_numbers_are_none() {
        for text in [
            "QQ123456C",
            "AB123456",
            "AB123456E",
            "AB1234567C",
            "GB123456C",
            "AB123456 a week ago",
            "XAB123456C",
            "AB123456CD",
            "I pay national insurance on 12345678",
        ] {
            assert_eq!(redact(text, Scope::Secrets), text);
        }
    }
}
