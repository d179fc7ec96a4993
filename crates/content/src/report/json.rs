//! Diagnostics for programs.

use serde::Serialize;

use super::{Diagnostic, Severity};

/// A [`Diagnostic`] as `--format json` writes it.
#[derive(Debug, Serialize)]
pub struct Record<'a> {
    path: &'a str,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    severity: Severity,
    rule: &'static str,
    message: &'a str,
    help: &'a str,
}

impl Diagnostic {
    /// The finding as `--format json` writes it.
    pub fn record(&self) -> Record<'_> {
        let (start, end) = (self.start(), self.source.place(self.span.end));
        Record {
            path: &self.source.path,
            line: start.line,
            column: start.column,
            end_line: end.line,
            end_column: end.column,
            severity: self.severity,
            rule: self.rule,
            message: &self.message,
            help: &self.help,
        }
    }
}
