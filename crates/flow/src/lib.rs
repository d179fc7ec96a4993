//! Walking a flow, and proving that it can be walked.
//!
//! A customer's position is never stored: it is replayed from the answers. So going back, changing an answer,
//! resuming and surviving a new release of the flow are one mechanism, [`walk()`], or [`walk_from`] where a link leads into
//! the middle of a flow. [`analyse()`] proves what holds for every walk, and [`differences`] that two locales' flows can be
//! walked alike.

mod analyse;
mod compare;
mod graph;
mod walk;

pub use analyse::{Fault, MAX_ANSWERS, MAX_CYCLES, analyse};
pub use compare::{Difference, differences};
pub use walk::{Answer, Position, answers_left, walk, walk_from};
