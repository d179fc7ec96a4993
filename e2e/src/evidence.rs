//! What is seen of the page, and what its witness has noted.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};
use serde_json::json;
use tokio::task::{JoinError, spawn_local};
use tools::workspace;

use crate::Bank;

impl Bank {
    /// Writes what is seen to `target/screenshots/<name>-<engine>.png`.
    ///
    /// # Panics
    /// The browser takes no picture, or the file cannot be written.
    pub async fn screenshot(&self, name: &str) {
        self.try_screenshot(name).await.unwrap_or_else(|error| panic!("no picture: {error:#}"));
    }

    async fn try_screenshot(&self, name: &str) -> Result<PathBuf> {
        let picture = self.client().screenshot().await?;
        let folder = workspace::target().join("screenshots");
        fs::create_dir_all(&folder)?;
        let path = folder.join(format!("{name}-{}.png", self.engine().name()));
        fs::write(&path, picture).with_context(|| format!("cannot write {}", path.display()))?;
        Ok(path)
    }

    /// What the page's policy blocked since the page was opened.
    ///
    /// # Panics
    /// The page is not one of the demo.
    pub async fn violations(&self) -> Vec<String> {
        self.witnessed("violations").await
    }

    /// The errors that nothing in the page caught since it was opened.
    ///
    /// # Panics
    /// The page is not one of the demo.
    pub async fn errors(&self) -> Vec<String> {
        self.witnessed("errors").await
    }

    /// What was written to the browser's console as an error since the page was opened.
    ///
    /// # Panics
    /// The page is not one of the demo.
    pub async fn reports(&self) -> Vec<String> {
        self.witnessed("reports").await
    }

    async fn witnessed(&self, what: &str) -> Vec<String> {
        let value = self.js("return window.handrailWitness[arguments[0]]", vec![json!(what)]).await;
        serde_json::from_value(value).unwrap_or_else(|error| panic!("the page has no witness: {error}"))
    }

    /// Fails if the policy blocked anything in the page that the test ended on.
    pub(crate) async fn assert_no_violations_at_end(&self) -> Result<(), JoinError> {
        let bank = self.clone();
        spawn_local(async move {
            if bank.js("return !!window.handrailWitness", Vec::new()).await == json!(true) {
                assert_eq!(
                    bank.violations().await,
                    Vec::<String>::new(),
                    "the page's policy blocked something"
                );
            }
        })
        .await
    }

    pub(crate) async fn keep_picture_of_failure(&self, test: &str) {
        if let Ok(path) = self.try_screenshot(&format!("failed-{test}")).await {
            eprintln!("what the page looked like: {}", path.display());
        }
    }
}
