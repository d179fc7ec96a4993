//! Small pieces that most views use.

use leptos::prelude::{Get, RwSignal, Set, With};
use model::msg;
use wasm_bindgen::JsCast;
use web_sys::{Event, KeyboardEvent, MouseEvent};

use crate::app::App;
use crate::dom::{Child, El, Nodes, dynamic, effect, el};

/// The id of the heading of the view that is open.
const TITLE_ID: &str = "title";

/// The heading of a view. It takes the focus when the view opens, so that a screen reader starts there.
pub(crate) fn title(app: App, text: impl Child) -> El {
    effect(move || {
        app.view();
        if !app.is_typing() {
            app.focus(TITLE_ID);
        }
    });
    // `autofocus` is what the browser focuses when a closed panel is opened again.
    el("h2").class("title").attr("id", TITLE_ID).attr("tabindex", "-1").attr("autofocus", "").child(text)
}

/// Gives the focus to the title of the open view: what had it has been taken away.
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

/// Where links in running text lead as far as the browser can tell: nowhere. Were it an address of the page's, a router of
/// the host's could take it, and “open in a new tab” would open the bank's page a second time.
const NOWHERE: &str = "handrail:";

/// A link in running text, to something in the panel. Unlike a button it is broken into lines as words are. The browser
/// follows it nowhere, with no button of the mouse.
pub(crate) fn link(content: impl Child, on_press: impl Fn() + 'static) -> El {
    let click = move |event: Event| {
        event.prevent_default();
        // Some browsers call it a click, too, when the middle button is pressed.
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

/// A text field. What is typed stays on the customer's device until they send it: no spelling service in the cloud sees it.
pub(crate) fn text_field(tag: &'static str) -> El {
    el(tag).attr("spellcheck", "false").attr("writingsuggestions", "false")
}

/// Whether a key belongs to the customer's input method, which is putting a character together. 229 is what keys are called
/// then where the browser does not say so.
pub(crate) fn is_composing(event: &KeyboardEvent) -> bool {
    event.is_composing() || event.key_code() == 229
}

/// A way to copy a text. Whether that was done stands beside it; those who do not see it hear it from the announcer.
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
