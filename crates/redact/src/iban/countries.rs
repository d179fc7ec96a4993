//! Which IBANs each country gives out.

/// The IBANs of one country.
pub(super) struct Country {
    /// Its two letters, as one number.
    code: u16,
    /// What comes after them: the check digits, then the account. Empty parts are last.
    pub(super) parts: [Part; MAX_PARTS],
}

/// The check digits, and the most parts of an account in any country when neighbours of one class count as one.
const MAX_PARTS: usize = 4;

/// A number of symbols of one class. In one byte, because customers download the table: the class is in the upper
/// two bits, the number in the others.
#[derive(Clone, Copy)]
pub(super) struct Part(u8);

const COUNT_BITS: u8 = 6;

/// The classes, with the letters that the registry has for them.
const N: u8 = 0;
const A: u8 = 1;
const C: u8 = 2;

impl Part {
    /// How many symbols there are.
    pub(super) fn count(self) -> u8 {
        self.0 & ((1 << COUNT_BITS) - 1)
    }

    /// Whether `symbol` is of the class.
    pub(super) fn allows(self, symbol: u8) -> bool {
        match self.0 >> COUNT_BITS {
            N => symbol.is_ascii_digit(),
            A => symbol.is_ascii_uppercase(),
            _ => symbol.is_ascii_digit() || symbol.is_ascii_uppercase(),
        }
    }
}

/// The country with these two letters, if it has IBANs.
pub(super) fn find(code: [u8; 2]) -> Option<&'static Country> {
    let code = u16::from_be_bytes(code);
    let at = COUNTRIES.binary_search_by(|country| country.code.cmp(&code)).ok()?;
    COUNTRIES.get(at)
}

const fn country(code: &[u8; 2], account: &[Part]) -> Country {
    let mut parts = [n(0); MAX_PARTS];
    parts[0] = n(2);
    let mut at = 0;
    while at < account.len() {
        parts[at + 1] = account[at];
        at += 1;
    }
    Country { code: u16::from_be_bytes(*code), parts }
}

/// Digits.
const fn n(count: u8) -> Part {
    Part(N << COUNT_BITS | count)
}

/// Letters.
const fn a(count: u8) -> Part {
    Part(A << COUNT_BITS | count)
}

/// Digits and letters.
const fn c(count: u8) -> Part {
    Part(C << COUNT_BITS | count)
}

/// All countries of the IBAN registry that SWIFT keeps for ISO 13616, release 102, by their letters.
const COUNTRIES: [Country; 89] = [
    country(b"AD", &[n(8), c(12)]),
    country(b"AE", &[n(19)]),
    country(b"AL", &[n(8), c(16)]),
    country(b"AT", &[n(16)]),
    country(b"AZ", &[a(4), c(20)]),
    country(b"BA", &[n(16)]),
    country(b"BE", &[n(12)]),
    country(b"BG", &[a(4), n(6), c(8)]),
    country(b"BH", &[a(4), c(14)]),
    country(b"BI", &[n(23)]),
    country(b"BR", &[n(23), a(1), c(1)]),
    country(b"BY", &[c(4), n(4), c(16)]),
    country(b"CH", &[n(5), c(12)]),
    country(b"CR", &[n(18)]),
    country(b"CY", &[n(8), c(16)]),
    country(b"CZ", &[n(20)]),
    country(b"DE", &[n(18)]),
    country(b"DJ", &[n(23)]),
    country(b"DK", &[n(14)]),
    country(b"DO", &[c(4), n(20)]),
    country(b"EE", &[n(16)]),
    country(b"EG", &[n(25)]),
    country(b"ES", &[n(20)]),
    country(b"FI", &[n(14)]),
    country(b"FK", &[a(2), n(12)]),
    country(b"FO", &[n(14)]),
    country(b"FR", &[n(10), c(11), n(2)]),
    country(b"GB", &[a(4), n(14)]),
    country(b"GE", &[a(2), n(16)]),
    country(b"GI", &[a(4), c(15)]),
    country(b"GL", &[n(14)]),
    country(b"GR", &[n(7), c(16)]),
    country(b"GT", &[c(24)]),
    country(b"HN", &[a(4), n(20)]),
    country(b"HR", &[n(17)]),
    country(b"HU", &[n(24)]),
    country(b"IE", &[a(4), n(14)]),
    country(b"IL", &[n(19)]),
    country(b"IQ", &[a(4), n(15)]),
    country(b"IS", &[n(22)]),
    country(b"IT", &[a(1), n(10), c(12)]),
    country(b"JO", &[a(4), n(4), c(18)]),
    country(b"KW", &[a(4), c(22)]),
    country(b"KZ", &[n(3), c(13)]),
    country(b"LB", &[n(4), c(20)]),
    country(b"LC", &[a(4), c(24)]),
    country(b"LI", &[n(5), c(12)]),
    country(b"LT", &[n(16)]),
    country(b"LU", &[n(3), c(13)]),
    country(b"LV", &[a(4), c(13)]),
    country(b"LY", &[n(21)]),
    country(b"MC", &[n(10), c(11), n(2)]),
    country(b"MD", &[c(20)]),
    country(b"ME", &[n(18)]),
    country(b"MK", &[n(3), c(10), n(2)]),
    country(b"MN", &[n(16)]),
    country(b"MR", &[n(23)]),
    country(b"MT", &[a(4), n(5), c(18)]),
    country(b"MU", &[a(4), n(19), a(3)]),
    country(b"NI", &[a(4), n(20)]),
    country(b"NL", &[a(4), n(10)]),
    country(b"NO", &[n(11)]),
    country(b"OM", &[n(3), c(16)]),
    country(b"PK", &[a(4), c(16)]),
    country(b"PL", &[n(24)]),
    country(b"PS", &[a(4), c(21)]),
    country(b"PT", &[n(21)]),
    country(b"QA", &[a(4), c(21)]),
    country(b"RO", &[a(4), c(16)]),
    country(b"RS", &[n(18)]),
    country(b"RU", &[n(14), c(15)]),
    country(b"SA", &[n(2), c(18)]),
    country(b"SC", &[a(4), n(20), a(3)]),
    country(b"SD", &[n(14)]),
    country(b"SE", &[n(20)]),
    country(b"SI", &[n(15)]),
    country(b"SK", &[n(20)]),
    country(b"SM", &[a(1), n(10), c(12)]),
    country(b"SO", &[n(19)]),
    country(b"ST", &[n(21)]),
    country(b"SV", &[a(4), n(20)]),
    country(b"TL", &[n(19)]),
    country(b"TN", &[n(20)]),
    country(b"TR", &[n(6), c(16)]),
    country(b"UA", &[n(6), c(19)]),
    country(b"VA", &[n(18)]),
    country(b"VG", &[a(4), n(16)]),
    country(b"XK", &[n(16)]),
    country(b"YE", &[a(4), n(4), c(18)]),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn countries_are_sorted_and_each_is_there_once() {
        assert!(COUNTRIES.is_sorted_by(|one, next| one.code < next.code));
    }

    #[test]
    fn no_iban_is_longer_than_34_symbols() {
        for country in COUNTRIES {
            let behind_the_letters: u8 = country.parts.iter().map(|part| part.count()).sum();
            assert!((13..=32).contains(&behind_the_letters), "{:?}", country.code.to_be_bytes());
        }
    }

    #[test]
    fn classes_are_told_apart() {
        let allowed = |part: Part| [b'7', b'Q', b' '].map(|symbol| part.allows(symbol));
        assert_eq!(allowed(n(1)), [true, false, false]);
        assert_eq!(allowed(a(1)), [false, true, false]);
        assert_eq!(allowed(c(1)), [true, true, false]);
    }
}
