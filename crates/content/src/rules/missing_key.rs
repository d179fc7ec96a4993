//! A needed key of front matter that is not there.

use crate::read::library::Library;
use crate::report::{Cause, Report};

pub(super) fn check(library: &Library, report: &mut Report) {
    super::each_front_matter(library, |front, keys, source| {
        for key in keys.iter().filter(|key| key.is_needed && front.get(key.name).is_none()) {
            let help = format!("add a line `{}: …`{}", key.name, super::wrong_value::example(key.form));
            // It may be where the front matter could not be parsed, or be written almost right.
            report
                .error(source, &(0..3), format!("`{}` is missing", key.name), help)
                .unless_in(&front.span, &[Cause::FrontMatter, Cause::Key(key.name)]);
        }
    });
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::{article, check};

    #[test]
    fn a_key_that_is_written_almost_right_is_reported_once() {
        let found = check(&[("en/cards/a.md", &article("Text.").replace("owner:", "Owner:"))]);
        assert!(found.contains("unknown-key") && !found.contains("missing-key"), "{found}");
    }

    #[test]
    fn every_needed_key_is_asked_for() {
        insta::assert_snapshot!(check(&[
            ("en/cards/topic.md", "---\ntitle: Cards\n---\n"),
            ("en/cards/a.md", "---\nkeywords: [a]\n---\nText.\n"),
        ]));
    }
}
