//! Times are said as people say them, by the bank's clock or the customer's.

mod common;

use common::{at, zone};
use contact::{Day, Moment, clocks_differ, closing, moment};

const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

fn said(Moment { day, minutes }: Moment) -> String {
    let day = match day {
        Day::Today => "today".to_owned(),
        Day::Tomorrow => "tomorrow".to_owned(),
        Day::Weekday(day) => DAYS[usize::from(day)].to_owned(),
        Day::Date(date) => format!("{}-{:02}-{:02}", date.year, date.month, date.day),
    };
    format!("{day} {:02}:{:02}", minutes / 60, minutes % 60)
}

#[test]
fn a_moment_is_today_tomorrow_a_weekday_or_a_date() {
    // 20 November 2026 is a Friday.
    for (place, now, instant, expected) in [
        ("Europe/London", "2026-11-20T12:00Z", "2026-11-20T20:00Z", "today 20:00"),
        ("Europe/London", "2026-11-20T12:00Z", "2026-11-20T12:00Z", "today 12:00"),
        ("Europe/London", "2026-11-20T12:00Z", "2026-11-21T00:00Z", "tomorrow 00:00"),
        ("Europe/London", "2026-11-20T23:59Z", "2026-11-21T23:59Z", "tomorrow 23:59"),
        ("Europe/London", "2026-11-20T12:00Z", "2026-11-22T08:00Z", "Sunday 08:00"),
        ("Europe/London", "2026-11-20T12:00Z", "2026-11-23T08:00Z", "Monday 08:00"),
        ("Europe/London", "2026-11-20T12:00Z", "2026-11-26T23:59Z", "Thursday 23:59"),
        ("Europe/London", "2026-11-20T12:00Z", "2026-11-27T00:00Z", "2026-11-27 00:00"),
        ("Europe/London", "2026-12-31T12:00Z", "2027-01-08T08:00Z", "2027-01-08 08:00"),
        ("Europe/London", "2026-11-20T12:00Z", "2026-11-19T08:00Z", "2026-11-19 08:00"),
        // Over the date line: the same two instants are other days there.
        ("Pacific/Auckland", "2026-11-20T12:00Z", "2026-11-20T20:00Z", "today 09:00"),
        ("Pacific/Auckland", "2026-11-20T10:59Z", "2026-11-20T20:00Z", "tomorrow 09:00"),
        ("Pacific/Pago_Pago", "2026-11-20T12:00Z", "2026-11-21T10:59Z", "today 23:59"),
        ("Pacific/Kiritimati", "2026-11-20T09:59Z", "2026-11-21T08:00Z", "tomorrow 22:00"),
        ("Asia/Kolkata", "2026-11-20T12:00Z", "2026-11-20T20:00Z", "tomorrow 01:30"),
        ("America/New_York", "2026-11-21T03:00Z", "2026-11-21T08:00Z", "tomorrow 03:00"),
        // Over a change of clocks.
        ("Europe/London", "2027-03-27T23:30Z", "2027-03-28T08:00Z", "tomorrow 09:00"),
        ("Europe/London", "2026-10-24T22:30Z", "2026-10-25T09:00Z", "tomorrow 09:00"),
        ("Australia/Lord_Howe", "2026-10-03T15:29Z", "2026-10-03T15:30Z", "today 02:30"),
    ] {
        assert_eq!(
            said(moment(at(instant), at(now), &zone(place))),
            expected,
            "{instant} in {place} at {now}"
        );
    }
}

#[test]
fn what_ends_at_midnight_ends_at_the_end_of_the_day_before() {
    for (place, now, instant, expected) in [
        ("Europe/London", "2026-11-20T12:00Z", "2026-11-21T00:00Z", "today 24:00"),
        ("Europe/London", "2026-11-20T12:00Z", "2026-11-22T00:00Z", "tomorrow 24:00"),
        ("Europe/London", "2026-11-20T12:00Z", "2026-11-23T00:00Z", "Sunday 24:00"),
        ("Europe/London", "2026-11-20T12:00Z", "2026-11-20T20:00Z", "today 20:00"),
        ("Asia/Kolkata", "2026-11-20T12:00Z", "2026-11-21T00:00Z", "tomorrow 05:30"),
    ] {
        assert_eq!(
            said(closing(at(instant), at(now), &zone(place))),
            expected,
            "{instant} in {place} at {now}"
        );
    }
}

#[test]
fn clocks_differ_by_the_instant() {
    let differ = |one, other, now| clocks_differ(at(now), &zone(one), &zone(other));
    assert!(!differ("Europe/London", "Europe/Lisbon", "2026-11-20T12:00Z"));
    assert!(!differ("Europe/London", "Africa/Abidjan", "2026-11-20T12:00Z"));
    assert!(differ("Europe/London", "Africa/Abidjan", "2026-07-20T12:00Z"));
    assert!(differ("Europe/London", "Asia/Kolkata", "2026-11-20T12:00Z"));
}
