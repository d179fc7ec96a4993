//! `cargo xtask …`

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};
use demo_server::{Faults, ServerOptions};
use tools::workspace;
use xtask::{build, checks, size};

/// Builds, serves, weighs and tests Handrail.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Writes the demo page and what a bank deploys to dist/
    Build {
        /// Optimises and minifies, as for customers
        #[arg(long)]
        release: bool,
        /// The folder to write to; trunk's, when trunk asks for the build
        #[arg(long, env = "TRUNK_STAGING_DIR", hide_env = true, default_value_os_t = workspace::dist())]
        out: PathBuf,
    },
    /// Builds, then serves the demo bank
    Serve {
        /// The port; 0 takes any free one
        #[arg(long, default_value_t = 8080)]
        port: u16,
        /// Serves what customers get
        #[arg(long)]
        release: bool,
        /// The file that feedback is kept in
        #[arg(long, default_value_os_t = workspace::target().join("feedback.jsonl"))]
        feedback: PathBuf,
    },
    /// Weighs what customers download; fails above the budgets
    Size {
        /// Prints JSON
        #[arg(long)]
        json: bool,
    },
    /// Runs every check there is
    Test {
        /// Runs the checks of these names only
        #[arg(long, value_name = "CHECK")]
        only: Vec<String>,
        /// Lists the checks
        #[arg(long)]
        list: bool,
    },
    /// Installs what the other tasks need, as they would by themselves
    Tools,
}

fn main() -> ExitCode {
    match run(Arguments::parse().task) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(task: Task) -> Result<()> {
    let mut out = std::io::stdout();
    match task {
        Task::Build { release, out: dist } => {
            build::build(build::Profile::from_flag(release), &dist)?;
            write!(out, "{}", build::script_tag(&dist)?)?;
            Ok(())
        }
        Task::Serve { port, release, feedback } => {
            let root = workspace::dist();
            build::build(build::Profile::from_flag(release), &root)?;
            let options = ServerOptions { root, feedback_log: feedback, port, faults: Faults::default() };
            demo_server::serve(options, &mut out)
        }
        Task::Size { json } => size::size(json, &mut out),
        Task::Test { list: true, .. } => checks::list(&mut out),
        Task::Test { only, .. } => checks::run(&only),
        Task::Tools => tools::all(),
    }
}
