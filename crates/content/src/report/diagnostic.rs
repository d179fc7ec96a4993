//! One finding: where, what, and how to fix it.

use std::cmp::Ordering;
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
    /// The file it is in.
    pub source: Arc<Source>,
    /// The bytes of the file's text that it is about.
    pub span: Span,
    /// Whether it stops the build.
    pub severity: Severity,
    /// The name of the rule, such as `broken-link`.
    pub rule: &'static str,
    /// What is wrong.
    pub message: String,
    /// How to fix it.
    pub help: String,
}

impl Diagnostic {
    /// Where it starts.
    pub(crate) fn start(&self) -> Place {
        self.source.place(self.span.start)
    }

    /// Compares by path, then place.
    pub(super) fn cmp_place(&self, other: &Self) -> Ordering {
        let key = |d: &Self| (d.span.start, d.span.end, d.severity, d.rule);
        (self.source.path.cmp(&other.source.path))
            .then_with(|| key(self).cmp(&key(other)))
            .then_with(|| self.message.cmp(&other.message))
    }
}
