//! What stands between a customer's words and the bank: numbers are hidden in them, and they wait until they are sent.
//!
//! Like the engine it is a WebAssembly module of its own (`dispatch-module`) that imports nothing: the panel fetches it
//! when a customer first writes something that may be sent, and speaks to it in bytes. It decides what is kept, when it
//! is sent and when it is forgotten; storing and sending are the panel's.

pub use outbox::{Call, Command, Effect, Item, Lost, Ran, Status, TIMEOUT, Why};

use model::wire::Wire;
use model::{choice, record};

/// What the panel asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Request {
    /// What of this text may leave the device? The answer is a list of [`Piece`]s.
    Hide {
        /// What was written.
        text: String,
    },
    /// What is to be done with the record of what waits? The answer is [`Ran`].
    Outbox {
        /// The question.
        call: Call,
    },
}

/// A part of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// What may leave the device: the words as they were written, or in their place a mark such as `[card]`.
    pub text: String,
    /// Whether it is a mark.
    pub is_mark: bool,
}

record! {
    Piece { text, is_mark }
}

choice! {
    Request {
        0 = Hide { text },
        1 = Outbox { call },
    }
}

/// The answer to a [`Request`], both in bytes; no bytes for what is not a request.
pub fn answer(request: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    match Request::take(&mut &*request) {
        Some(Request::Hide { text }) => hide(&text).put(&mut out),
        Some(Request::Outbox { call }) => outbox::run(call).put(&mut out),
        None => {}
    }
    out
}
