use model::Date;

use crate::clock::{DAY, Offset, wall};
use crate::opening::weekday;

/// A time as people say it who look at a clock on the wall: "tomorrow at 08:00".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// Its day.
    pub day: Day,
    /// Minutes after midnight: 0 to 1439, and 1440 for the end of the day, which [`closing`] alone gives.
    pub minutes: u16,
}

/// A day, seen from another one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Day {
    /// The same.
    Today,
    /// The next.
    Tomorrow,
    /// One of the five days after that, each with a name of its own: 0 is Monday, 6 is Sunday.
    Weekday(u8),
    /// Further away, or past.
    Date(Date),
}

/// How the instant `at` is said at `now`, by the clocks of a place: the bank's or the customer's.
pub fn moment(at: u32, now: u32, offset: Offset<'_>) -> Moment {
    let at = wall(at, offset);
    let day = at.div_euclid(DAY);
    let day = match day - wall(now, offset).div_euclid(DAY) {
        0 => Day::Today,
        1 => Day::Tomorrow,
        2..=6 => Day::Weekday(weekday(day)),
        _ => Day::Date(Date::from_days(day as i32)),
    };
    Moment { day, minutes: at.rem_euclid(DAY) as u16 }
}

/// How the end of something is said: as [`moment`] does, but what ends at midnight ends at 24:00 of the day before. "Open
/// until 24:00" is understood, "open until tomorrow at 00:00" is not.
pub fn closing(at: u32, now: u32, offset: Offset<'_>) -> Moment {
    match moment(at, now, offset) {
        Moment { minutes: 0, .. } => {
            Moment { minutes: DAY as u16, ..moment(at.saturating_sub(1), now, offset) }
        }
        moment => moment,
    }
}
