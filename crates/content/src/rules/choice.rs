//! Choices that are not written as choices, or links to steps that are no choices.

use std::collections::{BTreeSet, HashMap, HashSet};

use model::{ChoiceId, StepId, Target};

use crate::read::characters::{is_space, named};
use crate::read::flow_text::{ChoiceList, ChoiceText, FlowText, SlipKind};
use crate::read::library::Text;
use crate::read::link::Destination;
use crate::report::{Cause, Report, Reported};
use crate::source::Span;

/// The most choices of a step. More do not fit on a phone's screen, and nobody compares them.
const MAX_CHOICES: usize = 8;

pub(super) fn check(text: &Text, report: &mut Report) {
    let Some(flow) = &text.flow else { return };
    for slip in flow.slips.found.iter().filter(|slip| slip.kind == SlipKind::Choice) {
        report.error(&text.source, &slip.span, &slip.message, &slip.help).explains(Cause::Slip, &slip.line);
    }
    for node in &flow.nodes {
        if let Some(list) = &node.choices {
            Step { list, node: &node.span, text, report }.check();
        }
    }
    check_other_links(flow, text, report);
}

/// The choices of one step.
struct Step<'a> {
    list: &'a ChoiceList,
    /// The place of the whole step.
    node: &'a Span,
    text: &'a Text,
    report: &'a mut Report,
}

impl Step<'_> {
    /// Reports what is wrong with the choices, if all lines of the step are parsed as they were meant.
    fn error(&mut self, span: &Span, message: impl Into<String>, help: impl Into<String>) -> Reported<'_> {
        self.report.error(&self.text.source, span, message, help).unless_in(self.node, Cause::OF_LINES)
    }

    fn check(&mut self) {
        let list = self.list;
        if list.is_numbered {
            let help = "start each with `- `: choices have no order in which they are done";
            self.error(&list.span, "choices are not numbered", help);
        }
        for span in &list.odd {
            let help = "start it with a link to a step, such as `- [In a shop](#in-shop)`; \
                        on the lines below it only text may follow";
            self.error(span, "this item of the choices is no choice", help).explains(Cause::Choice, span);
        }
        if let Some(span) = list.between.first() {
            let help =
                "if it is help of the choice above, put two spaces before it; else put it above all choices";
            self.error(span, "this stands between the choices", help);
        }
        if let Some(span) = list.behind.first() {
            let help = "put it above the list: the choices are the end of a step";
            self.error(span, "nothing stands behind the choices", help);
        }
        if let Some(choice) = list.choices.get(MAX_CHOICES) {
            let count = list.choices.len();
            let message =
                format!("this step has {count} choices, more than the {MAX_CHOICES} that fit on a phone");
            let help = "put those that belong together into one, which leads to a further step";
            self.error(&choice.span, message, help);
        }
        self.check_names();
        for choice in &list.choices {
            self.check_form(choice);
            self.check_line(choice);
            self.check_help(choice);
            self.check_links(choice);
        }
    }

    /// Choices that a test, or a customer, could not tell apart.
    fn check_names(&mut self) {
        let (list, source) = (self.list, &self.text.source);
        let (mut ids, mut labels) = (HashSet::new(), HashMap::new());
        let mut times: HashMap<&StepId, usize> = HashMap::new();
        for choice in &list.choices {
            let nth = times.entry(&choice.to).or_insert(0);
            if !ids.insert(ChoiceId::to_target(&choice.to, *nth)) {
                let help = "rename a step: a choice is named for the step it leads to, and a second one by adding -2";
                self.error(&choice.span, "two choices would have the same name", help);
            }
            *nth += 1;
            let line = source.line(choice.span.start);
            let first = *labels.entry(choice.label.to_lowercase()).or_insert(line);
            if first != line && !choice.label.is_empty() {
                let message = format!("the choice in line {first} has the same words");
                self.error(&choice.span, message, "say what makes this one different");
            }
        }
    }

    /// A choice that Markdown parses, but not all of what is written in it: a title of the link, for one, is not shown.
    fn check_form(&mut self, choice: &ChoiceText) {
        if !self.text.source.text[choice.span.clone()].ends_with(&format!("](#{})", choice.to)) {
            let help = format!("write `- [Words](#{})`", choice.to);
            self.error(&choice.span, "this link is not written as a choice is", help)
                .explains(Cause::Choice, &choice.span);
        }
    }

    /// What is in the line of a choice, after its link.
    fn check_line(&mut self, choice: &ChoiceText) {
        let behind = &self.text.source.text[choice.span.end..];
        let rest = behind.lines().next().unwrap_or("").trim_end_matches('\\').trim();
        if rest.is_empty() {
            return;
        }
        let start = choice.span.end + behind.find(rest).unwrap_or(0);
        let (message, help) = match rest.chars().any(char::is_alphanumeric) {
            true => (
                "the help of a choice has lines of its own".to_owned(),
                "put it on the next line, with two spaces before it",
            ),
            false => (
                format!("`{rest}` stands behind the choice"),
                "remove it: only the words in brackets are shown as the choice",
            ),
        };
        self.error(&(start..start + rest.len()), message, help)
            .unless_in(&(start..start + 1), &[Cause::Braces, Cause::Attributes, Cause::Fact]);
    }

    /// The help under a choice is part of what the customer presses.
    fn check_help(&mut self, choice: &ChoiceText) {
        let item = &self.text.source.text[choice.item.clone()];
        let mut start = choice.item.start;
        for line in item.split_inclusive('\n') {
            let is_help = start > choice.span.end && !line.trim().is_empty();
            let white = &line[..line.len() - line.trim_start_matches(is_space).len()];
            if is_help && (!line.starts_with("  ") || white.contains(|c| c != ' ')) {
                let message = match white.chars().find(|c| *c != ' ') {
                    Some(other) => format!("{} stands before this help", named(other)),
                    None => "this is read as help of the choice above".to_owned(),
                };
                let help = "put two spaces before it, so that it is seen to belong to the choice";
                let help = if white.is_empty() { help } else { "put two spaces in its place" };
                self.error(&(start..start + line.len()), message, help);
            }
            start += line.len();
        }
    }

    fn check_links(&mut self, choice: &ChoiceText) {
        let links = &self.text.markdown.links;
        let first = links.partition_point(|link| link.span.start < choice.span.end);
        for link in links[first..].iter().take_while(|link| link.span.start < choice.item.end) {
            // Of a link to a step, more is wrong than that it is in the help.
            if !matches!(link.to, Destination::To(Target::Section(_))) {
                let help =
                    "put it into the text above the choices, or into the node that this choice leads to";
                self.error(&link.span, "the help of a choice has no links", help);
            }
        }
    }
}

/// A link to a step anywhere else would move the customer on without an answer.
fn check_other_links(flow: &FlowText, text: &Text, report: &mut Report) {
    let lists = || flow.nodes.iter().filter_map(|node| node.choices.as_ref());
    let choices: BTreeSet<usize> =
        lists().flat_map(|list| &list.choices).map(|choice| choice.span.start).collect();
    let odd: Vec<_> = lists().flat_map(|list| &list.odd).collect();
    for link in text.markdown.links.iter().filter(|link| link.to_step().is_some()) {
        let start = link.span.start;
        let last = odd.partition_point(|item| item.start <= start).checked_sub(1);
        let is_odd = last.is_some_and(|last| start < odd[last].end);
        if !choices.contains(&start) && !is_odd {
            let node = flow.node_at(start).map_or(&flow.intro_span, |at| &flow.nodes[at].span);
            let help = "put it into the list of choices at the very end of the step";
            report
                .error(&text.source, &link.span, "only a choice leads to a step", help)
                .unless_in(node, Cause::OF_LINES)
                .explains(Cause::Choice, &link.span);
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
    fn choices_with_spaces_before_them_are_reported() {
        insta::assert_snapshot!(check(&[(
            "en/cards/a.flow.md",
            &flow(&format!(
                "## S {{#s}}\n - [A](#a)\n - [B](#b)\n\n   Help.\n{ENDS}\n## T {{#t}}\n- [A](#a)\n - [B](#b)"
            ))
        )]));
    }

    #[test]
    fn what_stands_behind_the_choices_is_reported_once() {
        insta::assert_snapshot!(check(&[
            (
                "en/cards/a.flow.md",
                &flow(&format!("## S {{#s}}\n- [A](#a)\n- [B](#b)\n\nText.\n\nMore.{ENDS}"))
            ),
            (
                "en/cards/b.flow.md",
                &flow(&format!("- [A](#a)\n\n## S {{#s}}\n- [A](#a)\n- [B](#b)\n\n---{ENDS}"))
            ),
            (
                "en/cards/c.flow.md",
                &flow(&format!("## S {{#s}}\n- [A](#a)\n- [B](#b)\n\nOr:\n\n- [C](#a)\n- [D](#b){ENDS}"))
            ),
        ]));
    }

    #[test]
    fn help_that_is_not_below_its_choice_or_has_links_is_reported() {
        insta::assert_snapshot!(check(&[(
            "en/cards/a.flow.md",
            &flow(&format!(
                "## S {{#s}}\n- [A](#a) if you must\n- [B](#b)\\\n  Fine.\n- [C](#b) {{.urgent}}\n\
                 - [D](#b)\n  Or [call](contact:) or [write](mailto:help@example.com).{ENDS}"
            ))
        )]));
    }

    #[test]
    fn choices_that_markdown_reads_otherwise_than_they_look_are_reported() {
        insta::assert_snapshot!(check(&[
            ("en/cards/a.flow.md", &flow(&format!("## S {{#s}}\n* [A](#a)\n* [B](#b){ENDS}"))),
            (
                "en/cards/b.flow.md",
                &flow(&format!(
                    "## S {{#s}}\n- [A](#a \"Not shown\")\n- [B][b]\nNo help.\n- [C](#b)\n\n  Help.\n\n  More.{ENDS}\n\n[b]: #b"
                ))
            ),
        ]));
    }

    #[test]
    fn a_ninth_choice_and_two_of_the_same_words_are_reported() {
        let choices: String = (1..=9).map(|n| format!("- [Choice {n}](#a)\n")).collect();
        let choices = choices.replace("[Choice 3]", "[choice 1]");
        insta::assert_snapshot!(check(&[(
            "en/cards/a.flow.md",
            &flow(&format!("## S {{#s}}\n{choices}\n\n## A {{#a .advice}}"))
        )]));
    }

    #[test]
    fn two_choices_that_would_have_one_name_are_reported() {
        insta::assert_snapshot!(check(&[(
            "en/cards/a.flow.md",
            &flow("## S {#s}\n- [A](#a)\n- [B](#a)\n- [C](#a-2)\n\n## A {#a .advice}\n\n## B {#a-2 .advice}")
        )]));
    }

    /// A flow of three steps, the second of which is written `second`.
    fn around(second: &str) -> String {
        flow(&format!(
            "## First {{#first}}\n- [Second](#second)\n- [End](#end)\n\n## Second {{#second}}\nWords.\n\n{second}\n\n\
             ## Third {{#third}}\n- [End](#end)\n- [Call](#call)\n\n## End {{#end .advice}}\n\n## Call {{#call .hand-off}}"
        ))
    }

    #[test]
    fn a_choice_with_a_slip_is_reported_once_at_its_line_with_how_it_should_be() {
        let tests = "[[tests]]\nname = \"A\"\nanswers = [\"first: second\", \"second: third\", \"third: call\"]\n\
                     outcome = \"call\"\nkind = \"hand-off\"\n";
        let mut all = String::new();
        for slip in [
            "* [On](#third)",
            "+ [On](#third)",
            "2. [On](#third)",
            "\u{2013} [On](#third)",
            "\u{2022}\u{a0}[On](#third)",
            "[On](#third)",
            "-\u{a0}[On](#third)",
            "-\t[On](#third)",
            "-  [On](#third)",
            "-[On](#third)",
            "  - [On](#third)",
            "\t- [On](#third)",
            "\n    - [On](#third)",
            "- [On] (#third)",
            "- [On]\u{a0}(#third)",
            "- **[On](#third)**",
            "- [On(#third)",
            "- On](#third)",
            "- [On](#third",
            "- [On]",
            "- [On]()",
            "- [On](third)",
            "- [On](# third)",
            "- [On](#Third)",
        ] {
            // A choice above, one below, and both.
            for (above, below) in
                [("- [End](#end)\n", "- [Call](#call)"), ("", "- [Call](#call)"), ("- [End](#end)\n", "")]
            {
                let text = around(&format!("{above}{slip}\n{below}"));
                let found = check(&[("en/cards/a.flow.md", &text), ("en/cards/a.flow.test.toml", tests)]);
                assert_eq!(found.matches("[choice]").count(), 1, "{found}");
                assert_eq!(found.matches("error").count() + found.matches("warning").count(), 1, "{found}");
                if !above.is_empty() && !below.is_empty() {
                    all.push_str(&found);
                }
            }
        }
        insta::assert_snapshot!(all);
    }

    #[test]
    fn what_only_resembles_a_choice_is_none() {
        let ok = "* [Two](action:freeze-card)\n* [note]\n\n```\n* [On](#third)\n```\n\nWords. [Call](contact:)\n\n\
                  - [End](#end)\n- [On](#third)";
        assert_eq!(check(&[("en/cards/a.flow.md", &around(ok))]), "");
    }

    #[test]
    fn help_that_is_not_indented_is_reported_at_its_line() {
        insta::assert_snapshot!(check(&[
            ("en/cards/a.flow.md", &around("- [End](#end)\n\nHelp.\n- [On](#third)")),
            ("en/cards/b.flow.md", &around("- [End](#end)\n\tHelp.\n- [On](#third)")),
            ("en/cards/c.flow.md", &around("- [End](#end)\n\u{a0}\u{a0}Help.\n- [On](#third).")),
        ]));
    }
}
