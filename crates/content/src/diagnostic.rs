//! One finding: where, what, and how to mend it.

use std::sync::Arc;

use serde::Serialize;

use crate::source::{Place, Source, Span};

/// Whether a finding stops the build.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The bundle is not built.
    Error,
    /// Worth knowing; the bundle is built.
    Warning,
}

/// One finding.
#[derive(Debug, Clone, PartialEq)]
pub struct Diagnostic {
    /// The file it stands in.
    pub source: Arc<Source>,
    /// The bytes of the file's text that it is about.
    pub span: Span,
    /// Whether it stops the build.
    pub severity: Severity,
    /// The name of the rule, such as `broken-link`.
    pub rule: &'static str,
    /// What is wrong.
    pub message: String,
    /// How to mend it.
    pub help: String,
}

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
    /// Where it starts.
    pub fn start(&self) -> Place {
        self.source.place(self.span.start)
    }

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

/// Sorts by path, then place.
pub(crate) fn sort(diagnostics: &mut [Diagnostic]) {
    diagnostics.sort_by(|a, b| {
        let key = |d: &Diagnostic| (d.span.start, d.span.end, d.severity, d.rule);
        a.source
            .path
            .cmp(&b.source.path)
            .then_with(|| key(a).cmp(&key(b)))
            .then_with(|| a.message.cmp(&b.message))
    });
}
