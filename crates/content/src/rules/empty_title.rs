//! A title or heading without words.

use crate::read::library::Library;
use crate::report::{Cause, Report};

pub(super) fn check(library: &Library, report: &mut Report) {
    super::each_front_matter(library, |front, _, source| {
        for field in front.fields.iter().filter(|field| field.key == "title") {
            if field.value.scalar().is_some_and(|title| title.trim().is_empty()) {
                report
                    .error(source, &field.key_span, "the title is empty", "write it behind `title:`")
                    .unless(&[Cause::Value]);
            }
        }
    });
    for (_, text) in library.texts() {
        for heading in text.markdown.headings.iter().filter(|heading| heading.words.is_empty()) {
            report.error(
                &text.source,
                &heading.span,
                "this heading has no words",
                "write some, or remove it",
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::{article, check};

    #[test]
    fn titles_and_headings_without_words_are_reported() {
        insta::assert_snapshot!(check(&[
            ("en/cards/a.md", &article("## {#a}\nText.").replace("title: A title", "title:")),
            ("en/cards/b.md", &article("Text.").replace("title: A title", "title: \"  \"")),
        ]));
    }
}
