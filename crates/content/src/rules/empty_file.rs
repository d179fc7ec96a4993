//! A file without any text, or an article or notice that is nothing but its front matter.

use crate::read::files::Why;
use crate::read::library::{Library, Text, TextKind};
use crate::report::{Cause, Report};

pub(super) fn check(library: &Library, report: &mut Report) {
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
    for (_, text) in library.texts().filter(|(_, text)| is_without_text(text)) {
        let what = match text.kind {
            TextKind::Article => "article",
            TextKind::Flow => continue,
            TextKind::Notice => "notice",
        };
        let end = text.source.text[..text.front.span.end].trim_end().len();
        let message = format!("this {what} has no text");
        report
            .error(&text.source, &(end.saturating_sub(3)..end), message, "write it below this line")
            .unless_in(&text.front.span, &[Cause::FrontMatter]);
    }
}

/// Whether nothing is after the front matter, not even what other rules report.
fn is_without_text(text: &Text) -> bool {
    let markdown = &text.markdown;
    markdown.blocks.is_empty()
        && markdown.html.is_empty()
        && markdown.links.is_empty()
        && markdown.pictures.is_empty()
        && markdown.too_deep.is_empty()
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::{article, check, notice};

    #[test]
    fn files_without_text_are_reported() {
        insta::assert_snapshot!(check(&[("en/cards/a.md", ""), ("en/cards/b.flow.md", "\u{feff}\r\n \n")]));
    }

    #[test]
    fn articles_and_notices_of_front_matter_alone_are_reported() {
        let files = [("en/cards/a.md", article("")), ("en/notices/b.md", notice("\n \n"))];
        insta::assert_snapshot!(check(&files.each_ref().map(|(path, text)| (*path, text.as_str()))));
    }
}
