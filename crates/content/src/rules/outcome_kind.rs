use model::OutcomeKind;

use super::{Report, Rule};
use crate::Library;
use crate::flow_text::{NodeText, outcome};
use crate::markdown::Heading;
use crate::nearest::did_you_mean;

/// Something in the braces of a flow's heading that is no kind of outcome, or does not fit the node.
pub(super) const RULE: Rule = Rule { name: "outcome-kind", check };

const CLASSES: [&str; 4] = ["resolved", "advice", "hand-off", "urgent"];

fn check(library: &Library, report: &mut Report) {
    for (_, text) in library.texts() {
        for node in text.flow.iter().flat_map(|flow| &flow.nodes) {
            let heading = &text.markdown.headings[node.heading];
            for (message, help) in wrong(node, heading) {
                report.error(&text.source, &heading.span, message, help);
            }
        }
    }
}

fn wrong(node: &NodeText, heading: &Heading) -> Vec<(String, String)> {
    let mut wrong = Vec::new();
    for class in heading.classes.iter().filter(|class| !CLASSES.contains(&class.as_str())) {
        let help = did_you_mean(
            class,
            CLASSES,
            "use .resolved, .advice or .hand-off, and .urgent if it must stand out",
        );
        wrong.push((format!("`.{class}` is not known"), help));
    }
    for (name, _) in heading.attributes.iter().filter(|(name, _)| name != "channel") {
        let help = "the only one is channel=, such as {#call .hand-off channel=customer-service}";
        wrong.push((format!("`{name}` is not known"), help.to_owned()));
    }
    let kinds = heading.classes.iter().filter(|class| outcome(class, None).is_some()).count();
    if node.choices.is_some() && kinds > 0 {
        let help = "remove the class, or the list of choices";
        wrong.push(("a step with choices is no outcome".to_owned(), help.to_owned()));
    } else if kinds > 1 {
        wrong.push(("an outcome is of one kind".to_owned(), "keep one of the classes".to_owned()));
    }
    let is_hand_off = matches!(heading.outcome(), Some(OutcomeKind::HandOff(_)));
    if heading.channel().is_some() && !is_hand_off {
        let help = "add .hand-off, or remove channel=";
        wrong.push(("only a hand-off has a channel".to_owned(), help.to_owned()));
    }
    wrong
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::{check, flow};

    #[test]
    fn classes_and_attributes_that_do_not_fit_are_reported() {
        insta::assert_snapshot!(check(&[(
            "en/cards/a.flow.md",
            &flow(
                "## Start {#start .advice}\n- [A](#a)\n- [B](#b)\n- [C](#c)\n\n## A {#a .handoff}\n\n\
                 ## B {#b .advice .resolved}\n\n## C {#c .advice channel=card-emergency colour=red}"
            )
        )]));
    }
}
