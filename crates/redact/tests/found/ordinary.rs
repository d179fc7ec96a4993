//! Numbers that customers do search for.

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use redact::{Scope, find};

use crate::written::groups;

/// How many numbers to make.
const SAMPLES: u32 = 5000;

/// Numbers such as `+44 7700 900123`, with up to 15 digits after what matches `start`.
pub(crate) fn telephone(start: &'static str) -> impl Strategy<Value = String> {
    (start, "[1-9][0-9]{0,2}", "[ .-]?", "[0-9]{2,4}", "[ .-]?", "[0-9]{6,8}").prop_map(
        |(start, country, first, area, second, rest)| format!("{start}{country}{first}{area}{second}{rest}"),
    )
}

pub(crate) fn date() -> impl Strategy<Value = String> {
    (1..=31, 1..=12, 1990..2040, 0..5).prop_map(|(day, month, year, form)| match form {
        0 => format!("{day:02}.{month:02}.{year}"),
        1 => format!("{day}/{month}/{year}"),
        2 => format!("{year}-{month:02}-{day:02}"),
        3 => format!("{year}{month:02}{day:02}"),
        _ => format!("{day:02} {month:02} {year}"),
    })
}

/// A date and the time, with or without separators.
pub(crate) fn moment() -> impl Strategy<Value = String> {
    (date(), "[ T-]?", 0..24, "[:.]?", 0..60, 0..60).prop_map(
        |(date, between, hour, mark, minute, second)| {
            format!("{date}{between}{hour:02}{mark}{minute:02}{mark}{second:02}")
        },
    )
}

/// From one day to another.
pub(crate) fn days() -> impl Strategy<Value = String> {
    (date(), "( | - | to |–|/)", date()).prop_map(|(from, between, to)| format!("{from}{between}{to}"))
}

pub(crate) fn amount() -> impl Strategy<Value = String> {
    (1..10_000_000u64, 0..100, 0..4).prop_map(|(units, cents, form)| {
        let (thousands, rest) = (units / 1000, units % 1000);
        match form {
            0 => format!("{units}.{cents:02}"),
            1 => format!("{thousands},{rest:03}.{cents:02}"),
            2 => format!("{thousands}.{rest:03},{cents:02}"),
            _ => format!("{thousands} {rest:03}.{cents:02}"),
        }
    })
}

/// A few amounts next to each other.
pub(crate) fn amounts() -> impl Strategy<Value = String> {
    (prop::collection::vec(amount(), 1..4), "( |, | \\+ |; | £)")
        .prop_map(|(all, between)| all.join(&between))
}

proptest! {
    #[test]
    fn order_numbers_are_not_found(number in "#?[A-Z]?-?[0-9]{8,12}") {
        prop_assert_eq!(find(&number, Scope::Numbers), []);
    }

    #[test]
    fn numbers_of_up_to_twelve_digits_are_not_found(number in groups(3)) {
        prop_assert_eq!(find(&number, Scope::Numbers), []);
    }

    #[test]
    fn a_telephone_number_with_its_plus_is_not_found(number in telephone("\\+")) {
        prop_assert_eq!(find(&number, Scope::Numbers), []);
    }

    #[test]
    fn dates_and_amounts_are_not_found(date in date(), amount in amount()) {
        prop_assert_eq!(find(&date, Scope::Numbers), []);
        prop_assert_eq!(find(&amount, Scope::Numbers), []);
    }
}

/// Of the numbers with at least 13 digits, how many per cent are found.
fn found_per_cent(numbers: impl Strategy<Value = String>) -> f64 {
    let mut runner = TestRunner::deterministic();
    let numbers = (0..SAMPLES).map(|_| numbers.new_tree(&mut runner).unwrap().current());
    let long = numbers.filter(|number| number.chars().filter(char::is_ascii_digit).count() >= 13);
    let (found, all) = long.fold((0, 0), |(found, all), number| {
        (found + u32::from(!find(&number, Scope::Numbers).is_empty()), all + 1)
    });
    100.0 * f64::from(found) / f64::from(all)
}

#[test]
fn hardly_any_long_number_that_is_no_card_is_found() {
    assert!(found_per_cent(telephone("(\\+|00|0)?")) <= 1.0);
    assert!(found_per_cent(moment()) <= 1.0);
    assert!(found_per_cent(days()) <= 1.0);
    assert!(found_per_cent(amounts()) <= 1.0);
}
