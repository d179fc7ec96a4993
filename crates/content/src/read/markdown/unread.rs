//! What was meant as Markdown and is none, so that customers would see its signs.
//!
//! Only what is surely meant is found: a sign after a backslash is not, nor is one that prices or numbers have.

use crate::source::Span;

/// What is not parsed as the Markdown that it looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unread {
    /// `##Words`.
    Heading,
    /// A sign with this character after it, which looks like a space.
    Space(char),
    /// This character, which looks like a space, before the sign of an item.
    Lead(char),
    /// Lines that were meant as a list.
    Item(Item),
    /// Asterisks or underscores in pairs without their other half.
    Strong,
    /// `~~words~~`.
    Strike,
    /// `==words==`, `++words++`.
    Highlight,
    /// `%%words%%`.
    Remark,
    /// Lines with `|` without the row of dashes that makes a table of them.
    Table,
    /// A header with other than as many cells as the row of dashes below it has columns.
    TableDashes { header: usize, dashes: usize },
    /// A row of dashes that has this sign in it.
    TableSign(char),
    /// A table right below words.
    TableStart,
    /// `- [ ] words`.
    Task,
    /// `> [!KIND]` with a kind that there is not.
    CalloutKind,
    /// `> [!NOTE] words`, on one line.
    CalloutLine,
    /// `> !NOTE`.
    CalloutBrackets,
    /// A callout or quote without text.
    EmptyQuote,
    /// `[^1]`.
    Footnote,
    /// `: definition` below a term.
    Term,
    /// `:::warning`, `!!! note`.
    Container,
    /// `[TOC]`.
    Contents,
    /// `[[change-pin]]`.
    WikiLink,
    /// `{% if %}`, `${name}`.
    Template,
    /// `{width=50%}`.
    Attributes,
    /// `:tada:`.
    Emoji,
}

/// The start of a line that was meant as an item of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Item {
    /// A bullet or dash, as word processors write it.
    Sign(char),
    /// `a)`, by the letter's number.
    Letter(u32),
    /// `3.` in a paragraph, where only `1.` starts a list.
    Number(u32),
    /// `-` or `1.` with this character after it, which looks like a space.
    Space(char),
    /// `-Words`, `1.Words`.
    Glued,
}

const KINDS: [&str; 5] = ["NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION"];

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
            // A word that is in its own line and is a kind but for a space.
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
