use super::{Report, Rule};
use crate::Library;

/// A needed key of front matter that is not there.
pub(super) const RULE: Rule = Rule { name: "missing-key", check };

fn check(library: &Library, report: &mut Report) {
    super::each_front_matter(library, |front, keys, source| {
        // Where a part could not be read, the key may well be in it.
        if !front.is_whole() {
            return;
        }
        for key in keys.iter().filter(|key| key.is_needed && front.get(key.name).is_none()) {
            let help = format!("add a line `{}: …`{}", key.name, super::wrong_value::example(key.form));
            report.error(source, &(0..3), format!("`{}` is missing", key.name), help);
        }
    });
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::check;

    #[test]
    fn every_needed_key_is_asked_for() {
        insta::assert_snapshot!(check(&[
            ("en/cards/topic.md", "---\ntitle: Cards\n---\n"),
            ("en/cards/a.md", "---\nkeywords: [a]\n---\nText.\n"),
        ]));
    }
}
