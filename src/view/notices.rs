//! Notices, of the bank to all customers or to readers of a topic.

use leptos::prelude::*;
use model::{Notice, Severity, Slug, msg};

use super::blocks;
use super::icon::{self, icon};
use super::parts::{focus_title, press};
use crate::app::App;
use crate::dom::{El, dynamic, effect, el};

/// The critical ones.
pub(crate) fn critical(app: App) -> AnyView {
    region(app, None, whole, |notice| notice.severity == Severity::Critical)
}

/// The others.
pub(crate) fn others(app: App) -> AnyView {
    region(app, None, whole, |notice| notice.severity != Severity::Critical)
}

/// Those about the topic at that index in the catalogue.
pub(crate) fn of_topic(app: App, topic: u32) -> AnyView {
    region(app, Some(topic), whole, |_| true)
}

/// The same, collapsed to their titles: a question must not be pushed out of sight.
pub(crate) fn titles_of_topic(app: App, topic: u32) -> AnyView {
    region(app, Some(topic), brief, |_| true)
}

/// Announces those there are, and later new ones.
pub(crate) fn announce(app: App) {
    let mut known: Vec<Slug> = Vec::new();
    effect(move || {
        let new: Vec<String> = app.notices(None, |shown| {
            let new = shown.iter().filter(|notice| !known.contains(&notice.slug));
            let titles = new.map(|notice| notice.title.clone()).collect();
            known = shown.iter().map(|notice| notice.slug.clone()).collect();
            titles
        });
        if !new.is_empty() {
            app.announce(msg::notices_new(&app, &new.join("; ")));
        }
    });
}

fn region(app: App, topic: Option<u32>, draw: fn(App, &Notice) -> El, is_of: fn(&Notice) -> bool) -> AnyView {
    dynamic(move || {
        let shown: Vec<El> = app.notices(topic, |shown| {
            shown.iter().filter(|notice| is_of(notice)).map(|notice| draw(app, notice)).collect()
        });
        let region = el("section").class("notices").attr_text("aria-label", app.text(msg::NOTICES));
        (!shown.is_empty()).then(|| region.child(shown))
    })
}

fn whole(app: App, notice: &Notice) -> El {
    notice_in(app, notice, el("div"), el("h3"))
}

fn brief(app: App, notice: &Notice) -> El {
    let more = icon(icon::FORWARD).class("icon more");
    notice_in(app, notice, el("details"), el("summary").child(more))
}

fn notice_in(app: App, notice: &Notice, frame: El, heading: El) -> El {
    let (class, picture) = match notice.severity {
        Severity::Info => ("callout note", icon::INFO),
        Severity::Warning => ("callout warning", icon::ALERT),
        Severity::Critical => ("callout caution", icon::ALERT),
    };
    let slug = notice.slug.clone();
    let dismiss = press("link", app.text(msg::DISMISS), move || {
        app.session.update(|session| session.dismiss(&slug));
        focus_title(app);
    });
    frame
        .class(class)
        .child(heading.class("callout-title").child(icon(picture)).child(notice.title.clone()))
        .child(el("div").class("prose").child(blocks::blocks(app, &notice.body)))
        .child(dismiss.attr_text("aria-label", msg::dismiss_label(&app, &notice.title)))
}
