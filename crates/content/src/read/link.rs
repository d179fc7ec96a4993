//! What stands between the parentheses of a link.

use model::{ActionId, ChannelId, SectionId, Slug, StepId, Target};

use super::facts;

/// Where a link leads, or why it leads nowhere.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Destination {
    /// A target in good form, which may still not exist.
    To(Target),
    /// A scheme that is not accepted.
    Scheme(String),
    /// No scheme at all.
    Bare,
    /// A scheme of ours, with something behind it that cannot be a name.
    NoName,
    /// Not known: a fact in it is not filled in.
    Unfilled,
}

/// Reads the destination of a link, after Markdown's own escapes have been taken out of it.
pub(crate) fn parse(text: &str) -> Destination {
    match parse_filled(text.trim()) {
        Destination::Bare | Destination::NoName if text.contains(facts::OPEN) => Destination::Unfilled,
        destination => destination,
    }
}

fn parse_filled(text: &str) -> Destination {
    if let Some(section) = text.strip_prefix('#') {
        return named(SectionId::new(section).map(Target::Section));
    }
    let Some((scheme, rest)) = text.split_once(':').filter(|(scheme, _)| is_scheme(scheme)) else {
        return Destination::Bare;
    };
    match scheme.to_ascii_lowercase().as_str() {
        "https" if rest.starts_with("//") && rest.len() > 2 => web("https", rest),
        "tel" if is_number(rest) => web("tel", rest),
        "mailto" if is_address(rest) => web("mailto", rest),
        "https" | "mailto" | "tel" => Destination::NoName,
        "article" => with_part(rest, |slug, part| {
            let part = part.map(SectionId::new).transpose().ok()?;
            Some(Target::Article(Slug::new(slug).ok()?, part))
        }),
        "flow" => with_part(rest, |slug, part| {
            let part = part.map(StepId::new).transpose().ok()?;
            Some(Target::Flow(Slug::new(slug).ok()?, part))
        }),
        "action" => named(ActionId::new(rest).map(Target::Action)),
        "contact" if rest.is_empty() => Destination::To(Target::Contact(None)),
        "contact" => named(ChannelId::new(rest).map(|id| Target::Contact(Some(id)))),
        _ => Destination::Scheme(scheme.to_owned()),
    }
}

/// RFC 3986, section 3.1.
fn is_scheme(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c))
}

/// Whether `text` can be called: digits with what people put between them, and parameters behind a semicolon.
fn is_number(text: &str) -> bool {
    let number = text.split(';').next().unwrap_or_default().replace("%20", " ");
    number.contains(|c: char| c.is_ascii_digit())
        && number.chars().all(|c| c.is_ascii_digit() || " \u{a0}+()-.*#".contains(c))
}

/// Whether `text` has the form of an e-mail address, with a subject or the like behind a question mark.
fn is_address(text: &str) -> bool {
    let address = text.split('?').next().unwrap_or_default();
    address.split_once('@').is_some_and(|(name, host)| !name.is_empty() && !host.is_empty())
}

fn web(scheme: &str, rest: &str) -> Destination {
    Destination::To(Target::Web(format!("{scheme}:{rest}")))
}

fn named<E>(target: Result<Target, E>) -> Destination {
    target.map_or(Destination::NoName, Destination::To)
}

fn with_part(rest: &str, target: impl Fn(&str, Option<&str>) -> Option<Target>) -> Destination {
    let target = match rest.split_once('#') {
        Some((name, part)) => target(name, Some(part)),
        None => target(rest, None),
    };
    target.map_or(Destination::NoName, Destination::To)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_form_of_the_handbook_leads_somewhere() {
        for good in [
            "https://example.com/a#b",
            "HTTPS://example.com",
            "mailto:help@example.com",
            "mailto:help@example.com?subject=Card",
            "tel:0808 157 0199",
            "tel:+442079460199",
            "article:change-pin",
            "article:change-pin#in-the-app",
            "flow:lost-card#freeze",
            "#arrival",
            "action:freeze-card",
            "contact:",
            "contact:card-emergency",
        ] {
            assert!(matches!(parse(good), Destination::To(_)), "{good}");
        }
    }

    #[test]
    fn other_schemes_and_bare_paths_lead_nowhere() {
        assert_eq!(parse(" JavaScript:alert(1)"), Destination::Scheme("JavaScript".into()));
        assert_eq!(parse("http://example.com"), Destination::Scheme("http".into()));
        assert_eq!(parse("data:text/html,x"), Destination::Scheme("data".into()));
        for bare in ["change-pin.md", "/cards", "//example.com", "", "?a:b", "1a:b"] {
            assert_eq!(parse(bare), Destination::Bare, "{bare}");
        }
        for nameless in [
            "https:example.com",
            "https://",
            "tel:",
            "tel:abc",
            "mailto:",
            "mailto:abc",
            "mailto:@",
            "article:",
            "article:Change PIN",
            "action:",
            "#",
        ] {
            assert_eq!(parse(nameless), Destination::NoName, "{nameless}");
        }
    }
}
