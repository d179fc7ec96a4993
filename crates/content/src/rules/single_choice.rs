use super::Rule;
use crate::read::library::Library;
use crate::report::{Cause, Report};

/// A step with one choice: that is no question.
pub(super) const RULE: Rule = Rule { name: "single-choice", check };

fn check(library: &Library, report: &mut Report) {
    for (_, text) in library.texts() {
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
