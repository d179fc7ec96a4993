use std::sync::Arc;

use super::{Report, Rule};
use crate::Library;
use crate::front_matter::FrontMatter;
use crate::library::{Text, TextKind};
use crate::markdown::{Unread, emphasis};
use crate::source::Source;

/// Signs of Markdown that are shown as they were written.
pub(super) const RULE: Rule = Rule { name: "unread-markdown", check };

fn check(library: &Library, report: &mut Report) {
    super::each_front_matter(library, |front, _, source| check_front(front, source, report));
    for (_, text) in library.texts() {
        let mut last = usize::MAX;
        for (span, unread) in text.markdown.unread.iter().filter(|(_, unread)| !is_of_flow(text, *unread)) {
            // Two signs that belong together are one mistake.
            let line = text.source.line(span.start);
            if line != last {
                let (message, help) = words(*unread);
                report.error(&text.source, span, message, help);
            }
            last = line;
        }
    }
}

/// Whether a flow's own rules report it.
fn is_of_flow(text: &Text, unread: Unread) -> bool {
    text.kind == TextKind::Flow && unread == Unread::Heading
}

fn check_front(front: &FrontMatter, source: &Arc<Source>, report: &mut Report) {
    let lines = ["title", "summary"].into_iter().filter_map(|key| front.get(key));
    for node in lines.filter(|node| node.scalar().is_some()) {
        let Some(raw) = source.text.get(node.span.clone()) else { continue };
        if let Some(part) = emphasis(raw) {
            let span = node.span.start + part.start..node.span.start + part.end;
            report.error(source, &span, "this is shown as it is written", "write it without *, ` and links");
        }
    }
}

fn words(unread: Unread) -> (&'static str, &'static str) {
    match unread {
        Unread::Heading => ("this is not read as a heading", "write a space after the `#` signs"),
        Unread::Strong => (
            "these `**` are shown as they are written",
            "write two before and two after the words, without spaces inside; or \\*\\* if they shall be shown",
        ),
        Unread::Strike => ("`~~` is shown as it is written", "remove it: there is no crossed-out text"),
        Unread::Table => {
            ("this is not read as a table", "write a row of dashes below the first, such as |---|---|")
        }
        Unread::Task => ("there are no boxes to tick", "remove the brackets"),
        Unread::CalloutKind => (
            "there is no such kind of callout",
            "use one of [!NOTE], [!TIP], [!IMPORTANT], [!WARNING] and [!CAUTION]",
        ),
        Unread::CalloutLine => (
            "this is not read as a callout",
            "end the line behind the `]`, and start the next one with `> ` and the words",
        ),
        Unread::CalloutBrackets => ("this is not read as a callout", "write it as `> [!NOTE]`, in brackets"),
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::{article, check, notice};

    #[test]
    fn signs_that_are_shown_as_they_are_written_are_reported_once_each() {
        insta::assert_snapshot!(check(&[
            (
                "en/cards/a.md",
                &article(
                    "##What it costs\n\n> [!HINT]\n> Text.\n\n> [!TIP] Choose this.\n\n> !TIP\n> Text.\n\n\
                     Pay by **Visa or so.\n\n| a | b |\n| c | d |\n\nYou ~~can~~ must.\n\n- [ ] Open\n- **Visa ** card"
                )
            ),
            ("en/notices/b.md", &notice("Text\n##More").replace("A title", "The **card**, `it`")),
        ]));
    }

    #[test]
    fn what_is_meant_as_it_stands_is_not_reported() {
        let text = article(
            "Card **** **** 1234 or **34, \\*\\*kwargs, 2 ** 3, `**code`, ~5 days or ~~, #1 of all.\n\n## Hash ##\n\n\
             **Visa** and ***both***.\n\n> A quote! [see](contact:)\n\n> [!NOTE]\n> Good.\n\n| a | b |\n|---|---|\n| c | d |\n\n\
             | one row |\n\n```\n##what\n| a |\n| b |\n```\n\n- [x](contact:)\n",
        );
        assert_eq!(check(&[("en/cards/a.md", &text.replace("A title", "Fees * and 2*3"))]), "");
    }
}
