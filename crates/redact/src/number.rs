//! Numbers that only the words around them tell from others.

use crate::symbols::is_digit;

/// How many separators may be between two rows: a dash with spaces.
const MAX_SEPARATORS: usize = 3;

/// Where the number ends that starts at `start` and has `fewest` to `most` digits.
///
/// It is one row of digits, or rows of the same length with up to three separators between them, as in `12-34-56`,
/// `1 2 3 4` and `12 – 34`. Amounts, times, dates and parts of longer numbers are none.
pub(crate) fn end(symbols: &[u8], start: usize, fewest: usize, most: usize) -> Option<usize> {
    if !is_digit(symbols, start) || !may_start(symbols, start) {
        return None;
    }
    let row = row(symbols, start, most);
    let (mut end, mut count) = (start + row, row);
    while let between @ 1.. = separators(symbols, end, row)
        && count + row <= most
        && self::row(symbols, end + between, row) == row
    {
        end += between + row;
        count += row;
    }
    ((fewest..=most).contains(&count) && may_end(symbols, end)).then_some(end)
}

/// How many digits are at `start`; of more than `most`, one more.
pub(crate) fn row(symbols: &[u8], start: usize, most: usize) -> usize {
    (start..=start + most).take_while(|at| is_digit(symbols, *at)).count()
}

/// How many separators are at `at`, between rows of `row` digits; 0 if there are too many. Single digits are also separated
/// by what is in dates and amounts.
fn separators(symbols: &[u8], at: usize, row: usize) -> usize {
    let is_separator = |symbol: &&u8| match symbol {
        b' ' | b'-' | b'.' => true,
        b',' | b'/' | b'_' | b'*' | b'|' => row == 1,
        _ => false,
    };
    let rest = symbols.get(at..).unwrap_or_default();
    let count = rest.iter().take(MAX_SEPARATORS + 1).take_while(is_separator).count();
    if count > MAX_SEPARATORS { 0 } else { count }
}

/// Whether no digit, decimal point or sign of money is before it.
pub(crate) fn may_start(symbols: &[u8], start: usize) -> bool {
    match start.checked_sub(1).and_then(|at| symbols.get(at)) {
        Some(b'0'..=b'9' | b'$' | b'+') => false,
        Some(b'.' | b',' | b':' | b'/' | b'-') => !(start >= 2 && is_digit(symbols, start - 2)),
        _ => true,
    }
}

/// Whether what follows does not make it an amount, a time, a date, or part of a longer number or word.
pub(crate) fn may_end(symbols: &[u8], end: usize) -> bool {
    let next = symbols.get(end + 1);
    match symbols.get(end) {
        Some(b'.' | b',' | b':' | b'/' | b'-') => !next.is_some_and(u8::is_ascii_digit),
        Some(b' ') => !matches!(next, Some(b'$' | b'%')),
        Some(b'$' | b'%') => false,
        Some(symbol) => !symbol.is_ascii_alphanumeric(),
        None => true,
    }
}

#[cfg(test)]
mod tests {
    use super::end;

    /// The number of 4 to 8 digits at the start of the part in brackets, if there is one.
    fn number(text: &'static str) -> Option<&'static str> {
        let (before, rest) = text.split_once('|')?;
        let symbols = [before, rest].concat();
        let end = end(symbols.as_bytes(), before.len(), 4, 8)?;
        Some(&rest[..end - before.len()])
    }

    #[test]
    fn rows_of_one_length_are_one_number() {
        for text in [
            "1234",
            "12345678",
            "123-456",
            "1 2 3 4",
            "12 34 56",
            "1234.5678",
            "1,2,3,4",
            "1 / 2 / 3 / 4",
            "12 - 34",
        ] {
            assert_eq!(number(Box::leak(format!("PIN |{text}, ").into_boxed_str())), Some(text));
        }
        assert_eq!(number("|1234 567"), Some("1234"));
        assert_eq!(number("|1234 5678 9012"), Some("1234 5678"));
    }

    #[test]
    fn amounts_times_and_parts_of_longer_numbers_are_none() {
        for text in [
            "$|1000",
            "|1000$",
            "|1000 $",
            "|1000 %",
            "|1000.50",
            "|1000,50",
            "1,|2345",
            "12:|3456",
            "|1234:56",
            "|1234/56",
            "+|44207",
            "1|2345",
            "|123456789",
            "|123",
            "|1234A",
            "|12 03-2024",
        ] {
            assert_eq!(number(text), None, "{text}");
        }
    }
}
