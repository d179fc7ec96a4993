//! That crates depend on each other in the direction that keeps parsing, files and the network out of the widget.

use std::collections::BTreeMap;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::command;

/// What each crate of the workspace may depend on, within the workspace. Tests (`dev-dependencies`) may use more.
const ALLOWED: &[(&str, &[&str])] = &[
    ("model", &[]),
    ("search", &[]),
    ("redact", &[]),
    ("flow", &["model"]),
    ("contact", &["model"]),
    ("notices", &["model"]),
    ("session", &["flow", "model"]),
    ("engine", &["model", "redact", "search"]),
    ("dispatch", &["model", "redact"]),
    ("handrail", &["contact", "dispatch", "engine", "flow", "model", "notices", "session"]),
    ("content", &["flow", "model", "search"]),
    ("tools", &[]),
    ("xtask", &["content", "demo-server", "model", "tools"]),
    ("lab", &["content", "engine", "model", "search", "tools", "xtask"]),
    ("demo-server", &[]),
    ("e2e", &["content", "demo-server", "model", "tools"]),
];

/// What must not get into the widget, as code names it, and why.
const NOT_IN_WIDGET: &[(&str, &str)] = &[
    ("pulldown_cmark", "Markdown is parsed when content is built, never in the customer's browser"),
    ("content", "it is for editors, and reads files"),
    ("leptos_router", "it takes over clicks on the whole host page"),
    ("leptos_meta", "it changes the host page's head"),
];

/// A feature of leptos that listens on the host's window, and is dead in closed shadow roots.
const FORBIDDEN_FEATURE: (&str, &str) = ("tachys", "delegation");

/// Checks the direction, and what is in the widget.
pub(super) fn check() -> Result<()> {
    let metadata =
        command::output(command::cargo().args(["metadata", "--format-version=1", "--no-deps"]), &[])?;
    let faults = wrong_directions(&workspace_dependencies(&serde_json::from_slice(&metadata)?)?);
    if !faults.is_empty() {
        bail!("{}", faults.join("\n"));
    }
    for program in ["handrail", "engine", "dispatch"] {
        let mut tree = command::cargo();
        tree.args(["tree", "--package", program, "--target=wasm32-unknown-unknown", "--edges=normal"]);
        tree.args(["--prefix=none", "--format={lib} {f}"]);
        check_widget(&String::from_utf8(command::output(&mut tree, &[])?)?)?;
    }
    Ok(())
}

/// For each crate of the workspace, the crates of the workspace that it depends on.
fn workspace_dependencies(metadata: &Value) -> Result<BTreeMap<String, Vec<String>>> {
    let packages = metadata["packages"].as_array().context("cargo metadata lists no packages")?;
    let name = |value: &Value| value["name"].as_str().unwrap_or_default().to_owned();
    let ours: Vec<_> = packages.iter().map(name).collect();
    let dependencies_of = |package: &Value| {
        let all = package["dependencies"].as_array().into_iter().flatten();
        let normal = all.filter(|dependency| dependency["kind"].as_str() != Some("dev"));
        normal.map(name).filter(|name| ours.contains(name)).collect()
    };
    Ok(packages.iter().map(|package| (name(package), dependencies_of(package))).collect())
}

fn wrong_directions(dependencies: &BTreeMap<String, Vec<String>>) -> Vec<String> {
    let mut faults = Vec::new();
    for (name, uses) in dependencies {
        let Some((_, allowed)) = ALLOWED.iter().find(|(other, _)| other == name) else {
            faults.push(format!(
                "`{name}` is new: say in crates/xtask/src/checks/dependencies.rs what it may use"
            ));
            continue;
        };
        for used in uses.iter().filter(|used| !allowed.contains(&used.as_str())) {
            faults.push(format!(
                "`{name}` must not depend on `{used}`; move what it needs to where both may use it"
            ));
        }
    }
    faults
}

/// Checks what is in a program of the widget: one library a line, then its features with commas between them.
fn check_widget(tree: &str) -> Result<()> {
    for line in tree.lines() {
        let (name, features) = line.split_once(' ').unwrap_or((line, ""));
        if let Some((name, why)) = NOT_IN_WIDGET.iter().find(|(forbidden, _)| *forbidden == name) {
            bail!(
                "`{name}` is in the widget: {why}; `cargo tree -p handrail -i {name}` shows what brings it"
            );
        }
        let has = |feature| features.split([',', ' ']).any(|other| other == feature);
        if name == FORBIDDEN_FEATURE.0 && has(FORBIDDEN_FEATURE.1) {
            bail!(
                "the feature `{}` of `{name}` is on: it does not work in closed shadow roots",
                FORBIDDEN_FEATURE.1
            );
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(name: &str, uses: &str) -> Vec<String> {
        wrong_directions(&[(name.to_owned(), vec![uses.to_owned()])].into())
    }

    #[test]
    fn a_dependency_in_the_wrong_direction_is_found() {
        assert!(faults("session", "model").is_empty());
        assert!(faults("model", "session")[0].contains("`model` must not depend on `session`"));
        assert!(faults("fresh", "model")[0].contains("`fresh` is new"));
    }

    #[test]
    fn only_what_ships_counts() {
        let metadata = serde_json::json!({ "packages": [
            { "name": "flow", "dependencies": [
                { "name": "model", "kind": null }, { "name": "content", "kind": "dev" }, { "name": "serde", "kind": null },
            ] },
            { "name": "model", "dependencies": [] },
            { "name": "content", "dependencies": [] },
        ] });
        assert_eq!(workspace_dependencies(&metadata).unwrap()["flow"], ["model"]);
    }

    #[test]
    fn a_markdown_parser_in_the_widget_is_found() {
        assert!(check_widget("handrail \nmodel default\n").is_ok());
        assert!(check_widget("handrail \npulldown_cmark simd\n").is_err());
    }

    #[test]
    fn event_delegation_in_the_widget_is_found() {
        assert!(check_widget("tachys default,testing").is_ok());
        assert!(check_widget("tachys default,delegation,testing (*)").is_err());
    }
}
