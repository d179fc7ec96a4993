use crate::wire::record;
use crate::{Block, Slug};

/// The body of an article. Its title and summary are in the catalogue.
#[derive(Debug, Clone, PartialEq)]
pub struct Article {
    /// When the text was last changed.
    pub updated: Date,
    /// The text.
    pub blocks: Vec<Block>,
    /// Articles and flows to offer at the end.
    pub related: Vec<Slug>,
}

/// A day of the Gregorian calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    /// Such as 2026.
    pub year: u16,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
}

impl Date {
    /// How many days after 1970-01-01 it is. After Howard Hinnant's `days_from_civil`: years start in March, so that the
    /// leap day is the last of its year.
    pub fn days(self) -> i32 {
        let (month, day) = (i32::from(self.month), i32::from(self.day));
        let year = i32::from(self.year) - i32::from(month <= 2);
        let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
        let of_year = (153 * (month + if month > 2 { -3 } else { 9 }) + 2) / 5 + day - 1;
        era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
    }

    /// The day that is `days` after 1970-01-01; the year is cut to what fits. After Howard Hinnant's `civil_from_days`.
    pub fn from_days(days: i32) -> Self {
        let days = i64::from(days) + 719_468;
        let (era, of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
        let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year + year / 4 - year / 100);
        let month = (5 * of_year + 2) / 153;
        let day = of_year - (153 * month + 2) / 5 + 1;
        let month = if month < 10 { month + 3 } else { month - 9 };
        let year = year + era * 400 + i64::from(month <= 2);
        Self { year: year.clamp(0, i64::from(u16::MAX)) as u16, month: month as u8, day: day as u8 }
    }
}

record! {
    Article { updated, blocks, related }
    Date { year, month, day }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: u16, month: u8, day: u8) -> Date {
        Date { year, month, day }
    }

    #[test]
    fn days_are_counted_from_1970_and_back() {
        for (date, days) in [
            (day(1970, 1, 1), 0),
            (day(1969, 12, 31), -1),
            (day(2000, 2, 29), 11_016),
            (day(2000, 3, 1), 11_017),
            (day(2026, 11, 22), 20_779),
            (day(2100, 3, 1), 47_541),
        ] {
            assert_eq!((date.days(), Date::from_days(days)), (days, date));
        }
    }

    #[test]
    fn every_day_of_four_centuries_comes_back_and_follows_the_one_before() {
        for days in 0..146_097 {
            let date = Date::from_days(days);
            assert_eq!(date.days(), days);
            assert!(date < Date::from_days(days + 1));
        }
    }
}
