//! What stands between a customer's words and the bank: numbers are hidden in them, and they wait until they are sent.
//!
//! Like the engine it is a WebAssembly module of its own (`dispatch-module`) that imports nothing. `embed/record.js`
//! fetches it when a customer first writes something that may be sent, and stores what it says; `embed/dispatch.js` sends.
//! It speaks in texts, which JavaScript reads without knowing how Rust writes values.

use outbox::{Call, Command, Effect, Item, Status, Why};
use redact::{Piece, Scope};

/// What became of a command.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ran {
    /// The record to store in place of the one there was: none leaves it as it is, an empty one is deleted.
    pub stored: Option<Vec<u8>>,
    /// What to do, and what with: see [`run`].
    pub answer: Vec<String>,
}

/// The parts of a text: words, and at every second place the mark for something that is hidden, such as `[card]`. The
/// first and the last are words, which may be empty. E-mail addresses and telephone numbers are hidden only if `contacts`
/// are to be.
pub fn hide(text: &str, contacts: bool) -> Vec<&str> {
    let scope = if contacts { Scope::Contacts } else { Scope::Secrets };
    let mut parts = vec![""];
    for piece in redact::pieces(text, scope) {
        match piece {
            // There is one at most between two that are hidden.
            Piece::Text(words) => parts.last_mut().into_iter().for_each(|part| *part = words),
            Piece::Hidden(kind) => parts.extend([kind.mark(), ""]),
        }
    }
    parts
}

/// Carries out a command on the record of what waits to be sent; see [`outbox::run`].
///
/// | number | command | parameters | answer |
/// |---|---|---|---|
/// | 0 | keep an item | key, reference, address, body | `waiting` or `sending`; `full` if there is no room, `unreadable` if the record is damaged |
/// | 1 | what is to be sent now? | | `send`, key, reference, address, body, number of the try; `wait`, until when; or nothing |
/// | 2 | a try was answered with `status`, 0 for no answer | key, number of the try, `Retry-After`, the time in it | how far the item is |
/// | 3 | how far is an item? | key | `waiting`, `sending`, `refused`, `expired` or `gone` |
/// | 4 | what will not be sent, and no customer was told so? | | `lost`, key and reference of each, empty for a damaged record |
/// | 5 | a customer was told so | key | |
/// | 6 | send for the last time, and forget | | `last`, key, reference, address and body of each |
/// | 7 | send what waits without waiting longer | | as 1 |
///
/// `now` and the times in parameters and answers are milliseconds since 1970, `random` is in 0..1. An unknown number and
/// missing parameters change nothing.
pub fn run(record: &[u8], number: u32, parameters: &[&str], status: u32, now: f64, random: f64) -> Ran {
    let parameter = |at: usize| parameters.get(at).copied().unwrap_or_default().to_owned();
    let command = match number {
        0 => Command::Add(Item {
            key: parameter(0),
            reference: parameter(1),
            url: parameter(2),
            body: parameter(3),
        }),
        1 => Command::Next,
        2 => Command::Settle {
            key: parameter(0),
            attempt: parameter(1).parse().unwrap_or(0),
            status: u16::try_from(status).ok().filter(|status| *status != 0),
            retry_after: parameter(2),
            retry_date: parameter(3).parse().ok(),
        },
        5 => Command::Told(parameter(0)),
        6 => Command::LastTry,
        7 => Command::Hurry,
        _ => Command::Status(parameter(0)),
    };
    let random = (random * f64::from(u32::MAX)) as u32;
    let ran = outbox::run(Call { stored: record.to_vec(), now: now as u64, random, command });
    let answer = match number {
        4 => {
            let lost = ran.lost.into_iter().flat_map(|lost| [lost.key, lost.reference]);
            std::iter::once("lost".to_owned()).chain(lost).collect()
        }
        _ => answer(ran.effect),
    };
    Ran { stored: ran.stored, answer }
}

fn answer(effect: Effect) -> Vec<String> {
    let name = match effect {
        Effect::Send { item, attempt } => {
            return [vec!["send".to_owned()], fields(item), vec![attempt.to_string()]].concat();
        }
        Effect::Wait(until) => return vec!["wait".to_owned(), until.to_string()],
        Effect::LastTry { items, .. } => {
            return std::iter::once("last".to_owned()).chain(items.into_iter().flat_map(fields)).collect();
        }
        Effect::Nothing => "",
        Effect::Full => "full",
        Effect::Unreadable | Effect::Status(Status::Lost(Why::Unreadable)) => "unreadable",
        Effect::Status(Status::Waiting) => "waiting",
        Effect::Status(Status::Sending) => "sending",
        Effect::Status(Status::Lost(Why::Refused)) => "refused",
        Effect::Status(Status::Lost(Why::Expired)) => "expired",
        Effect::Status(Status::Gone) => "gone",
    };
    vec![name.to_owned()]
}

fn fields(item: Item) -> Vec<String> {
    vec![item.key, item.reference, item.url, item.body]
}
