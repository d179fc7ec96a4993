//! The size of the browser's window.

use std::time::Instant;

use anyhow::{Context, Result, bail};
use fantoccini::Client;
use fantoccini::wd::WebDriverCompatibleCommand;
use serde_json::json;

use crate::{Engine, PATIENCE};

/// Makes the window's content `width` times `height` CSS pixels.
pub(crate) async fn resize(client: &Client, engine: Engine, width: u32, height: u32) -> Result<()> {
    if engine == Engine::Firefox {
        allow_narrow_window(client).await?;
    }
    client.set_window_size(width, height).await?;
    let start = Instant::now();
    loop {
        // A driver answers before the content has its new size, and the window's frame takes some of it.
        let [inner_width, inner_height] = content_size(client).await?;
        if [inner_width, inner_height] == [width, height] {
            return Ok(());
        }
        if start.elapsed() > PATIENCE {
            bail!(
                "{engine:?} makes its content {inner_width} × {inner_height} instead of {width} × {height}"
            );
        }
        let (outer_width, outer_height) = client.get_window_size().await?;
        let grown = |outer: u64, inner: u32, wanted: u32| {
            u32::try_from(outer).unwrap_or(wanted).saturating_add(wanted).saturating_sub(inner)
        };
        client
            .set_window_size(
                grown(outer_width, inner_width, width),
                grown(outer_height, inner_height, height),
            )
            .await?;
    }
}

async fn content_size(client: &Client) -> Result<[u32; 2]> {
    let size = client.execute("return [innerWidth, innerHeight]", Vec::new()).await?;
    serde_json::from_value(size).context("a window has a size")
}

/// Firefox's own buttons keep its window wider than a phone.
async fn allow_narrow_window(client: &Client) -> Result<()> {
    run_in_firefox(client, "document.documentElement.style.minWidth = '0'").await
}

/// Runs a script in Firefox itself, around the page.
pub(crate) async fn run_in_firefox(client: &Client, script: &str) -> Result<()> {
    client.issue_cmd(ScriptContext("chrome")).await?;
    let done = client.execute(script, Vec::new()).await;
    client.issue_cmd(ScriptContext("content")).await?;
    done?;
    Ok(())
}

/// Where scripts run in Firefox: in the page (`content`) or in the browser around it (`chrome`).
#[derive(Debug)]
struct ScriptContext(&'static str);

impl WebDriverCompatibleCommand for ScriptContext {
    fn endpoint(&self, base: &url::Url, session: Option<&str>) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/moz/context", session.unwrap_or_default()))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(json!({ "context": self.0 }).to_string()))
    }
}
