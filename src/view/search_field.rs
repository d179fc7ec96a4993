//! The head of home and search: the view's title, and the field with its suggestions. Both views share it, so that typing is
//! never interrupted.

use engine::Request;
use leptos::prelude::*;
use model::msg;
use session::{ComboboxEffect, ComboboxKey, View};
use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;

use super::icon::{self, icon};
use super::parts::{is_composing, press, text_field, title};
use super::search::{COUNT_ID, marked};
use crate::app::{App, Results, SEARCH_FIELD_ID};
use crate::dom::{El, dynamic, el};

/// The id of the list of suggestions.
const LIST_ID: &str = "suggestions";

pub(crate) fn head(app: App) -> El {
    let words = el("span").words(move || {
        app.text(if app.view() == View::Search { msg::SEARCH_TITLE } else { msg::HOME_TITLE })
    });
    el("div")
        .class("search-head")
        .child(title(app, words))
        .child(field(app))
        .child(dynamic(move || list(app)))
}

fn field(app: App) -> El {
    let input = text_field("input")
        .attr("type", "text")
        .attr("role", "combobox")
        .attr("inputmode", "search")
        .attr("id", SEARCH_FIELD_ID)
        .class("search-input")
        .attr("aria-autocomplete", "list")
        .attr("aria-controls", LIST_ID)
        .attr("autocomplete", "off")
        .attr("autocorrect", "off")
        .attr("autocapitalize", "off")
        .attr("enterkeyhint", "search")
        .attr("maxlength", "500")
        .attr_text("placeholder", app.text(msg::SEARCH_PLACEHOLDER))
        .attr_when("aria-expanded", move || Some((!suggestions(app).1.is_empty()).to_string()))
        .attr_when("aria-activedescendant", move || active(app).map(option_id))
        .on("focus", move |_| {
            app.want_engine();
        })
        .on("blur", move |_| app.session.update(|session| session.combobox_mut().close()))
        .field_text(
            move || app.query(),
            move |text| {
                app.search(&text);
                app.session.update(|session| session.combobox_mut().typed());
            },
        )
        .on("keydown", move |event| {
            let key = event.dyn_ref::<KeyboardEvent>().filter(|key| !is_composing(key));
            if key.is_some_and(|key| press_key(app, &key.key())) {
                event.prevent_default();
            }
        });
    let clear = dynamic(move || (!app.query().is_empty()).then(|| clear_button(app)));
    let label = el("label").class("visually-hidden").attr("for", SEARCH_FIELD_ID);
    el("search")
        .class("search-field")
        .child(label.child(app.text(msg::SEARCH_LABEL)))
        .child(icon(icon::SEARCH))
        .child(input)
        .child(clear)
}

/// Handles a key for the suggestions; whether its default action is to be prevented.
fn press_key(app: App, key: &str) -> bool {
    let key = match key {
        "ArrowDown" => ComboboxKey::Down,
        "ArrowUp" => ComboboxKey::Up,
        "Enter" => ComboboxKey::Enter,
        "Escape" => ComboboxKey::Escape,
        _ => return false,
    };
    let Results { query, found } = app.results();
    let all = found.map_or_else(Vec::new, |found| found.suggestions);
    let mut effect = ComboboxEffect::None;
    app.session.update(|session| effect = session.combobox_mut().press(key, all.len(), query.is_empty()));
    match effect {
        ComboboxEffect::None => return false,
        ComboboxEffect::Used => {}
        ComboboxEffect::Take(at) => take(app, all.get(at).map_or("", String::as_str)),
        ComboboxEffect::Clear => app.search(""),
        ComboboxEffect::ShowHits => show_hits(app),
    }
    true
}

/// Moves the focus to the results, which hides a phone's keyboard, and from where Tab leads to the first hit. Before there
/// are any, the field is blurred, and Tab continues from there.
fn show_hits(app: App) {
    app.focus(COUNT_ID);
    if let Some(field) = app.host(|host| host.by_id(SEARCH_FIELD_ID)).filter(|_| app.is_typing()) {
        // It throws nothing.
        let _ = field.blur();
    }
}

/// Makes a suggestion the query.
fn take(app: App, suggestion: &str) {
    app.search(suggestion);
    app.session.update(|session| session.combobox_mut().close());
}

/// The query, and the suggestions that are shown for it. Where none are to be shown, the results are not read, for that
/// would query the engine.
fn suggestions(app: App) -> (String, Vec<String>) {
    if !app.is_suggesting() {
        return Default::default();
    }
    let Results { query, found } = app.results();
    (query, found.map_or_else(Vec::new, |found| found.suggestions))
}

fn list(app: App) -> El {
    let (typed, texts) = suggestions(app);
    let marks = app.ask(&Request::Mark { typed, texts: texts.clone() });
    let mut marks: Vec<engine::Marks> = marks.unwrap_or_default();
    marks.resize_with(texts.len(), Vec::new);
    let options: Vec<El> = texts
        .into_iter()
        .zip(marks)
        .enumerate()
        .map(|(at, (text, marks))| option(app, at, text, marks))
        .collect();
    let list = el("ul").class("suggestions").attr("role", "listbox").attr("id", LIST_ID);
    list.attr_text("aria-label", app.text(msg::SEARCH_SUGGESTIONS)).child(options)
}

fn option(app: App, at: usize, text: String, marks: engine::Marks) -> El {
    let words = marked(&text, &marks);
    el("li")
        .class("suggestion")
        .attr("role", "option")
        .attr_text("id", option_id(at))
        .attr_when("aria-selected", move || Some((active(app) == Some(at)).to_string()))
        // The focus stays in the field: losing it would close the list before the click.
        .on("mousedown", |event| event.prevent_default())
        .on("click", move |_| take(app, &text))
        .child(icon(icon::SEARCH))
        .child(el("span").child(words))
}

/// The index of the active suggestion; reactive.
fn active(app: App) -> Option<usize> {
    app.session.with(|session| session.combobox().active())
}

fn option_id(at: usize) -> String {
    ["suggestion-", &at.to_string()].concat()
}

fn clear_button(app: App) -> El {
    let clear = move || {
        app.search("");
        app.focus(SEARCH_FIELD_ID);
    };
    press("search-clear", icon(icon::CLOSE), clear).attr_text("aria-label", app.text(msg::SEARCH_CLEAR))
}
