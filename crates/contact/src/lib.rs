//! When channels are open, which of them to offer, and how to say so. No DOM, no clock, no list of time zones: the caller
//! says what time it is, and an [`Offset`] what the clocks of a place show then.
//!
//! Instants are minutes after 1970-01-01T00:00Z throughout.

mod clock;
mod moment;
mod number;
mod offer;
mod opening;
mod zone;

pub use clock::{Offset, clocks_differ};
pub use moment::{Day, Moment, closing, moment};
pub use number::numbers;
pub use offer::{Offer, offer};
pub use opening::{LOOK_AHEAD_DAYS, Opening, always_open, opening};
pub use zone::offset_of;
