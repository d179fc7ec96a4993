//! Lists, quotes or emphasis inside each other without end.

use crate::read::library::Text;
use crate::report::Report;

pub(super) fn check(text: &Text, report: &mut Report) {
    if let Some(span) = text.markdown.too_deep.first() {
        let help = "start a new list or paragraph at the left edge";
        report.error(&text.source, span, "this stands too deep inside lists, quotes or emphasis", help);
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::{article, check};

    #[test]
    fn nesting_without_end_is_reported() {
        insta::assert_snapshot!(check(&[("en/cards/a.md", &article(&format!("{}deep", "> ".repeat(40))))]));
    }
}
