use model::Date;

/// The instant that `text` names by RFC 3339, in whole minutes after 1970-01-01T00:00Z; none before that. Letters are
/// large.
pub(crate) fn minutes(text: &str) -> Option<u32> {
    let two = |at: usize, most: u16| number(text.get(at..at + 2)?).filter(|number| *number <= most);
    let signs = [(4, b'-'), (7, b'-'), (10, b'T'), (13, b':'), (16, b':')];
    if !signs.iter().all(|(at, sign)| text.as_bytes().get(*at) == Some(sign)) {
        return None;
    }
    let year = number(text.get(..4)?)?;
    let date = Date { year, month: two(5, 12)? as u8, day: two(8, 31)? as u8 };
    // Days that no month has, such as 30 February, come back as others.
    if Date::from_days(date.days()) != date {
        return None;
    }
    let of_day = i64::from(two(11, 23)?) * 60 + i64::from(two(14, 59)?);
    // 60 is a leap second. Seconds do not count.
    two(17, 60)?;
    let ahead = ahead(after_fraction(text.get(19..)?)?)?;
    u32::try_from(i64::from(date.days()) * 24 * 60 + of_day - ahead).ok()
}

/// What stands after the fraction of a second, if there is one.
fn after_fraction(text: &str) -> Option<&str> {
    let Some(fraction) = text.strip_prefix('.') else { return Some(text) };
    let rest = fraction.trim_start_matches(|c: char| c.is_ascii_digit());
    (rest.len() < fraction.len()).then_some(rest)
}

/// How many minutes the offset `text`, `Z` or such as `+01:00`, is ahead of UTC.
fn ahead(text: &str) -> Option<i64> {
    if text == "Z" {
        return Some(0);
    }
    let (hours, minutes) = text.get(1..)?.split_once(':')?;
    let part = |text: &str, most| number(text).filter(|number| text.len() == 2 && *number <= most);
    let minutes = i64::from(part(hours, 23)?) * 60 + i64::from(part(minutes, 59)?);
    match text.as_bytes()[0] {
        b'+' => Some(minutes),
        b'-' => Some(-minutes),
        _ => None,
    }
}

/// A number of digits only: `parse` alone would take a sign as well.
fn number(text: &str) -> Option<u16> {
    text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::minutes;

    #[test]
    fn instants_of_every_form_are_read() {
        for (text, expected) in [
            ("1970-01-01T00:00:00Z", Some(0)),
            ("1970-01-01T01:30:59.999Z", Some(90)),
            ("1970-01-01T01:30:60Z", Some(90)),
            ("1970-01-01T01:00:00+01:00", Some(0)),
            ("1969-12-31T23:00:00-05:30", Some(270)),
            ("2026-11-22T08:00:00Z", Some(29_922_240)),
            ("2028-02-29T00:00:00.0Z", Some(30_589_920)),
        ] {
            assert_eq!(minutes(text), expected, "{text}");
        }
    }

    #[test]
    fn what_is_no_instant_is_none() {
        for text in [
            "",
            "2026-11-22",
            "2026-11-22T08:00Z",
            "2026-11-22T08:00:00",
            "2026-11-22 08:00:00Z",
            "2026-11-22t08:00:00z",
            "2026-02-30T08:00:00Z",
            "2027-02-29T08:00:00Z",
            "2026-00-01T08:00:00Z",
            "2026-01-00T08:00:00Z",
            "2026-13-01T08:00:00Z",
            "2026-11-22T24:00:00Z",
            "2026-11-22T08:60:00Z",
            "2026-11-22T08:00:61Z",
            "2026-11-22T08:00:00.Z",
            "2026-11-22T08:00:00+0100",
            "2026-11-22T08:00:00+1:00",
            "2026-11-22T08:00:00+24:00",
            "2026-11-22T08:00:00ä01:00",
            "2026-11-22T08:00:00Z ",
            "+026-11-22T08:00:00Z",
            "2026-+1-22T08:00:00Z",
            "2026-11-22T08:00:0é",
            "1969-12-31T23:59:59Z",
            "1970-01-01T00:00:00+00:01",
        ] {
            assert_eq!(minutes(text), None, "{text}");
        }
    }
}
