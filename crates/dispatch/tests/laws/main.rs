//! What one command does to one record.

mod records;
mod tab;

use dispatch::{
    Command, Effect, Item, KEEP, LAST_TRY_BYTES, LEASE, Lost, MAX_BYTES, MAX_ITEMS, MAX_WAIT, Ran, Status,
    Why,
};
use tab::{NOW, Tab, item};

const SECOND: u64 = 1000;

#[test]
fn an_item_is_sent_by_one_tab_and_gone_once_it_has_arrived() {
    let mut tab = Tab::with(&["a"]);
    assert_eq!(tab.next(), Effect::Send { item: item("a"), attempt: 1 });
    assert_eq!(tab.status("a"), Status::Sending);
    assert_eq!(tab.next(), Effect::Wait(NOW + LEASE));
    let ran = tab.complete("a", 1, Some(201), "", None);
    assert_eq!((ran.stored, ran.effect), (Some(Vec::new()), Effect::Status(Status::Gone)));
    assert_eq!(tab.next(), Effect::Nothing);
}

#[test]
fn items_are_sent_in_order_and_do_not_wait_for_each_other() {
    let mut tab = Tab::with(&["a", "b"]);
    assert_eq!(tab.next(), Effect::Send { item: item("a"), attempt: 1 });
    tab.complete("a", 1, Some(503), "", None);
    assert_eq!(tab.next(), Effect::Send { item: item("b"), attempt: 1 });
    tab.complete("b", 1, Some(503), "60", None);
    assert_eq!(tab.next(), Effect::Wait(NOW + 2 * SECOND - 1), "the first to be due counts");
}

#[test]
fn statuses_say_whether_an_item_has_arrived_is_refused_or_is_sent_again() {
    for status in [200, 201, 204] {
        let mut tab = Tab::with(&["a"]);
        tab.next();
        assert_eq!(
            tab.complete("a", 1, Some(status), "", None).effect,
            Effect::Status(Status::Gone),
            "{status}"
        );
    }
    for status in [400, 403, 404, 405, 410, 413, 415, 422] {
        let mut tab = Tab::with(&["a"]);
        tab.next();
        let refused = Effect::Status(Status::Lost(Why::Refused));
        assert_eq!(tab.complete("a", 1, Some(status), "", None).effect, refused, "{status}");
    }
    for status in
        [0, 302, 401, 408, 409, 425, 429, 500, 501, 502, 503, 504, 511].map(Some).into_iter().chain([None])
    {
        let mut tab = Tab::with(&["a"]);
        tab.next();
        let waits = Effect::Status(Status::Waiting);
        assert_eq!(tab.complete("a", 1, status, "", None).effect, waits, "{status:?}");
    }
}

#[test]
fn who_hurries_waits_for_the_server_only() {
    let mut tab = Tab::with(&["a"]);
    tab.next();
    tab.complete("a", 1, None, "", None);
    assert!(matches!(tab.next(), Effect::Wait(_)));
    assert_eq!(tab.run(Command::Hurry).effect, Effect::Send { item: item("a"), attempt: 2 });
    // It is on its way: hurrying does not send it twice.
    assert_eq!(tab.run(Command::Hurry).effect, Effect::Wait(NOW + LEASE));
    tab.complete("a", 2, Some(429), "60", None);
    assert_eq!(tab.run(Command::Hurry).effect, Effect::Wait(NOW + 60 * SECOND));
}

#[test]
fn what_is_lost_is_said_until_the_customer_was_told() {
    let mut tab = Tab::with(&["a"]);
    tab.next();
    tab.complete("a", 1, Some(413), "", None);
    let lost = [Lost { key: "a".into(), reference: "K7PM-3QXW".into(), why: Why::Refused }];
    assert_eq!(tab.run(Command::Next).lost, lost);
    tab.now += 10 * KEEP;
    assert_eq!(tab.run(Command::Next), Ran { stored: None, effect: Effect::Nothing, lost: lost.into() });
    assert!(!tab.record.windows(9).any(|bytes| bytes == b"/feedback"), "its text is not kept");
    let told = Ran { stored: Some(Vec::new()), effect: Effect::Nothing, lost: Vec::new() };
    assert_eq!(tab.run(Command::Acknowledge("a".into())), told);
}

#[test]
fn what_waits_is_not_forgotten_by_saying_that_it_was_lost() {
    let mut tab = Tab::with(&["a"]);
    assert_eq!(tab.run(Command::Acknowledge("a".into())).stored, None);
    assert_eq!(tab.status("a"), Status::Waiting);
}

#[test]
fn an_item_is_lost_after_seven_days_but_not_while_it_is_being_sent() {
    let mut tab = Tab::with(&["a"]);
    tab.now = NOW + KEEP - 1;
    assert_eq!(tab.next(), Effect::Send { item: item("a"), attempt: 1 });
    tab.now += LEASE - 1;
    assert_eq!(tab.status("a"), Status::Sending);
    tab.now += 1;
    assert_eq!(tab.status("a"), Status::Lost(Why::Expired));
    assert_eq!(tab.next(), Effect::Nothing);
    // The tab was only stuck, and its request had arrived.
    tab.complete("a", 1, Some(200), "", None);
    assert_eq!(tab.status("a"), Status::Gone);
}

#[test]
fn retries_wait_twice_as_long_each_time_up_to_an_hour() {
    let mut tab = Tab::with(&["a"]);
    for tries in 0..40 {
        let most = ((2 * SECOND) << tries.min(20)).min(3600 * SECOND);
        let waits = tab.wait_after(None, "", None);
        assert!(waits < most && waits + 1 >= most, "{tries}: {waits}");
        tab.now += waits;
    }
    tab.random = u32::MAX / 2;
    assert_eq!(tab.wait_after(None, "", None), 1800 * SECOND - 1);
}

#[test]
fn a_server_may_ask_for_a_longer_wait_of_up_to_a_day() {
    let date = "Sat, 21 Nov 2026 09:30:00 GMT";
    for (header, parsed, wait) in [
        ("120", None, 120 * SECOND),
        (" 120 ", Some(NOW + 5), 120 * SECOND),
        (date, Some(NOW + 90 * SECOND), 90 * SECOND),
        ("99999999999999999999999999", None, MAX_WAIT),
        (date, Some(u64::MAX), MAX_WAIT),
    ] {
        let mut tab = Tab::with(&["a"]);
        tab.random = 0;
        assert_eq!(tab.wait_after(Some(429), header, parsed), wait, "{header}");
    }
    for (header, parsed) in [("", None), ("soon", None), (date, Some(NOW - 1)), ("0", None), ("-5", None)] {
        let mut tab = Tab::with(&["a"]);
        assert!(tab.wait_after(Some(503), header, parsed) <= 2 * SECOND, "{header}");
    }
}

#[test]
fn a_lost_lease_may_say_that_the_item_has_arrived_and_nothing_else() {
    for (status, after) in [
        (None, Status::Sending),
        (Some(500), Status::Sending),
        (Some(413), Status::Sending),
        (Some(200), Status::Gone),
    ] {
        let mut tab = Tab::with(&["a"]);
        tab.next();
        tab.now += LEASE;
        assert_eq!(tab.next(), Effect::Send { item: item("a"), attempt: 2 });
        tab.complete("a", 1, status, "", None);
        assert_eq!(tab.status("a"), after, "{status:?}");
    }
}

#[test]
fn a_clock_that_was_set_back_holds_nothing_for_ever() {
    let mut tab = Tab::with(&["a", "b"]);
    tab.next();
    tab.next();
    tab.complete("b", 1, Some(429), "86400", None);
    tab.now = NOW - 1000 * KEEP;
    assert_eq!(tab.next(), Effect::Wait(tab.now + LEASE));
    tab.now += LEASE;
    assert_eq!(tab.next(), Effect::Send { item: item("a"), attempt: 2 });
    tab.now += MAX_WAIT;
    tab.complete("a", 2, Some(200), "", None);
    assert_eq!(tab.next(), Effect::Send { item: item("b"), attempt: 2 });
    tab.now += KEEP;
    assert_eq!(tab.status("b"), Status::Lost(Why::Expired));
}

#[test]
fn the_same_key_twice_is_one_item() {
    let mut tab = Tab::with(&["a"]);
    tab.next();
    assert_eq!(tab.run(Command::Add(item("a"))).effect, Effect::Status(Status::Sending));
    assert_eq!(tab.next(), Effect::Wait(NOW + LEASE));
    tab.complete("a", 1, Some(404), "", None);
    // It was refused, and the customer tries again.
    assert_eq!(tab.run(Command::Add(item("a"))).effect, Effect::Status(Status::Waiting));
    assert_eq!(tab.next(), Effect::Send { item: item("a"), attempt: 1 });
}

#[test]
fn a_full_outbox_keeps_what_it_has_and_refuses_what_is_new() {
    let mut tab = Tab::new();
    for number in 0..MAX_ITEMS {
        tab.run(Command::Add(item(&number.to_string())));
    }
    let ran = tab.run(Command::Add(item("one more")));
    assert_eq!((ran.stored, ran.effect), (None, Effect::Full));
    assert_eq!(tab.next(), Effect::Send { item: item("0"), attempt: 1 });

    let mut tab = Tab::with(&["a"]);
    let large = Item { body: "x".repeat(MAX_BYTES - 1000), ..item("large") };
    assert_eq!(tab.run(Command::Add(large.clone())).effect, Effect::Status(Status::Waiting));
    let ran = tab.run(Command::Add(Item { body: "x".repeat(1000), ..item("b") }));
    assert_eq!((ran.stored, ran.effect), (None, Effect::Full));
}

#[test]
fn logging_out_sends_what_a_leaving_page_may_send_and_leaves_nothing() {
    let mut tab = Tab::with(&["leased", "waits"]);
    tab.next();
    tab.run(Command::Add(Item { body: "x".repeat(LAST_TRY_BYTES), ..item("large") }));
    let ran = tab.run(Command::LastTry);
    let sent = Effect::LastTry { items: vec![item("waits"), item("leased")], left: 1 };
    assert_eq!(ran, Ran { stored: Some(Vec::new()), effect: sent, lost: Vec::new() });
    // A reply that comes afterwards does not bring anything back.
    assert_eq!(tab.complete("leased", 1, Some(500), "", None).effect, Effect::Status(Status::Gone));
    assert!(tab.record.is_empty());
}
