use super::Rule;
use crate::Library;
use crate::report::Report;
use crate::source::Span;

/// A link without words: nobody can see it, and a screen reader has nothing to say.
pub(super) const RULE: Rule = Rule { name: "link-text", check };

fn check(library: &Library, report: &mut Report) {
    for (_, text) in library.texts() {
        let pictures = &text.markdown.pictures;
        // A picture in a link is reported as such.
        let has_picture = |span: &Span| {
            let at = pictures.partition_point(|picture| picture.span.start < span.start);
            pictures.get(at).is_some_and(|picture| picture.span.start < span.end)
        };
        let links = text.markdown.links.iter();
        for link in links.filter(|link| link.words.is_empty() && !has_picture(&link.span)) {
            let help = "write between the brackets what the customer finds there";
            report.error(&text.source, &link.span, "this link has no words", help);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::{article, check};

    #[test]
    fn a_link_without_words_is_reported() {
        insta::assert_snapshot!(check(&[("en/cards/a.md", &article("Go [ ](contact:) now."))]));
    }
}
