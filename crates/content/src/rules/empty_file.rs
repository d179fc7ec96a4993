use super::{Report, Rule};
use crate::Library;
use crate::library::Why;

/// A file without any text.
pub(super) const RULE: Rule = Rule { name: "empty-file", check };

fn check(library: &Library, report: &mut Report) {
    for file in &library.unread {
        if file.why == Why::Empty {
            report.error(
                &file.source,
                &(0..0),
                "this file is empty",
                "write something into it, or remove it",
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::check;

    #[test]
    fn files_without_text_are_reported() {
        insta::assert_snapshot!(check(&[("en/cards/a.md", ""), ("en/cards/b.flow.md", "\u{feff}\r\n \n")]));
    }
}
