//! Something in the braces of a flow's heading that is no kind of outcome, or does not fit the node.

use std::collections::BTreeSet;
use std::sync::Arc;

use model::OutcomeKind;

use crate::nearest::nearest;
use crate::read::flow_text::NodeText;
use crate::read::library::Text;
use crate::read::markdown::Heading;
use crate::read::outcome;
use crate::report::{Cause, Report, Reported};
use crate::source::{Source, Span};

const CLASSES: [&str; 4] = ["resolved", "advice", "hand-off", "urgent"];

pub(super) fn check(text: &Text, report: &mut Report) {
    for node in text.flow.iter().flat_map(|flow| &flow.nodes) {
        let heading = &text.markdown.headings[node.heading];
        let mut braces = Braces { node, heading, source: &text.source, report };
        // What is parsed between wrong signs is not what was meant.
        match heading.wrong_separator(&text.source) {
            Some((span, message, help)) => {
                braces.error(&span, message, help).explains(Cause::Braces, &heading.span);
            }
            None => braces.check(),
        }
    }
}

/// The braces of the heading of one node.
struct Braces<'a> {
    node: &'a NodeText,
    heading: &'a Heading,
    source: &'a Arc<Source>,
    report: &'a mut Report,
}

impl Braces<'_> {
    fn check(&mut self) {
        self.check_classes();
        self.check_attributes();
        self.check_unread();
        self.check_repeated();
        self.check_kind();
        self.check_channel();
    }

    fn error(&mut self, span: &Span, message: impl Into<String>, help: impl Into<String>) -> Reported<'_> {
        self.report.error(self.source, span, message, help)
    }

    fn check_classes(&mut self) {
        let heading = self.heading;
        for class in heading.classes.iter().filter(|class| !CLASSES.contains(&class.as_str())) {
            let help = match nearest(&class.to_lowercase(), CLASSES) {
                Some(meant) => format!("did you mean `.{meant}`?"),
                None => "use .resolved, .advice or .hand-off, and .urgent if it must stand out".to_owned(),
            };
            let name = format!(".{class}");
            let span = heading.part(&name, self.source);
            self.error(&span, format!("`{name}` is not known"), help).explains(Cause::Kind, &heading.span);
        }
    }

    fn check_attributes(&mut self) {
        let heading = self.heading;
        for (name, _) in heading.attributes.iter().filter(|(name, _)| name != "channel") {
            let is_id = heading.id_without_sign() == Some(name);
            let help = match nearest(&name.to_lowercase(), CLASSES) {
                _ if is_id => format!("if it is the id, write `#{name}`"),
                Some(class) => format!("did you mean `.{class}`, with a full stop before it?"),
                None => {
                    "the only one is channel=, such as {#call .hand-off channel=customer-service}".to_owned()
                }
            };
            let span = heading.part(name, self.source);
            let may_be_kind = nearest(name, outcome::names()).is_some() || heading.channel().is_some();
            let mut reported = self.error(&span, format!("`{name}` is not known"), help);
            if is_id {
                reported = reported.explains(Cause::Id, &heading.span);
            }
            if may_be_kind {
                reported.explains(Cause::Kind, &heading.span);
            }
        }
    }

    /// Reports braces that are left in the words of the heading.
    fn check_unread(&mut self) {
        if self.heading.has_unread_braces() {
            let Span { start, end } = self.heading.span;
            let written = self.source.text[start..end].replace("{{", "  ").replace("}}", "  ");
            let span = written.find(['{', '}']).map_or(start..end, |at| start + at..end);
            let help = "write one pair at the very end of the line, such as {#call .hand-off .urgent}";
            self.error(&span, "these braces are not read", help).explains(Cause::Braces, &(start..end));
        }
    }

    fn check_repeated(&mut self) {
        let mut seen = BTreeSet::new();
        for (span, part) in self.heading.parts(self.source) {
            let (name, message, help) = match part.split_once('=') {
                _ if part.starts_with('#') => {
                    ("#", "this node has two ids".to_owned(), "keep the one that choices lead to")
                }
                Some((name, _)) => (name, format!("`{name}` is there twice"), "keep one of them"),
                None => (part, format!("`{part}` is there twice"), "keep one of them"),
            };
            if !seen.insert(name) {
                self.error(&span, message, help);
            }
        }
    }

    /// Reports a kind that a step has, and a second one that an outcome has.
    fn check_kind(&mut self) {
        let heading = self.heading;
        let kinds = heading.classes.iter().filter(|class| outcome::kind(class, None).is_some());
        let mut kinds: Vec<_> = kinds.map(|class| format!(".{class}")).collect();
        kinds.dedup();
        match (kinds.as_slice(), &self.node.choices) {
            ([kind, ..], Some(_)) => {
                let span = heading.part(kind, self.source);
                let help = "remove the class, or the list of choices";
                // Choices below a line that is not parsed may be those of another node.
                let node = &self.node.span;
                self.error(&span, "a step with choices is no outcome", help).unless_in(node, Cause::OF_LINES);
            }
            ([_, second, ..], None) => {
                let span = heading.part(second, self.source);
                self.error(&span, "an outcome is of one kind", "keep one of the classes");
            }
            _ => {}
        }
    }

    fn check_channel(&mut self) {
        let heading = self.heading;
        let Some(channel) = heading.channel() else { return };
        let span = heading.part("channel", self.source);
        let is_hand_off = matches!(heading.outcome(), Some(OutcomeKind::HandOff(_)));
        let is_class = |class: &String| CLASSES.contains(&class.as_str());
        let is_near = |(name, _): &(String, _)| nearest(name, CLASSES).is_some();
        // What is not known may be the kind.
        let may_be_hand_off = !heading.classes.iter().all(is_class) || heading.attributes.iter().any(is_near);
        if !is_hand_off && !may_be_hand_off {
            self.error(&span, "only a hand-off has a channel", "add .hand-off, or remove channel=")
                .explains(Cause::Kind, &heading.span);
        }
        if channel.trim().is_empty() {
            let help = "name one of site.toml, such as channel=card-emergency, or remove it";
            self.error(&span, "`channel` names no channel", help);
        }
    }
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
