//! Text as symbols: one byte for each character, in which kinds of numbers are easily told.
//!
//! Digits are `0` to `9` and letters `A` to `Z`, whatever their width, case or script; all spaces are one, all dashes
//! are one. The other characters of ASCII stay as they are, and the rest is [`OTHER`].

/// A character that no kind of number has.
const OTHER: u8 = 0;

/// How many separators may stand between two symbols of a number. Two, because people put a space on either side of a
/// line's end or next to a dash; more, and lists of numbers would run into one.
const MAX_SEPARATORS: usize = 2;

/// The symbols of `text`, and the offset of each in it.
pub(crate) fn of(text: &str) -> (Vec<u8>, Vec<usize>) {
    let mut symbols = Vec::with_capacity(text.len());
    let mut offsets = Vec::with_capacity(text.len());
    for (offset, c) in text.char_indices() {
        symbols.push(symbol(c));
        offsets.push(offset);
    }
    (symbols, offsets)
}

fn symbol(c: char) -> u8 {
    let code = match u32::from(c) {
        // Full-width forms of ASCII.
        code @ 0xFF01..=0xFF5E => code - 0xFF01 + 0x21,
        // Arabic-Indic digits, and those of Persian and Urdu.
        code @ 0x660..=0x669 => code - 0x660 + 0x30,
        code @ 0x6F0..=0x6F9 => code - 0x6F0 + 0x30,
        // Tabs and ends of lines; no-break, thin and other spaces; and what is not seen at all: soft hyphens, joiners,
        // marks of direction. Text copied from documents and other apps has them inside of numbers.
        0x09..=0x0D | 0xA0 | 0xAD | 0x2000..=0x200F | 0x2028..=0x202F | 0x205F..=0x206F | 0x3000 | 0xFEFF => {
            0x20
        }
        // Hyphens, dashes, minus.
        0x2010..=0x2015 | 0x2212 => 0x2D,
        code => code,
    };
    match u8::try_from(code) {
        Ok(ascii) if ascii.is_ascii() => ascii.to_ascii_uppercase(),
        _ => OTHER,
    }
}

/// The symbols in front of the one at `at`.
pub(crate) fn before(symbols: &[u8], at: usize) -> &[u8] {
    symbols.get(..at).unwrap_or_default()
}

/// The next symbol behind `at` that is no separator, and its place; `None` if there are too many separators.
pub(crate) fn next(symbols: &[u8], at: usize) -> Option<(usize, u8)> {
    for next in at + 1..=at + 1 + MAX_SEPARATORS {
        let symbol = *symbols.get(next)?;
        if !is_separator(symbol) {
            return Some((next, symbol));
        }
    }
    None
}

fn is_separator(symbol: u8) -> bool {
    matches!(symbol, b' ' | b'-' | b'.')
}

/// The value of a digit.
pub(crate) fn digit(symbol: u8) -> Option<u8> {
    symbol.is_ascii_digit().then(|| symbol - b'0')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_character_is_one_symbol() {
        let (symbols, offsets) = of("Aé٤ 😀4");
        assert_eq!(symbols, [b'A', OTHER, b'4', b' ', OTHER, b'4']);
        assert_eq!(offsets, [0, 1, 3, 5, 6, 10]);
    }

    #[test]
    fn digits_and_letters_of_any_width_are_alike() {
        assert_eq!(of("gb29ＧＢ２９ｇｂ٢٩۲۹").0, b"GB29GB29GB2929");
    }

    #[test]
    fn spaces_are_one_and_dashes_are_one() {
        assert_eq!(of("\t\n\r \u{A0}\u{AD}\u{2009}\u{200B}\u{202F}\u{2060}\u{3000}").0, [b' '; 11]);
        assert_eq!(of("-‐‑‒–—−－").0, [b'-'; 8]);
    }

    #[test]
    fn two_separators_are_passed_over_and_three_are_not() {
        assert_eq!(next(b"1 -2", 0), Some((3, b'2')));
        assert_eq!(next(b"1 - 2", 0), None);
        assert_eq!(next(b"1. ", 0), None);
        assert_eq!(next(b"1", 0), None);
    }
}
