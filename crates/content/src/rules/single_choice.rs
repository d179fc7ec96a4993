use super::Rule;
use crate::Library;
use crate::read::flow_text::FlowText;
use crate::report::Report;

/// A step with one choice: that is no question.
pub(super) const RULE: Rule = Rule { name: "single-choice", check };

fn check(library: &Library, report: &mut Report) {
    for (_, text) in library.texts() {
        for list in text.flow.iter().flat_map(FlowText::sure_choices) {
            if let ([choice], []) = (list.choices.as_slice(), list.odd.as_slice()) {
                let help = format!("add another choice, or move the text of `{}` here", choice.to);
                report.error(&text.source, &choice.span, "a step needs two choices or more", help);
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
