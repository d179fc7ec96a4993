use model::{ChannelId, SectionId, Slug};

use crate::About;

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
    Flow(Slug),
    /// The ways to reach a human, one of them first if it is named.
    Contact(Option<ChannelId>),
    /// The feedback form.
    Feedback(About),
}

impl View {
    /// Whether the search field stands above this view.
    pub fn has_search_field(&self) -> bool {
        matches!(self, Self::Home | Self::Search)
    }
}
