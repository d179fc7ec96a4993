//! What a check has found: each mistake once, and how it is written for people and for programs.

mod causes;
mod diagnostic;
mod draw;
mod json;

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use model::Date;

use self::causes::Causes;
use crate::source::{Source, Span};

pub(crate) use causes::Cause;
pub use diagnostic::{Diagnostic, Severity};
pub use draw::{draw, summary};
pub use json::Record;

/// How many findings of one rule in one file are reported. An editor fixes a few and checks again; a file that is
/// broken from end to end must not bury the others.
const MAX_PER_FILE: usize = 100;

/// What rules report to.
///
/// A mistake is reported once. Rules report all that they find, each without looking at the others: of what they find,
/// [`finish`](Self::finish) leaves out what follows from another finding.
pub(crate) struct Report {
    /// The day for which the library is checked.
    pub(crate) today: Date,
    rule: &'static str,
    found: Vec<Finding>,
    causes: Causes,
}

/// A diagnostic, and what would explain it.
struct Finding {
    diagnostic: Diagnostic,
    unless: Vec<(Cause, Span)>,
    explains: Vec<Cause>,
    is_once_per_line: bool,
}

impl Report {
    /// An empty report.
    pub(crate) fn new(today: Date) -> Self {
        Self { today, rule: "", found: Vec::new(), causes: Causes::default() }
    }

    /// Says which rule reports from now on.
    pub(crate) fn start(&mut self, rule: &'static str) {
        self.rule = rule;
    }

    /// Reports what stops the build.
    pub(crate) fn error(
        &mut self,
        source: &Arc<Source>,
        span: &Span,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Reported<'_> {
        self.add(Severity::Error, source, span, message.into(), help.into())
    }

    /// Reports what is worth knowing.
    pub(crate) fn warning(
        &mut self,
        source: &Arc<Source>,
        span: &Span,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Reported<'_> {
        self.add(Severity::Warning, source, span, message.into(), help.into())
    }

    fn add(
        &mut self,
        severity: Severity,
        source: &Arc<Source>,
        span: &Span,
        message: String,
        help: String,
    ) -> Reported<'_> {
        let span = source.clamp(span.clone());
        let diagnostic = Diagnostic {
            source: Arc::clone(source),
            span: span.clone(),
            severity,
            rule: self.rule,
            message: printable(&message),
            help: printable(&help),
        };
        let finding = Finding {
            diagnostic,
            unless: vec![(Cause::Conflict, span)],
            explains: Vec::new(),
            is_once_per_line: false,
        };
        Reported { finding: self.found.push_mut(finding), causes: &mut self.causes }
    }

    /// The diagnostics, sorted by path and place, without those that follow from others. What a finding explains stays
    /// explained when it is left out itself.
    pub(crate) fn finish(mut self) -> Vec<Diagnostic> {
        self.causes.sort();
        let causes = &self.causes;
        let is_explained = |Finding { diagnostic, unless, explains, .. }: &Finding| {
            // No finding follows from itself.
            let mut others = unless.iter().filter(|(cause, _)| !explains.contains(cause));
            others.any(|(cause, span)| causes.explain(*cause, &diagnostic.source, span))
        };
        self.found.retain(|finding| !is_explained(finding));
        self.found.sort_by(|a, b| a.diagnostic.cmp_place(&b.diagnostic));
        let mut lines = HashSet::new();
        self.found.retain(
            |Finding { diagnostic: Diagnostic { source, span, rule, .. }, is_once_per_line, .. }| {
                !is_once_per_line || lines.insert((source.path.clone(), *rule, source.line(span.start)))
            },
        );
        limit(self.found.into_iter().map(|finding| finding.diagnostic).collect())
    }
}

/// A finding that has just been reported, to say what follows from it, or what it may follow from.
pub(crate) struct Reported<'r> {
    finding: &'r mut Finding,
    causes: &'r mut Causes,
}

impl Reported<'_> {
    /// This finding is the `cause` of others that speak of `span` in its file.
    pub(crate) fn explains(self, cause: Cause, span: &Span) -> Self {
        self.causes.add(cause, &self.finding.diagnostic.source, span);
        self.finding.explains.push(cause);
        self
    }

    /// This finding is left out if one of `causes` explains it where it stands.
    pub(crate) fn unless(self, causes: &[Cause]) -> Self {
        let span = self.finding.diagnostic.span.clone();
        self.unless_in(&span, causes)
    }

    /// This finding speaks of all of `span` in its file, and is left out if one of `causes` has spoilt any of it.
    pub(crate) fn unless_in(self, span: &Span, causes: &[Cause]) -> Self {
        self.finding.unless.extend(causes.iter().map(|cause| (*cause, span.clone())));
        self
    }

    /// Of all findings of this rule in the same line, the first is reported: the signs of one line belong together.
    pub(crate) fn once_per_line(self) {
        self.finding.is_once_per_line = true;
    }
}

/// `text` without characters that could play tricks in a terminal; it may quote what somebody wrote.
fn printable(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { char::REPLACEMENT_CHARACTER } else { c }).collect()
}

/// Keeps the first [`MAX_PER_FILE`] findings of each rule in each file; the last of them says how many are not shown.
fn limit(found: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut places: HashMap<(String, &str), Vec<usize>> = HashMap::new();
    for (at, diagnostic) in found.iter().enumerate() {
        places.entry((diagnostic.source.path.clone(), diagnostic.rule)).or_default().push(at);
    }
    let mut hidden: BTreeSet<usize> = BTreeSet::new();
    let mut notes = BTreeMap::new();
    for places in places.values().filter(|places| places.len() > MAX_PER_FILE) {
        hidden.extend(&places[MAX_PER_FILE..]);
        notes.insert(places[MAX_PER_FILE - 1], places.len() - MAX_PER_FILE);
    }
    let kept = found.into_iter().enumerate().filter(|(at, _)| !hidden.contains(at));
    kept.map(|(at, mut diagnostic)| {
        if let Some(more) = notes.get(&at) {
            diagnostic.help.push_str(&format!("; {more} more of these in this file are not shown"));
        }
        diagnostic
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn messages(report: Report) -> Vec<String> {
        report.finish().into_iter().map(|diagnostic| diagnostic.message).collect()
    }

    fn report(rule: &'static str) -> (Report, Arc<Source>) {
        let mut report = Report::new(Date { year: 2026, month: 11, day: 1 });
        report.start(rule);
        (report, Arc::new(Source::new("a.md", "one two three\nfour\n")))
    }

    #[test]
    fn what_follows_from_another_finding_is_left_out() {
        let (mut report, source) = report("a-rule");
        report.error(&source, &(8..13), "consequence", "").unless(&[Cause::Slip]);
        report.error(&source, &(4..7), "cause", "").unless(&[Cause::Slip]).explains(Cause::Slip, &(0..13));
        report.start("another-rule");
        report.error(&source, &(8..13), "of its own", "");
        report.error(&source, &(14..18), "elsewhere", "").unless(&[Cause::Slip]);
        report.warning(&source, &(14..18), "of more than the place", "").unless_in(&(8..18), &[Cause::Slip]);
        assert_eq!(messages(report), ["cause", "of its own", "elsewhere"]);
    }

    #[test]
    fn a_conflict_explains_all_that_is_inside_it() {
        let (mut report, source) = report("a-rule");
        report.error(&source, &(4..7), "inside", "");
        report.error(&source, &(0..13), "conflict", "").explains(Cause::Conflict, &(0..13));
        report.error(&source, &(14..18), "behind", "");
        assert_eq!(messages(report), ["conflict", "behind"]);
    }

    #[test]
    fn of_findings_that_belong_together_the_first_of_each_line_is_kept() {
        let (mut report, source) = report("a-rule");
        for (at, message) in [(8, "third"), (4, "second"), (14, "next line")] {
            report.error(&source, &(at..at + 1), message, "").once_per_line();
        }
        report.error(&source, &(0..1), "first", "").unless(&[Cause::Link]).once_per_line();
        report.error(&source, &(0..3), "link", "").explains(Cause::Link, &(0..3));
        assert_eq!(messages(report), ["link", "second", "next line"]);
    }
}
