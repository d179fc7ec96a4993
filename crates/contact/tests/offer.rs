//! Which channels a customer is offered, and in which order.
#![allow(clippy::unwrap_used, reason = "a helper that meets an error fails the test that called it")]

mod common;

use common::{at, channel, zone};
use contact::{Offset, Opening, offer};
use model::{Channel, ChannelId, ChannelKind};

const CARDS: u32 = 0;
const TRANSFERS: u32 = 1;
const LOANS: u32 = 2;

/// A Friday: at noon all are open, at night the emergency line, the secure message and the pages are.
const NOON: &str = "2026-11-20T12:00Z";
const NIGHT: &str = "2026-11-20T23:00Z";

fn of(id: &str, kind: ChannelKind, hours: &str, topics: &[u32]) -> Channel {
    Channel { id: ChannelId::new(id).unwrap(), kind, topics: topics.to_vec(), ..channel(hours) }
}

fn bank() -> Vec<Channel> {
    vec![
        of("emergency", ChannelKind::Phone, "", &[]),
        of("service", ChannelKind::Phone, "mon-fri 08:00-20:00", &[]),
        of("chat", ChannelKind::Chat, "mon-sun 07:00-22:00", &[]),
        of("transfers", ChannelKind::Phone, "mon-fri 09:00-17:00", &[TRANSFERS]),
        of("cards-chat", ChannelKind::Chat, "mon-fri 09:00-17:00", &[CARDS, TRANSFERS]),
        of("message", ChannelKind::SecureMessage, "", &[]),
        of("branch", ChannelKind::Branch, "", &[LOANS]),
    ]
}

/// The names in order; a closed one in brackets, with what is open instead; a question mark after one of which nobody
/// knows.
fn said(channels: &[Channel], topic: Option<u32>, urgent: bool, now: &str) -> String {
    said_by(Some(&zone("Europe/London")), channels, topic, urgent, now)
}

/// As [`said`], by some clocks of the bank.
fn said_by(
    bank: Option<Offset<'_>>,
    channels: &[Channel],
    topic: Option<u32>,
    urgent: bool,
    now: &str,
) -> String {
    let emergency = ChannelId::new("emergency").unwrap();
    let offers = offer(channels, &emergency, topic, urgent, at(now), bank);
    let said = offers.iter().map(|offer| match (offer.opening.map(Opening::is_open), offer.instead) {
        (Some(true), None) => offer.channel.id.to_string(),
        (None, None) => format!("{}?", offer.channel.id),
        (Some(false), instead) => {
            format!("[{} {}]", offer.channel.id, instead.map_or("-", |channel| channel.id.as_str()))
        }
        (_, Some(_)) => panic!("{} is not closed and names another", offer.channel.id),
    });
    said.collect::<Vec<_>>().join(" ")
}

#[test]
fn without_a_topic_all_are_offered_the_open_ones_first() {
    let bank = bank();
    assert_eq!(said(&bank, None, false, NOON), "emergency service chat transfers cards-chat message branch");
    assert_eq!(
        said(&bank, None, false, NIGHT),
        "emergency message branch [service message] [chat message] [transfers message] [cards-chat message]"
    );
}

#[test]
fn those_for_the_topic_come_before_those_for_everything_and_the_others_are_left_out() {
    let bank = bank();
    assert_eq!(said(&bank, Some(CARDS), false, NOON), "cards-chat service chat message emergency");
    assert_eq!(
        said(&bank, Some(TRANSFERS), false, NOON),
        "transfers cards-chat service chat message emergency"
    );
    assert_eq!(said(&bank, Some(LOANS), false, NOON), "branch service chat message emergency");
}

#[test]
fn the_emergency_line_comes_first_for_urgent_matters_only() {
    let bank = bank();
    assert_eq!(said(&bank, Some(CARDS), true, NOON), "emergency cards-chat service chat message");
    assert_eq!(
        said(&bank, Some(CARDS), true, NIGHT),
        "emergency [cards-chat emergency] message [service emergency] [chat emergency]"
    );
    assert_eq!(
        said(&bank, Some(CARDS), false, NIGHT),
        "[cards-chat message] message [service message] [chat message] emergency"
    );
    let mut last = bank.clone();
    last.rotate_left(1);
    assert!(said(&last, None, true, NIGHT).starts_with("emergency "));
}

#[test]
fn a_closed_channel_names_an_open_one_of_its_kind_else_a_telephone() {
    let bank = bank();
    let evening = "2026-11-20T18:00Z";
    assert_eq!(
        said(&bank, Some(TRANSFERS), false, evening),
        "[transfers service] [cards-chat chat] service chat message emergency"
    );
    let without_chat: Vec<_> = bank.into_iter().filter(|channel| channel.id.as_str() != "chat").collect();
    assert_eq!(
        said(&without_chat, Some(CARDS), false, evening),
        "[cards-chat service] service message emergency"
    );
}

#[test]
fn a_branch_is_not_named_instead_and_nothing_open_names_nothing() {
    let some = [
        of("emergency", ChannelKind::Phone, "", &[]),
        of("service", ChannelKind::Phone, "mon-fri 08:00-20:00", &[]),
        of("branch", ChannelKind::Branch, "", &[]),
    ];
    assert_eq!(said(&some, None, false, NIGHT), "emergency branch [service -]");
}

#[test]
fn a_topic_that_only_the_emergency_line_serves_is_offered_all() {
    let some = [
        of("emergency", ChannelKind::Phone, "", &[]),
        of("transfers", ChannelKind::Phone, "", &[TRANSFERS]),
        of("branch", ChannelKind::Branch, "", &[LOANS]),
    ];
    assert_eq!(said(&some, Some(CARDS), false, NOON), "transfers branch emergency");
}

#[test]
fn the_banks_clock_decides_wherever_it_stands() {
    let bank = bank();
    // It is noon in London, and half past five in the evening in Kolkata.
    assert_eq!(
        said_by(Some(&zone("Asia/Kolkata")), &bank, Some(TRANSFERS), false, NOON),
        "[transfers service] [cards-chat chat] service chat message emergency"
    );
    // Seven in the morning in New York, and a quarter to two in the night of Saturday on the Chatham Islands.
    assert_eq!(
        said_by(Some(&zone("America/New_York")), &bank, None, false, NOON),
        "emergency chat message branch [service chat] [transfers chat] [cards-chat chat]"
    );
    assert_eq!(
        said_by(Some(&zone("Pacific/Chatham")), &bank, None, false, NOON),
        "emergency message branch [service message] [chat message] [transfers message] [cards-chat message]"
    );
}

#[test]
fn where_nobody_knows_the_banks_clock_nothing_is_called_open_but_what_always_is() {
    let bank = bank();
    assert_eq!(
        said_by(None, &bank, None, false, NOON),
        "emergency service? chat? transfers? cards-chat? message branch"
    );
    assert_eq!(
        said_by(None, &bank, Some(CARDS), true, NIGHT),
        "emergency cards-chat? service? chat? message"
    );
}
