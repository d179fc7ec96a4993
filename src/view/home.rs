//! The first view: urgent help, what fits the host page, and all topics.

use leptos::ev;
use leptos::html::{button, div, li, span, ul};
use leptos::prelude::*;
use model::{Entry, Topic, msg};
use session::{About, View, suggestions, urgent};

use super::entries;
use super::icon::{self, icon};
use super::parts::{part, press, title};
use crate::app::App;

pub(crate) fn view(app: App) -> AnyView {
    let catalogue = app.catalogue();
    let urgent: Vec<Entry> = urgent(&catalogue).into_iter().cloned().collect();
    let path = app.host(|host| host.path());
    let fitting = suggestions(&catalogue, &path).into_iter();
    let suggestions: Vec<Entry> = fitting.filter(|entry| !entry.urgent).cloned().collect();
    let topics: Vec<_> =
        catalogue.topics.iter().map(|topic| li().child(topic_link(app, topic)).into_any()).collect();
    let feedback = app
        .host(|host| host.feedback_url())
        .map(|_| press("link", app.text(msg::HOME_FEEDBACK), move || app.open(View::Feedback(About::Help))));
    div()
        .class("view home")
        .child((
            title(app, app.text(msg::HOME_TITLE)),
            (!urgent.is_empty())
                .then(|| part("part urgent-help", app.text(msg::HOME_URGENT), entries::list(app, urgent))),
            (!suggestions.is_empty())
                .then(|| part("part", app.text(msg::HOME_SUGGESTIONS), entries::list(app, suggestions))),
            part(
                "part",
                app.text(msg::HOME_TOPICS),
                ul().class("topics").role("list").child(topics).into_any(),
            ),
            feedback,
        ))
        .into_any()
}

fn topic_link(app: App, topic: &Topic) -> AnyView {
    let slug = topic.slug.clone();
    let words = (
        span().class("topic-icon").child(icon(icon::of_topic(topic.icon))),
        span().class("topic-title").child(topic.title.clone()),
    );
    button()
        .r#type("button")
        .class("topic")
        .on(ev::click, move |_| app.open(View::Topic(slug.clone())))
        .child(words)
        .into_any()
}
