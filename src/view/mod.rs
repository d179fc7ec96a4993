//! What customers see. One file per view, and the pieces that views are made of.

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
mod parts;
mod question;
mod search;
mod search_field;
mod topic;

use leptos::prelude::*;
use model::Notice;
use session::View;
use wasm_bindgen::JsValue;

use crate::app::{App, Later, SCROLLER_ID};
use crate::dom::{El, dynamic, effect, el, memo};

/// Everything in the panel: the bar, the view that is open, the line to a human, and the announcer.
pub(crate) fn panel(app: App) -> El {
    // Wanted by every view but this first one.
    drop(app.listing());
    drop(app.later());
    notices::announce(app);
    let searching = memo(move || app.view().has_search_field().into());
    effect(move || {
        app.view();
        app.scroll_to(app.session.with_untracked(|session| session.scroll()));
    });
    let scroller = el("div")
        .class("scroller")
        .attr("id", SCROLLER_ID)
        .child(dynamic(move || (searching.get() != 0).then(|| search_field::head(app))))
        .child(dynamic(move || app.knows_notices().then(|| draw(app, app.view()))));
    let announcer = el("div").class("visually-hidden").attr("role", "status");
    el("div")
        .class("handrail")
        .child(bar::top(app))
        .child(scroller)
        .child(dynamic(move || bar::contact_line(app)))
        .child(
            announcer.child(dynamic(move || app.session.with(|session| session.announcement().to_owned()))),
        )
}

fn draw(app: App, view: View) -> El {
    match view {
        View::Home => home::view(app),
        View::Search => search::view(app),
        View::Topic(slug) => topic::view(app, &slug),
        View::Article(slug, section) => article::view(app, &slug, section),
        View::Flow(_) | View::Contact(_) | View::HandOff(_) | View::Feedback(_) => later(app, view),
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
    fn draw(&self, app: App, view: View) -> El {
        match view {
            View::Flow(start) => flow::view(app, start),
            View::Contact(first) => contact::view(app, first),
            View::HandOff(channel) => hand_off::view(app, channel),
            View::Feedback(about) => feedback::view(app, about),
            // The other views are drawn by `draw`.
            _ => el("div"),
        }
    }

    fn read_notices(&self, app: App, file: &JsValue) -> Vec<Notice> {
        live_notices::read(app, file)
    }
}
