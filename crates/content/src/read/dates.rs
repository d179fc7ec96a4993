//! Days and times as editors write them.

use model::Date;

/// A day written as `YYYY-MM-DD`.
pub fn date(text: &str) -> Option<Date> {
    let is_form = has_form(text, "0000-00-00");
    let day: jiff::civil::Date = text.parse().ok().filter(|_| is_form)?;
    Some(Date {
        year: day.year().try_into().ok()?,
        month: day.month().try_into().ok()?,
        day: day.day().try_into().ok()?,
    })
}

/// A day and a time with its offset from UTC, written by RFC 3339, but the seconds may be left out; in minutes after
/// 1970-01-01T00:00Z. None before that.
pub(crate) fn date_time(text: &str) -> Option<u32> {
    // Of the many other forms that would be understood, some are easily misread.
    let is_form = ["Z", "+00:00", "-00:00"].iter().any(|offset| {
        ["", ":00"].iter().any(|seconds| has_form(text, &format!("0000-00-00T00:00{seconds}{offset}")))
    });
    let moment: jiff::Timestamp = text.parse().ok().filter(|_| is_form && has_offset_of_a_zone(text))?;
    u32::try_from(moment.as_second().div_euclid(60)).ok()
}

/// The minutes by which the clock that a date-time goes by is ahead of UTC; none if it does not say.
pub(crate) fn offset(text: &str) -> Option<i32> {
    if text.ends_with('Z') {
        return Some(0);
    }
    let written = text.get(text.len().checked_sub("+00:00".len())?..)?;
    let (hours, minutes) = written.get(1..).filter(|clock| has_form(clock, "00:00"))?.split_once(':')?;
    let minutes = hours.parse::<i32>().ok()? * 60 + minutes.parse::<i32>().ok()?;
    match written.get(..1)? {
        "+" => Some(minutes),
        "-" => Some(-minutes),
        _ => None,
    }
}

/// Whether some clock on earth goes by the offset of `text`: from -12:00 to +14:00, in quarters of an hour.
pub(crate) fn has_offset_of_a_zone(text: &str) -> bool {
    offset(text).is_none_or(|minutes| (-12 * 60..=14 * 60).contains(&minutes) && minutes % 15 == 0)
}

/// Whether `text` is `form` with any digits instead of its zeros.
fn has_form(text: &str, form: &str) -> bool {
    let fits = |(byte, of): (u8, u8)| if of == b'0' { byte.is_ascii_digit() } else { byte == of };
    text.len() == form.len() && text.bytes().zip(form.bytes()).all(fits)
}

/// Today, by the clock of this machine in UTC.
pub fn today() -> Date {
    let now = jiff::Timestamp::now().to_string();
    date(now.get(..10).unwrap_or_default()).unwrap_or(Date { year: 1970, month: 1, day: 1 })
}
