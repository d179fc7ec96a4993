//! What the bank has to say to all customers, or to those who read about a topic.

use leptos::prelude::*;
use model::messages::Value;
use model::{Notice, Severity, msg};

use super::blocks;
use super::icon::{self, icon};
use super::parts::press;
use crate::app::App;
use crate::dom::{El, dynamic, el};

/// All that are to be seen now: on home.
pub(crate) fn all(app: App) -> AnyView {
    region(app, None)
}

/// Those about the topic at that place in the catalogue.
pub(crate) fn of_topic(app: App, topic: u32) -> AnyView {
    region(app, Some(topic))
}

fn region(app: App, topic: Option<u32>) -> AnyView {
    dynamic(move || {
        let shown: Vec<El> = app.notices(topic).iter().map(|shown| notice(app, shown)).collect();
        let region = el("section").class("notices").attr_text("aria-label", app.text(msg::NOTICES));
        (!shown.is_empty()).then(|| region.child(shown))
    })
}

fn notice(app: App, notice: &Notice) -> El {
    let (class, picture) = match notice.severity {
        Severity::Info => ("callout note", icon::INFO),
        Severity::Warning => ("callout warning", icon::ALERT),
        Severity::Critical => ("callout caution", icon::ALERT),
    };
    let heading = el("h3").class("callout-title").child(icon(picture)).child(notice.title.clone());
    let (slug, label) = (notice.slug.clone(), [("title", Value::Text(&notice.title))]);
    let dismiss = press("link", app.text(msg::DISMISS), move || {
        app.session.update(|session| session.dismiss(&slug));
    });
    el("div")
        .class(class)
        .child(heading)
        .child(el("div").class("prose").child(blocks::blocks(app, &notice.body)))
        .child(dismiss.attr_text("aria-label", app.text_with(msg::DISMISS_LABEL, &label)))
}
