//! A file or folder whose name cannot be a slug.

use model::Slug;

use crate::read::library::Library;
use crate::report::{Cause, Report};

const HELP: &str = "rename it: small letters, digits and single hyphens between them, such as lost-card";

pub(super) fn check(library: &Library, report: &mut Report) {
    for topic in library.topics() {
        if Slug::new(topic.folder.as_str()).is_err() {
            let message = format!("the folder `{}` cannot be a topic's slug", topic.folder);
            report.error(&topic.source, &(0..0), message, HELP);
        }
    }
    for (_, text) in library.texts() {
        if text.slug().is_none() {
            let message = format!("the file name `{}` cannot be a slug", text.name);
            let file = text.source.path_in_library().rsplit('/').next().unwrap_or_default();
            let slug = meant_slug(&text.name);
            let help = match Slug::new(slug.as_str()) {
                Ok(_) => format!("rename it to {}", file.replacen(&text.name, &slug, 1)),
                Err(_) => HELP.to_owned(),
            };
            report.error(&text.source, &(0..0), message, help).explains(Cause::FileName, &(0..0));
        }
    }
}

/// The slug that was probably meant with `name`.
pub(super) fn meant_slug(name: &str) -> String {
    let hyphenated = name.to_lowercase().replace(|c: char| !c.is_alphanumeric(), "-");
    hyphenated.split('-').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-")
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
