//! What stands in the place of a text until it is here.

use leptos::prelude::*;
use model::msg;

use super::parts::{paragraph, press, title};
use crate::app::App;
use crate::content::{File, Load, Text};
use crate::dom::{Child, El, Nodes, dynamic, el};

/// Draws `file` once it is here; until then says that it is loading, or that it failed and how to go on, under the
/// `heading` if the view has no other.
pub(crate) fn loaded<C: Child>(
    app: App,
    file: File,
    heading: Option<String>,
    retry: impl Fn() + Clone + Send + 'static,
    draw: impl Fn(Text) -> C + Send + 'static,
) -> AnyView {
    dynamic(move || {
        let state = match file.get() {
            Load::Ready(text) => return Nodes::default().child(draw(text)),
            Load::Wanted | Load::Loading => paragraph("loading", app.text(msg::LOADING)),
            Load::Failed => failed(app, retry.clone()),
        };
        Nodes::default().child(heading.clone().map(|words| title(app, words))).child(state)
    })
}

fn failed(app: App, retry: impl Fn() + 'static) -> El {
    let words = app.text(app.load_failure());
    app.announce(words.clone());
    // Where the page must be loaded again, another try helps nobody.
    let again = (!app.is_outdated()).then(|| press("button", app.text(msg::RETRY), retry));
    el("div").class("failed").child(paragraph("", words)).child(again)
}
