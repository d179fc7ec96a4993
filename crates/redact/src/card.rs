//! Numbers of payment cards.
//!
//! ISO/IEC 7812-1 gives them their form: the issuer's prefix, the account, and a check digit by Luhn's formula. Which
//! prefixes and lengths are in use is in the schemes' public lists: see [`scheme`]. With a digit wrong, or between
//! signs that are in lists of amounts as well, the number's [`look`] tells it.

mod look;
mod scheme;

use self::scheme::{Luhn, MAX_DIGITS, MIN_DIGITS, PREFIX_DIGITS, lengths_of};
use crate::near::Near;
use crate::symbols;

/// The most digits that a telephone number has after its `+` (ITU-T E.164).
const MAX_PHONE_DIGITS: u32 = 15;

/// Where the card number ends that starts here: by its check digit or by its look.
pub(crate) fn end(near: &Near<'_>) -> Option<usize> {
    checked_end(near).or_else(|| look::end(near))
}

/// Where the number ends that starts here and has a check digit that holds; if several lengths fit, the longest.
///
/// People put a space between a card number and the next one, such as its expiry, as they do inside of it. So it may
/// end after each group of digits, and as `find` asks everywhere, begin with each; but not within a group, as that
/// is another, longer number. Looks at [`MAX_DIGITS`] digits and the separators between them, whatever follows.
fn checked_end(near: &Near<'_>) -> Option<usize> {
    let Near { symbols, start, .. } = *near;
    let before = symbols::before(symbols, start).last().copied().unwrap_or_default();
    if before.is_ascii_digit() {
        return None;
    }
    let fewest = if before == b'+' { MAX_PHONE_DIGITS + 1 } else { MIN_DIGITS };
    let (mut at, mut symbol) = (start, *symbols.get(start)?);
    let (mut count, mut prefix, mut lengths) = (0, 0, 0);
    let mut luhn = Luhn::default();
    let mut end = None;
    while let Some(digit) = symbols::digit(symbol) {
        luhn.add(digit);
        count += 1;
        if count <= PREFIX_DIGITS {
            prefix = prefix * 10 + u16::from(digit);
        }
        if count == PREFIX_DIGITS {
            lengths = lengths_of(prefix);
        }
        let ends_group = !symbols.get(at + 1).is_some_and(u8::is_ascii_digit);
        if count >= fewest && ends_group && lengths >> (count - MIN_DIGITS) & 1 == 1 && luhn.holds() {
            end = Some(at + 1);
        }
        // Most numbers are of no scheme, and done with here.
        if count == MAX_DIGITS || count == PREFIX_DIGITS && lengths == 0 {
            break;
        }
        let Some(next) = symbols::next(symbols, at) else { break };
        (at, symbol) = next;
    }
    end
}

#[cfg(test)]
mod tests {
    /// The card numbers in `text`.
    fn cards(text: &str) -> Vec<&str> {
        crate::find(text, crate::Scope::Numbers).iter().map(|found| &text[found.start..found.end]).collect()
    }

    #[test]
    fn the_test_numbers_of_all_schemes_are_found() {
        let numbers = [
            ("Visa", "4111111111111111"),
            ("Visa of 13 digits", "4222222222222"),
            ("Visa of 19 digits", "4000000000000000006"),
            ("Mastercard", "5555555555554444"),
            ("Mastercard from 2", "2223003122003222"),
            ("American Express", "378282246310005"),
            ("Discover", "6011111111111117"),
            ("Diners Club", "30569309025904"),
            ("Diners Club of 16 digits", "3095000000000000"),
            ("JCB", "3530111333300000"),
            ("Maestro", "6759649826438453"),
            ("UnionPay", "6200000000000005"),
            ("UnionPay of 19 digits", "6205500000000000004"),
            ("Mir", "2200000000000004"),
            ("RuPay", "6070000000000002"),
            ("NAPAS", "9704000000000018"),
            ("Troy", "9792000000000003"),
        ];
        for (scheme, number) in numbers {
            assert_eq!(cards(number), [number], "{scheme}");
        }
    }

    #[test]
    fn separators_may_stand_between_digits() {
        for number in [
            "4111 1111 1111 1111",
            "4111-1111-1111-1111",
            "4111.1111.1111.1111",
            "4111\u{A0}1111\u{2009}1111\u{202F}1111",
            "4111– 1111\r\n1111 1111",
            "4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1",
            "3782 822463 10005",
            "4111 - 1111 - 1111 - 1111",
            "4111    1111    1111    1111",
        ] {
            assert_eq!(cards(number), [number]);
        }
    }

    #[test]
    fn five_separators_part_numbers() {
        assert_eq!(cards("4111 1111  --  1111 1111").len(), 0);
        assert_eq!(cards("4111 1111 -- 1111 1111").len(), 1);
    }

    #[test]
    fn digits_of_other_scripts_count() {
        for number in ["４１１１ １１１１ １１１１ １１１１", "٤١١١ ١١١١ ١١١١ ١١١١", "۴۱۱۱۱۱۱۱۱۱۱۱۱۱۱۱"]
        {
            assert_eq!(cards(number), [number]);
        }
    }

    #[test]
    fn words_and_marks_may_touch_it() {
        for text in ["card4111111111111111please", "(4111111111111111)", "n°4111111111111111."] {
            assert_eq!(cards(text), ["4111111111111111"], "{text}");
        }
    }

    #[test]
    fn numbers_next_to_it_are_not_part_of_it() {
        for text in ["4111 1111 1111 1111 12/27", "12 4111 1111 1111 1111", "10.00 4111 1111 1111 1111 12 29"]
        {
            assert_eq!(cards(text), ["4111 1111 1111 1111"], "{text}");
        }
        let both = "4111 1111 1111 1111 5555 5555 5555 4444";
        assert_eq!(cards(both), ["4111 1111 1111 1111", "5555 5555 5555 4444"]);
    }

    #[test]
    fn part_of_a_longer_number_is_none() {
        for text in ["04111111111111111", "41111111111111110", "4111 1111 1111 11110", "14111 1111 1111 1111"]
        {
            assert_eq!(cards(text), Vec::<&str>::new(), "{text}");
        }
    }

    #[test]
    fn a_telephone_number_with_its_plus_is_none() {
        assert_eq!(cards("4222222222222"), ["4222222222222"]);
        assert_eq!(cards("+4222222222222"), Vec::<&str>::new());
        assert_eq!(cards("+378282246310005"), Vec::<&str>::new());
        assert_eq!(cards("+4111 1111 1111 1111"), ["4111 1111 1111 1111"]);
    }
}
