//! A link without words: nobody can see it, and a screen reader has nothing to say.

use crate::read::library::Text;
use crate::report::Report;

pub(super) fn check(text: &Text, report: &mut Report) {
    for link in text.markdown.links.iter().filter(|link| link.words.is_empty() && !link.has_picture) {
        let help = "write between the brackets what the customer finds there";
        report.error(&text.source, &link.span, "this link has no words", help);
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
