//! Running the tests.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::pin::Pin;
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::{Result, bail};
use libtest_mimic::{Arguments, Failed, Trial};
use tokio::task::{JoinError, LocalSet, spawn_local};
use tools::{dist, workspace};

use crate::browsers::Browsers;
use crate::{Bank, Engine};

/// A test in one engine.
#[derive(Debug, Clone, Copy)]
pub struct Test {
    name: &'static str,
    engine: Engine,
    run: Run,
}

type Run = fn(Bank) -> Pin<Box<dyn Future<Output = ()>>>;

impl Test {
    /// The test of that name in each of the engines, or in all if there are none.
    pub fn all(name: &'static str, engines: &[Engine], run: Run) -> Vec<Self> {
        let engines = if engines.is_empty() { &Engine::ALL } else { engines };
        engines.iter().map(|&engine| Self { name, engine, run }).collect()
    }
}

/// Runs the tests that the command line asks for, of all that there are in the files of `tests/`, if `dist/` has a release
/// build to run them on.
///
/// # Panics
/// A file of `tests/` is missing in `files`.
pub fn main(files: Vec<(&'static str, Vec<Test>)>) -> ExitCode {
    let arguments = Arguments::from_args();
    let named: BTreeSet<&str> = files.iter().map(|(file, _)| *file).collect();
    let is_ready = check_all_are_named(&named).and_then(|()| {
        // What is only listed need not run.
        if arguments.list { Ok(()) } else { dist::check_release(workspace::root(), &workspace::dist()) }
    });
    if let Err(error) = is_ready {
        eprintln!("error: {error}");
        return ExitCode::FAILURE;
    }
    let browsers = Arc::new(Browsers::default());
    let mut trials = Vec::new();
    for (file, tests) in files {
        for test in tests {
            let browsers = Arc::clone(&browsers);
            let name = format!("{file}::{}::{}", test.name, test.engine.name());
            trials.push(Trial::test(name, move || run(test, &browsers)));
        }
    }
    let conclusion = libtest_mimic::run(&arguments, trials);
    browsers.close();
    conclusion.exit_code()
}

fn check_all_are_named(named: &BTreeSet<&str>) -> Result<()> {
    for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests"))? {
        let path = entry?.path();
        let Some(name) = path.file_stem().and_then(|stem| stem.to_str()) else { continue };
        if path.extension().is_some_and(|extension| extension == "rs")
            && name != "main"
            && !named.contains(name)
        {
            bail!("e2e/tests/{name}.rs is not run; name it in e2e/tests/main.rs");
        }
    }
    Ok(())
}

fn run(test: Test, browsers: &Browsers) -> Result<(), Failed> {
    let not_run = |error: anyhow::Error| format!("the test could not be run: {error:#}");
    let browser = browsers.take(test.engine).map_err(not_run)?;
    let bank = Bank::start(test.engine, browser.client()).map_err(not_run)?;
    let outcome = LocalSet::new().block_on(browser.runtime(), async {
        // On a task of its own, a panic ends the test but not what cleans up after it.
        let outcome = match spawn_local((test.run)(bank.clone())).await {
            Ok(()) => bank.assert_no_violations_at_end().await,
            Err(error) => Err(error),
        };
        if outcome.is_err() {
            bank.keep_picture_of_failure(test.name).await;
        }
        outcome
    });
    match outcome {
        Ok(()) if !bank.has_spoilt_browser() => browsers.give_back(browser),
        _ => browser.close(),
    }
    outcome.map_err(words_of)
}

/// What a test that panicked has said.
fn words_of(error: JoinError) -> Failed {
    let Ok(panic) = error.try_into_panic() else { return "the test was given up".into() };
    let words = panic.downcast_ref::<String>().map(String::as_str).or(panic.downcast_ref::<&str>().copied());
    words.unwrap_or("the test panicked").into()
}
