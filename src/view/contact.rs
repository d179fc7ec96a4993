//! The ways to reach a human.

use contact::{Day, Moment, Offer, Offset, Opening, clocks_differ, closing, moment, offer};
use leptos::prelude::*;
use model::{Channel, ChannelId, ChannelKind, Days, Hours, Msg, is_safe_address, msg};
use session::View;

use super::icon::{self, icon};
use super::number::{call_link, is_abroad};
use super::parts::{paragraph, press, title};
use crate::app::App;
use crate::dom::{El, Memo, dynamic, el};
use crate::host::{customer_offset, two_digits};

pub(crate) fn view(app: App, first: Option<ChannelId>) -> El {
    let is_first = |offer: &&Offer<'_>| Some(&offer.channel.id) == first.as_ref();
    let cards = |offers: &[Offer<'_>]| {
        let (first, others): (Vec<&Offer<'_>>, Vec<_>) = offers.iter().partition(is_first);
        let cards = first.into_iter().chain(others).map(|offer| el("li").child(draw(app, offer.channel)));
        cards.collect::<Vec<El>>()
    };
    // Not reactive: what a customer is about to press must not move.
    let channels = untrack(|| offers(app, cards));
    el("div")
        .class("view")
        .child(title(app, app.text(msg::CONTACT_TITLE)))
        .child(paragraph("lead", app.text(msg::CONTACT_INTRO)))
        .child(el("ul").class("channels").attr("role", "list").child(channels))
}

/// One channel, as an outcome offers it.
pub(crate) fn card(app: App, id: &ChannelId) -> Option<El> {
    app.catalogue().channel(id).map(|channel| draw(app, channel))
}

/// A part of a card that depends on its channel's offer: redrawn when what `find` gives has changed.
fn of_offer<T: Clone + PartialEq + Send + Sync + 'static>(
    app: App,
    id: &ChannelId,
    find: impl Fn(&Offer<'_>) -> Option<T> + Send + Sync + 'static,
    draw: impl Fn(T) -> El + Send + 'static,
) -> AnyView {
    let id = id.clone();
    let shown = Memo::new(move || {
        offers(app, |offers| offers.iter().find(|offer| offer.channel.id == id).and_then(&find))
    });
    dynamic(move || shown.get().map(&draw))
}

/// The channels for what the customer is reading, in the order in which they are offered.
fn offers<T>(app: App, with: impl FnOnce(&[Offer<'_>]) -> T) -> T {
    let catalogue = app.catalogue();
    let subject = app.subject();
    let topic = subject.as_ref().map(|entry| entry.topic);
    let urgent = app.is_urgent();
    let now = app.now();
    let bank = bank_clock(app);
    let bank: Option<Offset<'_>> = app.bank_offset(now).is_some().then_some(&bank);
    // A flow or a link may name any of them: those for other topics come last.
    let mut offers = offer(&catalogue.channels, &catalogue.emergency_channel, topic, urgent, now, bank);
    let all = offer(&catalogue.channels, &catalogue.emergency_channel, None, urgent, now, bank);
    for other in all {
        if !offers.iter().any(|offer| offer.channel.id == other.channel.id) {
            offers.push(other);
        }
    }
    with(&offers)
}

/// The offset of the bank's clock, where [`App::bank_offset`] knows it.
fn bank_clock(app: App) -> impl Fn(u32) -> i32 {
    move |at| app.bank_offset(at).unwrap_or(0)
}

/// A channel: its name, when to use it, whether it is open, and how to reach it. Its buttons are drawn once, so that nobody
/// loses the focus at closing time.
fn draw(app: App, channel: &Channel) -> El {
    let picture = match channel.kind {
        ChannelKind::Phone | ChannelKind::Callback => icon::PHONE,
        ChannelKind::Chat | ChannelKind::SecureMessage => icon::MESSAGE,
        ChannelKind::Branch | ChannelKind::Social => icon::INFO,
    };
    let name = el("h3").class("channel-name").child(icon(picture)).child(channel.name.clone());
    // Without hours, only these are always open: nobody answers a secure message at once.
    let answers_at_once =
        matches!(channel.kind, ChannelKind::Phone | ChannelKind::Chat | ChannelKind::Callback);
    let opening = (answers_at_once || !channel.hours.is_empty()).then(|| opening(app, &channel.id));
    let hours: Vec<El> =
        channel.hours.iter().map(|hours| paragraph("hours", hours_line(app, *hours))).collect();
    el("div")
        .class("channel")
        .child(name)
        .child(paragraph("channel-note", channel.note.clone()))
        .child(opening)
        .child(hours)
        .child(languages(app, channel))
        .child(instead(app, &channel.id))
        .child(ways(app, channel, true))
}

/// Whether it is open, and until or from when.
fn opening(app: App, id: &ChannelId) -> AnyView {
    let line = move |offer: &Offer<'_>| Some((offer.is_open(), opening_line(app, offer.opening?)));
    of_offer(app, id, line, |(is_open, line)| {
        paragraph(if is_open { "opening open" } else { "opening" }, line)
    })
}

/// While it is closed, a link to a channel that is open.
fn instead(app: App, id: &ChannelId) -> AnyView {
    let find = |offer: &Offer<'_>| offer.instead.map(|instead| (instead.id.clone(), instead.name.clone()));
    of_offer(app, id, find, move |(id, name)| {
        press("link", msg::contact_instead(&app, &name), move || {
            app.open(View::Contact(Some(id.clone())));
        })
    })
}

/// How to reach a channel; `with_hand_off`, also with a summary of what the customer did, if the host passes one on.
pub(crate) fn ways(app: App, channel: &Channel, with_hand_off: bool) -> El {
    let hand_off = with_hand_off && app.host(|host| host.takes_hand_off(&channel.id));
    let prepare = |class, words: String| {
        let id = channel.id.clone();
        press(class, words, move || app.open(View::HandOff(id.clone())))
    };
    let number = channel.number.as_ref();
    let url = channel.url.as_ref().filter(|url| is_safe_address(url));
    let go = match (url, number) {
        (_, Some(_)) => None,
        _ if hand_off => Some(prepare("button", channel.name.clone())),
        (Some(url), None) => {
            Some(el("a").class("button").attr_text("href", url.clone()).child(channel.name.clone()))
        }
        (None, None) => None,
    };
    let mut numbers = calls(app, channel).into_iter();
    el("div")
        .class("channel-ways")
        .child(numbers.next())
        .child(go)
        .child(numbers.next())
        .child((hand_off && number.is_some()).then(|| prepare("link", app.text(msg::CONTACT_PREPARE))))
}

/// Links that call a channel's numbers, first the one to be called from where the customer seems to be.
fn calls(app: App, channel: &Channel) -> Vec<El> {
    let here = channel.number.as_ref().map(|number| (number, msg::contact_call(&app, number)));
    let abroad = channel.number_abroad.as_ref().map(|number| (number, msg::contact_abroad(&app, number)));
    let mut numbers: Vec<_> = here.into_iter().chain(abroad).collect();
    // Not reactive: what a customer is about to press must not move.
    if untrack(|| is_abroad(app)) {
        numbers.reverse();
    }
    let classes = ["button", "plain-link"].into_iter();
    classes.zip(numbers).map(|(class, (number, words))| call_link(class, number, &words)).collect()
}

/// Whether a channel is open, and until or from when: by the customer's clock, and by the bank's where that shows
/// another time.
fn opening_line(app: App, opening: Opening) -> String {
    let (is_open, at) = match opening {
        Opening::Always => return app.text(msg::CONTACT_ALWAYS),
        Opening::Closed { opens: None } => return app.text(msg::CONTACT_CLOSED),
        Opening::Open { until } => (true, until),
        Opening::Closed { opens: Some(at) } => (false, at),
    };
    let say: fn(_, _, Offset<'_>) -> _ = if is_open { closing } else { moment };
    let now = app.now();
    let Moment { day, minutes } = say(at, now, &customer_offset);
    let time = time(minutes);
    let line = match (is_open, day_words(app, day)) {
        (true, None) => msg::contact_open(&app, &time),
        (true, Some(day)) => msg::contact_open_later(&app, &day, &time),
        (false, None) => msg::contact_opens(&app, &time),
        (false, Some(day)) => msg::contact_opens_later(&app, &day, &time),
    };
    let bank = bank_clock(app);
    if !clocks_differ(at, &customer_offset, &bank) {
        return line;
    }
    let ours = self::time(say(at, now, &bank).minutes);
    msg::contact_our_time(&app, &line, &ours)
}

/// A day in words; `None` for today.
fn day_words(app: App, day: Day) -> Option<String> {
    let name = match day {
        Day::Today => return None,
        Day::Tomorrow => return Some(app.text(msg::CONTACT_TOMORROW)),
        Day::Weekday(day) => day_name(app, day),
        Day::Date(date) => app.date(date),
    };
    Some(msg::contact_on_day(&app, &name))
}

/// Hours by the bank's clock, and a note that they are if the customer's clock differs.
fn hours_line(app: App, hours: Hours) -> String {
    let days = days(app, hours.days);
    let line = msg::contact_hours(&app, &days, &time(hours.from), &time(hours.to));
    // Not reactive: a view must not be redrawn every minute.
    let now = untrack(|| app.now());
    if app.bank_offset(now) == Some(customer_offset(now)) {
        return line;
    }
    msg::contact_hours_ours(&app, &line)
}

fn days(app: App, days: Days) -> String {
    if days.first == days.last {
        return day_name(app, days.first);
    }
    let (first, last) = (day_name(app, days.first), day_name(app, days.last));
    msg::contact_days(&app, &first, &last)
}

fn day_name(app: App, day: u8) -> String {
    const NAMES: [Msg; 7] =
        [msg::DAY_0, msg::DAY_1, msg::DAY_2, msg::DAY_3, msg::DAY_4, msg::DAY_5, msg::DAY_6];
    NAMES.get(usize::from(day)).map(|name| app.text(*name)).unwrap_or_default()
}

/// The languages it is offered in, if not only that of this text.
fn languages(app: App, channel: &Channel) -> Option<El> {
    if channel.languages.is_empty() {
        return None;
    }
    let names = app.language_names(&channel.languages).join(", ");
    Some(paragraph("hours", msg::contact_languages(&app, &names)))
}

/// A time of day such as 08:00.
fn time(minutes: u16) -> String {
    [two_digits(minutes / 60), two_digits(minutes % 60)].join(":")
}
