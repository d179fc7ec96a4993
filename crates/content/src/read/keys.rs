//! The keys of front matter.

/// A key of front matter.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Key {
    pub(crate) name: &'static str,
    pub(crate) form: Form,
    pub(crate) is_needed: bool,
}

/// What the value of a key must be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// One line of text.
    Text,
    /// A list of texts.
    Texts,
    /// A day, `YYYY-MM-DD`.
    Day,
    /// `true` or `false`.
    YesNo,
    /// A whole number.
    Number,
    /// A day and a time, RFC 3339.
    DateTime,
    /// How much a notice matters.
    Severity,
    /// The name of a picture for topics.
    Icon,
    /// Slugs of articles and flows.
    Slugs,
    /// Names of topics.
    Topics,
    /// Paths of the host page.
    Paths,
}

const fn needed(name: &'static str, form: Form) -> Key {
    Key { name, form, is_needed: true }
}

const fn optional(name: &'static str, form: Form) -> Key {
    Key { name, form, is_needed: false }
}

/// The keys of articles and flows.
pub(crate) const TEXT: &[Key] = &[
    needed("title", Form::Text),
    needed("summary", Form::Text),
    needed("asks", Form::Texts),
    optional("keywords", Form::Texts),
    needed("owner", Form::Text),
    needed("updated", Form::Day),
    needed("review-by", Form::Day),
    optional("urgent", Form::YesNo),
    optional("suggest-on", Form::Paths),
    optional("related", Form::Slugs),
];

/// The keys of topics.
pub(crate) const TOPIC: &[Key] = &[
    needed("title", Form::Text),
    needed("summary", Form::Text),
    needed("order", Form::Number),
    needed("icon", Form::Icon),
];

/// The keys of notices.
pub(crate) const NOTICE: &[Key] = &[
    needed("title", Form::Text),
    needed("severity", Form::Severity),
    needed("start", Form::DateTime),
    needed("end", Form::DateTime),
    optional("topics", Form::Topics),
    needed("owner", Form::Text),
];

/// The keys of each kind of file.
pub(crate) const ALL: [&[Key]; 3] = [TEXT, TOPIC, NOTICE];

/// How much notices matter, by the words that editors write.
pub(crate) const SEVERITIES: [(&str, model::Severity); 3] = [
    ("info", model::Severity::Info),
    ("warning", model::Severity::Warning),
    ("critical", model::Severity::Critical),
];

/// The severity that editors write as `word`.
pub(crate) fn severity(word: &str) -> Option<model::Severity> {
    SEVERITIES.iter().find(|(name, _)| *name == word).map(|(_, severity)| *severity)
}

/// The pictures for topics, by the names that editors write.
pub(crate) const ICONS: &[(&str, model::Icon)] = &[
    ("account", model::Icon::Account),
    ("app", model::Icon::App),
    ("card", model::Icon::Card),
    ("cash", model::Icon::Cash),
    ("globe", model::Icon::Globe),
    ("payment", model::Icon::Payment),
    ("question", model::Icon::Question),
    ("shield", model::Icon::Shield),
    ("transfer", model::Icon::Transfer),
];
