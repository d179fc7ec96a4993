//! Telephone numbers in texts: a customer with a phone in hand wants to press them.

/// The first of `numbers` in `text`, and what stands before and behind it. A number that goes on with more digits is
/// another one.
pub(crate) fn split<'t>(text: &'t str, numbers: &[String]) -> Option<(&'t str, &'t str, &'t str)> {
    let places = numbers.iter().flat_map(|number| text.match_indices(number.as_str()));
    let whole = places.filter(|(at, number)| {
        let (before, after) = (&text[..*at], &text[at + number.len()..]);
        !before.ends_with(|c: char| c.is_ascii_digit() || c == '+')
            && !after.starts_with(|c: char| c.is_ascii_digit())
    });
    // Of two that start at the same place, the longer one.
    let (at, number) = whole.min_by_key(|(at, number)| (*at, usize::MAX - number.len()))?;
    Some((&text[..at], number, &text[at + number.len()..]))
}

/// The address that calls `number` (RFC 3966).
pub(crate) fn address(number: &str) -> String {
    let dialled: String = number.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
    format!("tel:{dialled}")
}

/// The `(0)` of a number with its country's code: people leave it out where they dial the code, and [`address`] cannot.
pub(crate) fn trunk_zero(number: &str) -> Option<&str> {
    let digits = number.trim_start();
    if !digits.starts_with('+') && !digits.starts_with("00") {
        return None;
    }
    let start = number.find('(')?;
    let end = start + number[start..].find(')')?;
    (number[start + 1..end].trim() == "0").then(|| &number[start..=end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_whole_number_is_found() {
        let numbers = ["0808 157 0199", "+44 20 7946 0199", "0808 157 0199 1"].map(str::to_owned);
        for (text, found) in [
            ("Call 0808 157 0199 now.", Some(("Call ", "0808 157 0199", " now."))),
            ("+44 20 7946 0199, or 0808 157 0199", Some(("", "+44 20 7946 0199", ", or 0808 157 0199"))),
            ("0808 157 0199 1", Some(("", "0808 157 0199 1", ""))),
            ("0808 157 01991", None),
            ("10808 157 0199", None),
            ("No number", None),
        ] {
            assert_eq!(split(text, &numbers), found, "{text}");
        }
        assert_eq!(address(&numbers[1]), "tel:+442079460199");
    }
}
