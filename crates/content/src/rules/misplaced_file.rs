//! A notice, an article or a flow that is where another kind belongs, or is named as one.

use crate::read::library::{Library, NOTICES, TextKind};
use crate::report::Report;

pub(super) fn check(library: &Library, report: &mut Report) {
    for (source, kind) in &library.misplaced {
        let path = source.path_in_library().split('/').collect::<Vec<_>>();
        let name = path.last().copied().unwrap_or_default();
        let stem = name.strip_suffix(".md").unwrap_or(name);
        let is_notices = path.get(1) == Some(&NOTICES);
        let (what, help) = match kind {
            TextKind::Notice => {
                ("a notice", format!("move it to LOCALE/notices/{}.md", stem.trim_end_matches(".flow")))
            }
            TextKind::Article => ("an article", "move it to the folder of its topic".to_owned()),
            TextKind::Flow if is_notices => {
                ("a flow", format!("move it to the folder of its topic, as {stem}.flow.md"))
            }
            TextKind::Flow => ("a flow", format!("rename it to {stem}.flow.md")),
        };
        report.error(source, &(0..0), format!("this looks like {what}"), help);
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::{PNG, article, check, check_with, flow, notice};

    const FLOW: &str =
        "## Where? {#where}\n- [Here](#a)\n- [There](#b)\n\n## A {#a .advice}\n\n## B {#b .advice}";

    #[test]
    fn each_gets_one_diagnostic_that_says_where_it_belongs() {
        insta::assert_snapshot!(check(&[
            ("en/cards/a.md", &notice("Text.")),
            ("en/cards/b.flow.md", &notice("Text.")),
            ("en/notice/c.md", &notice("Text.")),
            ("en/notices/d.md", &article("Text.\n\n## Heading")),
            ("en/notices/e.md", &flow(FLOW)),
            ("en/cards/f.md", &flow(FLOW)),
            ("en/cards/g.md", &article("[To it](flow:f#where)")),
        ]));
    }

    #[test]
    fn pictures_beside_what_stands_in_the_wrong_folder_are_found() {
        let text = notice("![What it shows](a.png)");
        let found = check_with(&[("en/notice/c.md", text.as_bytes()), ("en/notice/a.png", PNG)]);
        assert_eq!(found.matches("error[").count(), 1, "{found}");
    }

    #[test]
    fn a_text_with_keys_of_another_kind_is_not_taken_for_one() {
        let text = article("## Words {#words}").replace("owner:", "severity: info\nowner:");
        let found = check(&[("en/cards/a.md", &text)]);
        assert!(found.contains("unknown-key") && !found.contains("misplaced-file"), "{found}");
    }
}
