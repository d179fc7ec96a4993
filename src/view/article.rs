//! An article.

use model::{Article, Entry, SectionId, Slug, msg};
use session::About;

use super::loading::loaded;
use super::parts::{paragraph, part, title};
use super::question::question;
use super::{blocks, entries, notices};
use crate::app::App;
use crate::content::Resource;
use crate::dom::{El, effect, el};

pub(crate) fn view(app: App, slug: &Slug, section: Option<SectionId>) -> El {
    let view = el("div").class("view");
    let Some(entry) = app.entry(slug) else { return view };
    let (file, heading) = (app.want_text(&entry), entry.title.clone());
    let (slug, topic) = (slug.clone(), entry.topic);
    let retry = move || {
        app.want_text(&entry);
    };
    let body = loaded(app, file, None, retry, move |resource| {
        let Resource::Article(article, _) = resource else { return None };
        Some(body(app, &slug, &article, section.clone()))
    });
    view.child(title(app, heading)).child(notices::of_topic(app, topic)).child(body)
}

fn body(app: App, slug: &Slug, text: &Article, section: Option<SectionId>) -> El {
    if let Some(section) = section {
        effect(move || app.show_section(&section));
    }
    let updated = msg::article_updated(&app, &app.date(text.updated));
    el("article")
        .class("article")
        .child(paragraph("updated", updated))
        .child(el("div").class("prose").child(blocks::blocks(app, &text.blocks)))
        .child(related(app, &text.related))
        .child(question(app, app.text(msg::HELPFUL), About::Article(slug.clone())))
}

/// Related articles and flows.
pub(crate) fn related(app: App, slugs: &[Slug]) -> Option<El> {
    let related: Vec<Entry> = slugs.iter().filter_map(|slug| app.entry(slug)).collect();
    (!related.is_empty()).then(|| part("part related", app.text(msg::RELATED), entries::list(app, related)))
}
