use model::{ChannelId, SectionId, Slug, StepId};

use crate::{About, Start};

/// One screen in the panel.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum View {
    /// The first one.
    Home,
    /// What was found for the query.
    Search,
    /// A topic with its articles and flows.
    Topic(Slug),
    /// An article, at a section of it if one is named.
    Article(Slug, Option<SectionId>),
    /// A flow, at the step or outcome that the walk leads to.
    Flow(Start),
    /// The ways to reach a human, one of them first if it is named.
    Contact(Option<ChannelId>),
    /// What is passed on to a human on this channel, before it is.
    HandOff(ChannelId),
    /// The feedback form.
    Feedback(About),
}

impl View {
    /// The view that a host names as links in Markdown do, such as `flow:lost-card#where` or `article:change-pin`; a
    /// `topic:` and a `contact:` too.
    pub fn from_target(target: &str) -> Option<Self> {
        let (scheme, name) = target.split_once(':')?;
        let (name, place) = name.split_once('#').unwrap_or((name, ""));
        if scheme == "contact" {
            let channel = (!name.is_empty()).then(|| ChannelId::new(name)).transpose().ok()?;
            return Some(Self::Contact(channel));
        }
        let slug = Slug::new(name).ok()?;
        Some(match scheme {
            "article" => Self::Article(slug, SectionId::new(place).ok()),
            "flow" => Self::Flow(Start { flow: slug, step: StepId::new(place).ok() }),
            "topic" => Self::Topic(slug),
            _ => return None,
        })
    }

    /// Whether the search field stands above this view.
    pub fn has_search_field(&self) -> bool {
        matches!(self, Self::Home | Self::Search)
    }
}

#[cfg(test)]
mod tests {
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
        assert_eq!(View::from_target("contact:"), Some(View::Contact(None)));
        assert_eq!(View::from_target("contact:chat"), Some(View::Contact(ChannelId::new("chat").ok())));
        for unknown in ["", "flow:", "flow", "lost-card", "https://example.com", "flow:../x"] {
            assert_eq!(View::from_target(unknown), None, "{unknown}");
        }
    }
}
