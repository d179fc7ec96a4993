//! International bank account numbers.
//!
//! ISO 13616 gives them their form: two letters for the country, two check digits, and the account as the country
//! writes it: see [`countries`].

mod countries;

use crate::symbols;
use countries::Part;

/// How many digits the country's letters and the check digits are, as a power of ten: the checksum takes them from the
/// front of the number to its end.
const HEAD: u32 = 1_000_000;

/// Where the IBAN ends that starts at `start`.
///
/// Its country tells its length, so words may follow as closely as its own groups do. Looks at no more than the 34
/// symbols of the longest IBAN and the separators between them, whatever follows.
pub(crate) fn end(symbols: &[u8], start: usize) -> Option<usize> {
    let code = *symbols.get(start..)?.first_chunk::<2>()?;
    let touches_digits = symbols::is_digit(symbols, start + 2);
    if !code.iter().all(u8::is_ascii_uppercase)
        || !may_start_behind(symbols::before(symbols, start), touches_digits)
    {
        return None;
    }
    let country = countries::find(code)?;
    let (mut at, mut symbol) = (start + 1, code[1]);
    let mut remainder = code.into_iter().fold(0, append);
    let mut head = 0;
    // The letters and the check digits, which are the first part; then the account.
    for (place, part) in country.parts.into_iter().enumerate() {
        if place == 1 {
            head = std::mem::take(&mut remainder);
        }
        for _ in 0..part.count() {
            (at, symbol) = symbols::next(symbols, at)?;
            if !part.allows(symbol) {
                return None;
            }
            remainder = append(remainder, symbol);
        }
    }
    let holds = (remainder * HEAD + head) % 97 == 1;
    let len: u8 = country.parts.into_iter().map(Part::count).sum();
    let is_one_word = at - start == usize::from(len) + 1;
    let ends = symbols.get(at + 1).is_none_or(|behind| may_end_between(symbol, *behind, is_one_word));
    (holds && ends).then_some(at + 1)
}

/// The remainder by 97 of a number that goes on with `symbol`, where letters are the numbers from 10 (ISO 7064).
fn append(remainder: u32, symbol: u8) -> u32 {
    let longer = match symbols::digit(symbol) {
        Some(digit) => remainder * 10 + u32::from(digit),
        None => remainder * 100 + u32::from(symbol - b'A') + 10,
    };
    longer % 97
}

/// Whether an IBAN may start behind these symbols: at the start of a word, or where people forget the space.
///
/// A word may touch it only if its own letters and check digits touch each other, or more sentences such as
/// “charges 12 …” would be looked at as one.
fn may_start_behind(before: &[u8], touches_digits: bool) -> bool {
    match before.last() {
        Some(before) if before.is_ascii_digit() => false,
        Some(b'A'..=b'Z') => touches_digits || before.ends_with(b"IBAN"),
        _ => true,
    }
}

/// Whether an IBAN may end between these two symbols.
///
/// A word may touch its last digit: people forget the space. But its last letter must be the last of a word unless it
/// is one word itself, or more sentences that begin like an IBAN, such as “PS 24 hours …”, would pass for one.
fn may_end_between(last: u8, behind: u8, is_one_word: bool) -> bool {
    !(behind.is_ascii_digit() || last.is_ascii_uppercase() && behind.is_ascii_uppercase() && !is_one_word)
}

#[cfg(test)]
mod tests {
    /// The numbers in `text`.
    fn ibans(text: &str) -> Vec<&str> {
        crate::find(text, crate::Scope::Numbers).iter().map(|found| &text[found.start..found.end]).collect()
    }

    const NONE: Vec<&str> = vec![];

    #[test]
    fn spacing_and_case_do_not_matter() {
        for iban in [
            "GB29NWBK60161331926819",
            "GB29 NWBK 6016 1331 9268 19",
            "gb29-nwbk-6016-1331-9268-19",
            "Gb 29 Nwbk 601613 31926819",
            "GB29\u{A0}NWBK\u{202F}6016\r\n1331- 9268 19",
            "ＧＢ２９ＮＷＢＫ６０１６１３３１９２６８１９",
            "MT84 MALT 0110 0001 2345 MTLC AST0 01S",
        ] {
            assert_eq!(ibans(iban), [iban]);
        }
    }

    #[test]
    fn words_may_follow_directly() {
        for (text, iban) in [
            ("GB29 NWBK 6016 1331 9268 19 please help", "GB29 NWBK 6016 1331 9268 19"),
            ("GB29 NWBK 6016 1331 9268 19please help", "GB29 NWBK 6016 1331 9268 19"),
            ("MT84MALT011000012345MTLCAST001S is mine", "MT84MALT011000012345MTLCAST001S"),
            ("MT84MALT011000012345MTLCAST001Sismine", "MT84MALT011000012345MTLCAST001S"),
            ("no93 8601 1117 947 12 kr", "no93 8601 1117 947"),
        ] {
            assert_eq!(ibans(text), [iban]);
        }
    }

    #[test]
    fn words_may_stand_before_it() {
        for text in [
            "my IBAN GB29NWBK60161331926819",
            "IBAN:GB29NWBK60161331926819",
            "ibanGB29NWBK60161331926819",
            "itisGB29NWBK60161331926819",
        ] {
            assert_eq!(ibans(text), ["GB29NWBK60161331926819"], "{text}");
        }
    }

    #[test]
    fn part_of_a_longer_word_is_none() {
        for text in [
            "9GB29NWBK60161331926819",
            "XGB 29NWBK60161331926819",
            "GB29NWBK601613319268190",
            "MT84 MALT011000012345MTLCAST001SX",
        ] {
            assert_eq!(ibans(text), NONE, "{text}");
        }
    }

    #[test]
    fn the_checksum_must_hold() {
        assert_eq!(ibans("GB29NWBK60161331926818"), NONE);
        assert_eq!(ibans("GB92NWBK60161331926819"), NONE);
    }

    #[test]
    fn the_country_tells_length_and_classes() {
        // The checksum holds for all of them.
        for text in [
            "GB31NWBK601613319268",
            "ZZ77NWBK60161331926819",
            "GB58123460161331926819",
            "GB94NWBK6016133192681N",
        ] {
            assert_eq!(ibans(text), NONE, "{text}");
        }
    }
}
