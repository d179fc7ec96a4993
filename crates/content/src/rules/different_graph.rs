//! A flow whose graph is not that of the same flow in the default locale.

use flow::Difference;

use super::flow_graph;
use crate::read::library::{Library, Text, TextKind};
use crate::report::Report;

pub(super) fn check(library: &Library, report: &mut Report) {
    let default = &library.site.default_locale;
    let Some(first) = library.texts_in(default) else { return };
    let flows =
        library.texts().filter(|(locale, text)| locale.tag != *default && text.kind == TextKind::Flow);
    for (_, text) in flows {
        let Some(other) = first.text(&text.name).filter(|other| other.kind == TextKind::Flow) else {
            continue;
        };
        for difference in flow_graph::differences(text, other) {
            let span = flow_graph::heading(text, difference.node()).unwrap_or(0..0);
            let (message, help) = words(&difference, other, default);
            report.error(&text.source, &span, message, help);
        }
    }
}

/// What is different from `other`, the flow of the locale `default`.
fn words(difference: &Difference, other: &Text, default: &str) -> (String, String) {
    let there = flow_graph::compared(other);
    let node = there.as_ref().and_then(|flow| flow.node(difference.node()));
    let as_there = || format!("make it the same as in `{default}`");
    match difference {
        Difference::Missing(id) => {
            let help = "translate it as well; every locale has the same nodes under the same ids";
            (format!("the node `{id}` of `{default}` is missing"), help.to_owned())
        }
        Difference::Added(id) => {
            let help = format!("remove it, or add it to `{default}` first; ids are not translated");
            (format!("`{default}` has no node `{id}`"), help)
        }
        Difference::Order { here, other } => {
            let message = format!("`{here}` stands where `{default}` has `{other}`");
            (message, format!("put the nodes into the order that they have in `{default}`"))
        }
        Difference::Kind(id) => {
            let kind = node.map_or("of another kind", |node| match &node.kind {
                model::NodeKind::Step(_) => "a step",
                model::NodeKind::Outcome(model::OutcomeKind::Resolved) => "an outcome of the kind resolved",
                model::NodeKind::Outcome(model::OutcomeKind::Advice) => "an outcome of the kind advice",
                model::NodeKind::Outcome(model::OutcomeKind::HandOff(_)) => "an outcome of the kind hand-off",
            });
            (format!("`{id}` is {kind} in `{default}`"), as_there())
        }
        Difference::Urgent(id) => {
            let urgent = if node.is_some_and(|node| node.urgent) { "urgent" } else { "not urgent" };
            (format!("`{id}` is {urgent} in `{default}`"), "add .urgent to both, or to neither".to_owned())
        }
        Difference::Channel(id) => {
            let channel = match node.map(|node| &node.kind) {
                Some(model::NodeKind::Outcome(model::OutcomeKind::HandOff(Some(channel)))) => {
                    format!("the channel `{channel}`")
                }
                _ => "no channel".to_owned(),
            };
            (format!("`{id}` has {channel} in `{default}`"), as_there())
        }
        Difference::Choices(id) => {
            let targets =
                node.iter().flat_map(|node| node.choices()).map(|choice| format!("`{}`", choice.to));
            let targets = targets.collect::<Vec<_>>().join(", ");
            let message = format!("the choices of `{id}` lead elsewhere than in `{default}`");
            (message, format!("there they lead to {targets}, in this order"))
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::{SITE, TOPIC, draw, flow, library, messages};

    const START: &str = "## Start {#start}\n- [A](#a)\n- [B](#b)\n- [C](#c)\n\n";
    const REST: &str =
        "## A {#a .hand-off .urgent channel=card-emergency}\n\n## B {#b .advice}\n\n## C {#c .resolved}";

    /// What is reported when French has `fr` where English has `en`.
    fn found(en: &str, fr: &str) -> String {
        let site = SITE.to_owned() + "\n[locales.fr]\nname = \"Français\"\ndirection = \"ltr\"\n";
        let (messages, en, fr) = (messages(), flow(en), flow(fr));
        let files = [
            ("site.toml", site.as_str()),
            ("en/cards/a.flow.md", &en),
            ("fr/messages.ftl", &messages),
            ("fr/cards/topic.md", TOPIC),
            ("fr/cards/a.flow.md", &fr),
        ];
        let files = files.map(|(path, text)| (path, text.as_bytes()));
        draw(&library(&files), &["different-graph"])
    }

    #[test]
    fn other_words_are_no_difference() {
        let fr = format!("{START}{REST}").replace("[A]", "[Ah]").replace("## Start", "Bonjour.\n\n## Où ?");
        assert_eq!(found(&format!("{START}{REST}"), &fr), "");
    }

    #[test]
    fn everything_that_is_different_is_reported_at_its_node() {
        let fr = START.replace("- [A](#a)\n- [B](#b)", "- [B](#b)\n- [A](#a)").replace("(#c)", "(#new)");
        insta::assert_snapshot!(found(
            &format!("{START}{REST}"),
            &format!("{fr}## B {{#b .resolved}}\n\n## A {{#a .hand-off}}\n\n## New {{#new .advice}}")
        ));
    }

    #[test]
    fn a_step_that_is_an_outcome_elsewhere_is_reported() {
        insta::assert_snapshot!(found(
            &format!("{START}## A {{#a}}\n- [B](#b)\n- [C](#c)\n\n{}", &REST[REST.find("## B").unwrap()..]),
            &format!(
                "{START}## A {{#a .hand-off channel=card-emergency}}\n\n{}",
                &REST[REST.find("## B").unwrap()..]
            )
        ));
    }

    #[test]
    fn mistakes_of_other_rules_are_not_reported_as_differences_too() {
        let fr =
            format!("{START}{REST}").replace("{#b .advice}", "{.advice}").replace(".resolved", ".resovled");
        assert_eq!(found(&format!("{START}{REST}"), &fr), "");
        let fr = format!("{START}{REST}").replace("[B](#b)", "[B](#bb)");
        assert_eq!(found(&format!("{START}{REST}"), &fr), "");
    }
}
