//! What only the host can do: what asks for it, and what has become of that.

use leptos::prelude::*;
use model::{ActionId, Inline, Target, targets};
use session::{ActionState, Told};
use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;

use super::icon::{self, icon};
use super::number::{self, numbers};
use super::parts::{is_composing, link, press};
use crate::app::App;
use crate::dom::{Child, El, Nodes, dynamic, el, memo};

/// A button that asks for an action; where the host does not do it, its name.
pub(crate) fn button(app: App, action: &ActionId, name: impl Child) -> El {
    if app.by_hand(action).is_some() {
        return el("strong").child(name);
    }
    let asked = action.clone();
    press("button", name, move || app.ask_for(&asked)).attr_when("aria-disabled", is_pending(app, action))
}

/// The same within a sentence, where it is broken into lines as words are. A `button` never is.
pub(crate) fn words(app: App, action: &ActionId, name: impl Child) -> El {
    if app.by_hand(action).is_some() {
        return el("strong").child(name);
    }
    let (asked, keyed) = (action.clone(), action.clone());
    link(name, move || app.ask_for(&asked))
        .attr("role", "button")
        .attr_when("aria-disabled", is_pending(app, action))
        // Enter presses a link, the space bar does not.
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
        let state = app.session.with(|session| session.told(&action).map(|told| told.state));
        (state == Some(ActionState::Pending)).then(|| "true".into())
    }
}

/// What has become of the actions that are named in a text. It stands after the text, each once.
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
        return Nodes::default().child(draw(app, Told { state: ActionState::ByHand, words }, None));
    }
    let action = action.clone();
    // Drawn anew only when it has changed: somebody may be about to press what stands in it.
    let told = memo(move || app.session.with(|session| session.told(&action).cloned()));
    Nodes::default().child(dynamic(move || {
        let told = told.get()?;
        // What is not known to be done must not leave anybody alone.
        let call = (told.state != ActionState::Done).then(|| number::call(app)).flatten();
        Some(draw(app, told, call))
    }))
}

/// Not by colour alone: each state has a picture and a name.
fn draw(app: App, told: Told, call: Option<El>) -> El {
    let (class, picture) = match told.state {
        ActionState::Pending => ("action-state pending", icon::CLOCK),
        ActionState::Done => ("action-state done", icon::CHECK),
        ActionState::Failed => ("action-state not-done", icon::ALERT),
        ActionState::ByHand | ActionState::Unsaid => ("action-state", icon::INFO),
    };
    let name = app.state_name(told.state).map(|name| el("strong").class("action-state-name").child(name));
    let words = (!told.words.is_empty()).then(|| el("p").child(numbers(&told.words)));
    let content = el("div").class("action-state-words").child(name).child(words).child(call);
    el("div").class(class).child(icon(picture)).child(content)
}
