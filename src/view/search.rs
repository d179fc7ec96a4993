//! The search field, and what was found.

use std::time::Duration;

use leptos::prelude::*;
use model::messages::Value;
use model::{Entry, msg};
use search::Index;
use session::View;
use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;

use super::entries;
use super::home::urgent_help;
use super::icon::{self, icon};
use super::loading::loaded;
use super::parts::{paragraph, press, title};
use crate::app::{App, SEARCH_FIELD_ID};
use crate::content::Text;
use crate::dom::{El, Nodes, dynamic, el};

/// As many as a customer will look through.
const HITS: usize = 12;

/// How long a customer must have paused before the number of hits is spoken; shorter talks over their typing.
const PAUSE: Duration = Duration::from_millis(800);

/// What stands above home and search: the view's title, and the field. It stays the same from home to the hits, so
/// that typing is never interrupted.
pub(crate) fn head(app: App) -> El {
    let words = dynamic(move || {
        app.view.with(|view| match view {
            View::Search => app.text(msg::SEARCH_TITLE),
            _ => app.text(msg::HOME_TITLE),
        })
    });
    el("div").class("search-head").child(title(app, words)).child(field(app))
}

fn field(app: App) -> El {
    let set = move |text: &str| app.session.update(|session| session.set_query(text));
    let input = el("input")
        .attr("type", "search")
        .attr("id", SEARCH_FIELD_ID)
        .class("search-input")
        .attr("autocomplete", "off")
        .attr("enterkeyhint", "search")
        .attr("maxlength", "500")
        .attr_text("placeholder", app.text(msg::SEARCH_PLACEHOLDER))
        .prop("value", move || app.query.get())
        .on("focus", move |_| drop(app.index()))
        .on("input", move |event| set(&event_target_value(&event)))
        .on("keydown", move |event| {
            // Escape empties the field first; in an empty one it closes the panel.
            let is_escape = event.dyn_ref().is_some_and(|event: &KeyboardEvent| event.key() == "Escape");
            if is_escape && !app.query.with_untracked(String::is_empty) {
                event.prevent_default();
                set("");
            }
        });
    let clear = dynamic(move || (!app.query.with(String::is_empty)).then(|| clear_button(app)));
    let label = el("label").class("visually-hidden").attr("for", SEARCH_FIELD_ID);
    el("search")
        .class("search-field")
        .child(label.child(app.text(msg::SEARCH_LABEL)))
        .child(icon(icon::SEARCH))
        .child(input)
        .child(clear)
}

fn clear_button(app: App) -> El {
    let clear = move || {
        app.session.update(|session| session.set_query(""));
        app.focus(SEARCH_FIELD_ID);
    };
    press("search-clear", icon(icon::CLOSE), clear).attr_text("aria-label", app.text(msg::SEARCH_CLEAR))
}

pub(crate) fn view(app: App) -> El {
    let found = loaded(
        app,
        app.index(),
        None,
        move || drop(app.index()),
        move |text| match text {
            Text::Index(index) => Some(dynamic(move || {
                let entries = search(app, &index);
                app.announce_after(PAUSE, count(app, entries.len()));
                hits(app, entries)
            })),
            _ => None,
        },
    );
    el("div").class("view").child(found)
}

fn search(app: App, index: &Index) -> Vec<Entry> {
    let catalogue = app.catalogue();
    let hits = app.query.with(|query| search::query(index, query, HITS));
    hits.iter().filter_map(|hit| catalogue.entries.get(hit.document as usize)).cloned().collect()
}

fn hits(app: App, entries: Vec<Entry>) -> Nodes {
    if entries.is_empty() {
        return nothing(app);
    }
    Nodes::default().child(paragraph("count", count(app, entries.len()))).child(entries::list(app, entries))
}

fn nothing(app: App) -> Nodes {
    Nodes::default()
        .child(paragraph("nothing", count(app, 0)))
        .child(paragraph("lead", app.text(msg::SEARCH_NOTHING_ADVICE)))
        .child(urgent_help(app))
}

fn count(app: App, number: usize) -> String {
    match number {
        0 => app.text(msg::SEARCH_NOTHING),
        _ => {
            let number = u32::try_from(number).unwrap_or(u32::MAX);
            app.text_with(msg::SEARCH_HITS, &[("count", Value::Number(number))])
        }
    }
}
