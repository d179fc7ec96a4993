//! The ways to reach a human.

use leptos::html::{a, div, h3, li, p, ul};
use leptos::prelude::*;
use model::messages::Value;
use model::{Channel, ChannelId, ChannelKind, Days, Hours, msg};

use super::icon::{self, icon};
use super::parts::{paragraph, title};
use crate::app::App;

pub(crate) fn view(app: App, first: Option<&ChannelId>) -> AnyView {
    let catalogue = app.catalogue();
    let mut channels: Vec<&Channel> = catalogue.channels.iter().collect();
    if let Some(first) = first {
        channels.sort_by_key(|channel| channel.id != *first);
    }
    let channels: Vec<_> =
        channels.into_iter().map(|channel| li().child(card(app, channel)).into_any()).collect();
    div()
        .class("view")
        .child((
            title(app, app.text(msg::CONTACT_TITLE)),
            paragraph("lead", app.text(msg::CONTACT_INTRO)),
            ul().class("channels").role("list").child(channels),
        ))
        .into_any()
}

/// A channel: its name, when to use it, when it is open, and how to reach it.
pub(crate) fn card(app: App, channel: &Channel) -> AnyView {
    let picture = match channel.kind {
        ChannelKind::Phone | ChannelKind::Callback => icon::PHONE,
        ChannelKind::Chat | ChannelKind::SecureMessage => icon::MESSAGE,
        ChannelKind::Branch => icon::INFO,
    };
    let call = channel.number.as_ref().map(|number| {
        let label = app.text_with(msg::CONTACT_CALL, &[("number", Value::Text(number))]);
        a().class("button").href(tel(number)).child((icon(icon::PHONE), label)).into_any()
    });
    let abroad = channel.number_abroad.as_ref().map(|number| {
        let label = app.text_with(msg::CONTACT_ABROAD, &[("number", Value::Text(number))]);
        a().class("plain-link").href(tel(number)).child(label).into_any()
    });
    let go = channel
        .url
        .as_ref()
        .map(|url| a().class("button").href(url.clone()).child(channel.name.clone()).into_any());
    div()
        .class("channel")
        .child((
            h3().class("channel-name").child((icon(picture), channel.name.clone())),
            paragraph("channel-note", channel.note.clone()),
            hours(app, channel),
            div().class("channel-ways").child((call, go, abroad)),
        ))
        .into_any()
}

/// The address that calls `number`.
pub(crate) fn tel(number: &str) -> String {
    let dialled: String = number.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
    format!("tel:{dialled}")
}

fn hours(app: App, channel: &Channel) -> AnyView {
    if channel.hours.is_empty() {
        return paragraph("hours", app.text(msg::CONTACT_ALWAYS));
    }
    let lines =
        channel.hours.iter().map(|hours| p().class("hours").child(hours_line(app, *hours)).into_any());
    lines.collect::<Vec<_>>().into_any()
}

fn hours_line(app: App, hours: Hours) -> String {
    let values = [
        ("days", Value::Text(&days(app, hours.days))),
        ("from", Value::Text(&time(hours.from))),
        ("to", Value::Text(&time(hours.to))),
    ];
    app.text_with(msg::CONTACT_HOURS, &values)
}

fn days(app: App, days: Days) -> String {
    const NAMES: [&str; 7] =
        [msg::DAY_0, msg::DAY_1, msg::DAY_2, msg::DAY_3, msg::DAY_4, msg::DAY_5, msg::DAY_6];
    let name = |day: u8| NAMES.get(usize::from(day)).map(|name| app.text(name)).unwrap_or_default();
    if days.first == days.last {
        return name(days.first);
    }
    let values = [("first", Value::Text(&name(days.first))), ("last", Value::Text(&name(days.last)))];
    app.text_with(msg::CONTACT_DAYS, &values)
}

/// A time of day such as 08:00.
fn time(minutes: u16) -> String {
    let two_digits = |number: u16| if number < 10 { format!("0{number}") } else { number.to_string() };
    let (hours, minutes) = (two_digits(minutes / 60), two_digits(minutes % 60));
    format!("{hours}:{minutes}")
}
