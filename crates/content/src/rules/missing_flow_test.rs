//! A flow without tests, or tests without their flow.

use super::slug::meant_slug;
use crate::nearest::did_you_mean;
use crate::read::library::{FLOW_TEST_ENDING, FlowTestFile, Library, LocaleTexts, TextKind};
use crate::report::{Cause, Report};

pub(super) fn check(library: &Library, report: &mut Report) {
    for (locale, text) in library.texts().filter(|(_, text)| text.kind == TextKind::Flow) {
        let file = format!("{}{FLOW_TEST_ENDING}", text.name);
        match locale.tests_of(text) {
            None => {
                let help = format!(
                    "write `{file}` beside it, with a walk to each kind of outcome: docs/authoring.md has an example"
                );
                // The tests of a flow that must be renamed have the name that it will have.
                report
                    .error(&text.source, &(0..0), "this flow has no tests", help)
                    .unless(&[Cause::FileName]);
            }
            Some(FlowTestFile { source, tests: Some(tests), .. })
                if tests.tests.is_empty() && tests.is_whole =>
            {
                let help = "add [[tests]] with a name, answers, an outcome and its kind: docs/authoring.md has an example";
                report.error(source, &(0..0), "there is no test in this file", help);
            }
            Some(_) => {}
        }
    }
    for locale in &library.locales {
        for file in locale.flow_tests.iter().filter(|file| !has_flow(file, locale, library)) {
            let message = format!("there is no flow `{}` beside these tests", file.name);
            report.error(&file.source, &(0..0), message, help(file, locale));
        }
    }
}

/// Whether the flow that `file` tests is there, be it readable or not.
fn has_flow(file: &FlowTestFile, locale: &LocaleTexts, library: &Library) -> bool {
    let has_name = |text: &&crate::read::library::Text| {
        let is_named = text.name == file.name || text.slug().is_none() && meant_slug(&text.name) == file.name;
        text.kind == TextKind::Flow && is_named
    };
    let path = format!("{}/{}/{}.flow.md", locale.tag, locale.topics[file.topic].folder, file.name);
    locale.texts.iter().filter(has_name).any(|text| text.topic == Some(file.topic))
        || library.is_unread(&path)
}

fn help(file: &FlowTestFile, locale: &LocaleTexts) -> String {
    let flows = || locale.texts.iter().filter(|text| text.kind == TextKind::Flow);
    let elsewhere = flows().find(|text| text.name == file.name).and_then(|text| text.topic);
    match elsewhere {
        Some(topic) => format!("move it to the folder `{}`, where the flow is", locale.topics[topic].folder),
        None => {
            let names = flows().map(|text| text.name.as_str());
            did_you_mean(&file.name, names, "write the flow, or remove this file")
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::{TOPIC, check, draw, flow, library};

    const FLOW: &str =
        "## Start {#start}\n- [A](#a)\n- [B](#b)\n\n## A {#a .hand-off}\n\n## B {#b .hand-off}";

    #[test]
    fn flows_without_tests_and_tests_without_flows_are_reported() {
        let flow = flow(FLOW);
        let files = [
            ("en/cards/a.flow.md", flow.as_str()),
            ("en/cards/b.flow.md", &flow),
            ("en/cards/b.flow.test.toml", "# Later.\n"),
            ("en/cards/lost-card.flow.md", &flow),
            ("en/cards/lost-crad.flow.test.toml", "# Later.\n"),
            ("en/cards/mortgage.flow.test.toml", "# Later.\n"),
            ("en/cash/a.flow.test.toml", "# Later.\n"),
            ("en/cash/topic.md", TOPIC),
        ];
        let files = files.map(|(path, text)| (path, text.as_bytes()));
        insta::assert_snapshot!(draw(&library(&files), &["missing-flow-test"]));
    }

    #[test]
    fn files_that_cannot_be_read_are_not_reported_as_missing_too() {
        let flow = flow(FLOW);
        let files: [(&str, &[u8]); 4] = [
            ("en/cards/a.flow.md", flow.as_bytes()),
            ("en/cards/a.flow.test.toml", b"# caf\xe9"),
            ("en/cards/b.flow.md", b"caf\xe9"),
            ("en/cards/b.flow.test.toml", b"# Later.\n"),
        ];
        assert_eq!(draw(&library(&files), &["missing-flow-test"]), "");
    }

    #[test]
    fn tests_that_are_not_toml_are_not_reported_as_missing_too() {
        let found = check(&[("en/cards/a.flow.md", &flow(FLOW)), ("en/cards/a.flow.test.toml", "[[tests\n")]);
        assert!(found.contains("flow-test") && !found.contains("missing-flow-test"), "{found}");
    }
}
