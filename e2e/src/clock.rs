//! What time it is for the customer, and where they are.

use serde_json::json;

use crate::Bank;

/// Lets the page's clock run by the browser's own.
const START: &str = "const ahead = window.Date.now() - performance.now();
    window.Date.now = () => Math.floor(ahead + performance.now())";

impl Bank {
    /// Stops the page's clock at `at`, such as `2026-11-23T09:00:00Z`, and has it show the time of `zone`, such as
    /// `Europe/London`, until another page is opened. What the bank's own clock shows follows from `at`.
    ///
    /// # Panics
    /// The page has no clock.
    pub async fn set_clock(&self, at: &str, zone: &str) {
        self.js(include_str!("js/clock.js"), vec![json!(at), json!(zone)]).await;
    }

    /// Lets the page's clock go on from where it was stopped: what waits until a time waits for ever without.
    ///
    /// # Panics
    /// The page has no clock.
    pub async fn start_clock(&self) {
        self.js(START, Vec::new()).await;
    }
}
