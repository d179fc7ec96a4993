use model::{Catalogue, ChannelId, EntryKind, SectionId, Slug, Target};

use crate::{About, Start};

/// One screen in the panel.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum View {
    /// The first view.
    Home,
    /// The hits for the query.
    Search,
    /// A topic with its articles and flows.
    Topic(Slug),
    /// An article, at a section of it if one is named.
    Article(Slug, Option<SectionId>),
    /// A flow, at the node that the walk leads to.
    Flow(Start),
    /// The ways to reach a human, one of them first if it is named.
    Contact(Option<ChannelId>),
    /// The summary to be passed on to a human on this channel.
    HandOff(ChannelId),
    /// The feedback form.
    Feedback(About),
}

impl View {
    /// The view that a host names by a link to it, as in Markdown, or by `topic:` and a slug. A section or step that cannot
    /// be a name is left out.
    pub fn from_target(link: &str) -> Option<Self> {
        let whole = link.split('#').next().unwrap_or_default();
        if let Some(topic) = whole.strip_prefix("topic:") {
            return Slug::new(topic).ok().map(Self::Topic);
        }
        match Target::parse(link).or_else(|| Target::parse(whole))? {
            Target::Article(slug, section) => Some(Self::Article(slug, section)),
            Target::Flow(flow, step) => Some(Self::Flow(Start { flow, step })),
            Target::Contact(channel) => Some(Self::Contact(channel)),
            Target::Web(_) | Target::Section(_) | Target::Action(_) => None,
        }
    }

    /// Whether this view has the search field above it.
    pub fn has_search_field(&self) -> bool {
        match self {
            Self::Home | Self::Search => true,
            Self::Topic(_)
            | Self::Article(..)
            | Self::Flow(_)
            | Self::Contact(_)
            | Self::HandOff(_)
            | Self::Feedback(_) => false,
        }
    }

    /// The article or flow that it shows.
    pub fn entry(&self) -> Option<&Slug> {
        match self {
            Self::Article(slug, _) | Self::Flow(Start { flow: slug, .. }) => Some(slug),
            Self::Home
            | Self::Search
            | Self::Topic(_)
            | Self::Contact(_)
            | Self::HandOff(_)
            | Self::Feedback(_) => None,
        }
    }

    /// Whether the content has what it shows.
    pub fn is_in(&self, catalogue: &Catalogue) -> bool {
        let has = |slug, kind| catalogue.entry(slug).is_some_and(|entry| entry.kind == kind);
        match self {
            Self::Article(slug, _) => has(slug, EntryKind::Article),
            Self::Flow(start) => has(&start.flow, EntryKind::Flow),
            Self::Topic(slug) => catalogue.topics.iter().any(|topic| topic.slug == *slug),
            Self::Contact(Some(channel)) | Self::HandOff(channel) => catalogue.channel(channel).is_some(),
            Self::Home | Self::Search | Self::Contact(None) | Self::Feedback(_) => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use model::StepId;

    use super::*;

    #[test]
    fn a_host_names_views_as_links_in_markdown_do() {
        let slug = |name| Slug::new(name).ok();
        let flow = |step: Option<&str>| {
            let step = step.and_then(|step| StepId::new(step).ok());
            slug("lost-card").map(|flow| View::Flow(Start { flow, step }))
        };
        assert_eq!(View::from_target("flow:lost-card"), flow(None));
        assert_eq!(View::from_target("flow:lost-card#where"), flow(Some("where")));
        let section = SectionId::new("at-a-cash-machine").ok();
        let article = slug("change-pin").map(|slug| View::Article(slug, section));
        assert_eq!(View::from_target("article:change-pin#at-a-cash-machine"), article);
        assert_eq!(View::from_target("topic:cards"), slug("cards").map(View::Topic));
        assert_eq!(View::from_target("flow:lost-card#No such"), flow(None));
        assert_eq!(View::from_target("contact:"), Some(View::Contact(None)));
        assert_eq!(View::from_target("contact:chat"), Some(View::Contact(ChannelId::new("chat").ok())));
        for unknown in ["", "flow:", "flow", "lost-card", "https://example.com", "flow:../x"] {
            assert_eq!(View::from_target(unknown), None, "{unknown}");
        }
    }
}
