//! The first view: urgent help, what fits the host page, and all topics. Its title stands over the search field.

use model::{Entry, Msg, Notice, Severity, Topic, msg};
use session::{About, View, suggestions, urgent};

use super::icon::{self, icon};
use super::parts::{part, press};
use super::{blocks, entries};
use crate::app::App;
use crate::dom::{El, el};

pub(crate) fn view(app: App) -> El {
    let catalogue = app.catalogue();
    let path = app.host(|host| host.path());
    let suggestions = entries_part(app, "part", msg::HOME_SUGGESTIONS, suggestions(&catalogue, &path));
    let topics: Vec<usize> = (0..catalogue.topics.len()).collect();
    let feedback = app
        .host(|host| host.feedback_url())
        .map(|_| press("link", app.text(msg::HOME_FEEDBACK), move || app.open(View::Feedback(About::Help))));
    el("div")
        .class("view home")
        .child(notices(app))
        .child(urgent_help(app))
        .child(suggestions)
        .child(part("part", app.text(msg::HOME_TOPICS), topic_list(app, &topics)))
        .child(feedback)
}

/// What customers need who have no time to search.
pub(crate) fn urgent_help(app: App) -> Option<El> {
    entries_part(app, "part urgent-help", msg::HOME_URGENT, urgent(&app.catalogue()))
}

/// What the bank has to say to all customers now.
fn notices(app: App) -> Option<El> {
    let (catalogue, now) = (app.catalogue(), app.host(|host| host.now()));
    let shown: Vec<El> = catalogue
        .notices
        .iter()
        .filter(|notice| notice.is_shown(now))
        .map(|shown| notice(app, shown))
        .collect();
    let region = el("section").class("notices").attr_text("aria-label", app.text(msg::HOME_NOTICES));
    (!shown.is_empty()).then(|| region.child(shown))
}

fn notice(app: App, notice: &Notice) -> El {
    let (class, picture) = match notice.severity {
        Severity::Info => ("callout note", icon::INFO),
        Severity::Warning => ("callout warning", icon::ALERT),
        Severity::Critical => ("callout caution", icon::ALERT),
    };
    let heading = el("h3").class("callout-title").child(icon(picture)).child(notice.title.clone());
    el("div")
        .class(class)
        .child(heading)
        .child(el("div").class("prose").child(blocks::blocks(app, &notice.body)))
}

fn entries_part(app: App, class: &'static str, heading: Msg, entries: Vec<&Entry>) -> Option<El> {
    let entries: Vec<Entry> = entries.into_iter().cloned().collect();
    (!entries.is_empty()).then(|| part(class, app.text(heading), entries::list(app, entries)))
}

/// Topics to open, by their places in the catalogue.
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
