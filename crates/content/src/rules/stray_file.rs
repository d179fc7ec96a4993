use super::{Report, Rule};
use crate::Library;

/// A file that nothing reads.
pub(super) const RULE: Rule = Rule { name: "stray-file", check };

fn check(library: &Library, report: &mut Report) {
    for source in &library.stray {
        let help = "move it to LOCALE/TOPIC/ if it is an article (.md), a flow (.flow.md), its tests (.flow.test.toml) or a \
                    picture, to LOCALE/notices/ if it is a notice (.md), to LOCALE/ if it is synonyms.toml, and declare the locale in site.toml; else remove it";
        report.warning(source, &(0..0), "nothing reads this file", help);
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::{TOPIC, article, check};

    #[test]
    fn files_that_are_nowhere_expected_are_warned_of() {
        insta::assert_snapshot!(check(&[
            ("notes.txt", "x"),
            ("en/a.md", &article("Text.")),
            ("en/cards/old/a.md", &article("Text.")),
            ("en/cards/a.MD", &article("Text.")),
            ("de/cards/a.md", &article("Text.")),
            ("synonyms.toml", "groups = []\n"),
            ("en/cards/synonyms.toml", "groups = []\n"),
            ("en/notices/topic.md", TOPIC),
            ("en/notices/a.flow.md", &article("Text.")),
        ]));
    }
}
