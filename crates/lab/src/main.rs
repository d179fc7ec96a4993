//! `cargo lab …`

use std::process::ExitCode;

use clap::Parser;
use lab::{bench, eval};

/// Measures the search.
#[derive(Parser)]
#[command(name = "cargo lab", bin_name = "cargo lab")]
enum Task {
    /// Measures how often search finds what customers ask for
    Eval(eval::Options),
    /// Measures how long things take
    Bench {
        #[command(subcommand)]
        bench: bench::Bench,
    },
}

fn main() -> ExitCode {
    let mut out = std::io::stdout();
    let measured = match Task::parse() {
        Task::Eval(options) => eval::eval(&options, &mut out),
        Task::Bench { bench } => bench::bench(&bench, &mut out),
    };
    match measured {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}
