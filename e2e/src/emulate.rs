//! What a customer has set in their system, for browsers that can be told so.

use anyhow::{Result, bail};
use fantoccini::Client;
use fantoccini::wd::WebDriverCompatibleCommand;
use serde_json::{Value, json};

use crate::Engine;

/// Sets media features, such as `prefers-color-scheme` to `dark`; replaces those that were set before.
pub(crate) async fn media(client: &Client, engine: Engine, features: &[(&str, &str)]) -> Result<()> {
    if engine != Engine::Chromium {
        bail!("{engine:?} cannot be told what the customer prefers");
    }
    let features: Vec<Value> =
        features.iter().map(|(name, value)| json!({ "name": name, "value": value })).collect();
    client
        .issue_cmd(DevTools {
            command: "Emulation.setEmulatedMedia",
            parameters: json!({ "features": features }),
        })
        .await?;
    Ok(())
}

/// Shows the tab that the driver has switched to, which is not the one in front: only that one gets the focus.
pub(crate) async fn bring_to_front(client: &Client) -> Result<()> {
    client.issue_cmd(DevTools { command: "Page.bringToFront", parameters: json!({}) }).await?;
    Ok(())
}

/// A command of <https://chromedevtools.github.io/devtools-protocol/>.
#[derive(Debug)]
struct DevTools {
    command: &'static str,
    parameters: Value,
}

impl WebDriverCompatibleCommand for DevTools {
    fn endpoint(&self, base: &url::Url, session: Option<&str>) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/goog/cdp/execute", session.unwrap_or_default()))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(json!({ "cmd": self.command, "params": self.parameters }).to_string()))
    }
}
