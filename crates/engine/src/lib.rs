//! All that reads what customers type, in one place without a way out.
//!
//! The engine is a WebAssembly module of its own (`exports`, with the feature `module`), fetched when search is first wanted. It imports
//! nothing: no network, no storage, no DOM, no clock. So what a customer types cannot leave it but as an answer to the
//! panel. The panel speaks to it in bytes, as [`model::wire`] writes them: a [`Request`] in, its answer out.

mod engine;
#[cfg(feature = "module")]
mod exports;
mod protocol;
mod traps;

pub use engine::{Engine, OpenError};
pub use protocol::{Excerpt, Found, Marks, Request};
pub use traps::Traps;
