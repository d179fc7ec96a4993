//! Telephone numbers and references. Each is isolated (`bdi`) and left to right, also in right-to-left text.

use leptos::prelude::*;
use model::{Channel, msg, telephone_address};

use crate::app::App;
use crate::dom::{El, Nodes, el};
use crate::host::customer_offset;

/// A text with its numbers isolated.
pub(crate) fn numbers(text: &str) -> Nodes {
    let mut nodes = Nodes::default();
    for (at, piece) in contact::numbers(text).into_iter().enumerate() {
        // Every second one is a number.
        nodes = if at % 2 == 1 { nodes.child(isolated(piece)) } else { nodes.child(piece.to_owned()) };
    }
    nodes
}

/// A message with its reference isolated.
pub(crate) fn with_reference(app: App, message: fn(&App, &str) -> String, reference: &str) -> Nodes {
    // No message contains it.
    const PLACEHOLDER: char = '\0';
    let text = message(&app, "\0");
    let (before, after) = text.split_once(PLACEHOLDER).unwrap_or((&text, ""));
    Nodes::default().child(before.to_owned()).child(isolated(reference)).child(after.to_owned())
}

fn isolated(number: &str) -> El {
    el("bdi").class("number").attr("dir", "ltr").child(number.to_owned())
}

/// Whether the customer seems to be abroad: their clock differs from the bank's. Free numbers often cannot be called from
/// abroad; reactive.
pub(crate) fn is_abroad(app: App) -> bool {
    let now = app.now();
    app.bank_offset(now).is_some_and(|bank| bank != customer_offset(now))
}

/// A channel's number to be called from where the customer seems to be; reactive.
pub(crate) fn number_from_here(app: App, channel: &Channel) -> Option<String> {
    let abroad = channel.number_abroad.as_ref().filter(|_| is_abroad(app));
    abroad.or(channel.number.as_ref()).cloned()
}

/// A link that calls the emergency line.
pub(crate) fn call(app: App) -> Option<El> {
    let catalogue = app.catalogue();
    let channel = catalogue.channel(&catalogue.emergency_channel)?;
    // Not reactive: what a customer is about to press must not change.
    let number = untrack(|| number_from_here(app, channel))?;
    Some(call_link("button quiet", &number, &msg::contact_call(&app, &number)))
}

/// A link that calls `number`.
pub(crate) fn call_link(class: &'static str, number: &str, words: &str) -> El {
    el("a").class(class).attr_text("href", telephone_address(number)).child(el("span").child(numbers(words)))
}
