//! The first view: urgent help, suggestions for the host page, and all topics. Its title is above the search field.

use leptos::prelude::WithUntracked;
use model::{Entry, EntryKind, Msg, Topic, msg};
use session::{About, View, suggestions, urgent};

use super::icon::{self, icon};
use super::number::with_reference;
use super::parts::{focus_title, part, press};
use super::{entries, notices};
use crate::app::App;
use crate::dom::{El, dynamic, el};

pub(crate) fn view(app: App) -> El {
    let catalogue = app.catalogue();
    let suggestions = entries_part(app, "part", msg::HOME_SUGGESTIONS, suggestions(&catalogue, &app.page()));
    let topics: Vec<usize> = (0..catalogue.topics.len()).collect();
    let feedback = app
        .host(|host| host.feedback_url())
        .map(|_| press("link", app.text(msg::HOME_FEEDBACK), move || app.open(View::Feedback(About::Help))));
    el("div")
        .class("view home")
        .child(notices::critical(app))
        .child(dynamic(move || lost(app)))
        .child(walked(app))
        .child(urgent_help(app))
        .child(notices::others(app))
        .child(suggestions)
        .child(part("part", app.text(msg::HOME_TOPICS), topic_list(app, &topics)))
        .child(feedback)
}

/// Urgent articles and flows.
pub(crate) fn urgent_help(app: App) -> Option<El> {
    entries_part(app, "part urgent-help", msg::HOME_URGENT, urgent(&app.catalogue()))
}

/// Feedback that will not be sent.
fn lost(app: App) -> Vec<El> {
    let lost = app.lost().into_iter();
    lost.map(|(key, reference)| {
        let words = el("p").child(with_reference(app, msg::feedback_lost, &reference));
        el("div").class("callout warning").child(words).child(press(
            "link",
            app.text(msg::DISMISS),
            move || {
                app.acknowledge_lost(&key);
                focus_title(app);
            },
        ))
    })
    .collect()
}

/// A link that resumes the flow that was answered last.
fn walked(app: App) -> Option<El> {
    let start = app.session.with_untracked(|session| session.walked().cloned())?;
    let title = app.entry(&start.flow).filter(|entry| entry.kind == EntryKind::Flow)?.title;
    let words = el("span").class("entry-words").child(el("span").class("entry-title").child(title));
    let entry = press("entry", words, move || app.go_on()).child(icon(icon::FORWARD));
    let list = el("ul").class("entries").attr("role", "list").child(el("li").child(entry));
    Some(part("part", app.text(msg::HOME_CONTINUE), list))
}

fn entries_part(app: App, class: &'static str, heading: Msg, entries: Vec<&Entry>) -> Option<El> {
    let entries: Vec<Entry> = entries.into_iter().cloned().collect();
    (!entries.is_empty()).then(|| part(class, app.text(heading), entries::list(app, entries)))
}

/// A list of topics, by their indices in the catalogue.
pub(crate) fn topic_list(app: App, places: &[usize]) -> El {
    let catalogue = app.catalogue();
    let topics = places.iter().filter_map(|place| catalogue.topics.get(*place));
    let links: Vec<El> = topics.map(|topic| el("li").child(topic_link(app, topic))).collect();
    el("ul").class("topics").attr("role", "list").child(links)
}

fn topic_link(app: App, topic: &Topic) -> El {
    let slug = topic.slug.clone();
    let picture = el("span").class("topic-icon").child(icon(icon::of_topic(topic.icon)));
    press("topic", picture, move || app.open(View::Topic(slug.clone())))
        .child(el("span").class("topic-title").child(topic.title.clone()))
}
