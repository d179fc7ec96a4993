//! A link that leads outside by a scheme which is not accepted, or whose scheme is missing.

use crate::read::library::Text;
use crate::read::link::Destination;
use crate::report::{Cause, Report};

pub(super) fn check(text: &Text, report: &mut Report) {
    for link in &text.markdown.links {
        let (message, help) = match &link.to {
            Destination::Scheme(scheme) if scheme.eq_ignore_ascii_case("http") => {
                let help = "write https:// instead; ask the other side if it does not answer there";
                (format!("`{scheme}:` is not accepted"), help.to_owned())
            }
            Destination::Scheme(scheme) => {
                let help = "links start with https:, mailto:, tel:, article:, flow:, action:, contact: or #";
                (format!("`{scheme}:` is not accepted"), help.to_owned())
            }
            Destination::Bare => {
                (format!("`{}` does not say what it leads to", link.written), meant(&link.written))
            }
            Destination::To(_) | Destination::NoName | Destination::Unfilled => continue,
        };
        report.error(&text.source, &link.span, message, help).unless(&[Cause::Slip]);
    }
}

/// What a destination without a scheme probably meant.
fn meant(written: &str) -> String {
    let file = written.rsplit('/').next().unwrap_or_default();
    match (file.strip_suffix(".flow.md"), file.strip_suffix(".md")) {
        (Some(slug), _) => format!("write flow:{slug}"),
        (None, Some(slug)) => format!("write article:{slug}"),
        (None, None) if written.is_empty() => "write between the parentheses where it leads".to_owned(),
        (None, None) => {
            "write article:, flow:, action: or contact: and a name, or a complete https:// address".to_owned()
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::{article, check};

    #[test]
    fn other_schemes_and_bare_addresses_are_reported() {
        insta::assert_snapshot!(check(&[(
            "en/cards/a.md",
            &article(
                "[a](javascript:alert) [b](http://example.com) [c](java&#115;cript:x) <data:text/html,x>\n\n\
                 [d](change-pin.md) [e](../cards/lost-card.flow.md) [f](/cards) [g]()"
            )
        )]));
    }
}
