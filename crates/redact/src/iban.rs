//! International bank account numbers.
//!
//! ISO 13616 gives them their form: two letters for the country, two check digits, and the account as the country
//! writes it: see [`countries`].

mod countries;

use crate::near::Near;
use crate::symbols;

/// How many digits the country's letters and the check digits are, as a power of ten: the checksum takes them from the
/// front of the number to its end.
const HEAD: u32 = 1_000_000;

/// The fewest digits of an IBAN whose last letter a word touches. A sentence that begins like an IBAN, such as
/// “PS 24 hours …”, has fewer.
const MIN_DIGITS: usize = 8;

/// Where the IBAN ends that starts here.
///
/// Its country tells its length, so words may touch it on either side: people forget the space. Only digits may not, as
/// it would be part of a longer number. Looks at no more than the 34 symbols of the longest IBAN and the separators
/// between them, whatever follows.
pub(crate) fn end(near: &Near<'_>) -> Option<usize> {
    let Near { symbols, start, .. } = *near;
    let first = *symbols.get(start).filter(|first| first.is_ascii_uppercase())?;
    let (mut at, mut symbol) = symbols::next(symbols, start)?;
    let code = [first, symbol];
    let is_checked = symbols::next(symbols, at).is_some_and(|(_, check)| check.is_ascii_digit());
    let is_behind_digit = symbols::before(symbols, start).last().is_some_and(u8::is_ascii_digit);
    if !is_checked || is_behind_digit || !symbol.is_ascii_uppercase() {
        return None;
    }
    let country = countries::find(code)?;
    let mut remainder = code.into_iter().fold(0, append);
    let (mut head, mut digits) = (0, 0);
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
            digits += usize::from(symbol.is_ascii_digit());
            remainder = append(remainder, symbol);
        }
    }
    let holds = (remainder * HEAD + head) % 97 == 1;
    let behind = symbols.get(at + 1).copied().unwrap_or_default();
    let goes_on = behind.is_ascii_digit()
        || symbol.is_ascii_uppercase() && behind.is_ascii_uppercase() && digits < MIN_DIGITS;
    (holds && !goes_on).then_some(at + 1)
}

/// The remainder by 97 of a number that goes on with `symbol`, where letters are the numbers from 10 (ISO 7064).
fn append(remainder: u32, symbol: u8) -> u32 {
    let longer = match symbols::digit(symbol) {
        Some(digit) => remainder * 10 + u32::from(digit),
        None => remainder * 100 + u32::from(symbol - b'A') + 10,
    };
    longer % 97
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
            "G B 2 9 N W B K 6 0 1 6 1 3 3 1 9 2 6 8 1 9",
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
            ("MT84 MALT0110 00012345 MTLCAST001Sismine", "MT84 MALT0110 00012345 MTLCAST001S"),
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
            "isGB29NWBK60161331926819",
        ] {
            assert_eq!(ibans(text), ["GB29NWBK60161331926819"], "{text}");
        }
    }

    #[test]
    fn part_of_a_longer_number_is_none() {
        for text in ["9GB29NWBK60161331926819", "GB29NWBK601613319268190"] {
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
