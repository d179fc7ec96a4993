//! The search field, and what was found.

use std::time::Duration;

use leptos::ev;
use leptos::html::{div, input, label, search};
use leptos::leptos_dom::helpers::{TimeoutHandle, set_timeout_with_handle};
use leptos::prelude::*;
use model::messages::Value;
use model::{Entry, msg};
use session::urgent;

use super::entries;
use super::icon::{self, icon};
use super::loading::loaded;
use super::parts::{labelled_press, paragraph, part, title};
use crate::app::App;

/// As many as a customer will look through.
const HITS: usize = 12;

/// How long a customer must have paused before the number of hits is spoken; shorter talks over their typing.
const PAUSE: Duration = Duration::from_millis(800);

pub(crate) fn field(app: App) -> AnyView {
    let query = Memo::new(move |_| app.session.with(|session| session.query().to_owned()));
    let set = move |text: &str| app.session.update(|session| session.set_query(text));
    let clear = move || {
        set("");
        if let Some(field) = app.search_field.get_untracked() {
            let _ = field.focus();
        }
    };
    let typed = input()
        .r#type("search")
        .id("search")
        .class("search-input")
        .autocomplete("off")
        .attr("enterkeyhint", "search")
        .maxlength("500")
        .placeholder(app.text(msg::SEARCH_PLACEHOLDER))
        .node_ref(app.search_field)
        .prop("value", move || query.get())
        .on(ev::focus, move |_| drop(app.index()))
        .on(ev::input, move |event| set(&event_target_value(&event)))
        .on(ev::keydown, move |event| {
            // Escape empties the field first; in an empty one it closes the panel.
            if event.key() == "Escape" && query.with_untracked(|query| !query.is_empty()) {
                event.prevent_default();
                set("");
            }
        });
    let clear_button = move || {
        (!query.with(String::is_empty)).then(|| {
            labelled_press("search-clear", Some(app.text(msg::SEARCH_CLEAR)), icon(icon::CLOSE), clear)
        })
    };
    search()
        .class("search-field")
        .child((
            label().class("visually-hidden").r#for("search").child(app.text(msg::SEARCH_LABEL)),
            icon(icon::SEARCH),
            typed,
            clear_button,
        ))
        .into_any()
}

pub(crate) fn view(app: App) -> AnyView {
    let found = loaded(
        app,
        app.index(),
        move || drop(app.index()),
        move |index| {
            let query = Memo::new(move |_| app.session.with(|session| session.query().to_owned()));
            let entries = Memo::new(move |_| {
                let catalogue = app.catalogue();
                let hits = query.with(|query| search::query(&index.0, query, HITS));
                let entries = hits.iter().filter_map(|hit| catalogue.entries.get(hit.document as usize));
                entries.cloned().collect::<Vec<Entry>>()
            });
            announce_after_pause(app, entries);
            (move || hits(app, entries.get())).into_any()
        },
    );
    div().class("view").child((title(app, app.text(msg::SEARCH_TITLE)), found)).into_any()
}

fn hits(app: App, entries: Vec<Entry>) -> AnyView {
    if entries.is_empty() {
        return nothing(app);
    }
    (paragraph("count", count(app, entries.len())), entries::list(app, entries)).into_any()
}

fn nothing(app: App) -> AnyView {
    let urgent: Vec<_> = urgent(&app.catalogue()).into_iter().cloned().collect();
    (
        paragraph("nothing", app.text(msg::SEARCH_NOTHING)),
        paragraph("lead", app.text(msg::SEARCH_NOTHING_ADVICE)),
        part("part urgent-help", app.text(msg::HOME_URGENT), entries::list(app, urgent)),
    )
        .into_any()
}

fn count(app: App, number: usize) -> String {
    let number = u32::try_from(number).unwrap_or(u32::MAX);
    app.text_with(msg::SEARCH_HITS, &[("count", Value::Number(number))])
}

fn announce_after_pause(app: App, entries: Memo<Vec<Entry>>) {
    let waiting = StoredValue::new(None::<TimeoutHandle>);
    Effect::new(move |_| {
        let number = entries.with(Vec::len);
        let say = move || match number {
            0 => app.announce(app.text(msg::SEARCH_NOTHING)),
            _ => app.announce(count(app, number)),
        };
        let next = set_timeout_with_handle(say, PAUSE).ok();
        if let Some(before) = waiting.try_update_value(|waiting| std::mem::replace(waiting, next)).flatten() {
            before.clear();
        }
    });
    on_cleanup(move || {
        if let Some(waiting) = waiting.try_get_value().flatten() {
            waiting.clear();
        }
    });
}
