//! Lists of articles and flows.

use model::{Entry, EntryKind, msg};

use super::icon::{self, icon};
use super::parts::press;
use crate::app::App;
use crate::dom::{El, el};

/// A list of articles and flows to open.
pub(crate) fn list(app: App, entries: Vec<Entry>) -> El {
    let items: Vec<El> = entries.into_iter().map(|entry| el("li").child(link(app, entry))).collect();
    el("ul").class("entries").attr("role", "list").child(items)
}

/// One of them. Prefetched when a pointer or the focus is on it.
fn link(app: App, entry: Entry) -> El {
    let badge = (entry.kind == EntryKind::Flow)
        .then(|| el("span").class("badge").child(icon(icon::STEPS)).child(app.text(msg::ENTRY_FLOW)));
    let (about, pointed, focused) = (entry.clone(), entry.clone(), entry.clone());
    let words = el("span")
        .class("entry-words")
        .child(badge)
        .child(el("span").class("entry-title").child(entry.title))
        .child(el("span").class("entry-summary").words(move || app.summary_of(&about)));
    let slug = entry.slug;
    press("entry", words, move || app.open_entry(&slug))
        .on("pointerenter", move |_| {
            app.want_text(&pointed);
        })
        .on("focus", move |_| {
            app.want_text(&focused);
        })
        .child(icon(icon::FORWARD))
}
