//! What stands in the place of a text until it is here.

use std::sync::Arc;

use leptos::html::div;
use leptos::prelude::*;
use model::msg;

use super::parts::{paragraph, press};
use crate::app::App;
use crate::content::{File, Load};

/// Draws `file` once it is here; until then says that it is loading, or why it is not here and how to go on.
pub(crate) fn loaded<T: Send + Sync + 'static>(
    app: App,
    file: File<T>,
    retry: impl Fn() + Clone + Send + 'static,
    draw: impl Fn(Arc<T>) -> AnyView + Send + 'static,
) -> AnyView {
    let draw_state = move || match file.get() {
        Load::Ready(value) => draw(value),
        Load::Loading => paragraph("loading", app.text(msg::LOADING)),
        Load::Failed => failed(app, retry.clone()),
    };
    draw_state.into_any()
}

fn failed(app: App, retry: impl Fn() + 'static) -> AnyView {
    app.announce(app.text(msg::LOAD_FAILED));
    div()
        .class("failed")
        .child((paragraph("", app.text(msg::LOAD_FAILED)), press("button", app.text(msg::RETRY), retry)))
        .into_any()
}
