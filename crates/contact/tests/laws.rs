//! What holds of any hours, at any time, in any zone.

mod common;

use contact::{LOOK_AHEAD_DAYS, Opening, always_open, moment, opening};
use model::{Channel, Date, Days, Exception, Hours, Times};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

const ZONES: &[&str] = &[
    "Europe/London",
    "America/New_York",
    "America/Havana",
    "America/St_Johns",
    "Asia/Beirut",
    "Asia/Kolkata",
    "Australia/Lord_Howe",
    "Pacific/Auckland",
    "Pacific/Chatham",
    "Pacific/Pago_Pago",
    "Pacific/Kiritimati",
];

/// 2026-01-01T00:00Z, in minutes.
const YEAR_2026: u32 = 29_453_760;

fn times() -> impl Strategy<Value = Times> {
    // Quarters of hours, so that hours often touch.
    (0..96_u16, 1..=96_u16)
        .prop_filter("opens before it closes", |(from, to)| from < to)
        .prop_map(|(from, to)| Times { from: from * 15, to: to * 15 })
}

fn hours() -> impl Strategy<Value = Hours> {
    (0..7_u8, 0..7_u8, times()).prop_map(|(a, b, times)| Hours {
        days: Days { first: a.min(b), last: a.max(b) },
        from: times.from,
        to: times.to,
    })
}

prop_compose! {
    /// A channel with exceptions in the weeks around `now`.
    fn channel(now: u32)(
        hours in vec(hours(), 0..5),
        exceptions in vec((-3..30_i32, vec(times(), 0..3)), 0..4),
    ) -> Channel {
        let today = (now / 1440) as i32;
        let exception = |(day, times)| Exception { date: Date::from_days(today + day), times };
        Channel { hours, exceptions: exceptions.into_iter().map(exception).collect(), ..common::channel("") }
    }
}

/// A zone and an instant in three years; every other one lies within a day of a change of its clocks.
fn zone_and_now() -> impl Strategy<Value = (&'static str, u32)> {
    let any_time = YEAR_2026..YEAR_2026 + 3 * 365 * 1440;
    select(ZONES).prop_flat_map(move |zone| {
        let changes = common::changes(zone);
        let near = if changes.is_empty() { vec![YEAR_2026 + 1440] } else { changes };
        let near = (select(near), 0..2880_u32).prop_map(|(change, by)| change - 1440 + by);
        (Just(zone), prop_oneof![any_time.clone(), near])
    })
}

/// A channel, and where and when it is asked for.
fn asked() -> impl Strategy<Value = (Channel, &'static str, u32)> {
    zone_and_now().prop_flat_map(|(zone, now)| (channel(now), Just(zone), Just(now)))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn it_is_open_until_it_closes_and_closed_until_it_opens(
        (channel, zone, now) in asked(),
        samples in vec(any::<prop::sample::Index>(), 8),
    ) {
        let offset = common::zone(zone);
        let is_open = |at| opening(&channel, at, &offset).is_open();
        let between = |end: u32| samples.iter().map(move |sample| now + sample.index((end - now) as usize) as u32);
        match opening(&channel, now, &offset) {
            Opening::Always => {
                let end = now + u32::from(LOOK_AHEAD_DAYS - 2) * 1440;
                prop_assert!(between(end).all(is_open));
            }
            Opening::Open { until } => {
                prop_assert!(until > now);
                prop_assert!(is_open(until - 1));
                prop_assert!(!is_open(until));
                for at in between(until) {
                    prop_assert_eq!(opening(&channel, at, &offset), Opening::Open { until });
                }
            }
            Opening::Closed { opens: Some(opens) } => {
                prop_assert!(opens > now);
                prop_assert!(is_open(opens));
                prop_assert!(!is_open(opens - 1));
                for at in between(opens) {
                    prop_assert_eq!(opening(&channel, at, &offset), Opening::Closed { opens: Some(opens) });
                }
            }
            Opening::Closed { opens: None } => {
                let end = now + u32::from(LOOK_AHEAD_DAYS - 2) * 1440;
                prop_assert!(!between(end).any(is_open));
            }
        }
    }

    #[test]
    fn the_clock_on_the_wall_decides_and_stands_still_while_an_hour_comes_again((channel, zone, now) in asked()) {
        let offset = common::zone(zone);
        // Clocks go back by an hour at most.
        let wall = (now - 120..=now).map(|at| at.wrapping_add_signed(offset(at))).max().unwrap_or(now);
        let (day, minutes) = ((wall / 1440) as i32, (wall % 1440) as u16);
        let weekday = ((day + 3) % 7) as u8;
        let is_open = match channel.exceptions.iter().find(|exception| exception.date.days() == day) {
            Some(exception) => exception.times.iter().any(|times| (times.from..times.to).contains(&minutes)),
            None => channel.hours.is_empty() || channel.hours.iter().any(|hours| {
                (hours.days.first..=hours.days.last).contains(&weekday) && (hours.from..hours.to).contains(&minutes)
            }),
        };
        prop_assert_eq!(opening(&channel, now, &offset).is_open(), is_open);
    }

    #[test]
    fn what_is_always_open_is_so_in_every_zone((channel, zone, now) in asked()) {
        if always_open(&channel, now) {
            prop_assert_eq!(opening(&channel, now, &common::zone(zone)), Opening::Always);
        }
    }

    #[test]
    fn no_clock_and_no_hours_make_it_panic(
        now in any::<u32>(),
        at in any::<u32>(),
        ahead in -100_000..100_000_i32,
        hours in vec((any::<u8>(), any::<u8>(), any::<u16>(), any::<u16>()), 0..4),
        date in any::<(u16, u8, u8)>(),
    ) {
        let hours = hours.into_iter().map(|(first, last, from, to)| Hours { days: Days { first, last }, from, to });
        let (year, month, day) = date;
        let exception = Exception { date: Date { year, month, day }, times: vec![Times { from: 9, to: 3 }] };
        let channel =
            Channel { hours: hours.collect(), exceptions: vec![exception], ..common::channel("") };
        let offset = |at: u32| if at.is_multiple_of(7) { ahead } else { -ahead };
        opening(&channel, now, &offset);
        always_open(&channel, now);
        moment(at, now, &offset);
        contact::closing(at, now, &offset);
    }
}
