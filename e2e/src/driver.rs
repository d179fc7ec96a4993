//! A WebDriver server and one session of it.

use std::fs;
use std::net::{Ipv4Addr, TcpListener};
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::Value;
use tempfile::TempDir;
use tokio::net::TcpStream;

use crate::display::Display;
use crate::{Engine, PATIENCE};

/// A running driver. It and its display end when it is dropped; its browser ends with the session.
#[derive(Debug)]
pub(crate) struct Driver {
    process: Child,
    port: u16,
    _display: Option<Display>,
    _settings: TempDir,
}

/// A customer who prefers reduced motion: see [`Engine::capabilities`].
const NO_ANIMATIONS: &str = "[Settings]\ngtk-enable-animations = 0\n";

/// Takes the size out of the buttons around MiniBrowser's page: they would keep it wider than a phone.
const NARROW_BUTTONS: &str = "* { border-width: 0; font-size: 1px; margin: 0; min-width: 0; padding: 0; }";

impl Driver {
    pub(crate) fn start(engine: Engine) -> Result<Self> {
        let port = free_port()?;
        let mut command = engine.driver(port)?;
        let display = if engine.needs_display() { Some(Display::start()?) } else { None };
        if let Some(display) = &display {
            command.env("DISPLAY", display.name());
            // A desktop that happens to run must not be used instead.
            command.env_remove("WAYLAND_DISPLAY").env("GDK_BACKEND", "x11");
        }
        let settings = gtk_settings()?;
        if engine == Engine::WebKit {
            command.env("XDG_CONFIG_HOME", settings.path());
            // Both draw by way of OpenGL, which without a graphics card takes a quarter of the processor's time.
            command.env("WEBKIT_DISABLE_COMPOSITING_MODE", "1").env("WEBKIT_DISABLE_DMABUF_RENDERER", "1");
        }
        // Where the bank is. Customers whose clock shows another time than the bank's are abroad, and see other numbers.
        command.env("TZ", "Europe/London");
        // What browsers print about the machine (no D-Bus, no GPU) is not about us.
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        let process = command.spawn().with_context(|| format!("cannot start the driver of {engine:?}"))?;
        Ok(Self { process, port, _display: display, _settings: settings })
    }

    /// Starts a browser with a fresh profile.
    pub(crate) async fn session(&mut self, engine: Engine) -> Result<Client> {
        self.wait_until_it_listens().await?;
        let Value::Object(capabilities) = engine.capabilities()? else { bail!("capabilities are an object") };
        let address = format!("http://127.0.0.1:{}", self.port);
        let mut builder = ClientBuilder::new(HttpConnector::new());
        builder
            .capabilities(capabilities)
            .connect(&address)
            .await
            .with_context(|| format!("{engine:?} does not start"))
    }

    async fn wait_until_it_listens(&mut self) -> Result<()> {
        let start = Instant::now();
        while let Err(error) = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)).await {
            if start.elapsed() > PATIENCE {
                return Err(error).context("the driver does not listen");
            }
            if let Some(status) = self.process.try_wait()? {
                bail!("the driver ended: {status}");
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        Ok(())
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // Fails when it has ended already.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// A folder of settings for GTK, which MiniBrowser is drawn with.
fn gtk_settings() -> Result<TempDir> {
    let settings = tempfile::tempdir()?;
    let folder = settings.path().join("gtk-3.0");
    fs::create_dir(&folder)?;
    fs::write(folder.join("gtk.css"), NARROW_BUTTONS)?;
    fs::write(folder.join("settings.ini"), NO_ANIMATIONS)?;
    Ok(settings)
}

fn free_port() -> Result<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port())
}
