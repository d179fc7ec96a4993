//! Two articles, flows or notices of one locale with the same slug.

use std::collections::BTreeMap;

use crate::read::library::Library;
use crate::report::Report;

pub(super) fn check(library: &Library, report: &mut Report) {
    for locale in &library.locales {
        let mut first = BTreeMap::new();
        for text in &locale.texts {
            let of_slug = *first.entry(text.name.as_str()).or_insert(text);
            if !std::ptr::eq(of_slug, text) {
                let path = &of_slug.source.path;
                let message = format!("the slug `{}` is already taken by {path}", text.name);
                report.error(
                    &text.source,
                    &(0..0),
                    message,
                    "rename one of the two; slugs are unique in the library",
                );
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::{TOPIC, article, check, flow, notice};

    #[test]
    fn a_slug_is_unique_across_topics_and_kinds() {
        insta::assert_snapshot!(check(&[
            ("en/cards/a.md", &article("Text.")),
            ("en/cards/a.flow.md", &flow("## A {#a .advice}")),
            ("en/cash/topic.md", TOPIC),
            ("en/cash/a.md", &article("Text.")),
            ("en/notices/a.md", &notice("Text.")),
        ]));
    }
}
