//! Channels and clocks for tests, written as people write them.
#![allow(dead_code, reason = "each test file uses a part of it")]
#![allow(clippy::unwrap_used, reason = "a helper that meets an error fails the test that called it")]

use jiff::Timestamp;
use jiff::tz::TimeZone;
use model::{Channel, ChannelId, ChannelKind, Date, Days, Exception, Hours, Times};

const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// A telephone line with hours such as `mon-fri 08:00-20:00, sat 09:00-24:00`, and days with other hours after them, such
/// as `; 2026-12-25 closed; 2026-12-24 08:00-16:00`. Without hours it is always open.
pub(crate) fn channel(hours: &str) -> Channel {
    let mut parts = hours.split(';').map(str::trim);
    let week = parts.next().unwrap();
    let week = week.split(',').map(str::trim).filter(|part| !part.is_empty());
    let mut exceptions: Vec<Exception> = parts.map(exception).collect();
    exceptions.sort_by_key(|exception| exception.date);
    Channel {
        id: ChannelId::new("line").unwrap(),
        kind: ChannelKind::Phone,
        name: "Line".into(),
        note: String::new(),
        number: None,
        number_abroad: None,
        url: None,
        hours: week.map(days_and_times).collect(),
        exceptions,
        languages: vec![],
        topics: vec![],
    }
}

fn days_and_times(text: &str) -> Hours {
    let (days, times) = text.split_once(' ').unwrap();
    let (first, last) = days.split_once('-').unwrap_or((days, days));
    let day = |name| DAYS.iter().position(|day| *day == name).unwrap() as u8;
    let Times { from, to } = self::times(times);
    Hours { days: Days { first: day(first), last: day(last) }, from, to }
}

fn exception(text: &str) -> Exception {
    let (date, times) = text.split_once(' ').unwrap();
    let date: jiff::civil::Date = date.parse().unwrap();
    let date = Date { year: date.year() as u16, month: date.month() as u8, day: date.day() as u8 };
    let times = if times == "closed" { vec![] } else { times.split('+').map(self::times).collect() };
    Exception { date, times }
}

fn times(text: &str) -> Times {
    let minutes = |time: &str| {
        let (hours, minutes) = time.split_once(':').unwrap();
        hours.parse::<u16>().unwrap() * 60 + minutes.parse::<u16>().unwrap()
    };
    let (from, to) = text.split_once('-').unwrap();
    Times { from: minutes(from), to: minutes(to) }
}

/// Minutes after 1970-01-01T00:00Z, of an instant such as `2026-11-22T08:00Z` or `2026-11-22T08:00+05:30`.
pub(crate) fn at(instant: &str) -> u32 {
    (instant.parse::<Timestamp>().unwrap().as_second() / 60) as u32
}

/// An instant as [`at`] takes it.
pub(crate) fn written(at: u32) -> String {
    Timestamp::from_second(i64::from(at) * 60).unwrap().strftime("%FT%RZ").to_string()
}

/// What the clocks of a zone of the tz database show.
pub(crate) fn zone(name: &str) -> impl Fn(u32) -> i32 + use<> {
    let zone = TimeZone::get(name).unwrap();
    move |at| {
        let offset = zone.to_offset(Timestamp::from_second(i64::from(at) * 60).unwrap());
        offset.seconds().div_euclid(60)
    }
}

/// The instants at which the clocks of a zone change in the three years from 2026.
pub(crate) fn changes(name: &str) -> Vec<u32> {
    let zone = TimeZone::get(name).unwrap();
    let start: Timestamp = "2026-01-01T00:00Z".parse().unwrap();
    let changes = zone.following(start).map(|change| (change.timestamp().as_second() / 60) as u32);
    changes.take_while(|change| *change < at("2029-01-01T00:00Z")).collect()
}
