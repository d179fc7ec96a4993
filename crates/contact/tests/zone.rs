//! How browsers write a zone's time is understood.

mod common;

use common::{at, zone};
use contact::offset_of;
use proptest::prelude::*;

/// An offset as browsers write it.
fn written(ahead: i32) -> String {
    let sign = if ahead < 0 { '-' } else { '+' };
    match ahead.abs() {
        0 => "GMT".to_owned(),
        minutes => format!("GMT{sign}{:02}:{:02}", minutes / 60, minutes % 60),
    }
}

#[test]
fn what_browsers_write_is_read() {
    for (words, expected) in [
        ("GMT", 0),
        ("11/23/2026, GMT", 0),
        ("11/23/2026, GMT+00:00", 0),
        ("11/23/2026, GMT+01:00", 60),
        ("11/23/2026, GMT+05:30", 330),
        ("11/23/2026, GMT-05:00", -300),
        ("11/23/2026, GMT+12:45", 765),
        ("11/23/2026, GMT-00:30", -30),
        ("11/23/2026, GMT-09:30", -570),
        ("11/23/2026, GMT\u{2212}03:30", -210),
        ("11/23/2026, GMT+14:00", 840),
        ("11/23/2026, GMT+5:30", 330),
        ("11/23/2026, GMT+1", 60),
        ("1/1/1880, GMT-00:01:15", -1),
    ] {
        assert_eq!(offset_of(words), Some(expected), "{words}");
    }
}

#[test]
fn what_is_no_offset_is_not_taken_for_utc() {
    for words in [
        "",
        "UTC",
        "11/23/2026",
        "11/23/2026, CET",
        "11/23/2026, EST5",
        "Eastern Standard Time",
        "GMT+",
        "GMT-",
        "GMT+:30",
        "GMT+ab:cd",
        "GMT+05:",
        "GMT++05:30",
        "GMT+-5",
        "GMT 05:30",
        "GMT05:30",
        "GMT+24:00",
        "GMT+05:60",
        "GMT+99999999999:00",
    ] {
        assert_eq!(offset_of(words), None, "{words}");
    }
}

#[test]
fn zones_are_read_as_their_clocks_stand_in_winter_and_in_summer() {
    for (name, winter, summer) in [
        ("Europe/London", 0, 60),
        ("Asia/Kolkata", 330, 330),
        ("America/New_York", -300, -240),
        ("America/St_Johns", -210, -150),
        ("Pacific/Marquesas", -570, -570),
        ("Pacific/Chatham", 825, 765),
    ] {
        let clock = zone(name);
        let read = |instant| offset_of(&format!("11/23/2026, {}", written(clock(at(instant)))));
        assert_eq!(
            [read("2026-11-23T12:00Z"), read("2027-07-05T12:00Z")],
            [Some(winter), Some(summer)],
            "{name}"
        );
    }
}

proptest! {
    #[test]
    fn every_offset_comes_back(ahead in -1439..=1439_i32, before in "[0-9/, ]*") {
        prop_assert_eq!(offset_of(&format!("{before}{}", written(ahead))), Some(ahead));
    }

    #[test]
    fn any_words_are_an_offset_of_less_than_a_day_or_none(words in "\\PC*|.*T[-+0-9:\u{2212}]*") {
        prop_assert!(offset_of(&words).is_none_or(|ahead| ahead.abs() < 1440));
    }
}
