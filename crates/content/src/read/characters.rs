//! Characters that editors cannot tell apart, and what to call them.

/// Whether `c` shows nothing: white space, or a mark that word processors leave in texts.
pub(crate) fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}' | '\u{2060}' | '\u{feff}' | '\u{ad}')
}

/// A character as editors know it.
pub(crate) fn named(c: char) -> String {
    match c {
        ' ' => "a space".to_owned(),
        '\t' => "a tab".to_owned(),
        '\u{a0}' | '\u{202f}' => "a no-break space".to_owned(),
        '\u{2013}' => "an en dash (–)".to_owned(),
        '\u{2014}' => "an em dash (—)".to_owned(),
        '\u{2212}' => "a minus sign (−)".to_owned(),
        ',' => "a comma".to_owned(),
        ';' => "a semicolon".to_owned(),
        '\u{2022}' => "a bullet (•)".to_owned(),
        c if is_space(c) => format!("a special space (U+{:04X})", u32::from(c)),
        c if "‐‑‒―".contains(c) => format!("a special hyphen or dash ({c})"),
        c => format!("`{c}`"),
    }
}
