//! Card numbers.

use proptest::prelude::*;
use redact::{Found, Kind, Scope, find, redact};

use crate::written::{groups, spread, words};

/// Each scheme's prefixes, and the lengths of numbers with them.
const SCHEMES: [(&str, &[u32], &[usize]); 16] = [
    ("Visa", &[4000, 4111, 4242, 4917, 4999], &[13, 16, 18, 19]),
    ("Mastercard", &[5100, 5105, 5454, 5555, 5599], &[16]),
    ("Mastercard from 2", &[2221, 2223, 2300, 2699, 2720], &[16]),
    ("American Express", &[3400, 3434, 3700, 3782, 3799], &[15]),
    ("Discover", &[6011, 6440, 6499, 6500, 6599], &[16, 17, 18, 19]),
    ("Diners Club", &[3000, 3056, 3095, 3852, 3999], &[14, 15, 16, 17, 18, 19]),
    ("Diners Club from 36", &[3600, 3622, 3699], &[14, 15, 16, 17, 18, 19]),
    ("JCB", &[3528, 3530, 3566, 3589], &[16, 17, 18, 19]),
    ("Maestro", &[5018, 5020, 5038, 5612, 5893, 6304], &[13, 14, 15, 16, 17, 18, 19]),
    ("Maestro from 67", &[6759, 6761, 6762, 6763, 6767], &[13, 14, 15, 16, 17, 18, 19]),
    ("UnionPay", &[6200, 6221, 6250, 6282, 8100, 8171], &[16, 17, 18, 19]),
    ("Mir", &[2200, 2204, 2205], &[16, 17, 18, 19]),
    ("RuPay", &[6000, 6010, 6070, 6099, 8200, 8299], &[16]),
    ("UzCard and Humo", &[8600, 9860], &[16]),
    ("NAPAS", &[9704], &[16, 19]),
    ("Troy", &[9792], &[16]),
];

/// A valid number of any scheme.
pub(crate) fn card() -> impl Strategy<Value = String> {
    let any = any::<prop::sample::Index>;
    (prop::sample::select(&SCHEMES), any(), any(), 0..10u8).prop_map(|(scheme, prefix, length, filler)| {
        let (_, prefixes, lengths) = scheme;
        let mut number = prefix.get(prefixes).to_string();
        while number.len() + 1 < *length.get(lengths) {
            number.push_str(&filler.to_string());
        }
        with_check_digit(number)
    })
}

fn with_check_digit(number: String) -> String {
    (0..10).map(|check| format!("{number}{check}")).find(|number| luhn(number).is_multiple_of(10)).unwrap()
}

/// Luhn's sum from the right, as books have it.
fn luhn(number: &str) -> u32 {
    let digits = number.chars().rev().map(|c| c.to_digit(10).unwrap()).enumerate();
    digits.map(|(at, digit)| if at % 2 == 0 { digit } else { digit * 2 / 10 + digit * 2 % 10 }).sum()
}

proptest! {
    #[test]
    fn a_card_is_found_as_long_as_it_is(
        before in words(), card in card().prop_flat_map(|card| spread(card, 1)), after in words(),
    ) {
        let expected = Found { kind: Kind::Card, start: before.len(), end: before.len() + card.len() };
        prop_assert_eq!(find(&format!("{before}{card}{after}"), Scope::Numbers), [expected]);
    }

    #[test]
    fn a_card_between_other_numbers_is_found(
        before in groups(6), card in card().prop_flat_map(|card| spread(card, 1)), after in groups(6),
    ) {
        let (start, end) = (before.len() + 1, before.len() + 1 + card.len());
        let found = find(&format!("{before} {card} {after}"), Scope::Numbers);
        prop_assert!(found.iter().any(|found| found.start <= start && end <= found.end), "{:?}", found);
    }

    #[test]
    fn a_changed_digit_hides_no_card_of_sixteen_digits_in_groups(
        card in card().prop_filter("of 16 digits", |card| card.len() == 16),
        at in any::<prop::sample::Index>(), by in 1..10u8, sign in "[ ./_-]{1,4}",
    ) {
        let mut digits = card.into_bytes();
        let at = at.index(digits.len());
        digits[at] = b'0' + (digits[at] - b'0' + by) % 10;
        // Four digits of four are zero only in numbers that are made up.
        prop_assume!(digits[0] != b'0' && digits.iter().filter(|digit| **digit == b'0').count() < 8);
        let groups: Vec<_> = digits.chunks(4).map(|group| std::str::from_utf8(group).unwrap()).collect();
        prop_assert_eq!(redact(&groups.join(&sign), Scope::Numbers), "[card]");
    }

    #[test]
    fn a_changed_digit_makes_a_number_of_thirteen_or_fourteen_digits_none(
        card in card().prop_filter("short", |card| card.len() < 15), at in any::<prop::sample::Index>(), by in 1..10u8,
    ) {
        let mut digits = card.into_bytes();
        let at = at.index(digits.len());
        digits[at] = b'0' + (digits[at] - b'0' + by) % 10;
        prop_assert_eq!(find(&String::from_utf8(digits).unwrap(), Scope::Numbers), []);
    }

    #[test]
    fn a_number_behind_a_word_for_a_card_is_found(
        words in "(card|Visa card number is|my debit card number|CARD:|mastercard =)", number in "[1-9][0-9]{12,18}",
    ) {
        prop_assert_eq!(redact(&format!("{words} {number}"), Scope::Numbers), format!("{words} [card]"));
    }

    #[test]
    fn the_end_of_a_longer_number_is_none(digit in "[0179]", card in card()) {
        prop_assert_eq!(find(&format!("{digit}{card}"), Scope::Numbers), []);
    }
}

/// A number with nothing but zeros between prefix and check digit.
fn plain(prefix: u32, length: usize) -> String {
    with_check_digit(format!("{prefix:04}{}", "0".repeat(length - 5)))
}

#[test]
fn each_scheme_has_its_lengths_and_no_others() {
    for (scheme, prefixes, lengths) in SCHEMES {
        for (prefix, length) in
            prefixes.iter().flat_map(|prefix| (13..=19).map(move |length| (prefix, length)))
        {
            let number = plain(*prefix, length);
            assert_eq!(
                !find(&number, Scope::Numbers).is_empty(),
                lengths.contains(&length),
                "{scheme}: {number}"
            );
        }
    }
}

#[test]
fn prefixes_that_no_scheme_uses_are_not_found() {
    let next_to_schemes = [
        2199, 2206, 2220, 2721, 3060, 3094, 3096, 3399, 3500, 3527, 3590, 5900, 5999, 6100, 6199, 6400, 6439,
        6600, 6699, 6800, 8099, 8172, 8199, 8300, 8599, 8601, 9703, 9705, 9791, 9793, 9859, 9861,
    ];
    for prefix in next_to_schemes.into_iter().chain([0, 1000, 2000, 7000, 9000]) {
        for length in 12..=20 {
            assert_eq!(find(&plain(prefix, length), Scope::Numbers), [], "{prefix} with {length} digits");
        }
    }
}
