//! Channels open and close when the bank's clocks say so.

mod common;

use common::{at, channel, written, zone};
use contact::{LOOK_AHEAD_DAYS, Opening, always_open, opening};

const LONDON: &str = "Europe/London";
const SERVICE: &str = "mon-fri 08:00-20:00, sat-sun 09:00-17:00";
const OFFICE: &str = "mon-fri 09:00-17:00";
const NIGHT: &str = "fri 20:00-24:00, sat 00:00-04:00";
const CHRISTMAS: &str = "mon-fri 08:00-20:00, sat-sun 09:00-17:00; 2026-12-24 08:00-16:00; 2026-12-25 closed; \
                         2026-12-28 10:00-16:00; 2027-01-01 closed";

fn said(zone_name: &str, hours: &str, now: &str) -> String {
    match opening(&channel(hours), at(now), &zone(zone_name)) {
        Opening::Always => "always".to_owned(),
        Opening::Open { until } => format!("open until {}", written(until)),
        Opening::Closed { opens: Some(opens) } => format!("closed until {}", written(opens)),
        Opening::Closed { opens: None } => "closed".to_owned(),
    }
}

fn check(cases: &[(&str, &str, &str, &str)]) {
    for (zone, hours, now, expected) in cases {
        assert_eq!(&said(zone, hours, now), expected, "{hours} in {zone} at {now}");
    }
}

#[test]
fn weekly_hours_open_and_close_to_the_minute() {
    check(&[
        (LONDON, SERVICE, "2026-11-20T07:59Z", "closed until 2026-11-20T08:00Z"),
        (LONDON, SERVICE, "2026-11-20T08:00Z", "open until 2026-11-20T20:00Z"),
        (LONDON, SERVICE, "2026-11-20T19:59Z", "open until 2026-11-20T20:00Z"),
        (LONDON, SERVICE, "2026-11-20T20:00Z", "closed until 2026-11-21T09:00Z"),
        (LONDON, SERVICE, "2026-11-20T00:00Z", "closed until 2026-11-20T08:00Z"),
        (LONDON, SERVICE, "2026-11-22T23:59Z", "closed until 2026-11-23T08:00Z"),
        (LONDON, OFFICE, "2026-11-20T17:00Z", "closed until 2026-11-23T09:00Z"),
        (LONDON, "wed 09:00-12:00", "2026-11-18T12:00Z", "closed until 2026-11-25T09:00Z"),
        (LONDON, "mon 09:00-12:00, mon 13:00-17:00", "2026-11-23T12:30Z", "closed until 2026-11-23T13:00Z"),
        (LONDON, "mon 13:00-17:00, mon 09:00-12:00", "2026-11-23T08:00Z", "closed until 2026-11-23T09:00Z"),
        (LONDON, SERVICE, "2026-07-20T07:00Z", "open until 2026-07-20T19:00Z"),
        ("America/New_York", SERVICE, "2026-11-20T12:59Z", "closed until 2026-11-20T13:00Z"),
        ("Asia/Kolkata", SERVICE, "2026-11-20T02:30Z", "open until 2026-11-20T14:30Z"),
        ("Pacific/Auckland", SERVICE, "2026-11-19T19:00Z", "open until 2026-11-20T07:00Z"),
        ("Pacific/Kiritimati", SERVICE, "2026-11-19T18:00Z", "open until 2026-11-20T06:00Z"),
        ("Pacific/Pago_Pago", SERVICE, "2026-11-20T19:00Z", "open until 2026-11-21T07:00Z"),
    ]);
}

#[test]
fn hours_that_touch_are_one() {
    check(&[
        (LONDON, NIGHT, "2026-11-20T23:59Z", "open until 2026-11-21T04:00Z"),
        (LONDON, NIGHT, "2026-11-21T00:00Z", "open until 2026-11-21T04:00Z"),
        (LONDON, NIGHT, "2026-11-21T04:00Z", "closed until 2026-11-27T20:00Z"),
        (
            LONDON,
            "mon-fri 08:00-12:00, mon-fri 12:00-18:00",
            "2026-11-20T09:00Z",
            "open until 2026-11-20T18:00Z",
        ),
        (LONDON, "mon-fri 08:00-13:00, fri 12:00-18:00", "2026-11-20T09:00Z", "open until 2026-11-20T18:00Z"),
        (LONDON, "fri 08:00-18:00, mon-fri 10:00-12:00", "2026-11-20T09:00Z", "open until 2026-11-20T18:00Z"),
        (LONDON, "sun 12:00-24:00, mon 00:00-06:00", "2026-11-22T13:00Z", "open until 2026-11-23T06:00Z"),
        (LONDON, "mon-sat 00:00-24:00", "2026-11-23T00:00Z", "open until 2026-11-29T00:00Z"),
    ]);
}

#[test]
fn what_does_not_close_is_always_open() {
    check(&[
        (LONDON, "", "2026-11-20T03:00Z", "always"),
        (LONDON, "mon-sun 00:00-24:00", "2026-11-20T03:00Z", "always"),
        (LONDON, "mon-sun 00:00-12:00, mon-sun 12:00-24:00", "2027-03-28T01:30Z", "always"),
        ("Australia/Lord_Howe", "mon-sun 00:00-24:00", "2026-10-03T15:30Z", "always"),
        (LONDON, "; 2026-11-25 closed", "2026-11-20T03:00Z", "open until 2026-11-25T00:00Z"),
        (LONDON, "; 2026-11-25 closed", "2026-11-25T03:00Z", "closed until 2026-11-26T00:00Z"),
        (LONDON, "; 2027-11-25 closed", "2026-11-20T03:00Z", "always"),
    ]);
}

#[test]
fn a_day_with_other_hours_stands_in_the_place_of_the_weeks() {
    check(&[
        (LONDON, CHRISTMAS, "2026-12-24T15:59Z", "open until 2026-12-24T16:00Z"),
        (LONDON, CHRISTMAS, "2026-12-24T16:00Z", "closed until 2026-12-26T09:00Z"),
        (LONDON, CHRISTMAS, "2026-12-25T12:00Z", "closed until 2026-12-26T09:00Z"),
        (LONDON, CHRISTMAS, "2026-12-28T09:00Z", "closed until 2026-12-28T10:00Z"),
        (LONDON, CHRISTMAS, "2026-12-31T20:00Z", "closed until 2027-01-02T09:00Z"),
        (
            LONDON,
            "fri 20:00-24:00, sat 00:00-04:00; 2026-12-26 closed",
            "2026-12-25T21:00Z",
            "open until 2026-12-26T00:00Z",
        ),
        (
            LONDON,
            "fri 20:00-24:00, sat 00:00-04:00; 2026-12-25 closed",
            "2026-12-25T21:00Z",
            "closed until 2026-12-26T00:00Z",
        ),
        (
            LONDON,
            "fri 20:00-24:00, sat 00:00-04:00; 2026-12-26 00:00-02:00",
            "2026-12-25T21:00Z",
            "open until 2026-12-26T02:00Z",
        ),
        (
            LONDON,
            "mon-fri 09:00-17:00; 2026-12-26 14:00-16:00+10:00-12:00",
            "2026-12-26T12:00Z",
            "closed until 2026-12-26T14:00Z",
        ),
        (LONDON, "; 2026-12-25 10:00-12:00", "2026-12-25T12:00Z", "closed until 2026-12-26T00:00Z"),
        // Easter: Good Friday to Easter Monday, over the change to summer time.
        (
            LONDON,
            "mon-fri 09:00-17:00; 2027-03-26 closed; 2027-03-29 closed",
            "2027-03-25T17:00Z",
            "closed until 2027-03-30T08:00Z",
        ),
        // In Auckland it is Christmas already.
        ("Pacific/Auckland", CHRISTMAS, "2026-12-24T11:00Z", "closed until 2026-12-25T20:00Z"),
        ("America/New_York", CHRISTMAS, "2026-12-26T00:00Z", "closed until 2026-12-26T14:00Z"),
    ]);
}

#[test]
fn a_long_closure_is_looked_past_but_not_without_end() {
    let closed = |days: i32| {
        let first = common::at("2026-12-01T00:00Z");
        let dates = (0..days).map(|day| written(first + day as u32 * 1440)[..10].to_owned());
        dates.fold("mon-sun 09:00-17:00".to_owned(), |hours, date| format!("{hours}; {date} closed"))
    };
    check(&[
        (LONDON, &closed(21), "2026-12-01T09:00Z", "closed until 2026-12-22T09:00Z"),
        (
            LONDON,
            &closed(i32::from(LOOK_AHEAD_DAYS) - 1),
            "2026-12-01T09:00Z",
            "closed until 2026-12-28T09:00Z",
        ),
        (LONDON, &closed(i32::from(LOOK_AHEAD_DAYS)), "2026-12-01T09:00Z", "closed"),
    ]);
}

#[test]
fn the_hour_that_clocks_leave_out_is_the_moment_at_which_they_do() {
    // On 28 March 2027 clocks in London go from 01:00 to 02:00 at 01:00Z.
    check(&[
        (LONDON, "sun 01:30-06:00", "2027-03-28T00:59Z", "closed until 2027-03-28T01:00Z"),
        (LONDON, "sun 01:30-06:00", "2027-03-28T01:00Z", "open until 2027-03-28T05:00Z"),
        (LONDON, "sun 00:00-01:30", "2027-03-28T00:30Z", "open until 2027-03-28T01:00Z"),
        (LONDON, "sun 01:15-01:45", "2027-03-27T12:00Z", "closed until 2027-04-04T00:15Z"),
        (LONDON, "sun 00:00-01:15, sun 01:45-05:00", "2027-03-28T00:30Z", "open until 2027-03-28T04:00Z"),
        (LONDON, "sat 22:00-24:00, sun 00:00-06:00", "2027-03-27T23:00Z", "open until 2027-03-28T05:00Z"),
        (LONDON, SERVICE, "2027-03-27T17:00Z", "closed until 2027-03-28T08:00Z"),
        ("America/New_York", "sun 02:30-06:00", "2027-03-14T06:59Z", "closed until 2027-03-14T07:00Z"),
        // On 4 October 2026 clocks on Lord Howe Island go forward by half an hour at 02:00.
        ("Australia/Lord_Howe", "sun 02:15-06:00", "2026-10-03T15:00Z", "closed until 2026-10-03T15:30Z"),
        ("Australia/Lord_Howe", "sun 02:15-06:00", "2026-10-03T15:30Z", "open until 2026-10-03T19:00Z"),
    ]);
}

#[test]
fn of_the_hour_that_comes_twice_the_first_counts() {
    // On 25 October 2026 clocks in London go from 02:00 to 01:00 at 01:00Z.
    check(&[
        (LONDON, "sun 01:30-06:00", "2026-10-25T00:29Z", "closed until 2026-10-25T00:30Z"),
        (LONDON, "sun 01:30-06:00", "2026-10-25T01:15Z", "open until 2026-10-25T06:00Z"),
        (LONDON, "sun 00:00-01:30", "2026-10-25T00:29Z", "open until 2026-10-25T00:30Z"),
        (LONDON, "sun 00:00-01:30", "2026-10-25T01:15Z", "closed until 2026-11-01T00:00Z"),
        (LONDON, "sun 01:00-02:00", "2026-10-25T00:00Z", "open until 2026-10-25T02:00Z"),
        (LONDON, SERVICE, "2026-10-24T16:00Z", "closed until 2026-10-25T09:00Z"),
        ("Pacific/Auckland", "sun 02:30-06:00", "2027-04-03T13:45Z", "open until 2027-04-03T18:00Z"),
        ("Australia/Lord_Howe", "sun 01:45-06:00", "2027-04-03T15:10Z", "open until 2027-04-03T19:30Z"),
    ]);
}

#[test]
fn what_never_opens_is_closed_without_a_time() {
    let mut never = channel("mon 09:00-09:00");
    assert_eq!(opening(&never, at("2026-11-20T09:00Z"), &zone(LONDON)), Opening::Closed { opens: None });
    never.hours[0].days.first = 6;
    assert_eq!(opening(&never, 0, &zone(LONDON)), Opening::Closed { opens: None });
}

#[test]
fn what_is_open_by_any_clock_is_known_without_one() {
    let now = at("2026-12-20T12:00Z");
    for (hours, expected) in [
        ("", true),
        ("mon-sun 00:00-24:00", true),
        ("mon-wed 00:00-24:00, thu-sun 00:00-12:00, thu-sun 12:00-24:00", true),
        ("; 2027-03-25 closed", true),
        ("; 2026-12-25 closed", false),
        // Where it is past midnight already, yesterday is what customers there call today.
        ("; 2026-12-19 closed", false),
        ("; 2026-12-18 closed", true),
        ("mon-sun 00:00-23:59", false),
        (SERVICE, false),
    ] {
        assert_eq!(always_open(&channel(hours), now), expected, "{hours}");
    }
}

#[test]
fn what_clocks_show_is_asked_a_few_times_for_a_channel() {
    let clock = zone(LONDON);
    for (hours, now) in [
        (SERVICE, "2026-11-20T09:00Z"),
        (CHRISTMAS, "2026-12-24T18:00Z"),
        ("mon-sun 00:00-24:00; 2026-12-25 closed", "2026-12-01T09:00Z"),
        ("", "2026-12-24T18:00Z"),
    ] {
        let asked = std::cell::Cell::new(0);
        let offset = |at| {
            asked.set(asked.get() + 1);
            clock(at)
        };
        opening(&channel(hours), at(now), &offset);
        assert!(asked.get() <= 9, "{hours}: {} times", asked.get());
    }
}
