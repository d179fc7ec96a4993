//! Quotation marks of word processors round a value, instead of straight ones.

/// The signs that are before what is quoted, each with those that are after it.
const PAIRS: [(char, &str); 7] =
    [('“', "”“"), ('”', "”"), ('„', "“”"), ('‟', "”"), ('«', "»"), ('»', "«"), ('‘', "’")];

/// Whether it is a quotation mark of a word processor.
pub(crate) fn is_curly(sign: char) -> bool {
    PAIRS.iter().any(|(open, close)| sign == *open || close.contains(sign))
}

/// The curly quotation mark at the start of `value`, if it is there to enclose the value: what closes it is at the
/// end, or nowhere. `“Declined” is shown` quotes a word.
pub(crate) fn around(value: &str) -> Option<char> {
    let open = value.chars().next()?;
    let (_, closing) = PAIRS.iter().find(|(sign, _)| *sign == open)?;
    let rest = &value[open.len_utf8()..];
    let inner = rest.strip_suffix(|sign| closing.contains(sign) || sign == '"');
    let is_one = match (open, inner) {
        // The same signs are apostrophes, which open and close nothing.
        ('‘', inner) => inner.is_some_and(|inner| !inner.contains(open)),
        (_, inner) => !inner.unwrap_or(rest).contains(|sign| closing.contains(sign)),
    };
    is_one.then_some(open)
}

/// How to fix a value that has `sign` round it.
pub(crate) fn help(sign: char) -> String {
    format!("write \" in place of {sign}: texts stand in straight quotes")
}

#[cfg(test)]
mod tests {
    use super::around;

    #[test]
    fn quotation_marks_round_the_whole_value_are_told_from_those_round_a_word() {
        for value in
            ["“Curly”", "„Unten“", "«Guillemets»", "‘Single, it’s me’", "“Half", "“Mixed\"", "”Wrong”"]
        {
            assert_eq!(around(value), value.chars().next(), "{value}");
        }
        for value in [
            "“Declined” is shown",
            "“A” and “B”",
            "‘A’ and ‘B’",
            "‘Tis late",
            "Say “yes”",
            "Plain",
            "",
            "\"Straight\"",
        ] {
            assert_eq!(around(value), None, "{value}");
        }
    }
}
