//! Signs written as HTML writes them, such as `&amp;`, where nothing reads HTML and customers would see that.

use pulldown_cmark::{Event, Parser};

use crate::source::Span;

/// The longest name of a sign in HTML, with `&` and `;`.
const LONGEST: usize = 33;

/// What is wrong with the first of them in `text`, which is at `base` of its file, and how to fix it.
pub(crate) fn wrong(text: &str, base: usize) -> Option<(Span, String, String)> {
    let (span, sign) = text.match_indices('&').find_map(|(at, _)| {
        let written = &text[at..at + entity(&text[at..])?];
        Some((base + at..base + at + written.len(), sign(written)?))
    })?;
    let written = &text[span.start - base..span.end - base];
    let help = match sign.trim() {
        "" => "write a plain space".to_owned(),
        sign => format!("write {sign}"),
    };
    Some((span, format!("customers would see `{written}`: this text is no HTML"), help))
}

/// How long the text at the start of `text` is that has the form of such a sign.
fn entity(text: &str) -> Option<usize> {
    let end = text.bytes().take(LONGEST).position(|byte| byte == b';')?;
    text[1..end].bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'#').then_some(end + 1)
}

/// The sign that `written` stands for in HTML and in Markdown, if it stands for one.
fn sign(written: &str) -> Option<String> {
    let words: String = Parser::new(written)
        .filter_map(|event| match event {
            Event::Text(words) => Some(words.into_string()),
            _ => None,
        })
        .collect();
    (words != written).then_some(words)
}

#[cfg(test)]
mod tests {
    use super::wrong;

    #[test]
    fn what_html_reads_as_a_sign_is_found_and_nothing_else() {
        for (text, sign) in [
            ("Fees &amp; charges", "write &"),
            ("A &pound;5 fee", "write £"),
            ("It&#39;s", "write '"),
            ("It&#x2019;s", "write ’"),
            ("AT&T; it&nbsp;is", "write a plain space"),
        ] {
            assert_eq!(wrong(text, 0).map(|(_, _, help)| help).as_deref(), Some(sign), "{text}");
        }
        for text in ["Fees & charges", "AT&T;", "a&b; c", "&amp", "& amp;", "&;", "&ä;"] {
            assert_eq!(wrong(text, 0), None, "{text}");
        }
    }
}
