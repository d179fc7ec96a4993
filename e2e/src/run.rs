//! Running one test in one browser.

use std::future::Future;
use std::panic::resume_unwind;

use anyhow::Result;
use tokio::task::{JoinError, LocalSet, spawn_local};

use crate::{Bank, Engine};

/// Runs `test` in a browser of its own.
///
/// # Panics
/// The test does; or the page reported violations of its policy; or there is no browser or no release build.
#[expect(clippy::expect_used, reason = "it is part of a test, which fails by panicking")]
pub fn run<T>(engine: Engine, name: &str, test: impl FnOnce(Bank) -> T)
where
    T: Future<Output = ()> + 'static,
{
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let result: Result<()> = LocalSet::new().block_on(&runtime, async {
        let (bank, driver) = Bank::start(engine).await?;
        // On a task of its own, a panic ends the test but not what cleans up after it.
        let outcome = match spawn_local(test(bank.clone())).await {
            Ok(()) => bank.assert_no_violations_at_end().await,
            Err(error) => Err(error),
        };
        if outcome.is_err() {
            bank.keep_picture_of_failure(name).await;
        }
        bank.close().await;
        drop(driver);
        match outcome.map_err(JoinError::try_into_panic) {
            Err(Ok(panic)) => resume_unwind(panic),
            _ => Ok(()),
        }
    });
    if let Err(error) = result {
        panic!("the test could not be run: {error:#}");
    }
}
