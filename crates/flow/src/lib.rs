//! Walking a flow, and proving that it can be walked.
//!
//! Where a customer stands is never stored: it is replayed from the answers. So going back, changing an answer,
//! resuming and surviving a new release of the flow are one mechanism, [`walk`].

mod analyse;
mod walk;

pub use analyse::{Fault, analyse};
pub use walk::{Answer, Position, answers_left, walk, walk_from};
