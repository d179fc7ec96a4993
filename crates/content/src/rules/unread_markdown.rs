//! Signs of Markdown that are shown as they were written.

mod words;

use std::sync::Arc;

use crate::read::front_matter::FrontMatter;
use crate::read::library::Library;
use crate::read::markdown::{Unread, emphasis};
use crate::report::{Cause, Report};
use crate::source::Source;

pub(super) fn check(library: &Library, report: &mut Report) {
    super::each_front_matter(library, |front, _, source| check_front(front, source, report));
    for (_, text) in library.texts() {
        for (span, unread) in &text.markdown.unread {
            let (message, help) = words::of(*unread, &text.source.text[span.clone()]);
            let reported =
                report.error(&text.source, span, message, help).unless(&[Cause::Slip, Cause::Link]);
            let reported = match unread {
                Unread::Container => reported.explains(Cause::Container, span),
                Unread::Attributes => {
                    let reported = reported.unless(&[Cause::Braces]).explains(Cause::Attributes, span);
                    match text.markdown.heading_at(span.start) {
                        Some(_) => reported.unless(&[Cause::NoNode]),
                        None if text.source.text[span.clone()].contains('#') => {
                            reported.explains(Cause::NoNode, span)
                        }
                        None => reported,
                    }
                }
                _ => reported,
            };
            // Two signs that belong together are one mistake.
            reported.once_per_line();
        }
    }
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

    /// What is reported for each of `slips` in an article of its own; it must be one error each.
    fn one_each(slips: &[&str]) -> String {
        let found = |slip: &&str| check(&[("en/cards/a.md", &article(slip))]);
        let all: Vec<_> = slips.iter().map(found).collect();
        let wrong = slips.iter().zip(&all).filter(|(_, found)| found.matches("error[").count() != 1);
        let wrong: Vec<_> = wrong.map(|(slip, found)| format!("{slip:?}: {found}")).collect();
        assert!(wrong.is_empty(), "not one error each:\n{}", wrong.join("\n"));
        all.concat()
    }

    #[test]
    fn signs_of_emphasis_around_anything_are_reported() {
        insta::assert_snapshot!(one_each(&[
            "It costs ~~£5~~ £6.",
            "It costs ~£5~ £6.",
            "~~Two\nlines~~ of it.",
            "Pay **£5 per month.",
            "This is ** bold ** text.",
            "This is __bold text.",
            "Pay **{{card-delivery-days}} pounds.",
            "**Note:**five days.",
            "> Pay **two\n> lines ** of it.",
            "| a |\n|---|\n| **£5 |",
        ]));
    }

    #[test]
    fn special_spaces_behind_signs_are_reported_by_their_name() {
        insta::assert_snapshot!(one_each(&[
            "##\u{a0}Fees",
            "#\u{202f}Fees",
            "-\u{a0}Passport",
            "-\u{a0}Passport\n-\u{a0}Letter",
            "1.\u{a0}Open the app.\n2.\u{a0}Choose.",
            "Text:\n-\u{2009}Passport",
            "\u{a0}- Passport",
        ]));
    }

    #[test]
    fn lists_as_word_processors_write_them_are_reported_once_each() {
        insta::assert_snapshot!(one_each(&[
            "•\tPassport\n•\tLetter",
            "• Passport\n\n• Letter\n\n• Card",
            "Bring:\n•\u{a0}Passport",
            "– one\n– two",
            "— one",
            "a) one\nb) two",
            "(a) one\n\n(b) two",
            "a. one\nb. two",
            "o\tPassport",
            "-Passport\n-Letter",
            "1.Open\n2.Choose",
            "1. one\n2. two\n\nA note.\n3. three\n4. four",
        ]));
    }

    #[test]
    fn tables_that_are_none_are_reported_with_what_is_wrong() {
        insta::assert_snapshot!(one_each(&[
            "| a | b | c |\n|---|---|\n| d | e | f |",
            "a | b\n---|---|---\nc | d",
            "| a | b |\n|–––|–––|\n| c | d |",
            "| a | b |\n|===|===|\n| c | d |",
        ]));
    }

    #[test]
    fn other_dialects_are_reported_by_their_name_with_what_to_write_here() {
        insta::assert_snapshot!(one_each(&[
            "It costs £5[^1].\n\n[^1]: Or £6.",
            "It costs £5[^fee], and £6[^fee].",
            "[^1]: It costs £5.",
            "[^1]: £5",
            "Term\n: definition",
            "Term\n\n: definition",
            ":::warning\nDo not pay.\n:::",
            "!!! note\n    Do not pay.",
            "??? tip \"More\"\n\n    Do not pay.",
            "These ==words== count.",
            "These ++words++ count.",
            "A %%remark for colleagues%% here.",
            "See [[change-pin]].",
            "See [[Change PIN|here]].",
            "![[card.png]]",
            "{% if app %}Open it.",
            "Dear ${name},",
            "Words {width=50%}",
            "Words. {: .note}",
            "Words. {#words}",
            "Done :tada:",
            "[TOC]",
            "> [!NOTE]\n\nText.",
            "Pay.\n\n> [!WARNING]\n>",
        ]));
    }

    #[test]
    fn flows_and_notices_are_told_the_same_as_articles() {
        let slip = "It costs ~~£5~~ £6.\n\n• Passport";
        let flow = format!(
            "{slip}\n\n## S {{#s}}\n- [A](#a)\n- [B](#b)\n\n## A {{#a .advice}}\n\n## B {{#b .advice}}"
        );
        for (path, text) in [
            ("en/cards/a.md", article(slip)),
            ("en/cards/a.flow.md", article(&flow)),
            ("en/notices/a.md", notice(slip)),
        ] {
            let found = check(&[(path, &text)]);
            assert_eq!(found.matches("error[unread-markdown]").count(), 2, "{found}");
            assert_eq!(found.matches("error[").count(), 2, "{found}");
        }
    }

    #[test]
    fn ordinary_words_with_signs_in_them_are_not_reported() {
        let text = "Pay 5 * 3 or 5*3, 2 ** 3, the `~` sign, ~5 and ~6, from ~£5 to £10, 5-10 %, £5–£10, +44, 10:30:00, \
            8am-5pm: closed.\n\nChoose a) in running text, b) or (c) of it, i.e. all. C:\\temp, C++ and C++, a == b, 100 %.\n\n\
            Card **** **** 1234, **34 and **56, name_of_it, ____.\n\nWords – and\n– more of it, and 2026.\n\
            Then\n3 days, or the\n2. of May — so\nit is. Note:\nthis :) or ;-) is fine: a:b:c, `:tada:`, `{% if %}`.\n\n\
            [1] and [sic], [[a](contact:)], {at least}, {}, $5 {or} $6, \\*\\*this\\*\\*, \\[^1], 1\\. May, \\- no item.\n\n\
            A. Smith wrote it.\n\n-5 °C\n\n> He said so.\n>\n> – A customer\n\n!!! Wow\n\n&#42;&#42;this&#42;&#42;, Q: a | b?";
        assert_eq!(check(&[("en/cards/a.md", &article(text))]), "");
    }
}
