//! What a customer has set in their system, for browsers that can be told so.

use anyhow::{Result, bail};
use fantoccini::Client;
use fantoccini::wd::WebDriverCompatibleCommand;
use serde_json::{Value, json};

use crate::Engine;

/// Sets media features, such as `prefers-color-scheme` to `dark`; replaces those that were set before.
pub(crate) async fn media(client: &Client, engine: Engine, features: &[(&str, &str)]) -> Result<()> {
    let features: Vec<Value> =
        features.iter().map(|(name, value)| json!({ "name": name, "value": value })).collect();
    tell(client, engine, "Emulation.setEmulatedMedia", json!({ "features": features })).await
}

/// Sets what of the window is covered, in CSS pixels.
pub(crate) async fn safe_area(client: &Client, engine: Engine, top: u32, bottom: u32) -> Result<()> {
    let insets = json!({ "insets": { "top": top, "topMax": top, "bottom": bottom, "bottomMax": bottom } });
    tell(client, engine, "Emulation.setSafeAreaInsetsOverride", insets).await
}

/// Has the page drawn as for a printer.
pub(crate) async fn print(client: &Client, engine: Engine) -> Result<()> {
    tell(client, engine, "Emulation.setEmulatedMedia", json!({ "media": "print" })).await
}

async fn tell(client: &Client, engine: Engine, command: &'static str, parameters: Value) -> Result<()> {
    if engine != Engine::Chromium {
        bail!("{engine:?} cannot be told what the customer has set");
    }
    client.issue_cmd(DevTools { command, parameters }).await?;
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
