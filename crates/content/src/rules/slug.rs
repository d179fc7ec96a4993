use model::Slug;

use super::{Report, Rule};
use crate::Library;

/// A file or folder whose name cannot be a slug.
pub(super) const RULE: Rule = Rule { name: "slug", check };

const HELP: &str = "rename it: small letters, digits and single hyphens between them, such as lost-card";

fn check(library: &Library, report: &mut Report) {
    for topic in library.topics() {
        if Slug::new(topic.folder.as_str()).is_err() {
            let message = format!("the folder `{}` cannot be a topic's slug", topic.folder);
            report.error(&topic.source, &(0..0), message, HELP);
        }
    }
    for (_, text) in library.texts() {
        if text.slug().is_none() {
            let message = format!("the file name `{}` cannot be a slug", text.name);
            report.error(&text.source, &(0..0), message, HELP);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::{TOPIC, article, check};

    #[test]
    fn names_that_cannot_be_slugs_are_reported() {
        insta::assert_snapshot!(check(&[
            ("en/cards/Lost Card.md", &article("Text.")),
            ("en/cards/.flow.md", &article("## A {#a .advice}")),
            ("en/My Cards/topic.md", TOPIC),
        ]));
    }
}
