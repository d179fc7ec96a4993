//! What is between a customer's words and the bank: numbers are hidden in them, and they wait until they are sent.
//!
//! # Delivery
//! Feedback arrives exactly once, or the customer is told that it has not been sent.
//!
//! What waits to be sent is in one record of bytes, which all tabs of an origin share. [`run()`] is a function of that
//! record, a clock's time, a random number and a [`Command`]; its [`Ran`] says what the record is then, and what the tab
//! has to do. So there is no clock, no store and no network in here, and any storage that can read and write a record in
//! one step will do.
//!
//! A piece of feedback is an [`Item`]. It is kept before it is sent, and sent by the tab that has taken a lease on it; a
//! tab that dies loses its lease by time. It leaves the record when the server has taken it. When the server refuses it
//! or it gets too old, its text goes and a note stays until a customer was told ([`Lost`]). A reply may get lost, so an
//! item may be sent again: its key lets the server keep it once.
//!
//! docs/feedback.md tells the same for those who run the server.
//!
//! # The module
//! Like the engine it is a WebAssembly module of its own that imports nothing (`exports`, with the feature `module`).
//! `embed/visit.js` starts it when a customer first writes something that may be sent, `embed/record.js` stores what it says;
//! `embed/dispatch.js` sends. It speaks in [`messages`](answer) of texts, which JavaScript reads without knowing how Rust
//! writes values. The names in them are in one list for both: [`Question`], [`Step`] and [`News`].

mod command;
#[cfg(feature = "module")]
mod exports;
mod hide;
mod limits;
mod messages;
mod outbox;
mod protocol;
mod response;
mod run;

pub use command::{Call, Command, Effect, Item, Lost, Ran, Status, Why};
pub use hide::hide;
pub use limits::{KEEP, LAST_TRY_BYTES, LEASE, MAX_BYTES, MAX_ITEMS, MAX_WAIT, TIMEOUT};
pub use messages::{Reply, answer};
pub use protocol::{News, Question, Step};
pub use run::run;
