//! A topic with its articles and flows.

use model::{Entry, Slug};

use super::entries;
use super::parts::{paragraph, title};
use crate::app::App;
use crate::dom::{El, el};

pub(crate) fn view(app: App, slug: &Slug) -> El {
    let catalogue = app.catalogue();
    let view = el("div").class("view");
    let Some(at) = catalogue.topics.iter().position(|topic| topic.slug == *slug) else { return view };
    let topic = &catalogue.topics[at];
    let entries: Vec<Entry> = catalogue.entries_of(at).cloned().collect();
    view.child(title(app, topic.title.clone()))
        .child(paragraph("lead", topic.summary.clone()))
        .child(entries::list(app, entries))
}
