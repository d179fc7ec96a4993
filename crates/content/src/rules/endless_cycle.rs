//! A step of a flow from which no answers lead to an outcome.

use flow::Fault;

use super::flow_graph;
use crate::read::library::Text;
use crate::report::Report;

pub(super) fn check(text: &Text, report: &mut Report) {
    for fault in flow_graph::faults(text) {
        if let Fault::Endless(id) = fault
            && let Some(span) = flow_graph::heading(text, &id)
        {
            let help = "add a choice that leads out, to an outcome such as `## Call us {#call .hand-off}`";
            report.error(&text.source, &span, format!("from `{id}` no answers lead to an outcome"), help);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::{check, flow};

    #[test]
    fn a_cycle_without_a_way_out_is_reported() {
        insta::assert_snapshot!(check(&[(
            "en/cards/a.flow.md",
            &flow(
                "## Start {#start}\n- [In](#one)\n- [Out](#out)\n\n## Out {#out .advice}\n\n\
                 ## One {#one}\n- [Two](#two)\n- [Again](#one)\n\n## Two {#two}\n- [One](#one)\n- [Two](#two)"
            )
        )]));
    }

    #[test]
    fn a_cycle_with_a_way_out_is_reported_by_another_rule() {
        let text = flow("## Start {#start}\n- [Again](#start)\n- [Out](#out)\n\n## Out {#out .resolved}");
        let found = check(&[("en/cards/a.flow.md", &text)]);
        assert!(found.contains("too-many-answers") && !found.contains("endless-cycle"), "{found}");
    }
}
