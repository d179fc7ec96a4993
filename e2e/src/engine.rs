//! The browsers, and how each wants to be started.

use std::process::Command;

use anyhow::Result;
use serde_json::{Value, json};

/// A browser engine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// Chrome, Edge, Android's webviews.
    Chromium,
    /// Firefox.
    Firefox,
    /// WebKitGTK, the nearest to Safari and iOS's webviews that runs on Linux.
    WebKit,
}

impl Engine {
    /// All there are.
    pub(crate) const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    /// The name, as in tests and in the names of pictures.
    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        }
    }

    /// Whether its browser needs a display.
    pub(crate) fn needs_display(self) -> bool {
        self == Self::WebKit
    }

    /// The command that starts its driver on `port`.
    pub(crate) fn driver(self, port: u16) -> Result<Command> {
        let port = format!("--port={port}");
        Ok(match self {
            Self::Chromium => {
                let mut driver = Command::new(tools::browsers()?.chromedriver);
                driver.args([port.as_str(), "--log-level=SEVERE"]);
                driver
            }
            Self::Firefox => {
                let mut driver = Command::new(tools::geckodriver()?);
                driver.args([port.as_str(), "--log=fatal"]);
                // Without it, all drivers of a machine want the same second port.
                driver.arg("--websocket-port=0");
                // Lets a test make the window as narrow as a phone.
                driver.arg("--allow-system-access");
                driver
            }
            Self::WebKit => {
                let mut driver = Command::new(tools::browsers()?.webkit_driver);
                driver.arg(port);
                driver
            }
        })
    }

    /// What a new session asks for. In Chromium things move, as for most customers; in the other two they do not, as for
    /// those who prefer it, which also halves what a test costs.
    pub(crate) fn capabilities(self) -> Result<Value> {
        let browsers = tools::browsers()?;
        Ok(match self {
            Self::Chromium => json!({
                "goog:chromeOptions": { "binary": browsers.chromium, "args": tools::CHROMIUM_ARGUMENTS },
            }),
            Self::Firefox => json!({
                "moz:firefoxOptions": {
                    "binary": browsers.firefox,
                    "args": ["-headless"],
                    // The second is about processes for tabs that no test opens.
                    "prefs": { "ui.prefersReducedMotion": 1, "dom.ipc.processPrelaunch.enabled": false },
                },
            }),
            Self::WebKit => json!({
                "browserName": "MiniBrowser",
                "webkitgtk:browserOptions": { "binary": browsers.mini_browser, "args": ["--automation"] },
            }),
        })
    }
}
