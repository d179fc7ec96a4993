//! Items of lists that are shown with another number, or at another place, than in the file.

use crate::read::library::Text;
use crate::read::markdown::ListFault;
use crate::report::{Cause, Report};

pub(super) fn check(text: &Text, report: &mut Report) {
    let faults = text.markdown.list_faults.iter();
    for (span, fault) in faults.filter(|(span, _)| !is_choice(text, span.start)) {
        let first = text.source.text[span.clone()].find('\n').map_or(span.end, |end| span.start + end);
        let span = span.start..first;
        let (message, help) = match fault {
            ListFault::Number { written, shown } => (
                format!("this step is {written} here, and customers see {shown}"),
                "number the steps in order, and refer to them by the numbers that are shown".to_owned(),
            ),
            ListFault::NotInside { spaces } => (
                "this item is not read as a part of the one above".to_owned(),
                format!("put {spaces} spaces before it; or none, if it is no part of it"),
            ),
        };
        report.error(&text.source, &span, message, help).unless(&[Cause::Slip]);
    }
}

/// Whether a choice of a flow starts there: choices have no numbers, and a rule of their own.
fn is_choice(text: &Text, at: usize) -> bool {
    let Some(flow) = &text.flow else { return false };
    let node = flow.node_at(at).map(|node| &flow.nodes[node]);
    let choices = node.and_then(|node| node.choices.as_ref());
    choices.is_some_and(|list| list.span.contains(&at))
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::{article, check, flow, notice};

    #[test]
    fn items_that_are_not_inside_the_one_above_and_other_numbers_are_reported() {
        insta::assert_snapshot!(check(&[
            ("en/cards/a.md", &article("1. a\n  - sub\n2. b\n\nThen:\n\n- a\n - sub\n\n> 10. a\n>    - sub")),
            ("en/cards/b.md", &article("1. a\n2. b\n4. c\n5. d\n\nOr\n\n1. a\n1. b\n2. c")),
            ("en/notices/c.md", &notice("1. a\n   - b\n    - c")),
        ]));
    }

    #[test]
    fn lists_that_are_what_they_look_like_are_fine() {
        let text = " 9. a\n10. b\n\nSo\n\n1. a\n   - sub\n   - sub\n\n     more\n2. b\n\n   1. x\n   2. y\n\nA note.\n\n3. c\n4. d\n\n\
                    Or\n\n1. a\n1. b\n1. c\n\nOr\n\n0. a\n1. b\n\n> - a\n>   - b\n\n- a\n- b\n\n* c\n  * d";
        let choices = "## S {#s}\n1. [A](#a)\n3. [B](#b)\n\n## A {#a .advice}\n\n## B {#b .advice}\n";
        assert_eq!(check(&[("en/cards/a.md", &article(text))]), "");
        let found = check(&[("en/cards/b.flow.md", &flow(choices))]);
        assert_eq!(found.matches("error").count(), 1, "{found}");
    }
}
