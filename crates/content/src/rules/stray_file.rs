use super::{Report, Rule};
use crate::Library;

/// A file that nothing reads.
pub(super) const RULE: Rule = Rule { name: "stray-file", check };

fn check(library: &Library, report: &mut Report) {
    for source in &library.stray {
        let name = source.path.rsplit('/').next().unwrap_or_default();
        if let Some(name) = meant(name) {
            report.warning(source, &(0..0), "nothing reads this file", format!("rename it to {name}"));
            continue;
        }
        let help = "move it to LOCALE/TOPIC/ if it is an article (.md), a flow (.flow.md), its tests (.flow.test.toml) or a \
                    picture, to LOCALE/notices/ if it is a notice (.md), to LOCALE/ if it is synonyms.toml, and declare the locale in site.toml; else remove it";
        report.warning(source, &(0..0), "nothing reads this file", help);
    }
}

/// The name that a file probably should have whose name ends almost right.
fn meant(name: &str) -> Option<String> {
    if let Some(stem) = name.strip_suffix(".test.toml").filter(|stem| !stem.ends_with(".flow")) {
        return Some(format!("{stem}.flow.test.toml"));
    }
    let (stem, ending) = name.rsplit_once('.')?;
    let is_markdown = ["md", "markdown", "mdown"].contains(&ending.to_lowercase().as_str());
    (is_markdown && ending != "md").then(|| format!("{stem}.md"))
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
            ("en/cards/lost-card.test.toml", "# Later.\n"),
            ("de/cards/a.md", &article("Text.")),
            ("synonyms.toml", "groups = []\n"),
            ("en/cards/synonyms.toml", "groups = []\n"),
            ("en/notices/topic.md", TOPIC),
            ("en/notices/a.flow.md", &article("Text.")),
        ]));
    }
}
