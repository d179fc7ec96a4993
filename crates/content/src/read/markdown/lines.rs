//! Lines of a paragraph that were meant to start something else: a heading, an item of a list, a table.

use super::shown::{HIDDEN, Run, Shown};
use super::unread::{Item, Unread};
use crate::read::characters::is_space;
use crate::source::Span;

/// A line of a paragraph.
#[derive(Debug, Clone, Copy)]
struct Line<'s> {
    /// Where its words start in the file.
    start: usize,
    words: &'s str,
}

impl Line<'_> {
    fn span(self) -> Span {
        self.start..self.start + self.words.len()
    }

    /// The place of its first bytes.
    fn first(self, length: usize) -> Span {
        self.start..self.start + length
    }
}

/// What was meant to be a list, and the end of the paragraph it is in.
type LastList = Option<(Item, usize)>;

/// Finds such lines in all paragraphs of a text.
pub(super) fn find(shown: &Shown, source: &str) -> Vec<(Span, Unread)> {
    let mut found = Vec::new();
    let mut last: LastList = None;
    for run in shown.runs.iter().filter(|run| run.is_paragraph) {
        let lines = lines(shown, run);
        if let Some(table) = table(&lines) {
            found.push(table);
            continue;
        }
        let list = list(&lines, run.is_in_quote);
        // Items with empty lines between them are one list.
        let is_next = list.as_ref().zip(last).is_some_and(|((_, item), (before, end))| {
            std::mem::discriminant(item) == std::mem::discriminant(&before)
                && source
                    .get(end..run.span.start)
                    .unwrap_or_default()
                    .trim_matches(|c: char| c.is_whitespace() || c == '>')
                    .is_empty()
        });
        last = list.as_ref().map(|(_, item)| (*item, run.span.end));
        match list {
            Some((span, item)) if !is_next => found.push((span, Unread::Item(item))),
            Some(_) => {}
            None => found.extend(lines.iter().filter_map(|line| in_line(*line))),
        }
    }
    found
}

fn lines<'s>(shown: &'s Shown, run: &Run) -> Vec<Line<'s>> {
    let mut start = run.span.start;
    let mut lines = Vec::new();
    for line in shown.of(run).split('\n') {
        let words = line.trim_start_matches(HIDDEN);
        lines.push(Line {
            start: start + line.len() - words.len(),
            words: words.trim_end_matches([HIDDEN, ' ']),
        });
        start += line.len() + 1;
    }
    lines
}

/// What a single line was meant to start.
fn in_line(line: Line<'_>) -> Option<(Span, Unread)> {
    let words = line.words;
    let signs = words.len() - words.trim_start_matches('#').len();
    if let Some(next) = words[signs..].chars().next().filter(|_| (1..=6).contains(&signs)) {
        if is_special(next) && words[signs..].contains(char::is_alphanumeric) {
            return Some((line.first(signs + next.len_utf8()), Unread::Space(next)));
        }
        // What starts with a single # may be a word.
        if signs > 1 && next.is_alphanumeric() {
            return Some((line.span(), Unread::Heading));
        }
    }
    let lead = words.len() - words.trim_start_matches(is_special).len();
    if lead > 0 && marker(&words[lead..]).is_some_and(|length| words[lead + length..].starts_with(' ')) {
        return Some((line.first(lead), Unread::Lead(words.chars().next()?)));
    }
    if words.starts_with(": ") {
        return Some((line.span(), Unread::Term));
    }
    if words
        .strip_prefix(":::")
        .is_some_and(|rest| rest.trim_start_matches(':').contains(char::is_alphabetic))
    {
        return Some((line.span(), Unread::Container));
    }
    if let Some(kind) = ["!!! ", "??? ", "???+ "].iter().find_map(|start| words.strip_prefix(start)) {
        return kind.starts_with(|c: char| c.is_ascii_lowercase()).then(|| (line.span(), Unread::Container));
    }
    let is_contents =
        ["[toc]", "[[toc]]", "[[_toc_]]", "{:toc}"].contains(&words.to_ascii_lowercase().as_str());
    is_contents.then(|| (line.span(), Unread::Contents))
}

/// How long the sign of an item is with which `words` start: `-`, `*`, `+`, `1.`, `1)`.
fn marker(words: &str) -> Option<usize> {
    let digits = words.len() - words.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    match words[digits..].chars().next()? {
        '-' | '*' | '+' if digits == 0 => Some(1),
        '.' | ')' if (1..=3).contains(&digits) => Some(digits + 1),
        _ => None,
    }
}

/// Whether `c` looks like a space and is none to Markdown.
fn is_special(c: char) -> bool {
    is_space(c) && !matches!(c, ' ' | '\t' | '\n')
}

/// The start of what was meant to be a list.
fn list(lines: &[Line<'_>], is_in_quote: bool) -> Option<(Span, Item)> {
    lines.iter().enumerate().find_map(|(at, line)| {
        let (length, item, is_sure) = item(line.words)?;
        let next = lines.get(at + 1).and_then(|next| self::item(next.words).map(|(_, next, _)| next));
        let before = at.checked_sub(1).map(|before| lines[before].words);
        let is_meant = match item {
            Item::Sign(_) => at == 0 && !is_in_quote || next == Some(item),
            Item::Letter(letter) => at == 0 && is_sure || next == Some(Item::Letter(letter + 1)),
            Item::Number(number) => {
                let is_next = next == Some(Item::Number(number + 1));
                is_next || before.is_some_and(|before| is_sure && before.ends_with(['.', ':', '!', '?', ';']))
            }
            Item::Space(_) => at == 0 || marker(line.words) == Some(1) || next.is_some(),
            Item::Glued => next == Some(Item::Glued),
        };
        (is_sure && matches!(item, Item::Sign(c) if !is_dash(c)) || is_meant)
            .then(|| (line.first(length), item))
    })
}

/// The item with which a line may start, how long its sign is, and whether hardly anything else starts so.
fn item(words: &str) -> Option<(usize, Item, bool)> {
    let first = words.chars().next()?;
    let rest = &words[first.len_utf8()..];
    let has_words = |rest: &str| rest.starts_with(is_space) && rest.contains(char::is_alphanumeric);
    if "•◦▪‣●○■□➢►·".contains(first) || first == 'o' && rest.starts_with('\t') {
        let is_glued = first != '·' && rest.starts_with(char::is_alphanumeric);
        return (has_words(rest) || is_glued).then(|| (first.len_utf8(), Item::Sign(first), true));
    }
    if is_dash(first) {
        return has_words(rest).then(|| (first.len_utf8(), Item::Sign(first), false));
    }
    if let Some(length) = marker(words) {
        let next = words[length..].chars().next()?;
        if is_special(next) {
            return has_words(&words[length..]).then(|| (length + next.len_utf8(), Item::Space(next), true));
        }
        let number = words[..length - 1].parse().ok();
        return match (number, next) {
            (Some(number), ' ' | '\t') if number < 100 => Some((length, Item::Number(number), true)),
            (Some(_), next) if next.is_alphabetic() && length < 4 => Some((length, Item::Glued, false)),
            (None, next) if first != '*' && next.is_alphabetic() => Some((length, Item::Glued, false)),
            _ => None,
        };
    }
    letter(words)
}

/// `a) one`, `(a) one`, `(1) one`, `a. one`
fn letter(words: &str) -> Option<(usize, Item, bool)> {
    let inner = words.trim_start_matches('(');
    let opened = words.len() - inner.len();
    let name =
        inner.split([')', '.', ' ']).next().filter(|name| opened < 2 && (1..=2).contains(&name.len()))?;
    let sign = inner[name.len()..].chars().next()?;
    let rest = &inner[name.len() + 1..];
    if !rest.starts_with(is_space) || sign == ' ' || opened == 1 && sign != ')' {
        return None;
    }
    let length = opened + name.len() + 1;
    match (name.parse().ok(), name.as_bytes()) {
        (Some(number), _) if opened == 1 => Some((length, Item::Letter(number), true)),
        (None, [letter]) if letter.is_ascii_alphabetic() => {
            Some((length, Item::Letter(u32::from(*letter)), sign == ')'))
        }
        _ => None,
    }
}

fn is_dash(c: char) -> bool {
    "–—−‒―‐‑".contains(c)
}

/// The start of what was meant to be a table.
fn table(lines: &[Line<'_>]) -> Option<(Span, Unread)> {
    let is_row = |line: &Line<'_>| {
        let words = line.words.trim();
        words.len() > 1 && words.starts_with('|') && words.ends_with('|')
    };
    let pair = lines.windows(2).find(|pair| dashes(pair[1].words).is_some() && pair[0].words.contains('|'));
    if let Some([header, row]) = pair {
        let dashes = dashes(row.words)?;
        let counts = (super::lost::cells(header.words), super::lost::cells(row.words));
        let unread = match dashes {
            Some(sign) => Unread::TableSign(sign),
            None if counts.0 != counts.1 => Unread::TableDashes { header: counts.0, dashes: counts.1 },
            None => Unread::TableStart,
        };
        return Some((row.span(), unread));
    }
    let is_table = lines.len() > 1 && lines[..2].iter().all(is_row);
    is_table.then(|| (lines[0].span(), Unread::Table))
}

/// Whether `words` are a row of dashes: the sign that is there instead of one, if any.
fn dashes(words: &str) -> Option<Option<char>> {
    let is_row = words.contains('|')
        && words.contains(|c| c == '-' || c == '=' || is_dash(c))
        && words.chars().all(|c| "|:-= ".contains(c) || is_dash(c));
    is_row.then(|| words.chars().find(|c| *c == '=' || is_dash(*c)))
}
