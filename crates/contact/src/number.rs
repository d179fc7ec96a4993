//! Where numbers are in a text that are written in groups: telephone numbers, sort codes, dates.

/// As many digits has the shortest of them, a sort code.
const FEWEST_DIGITS: usize = 6;

/// What is between the groups.
const SEPARATORS: [char; 8] = [' ', '\u{a0}', '\u{202f}', '-', '.', '/', '(', ')'];

/// A text in pieces: every second one is a number that is written in groups, such as `0808 157 0199`. In a line that is
/// written from right to left, its groups change places unless it is drawn as a piece of its own.
pub fn numbers(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let (mut rest, mut at) = (text, 0);
    while let Some(symbol) = rest.get(at..).and_then(|after| after.chars().next()) {
        let after = rest.get(at..).unwrap_or_default();
        let length = if symbol == '+' || symbol.is_ascii_digit() { length_of_number(after) } else { 0 };
        if let Some((number, others)) =
            after.split_at_checked(length).filter(|(number, _)| is_grouped(number))
        {
            pieces.extend([rest.get(..at).unwrap_or_default(), number]);
            (rest, at) = (others, 0);
        } else {
            at += length.max(symbol.len_utf8());
        }
    }
    pieces.push(rest);
    pieces
}

/// The bytes from the start of `text` to the last digit that belongs together, with one or two separators in between.
fn length_of_number(text: &str) -> usize {
    let (mut length, mut separators) = (0, 0);
    for (at, symbol) in text.char_indices() {
        match symbol {
            '0'..='9' => (length, separators) = (at + 1, 0),
            '+' if at == 0 => {}
            _ if SEPARATORS.contains(&symbol) && separators < 2 => separators += 1,
            _ => break,
        }
    }
    length
}

/// Whether it is more than a plain number.
fn is_grouped(number: &str) -> bool {
    let digits = number.bytes().filter(u8::is_ascii_digit).count();
    digits >= FEWEST_DIGITS && digits < number.chars().count()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn found(text: &str) -> Vec<&str> {
        numbers(text).into_iter().skip(1).step_by(2).collect()
    }

    #[test]
    fn telephone_numbers_are_found_however_they_are_grouped() {
        assert_eq!(
            found("Call us on 0808 157 0199, or +44 20 7946 0199 from abroad."),
            ["0808 157 0199", "+44 20 7946 0199"]
        );
        assert_eq!(found("+44 (0)20 7946-0199"), ["+44 (0)20 7946-0199"]);
        assert_eq!(found("٠ اتصل 0808\u{a0}157\u{a0}0199."), ["0808\u{a0}157\u{a0}0199"]);
        assert_eq!(found("your sort code 20-00-00"), ["20-00-00"]);
        assert_eq!(found("+442079460199"), ["+442079460199"]);
    }

    #[test]
    fn plain_numbers_times_and_amounts_are_left_as_they_are() {
        for text in
            ["", "3 times in 24 hours", "£30,000", "14:30", "24/7", "120 days", "12345678", "+ 1", "5 - 10"]
        {
            assert_eq!(numbers(text), [text]);
        }
    }

    proptest! {
        #[test]
        fn the_pieces_make_the_text_and_numbers_start_and_end_as_such(text in "[ +0-9a\u{627}£€(),./-]{0,40}|\\PC{0,20}") {
            let pieces = numbers(&text);
            prop_assert_eq!(pieces.concat(), text.as_str());
            prop_assert_eq!(pieces.len() % 2, 1);
            for number in found(&text) {
                prop_assert!(number.starts_with(|first: char| first == '+' || first.is_ascii_digit()));
                prop_assert!(number.ends_with(|last: char| last.is_ascii_digit()));
                prop_assert!(number.bytes().filter(u8::is_ascii_digit).count() >= FEWEST_DIGITS);
            }
        }
    }
}
