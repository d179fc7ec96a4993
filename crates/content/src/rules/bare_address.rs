//! The address of a page or a mailbox that is no link.

use crate::read::library::Text;
use crate::report::{Cause, Report};

pub(super) fn check(text: &Text, report: &mut Report) {
    for span in &text.markdown.addresses {
        let written = &text.source.text[span.clone()];
        let target = target(written);
        let link = target.strip_prefix("mailto:").unwrap_or(&target);
        let help = format!(
            "write <{link}> or [words]({target}) to make it one, or `{written}` between backticks \
             if nobody shall go there"
        );
        report
            .error(&text.source, span, "this address is not a link", help)
            .unless(&[Cause::Slip, Cause::Link]);
    }
}

/// Where a link leads to what is written.
fn target(written: &str) -> String {
    match written.split_once("://") {
        Some((_, rest)) => format!("https://{rest}"),
        None if written.starts_with("www.") => format!("https://{written}"),
        None => format!("mailto:{}", written.trim_start_matches("mailto:")),
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::{article, check, flow, notice};

    #[test]
    fn addresses_that_are_no_links_are_reported() {
        insta::assert_snapshot!(check(&[
            (
                "en/cards/a.md",
                &article(
                    "See https://www.example.com/fees, (www.example.com) or **help@example.com**.\n\n\
                     | a |\n|---|\n| mailto:help@example.com |\n\n## At www.example.com"
                )
            ),
            ("en/notices/b.md", &notice("See http://example.com.")),
            (
                "en/cards/c.flow.md",
                &flow(
                    "## S {#s}\nOr www.example.com\n- [A](#a)\n- [B](#b)\n  help@example.com\n\n## A {#a .advice}\n\n## B {#b .advice}\n"
                )
            ),
        ]));
    }

    #[test]
    fn links_code_and_what_is_no_address_are_not_reported() {
        let text = "<https://example.com> <help@example.com> [https://example.com](https://example.com) `www.example.com` \
                    [help@example.com](mailto:help@example.com)\n\n    \n\nRing @larkmoor, j***@example.com, a@b, at 9 @ £5.00, \
                    larkmoor.example, the www. part, www, https:// or http.\n\n```\nhttps://example.com\n```";
        assert_eq!(check(&[("en/cards/a.md", &article(text))]), "");
    }
}
