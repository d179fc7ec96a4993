//! The first view: urgent help, what fits the host page, and all topics. Its title stands over the search field.

use model::{Entry, Topic, msg};
use session::{About, View, suggestions, urgent};

use super::entries;
use super::icon::{self, icon};
use super::parts::{part, press};
use crate::app::App;
use crate::dom::{El, el};

pub(crate) fn view(app: App) -> El {
    let catalogue = app.catalogue();
    let path = app.host(|host| host.path());
    let suggestions = entries_part(app, "part", msg::HOME_SUGGESTIONS, suggestions(&catalogue, &path));
    let topics: Vec<El> =
        catalogue.topics.iter().map(|topic| el("li").child(topic_link(app, topic))).collect();
    let topics = el("ul").class("topics").attr("role", "list").child(topics);
    let feedback = app
        .host(|host| host.feedback_url())
        .map(|_| press("link", app.text(msg::HOME_FEEDBACK), move || app.open(View::Feedback(About::Help))));
    el("div")
        .class("view home")
        .child(urgent_help(app))
        .child(suggestions)
        .child(part("part", app.text(msg::HOME_TOPICS), topics))
        .child(feedback)
}

/// What customers need who have no time to search.
pub(crate) fn urgent_help(app: App) -> Option<El> {
    entries_part(app, "part urgent-help", msg::HOME_URGENT, urgent(&app.catalogue()))
}

fn entries_part(app: App, class: &'static str, heading: &str, entries: Vec<&Entry>) -> Option<El> {
    let entries: Vec<Entry> = entries.into_iter().cloned().collect();
    (!entries.is_empty()).then(|| part(class, app.text(heading), entries::list(app, entries)))
}

fn topic_link(app: App, topic: &Topic) -> El {
    let slug = topic.slug.clone();
    let picture = el("span").class("topic-icon").child(icon(icon::of_topic(topic.icon)));
    press("topic", picture, move || app.open(View::Topic(slug.clone())))
        .child(el("span").class("topic-title").child(topic.title.clone()))
}
