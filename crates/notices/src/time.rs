use model::Date;

/// The instant that `text` names by RFC 3339, in whole minutes after 1970-01-01T00:00Z; none before that. Letters are
/// large.
pub(crate) fn minutes(text: &str) -> Option<u32> {
    const FORM: &[u8] = b"0000-00-00T00:00:00";
    let (moment, rest) = text.as_bytes().split_at_checked(FORM.len())?;
    let part = |from: usize, to: usize| number(&moment[from..to]);
    let date = Date { year: part(0, 4) as u16, month: part(5, 7) as u8, day: part(8, 10) as u8 };
    let (hour, minute) = (part(11, 13), part(14, 16));
    // Seconds do not count; 60 is a leap second. Days that no month has, such as 30 February, come back as others.
    let is_right = has_form(moment, FORM)
        && Date::from_days(date.days()) == date
        && is_time(hour, minute)
        && part(17, 19) <= 60;
    let ahead = ahead(after_fraction(rest)?).filter(|_| is_right)?;
    u32::try_from(i64::from(date.days()) * 24 * 60 + i64::from(hour * 60 + minute - ahead)).ok()
}

/// What is after the fraction of a second, if there is one.
fn after_fraction(text: &[u8]) -> Option<&[u8]> {
    let Some(fraction) = text.strip_prefix(b".") else { return Some(text) };
    let end = fraction.iter().position(|byte| !byte.is_ascii_digit())?;
    (end > 0).then(|| &fraction[end..])
}

/// How many minutes the offset `text`, `Z` or such as `+01:00`, is ahead of UTC.
fn ahead(text: &[u8]) -> Option<i32> {
    let (sign, offset) = match text {
        b"Z" => return Some(0),
        [b'+', offset @ ..] => (1, offset),
        [b'-', offset @ ..] => (-1, offset),
        _ => return None,
    };
    if !has_form(offset, b"00:00") {
        return None;
    }
    let (hours, minutes) = (number(&offset[..2]), number(&offset[3..]));
    is_time(hours, minutes).then_some(sign * (hours * 60 + minutes))
}

fn is_time(hours: i32, minutes: i32) -> bool {
    hours < 24 && minutes < 60
}

/// Whether `text` is `form` with any digits instead of its zeros.
fn has_form(text: &[u8], form: &[u8]) -> bool {
    let fits = |(byte, of): (&u8, &u8)| if *of == b'0' { byte.is_ascii_digit() } else { byte == of };
    text.len() == form.len() && text.iter().zip(form).all(fits)
}

/// The number that up to four digits are; of other bytes it has no meaning.
fn number(digits: &[u8]) -> i32 {
    digits.iter().fold(0, |number, digit| number * 10 + i32::from(digit.wrapping_sub(b'0')))
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
            ("9999-12-31T23:59:59-23:59", Some(4_223_373_118)),
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
