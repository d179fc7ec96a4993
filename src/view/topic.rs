//! A topic with its articles and flows.

use leptos::html::div;
use leptos::prelude::*;
use model::Slug;

use super::entries;
use super::parts::{paragraph, title};
use crate::app::App;

pub(crate) fn view(app: App, slug: &Slug) -> AnyView {
    let catalogue = app.catalogue();
    let Some(at) = catalogue.topics.iter().position(|topic| topic.slug == *slug) else {
        return ().into_any();
    };
    let topic = &catalogue.topics[at];
    div()
        .class("view")
        .child((
            title(app, topic.title.clone()),
            paragraph("lead", topic.summary.clone()),
            entries::list(app, catalogue.entries_of(at).cloned()),
        ))
        .into_any()
}
