//! How long and how much.

/// How long a request may take, in milliseconds. On a poor connection a message of 2 KB takes a few seconds.
pub const TIMEOUT: u64 = 20_000;

/// How long a tab may keep an item to itself, in milliseconds. Longer than [`TIMEOUT`] by more than tabs' clocks differ.
pub const LEASE: u64 = 60_000;

/// How long an item is kept, in milliseconds: seven days.
pub const KEEP: u64 = 7 * DAY;

/// The longest time between two tries, in milliseconds: a day.
pub const MAX_WAIT: u64 = DAY;

/// How many items are kept, with those that are lost.
pub const MAX_ITEMS: usize = 50;

/// How long the record gets, in bytes.
pub const MAX_BYTES: usize = 256 * 1024;

/// How much can be sent while a page is being left, in bytes of all bodies together (the Fetch standard, “HTTP-network-
/// or-cache fetch”: `keepalive`).
pub const LAST_TRY_BYTES: usize = 64 * 1024;

const DAY: u64 = 24 * 60 * 60 * 1000;
