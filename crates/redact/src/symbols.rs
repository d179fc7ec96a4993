//! Text as symbols: one byte for each character, in which all that is looked for is easily told.
//!
//! Digits are `0` to `9` and letters `A` to `Z`, whatever their width, case or script; all spaces are one, all dashes
//! are one, and so are quotes and signs of money. What is not seen, such as a soft hyphen, is no symbol. Letters of
//! western Europe with an accent are the small letter without it: part of a word, but of no number. The other characters
//! of ASCII stay as they are, and the rest is [`OTHER`]. What a mark covers, in the text or by now, is [`HIDDEN`].

use crate::kind;

/// A character that no kind of number has.
pub(crate) const OTHER: u8 = 0;

/// What is hidden already, as all symbols from here on are. No kind looks past it, so that it does not matter how long
/// it was.
pub(crate) const HIDDEN: u8 = 0x80;

/// How many separators may be between two symbols of a number. Four, because people put a space or two on either side
/// of a dash or of a line's end; more, and lists of numbers would run into one.
pub(crate) const MAX_SEPARATORS: usize = 4;

/// The longest row of digits and letters that is looked at for letters instead of digits.
const MAX_ROW: usize = 24;

/// The fewest digits in a row that has such letters.
const MIN_DIGITS: usize = 3;

/// How many digits are together in the numbers of cards, accounts and PINs.
const GROUP: usize = 4;

/// The letters without accents of `à` to `ÿ`, and of `À` to `Þ` 32 places before them; `×` and `÷` are none.
const LATIN: [u8; 32] = *b"aaaaaaaceeeeiiiidnooooo\0ouuuuyty";

/// The symbols of `text`, each with its offset.
pub(crate) fn of(text: &str) -> impl Iterator<Item = (usize, u8)> {
    let mut behind_mark = 0;
    text.char_indices().filter_map(move |(offset, c)| {
        if offset < behind_mark || is_combining(c) || is_unseen(c) {
            return None;
        }
        let symbol = symbol(c);
        if symbol == b'['
            && let Some(mark) = text.get(offset..).and_then(kind::mark_at)
        {
            behind_mark = offset + mark.len();
            return Some((offset, HIDDEN));
        }
        Some((offset, symbol))
    })
}

/// Whether a character belongs to the one before it: accents, the rest of emoji such as `1️⃣`.
fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}' | '\u{20D0}'..='\u{20FF}' | '\u{FE00}'..='\u{FE0F}')
}

/// Whether a character is not seen: soft hyphens, joiners, marks of direction. Text copied from documents and other apps
/// has them inside of words and numbers.
fn is_unseen(c: char) -> bool {
    matches!(c,
        '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
        | '\u{FEFF}')
}

fn symbol(c: char) -> u8 {
    let code = match u32::from(c) {
        // Full-width forms of ASCII.
        code @ 0xFF01..=0xFF5E => code - 0xFF01 + 0x21,
        // Digits: Arabic-Indic; Persian and Urdu; of the nine scripts of India from Devanagari to Malayalam, which
        // are alike in blocks of 128; Thai, Lao, Burmese and Khmer; those of mathematics, in which some write for
        // show; and small ones above and below the line, and in circles.
        code @ 0x660..=0x669 => code - 0x660 + 0x30,
        code @ 0x6F0..=0x6F9 => code - 0x6F0 + 0x30,
        code @ 0x966..=0xD6F if matches!(code & 0x7F, 0x66..=0x6F) => (code & 0x7F) - 0x66 + 0x30,
        code @ 0xE50..=0xE59 => code - 0xE50 + 0x30,
        code @ 0xED0..=0xED9 => code - 0xED0 + 0x30,
        code @ 0x1040..=0x1049 => code - 0x1040 + 0x30,
        code @ 0x17E0..=0x17E9 => code - 0x17E0 + 0x30,
        0xB9 => 0x31,
        code @ 0xB2..=0xB3 => code - 0xB0 + 0x30,
        code @ (0x2070 | 0x2074..=0x2079 | 0x2080..=0x2089) => (code & 0xF) + 0x30,
        code @ 0x2460..=0x2468 => code - 0x2460 + 0x31,
        0x24EA => 0x30,
        code @ 0x1D7CE..=0x1D7FF => (code - 0x1D7CE) % 10 + 0x30,
        // Tabs and ends of lines; no-break, thin and other spaces.
        0x09..=0x0D | 0xA0 | 0x1680 | 0x2000..=0x200A | 0x2028..=0x2029 | 0x202F | 0x205F | 0x3000 => 0x20,
        // Hyphens, dashes, minus.
        0x2010..=0x2015 | 0x2043 | 0x2212 | 0xFE58 | 0xFE63 => 0x2D,
        // Points in the middle of a line.
        0xB7 | 0x2022 | 0x2219 | 0x22C5 | 0x30FB => 0x2E,
        // Strokes of fractions.
        0x2044 | 0x2215 => 0x2F,
        // Quotes.
        0xAB | 0xBB | 0x2018..=0x201F | 0x2039 | 0x203A => 0x22,
        // Money.
        0xA2..=0xA5 | 0x20A0..=0x20CF => 0x24,
        0xDF => return b's',
        code @ 0xC0..=0xFF => return LATIN.get((code & 0x1F) as usize).copied().unwrap_or(OTHER),
        0..=0x1F => return OTHER,
        code => code,
    };
    match u8::try_from(code) {
        Ok(ascii) if ascii.is_ascii() => ascii.to_ascii_uppercase(),
        _ => OTHER,
    }
}

/// Reads letters as the digits that people take them for, from one place to another: `O` in a number is `0`, `I` and `L`
/// are `1`.
///
/// What is `read` of a row of letters and digits depends on what is `written` of this row alone, so that it is the same
/// for a text in which something else was hidden.
pub(crate) fn read_letters(written: &[u8], read: &mut [u8], start: usize, end: usize) {
    let is_in_row = |symbol: &&u8| symbol.is_ascii_alphanumeric();
    let mut at = start - before(written, start).iter().rev().take(MAX_ROW + 1).take_while(is_in_row).count();
    while at < end {
        let rest = written.get(at..).unwrap_or_default();
        // Of a row beyond the end no more than it takes to see that it is too long.
        let row = rest.iter().take((end - at).max(MAX_ROW + 1)).take_while(is_in_row).count();
        let row = rest.get(..row).unwrap_or_default();
        let is_number = is_number(row);
        for (symbol, read) in row.iter().zip(read.iter_mut().skip(at)) {
            *read = match symbol {
                b'O' if is_number => b'0',
                b'I' | b'L' if is_number => b'1',
                symbol => *symbol,
            };
        }
        at += row.len().max(1);
    }
}

/// Whether a row is a number in which people took letters for digits: a digit, then more digits than such letters.
///
/// A letter at the end must make a whole group. In `4111111111111111I lost it` a space was forgotten.
fn is_number(row: &[u8]) -> bool {
    let digits = row.iter().filter(|symbol| symbol.is_ascii_digit()).count();
    let letters = row.iter().filter(|symbol| matches!(symbol, b'O' | b'I' | b'L')).count();
    let is_whole = match row {
        [.., before, last] => {
            last.is_ascii_digit() || before.is_ascii_digit() && row.len().is_multiple_of(GROUP)
        }
        _ => false,
    };
    row.len() <= MAX_ROW
        && row.first().is_some_and(u8::is_ascii_digit)
        && digits + letters == row.len()
        && digits >= MIN_DIGITS
        && digits > letters
        && is_whole
}

/// The symbols in front of the one at `at`.
pub(crate) fn before(symbols: &[u8], at: usize) -> &[u8] {
    symbols.get(..at).unwrap_or_default()
}

/// The next symbol after `at` that is no separator, and its place; `None` if there are too many separators.
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

/// Whether a symbol is hidden already.
pub(crate) fn is_hidden(symbol: u8) -> bool {
    symbol >= HIDDEN
}

/// Whether there is a symbol with a digit at `at`.
pub(crate) fn is_digit(symbols: &[u8], at: usize) -> bool {
    symbols.get(at).is_some_and(u8::is_ascii_digit)
}

/// The value of a digit.
pub(crate) fn digit(symbol: u8) -> Option<u8> {
    symbol.is_ascii_digit().then(|| symbol - b'0')
}

#[cfg(test)]
mod tests {
    use super::{OTHER, next};

    /// The symbols of a text, and the offset of each.
    fn of(text: &str) -> (Vec<u8>, Vec<usize>) {
        super::of(text).map(|(offset, symbol)| (symbol, offset)).unzip()
    }

    #[test]
    fn each_character_is_one_symbol() {
        let (symbols, offsets) = of("Aж٤ 😀4");
        assert_eq!(symbols, [b'A', OTHER, b'4', b' ', OTHER, b'4']);
        assert_eq!(offsets, [0, 1, 3, 5, 6, 10]);
    }

    #[test]
    fn letters_with_accents_are_small_letters_without_them() {
        assert_eq!(of("Code für Ñandú").0, b"CODE FuR nANDu");
        assert_eq!(of("ÀÿçßÖ×÷").0, *b"aycso\0\0");
    }

    #[test]
    fn accents_and_the_rest_of_an_emoji_belong_to_the_character_before_them() {
        let (symbols, offsets) = of("e\u{301}1\u{FE0F}\u{20E3}2");
        assert_eq!(symbols, b"E12");
        assert_eq!(offsets, [0, 3, 10]);
    }

    #[test]
    fn a_mark_is_one_hidden_symbol() {
        let (symbols, offsets) = of("a[card]b[cat]");
        assert_eq!(symbols, *b"A\x80B[CAT]");
        assert_eq!(offsets[..3], [0, 1, 7]);
        assert_eq!(of("\u{1}").0, [OTHER]);
    }

    #[test]
    fn digits_and_letters_of_any_width_are_alike() {
        assert_eq!(of("gb29ＧＢ２９ｇｂ٢٩۲۹").0, b"GB29GB29GB2929");
        assert_eq!(of("०९৭௩൯๐๙𝟎𝟗𝟘𝟿").0, b"09739090909");
        assert_eq!(of("໐໙၀၉០៩⁰¹²³⁴⁹₀₉⓪①⑨").0, b"09090901234909019");
    }

    #[test]
    fn spaces_are_one_and_dashes_are_one() {
        assert_eq!(of("\t\n\r \u{A0}\u{2009}\u{202F}\u{3000}").0, [b' '; 8]);
        assert_eq!(of("-‐‑‒–—−－﹘﹣⁃").0, [b'-'; 11]);
        assert_eq!(of("·•∙⋅⁄∕").0, b"....//");
    }

    #[test]
    fn what_is_not_seen_is_no_symbol() {
        let (symbols, offsets) = of("4\u{200B}1\u{AD}\u{2060}1\u{200E}pi\u{AD}n");
        assert_eq!(symbols, b"411PIN");
        assert_eq!(offsets, [0, 4, 10, 14, 15, 18]);
    }

    /// What is read of a text, from its start to its end.
    fn read(text: &str) -> String {
        let written = of(text).0;
        let mut read = written.clone();
        super::read_letters(&written, &mut read, 0, written.len());
        String::from_utf8(read).unwrap()
    }

    #[test]
    fn letters_that_look_like_digits_are_read_as_digits_in_numbers() {
        for (text, expected) in [
            ("4111 1l11 111I 9O16", "4111 1111 1111 9016"),
            ("4O00003l pin 12o4", "40000031 PIN 1204"),
            ("492912345678901O", "4929123456789010"),
        ] {
            assert_eq!(read(text), expected);
        }
    }

    #[test]
    fn letters_stay_letters_in_words_and_behind_a_forgotten_space() {
        for text in
            ["4111111111111111I LOST IT", "OIL", "O2", "1O", "10L", "AB12O4", "12O4X", "1OOIL", "GB29O161"]
        {
            assert_eq!(read(text), text);
        }
        let long = "1O1".repeat(9);
        assert_eq!(read(&long), long);
    }

    #[test]
    fn quotes_are_one_and_signs_of_money_are_one() {
        assert_eq!(of("“”„«»‘’").0, [b'"'; 7]);
        assert_eq!(of("$£€¥₹").0, [b'$'; 5]);
    }

    #[test]
    fn four_separators_are_passed_over_and_five_are_not() {
        assert_eq!(next(b"1 -- 2", 0), Some((5, b'2')));
        assert_eq!(next(b"1 --- 2", 0), None);
        assert_eq!(next(b"1. ", 0), None);
        assert_eq!(next(b"1", 0), None);
    }
}
