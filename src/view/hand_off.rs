//! The summary that is passed on to a human, before it is.

use leptos::prelude::*;
use model::{ChannelId, ChannelKind, Slug, msg};
use session::{HAND_OFF_LIMIT, HandOff, Start};

use super::icon::{self, icon};
use super::number::with_reference;
use super::parts::{copy, paragraph, press, text_field, title};
use super::{contact, flow, hidden};
use crate::app::App;
use crate::content::{File, Load, Resource};
use crate::dom::{El, Memo, Nodes, dynamic, el};

/// The id of the summary's field.
const FIELD_ID: &str = "hand-off";

pub(crate) fn view(app: App, id: ChannelId) -> El {
    let view = el("div").class("view");
    if app.catalogue().channel(&id).is_none() {
        return view;
    }
    app.start_dispatch();
    let sent = Memo::new(move || {
        app.session.with(|session| session.hand_off().is_some_and(|hand_off| hand_off.is_sent))
    });
    let walked: Vec<Slug> =
        app.session.with_untracked(|session| session.all_walked().map(|start| start.flow.clone()).collect());
    // After a reload they are not loaded yet. A summary without one is better than none.
    let texts: Vec<File> =
        walked.iter().filter_map(|flow| app.entry(flow)).map(|entry| app.want_text(&entry)).collect();
    view.child(dynamic(move || {
        if texts.iter().any(|text| matches!(text.get(), Load::Idle | Load::Loading)) {
            return Nodes::default().child(paragraph("loading", app.text(msg::LOADING)));
        }
        compose(app);
        let id = id.clone();
        Nodes::default().child(dynamic(move || match sent.get() {
            true => passed_on(app, &id),
            false => form(app, &id),
        }))
    }))
}

/// Writes the summary, unless the customer has edited it: they may have walked on since it was written. The reference
/// stays: the customer may have noted it.
fn compose(app: App) {
    let before = app.session.with_untracked(|session| session.hand_off().cloned());
    let before = before.filter(|before| !before.is_sent).unwrap_or_default();
    if before.is_edited {
        return;
    }
    let mut hand_off = HandOff { reference: before.reference, text: summary(app), ..HandOff::default() };
    if hand_off.reference.is_empty() {
        hand_off.reference = app.new_reference();
    }
    if let Some(query) = query_line(app) {
        hand_off.set_query(&query, before.with_query);
    }
    app.session.update(|session| session.set_hand_off(Some(hand_off)));
}

/// What the customer did: flows with answers, and articles.
fn summary(app: App) -> String {
    let walked: Vec<Start> = app.session.with_untracked(|session| session.all_walked().cloned().collect());
    let mut lines: Vec<String> = walked.iter().filter_map(|start| walk(app, start)).collect();
    let read = app.session.with_untracked(|session| session.read().to_vec());
    let titles: Vec<String> =
        read.iter().filter_map(|slug| app.entry(slug)).map(|entry| entry.title).collect();
    if !titles.is_empty() {
        lines.push(msg::hand_off_read(&app, &titles.join("; ")));
    }
    lines.join("\n")
}

/// A walk as text, if its flow is loaded.
fn walk(app: App, start: &Start) -> Option<String> {
    let entry = app.entry(&start.flow)?;
    let Load::Ready(Resource::Flow(text)) = app.want_text_once(&entry).get_untracked() else { return None };
    let answers = app.session.with_untracked(|session| session.answers(start).to_vec());
    let position = ::flow::walk_from(&text, start.step.as_ref(), &answers)?;
    Some(flow::summary(&entry, &text, &answers[..position.valid], position.node))
}

/// The current summary; reactive.
fn hand_off(app: App) -> HandOff {
    app.session.with(|session| session.hand_off().cloned()).unwrap_or_default()
}

fn edit(app: App, change: impl FnOnce(&mut HandOff)) {
    app.session.update(|session| {
        let mut hand_off = session.hand_off().cloned().unwrap_or_default();
        change(&mut hand_off);
        session.set_hand_off(Some(hand_off));
    });
}

fn form(app: App, channel: &ChannelId) -> Nodes {
    let reference =
        app.session.with_untracked(|session| session.hand_off().map(|hand_off| hand_off.reference.clone()));
    let reference = reference.unwrap_or_default();
    let label = el("label").attr("for", FIELD_ID).class("field-label").child(app.text(msg::HAND_OFF_TEXT));
    let field = text_field("textarea")
        .attr("id", FIELD_ID)
        .attr("rows", "8")
        .attr("aria-describedby", "hand-off-error")
        .attr_when("aria-invalid", move || too_long(app).map(|_| "true".into()))
        .field_text(
            move || hand_off(app).text,
            move |text| edit(app, |hand_off| (hand_off.text, hand_off.is_edited) = (text, true)),
        );
    let error = el("div").class("error").attr("id", "hand-off-error");
    let error = error.words(move || too_long(app).unwrap_or_default());
    let field = el("div").class("field").child(label).child(error).child(field).child(query_option(app));
    Nodes::default()
        .child(title(app, app.text(msg::HAND_OFF_TITLE)))
        .child(paragraph("lead", app.text(msg::HAND_OFF_INTRO)))
        .child(el("p").class("reference").child(with_reference(app, msg::hand_off_reference, &reference)))
        .child(field)
        .child(hidden::preview(app, move || hand_off(app).text))
        .child(refused(app))
        .child(ways(app, channel))
        .child(hidden::unchecked(app))
}

/// Says that the text is too long, and by how much.
fn too_long(app: App) -> Option<String> {
    let by = hand_off(app).text.chars().count().checked_sub(HAND_OFF_LIMIT + 1)? + 1;
    Some(msg::hand_off_too_long(&app, by))
}

/// The summary's line with the last query, if there was one.
fn query_line(app: App) -> Option<String> {
    let query = app.session.with_untracked(|session| session.searched().to_owned());
    (!query.is_empty()).then(|| msg::hand_off_searched(&app, &query))
}

/// The query is added only if the customer agrees.
fn query_option(app: App) -> Option<El> {
    let line = query_line(app)?;
    let agree = el("input")
        .attr("type", "checkbox")
        .prop("checked", move || hand_off(app).with_query)
        .on("change", move |event| {
            edit(app, |hand_off| hand_off.set_query(&line, event_target_checked(&event)))
        });
    Some(el("label").class("option").child(agree).child(el("span").child(app.text(msg::HAND_OFF_QUERY))))
}

fn ways(app: App, channel: &ChannelId) -> El {
    let is_phone = app.catalogue().channel(channel).is_some_and(|channel| channel.kind == ChannelKind::Phone);
    let words = if is_phone { msg::HAND_OFF_SEND_AHEAD } else { msg::HAND_OFF_SEND };
    let sent = channel.clone();
    el("div")
        .class("channel-ways")
        .child(press("button", app.text(words), move || send(app, &sent)))
        .child(copy(app, move || hand_off(app).text))
}

/// Redacts the summary and passes it on.
fn send(app: App, channel: &ChannelId) {
    let HandOff { reference, text, .. } =
        app.session.with_untracked(|session| session.hand_off().cloned()).unwrap_or_default();
    if too_long(app).is_some() {
        return app.focus(FIELD_ID);
    }
    let Some(pieces) = app.pieces(&text) else { return send_when_checked(app, channel) };
    // The host may have withdrawn it since the view was drawn.
    let is_taken =
        app.host(|host| host.takes_hand_off(channel) && host.hand_off(channel, &reference, &pieces.concat()));
    if !is_taken {
        app.announce(app.text(msg::HAND_OFF_FAILED));
    }
    edit(app, |hand_off| (hand_off.is_sent, hand_off.is_refused) = (is_taken, !is_taken));
}

/// The same once dispatch is loaded. If something is hidden then, the customer sees it first.
fn send_when_checked(app: App, channel: &ChannelId) {
    let (loaded, channel) = (app.load_dispatch(), channel.clone());
    app.spawn(async move {
        let is_ready = loaded.await;
        // It may have been sent meanwhile.
        let hand_off = app.session.with_untracked(|session| session.hand_off().cloned());
        if is_ready
            && let Some(HandOff { text, is_sent: false, .. }) = hand_off
            && app.pieces(&text).is_some_and(|pieces| pieces.len() == 1)
        {
            send(app, &channel);
        }
    });
}

/// Says that the host did not accept it.
fn refused(app: App) -> AnyView {
    dynamic(move || {
        let failed = || el("div").class("failed").child(paragraph("", app.text(msg::HAND_OFF_FAILED)));
        hand_off(app).is_refused.then(failed)
    })
}

fn passed_on(app: App, channel: &ChannelId) -> Nodes {
    let reference =
        app.session.with_untracked(|session| session.hand_off().map(|hand_off| hand_off.reference.clone()));
    let reference = reference.unwrap_or_default();
    Nodes::default()
        .child(el("p").class("outcome resolved").child(icon(icon::CHECK)))
        .child(title(app, app.text(msg::HAND_OFF_DONE)))
        .child(el("p").class("lead").child(with_reference(app, msg::hand_off_sent, &reference)))
        .child(app.catalogue().channel(channel).map(|channel| contact::ways(app, channel, false)))
        .child(press("button quiet", app.text(msg::BACK), move || app.back()))
}
