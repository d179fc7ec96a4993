/// How many minutes the clocks of a zone are ahead of UTC, by how its time is written at some instant: `…GMT`, or an
/// offset such as `…GMT-09:30`. So browsers write it in English when `Intl.DateTimeFormat` is asked for a `longOffset`.
/// Seconds, as of local times before there were zones, are left out. None for a text that does not end so.
pub fn offset_of(words: &str) -> Option<i32> {
    // By a letter: code that looks for words weighs 2 KB.
    let (before, offset) = words.rsplit_once('T')?;
    if !before.ends_with("GM") {
        return None;
    }
    if offset.is_empty() {
        return Some(0);
    }
    let (is_behind, numbers) = match offset.strip_prefix('+') {
        Some(numbers) => (false, numbers),
        // A hyphen, or the sign that typographers use.
        None => (true, offset.strip_prefix(['-', '\u{2212}'])?),
    };
    let mut numbers = numbers.split(':');
    let (hours, minutes) = (number(numbers.next()?, 23)?, number(numbers.next().unwrap_or("0"), 59)?);
    // The sign is before the hours, and counts for the minutes of an offset such as -00:30 too.
    let ahead = hours * 60 + minutes;
    Some(if is_behind { -ahead } else { ahead })
}

/// A number of digits alone, of `most` at most.
fn number(digits: &str, most: i32) -> Option<i32> {
    let is_number = digits.bytes().all(|digit| digit.is_ascii_digit());
    digits.parse().ok().filter(|number| is_number && *number <= most)
}
