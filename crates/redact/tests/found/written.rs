//! How people write numbers.

use proptest::prelude::*;

/// What is between two symbols, most often nothing.
const SEPARATORS: [&str; 16] =
    ["", "", "", "", "", " ", "-", ".", "\u{A0}", "\u{2009}", "\u{202F}", "–", "−", "  ", "- ", "\r\n"];

/// The zeros of the digits that count.
const ZEROS: [char; 4] = ['0', '０', '٠', '۰'];

/// `number` with separators, from the symbol at `from` on, and in digits of any script.
pub(crate) fn spread(number: String, from: usize) -> impl Strategy<Value = String> {
    let separators = prop::collection::vec(prop::sample::select(&SEPARATORS), number.len());
    (separators, prop::sample::select(&ZEROS)).prop_map(move |(separators, zero)| {
        let mut written = String::new();
        for (at, c) in number.chars().enumerate() {
            if at >= from {
                written.push_str(separators[at]);
            }
            written.push(in_script(c, zero));
        }
        written
    })
}

fn in_script(c: char, zero: char) -> char {
    c.to_digit(10).map_or(c, |digit| char::from_u32(u32::from(zero) + digit).unwrap())
}

/// Words without digits, and without any two letters that are a country's.
pub(crate) fn words() -> impl Strategy<Value = String> {
    "[hpwyHPWY ,;:!?()/£€éßжあ😀\n]{0,30}"
}

/// Digits in groups of up to `longest`, with single separators between them.
pub(crate) fn groups(longest: usize) -> impl Strategy<Value = String> {
    let group = prop::collection::vec("[0-9]", 1..=longest).prop_map(|digits| digits.concat());
    (prop::collection::vec(group, 1..5), "[ .-]").prop_map(|(groups, separator)| groups.join(&separator))
}
