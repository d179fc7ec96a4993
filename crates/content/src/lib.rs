//! Content for the help centre: reads the folder that editors write, checks it, and compiles what customers fetch.
//!
//! The crate is a pipeline:
//!
//! ```text
//! read ────▶ rules ────▶ compile     from files to bundles
//!              │            │
//!              └─▶ report ◀─┘        what is wrong with the files
//! ```
//!
//! A step uses the steps to its left, and `report`; `report` uses no step.
//!
//! 1. `read` parses all files into a [`Library`], as far as they can be parsed, and judges nothing.
//! 2. `rules` judge the library: [`check`].
//! 3. `compile` makes a bundle for each locale of a library without errors: [`compile()`]. [`Bundles::write`] puts them on
//!    disk. It also draws flows and exports plain text.
//! 4. `report` gathers what the rules find, each mistake once, and writes it for people and for programs: [`draw`],
//!    [`Diagnostic::record`].
//!
//! [`build`] is all of it in one call. `source` (where something is in a file) and `nearest` (which name was meant) are
//! used by every step.

mod compile;
mod nearest;
mod read;
mod report;
mod rules;
mod source;

use std::path::Path;

pub use compile::{
    BuildError, Bundle, Bundles, Exported, GraphError, GraphFormat, compile, export, graph, graphs,
    searchable,
};
pub use read::dates::{date, today};
pub use read::files::{FileBytes, Files};
pub use read::library::Library;
pub use report::{Diagnostic, Record, Severity, draw, summary};
pub use rules::check;
pub use source::{Source, Span};

/// Reads the library in `articles`, checks it for today, compiles it and writes the bundles to `out`.
///
/// Gives back the warnings.
///
/// # Errors
/// [`BuildError`]; its [`Content`](BuildError::Content) holds all diagnostics, warnings too.
pub fn build(articles: &Path, out: &Path) -> Result<Vec<Diagnostic>, BuildError> {
    let library = Library::read(articles);
    let diagnostics = check(&library, today());
    if diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error) {
        return Err(BuildError::Content(diagnostics));
    }
    compile(&library)?.write(out)?;
    Ok(diagnostics)
}
