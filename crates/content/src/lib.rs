//! Content for the help centre: reads the folder that editors write, checks it, and compiles the bundle.
//!
//! 1. [`Library::read`] reads everything and stops at nothing.
//! 2. [`check`] runs every rule over it and tells every problem at once.
//! 3. [`compile`] turns a library without errors into a bundle per locale, and [`Bundles::write`] puts it on disk.

mod bundles;
mod compile;
mod diagnostic;
mod draw;
mod entities;
mod export;
mod facts;
mod flow_test;
mod flow_text;
mod front_matter;
mod ftl;
mod graph;
mod keys;
mod library;
mod link;
mod markdown;
mod nearest;
mod notices;
mod numbers;
mod pictures;
mod plain;
mod quotes;
mod rules;
mod shell;
mod site;
mod source;
mod synonyms;
mod table;
mod yaml;

pub use bundles::{BuildError, Bundle, Bundles, build};
pub use compile::compile;
pub use diagnostic::{Diagnostic, Record, Severity};
pub use draw::{draw, summary};
pub use export::{Exported, export};
pub use front_matter::{date, today};
pub use graph::{GraphError, GraphFormat, graph, graphs};
pub use library::{FileBytes, Files, Library};
pub use rules::check;
pub use shell::Shell;
pub use source::{Place, Source, Span};
