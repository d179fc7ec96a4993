//! An article.

use std::sync::Arc;

use leptos::html::{article, div};
use leptos::prelude::*;
use model::messages::Value;
use model::{Article, Entry, SectionId, Slug, msg};
use session::About;

use super::loading::loaded;
use super::parts::{paragraph, part, title};
use super::{blocks, entries};
use crate::app::App;
use crate::view::feedback;

pub(crate) fn view(app: App, slug: &Slug, section: Option<SectionId>) -> AnyView {
    let Some(entry) = app.entry(slug) else { return ().into_any() };
    let file = app.article(&entry);
    let slug = slug.clone();
    let retry = {
        let entry = entry.clone();
        move || drop(app.article(&entry))
    };
    let body = loaded(app, file, retry, move |article| body(app, &slug, &article, section.clone()));
    div().class("view").child((title(app, entry.title), body)).into_any()
}

fn body(app: App, slug: &Slug, text: &Arc<Article>, section: Option<SectionId>) -> AnyView {
    if let Some(section) = section {
        Effect::new(move |_| app.show_section(&section));
    }
    let updated = app.text_with(msg::ARTICLE_UPDATED, &[("date", Value::Text(&app.date(text.updated)))]);
    article()
        .class("article")
        .child((
            paragraph("updated", updated),
            div().class("prose").child(blocks::blocks(app, &text.blocks)),
            related(app, &text.related),
            feedback::question(app, app.text(msg::HELPFUL), About::Article(slug.clone())),
        ))
        .into_any()
}

/// What else to read or do.
pub(crate) fn related(app: App, slugs: &[Slug]) -> Option<AnyView> {
    let related: Vec<Entry> = slugs.iter().filter_map(|slug| app.entry(slug)).collect();
    (!related.is_empty()).then(|| part("part related", app.text(msg::RELATED), entries::list(app, related)))
}
