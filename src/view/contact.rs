//! The ways to reach a human.

use model::messages::Value;
use model::{Channel, ChannelId, ChannelKind, Days, Hours, Msg, msg};

use super::icon::{self, icon};
use super::parts::{paragraph, title};
use crate::app::App;
use crate::dom::{El, el};
use crate::host::two_digits;

pub(crate) fn view(app: App, first: Option<&ChannelId>) -> El {
    let catalogue = app.catalogue();
    let is_first = |channel: &&Channel| Some(&channel.id) == first;
    let (first, others): (Vec<_>, Vec<_>) = catalogue.channels.iter().partition(is_first);
    let cards = first.into_iter().chain(others).map(|channel| el("li").child(card(app, channel)));
    let channels: Vec<El> = cards.collect();
    el("div")
        .class("view")
        .child(title(app, app.text(msg::CONTACT_TITLE)))
        .child(paragraph("lead", app.text(msg::CONTACT_INTRO)))
        .child(el("ul").class("channels").attr("role", "list").child(channels))
}

/// A channel: its name, when to use it, when it is open, and how to reach it.
pub(crate) fn card(app: App, channel: &Channel) -> El {
    let picture = match channel.kind {
        ChannelKind::Phone | ChannelKind::Callback => icon::PHONE,
        ChannelKind::Chat | ChannelKind::SecureMessage => icon::MESSAGE,
        ChannelKind::Branch => icon::INFO,
    };
    let call = |class, message, number: &String| {
        let label = app.text_with(message, &[("number", Value::Text(number))]);
        el("a").class(class).attr_text("href", tel(number)).child(label)
    };
    let go =
        |url: &String| el("a").class("button").attr_text("href", url.clone()).child(channel.name.clone());
    let ways = el("div")
        .class("channel-ways")
        .child(channel.number.as_ref().map(|number| call("button", msg::CONTACT_CALL, number)))
        .child(channel.url.as_ref().map(go))
        .child(channel.number_abroad.as_ref().map(|number| call("plain-link", msg::CONTACT_ABROAD, number)));
    let name = el("h3").class("channel-name").child(icon(picture)).child(channel.name.clone());
    el("div")
        .class("channel")
        .child(name)
        .child(paragraph("channel-note", channel.note.clone()))
        .child(hours(app, channel))
        .child(ways)
}

/// The address that calls `number`.
pub(crate) fn tel(number: &str) -> String {
    let dialled: String = number.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
    ["tel:", &dialled].concat()
}

fn hours(app: App, channel: &Channel) -> Vec<El> {
    if channel.hours.is_empty() {
        return vec![paragraph("hours", app.text(msg::CONTACT_ALWAYS))];
    }
    channel.hours.iter().map(|hours| paragraph("hours", hours_line(app, *hours))).collect()
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
    const NAMES: [Msg; 7] =
        [msg::DAY_0, msg::DAY_1, msg::DAY_2, msg::DAY_3, msg::DAY_4, msg::DAY_5, msg::DAY_6];
    let name = |day: u8| NAMES.get(usize::from(day)).map(|name| app.text(*name)).unwrap_or_default();
    if days.first == days.last {
        return name(days.first);
    }
    let values = [("first", Value::Text(&name(days.first))), ("last", Value::Text(&name(days.last)))];
    app.text_with(msg::CONTACT_DAYS, &values)
}

/// A time of day such as 08:00.
fn time(minutes: u16) -> String {
    [two_digits(minutes / 60), two_digits(minutes % 60)].join(":")
}
