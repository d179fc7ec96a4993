//! What time it is for the customer, and where they are.

use serde_json::json;

use crate::Bank;

impl Bank {
    /// Stops the page's clock at `at`, such as `2026-11-23T09:00:00Z`, and has it show the time of `zone`, such as
    /// `Europe/London`, until another page is opened. What the bank's own clock shows follows from `at`.
    ///
    /// # Panics
    /// The page has no clock.
    pub async fn set_clock(&self, at: &str, zone: &str) {
        self.js(include_str!("js/clock.js"), vec![json!(at), json!(zone)]).await;
    }
}
