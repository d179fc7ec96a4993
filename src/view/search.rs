//! What was found.

use engine::{Excerpt, Found, Marks, Request};
use leptos::prelude::*;
use model::{Entry, EntryKind, msg};
use session::View;

use super::home::{topic_list, urgent_help};
use super::icon::{self, icon};
use super::loading::loaded;
use super::parts::{paragraph, part, press};
use crate::app::{App, Results};
use crate::content::{Load, Text};
use crate::dom::{El, Nodes, dynamic, effect, el};

/// Of this many hits the text is fetched once the customer pauses, to show where it answers: as many as are in sight.
const READ_INTO: usize = 4;

/// The id of what says how many were found.
pub(crate) const COUNT_ID: &str = "count";

/// As many topics are offered where nothing was found.
const NEAR_TOPICS: usize = 4;

pub(crate) fn view(app: App) -> El {
    effect(move || announce(app));
    let retry = move || drop(app.engine());
    let found = loaded(app, app.engine(), None, retry, move |_| {
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

/// Says what was found once the customer pauses, and tells the host if that was nothing.
fn announce(app: App) {
    let Some(found) = app.results().found.filter(|_| app.is_settled()) else { return };
    if found.is_private {
        return app.announce(app.text(msg::SEARCH_PRIVATE));
    }
    if found.hits.is_empty() {
        app.host(|host| host.tell_nothing_found());
    }
    app.announce(count(app, found.hits.len()));
}

fn entries(app: App, places: &[u32]) -> Vec<Entry> {
    let catalogue = app.catalogue();
    places.iter().filter_map(|place| catalogue.entries.get(*place as usize)).cloned().collect()
}

/// A list of hits, their titles and summaries with the words marked that match.
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
    // A press on a hit must not take the focus from the field: the suggestions would close, and the hit move away.
    let list =
        el("ul").class("entries hits").attr("role", "list").on("mousedown", |event| event.prevent_default());
    list.child(items)
}

fn hit(app: App, query: String, entry: Entry, title: Nodes, summary: (String, Marks), read_into: bool) -> El {
    let badge = (entry.kind == EntryKind::Flow)
        .then(|| el("span").class("badge").child(icon(icon::STEPS)).child(app.text(msg::SEARCH_FLOW)));
    let (of_shown, shown, focused) = (query.clone(), entry.clone(), entry.clone());
    let about = dynamic(move || {
        let settled = read_into && app.is_settled();
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
        .on("focus", move |_| drop(app.text_of(&focused)))
        .child(icon(icon::FORWARD))
}

/// Opens a hit, an article at the section that answers best.
fn open(app: App, query: &str, entry: &Entry) {
    match excerpt(app, query, entry).and_then(|excerpt| excerpt.section) {
        Some(section) => app.open(View::Article(entry.slug.clone(), Some(section))),
        None => app.open_entry(&entry.slug),
    }
}

/// The part of an article that answers best, if its text is here; else it is fetched.
fn excerpt(app: App, query: &str, entry: &Entry) -> Option<Excerpt> {
    if entry.kind != EntryKind::Article {
        return None;
    }
    let Load::Ready(Text::Article(_, file)) = app.text_once_of(entry).get() else { return None };
    app.ask(&Request::Excerpt { typed: query.to_owned(), article: file.to_vec() }).flatten()
}

/// A text whose marks are drawn as such.
pub(crate) fn marked(text: &str, marks: &Marks) -> Nodes {
    let mut pieces = Nodes::default();
    let mut at = 0;
    for (start, end) in marks.iter().map(|(start, end)| (*start as usize, *end as usize)) {
        // Places that are none in this text are left out.
        if let (Some(before), Some(word)) = (text.get(at..start), text.get(start..end)) {
            pieces = pieces.child(before.to_owned()).child(el("mark").child(word.to_owned()));
            at = end;
        }
    }
    pieces.child(text.get(at..).unwrap_or_default().to_owned())
}

/// What is said to customers who type a number that nobody should see.
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

/// Says how many there are. It takes the focus of those who have typed enough.
fn count_line(class: &'static str, app: App, number: usize) -> El {
    paragraph(class, count(app, number)).attr("id", COUNT_ID).attr("tabindex", "-1")
}

fn count(app: App, number: usize) -> String {
    match number {
        0 => app.text(msg::SEARCH_NOTHING),
        _ => app.text_with(msg::search_hits(number)),
    }
}
