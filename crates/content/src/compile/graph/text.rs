//! Words in a picture: in lines, shortened, and as each language quotes them.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// How wide the lines of a title are, in columns.
pub(super) const TITLE_COLUMNS: usize = 22;
/// How wide the lines of a choice's words are, in columns.
const LABEL_COLUMNS: usize = 20;
/// How many lines of a choice's words are shown; the rest is cut off.
const LABEL_LINES: usize = 2;

/// `text` in lines of at most `width` columns, cut between words where that is possible.
pub(super) fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        for piece in pieces(word, width) {
            match lines.last_mut() {
                Some(line) if line.width() + 1 + piece.width() <= width => {
                    line.push(' ');
                    line.push_str(&piece);
                }
                _ => lines.push(piece),
            }
        }
    }
    lines
}

/// The words of a choice in lines, as many as are shown.
pub(super) fn label(text: &str) -> Vec<String> {
    let mut lines = wrap(text, LABEL_COLUMNS);
    if lines.len() > LABEL_LINES {
        let rest = lines.split_off(LABEL_LINES - 1).join(" ");
        lines.push(shorten(&rest, LABEL_COLUMNS));
    }
    lines
}

/// A word cut into pieces of at most `width` columns.
fn pieces(word: &str, width: usize) -> Vec<String> {
    let mut pieces = vec![String::new()];
    let mut taken = 0;
    for c in word.chars() {
        let wide = c.width().unwrap_or(0);
        if taken + wide > width {
            pieces.push(String::new());
            taken = 0;
        }
        taken += wide;
        if let Some(last) = pieces.last_mut() {
            last.push(c);
        }
    }
    pieces
}

/// `text` if it has at most `width` columns; else as many of its words as fit, and an ellipsis.
fn shorten(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let lines = wrap(text, width.saturating_sub(2));
    let first = lines.first().map_or("", String::as_str);
    format!("{} …", first.trim_end_matches([',', '.', ';', ':', '(', '-', '–']).trim_end())
}

/// `text` as XML and HTML have it, between tags and in double quotes.
pub(super) fn xml(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            // XML has no way to write these.
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => {
                out.push(char::REPLACEMENT_CHARACTER)
            }
            c => out.push(c),
        }
    }
    out
}

/// `text` as Mermaid has it in double quotes, where it would take some characters for markup.
pub(super) fn mermaid(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '"' | '#' | '&' | '<' | '>' | '`' | '\\' | ';' => {
                out.push_str(&format!("#{};", u32::from(c)));
            }
            c if c.is_control() => out.push(char::REPLACEMENT_CHARACTER),
            c => out.push(c),
        }
    }
    out
}

/// `text` as Graphviz and YAML have it in double quotes.
pub(super) fn in_quotes(text: &str) -> String {
    let clean = text.chars().map(|c| if c.is_control() { char::REPLACEMENT_CHARACTER } else { c });
    clean.collect::<String>().replace('\\', "\\\\").replace('"', "\\\"")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_put_into_lines_and_long_ones_are_cut() {
        assert_eq!(wrap("Is your card  frozen?", 9), ["Is your", "card", "frozen?"]);
        assert_eq!(wrap("abcdefgh ij", 3), ["abc", "def", "gh", "ij"]);
        assert_eq!(wrap("紛失したカード", 6), ["紛失し", "たカー", "ド"]);
        assert_eq!(wrap("", 6), Vec::<String>::new());
    }

    #[test]
    fn what_is_too_long_ends_after_a_word() {
        assert_eq!(shorten("Yes, it is frozen", 17), "Yes, it is frozen");
        assert_eq!(shorten("It was stolen, or somebody is using it", 17), "It was stolen …");
        assert_eq!(shorten("Donaudampfschiff", 8), "Donaud …");
        let words = "No, and I do not have the time to do that because my train leaves";
        assert_eq!(label(words), ["No, and I do not", "have the time to …"]);
        assert_eq!(label("It is frozen, and that was me"), ["It is frozen, and", "that was me"]);
    }

    #[test]
    fn what_a_language_would_take_for_its_own_is_escaped() {
        assert_eq!(xml("<b> & \"c\"\u{1}"), "&lt;b&gt; &amp; &quot;c&quot;\u{fffd}");
        assert_eq!(mermaid("a \"b\" #c;"), "a #34;b#34; #35;c#59;");
        assert_eq!(in_quotes("a \"b\" \\n"), "a \\\"b\\\" \\\\n");
    }
}
