use std::collections::BTreeSet;

use super::Rule;
use crate::Library;
use crate::nearest::nearest;
use crate::read::keys::Key;
use crate::report::Report;

/// A needed key of front matter that is not there.
pub(super) const RULE: Rule = Rule { name: "missing-key", check };

fn check(library: &Library, report: &mut Report) {
    super::each_front_matter(library, |front, keys, source| {
        // Where a part could not be read, the key may well be in it.
        if !front.is_whole() {
            return;
        }
        // One that is written almost right is reported as unknown, with the right one.
        let is_known = |name: &str| keys.iter().any(|key| key.name == name);
        let unknown = front.fields.iter().map(|field| field.key.as_str()).filter(|name| !is_known(name));
        let meant: BTreeSet<_> =
            unknown.filter_map(|name| nearest(name, keys.iter().map(|key| key.name))).collect();
        let is_missing =
            |key: &&Key| key.is_needed && front.get(key.name).is_none() && !meant.contains(key.name);
        for key in keys.iter().filter(is_missing) {
            let help = format!("add a line `{}: …`{}", key.name, super::wrong_value::example(key.form));
            report.error(source, &(0..3), format!("`{}` is missing", key.name), help);
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
