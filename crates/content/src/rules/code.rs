//! Words that are shown as code and were not meant as such.

use crate::read::library::Text;
use crate::read::markdown::CodeFault;
use crate::report::{Cause, Report};

pub(super) fn check(text: &Text, report: &mut Report) {
    for (span, fault) in &text.markdown.code_faults {
        let first = text.source.text[span.clone()].find('\n').map_or(span.end, |end| span.start + end);
        let (place, message, help) = match fault {
            CodeFault::Indented => (
                span.clone(),
                "spaces or a tab before these lines make them code",
                "remove them; for code write ``` on a line above and below it".to_owned(),
            ),
            CodeFault::Unclosed(mark) => (
                span.start..first,
                "this code has no end, so that all below it is read as code",
                format!("write {mark} on a line of its own below the code, or remove these signs here"),
            ),
        };
        // Of a box, the lines below the first are code if they are indented.
        let above = text.source.text[..span.start].trim_end().len();
        let reported = report
            .error(&text.source, &place, message, help)
            .unless_in(span, &[Cause::Slip])
            .unless_in(&(above.saturating_sub(1)..above), &[Cause::Container]);
        if text.flow.is_some() && text.source.text[span.clone()].contains("{#") {
            reported.explains(Cause::NoNode, span);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::{article, check, flow, notice};

    #[test]
    fn code_by_spaces_and_code_without_an_end_are_reported() {
        insta::assert_snapshot!(check(&[
            (
                "en/cards/a.md",
                &article(
                    "Text.\n\n    It costs [£5](article:nowhere).\n\n- Item\n\n\t\tMore.\n\n```\nThe rest.\n\n## Gone"
                )
            ),
            ("en/cards/b.md", &article("> ```\n> quoted\n\n1. ~~~\n   x\n\n2. ```\n   y\n   ```")),
            ("en/notices/c.md", &notice("    Today.")),
            (
                "en/cards/d.flow.md",
                &flow(
                    "    Before.\n\n## S {#s}\n- [A](#a)\n- [B](#b)\n\n## A {#a .advice}\n\n## B {#b .advice}\n```\nEnd."
                )
            ),
        ]));
    }

    #[test]
    fn code_between_its_signs_is_fine() {
        let text = "```\n    x\n```\n\n~~~~ toml\n```\n~~~~\n\n> ```\n> x\n> ```\n\n- a\n\n  ```\n  b\n  ```\n\n  more\n\n`C:\\temp`";
        assert_eq!(check(&[("en/cards/a.md", &article(text))]), "");
    }
}
