//! A placeholder for a file until it is loaded.

use leptos::prelude::*;
use model::msg;

use super::parts::{paragraph, press, title};
use crate::app::App;
use crate::content::{File, Load, Resource};
use crate::dom::{Child, El, Nodes, dynamic, el};

/// Draws `file` once it is loaded; until then says that it is loading, or has failed and can be retried, under the
/// `heading` if the view has no other.
pub(crate) fn loaded<C: Child>(
    app: App,
    file: File,
    heading: Option<String>,
    retry: impl Fn() + Clone + Send + 'static,
    draw: impl Fn(Resource) -> C + Send + 'static,
) -> AnyView {
    dynamic(move || {
        let state = match file.get() {
            Load::Ready(resource) => return Nodes::default().child(draw(resource)),
            Load::Idle | Load::Loading => paragraph("loading", app.text(msg::LOADING)),
            Load::Failed => failed(app, retry.clone()),
        };
        Nodes::default().child(heading.clone().map(|words| title(app, words))).child(state)
    })
}

fn failed(app: App, retry: impl Fn() + 'static) -> El {
    let words = app.text(app.load_failure());
    app.announce(words.clone());
    // Where the page must be reloaded, retrying is pointless.
    let again = (!app.is_outdated()).then(|| press("button", app.text(msg::RETRY), retry));
    el("div").class("failed").child(paragraph("", words)).child(again)
}
