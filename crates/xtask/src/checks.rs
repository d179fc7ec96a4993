//! `cargo xtask test`: every check there is, in order, up to the first that fails.

mod dependencies;
#[cfg(test)]
mod recipes;

use std::io::Write;
use std::process::Command;
use std::time::Instant;

use anyhow::{Context, Result, bail};

use crate::{command, release, size, tools};

/// One check.
struct Check {
    /// What `--only` calls it.
    name: &'static str,
    /// What it is good for.
    why: &'static str,
    run: fn() -> Result<()>,
}

/// Quick ones first: who has made a small mistake hears of it soon.
const CHECKS: &[Check] = &[
    Check { name: "format", why: "the code is formatted", run: format },
    Check { name: "lint", why: "the compilers, clippy and rustdoc have nothing to say", run: lint },
    Check {
        name: "deny",
        why: "dependencies have licences and sources we accept, and no known holes",
        run: deny,
    },
    Check {
        name: "dependencies",
        why: "crates depend on each other as ARCHITECTURE.md says",
        run: dependencies::check,
    },
    Check { name: "unit", why: "the native crates do what their tests say", run: unit },
    Check { name: "content", why: "articles and flows have no faults", run: content },
    Check { name: "build", why: "what customers get can be built", run: release::make },
    Check { name: "size", why: "what customers get is within its budgets", run: within_budgets },
    Check { name: "browsers", why: "customers can do what they come for, in three browsers", run: browsers },
];

/// Prints the checks' names.
///
/// # Errors
/// `out` cannot be written to.
pub fn list(out: &mut dyn Write) -> Result<()> {
    for Check { name, why, .. } in CHECKS {
        writeln!(out, "{name:<14} {why}")?;
    }
    Ok(())
}

/// Runs the checks named in `only`, or all if it is empty.
///
/// # Errors
/// A check fails, or there is none of that name.
pub fn run(only: &[String]) -> Result<()> {
    if let Some(unknown) = only.iter().find(|name| CHECKS.iter().all(|check| check.name != name.as_str())) {
        bail!("there is no check `{unknown}`; `cargo xtask test --list` shows them all");
    }
    let chosen = CHECKS.iter().filter(|check| only.is_empty() || only.iter().any(|name| name == check.name));
    for Check { name, why, run } in chosen {
        eprintln!("\n=== {name}: {why}");
        let start = Instant::now();
        run().with_context(|| format!("the check `{name}` failed; again: cargo xtask test --only {name}"))?;
        eprintln!("=== {name}: passed in {:.1} s", start.elapsed().as_secs_f32());
    }
    eprintln!("\n=== all checks passed");
    Ok(())
}

fn cargo(arguments: &str) -> Result<()> {
    command::run(command::cargo().args(arguments.split_whitespace()))
}

fn format() -> Result<()> {
    cargo("fmt --all --check")
}

fn lint() -> Result<()> {
    tools::wasm_target()?;
    cargo("clippy --quiet --workspace --exclude handrail --all-targets -- -D warnings")?;
    // As the build compiles them, so that it finds their macros compiled.
    cargo(
        "clippy --quiet --release --package handrail --package engine --package dispatch --features engine/module,dispatch/module \
         --target wasm32-unknown-unknown -- -D warnings",
    )?;
    let mut doc = command::cargo();
    doc.args([
        "doc",
        "--quiet",
        "--workspace",
        "--exclude=handrail",
        "--no-deps",
        "--document-private-items",
    ]);
    // What is private is documented too, so links may lead there.
    command::run(doc.env("RUSTDOCFLAGS", "-D warnings -A rustdoc::private-intra-doc-links"))?;
    command::run(&mut tools::npm("tsc")?)
}

fn deny() -> Result<()> {
    let deny = tools::cargo_deny()?;
    let run = |checks: &[&str]| {
        let mut command = Command::new(&deny);
        command.args(["--log-level", "error", "check", "--hide-inclusion-graph"]).args(checks);
        command::run(&mut command)
    };
    run(&["bans", "licenses", "sources"])?;
    // The database of known holes is fetched from GitHub, which not every machine can reach.
    let fetched = command::output(Command::new(&deny).args(["--log-level", "error", "fetch", "db"]), &[]);
    match fetched {
        Ok(_) => run(&["advisories"]),
        Err(_) => {
            eprintln!("advisories not checked: https://github.com/rustsec/advisory-db cannot be reached");
            Ok(())
        }
    }
}

fn unit() -> Result<()> {
    cargo("test --workspace --exclude handrail --exclude e2e")
}

fn content() -> Result<()> {
    cargo("run --quiet --package content -- check")
}

fn within_budgets() -> Result<()> {
    size::size(false, &mut std::io::stdout())
}

fn browsers() -> Result<()> {
    tools::browsers()?;
    tools::geckodriver()?;
    release::ensure()?;
    // Each test has a browser of its own. With three, two processors are never idle.
    cargo("test --package e2e -- --test-threads=3")
}
