//! A step of a flow from which no answers lead to a human.

use flow::Fault;

use super::flow_graph;
use crate::read::library::Text;
use crate::report::Report;

pub(super) fn check(text: &Text, report: &mut Report) {
    for fault in flow_graph::faults(text) {
        if let Fault::NoHuman(id) = fault
            && let Some(span) = flow_graph::heading(text, &id)
        {
            let help =
                "write a link such as [call us](contact:) into its text, or let a choice lead to a hand-off";
            report.error(&text.source, &span, format!("from `{id}` no answers lead to a human"), help);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::{draw, flow, library};

    fn found(text: &str) -> String {
        draw(&library(&[("en/cards/a.flow.md", flow(text).as_bytes())]), &["no-human"])
    }

    const ENDS: &str = "\n\n## A {#a .advice}\n\n## B {#b .resolved}\n\n## C {#c .hand-off}\n";

    #[test]
    fn steps_from_which_nobody_can_be_reached_are_reported() {
        insta::assert_snapshot!(found(&format!(
            "[Call us](contact:).\n\n## Start {{#start}}\n- [On](#on)\n- [Call](#c)\n\n## On {{#on}}\n- [Last](#last)\n\
             - [A](#a)\n\n## Last {{#last}}\nCall 0808 157 0199.\n- [A](#a)\n- [B](#b){ENDS}"
        )));
    }

    #[test]
    fn a_link_to_a_channel_is_enough_on_the_step_or_behind_it() {
        let text = format!(
            "## Start {{#start}}\n- [On](#on)\n- [A](#a)\n- [C](#c)\n\n## On {{#on}}\n> [!TIP]\n\
             > You can **[call us](contact:card-emergency)**.\n\n- [A](#a)\n- [B](#b){ENDS}"
        );
        assert_eq!(found(&text), "");
    }

    #[test]
    fn a_slip_in_a_choice_or_a_kind_is_not_reported_as_a_lack_of_humans_too() {
        let broken = "## Start {#start}\n- [A](#a)\n- [Call](#somewhere-else)\n\n## A {#a .advice}";
        assert_eq!(found(broken), "");
        let misspelt =
            "## Start {#start}\n- [A](#a)\n- [Call](#c)\n\n## A {#a .advice}\n\n## Call {#c .handoff}";
        assert_eq!(found(misspelt), "");
    }
}
