//! Records that a command cannot read, or has to take as they are.

use dispatch::{Call, Command, Effect, Item, Lost, MAX_BYTES, Ran, Status, Why, run};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::tab::{NOW, Tab, item};

#[test]
fn a_record_of_a_newer_release_is_left_alone_and_wiped_when_asked() {
    let mut tab = Tab { record: vec![2, 1, 2, 3], ..Tab::new() };
    let ran = |effect| Ran { stored: None, effect, lost: Vec::new() };
    assert_eq!(tab.run(Command::Add(item("a"))), ran(Effect::Full));
    assert_eq!(tab.run(Command::Next), ran(Effect::Nothing));
    assert_eq!(tab.run(Command::Status("a".into())), ran(Effect::Status(Status::Waiting)));
    assert_eq!(tab.complete("a", 1, Some(200), "", None), ran(Effect::Status(Status::Gone)));
    assert_eq!(tab.run(Command::LastTry).stored, Some(Vec::new()));
}

/// A record whose end is missing.
fn torn() -> Tab {
    let mut tab = Tab::with(&["a", "b"]);
    tab.record.truncate(tab.record.len() - 3);
    tab
}

#[test]
fn a_damaged_record_is_kept_until_the_customer_was_told() {
    let mut tab = torn();
    let lost = [Lost { key: String::new(), reference: String::new(), why: Why::Unreadable }];
    let ran = |effect| Ran { stored: None, effect, lost: lost.to_vec() };
    assert_eq!(tab.run(Command::Add(item("c"))), ran(Effect::Unreadable));
    assert_eq!(tab.run(Command::Next), ran(Effect::Nothing));
    assert_eq!(tab.run(Command::Hurry), ran(Effect::Nothing));
    assert_eq!(
        tab.run(Command::Acknowledge("a".into())),
        ran(Effect::Nothing),
        "they were told of something else"
    );
    assert_eq!(tab.run(Command::Status("a".into())), ran(Effect::Status(Status::Gone)));

    let told = Ran { stored: Some(Vec::new()), effect: Effect::Nothing, lost: Vec::new() };
    assert_eq!(tab.run(Command::Acknowledge(String::new())), told);
    assert_eq!(tab.run(Command::Add(item("c"))).effect, Effect::Status(Status::Waiting));
}

#[test]
fn nothing_of_a_damaged_record_is_left_at_logout() {
    let last = Effect::LastTry { items: Vec::new(), left: 0 };
    let ran = Ran { stored: Some(Vec::new()), effect: last, lost: Vec::new() };
    assert_eq!(torn().run(Command::LastTry), ran);
}

#[test]
fn a_record_that_is_longer_than_any_of_ours_counts_as_damaged() {
    let mut tab = Tab::with(&["a"]);
    tab.record.push(0);
    assert_eq!(tab.run(Command::Add(item("b"))).effect, Effect::Unreadable);
}

fn commands() -> impl Strategy<Value = Command> {
    let key = || "[ab]|.{0,3}";
    prop_oneof![
        (key(), ".{0,9}", ".{0,9}", ".{0,99}").prop_map(|(key, reference, url, body)| Command::Add(Item {
            key,
            reference,
            url,
            body
        })),
        Just(Command::Next),
        Just(Command::Next),
        (key(), 0..4_u32, any::<Option<u16>>(), "[0-9]{0,30}|.{0,9}", any::<Option<u64>>()).prop_map(
            |(key, attempt, status, retry_after, retry_date)| Command::Complete {
                key,
                attempt,
                status,
                retry_after,
                retry_date
            }
        ),
        key().prop_map(Command::Status),
        key().prop_map(Command::Acknowledge),
        Just(Command::LastTry),
    ]
}

proptest! {
    #[test]
    fn any_record_can_be_met(
        stored in vec(any::<u8>(), 0..300),
        version in 0..3_u8,
        now: u64,
        random: u32,
        command in commands(),
    ) {
        let stored = if version == 0 { stored } else { [&[version][..], &stored].concat() };
        let ran = run(Call { stored: stored.clone(), now, random, command });
        prop_assert!(ran.stored.is_none_or(|after| after != stored && after.len() <= MAX_BYTES));
    }

    #[test]
    fn a_damaged_record_can_be_met(place: prop::sample::Index, byte: u8, command in commands()) {
        let mut tab = Tab::with(&["a", "b"]);
        tab.next();
        let place = place.index(tab.record.len());
        tab.record[place] = byte;
        tab.run(command);
    }

    #[test]
    fn whatever_was_stored_is_not_replaced_by_a_new_item_alone(bytes in vec(any::<u8>(), 0..300)) {
        let stored = [&[1][..], &bytes].concat();
        let ran = run(Call { stored: stored.clone(), now: NOW, random: 0, command: Command::Add(item("new")) });
        if ran.effect == Effect::Unreadable {
            prop_assert_eq!((ran.stored, ran.lost.len()), (None, 1));
        } else {
            // Then it was read: it holds as many items as it says first.
            let kept = ran.stored.unwrap_or(stored);
            prop_assert!(bytes.first().is_some_and(|items| kept[1] > *items || *items > 127));
        }
    }

    #[test]
    fn what_is_stored_is_what_is_read_whatever_the_clock_does(
        steps in vec((any::<u64>(), any::<u32>(), commands()), 0..12),
    ) {
        let mut tab = Tab::new();
        for (now, random, command) in steps {
            (tab.now, tab.random) = (now, random);
            tab.run(command);
            // At the same time nothing is left to be put right: what was written was read whole.
            let before = tab.record.clone();
            tab.run(Command::Status(String::new()));
            prop_assert_eq!(&tab.record, &before);
        }
    }
}
