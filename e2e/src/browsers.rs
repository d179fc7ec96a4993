//! Browsers that are kept from one test to the next: starting one takes longer than most tests.

use std::sync::{Mutex, PoisonError};

use anyhow::{Context, Result};
use fantoccini::Client;
use tokio::runtime::Runtime;
use tokio::time::timeout;

use crate::driver::Driver;
use crate::{Engine, PATIENCE, emulate};

/// The browsers that no test has at the moment.
#[derive(Default)]
pub(crate) struct Browsers(Mutex<Vec<Browser>>);

/// A browser with one empty tab.
pub(crate) struct Browser {
    engine: Engine,
    client: Client,
    /// The window's outer size as it was at first, in CSS pixels.
    size: (u64, u64),
    /// What talks to the driver lives as long as the browser.
    runtime: Runtime,
    _driver: Driver,
}

impl Browsers {
    /// One that waits, or a new one.
    pub(crate) fn take(&self, engine: Engine) -> Result<Browser> {
        let mut idle = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let waiting = idle.iter().position(|browser| browser.engine == engine).map(|at| idle.swap_remove(at));
        drop(idle);
        waiting.map_or_else(|| Browser::start(engine), Ok)
    }

    /// Keeps a browser for the next test.
    pub(crate) fn give_back(&self, browser: Browser) {
        // One that cannot be put right is of no use to the next test, which starts another.
        match browser.runtime.block_on(browser.reset()) {
            Ok(()) => self.0.lock().unwrap_or_else(PoisonError::into_inner).push(browser),
            Err(_) => browser.close(),
        }
    }

    /// Ends all of them.
    pub(crate) fn close(&self) {
        let idle = std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner));
        idle.into_iter().for_each(Browser::close);
    }
}

impl Browser {
    fn start(engine: Engine) -> Result<Self> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let mut driver = Driver::start(engine)?;
        let client = runtime.block_on(driver.session(engine))?;
        let size = runtime.block_on(client.get_window_size())?;
        Ok(Self { engine, client, size, runtime, _driver: driver })
    }

    pub(crate) fn client(&self) -> Client {
        self.client.clone()
    }

    pub(crate) fn runtime(&self) -> &Runtime {
        &self.runtime
    }

    /// One tab with an empty page. What pages store belongs to their origin, and no other test has the same.
    async fn reset(&self) -> Result<()> {
        let mut tabs = self.client.windows().await?;
        let kept = match self.engine {
            // What a test emulates ends with its tab.
            Engine::Chromium => self.client.new_window(true).await?.handle,
            // A new tab would be a new process, which takes a second to start.
            Engine::Firefox | Engine::WebKit => tabs.swap_remove(0),
        };
        for tab in tabs {
            self.client.switch_to_window(tab).await?;
            self.client.close_window().await?;
        }
        self.client.switch_to_window(kept).await?;
        match self.engine {
            Engine::Chromium => emulate::bring_to_front(&self.client).await?,
            Engine::Firefox | Engine::WebKit => self.client.goto("about:blank").await?,
        }
        self.client.delete_all_cookies().await?;
        let (width, height) = self.size;
        if self.client.get_window_size().await? != self.size {
            let size = (u32::try_from(width)?, u32::try_from(height)?);
            self.client.set_window_size(size.0, size.1).await.context("the window keeps its size")?;
        }
        Ok(())
    }

    /// Ends it, if it still listens.
    pub(crate) fn close(self) {
        let _ = self.runtime.block_on(async { timeout(PATIENCE, self.client.close()).await });
    }
}
