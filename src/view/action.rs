//! Actions: what requests them, and their status.

use leptos::prelude::*;
use model::{ActionId, Inline, Target, targets};
use session::{ActionState, ActionStatus};
use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;

use super::icon::{self, icon};
use super::number::{self, numbers};
use super::parts::{is_composing, link, press};
use crate::app::App;
use crate::dom::{Child, El, Memo, Nodes, dynamic, el};

/// A button that requests an action; only its name if the host does not grant it.
pub(crate) fn button(app: App, action: &ActionId, name: impl Child) -> El {
    if app.by_hand(action).is_some() {
        return el("strong").child(name);
    }
    let asked = action.clone();
    press("button", name, move || app.ask_for(&asked)).attr_when("aria-disabled", is_pending(app, action))
}

/// The same within a sentence, where it wraps as words do. A `button` does not.
pub(crate) fn words(app: App, action: &ActionId, name: impl Child) -> El {
    if app.by_hand(action).is_some() {
        return el("strong").child(name);
    }
    let (asked, keyed) = (action.clone(), action.clone());
    link(name, move || app.ask_for(&asked))
        .attr("role", "button")
        .attr_when("aria-disabled", is_pending(app, action))
        // Enter activates a link, the space bar does not.
        .on("keydown", move |event| {
            let key = event.dyn_ref::<KeyboardEvent>().filter(|key| !is_composing(key));
            if key.is_some_and(|key| key.key() == " ") {
                event.prevent_default();
                app.ask_for(&keyed);
            }
        })
}

fn is_pending(app: App, action: &ActionId) -> impl Fn() -> Option<String> + Send + 'static + use<> {
    let action = action.clone();
    move || {
        let state = app.session.with(|session| session.action_status(&action).map(|status| status.state));
        (state == Some(ActionState::Pending)).then(|| "true".into())
    }
}

/// The status of each action that a text names, to be drawn after the text.
pub(crate) fn states(app: App, text: &[Inline]) -> Vec<Nodes> {
    let mut actions = Vec::new();
    for target in targets(text) {
        if let Target::Action(action) = target
            && !actions.contains(&action)
        {
            actions.push(action);
        }
    }
    actions.into_iter().map(|action| state(app, action)).collect()
}

fn state(app: App, action: &ActionId) -> Nodes {
    if let Some(words) = app.by_hand(action) {
        return Nodes::default().child(draw(app, ActionStatus { state: ActionState::ByHand, words }, None));
    }
    let action = action.clone();
    let status = Memo::new(move || app.session.with(|session| session.action_status(&action).cloned()));
    Nodes::default().child(dynamic(move || {
        let status = status.get()?;
        // Unless it is known to be done, offer a human.
        let call = (status.state != ActionState::Done).then(|| number::call(app)).flatten();
        Some(draw(app, status, call))
    }))
}

/// Not by colour alone: each state has an icon and a name.
fn draw(app: App, status: ActionStatus, call: Option<El>) -> El {
    let (class, picture) = match status.state {
        ActionState::Pending => ("action-state pending", icon::CLOCK),
        ActionState::Done => ("action-state done", icon::CHECK),
        ActionState::Failed => ("action-state not-done", icon::ALERT),
        ActionState::ByHand | ActionState::Unknown => ("action-state", icon::INFO),
    };
    let name = app.state_name(status.state).map(|name| el("strong").class("action-state-name").child(name));
    let words = (!status.words.is_empty()).then(|| el("p").child(numbers(&status.words)));
    let content = el("div").class("action-state-words").child(name).child(words).child(call);
    el("div").class(class).child(icon(picture)).child(content)
}
