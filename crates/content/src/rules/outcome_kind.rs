use std::collections::BTreeSet;

use model::OutcomeKind;

use super::{Report, Rule};
use crate::Library;
use crate::flow_text::{NodeText, outcome};
use crate::markdown::Heading;
use crate::nearest::{did_you_mean, nearest};

/// Something in the braces of a flow's heading that is no kind of outcome, or does not fit the node.
pub(super) const RULE: Rule = Rule { name: "outcome-kind", check };

const CLASSES: [&str; 4] = ["resolved", "advice", "hand-off", "urgent"];

fn check(library: &Library, report: &mut Report) {
    for (_, text) in library.texts() {
        for node in text.flow.iter().flat_map(|flow| &flow.nodes) {
            let heading = &text.markdown.headings[node.heading];
            let mut wrong = unknown(heading);
            wrong.extend(misfits(node, heading));
            wrong.extend(twice(heading, &text.source.text[heading.span.clone()]));
            for (message, help) in wrong {
                report.error(&text.source, &heading.span, message, help);
            }
        }
    }
}

type Wrong = (String, String);

/// What is no class, no attribute, or not in braces that are read.
fn unknown(heading: &Heading) -> Vec<Wrong> {
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
        let help = match nearest(name, CLASSES) {
            Some(class) => format!("did you mean `.{class}`, with a full stop before it?"),
            None => "the only one is channel=, such as {#call .hand-off channel=customer-service}".to_owned(),
        };
        wrong.push((format!("`{name}` is not known"), help));
    }
    if heading.has_unread_braces() {
        let help = "write one pair at the very end of the line, such as {#call .hand-off .urgent}";
        wrong.push(("these braces are not read".to_owned(), help.to_owned()));
    }
    wrong
}

/// What does not fit the node, or the rest of what is in the braces.
fn misfits(node: &NodeText, heading: &Heading) -> Vec<Wrong> {
    let mut wrong = Vec::new();
    let kinds: BTreeSet<_> = heading.classes.iter().filter(|class| outcome(class, None).is_some()).collect();
    if node.choices.is_some() && !kinds.is_empty() {
        let help = "remove the class, or the list of choices";
        wrong.push(("a step with choices is no outcome".to_owned(), help.to_owned()));
    } else if kinds.len() > 1 {
        wrong.push(("an outcome is of one kind".to_owned(), "keep one of the classes".to_owned()));
    }
    let is_hand_off = matches!(heading.outcome(), Some(OutcomeKind::HandOff(_)));
    if heading.channel().is_some() && !is_hand_off {
        let help = "add .hand-off, or remove channel=";
        wrong.push(("only a hand-off has a channel".to_owned(), help.to_owned()));
    }
    if heading.channel().is_some_and(|channel| channel.trim().is_empty()) {
        let help = "name one of site.toml, such as channel=card-emergency, or remove it";
        wrong.push(("`channel` names no channel".to_owned(), help.to_owned()));
    }
    wrong
}

/// What is there twice. `written` is the heading as it is written.
fn twice(heading: &Heading, written: &str) -> Vec<Wrong> {
    let ids = written.rsplit_once('{').map_or(0, |(_, braces)| {
        let braces = braces.split('}').next().unwrap_or("");
        braces.split_whitespace().filter(|part| part.trim_start_matches('{').starts_with('#')).count()
    });
    let classes = heading.classes.iter().map(|class| format!(".{class}"));
    let attributes = heading.attributes.iter().map(|(name, _)| name.clone());
    let mut seen = BTreeSet::new();
    let twice = classes.chain(attributes).filter(|part| !seen.insert(part.clone()));
    let mut wrong: Vec<Wrong> =
        twice.map(|part| (format!("`{part}` is there twice"), "keep one of them".to_owned())).collect();
    if ids > 1 {
        wrong.push(("this node has two ids".to_owned(), "keep the one that choices lead to".to_owned()));
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

    #[test]
    fn what_is_written_almost_right_is_reported() {
        let start = "## Start {#start}\n- [A](#a)\n- [B](#b)\n- [C](#c)\n- [D](#d)\n\n";
        insta::assert_snapshot!(check(&[(
            "en/cards/a.flow.md",
            &flow(&format!(
                "{start}## A {{#a .hand-off urgent}}\n\n## B {{#b .Advice .urgnet}}\n\n## C {{#c}} {{.advice}}\n\n\
                 ## D {{#d .hand-off channel}}\n"
            ))
        )]));
    }

    #[test]
    fn what_is_there_twice_is_reported() {
        let start = "## Start {#start}\n- [A](#a)\n- [B](#b)\n- [C](#c)\n\n";
        insta::assert_snapshot!(check(&[(
            "en/cards/a.flow.md",
            &flow(&format!(
                "{start}## A {{#a .advice .advice}}\n\n## B {{#b .hand-off channel=card-emergency channel=card-emergency}}\n\n\
                 ## C {{#x .advice #c}}\n"
            ))
        )]));
    }

    #[test]
    fn braces_that_are_not_closed_are_reported() {
        let start = "## Start {#start}\n- [A](#a)\n- [B](#b)\n\n";
        insta::assert_snapshot!(check(&[(
            "en/cards/a.flow.md",
            &flow(&format!("{start}## A {{#a .advice\n\n## B {{#b .advice}} and more\n"))
        )]));
    }
}
