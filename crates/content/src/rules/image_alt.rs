//! A picture without words for those who do not see it.

use crate::read::library::Text;
use crate::report::Report;

pub(super) fn check(text: &Text, report: &mut Report) {
    for picture in text.markdown.pictures.iter().filter(|picture| picture.alt.trim().is_empty()) {
        let help = "say between the brackets what it shows: ![The freeze switch under the card](freeze.png)";
        report.error(&text.source, &picture.span, "this picture has no alternative text", help);
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::{PNG, article, check_with};

    #[test]
    fn a_picture_without_words_is_reported() {
        let text = article("![](freeze.png)\n\n![ ](freeze.png)\n\n![The switch](freeze.png)");
        insta::assert_snapshot!(check_with(&[
            ("en/cards/a.md", text.as_bytes()),
            ("en/cards/freeze.png", PNG)
        ]));
    }
}
