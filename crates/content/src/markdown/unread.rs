//! What was meant as Markdown and is none, so that customers would see its signs.
//!
//! Only what is surely meant is found: a sign after a backslash is not, nor is one that prices or numbers have.

use crate::source::Span;

/// Why a link is not read as one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FailedLink {
    /// There is a space between its words and its target.
    Space,
    /// Its target is a name in brackets that is explained nowhere.
    Reference,
    /// Its target has something in it that cannot stand there.
    Target,
}

/// What is not read as the Markdown that it looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unread {
    /// `##Words`.
    Heading,
    /// Asterisks in pairs without their other half.
    Strong,
    /// `~~words~~`.
    Strike,
    /// Lines with `|` without the row of dashes that makes a table of them.
    Table,
    /// `- [ ] words`.
    Task,
    /// `> [!KIND]` with a kind that there is not.
    CalloutKind,
    /// `> [!NOTE] words`, on one line.
    CalloutLine,
    /// `> !NOTE`.
    CalloutBrackets,
}

const KINDS: [&str; 5] = ["NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION"];

/// How the targets of links start.
const TARGETS: [&str; 8] = ["article:", "flow:", "action:", "contact:", "https:", "mailto:", "tel:", "#"];

/// The first link in the words `raw` that is not read as one.
pub(super) fn failed_link(raw: &str) -> Option<(Span, FailedLink)> {
    let mut at = 0;
    while let Some(length) = raw[at..].find(']') {
        let last = at;
        at += length + 1;
        let (before, after) = (&raw[last..at - 1], &raw[at..]);
        let why = if after.starts_with('(') {
            FailedLink::Target
        } else if starts_target(after.trim_start_matches(' ')) {
            FailedLink::Space
        } else if after.starts_with('[') && after.find(']').is_some_and(|end| end > 1) {
            FailedLink::Reference
        } else {
            continue;
        };
        let open = before.rfind('[');
        let is_meant = open.is_some_and(|open| open + 1 < before.len() && !before[..open].ends_with('\\'));
        if !is_meant && why != FailedLink::Target || before.ends_with('\\') {
            continue;
        }
        let close = if why == FailedLink::Reference { ']' } else { ')' };
        let end = after.find(close).map_or(at + 1, |length| at + length + 1);
        return Some((open.map_or(at - 1, |open| last + open)..end, why));
    }
    None
}

fn starts_target(text: &str) -> bool {
    text.strip_prefix('(').is_some_and(|target| TARGETS.iter().any(|start| target.starts_with(start)))
}

/// Signs of emphasis in words.
pub(super) fn in_words(raw: &str) -> Option<(Span, Unread)> {
    let strong = pair_beside_a_letter(raw, '*').map(|at| (at..at + 2, Unread::Strong));
    strong.or_else(|| {
        let start = pair_beside_a_letter(raw, '~')?;
        let end = start + 2 + pair_beside_a_letter(&raw[start + 2..], '~')? + 2;
        Some((start..end, Unread::Strike))
    })
}

/// Emphasis, code or a link in what is shown as it is written, such as the title of an article.
pub(crate) fn emphasis(raw: &str) -> Option<Span> {
    let code = || {
        let start = raw.find('`')?;
        Some(start..start + 2 + raw[start + 1..].find('`')?)
    };
    let link = || {
        let middle = raw.match_indices(']').map(|(at, _)| at).find(|at| starts_target(&raw[at + 1..]))?;
        Some(raw[..middle].rfind('[')?..middle + 1 + raw[middle + 1..].find(')').map_or(1, |end| end + 1))
    };
    pair_beside_a_letter(raw, '*').map(|at| at..at + 2).or_else(code).or_else(link)
}

/// Where `sign` stands exactly twice, beside a letter on one side and no backslash: not as in `****` or `**34`.
fn pair_beside_a_letter(raw: &str, sign: char) -> Option<usize> {
    let mut at = 0;
    while let Some(length) = raw[at..].find(sign) {
        let start = at + length;
        let rest = raw[start..].trim_start_matches(sign);
        at = raw.len() - rest.len();
        let before = raw[..start].chars().next_back();
        let is_beside = |c: Option<char>| c.is_some_and(char::is_alphabetic);
        if at - start == 2 && before != Some('\\') && (is_beside(before) || is_beside(rest.chars().next())) {
            return Some(start);
        }
    }
    None
}

/// A heading or a table that is a paragraph.
pub(super) fn in_paragraph(raw: &str) -> Option<(Span, Unread)> {
    let is_row = |line: &str| line.len() > 1 && line.starts_with('|') && line.ends_with('|');
    let mut lines = raw.split('\n').map(str::trim);
    if lines.next().is_some_and(is_row) && lines.next().is_some_and(is_row) {
        return Some((0..raw.find('\n').unwrap_or(raw.len()), Unread::Table));
    }
    let mut at = 0;
    for line in raw.split_inclusive('\n') {
        let words = line.trim_start().trim_start_matches('#');
        let signs = line.trim_start().len() - words.len();
        if (2..=6).contains(&signs) && words.starts_with(char::is_alphabetic) {
            let start = at + line.len() - line.trim_start().len();
            return Some((start..at + line.trim_end().len(), Unread::Heading));
        }
        at += line.len();
    }
    None
}

/// A callout that is a quote.
pub(super) fn in_quote(raw: &str) -> Option<(Span, Unread)> {
    let line = raw.split('\n').next()?;
    let words = line.strip_prefix('>')?.trim_start();
    let start = line.len() - words.len();
    if let Some((kind, rest)) = words.strip_prefix("[!").and_then(|words| words.split_once(']')) {
        let is_kind = KINDS.iter().any(|known| known.eq_ignore_ascii_case(kind.trim()));
        let unread = match (is_kind, rest.trim().is_empty()) {
            (false, _) => Unread::CalloutKind,
            (true, false) => Unread::CalloutLine,
            // A word that stands in its own line and is a kind but for a space.
            (true, true) => Unread::CalloutBrackets,
        };
        return Some((start..line.len() - rest.len(), unread));
    }
    let bare = words.trim_start_matches('[').strip_prefix('!')?;
    let end = bare.find(|c: char| !c.is_ascii_uppercase()).unwrap_or(bare.len());
    KINDS.contains(&&bare[..end]).then(|| (start..line.len() - bare.len() + end, Unread::CalloutBrackets))
}

/// A box to tick.
pub(super) fn in_item(raw: &str) -> Option<(Span, Unread)> {
    let words = raw.trim_start_matches(|c: char| c.is_ascii_digit() || "-*+.)".contains(c)).trim_start();
    let is_box = ["[ ] ", "[x] ", "[X] "].iter().any(|sign| words.starts_with(sign));
    let start = raw.len() - words.len();
    is_box.then_some((start..start + 3, Unread::Task))
}
