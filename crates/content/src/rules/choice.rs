use std::collections::BTreeSet;

use model::{ChoiceId, Target};

use super::{Report, Rule};
use crate::Library;
use crate::flow_text::{ChoiceList, FlowText};
use crate::library::Text;
use crate::link::Destination;

/// Choices that are not written as choices, or links to steps that are no choices.
pub(super) const RULE: Rule = Rule { name: "choice", check };

fn check(library: &Library, report: &mut Report) {
    for (_, text) in library.texts() {
        let Some(flow) = &text.flow else { continue };
        for list in flow.nodes.iter().filter_map(|node| node.choices.as_ref()) {
            check_list(list, text, report);
        }
        check_other_links(flow, text, report);
    }
}

fn check_list(list: &ChoiceList, text: &Text, report: &mut Report) {
    if list.is_numbered {
        let help = "start each with `- `: choices have no order in which they are done";
        report.error(&text.source, &list.span, "choices are not numbered", help);
    }
    for span in &list.odd {
        let help = "start it with a link to a step, such as `- [In a shop](#in-shop)`; \
                    on the lines below it only text may follow";
        report.error(&text.source, span, "this item of the choices is no choice", help);
    }
    let mut ids = BTreeSet::new();
    for choice in &list.choices {
        let earlier = list.choices.iter().take_while(|other| other.span != choice.span);
        let id = ChoiceId::to_target(&choice.to, earlier.filter(|other| other.to == choice.to).count());
        if !ids.insert(id) {
            let help =
                "rename a step: a choice is named for the step it leads to, and a second one by adding -2";
            report.error(&text.source, &choice.span, "two choices would have the same name", help);
        }
    }
}

/// A link to a step anywhere else would move the customer on without an answer.
fn check_other_links(flow: &FlowText, text: &Text, report: &mut Report) {
    let lists = flow.nodes.iter().filter_map(|node| node.choices.as_ref());
    let choices: BTreeSet<usize> =
        lists.flat_map(|list| &list.choices).map(|choice| choice.span.start).collect();
    let odd: Vec<_> =
        flow.nodes.iter().filter_map(|node| node.choices.as_ref()).flat_map(|list| &list.odd).collect();
    for link in &text.markdown.links {
        let is_odd = odd.binary_search_by(|span| {
            if span.contains(&link.span.start) {
                std::cmp::Ordering::Equal
            } else {
                span.start.cmp(&link.span.start)
            }
        });
        if let Destination::To(Target::Section(_)) = link.to
            && !choices.contains(&link.span.start)
            && is_odd.is_err()
        {
            let help = "put it into the list of choices at the very end of the step";
            report.error(&text.source, &link.span, "only a choice leads to a step", help);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::{check, flow};

    const ENDS: &str = "\n\n## A {#a .advice}\n\n## B {#b .advice}\n";

    #[test]
    fn items_that_are_no_choices_are_reported() {
        insta::assert_snapshot!(check(&[
            (
                "en/cards/a.flow.md",
                &flow(&format!("## S {{#s}}\n- [A](#a)\n- [B](#b)\n  - more\n- [B](#b)\n- Call us.{ENDS}"))
            ),
            ("en/cards/b.flow.md", &flow(&format!("## S {{#s}}\n1. [A](#a)\n2. [B](#b){ENDS}"))),
        ]));
    }

    #[test]
    fn links_to_steps_outside_the_choices_are_reported() {
        insta::assert_snapshot!(check(&[(
            "en/cards/a.flow.md",
            &flow(&format!("## S {{#s}}\nGo [there](#a).\n- [A](#a)\n  or [back](#s)\n- [B](#b){ENDS}"))
        )]));
    }

    #[test]
    fn two_choices_that_would_have_one_name_are_reported() {
        insta::assert_snapshot!(check(&[(
            "en/cards/a.flow.md",
            &flow("## S {#s}\n- [A](#a)\n- [B](#a)\n- [C](#a-2)\n\n## A {#a .advice}\n\n## B {#a-2 .advice}")
        )]));
    }
}
