//! A step with one choice: that is no question.

use crate::read::library::Text;
use crate::report::{Cause, Report};

pub(super) fn check(text: &Text, report: &mut Report) {
    for node in text.flow.iter().flat_map(|flow| &flow.nodes) {
        let Some(list) = &node.choices else { continue };
        if let ([choice], []) = (list.choices.as_slice(), list.odd.as_slice()) {
            let help = format!("add another choice, or move the text of `{}` here", choice.to);
            report
                .error(&text.source, &choice.span, "a step needs two choices or more", help)
                .unless_in(&node.span, Cause::OF_LINES);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::{check, flow};

    #[test]
    fn a_step_with_one_choice_is_reported() {
        insta::assert_snapshot!(check(&[(
            "en/cards/a.flow.md",
            &flow("## Start {#start}\n- [On](#on)\n\n## On {#on .advice}")
        )]));
    }
}
