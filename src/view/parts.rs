//! Small pieces that most views use.

use crate::app::App;
use crate::dom::{Child, El, effect, el};

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

/// The address that calls `number`.
pub(crate) fn tel(number: &str) -> String {
    let dialled: String = number.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
    ["tel:", &dialled].concat()
}
