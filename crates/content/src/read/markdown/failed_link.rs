//! What looks like a link or a picture and is parsed as words.

use model::Target;

use crate::source::Span;

/// Why a link is not parsed as one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FailedLink {
    /// There is a space between its words and its target.
    Space,
    /// Its target is a name in brackets that is explained nowhere.
    Reference,
    /// Its target has something in it that cannot be there.
    Target,
    /// It is a picture, and so is it.
    Picture,
}

/// The first link in the words `raw` that is not parsed as one.
pub(super) fn find(raw: &str) -> Option<(Span, FailedLink)> {
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
        let is_picture = open.is_some_and(|open| before[..open].ends_with('!'));
        let why = if why == FailedLink::Target && is_picture { FailedLink::Picture } else { why };
        let is_meant = open.is_some_and(|open| open + 1 < before.len() && !before[..open].ends_with('\\'));
        if !is_meant && !matches!(why, FailedLink::Target | FailedLink::Picture) || before.ends_with('\\') {
            continue;
        }
        let close = if why == FailedLink::Reference { ']' } else { ')' };
        let end = after.find(close).map_or(at + 1, |length| at + length + 1);
        return Some((open.map_or(at - 1, |open| last + open)..end, why));
    }
    None
}

/// Whether `text` is a parenthesis and the start of a link's target.
pub(super) fn starts_target(text: &str) -> bool {
    text.strip_prefix('(').is_some_and(|target| {
        let has = |scheme: &&str| target.strip_prefix(*scheme).is_some_and(|rest| rest.starts_with(':'));
        target.starts_with('#') || Target::SCHEMES.iter().any(has)
    })
}
