//! The laboratory: measures the search over the help centre in `articles/`.
//!
//! - `cargo lab eval` ([`mod@eval`]) asks it questions whose answers are known, and counts how often it finds them.
//! - `cargo lab bench` ([`mod@bench`]) measures how long a keystroke takes it in a browser, against MiniSearch.
//!
//! What they measure is compiled as for customers, by `content` and by the build in `xtask`.
//! `docs/search.md` has the numbers.

pub mod bench;
pub mod eval;
