//! What the compiler does not see of the recipes in CONTRIBUTING.md.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use tools::workspace;

fn read(path: &str) -> String {
    read_file(&workspace::root().join(path))
}

fn read_file(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The path and text of each file of a folder.
fn files(folder: &str) -> Vec<(String, String)> {
    let entries = fs::read_dir(workspace::root().join(folder)).unwrap();
    let paths = entries.map(|entry| entry.unwrap().path()).filter(|path| path.is_file());
    paths.map(|path| (path.file_stem().unwrap().to_str().unwrap().to_owned(), read_file(&path))).collect()
}

/// What follows each `start` in `text`, up to the next of `ends`.
fn after<'a>(text: &'a str, start: &'a str, ends: &'a [char]) -> impl Iterator<Item = &'a str> {
    text.split(start).skip(1).filter_map(move |rest| rest.split(ends).next())
}

#[test]
fn every_attribute_that_is_read_is_documented_and_tested() {
    let (panel, shell, looks) =
        (read("src/host/mod.rs"), read("embed/handrail.js"), read("embed/handrail.css"));
    let of_panel =
        ["element.get_attribute(\"", "element.has_attribute(\"", "self.names(\"", "self.address(\""];
    let of_panel = of_panel.iter().flat_map(|start| after(&panel, start, &['"']));
    let of_shell = after(&shell, ".getAttribute(\"", &['"']);
    let of_looks = after(&looks, ":host([", &['=', ']']);
    let read: BTreeSet<&str> = of_panel.chain(of_shell).chain(of_looks).collect();

    let embedding = self::read("docs/embedding.md");
    let (_, rest) = embedding.split_once("## Attributes").unwrap();
    let (section, _) = rest.split_once("\n## ").unwrap();
    let documented: BTreeSet<&str> = after(section, "\n| `", &['`']).collect();
    assert_eq!(documented, read, "left: the table in docs/embedding.md; right: what the code reads");

    let tests: String = files("e2e/tests").into_iter().map(|(_, text)| text).collect();
    let untested =
        |name: &&&str| ["\"", "'", " "].iter().all(|quote| !tests.contains(&format!("{quote}{name}")));
    assert_eq!(read.iter().filter(untested).collect::<Vec<_>>(), Vec::<&&str>::new(), "nothing in e2e/tests");
}

#[test]
fn the_tour_visits_every_view() {
    let states = read("e2e/src/tour/states.rs");
    let visited: Vec<&str> = after(&states, "\n    (\"", &['"']).collect();
    let views = files("src/view").into_iter().filter(|(_, text)| text.contains("\npub(crate) fn view("));
    let views: Vec<String> = views.map(|(name, _)| name.replace('_', "-")).collect();
    assert!(views.len() > 1, "{views:?}");
    for view in views {
        assert!(
            visited.iter().any(|look| look.contains(&view)),
            "e2e/src/tour/states.rs does not visit `{view}`"
        );
    }
}

#[test]
fn every_file_of_browser_tests_is_run() {
    let main = read("e2e/tests/main.rs");
    let named: BTreeSet<&str> = main.lines().map(str::trim).collect();
    for (name, _) in files("e2e/tests").into_iter().filter(|(name, _)| name != "main") {
        assert!(named.contains(name.as_str()), "e2e/tests/main.rs does not name `{name}`");
    }
}
