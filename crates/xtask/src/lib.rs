//! What builds, serves, measures and tests Handrail: `cargo xtask …`.
//!
//! - [`bench`] measures how long a keystroke takes the search.
//! - [`build`] makes `dist/`: the demo page and, in `dist/embed/`, everything that a bank deploys.
//! - [`server`] serves it under the strictest policy it promises to run under, and takes feedback in.
//! - [`size`] weighs what customers download and fails above the budgets.
//! - [`eval`] measures how often search finds what customers ask for.
//! - [`checks`] runs every check there is.
//! - [`tools`] finds the programs all of this needs, or installs them once.

pub mod bench;
pub mod build;
pub mod checks;
pub mod command;
pub mod eval;
pub mod server;
pub mod size;
pub mod tools;
pub mod workspace;
