//! A preview of redacted texts.

use leptos::prelude::AnyView;
use model::msg;

use super::parts::paragraph;
use crate::app::App;
use crate::dom::{El, Memo, Nodes, dynamic, effect, el};

/// Shows `text` as it will be sent, if something in it is hidden.
pub(crate) fn preview(app: App, text: impl Fn() -> String + Send + Sync + 'static) -> AnyView {
    show(app, move || app.pieces(&text()))
}

/// The same of a customer's contact details.
pub(crate) fn contact_preview(app: App, text: impl Fn() -> String + Send + Sync + 'static) -> AnyView {
    show(app, move || app.contact_pieces(&text()))
}

/// Shows pieces if some are hidden, and announces that once, not at every key.
fn show(app: App, pieces: impl Fn() -> Option<Vec<String>> + Send + Sync + 'static) -> AnyView {
    let hidden = Memo::new(move || pieces().filter(|pieces| pieces.len() > 1));
    let is_hidden = Memo::new(move || hidden.with(Option::is_some));
    effect(move || {
        if is_hidden.get() {
            app.announce(app.text(msg::HIDDEN_NOTE));
        }
    });
    dynamic(move || hidden.get().map(|pieces| draw(app, pieces)))
}

fn draw(app: App, pieces: Vec<String>) -> El {
    let mut words = Nodes::default();
    for (at, piece) in pieces.into_iter().enumerate() {
        // Every second one is hidden.
        words = if at % 2 == 1 { words.child(el("mark").child(piece)) } else { words.child(piece) };
    }
    el("div")
        .class("callout note preview")
        .attr("role", "note")
        .child(paragraph("callout-title", app.text(msg::HIDDEN)))
        .child(el("p").class("preview-text").child(words))
        .child(paragraph("hint", app.text(msg::HIDDEN_NOTE)))
}

/// Says that nothing can be sent, because dispatch has failed.
pub(crate) fn unchecked(app: App) -> AnyView {
    dynamic(move || {
        let failed = el("div").class("failed").attr("role", "alert");
        app.is_dispatch_failed().then(|| failed.child(paragraph("", app.text(msg::UNCHECKED))))
    })
}
