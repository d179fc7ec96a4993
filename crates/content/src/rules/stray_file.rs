//! A file that nothing reads. What was surely meant for customers is an error: they do not see it.

use crate::read::library::{Library, NOTICES, Stray, TOPIC_FILE};
use crate::report::Report;

pub(super) fn check(library: &Library, report: &mut Report) {
    for file in &library.stray {
        let path: Vec<_> = file.source.path_in_library().split('/').collect();
        let is_in_locale = path.len() > 1 && library.locales.iter().any(|locale| locale.tag == path[0]);
        let meant = meant(file, &path, is_in_locale);
        let is_for_customers = meant.is_some() && is_in_locale;
        let help = meant.unwrap_or_else(|| HELP.to_owned());
        if is_for_customers {
            report.error(&file.source, &(0..0), MESSAGE, help);
        } else {
            report.warning(&file.source, &(0..0), MESSAGE, help);
        }
    }
}

const MESSAGE: &str = "nothing reads this file";

const HELP: &str = "move it to LOCALE/TOPIC/ if it is an article (.md), a flow (.flow.md), its tests (.flow.test.toml) or a \
                    picture, to LOCALE/notices/ if it is a notice (.md), to LOCALE/ if it is synonyms.toml, and declare the locale in site.toml; else remove it";

/// How to have a file read that was surely meant for customers: by its name, which ends almost right, or by its text.
fn meant(file: &Stray, path: &[&str], is_in_locale: bool) -> Option<String> {
    let name = path.last().copied().unwrap_or_default();
    let is_text = file.has_front_matter && !is_copy(name) && name != TOPIC_FILE;
    let right = right_name(name).or_else(|| is_text.then(|| with_ending(name)))?;
    if right == name && !is_in_locale {
        return None;
    }
    match path {
        [tag, topic, _, .., _] => {
            Some(format!("move it to {tag}/{topic}/{right}: a topic has no folders in it"))
        }
        [_, NOTICES, _] if right == name => Some("move it to the folder of its topic".to_owned()),
        [_, _, _] => Some(format!("rename it to {right}")),
        _ if is_text => Some("move it to the folder of its topic, or of the notices".to_owned()),
        _ => Some(format!("rename it to {right}")),
    }
}

/// Whether it is called as programs call what they keep of an earlier text.
fn is_copy(name: &str) -> bool {
    [".bak", ".orig", ".old", "~"].iter().any(|ending| name.ends_with(ending))
}

/// The name that a file should have whose name ends almost right.
fn right_name(name: &str) -> Option<String> {
    // What is added by a system that does not show it.
    if let Some(name) = name.strip_suffix(".txt")
        && [".md", ".toml", ".ftl"].iter().any(|ending| name.ends_with(ending))
    {
        return Some(right_name(name).unwrap_or_else(|| name.to_owned()));
    }
    if let Some(stem) = name.strip_suffix(".test.toml").filter(|stem| !stem.ends_with(".flow")) {
        return Some(format!("{stem}.flow.test.toml"));
    }
    let (stem, ending) = name.rsplit_once('.')?;
    let is_markdown = ["md", "markdown", "mdown"].contains(&ending.to_lowercase().as_str());
    (is_markdown && ending != "md").then(|| format!("{stem}.md"))
}

/// The name of a text that is called `name`.
fn with_ending(name: &str) -> String {
    match name.rsplit_once('.') {
        Some((_, "md")) => name.to_owned(),
        Some((stem, _)) => format!("{stem}.md"),
        None => format!("{name}.md"),
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::{TOPIC, article, check, flow, library};
    use crate::{FileBytes, Files, Library};

    #[test]
    fn files_that_are_nowhere_expected_are_warned_of() {
        insta::assert_snapshot!(check(&[
            ("notes.txt", "x"),
            ("en/cards/old/list.csv", "a,b"),
            ("en/cards/a.md.bak", &article("Text.")),
            ("de/cards/a.md", &article("Text.")),
            ("synonyms.toml", "groups = []\n"),
            ("en/cards/synonyms.toml", "groups = []\n"),
            ("en/notices/topic.md", TOPIC),
        ]));
    }

    #[test]
    fn texts_that_customers_would_not_see_are_errors() {
        let flow = flow("## A {#a .advice}");
        insta::assert_snapshot!(check(&[
            ("en/a.md", &article("Text.")),
            ("en/cards/old/a.md", &article("Text.")),
            ("en/cards/old/deep/c.flow.md", &flow),
            ("en/cards/a.MD", &article("Text.")),
            ("en/cards/slip.md.txt", &article("Text.")),
            ("en/cards/slip.txt", &article("Text.").replace('\n', "\r\n")),
            ("en/cards/no-ending", &article("Text.")),
            ("en/cards/lost-card.test.toml", "# Later.\n"),
            ("en/cards/lost-card.flow.test.toml.txt", "# Later.\n"),
            ("en/notices/a.flow.md", &flow),
        ]));
    }

    #[test]
    fn a_folder_that_cannot_be_read_is_an_error() {
        let denied = FileBytes::Unreadable("permission denied".into());
        let mut files = Files::new();
        files.insert("en/cash".to_owned(), denied.clone());
        files.insert("fr".to_owned(), denied);
        let read = Library::from_files("articles", files);
        assert_eq!((read.stray.len(), read.unread.len()), (0, 3), "with site.toml");
        assert!(library(&[]).stray.is_empty());
    }
}
