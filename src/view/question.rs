//! The question whether something has helped, which leads to the feedback form.

use leptos::prelude::Update;
use model::{Msg, msg};
use session::{About, Draft, Rating, View};

use super::parts::{paragraph, press};
use crate::app::App;
use crate::dom::{El, el};

/// "Was this helpful?" with two answers. Each opens the form; nothing is sent until the customer presses Send.
pub(crate) fn question(app: App, words: String, about: About) -> Option<El> {
    app.host(|host| host.feedback_url())?;
    let answer = |words: Msg, helped: bool| {
        let about = about.clone();
        press("button quiet", app.text(words), move || {
            edit(app, &about, |draft| draft.rating = Some(Rating::Helped(helped)));
            app.open(View::Feedback(about.clone()));
        })
    };
    let answers =
        el("div").class("question-answers").child(answer(msg::YES, true)).child(answer(msg::NO, false));
    let group = el("div").class("question").attr("role", "group").attr_text("aria-label", words.clone());
    Some(group.child(paragraph("question-words", words)).child(answers))
}

/// Edits a draft.
pub(crate) fn edit(app: App, about: &About, change: impl FnOnce(&mut Draft)) {
    app.session.update(|session| {
        let mut draft = session.draft(about);
        draft.edit(change);
        session.set_draft(about, draft);
    });
}
