use super::Rule;
use crate::Library;
use crate::read::flow_text::SlipKind;
use crate::read::library::Text;
use crate::read::markdown::{CodeFault, Unread};
use crate::report::Report;
use crate::source::Span;

/// Words that are shown as code and were not meant as such.
pub(super) const RULE: Rule = Rule { name: "code", check };

fn check(library: &Library, report: &mut Report) {
    for (_, text) in library.texts() {
        for (span, fault) in
            text.markdown.code_faults.iter().filter(|(span, _)| !is_told_elsewhere(text, span))
        {
            let first = text.source.text[span.clone()].find('\n').map_or(span.end, |end| span.start + end);
            match fault {
                CodeFault::Indented => {
                    let help = "remove them; for code write ``` on a line above and below it";
                    report.error(
                        &text.source,
                        span,
                        "spaces or a tab before these lines make them code",
                        help,
                    );
                }
                CodeFault::Unclosed(mark) => {
                    let message = "this code has no end, so that all below it is read as code";
                    let help = format!(
                        "write {mark} on a line of its own below the code, or remove these signs here"
                    );
                    report.error(&text.source, &(span.start..first), message, help);
                }
            }
        }
    }
}

/// Whether the lines are reported as a heading or choice of a flow, or belong to a box of another dialect.
fn is_told_elsewhere(text: &Text, span: &Span) -> bool {
    let slips = text.flow.iter().flat_map(|flow| &flow.slips.found);
    let mut slips = slips.filter(|slip| slip.kind != SlipKind::NoNode);
    let unread = &text.markdown.unread;
    let before = unread.partition_point(|(other, _)| other.start < span.start).checked_sub(1);
    slips.any(|slip| slip.line.start < span.end && span.start <= slip.line.end)
        || before.is_some_and(|before| {
            let (other, kind) = &unread[before];
            let between = text.source.text.get(other.end..span.start).unwrap_or_default();
            *kind == Unread::Container && between.trim().is_empty()
        })
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
