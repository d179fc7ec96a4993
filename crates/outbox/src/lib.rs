//! The delivery of feedback: it arrives exactly once, or the customer is told that it has not been sent.
//!
//! What waits to be sent stands in one record of bytes, which all tabs of an origin share. [`run`] is a function of that
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

mod answer;
mod outbox;
mod protocol;
mod run;

pub use outbox::{KEEP, LAST_TRY_BYTES, LEASE, MAX_BYTES, MAX_ITEMS, MAX_WAIT, TIMEOUT};
pub use protocol::{Call, Command, Effect, Item, Lost, Ran, Status, Why};
pub use run::run;
