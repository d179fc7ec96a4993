//! What can be done with the record, and what follows.

use model::{choice, record};

/// One question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Call {
    /// The record as it is stored; empty if there is none.
    pub stored: Vec<u8>,
    /// The time, in milliseconds since 1970.
    pub now: u64,
    /// A random number, all bits of it. It spreads retries; nothing is kept secret by it.
    pub random: u32,
    /// What is asked.
    pub command: Command,
}

/// What can be asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Keep this item. The effect is [`Effect::Status`], [`Effect::Full`] or [`Effect::Unreadable`]. An item whose key is
    /// there already is not kept twice; one that was lost is kept again.
    Add(Item),
    /// What is to be sent now? The effect is [`Effect::Send`], [`Effect::Wait`] or [`Effect::Nothing`].
    Next,
    /// The same, and what failed waits no longer by itself: the page has a network again, or a customer wants it.
    Hurry,
    /// A request has ended, with an answer or without. The effect is the item's [`Effect::Status`].
    Complete {
        /// The item's key.
        key: String,
        /// Which try it was, as [`Effect::Send`] said.
        attempt: u32,
        /// The status of the answer; none when there was no answer: the network failed, or time was up.
        status: Option<u16>,
        /// The header `Retry-After`; empty without one.
        retry_after: String,
        /// The time that JavaScript's `Date.parse` reads in that header, if any.
        retry_date: Option<u64>,
    },
    /// How far is the item with this key? The effect is [`Effect::Status`].
    Status(String),
    /// The customer has acknowledged that the item with this key is lost; the empty one stands for a record that cannot be read.
    /// The effect is [`Effect::Nothing`].
    Acknowledge(String),
    /// The customer logs out: send what can be sent, and forget all of it. The effect is [`Effect::LastTry`].
    LastTry,
}

/// What follows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ran {
    /// The record to store instead of the one in [`Call::stored`]: none leaves it as it is, an empty one is deleted.
    pub stored: Option<Vec<u8>>,
    /// What to do.
    pub effect: Effect,
    /// What will not be sent any more, and no customer has acknowledged. Show it, then ask [`Command::Acknowledge`].
    pub lost: Vec<Lost>,
}

/// What a tab has to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Nothing.
    Nothing,
    /// Send this item now, give up after [`crate::TIMEOUT`], and then ask [`Command::Complete`].
    Send {
        /// The item.
        item: Item,
        /// Which try this is; 1 is the first.
        attempt: u32,
    },
    /// Ask for the next item at this time, in milliseconds since 1970.
    Wait(u64),
    /// This is how far an item is.
    Status(Status),
    /// The item is not kept: there is no room for it. Tell the customer that it has not been sent.
    Full,
    /// The item is not kept: the record is damaged, and the customer does not know it yet. Tell them that what was kept is
    /// lost, then ask [`Command::Acknowledge`] with an empty key; from then on there is room.
    Unreadable,
    /// Send these items at once, with `keepalive`. The record is gone.
    LastTry {
        /// The items. Their bodies fit into what browsers let a page send while it is being left.
        items: Vec<Item>,
        /// How many items did not fit, and are forgotten.
        left: u32,
    },
}

/// A piece of feedback, ready to be sent.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Item {
    /// Its `Idempotency-Key`.
    pub key: String,
    /// The name by which the customer knows it, such as `K7PM-3QXW`.
    pub reference: String,
    /// The address that it is sent to.
    pub url: String,
    /// What is sent: JSON, without anything that must not leave or be stored.
    pub body: String,
}

/// How far an item is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// It waits to be sent, for the first time or again.
    Waiting,
    /// A tab is sending it.
    Sending,
    /// It will not be sent.
    Lost(Why),
    /// It is not in the record: it has arrived, or was forgotten at logout, or was never kept.
    Gone,
}

/// What is left of an item that will not be sent.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Lost {
    /// Its key; empty for a record that cannot be read.
    pub key: String,
    /// The name by which the customer knows it; likewise.
    pub reference: String,
    /// Why it is lost.
    pub why: Why,
}

/// Why an item will not be sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Why {
    /// The server will not take it, however often it is sent.
    Refused,
    /// It could not be sent for [`crate::KEEP`].
    Expired,
    /// The record that held it, and maybe others, is damaged. It is never stored with an item.
    Unreadable,
}

record! {
    Item { key, reference, url, body }
}

choice! {
    Why { 0 = Refused, 1 = Expired, 2 = Unreadable }
}
