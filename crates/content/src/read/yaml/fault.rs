//! Why YAML cannot be read, in the words of those who write it.
//!
//! The parser says where it gave up, often lines below the mistake. Front matter has one value or a list of them for each
//! key, so the usual mistakes can be looked for line by line.

use crate::read::quotes;
use crate::source::Span;

/// A mistake in front matter.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Fault {
    /// A tab where spaces must stand.
    Tab,
    /// `-text`.
    NoSpaceAfterHyphen,
    /// A dash or a dot instead of the hyphen of a list's item.
    NoHyphen(char),
    /// `key:text`.
    NoSpaceAfterColon,
    /// A value goes on after the quotation mark that closes it.
    BehindQuote(char),
    /// A quotation mark that is not closed on its line.
    OpenQuote,
    /// A quotation mark of a word processor instead of a straight one.
    CurlyQuote(char),
    /// A list in brackets that is not closed.
    OpenBracket,
    /// Text after the closing bracket of a list.
    BehindBracket,
    /// A space that word processors keep words together with, where a plain one must stand.
    NoBreakSpace,
    /// `: ` in a value without quotes.
    Colon,
    /// A value without quotes that starts with a sign which YAML takes for its own.
    Sign(char),
    /// What the parser says.
    Other(String),
}

impl Fault {
    /// What is wrong with an item of a list that starts with `sign`, if that is what was meant for its hyphen.
    pub(crate) fn of_item(sign: char) -> Option<Self> {
        match sign {
            '-' => Some(Self::NoSpaceAfterHyphen),
            sign if NO_HYPHENS.contains(&sign) => Some(Self::NoHyphen(sign)),
            _ => None,
        }
    }
}

/// What word processors write instead of the hyphen of a list's item.
const NO_HYPHENS: [char; 5] = ['–', '—', '−', '•', '·'];

/// Signs that a value cannot start with.
const SIGNS: [char; 9] = ['*', '&', '!', '%', '@', '`', '{', ',', '?'];

/// The first mistake of a usual kind in `part`, a key with its value, which cannot be read. None if there is none.
pub(crate) fn find(part: &str) -> Option<(Span, Fault)> {
    let mut at = 0;
    for line in part.split_inclusive('\n') {
        if let Some((span, fault)) = in_line(line, &part[at..]) {
            return Some((at + span.start..at + span.end, fault));
        }
        at += line.len();
    }
    None
}

/// The mistake in `line`; `rest` are the lines from it on.
fn in_line(line: &str, rest: &str) -> Option<(Span, Fault)> {
    let text = line.trim_start();
    let start = line.len() - text.len();
    if let Some(tab) = line[..start].find('\t').filter(|_| !text.is_empty()) {
        return Some((tab..tab + 1, Fault::Tab));
    }
    let start = start + before_value(text);
    let value = &line[start..];
    if let Some(words) = text.strip_prefix('-').filter(|words| words.starts_with(char::is_alphabetic)) {
        let hyphen = line.len() - words.len() - 1;
        return Some((hyphen..hyphen + 1, Fault::NoSpaceAfterHyphen));
    }
    if let Some(sign) = text.chars().next().filter(|sign| NO_HYPHENS.contains(sign)) {
        let at = line.len() - text.len();
        return Some((at..at + sign.len_utf8(), Fault::NoHyphen(sign)));
    }
    if let Some(tab) = line[..start].find('\t') {
        return Some((tab..tab + 1, Fault::Tab));
    }
    let (span, fault) = in_value(value.trim_end(), &rest[start..])?;
    Some((start + span.start..start + span.end, fault))
}

/// How much of a line is before its value: the key with its colon or the hyphen, and the white space after it.
fn before_value(text: &str) -> usize {
    let name = text.find(|c: char| !c.is_alphanumeric() && c != '-' && c != '_').unwrap_or(0);
    let mark = match text[name..].strip_prefix(':') {
        Some(behind) if name > 0 && behind.starts_with(char::is_whitespace) => name + 1,
        _ if text.starts_with("- ") => 1,
        _ => return 0,
    };
    text.len() - text[mark..].trim_start().len()
}

fn in_value(value: &str, rest: &str) -> Option<(Span, Fault)> {
    let first = value.chars().next()?;
    if let Some(sign) = quotes::around(value) {
        return Some((0..sign.len_utf8(), Fault::CurlyQuote(sign)));
    }
    match first {
        '"' | '\'' => match closing(value, first) {
            None => match value.chars().next_back().filter(|sign| quotes::is_curly(*sign)) {
                Some(sign) => Some((value.len() - sign.len_utf8()..value.len(), Fault::CurlyQuote(sign))),
                None => Some((0..1, Fault::OpenQuote)),
            },
            Some(end) => {
                let behind = value[end..].trim_start();
                let is_text = !behind.is_empty() && !behind.starts_with('#');
                is_text.then_some((end - 1..value.len(), Fault::BehindQuote(first)))
            }
        },
        '[' => match end_of_list(rest) {
            None => Some((0..1, Fault::OpenBracket)),
            Some(end) => {
                let line = rest[end..].split('\n').next().unwrap_or_default();
                let behind = line.trim();
                let is_text = !behind.is_empty() && !behind.starts_with('#');
                is_text.then_some((end - 1..end + line.trim_end().len(), Fault::BehindBracket))
            }
        },
        '-' | '>' | '|' if value[1..].starts_with(' ') => Some((0..1, Fault::Sign(first))),
        sign if SIGNS.contains(&sign) => Some((0..1, Fault::Sign(sign))),
        _ => value.find(": ").map(|at| (at..at + 1, Fault::Colon)),
    }
}

/// Where the value ends that starts with the quotation mark `quote`.
fn closing(value: &str, quote: char) -> Option<usize> {
    let mut chars = value.char_indices().skip(1).peekable();
    while let Some((at, c)) = chars.next() {
        let is_escape = match quote {
            '"' => c == '\\',
            _ => c == quote && chars.peek().is_some_and(|(_, next)| *next == quote),
        };
        if is_escape {
            chars.next();
        } else if c == quote {
            return Some(at + 1);
        }
    }
    None
}

/// The end of the list in brackets at the start of `text`, if it has one; a bracket between quotes is none.
fn end_of_list(text: &str) -> Option<usize> {
    let (mut quote, mut open) = (None, 0);
    for (at, c) in text.char_indices() {
        match (quote, c) {
            (None, '[') => open += 1,
            (None, ']') if open == 1 => return Some(at + 1),
            (None, ']') => open -= 1,
            (None, '"') => quote = Some(c),
            (Some(mark), c) if mark == c => quote = None,
            _ => {}
        }
    }
    None
}
