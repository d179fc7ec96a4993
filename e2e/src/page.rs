//! What the bank's page does: it logs its customers out, waits for slow files, is open in several tabs.

use fantoccini::wd::WindowHandle;
use serde_json::{Value, json};

use crate::Bank;

const LOG_OUT: &str = "window.isOut = null;
    customElements.whenDefined('hand-rail')
      .then(() => document.querySelector('hand-rail').logout())
      .then(() => { window.isOut = true; }, (error) => { window.isOut = String(error); })";

const DELAY: &str = "const [part] = arguments;
    const real = window.fetch;
    const waiting = [];
    const come = () => {
      window.fetch = real;
      for (const start of waiting) start();
    };
    window.fetch = (url, options) => String(url).includes(part)
      ? new Promise((resolve) => { waiting.push(() => resolve(real(url, options))); window.come = come; })
      : real(url, options)";

/// Has what waits for some seconds come twenty times sooner.
const HURRY: &str = "const shorter = (time) => time >= 5000 ? time / 10 : time;
    const { setTimeout } = window;
    window.setTimeout = (call, time, ...rest) => setTimeout(call, shorter(time), ...rest);
    const { timeout } = AbortSignal;
    window.AbortSignal.timeout = (time) => timeout.call(AbortSignal, shorter(time))";

/// # Panics
/// All of these do when the page or the browser does not let them.
impl Bank {
    /// Logs the customer out, and waits until that is done.
    pub async fn log_out(&self) {
        self.start_log_out().await;
        self.ends_log_out().await;
    }

    /// Starts to log the customer out.
    pub async fn start_log_out(&self) {
        self.js(LOG_OUT, Vec::new()).await;
    }

    /// What [`start_log_out`](Self::start_log_out) has started is done.
    pub async fn ends_log_out(&self) {
        let is_out = async || self.js("return window.isOut", Vec::new()).await;
        self.eventually("the customer is logged out", async || !is_out().await.is_null()).await;
        assert_eq!(is_out().await, Value::Bool(true));
        self.js("delete window.isOut", Vec::new()).await;
    }

    /// From now on, files whose address contains `part` come only when [`come`](Self::come) says so.
    pub async fn delay(&self, part: &str) {
        self.js(DELAY, vec![json!(part)]).await;
    }

    /// Lets the files come that were delayed and asked for; later ones are not delayed.
    pub async fn come(&self) {
        self.js("come()", Vec::new()).await;
    }

    /// From now on, what the page waits for some seconds for comes twenty times sooner: nobody has to wait for a file that
    /// never comes.
    pub async fn hurry(&self) {
        self.js(HURRY, Vec::new()).await;
    }

    /// Opens the demo page in a second tab, and goes on there. Returns the first tab.
    pub async fn open_second_tab(&self) -> WindowHandle {
        let first = self.client().window().await;
        let second = self.client().new_window(true).await.unwrap_or_else(|error| panic!("no tab: {error}"));
        self.go_to_tab(second.handle).await;
        self.open().await;
        first.unwrap_or_else(|error| panic!("no tab: {error}"))
    }

    /// Goes on in a tab.
    pub async fn go_to_tab(&self, tab: WindowHandle) {
        let done = self.client().switch_to_window(tab).await;
        done.unwrap_or_else(|error| panic!("the tab is gone: {error}"));
    }
}
