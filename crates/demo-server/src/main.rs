//! `cargo run -p demo-server`: serves what was built, until it is ended.

use std::path::PathBuf;

use anyhow::Result;
use clap::Parser;
use demo_server::{Faults, ServerOptions};

/// Serves the demo bank.
#[derive(Parser)]
struct Arguments {
    /// The folder to serve, as `cargo xtask build` writes it
    #[arg(long, default_value = "dist")]
    root: PathBuf,
    /// The port; 0 takes any free one
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// The file that feedback is kept in
    #[arg(long, default_value = "target/feedback.jsonl")]
    feedback: PathBuf,
}

fn main() -> Result<()> {
    let Arguments { root, port, feedback } = Arguments::parse();
    let options = ServerOptions { root, feedback_log: feedback, port, faults: Faults::default() };
    demo_server::serve(options, &mut std::io::stdout())
}
