//! Code that was probably not meant as code, or not all of it.

use pulldown_cmark::CodeBlockKind;

/// What is wrong with a block of code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum CodeFault {
    /// Four spaces or a tab before its lines make it code.
    Indented,
    /// The signs with which it starts are not repeated below it.
    Unclosed(String),
}

/// What is wrong with a block that is written as `raw`.
pub(super) fn fault(kind: &CodeBlockKind<'_>, raw: &str) -> Option<CodeFault> {
    if *kind == CodeBlockKind::Indented {
        return Some(CodeFault::Indented);
    }
    let raw = raw.trim_start();
    let sign = raw.chars().next()?;
    let mark = &raw[..raw.len() - raw.trim_start_matches(sign).len()];
    // In a quote each line starts with its sign.
    let (_, last) = raw.rsplit_once('\n').unwrap_or_default();
    let last = last.trim_matches(|c: char| c == ' ' || c == '\t' || c == '>');
    let is_closed = last.starts_with(mark) && last.chars().all(|c| c == sign);
    (!is_closed).then(|| CodeFault::Unclosed(mark.to_owned()))
}
