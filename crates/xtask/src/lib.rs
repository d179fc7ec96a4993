//! What builds, serves, weighs and tests Handrail: `cargo xtask …`.
//!
//! - [`build`] makes `dist/`: the demo page and, in `dist/embed/`, everything that a bank deploys.
//! - [`release`] sees to it that `dist/` is as customers get it.
//! - [`serve`] builds, and starts the demo bank's server.
//! - [`size`] weighs what customers download and fails above the budgets.
//! - [`checks`] runs every check there is.
//!
//! The programs all of this needs are found, or installed once, by the crate `tools`.

pub mod build;
pub mod checks;
pub mod release;
pub mod serve;
pub mod size;

use tools::{self, command, workspace};
