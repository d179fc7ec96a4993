//! Lists of articles and flows.

use leptos::ev;
use leptos::html::{button, li, span, ul};
use leptos::prelude::*;
use model::{Entry, EntryKind, msg};

use super::icon::{self, icon};
use crate::app::App;

/// A list of articles and flows to open.
pub(crate) fn list(app: App, entries: impl IntoIterator<Item = Entry>) -> AnyView {
    let items: Vec<_> = entries.into_iter().map(|entry| li().child(link(app, entry)).into_any()).collect();
    ul().class("entries").role("list").child(items).into_any()
}

/// One of them. Its text is fetched as soon as a pointer or the focus is on it.
fn link(app: App, entry: Entry) -> AnyView {
    let words = span().class("entry-words").child((
        (entry.kind == EntryKind::Flow)
            .then(|| span().class("badge").child((icon(icon::STEPS), app.text(msg::ENTRY_FLOW)))),
        span().class("entry-title").child(entry.title.clone()),
        span().class("entry-summary").child(entry.summary.clone()),
    ));
    let entry = StoredValue::new(entry);
    let prefetch = move || {
        entry.try_with_value(|entry| app.prefetch(entry));
    };
    button()
        .r#type("button")
        .class("entry")
        .on(ev::pointerenter, move |_| prefetch())
        .on(ev::focus, move |_| prefetch())
        .on(ev::click, move |_| app.open_entry(&entry.with_value(|entry| entry.slug.clone())))
        .child((words, icon(icon::FORWARD)))
        .into_any()
}
