//! `cargo lab eval`: how often search finds the right answer, for questions whose answer is known.
//!
//! 1. [`help_centre`] compiles the content in memory and reads it back from the bundle's bytes, as the widget does:
//!    what is measured is what customers get.
//! 2. [`questions`] reads what customers ask, and which article or flow answers it.
//! 3. [`typos`] puts a typing mistake into each question, if that is asked for.
//! 4. [`measure`] counts, and [`report`] prints.

mod help_centre;
mod measure;
mod questions;
mod report;
mod typos;

use std::io::Write;
use std::path::PathBuf;

use anyhow::Result;
use xtask::build;

use help_centre::HelpCentre;
use measure::Ranking;
use report::Report;
use typos::Typist;

/// How many documents are asked for. The reciprocal rank is cut at 10, so what is further down counts for nothing.
const LIMIT: usize = 10;

/// What to measure, and how to tell it.
#[derive(Debug, clap::Args)]
pub struct Options {
    /// What customers ask: CSV with the columns `text` and `category`
    #[arg(long, value_name = "FILE")]
    pub questions: PathBuf,
    /// Which article or flow answers a category: CSV with the columns `category` and `slug`
    #[arg(long, value_name = "FILE")]
    pub labels: PathBuf,
    /// Puts one typing mistake into each question; the same seed makes the same mistakes
    #[arg(long, value_name = "SEED")]
    pub typos: Option<u64>,
    /// Lists the N most common confusions, and the N slugs that come first least often
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub misses: usize,
    /// The locale; the default one if not given
    #[arg(long, value_name = "TAG")]
    pub locale: Option<String>,
    /// Prints JSON
    #[arg(long)]
    pub json: bool,
}

/// Asks the search of the help centre in `articles/` every question, and prints how well it did.
///
/// # Errors
/// The content has errors, there is no such locale, or the files of questions and labels have faults; the message
/// has a line for each.
pub fn eval(options: &Options, out: &mut dyn Write) -> Result<()> {
    let (library, bundles) = build::compile_content()?;
    let locale = options.locale.as_deref().unwrap_or(library.default_locale());
    let help_centre = HelpCentre::open(&bundles, locale)?;
    let questions = questions::read(&options.questions, &options.labels, &help_centre.slugs)?;
    let mut typist = options.typos.map(Typist::new);
    let rankings: Vec<_> = (questions.into_iter())
        .map(|question| {
            let typed = typist.as_mut().map(|typist| typist.mistype(&question.text));
            let documents = help_centre.search(&typed.unwrap_or(question.text), LIMIT);
            Ranking { wanted: question.wanted, documents }
        })
        .collect();
    let report = Report::new(&help_centre, options.typos, &rankings, options.misses);
    if options.json { report.print_json(out) } else { report.print_table(out) }
}
