use std::ops::Range;

use model::{Channel, Times};

use crate::clock::{DAY, Offset, instant, wall};

/// How many days ahead an opening or a closing is looked for.
pub const LOOK_AHEAD_DAYS: u16 = 28;

/// Whether a channel is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opening {
    /// It is, and does not close within [`LOOK_AHEAD_DAYS`].
    Always,
    /// It is.
    Open {
        /// The first instant at which it is not any more.
        until: u32,
    },
    /// It is not.
    Closed {
        /// The first instant at which it is; none if that is not within [`LOOK_AHEAD_DAYS`].
        opens: Option<u32>,
    },
}

impl Opening {
    /// Whether somebody answers now.
    pub fn is_open(self) -> bool {
        !matches!(self, Self::Closed { .. })
    }
}

/// Whether `channel` is open at `now`, by the bank's clocks.
///
/// Hours that touch or overlap are one, also those that end at 24:00 and those that start at 00:00 on the next day. An
/// exception replaces the week's hours from 00:00 to 24:00 of its day, and so cuts hours that run over
/// midnight there.
///
/// Where clocks change, a time is the first moment at which the clock shows it or a later one. So of an hour that comes
/// twice the first counts, for opening and for closing; and hours within the hour that is left out are none.
pub fn opening(channel: &Channel, now: u32, offset: Offset<'_>) -> Opening {
    let today = wall(now, offset).div_euclid(DAY);
    let days = today..today + i64::from(LOOK_AHEAD_DAYS);
    let mut until = None;
    for (from, to) in open_times(channel, days.clone()) {
        let (start, end) = (instant(from, offset), instant(to, offset));
        match until {
            Some(until) if start > until => break,
            None if start >= end || end <= now => continue,
            None if start > now => return Opening::Closed { opens: Some(start) },
            _ if to == days.end * DAY => return Opening::Always,
            _ => until = Some(end),
        }
    }
    until.map_or(Opening::Closed { opens: None }, |until| Opening::Open { until })
}

/// Whether `channel` is open whatever the bank's clocks show: all day, from yesterday to [`LOOK_AHEAD_DAYS`] after tomorrow.
/// So much can be said where nobody knows the bank's zone.
pub fn always_open(channel: &Channel, now: u32) -> bool {
    // Clocks are less than a day ahead of UTC or behind it.
    let day = DAY as u32;
    let is_always = |at| opening(channel, at, &|_| 0) == Opening::Always;
    is_always(now.saturating_sub(day)) && is_always(now.saturating_add(day))
}

/// When the channel is open on these days, counted from 1970-01-01: from and to by the clock on the wall, in order, with
/// time between each and the next. Joined here, for each end asks what clocks show then, which browsers are slow to say.
fn open_times(channel: &Channel, days: Range<i64>) -> Vec<(i64, i64)> {
    let mut joined: Vec<(i64, i64)> = Vec::new();
    for day in days {
        for times in times_on(channel, day) {
            let (from, to) = (day * DAY + i64::from(times.from), day * DAY + i64::from(times.to));
            match joined.last_mut() {
                Some(last) if from <= last.1 => last.1 = last.1.max(to),
                _ => joined.push((from, to)),
            }
        }
    }
    joined
}

/// When the channel is open on the day that is `day` days after 1970-01-01, the earliest first.
fn times_on(channel: &Channel, day: i64) -> Vec<Times> {
    let mut on_day = Vec::new();
    if let Some(exception) =
        channel.exceptions.iter().find(|exception| i64::from(exception.date.days()) == day)
    {
        exception.times.iter().for_each(|times| insert(&mut on_day, *times));
    } else if channel.hours.is_empty() {
        on_day.push(Times { from: 0, to: DAY as u16 });
    } else {
        let weekday = weekday(day);
        let hours = channel.hours.iter();
        for hours in hours.filter(|hours| (hours.days.first..=hours.days.last).contains(&weekday)) {
            insert(&mut on_day, Times { from: hours.from, to: hours.to });
        }
    }
    on_day
}

/// Inserts `times` where it belongs in a sorted list. The lists have a few items: sorting code would be weight.
fn insert(sorted: &mut Vec<Times>, times: Times) {
    let at = sorted.iter().position(|other| times < *other).unwrap_or(sorted.len());
    sorted.insert(at, times);
}

/// The day of the week, 0 for Monday, of the day that is `day` days after 1970-01-01, a Thursday.
pub(crate) fn weekday(day: i64) -> u8 {
    (day + 3).rem_euclid(7) as u8
}
