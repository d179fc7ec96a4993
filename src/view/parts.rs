//! Small pieces that most views use.

use leptos::prelude::{Get, RwSignal, Set, With};
use model::msg;
use wasm_bindgen::JsCast;
use web_sys::{Event, KeyboardEvent, MouseEvent};

use crate::app::App;
use crate::dom::{Child, El, Nodes, dynamic, effect, el};

/// The id of the heading of the view that is open.
const TITLE_ID: &str = "title";

/// The heading of a view. It is focused when the view opens, so that a screen reader starts there.
pub(crate) fn title(app: App, text: impl Child) -> El {
    effect(move || {
        app.view();
        if !app.is_typing() {
            app.focus(TITLE_ID);
        }
    });
    // `autofocus`: the browser focuses it when a closed panel is reopened.
    el("h2").class("title").attr("id", TITLE_ID).attr("tabindex", "-1").attr("autofocus", "").child(text)
}

/// Focuses the title of the open view, when what had the focus was removed.
pub(crate) fn focus_title(app: App) {
    app.focus(TITLE_ID);
}

/// A part of a view, under a heading of its own.
pub(crate) fn part(class: &'static str, heading: String, content: impl Child) -> El {
    el("section").class(class).child(el("h3").class("part-title").child(heading)).child(content)
}

/// A paragraph.
pub(crate) fn paragraph(class: &'static str, text: String) -> El {
    el("p").class(class).child(text)
}

/// A button.
pub(crate) fn press(class: &'static str, content: impl Child, on_press: impl Fn() + 'static) -> El {
    el("button").attr("type", "button").class(class).on("click", move |_| on_press()).child(content)
}

/// The address of links within the panel: none. With one of the page's, a router of the host's could follow it, and “open
/// in a new tab” would open the bank's page again.
const NOWHERE: &str = "handrail:";

/// A link in running text, within the panel. Unlike a button it wraps as words do. The browser never follows it, whatever
/// mouse button is pressed.
pub(crate) fn link(content: impl Child, on_press: impl Fn() + 'static) -> El {
    let click = move |event: Event| {
        event.prevent_default();
        // Some browsers dispatch a click for the middle button, too.
        if event.dyn_ref().is_none_or(|event: &MouseEvent| event.button() == 0) {
            on_press();
        }
    };
    el("a")
        .attr("href", NOWHERE)
        .attr("draggable", "false")
        .on("click", click)
        .on("auxclick", |event| event.prevent_default())
        .child(content)
}

/// A text field. What is typed stays on the device until it is sent: no cloud spelling service gets it.
pub(crate) fn text_field(tag: &'static str) -> El {
    el(tag).attr("spellcheck", "false").attr("writingsuggestions", "false")
}

/// Whether a key belongs to an input method that is composing a character. Where the browser does not say so, its code is
/// 229.
pub(crate) fn is_composing(event: &KeyboardEvent) -> bool {
    event.is_composing() || event.key_code() == 229
}

/// A button that copies a text, and the result beside it; for screen readers that is announced.
pub(crate) fn copy(app: App, text: impl Fn() -> String + 'static) -> Nodes {
    let pressed = RwSignal::new(false);
    let press = press("link", app.text(msg::COPY), move || {
        pressed.set(true);
        app.copy(text());
    });
    let done = dynamic(move || {
        let said = app.session.with(|session| session.announcement().trim_end_matches('\u{a0}').to_owned());
        let is_about_it =
            pressed.get() && [msg::COPIED, msg::COPY_FAILED].map(|words| app.text(words)).contains(&said);
        is_about_it.then(|| el("span").class("hint").attr("aria-hidden", "true").child(said))
    });
    Nodes::default().child(press).child(done)
}
