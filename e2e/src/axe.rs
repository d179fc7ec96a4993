//! Accessibility faults, as [axe-core](https://github.com/dequelabs/axe-core) finds them.

use std::fs;

use serde::Deserialize;
use serde_json::Value;

use crate::Bank;

/// The standards that are promised: WCAG 2.2, levels A and AA.
const RUN: &str = r#"
const done = arguments[arguments.length - 1];
const standards = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
axe.run(document, { runOnly: standards, resultTypes: ["violations"] }).then(
  ({ violations }) => done(violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => ({ rule: id, target: target.flat().join(" → "), help: `${help}: ${failureSummary}` })))),
  (error) => done([{ rule: "axe-failed", target: "", help: String(error) }]),
);
"#;

/// An accessibility fault.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Fault {
    /// axe's name of the rule.
    pub rule: String,
    /// A selector of the element; an arrow goes into a shadow root.
    pub target: String,
    /// What is wrong, and how to mend it.
    pub help: String,
}

/// The faults of the page as it is now, with everything in open shadow roots.
///
/// # Panics
/// axe-core cannot be installed or run.
pub async fn violations(bank: &Bank) -> Vec<Fault> {
    if !bank.read::<bool>("return !!window.axe").await {
        let path = tools::axe().unwrap_or_else(|error| panic!("{error:#}"));
        let axe = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        bank.js(&axe, Vec::new()).await;
    }
    let faults = bank.client().execute_async(RUN, Vec::<Value>::new()).await;
    let faults = faults.unwrap_or_else(|error| panic!("axe cannot be run: {error}"));
    serde_json::from_value(faults).unwrap_or_else(|error| panic!("axe answers something else: {error}"))
}
