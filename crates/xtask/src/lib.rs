//! What builds, serves, weighs and tests Handrail: `cargo xtask …`.
//!
//! - [`build`] makes `dist/`: the demo page and, in `dist/embed/`, everything that a bank deploys.
//! - [`release`] sees to it that `dist/` is as customers get it.
//! - [`size`] weighs what customers download and fails above the budgets.
//! - [`checks`] runs every check there is.
//!
//! `cargo xtask serve` serves `dist/` with the crate `demo-server`. The programs all of this needs are found, or installed once, by the crate `tools`.

pub mod build;
pub mod checks;
pub mod release;
pub mod size;

use tools::{self, command, workspace};
