//! What stands in the place of a text until it is here.

use leptos::prelude::*;
use model::msg;

use super::parts::{paragraph, press};
use crate::app::App;
use crate::content::{File, Load, Text};
use crate::dom::{Child, El, Nodes, dynamic, el};

/// Draws `file` once it is here; until then says that it is loading, or that it failed and how to go on.
pub(crate) fn loaded<C: Child>(
    app: App,
    file: File,
    retry: impl Fn() + Clone + Send + 'static,
    draw: impl Fn(Text) -> C + Send + 'static,
) -> AnyView {
    dynamic(move || match file.get() {
        Load::Ready(text) => Nodes::default().child(draw(text)),
        Load::Loading => Nodes::default().child(paragraph("loading", app.text(msg::LOADING))),
        Load::Failed => Nodes::default().child(failed(app, retry.clone())),
    })
}

fn failed(app: App, retry: impl Fn() + 'static) -> El {
    app.announce(app.text(msg::LOAD_FAILED));
    el("div").class("failed").child(paragraph("", app.text(msg::LOAD_FAILED))).child(press(
        "button",
        app.text(msg::RETRY),
        retry,
    ))
}
