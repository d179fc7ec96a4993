//! What customers see. One file per view, and the pieces that views are made of.

mod action;
mod article;
mod bar;
mod blocks;
mod contact;
mod entries;
mod feedback;
mod flow;
mod hand_off;
mod hidden;
mod home;
mod icon;
mod live_notices;
mod loading;
mod notices;
mod number;
mod parts;
mod question;
mod search;
mod search_field;
mod table;
mod topic;

use std::pin::Pin;

use leptos::prelude::*;
use model::Notice;
use session::View;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event};

use crate::app::{App, Later, SCROLLER_ID, save};
use crate::content::File;
use crate::dom::{El, Memo, dynamic, effect, el};

/// Everything in the panel: the bar, the open view, the contact line, and the live region.
pub(crate) fn panel(app: App) -> El {
    // Needed by every view but home.
    app.want_listing();
    app.start_when_here();
    let searching = Memo::new(move || app.session.with(|session| session.view().has_search_field()));
    effect(move || {
        app.view();
        app.scroll_to(app.session.with_untracked(|session| session.scroll()));
    });
    let scroller = el("div")
        .class("scroller")
        .attr("id", SCROLLER_ID)
        .child(dynamic(move || searching.get().then(|| search_field::head(app))))
        .child(dynamic(move || app.knows_notices().then(|| draw(app, app.view()))));
    let live_region = el("div").class("visually-hidden").attr("role", "status");
    let live_region =
        live_region.words(move || app.session.with(|session| session.announcement().to_owned()));
    guarded(el("div").class("handrail"))
        .child(bar::top(app))
        .child(scroller)
        .child(dynamic(move || bar::contact_line(app)))
        .child(live_region)
}

/// Guards against presses that were meant for what was there before, as the second of a double click: after each press the
/// style sheet disables pointer events for a moment. And stops events that the panel has handled from reaching the host:
/// clicks on links, which a router could follow, and keys of an input method.
fn guarded(frame: El) -> El {
    let presses = RwSignal::new(0);
    frame
        .attr_when("data-presses", move || Some((presses.get() % 2_u32).to_string()))
        .on("click", move |event| {
            if is_control(&event) {
                presses.update(|presses| *presses += 1);
            }
            stop_if_handled(&event);
        })
        .on("auxclick", |event| stop_if_handled(&event))
        .on("keydown", |event| {
            if event.dyn_ref().is_some_and(parts::is_composing) {
                event.stop_propagation();
            }
        })
}

/// Whether a button or a link was pressed.
fn is_control(event: &Event) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|target| target.closest("button, a, summary").is_ok_and(|control| control.is_some()))
}

fn stop_if_handled(event: &Event) {
    if event.default_prevented() {
        event.stop_propagation();
    }
}

fn draw(app: App, view: View) -> El {
    match view {
        View::Home => home::view(app),
        // What no panel begins with, unless its page says so.
        View::Search
        | View::Topic(_)
        | View::Article(..)
        | View::Flow(_)
        | View::Contact(_)
        | View::HandOff(_)
        | View::Feedback(_) => later(app, view),
    }
}

/// A view of the program's second half, as soon as that is here.
fn later(app: App, view: View) -> El {
    let retry = move || drop(app.later());
    el("div")
        .class("view")
        .child(loading::loaded(app, app.later(), None, retry, move |_| app.draw_later(view.clone())))
}

/// The program's second half, which is fetched as soon as the first is there. The build parts the two: what nothing but
/// this needs is in the second (`crates/xtask/src/build/split.rs`).
pub(crate) struct SecondHalf;

impl Later for SecondHalf {
    fn start(&self, app: App) {
        save(app.session);
        app.subscribe_to_feedback();
        notices::announce(app);
    }

    fn draw(&self, app: App, view: View) -> El {
        match view {
            View::Search => search::view(app),
            View::Topic(slug) => topic::view(app, &slug),
            View::Article(slug, section) => article::view(app, &slug, section),
            View::Flow(start) => flow::view(app, start),
            View::Contact(first) => contact::view(app, first),
            View::HandOff(channel) => hand_off::view(app, channel),
            View::Feedback(about) => feedback::view(app, about),
            // It is drawn without this.
            View::Home => el("div"),
        }
    }

    fn read_notices(&self, app: App, file: &JsValue) -> Vec<Notice> {
        live_notices::read(app, file)
    }

    fn start_engine(&self, app: App, into: File) -> Pin<Box<dyn Future<Output = ()>>> {
        Box::pin(app.start_engine(into))
    }

    fn renew(&self, app: App, renewed: Option<(Vec<u8>, String)>) {
        app.renew(renewed);
    }
}
