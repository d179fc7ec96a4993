use std::collections::BTreeSet;

use model::OutcomeKind;

use super::Rule;
use crate::Library;
use crate::nearest::nearest;
use crate::read::markdown::Heading;
use crate::read::outcome;
use crate::report::Report;
use crate::source::{Source, Span};

/// Something in the braces of a flow's heading that is no kind of outcome, or does not fit the node.
pub(super) const RULE: Rule = Rule { name: "outcome-kind", check };

const CLASSES: [&str; 4] = ["resolved", "advice", "hand-off", "urgent"];

fn check(library: &Library, report: &mut Report) {
    for (_, text) in library.texts() {
        let Some(flow) = &text.flow else { continue };
        for (at, node) in flow.nodes.iter().enumerate() {
            let heading = &text.markdown.headings[node.heading];
            // What is read between wrong signs is not what was meant.
            let wrong = match heading.wrong_separator(&text.source) {
                Some(separator) => vec![separator],
                None => {
                    // Choices below a slip may be those of another node, whose heading is not read.
                    let asks = node.choices.as_ref().map(|_| flow.slips.spare(Some(at)));
                    wrong(asks, heading, &text.source)
                }
            };
            for (span, message, help) in wrong {
                report.error(&text.source, &span, message, help);
            }
        }
    }
}

type Wrong = (Span, String, String);

/// What is wrong in the braces of `heading`. `asks` tells whether it is sure that the choices below it are its own, if
/// there are any.
fn wrong(asks: Option<bool>, heading: &Heading, source: &Source) -> Vec<Wrong> {
    let mut wrong = unknown(heading, source);
    // What is not known may be the kind.
    let is_unknown = |class: &String| !CLASSES.contains(&class.as_str());
    let is_near = |(name, _): &(String, Option<String>)| nearest(name, CLASSES).is_some();
    let is_known = !heading.classes.iter().any(is_unknown) && !heading.attributes.iter().any(is_near);
    wrong.extend(twice(heading, source));
    wrong.extend(misfits(asks, heading, source, is_known));
    wrong
}

/// What is no class, no attribute, or not in braces that are read.
fn unknown(heading: &Heading, source: &Source) -> Vec<Wrong> {
    let mut wrong = Vec::new();
    for class in heading.classes.iter().filter(|class| !CLASSES.contains(&class.as_str())) {
        let help = match nearest(&class.to_lowercase(), CLASSES) {
            Some(meant) => format!("did you mean `.{meant}`?"),
            None => "use .resolved, .advice or .hand-off, and .urgent if it must stand out".to_owned(),
        };
        let name = format!(".{class}");
        wrong.push((heading.part(&name, source), format!("`{name}` is not known"), help));
    }
    for (name, _) in heading.attributes.iter().filter(|(name, _)| name != "channel") {
        let help = match nearest(&name.to_lowercase(), CLASSES) {
            _ if heading.id_without_sign() == Some(name) => format!("if it is the id, write `#{name}`"),
            Some(class) => format!("did you mean `.{class}`, with a full stop before it?"),
            None => "the only one is channel=, such as {#call .hand-off channel=customer-service}".to_owned(),
        };
        wrong.push((heading.part(name, source), format!("`{name}` is not known"), help));
    }
    if heading.has_unread_braces() {
        let help = "write one pair at the very end of the line, such as {#call .hand-off .urgent}";
        wrong.push((unread_braces(heading, source), "these braces are not read".to_owned(), help.to_owned()));
    }
    wrong
}

/// The place of the braces that are not read, and of what follows.
fn unread_braces(heading: &Heading, source: &Source) -> Span {
    let Span { start, end } = heading.span;
    let written = source.text[start..end].replace("{{", "  ").replace("}}", "  ");
    written.find(['{', '}']).map_or(start..end, |at| start + at..end)
}

/// What does not fit the node, or the rest of what is in the braces.
fn misfits(asks: Option<bool>, heading: &Heading, source: &Source, is_known: bool) -> Vec<Wrong> {
    let mut wrong = Vec::new();
    let mut add = |part: &str, message: &str, help: &str| {
        wrong.push((heading.part(part, source), message.to_owned(), help.to_owned()));
    };
    let kinds = heading.classes.iter().filter(|class| outcome::kind(class, None).is_some());
    let mut kinds: Vec<_> = kinds.map(|class| format!(".{class}")).collect();
    kinds.dedup();
    match (kinds.as_slice(), asks) {
        ([kind, ..], Some(true)) => {
            add(kind, "a step with choices is no outcome", "remove the class, or the list of choices");
        }
        ([_, second, ..], None) => add(second, "an outcome is of one kind", "keep one of the classes"),
        _ => {}
    }
    let is_hand_off = matches!(heading.outcome(), Some(OutcomeKind::HandOff(_)));
    let Some(channel) = heading.channel() else { return wrong };
    if !is_hand_off && is_known {
        add("channel", "only a hand-off has a channel", "add .hand-off, or remove channel=");
    }
    if channel.trim().is_empty() {
        let help = "name one of site.toml, such as channel=card-emergency, or remove it";
        add("channel", "`channel` names no channel", help);
    }
    wrong
}

/// What is there twice.
fn twice(heading: &Heading, source: &Source) -> Vec<Wrong> {
    let mut seen = BTreeSet::new();
    let mut wrong = Vec::new();
    for (span, part) in heading.parts(source) {
        let (name, message, help) = match part.split_once('=') {
            _ if part.starts_with('#') => {
                ("#", "this node has two ids".to_owned(), "keep the one that choices lead to")
            }
            Some((name, _)) => (name, format!("`{name}` is there twice"), "keep one of them"),
            None => (part, format!("`{part}` is there twice"), "keep one of them"),
        };
        if !seen.insert(name) {
            wrong.push((span, message, help.to_owned()));
        }
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

    #[test]
    fn a_slip_in_the_braces_is_reported_once() {
        let mut all = String::new();
        for braces in [
            "{#a, .hand-off, channel=card-emergency}",
            "{#a; .hand-off}",
            "{#a,.hand-off}",
            "{#a .hand-off channel = card-emergency}",
            "{#a .hand-off channel= card-emergency}",
            "{#a .hand-off channel =card-emergency}",
            "{#a\u{a0}.hand-off}",
            "{#a.hand-off}",
            "{a .hand-off}",
            "{#a hand-off channel=card-emergency}",
            "{#a .handoff channel=card-emergency}",
            "{#a .urgent channel=card-emergency}",
        ] {
            let text =
                format!("## Start {{#start}}\n- [A](#a)\n- [B](#b)\n\n## A {braces}\n\n## B {{#b .advice}}");
            let found = check(&[("en/cards/a.flow.md", &flow(&text))]);
            assert_eq!(found.matches("error").count(), 1, "{found}");
            all.push_str(&found);
        }
        insta::assert_snapshot!(all);
    }
}
