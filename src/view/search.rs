//! The results of a search.

use engine::{Excerpt, Found, Marks, Request};
use leptos::prelude::*;
use model::{Entry, EntryKind, msg};
use session::View;

use super::home::{topic_list, urgent_help};
use super::icon::{self, icon};
use super::loading::loaded;
use super::parts::{paragraph, part, press};
use crate::app::{App, Results};
use crate::content::{Load, Resource};
use crate::dom::{El, Nodes, dynamic, effect, el};

/// Of this many hits the article is fetched once the customer pauses, to show an excerpt: as many as are in sight.
const READ_INTO: usize = 4;

/// The id of the number of hits.
pub(crate) const COUNT_ID: &str = "count";

/// How many topics are offered when nothing was found.
const NEAR_TOPICS: usize = 4;

pub(crate) fn view(app: App) -> El {
    effect(move || announce(app));
    let retry = move || {
        app.want_engine();
    };
    let found = loaded(app, app.want_engine(), None, retry, move |_| {
        dynamic(move || {
            let Results { query, found } = app.results();
            match found {
                Some(found) => draw(app, &query, found),
                None => Nodes::default().child(paragraph("", app.text(app.load_failure()))),
            }
        })
    });
    el("div").class("view").child(found)
}

fn draw(app: App, query: &str, found: Found) -> Nodes {
    if found.is_private {
        return Nodes::default().child(private(app));
    }
    if found.hits.is_empty() {
        return nothing(app, &found.near);
    }
    let entries = entries(app, &found.hits);
    Nodes::default().child(count_line("count", app, entries.len())).child(hits(app, query, entries))
}

/// Announces the number of hits once the customer pauses, and emits an event to the host if there are none.
fn announce(app: App) {
    let Some(found) = app.results().found.filter(|_| app.has_paused()) else { return };
    if found.is_private {
        return app.announce(app.text(msg::SEARCH_PRIVATE));
    }
    if found.hits.is_empty() {
        app.host(|host| host.emit_nothing_found());
    }
    app.announce(count(app, found.hits.len()));
}

fn entries(app: App, places: &[u32]) -> Vec<Entry> {
    let catalogue = app.catalogue();
    places.iter().filter_map(|place| catalogue.entries.get(*place as usize)).cloned().collect()
}

/// A list of hits; in titles and summaries the matching words are marked.
fn hits(app: App, query: &str, entries: Vec<Entry>) -> El {
    let summaries: Vec<String> = entries.iter().map(|entry| app.summary_of(entry)).collect();
    let texts = entries.iter().map(|entry| entry.title.clone()).chain(summaries.iter().cloned()).collect();
    let marks: Option<Vec<Marks>> = app.ask(&Request::Mark { typed: query.to_owned(), texts });
    let mut marks = marks.unwrap_or_default();
    marks.resize_with(2 * entries.len(), Vec::new);
    let of_summaries = marks.split_off(entries.len());
    let items: Vec<El> = (entries.into_iter().zip(summaries).zip(marks).zip(of_summaries).enumerate())
        .map(|(at, (((entry, summary), marks), of_summary))| {
            let title = marked(&entry.title, &marks);
            el("li").child(hit(app, query.to_owned(), entry, title, (summary, of_summary), at < READ_INTO))
        })
        .collect();
    // A press on a hit must not blur the field: the suggestions would close, and the hit would move.
    let list =
        el("ul").class("entries hits").attr("role", "list").on("mousedown", |event| event.prevent_default());
    list.child(items)
}

fn hit(app: App, query: String, entry: Entry, title: Nodes, summary: (String, Marks), read_into: bool) -> El {
    let badge = (entry.kind == EntryKind::Flow)
        .then(|| el("span").class("badge").child(icon(icon::STEPS)).child(app.text(msg::SEARCH_FLOW)));
    let (of_shown, shown, focused) = (query.clone(), entry.clone(), entry.clone());
    let about = dynamic(move || {
        let settled = read_into && app.has_paused();
        match settled.then(|| excerpt(app, &of_shown, &shown)).flatten() {
            Some(Excerpt { heading, text, marks, .. }) => {
                let heading = (!heading.is_empty()).then(|| el("span").class("hit-section").child(heading));
                el("span").child(heading).child(marked(&text, &marks))
            }
            None => el("span").child(marked(&summary.0, &summary.1)),
        }
    });
    let words = el("span")
        .class("entry-words")
        .child(badge)
        .child(el("span").class("entry-title").child(title))
        .child(el("span").class("entry-summary").child(about));
    press("entry", words, move || open(app, &query, &entry))
        .on("focus", move |_| {
            app.want_text(&focused);
        })
        .child(icon(icon::FORWARD))
}

/// Opens a hit; an article at the section of its excerpt.
fn open(app: App, query: &str, entry: &Entry) {
    match excerpt(app, query, entry).and_then(|excerpt| excerpt.section) {
        Some(section) => app.open(View::Article(entry.slug.clone(), Some(section))),
        None => app.open_entry(&entry.slug),
    }
}

/// The part of an article that answers best. Fetches the article; `None` until it is loaded; reactive.
fn excerpt(app: App, query: &str, entry: &Entry) -> Option<Excerpt> {
    if entry.kind != EntryKind::Article {
        return None;
    }
    let Load::Ready(Resource::Article(_, file)) = app.want_text_once(entry).get() else { return None };
    app.ask(&Request::Excerpt { typed: query.to_owned(), article: file.to_vec() }).flatten()
}

/// A text with its marks.
pub(crate) fn marked(text: &str, marks: &Marks) -> Nodes {
    let mut pieces = Nodes::default();
    let mut at = 0;
    for (start, end) in marks.iter().map(|(start, end)| (*start as usize, *end as usize)) {
        // Marks outside the text are ignored.
        if let (Some(before), Some(word)) = (text.get(at..start), text.get(start..end)) {
            pieces = pieces.child(before.to_owned()).child(el("mark").child(word.to_owned()));
            at = end;
        }
    }
    pieces.child(text.get(at..).unwrap_or_default().to_owned())
}

/// The warning to customers who type a card or account number.
fn private(app: App) -> El {
    let title = el("p").class("callout-title").child(icon(icon::ALERT)).child(app.text(msg::SEARCH_PRIVATE));
    el("div").class("callout warning").child(title).child(paragraph("", app.text(msg::SEARCH_PRIVATE_ADVICE)))
}

fn nothing(app: App, near: &[u32]) -> Nodes {
    let catalogue = app.catalogue();
    let mut topics: Vec<usize> = Vec::new();
    for topic in entries(app, near).iter().map(|entry| entry.topic as usize).chain(0..catalogue.topics.len())
    {
        if !topics.contains(&topic) && topics.len() < NEAR_TOPICS {
            topics.push(topic);
        }
    }
    let human = press("button", app.text(msg::HUMAN), move || app.open(View::Contact(None)));
    Nodes::default()
        .child(count_line("nothing", app, 0))
        .child(paragraph("lead", app.text(msg::SEARCH_NOTHING_ADVICE)))
        .child(human)
        .child(urgent_help(app))
        .child(part("part", app.text(msg::SEARCH_NEAR), topic_list(app, &topics)))
}

/// The number of hits. Enter in the field moves the focus here.
fn count_line(class: &'static str, app: App, number: usize) -> El {
    paragraph(class, count(app, number)).attr("id", COUNT_ID).attr("tabindex", "-1")
}

fn count(app: App, number: usize) -> String {
    match number {
        0 => app.text(msg::SEARCH_NOTHING),
        _ => msg::search_hits(&app, number),
    }
}
