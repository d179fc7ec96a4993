//! The kinds of outcome by the names that editors write.

use model::{ChannelId, OutcomeKind};

/// The kinds of outcome, as tests and the classes of headings name them.
pub(crate) static KINDS: [(&str, OutcomeKind); 3] = [
    ("resolved", OutcomeKind::Resolved),
    ("advice", OutcomeKind::Advice),
    ("hand-off", OutcomeKind::HandOff(None)),
];

/// The names of the kinds.
pub(crate) fn names() -> impl Iterator<Item = &'static str> {
    KINDS.iter().map(|(name, _)| *name)
}

/// The name of a kind of outcome, whatever its channel.
pub(crate) fn kind_name(kind: &OutcomeKind) -> &'static str {
    match kind {
        OutcomeKind::Resolved => "resolved",
        OutcomeKind::Advice => "advice",
        OutcomeKind::HandOff(_) => "hand-off",
    }
}

/// The kind of that name; a hand-off to `channel`.
pub(crate) fn kind(name: &str, channel: Option<ChannelId>) -> Option<OutcomeKind> {
    let (_, kind) = KINDS.iter().find(|(known, _)| *known == name)?;
    Some(match kind {
        OutcomeKind::HandOff(_) => OutcomeKind::HandOff(channel),
        kind => kind.clone(),
    })
}
