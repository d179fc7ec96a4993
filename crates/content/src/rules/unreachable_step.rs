//! A node of a flow to which no answers lead.

use flow::Fault;

use super::flow_graph;
use crate::read::library::Text;
use crate::report::Report;

pub(super) fn check(text: &Text, report: &mut Report) {
    for fault in flow_graph::faults(text) {
        if let Fault::Unreachable(id) = fault
            && let Some(span) = flow_graph::heading(text, &id)
        {
            let help = format!("add a choice that leads to it, such as `- [Words](#{id})`, or remove it");
            report.error(&text.source, &span, format!("no answers lead to `{id}`"), help);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::{check, flow};

    #[test]
    fn a_node_without_a_way_to_it_is_reported() {
        insta::assert_snapshot!(check(&[(
            "en/cards/a.flow.md",
            &flow(
                "## Where? {#where}\n- [Shop](#shop)\n- [Online](#online)\n\n## Shop {#shop .advice}\n\n\
                 ## Online {#online .advice}\n\n## Island {#island}\n- [Shop](#shop)\n- [Bay](#bay)\n\n## Bay {#bay .advice}"
            )
        )]));
    }

    #[test]
    fn a_slip_in_a_choice_is_not_reported_as_an_unreachable_step_too() {
        let found = check(&[(
            "en/cards/a.flow.md",
            &flow(
                "## Where? {#where}\n- [Shop](#shpo)\n- [Online](#online)\n\n## Shop {#shop .advice}\n\n\
                 ## Online {#online .advice}",
            ),
        )]);
        assert!(found.contains("broken-link") && !found.contains("unreachable-step"), "{found}");
    }
}
