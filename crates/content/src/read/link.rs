//! What is between the parentheses of a link.

use model::Target;

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
    /// A scheme of ours, with something after it that cannot be a name.
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
    let (scheme, rest) = text.split_once(':').filter(|(scheme, _)| is_scheme(scheme)).unwrap_or_default();
    // Capitals do not matter in a scheme.
    let lower = scheme.to_ascii_lowercase();
    let target =
        if scheme.is_empty() { Target::parse(text) } else { Target::parse(&format!("{lower}:{rest}")) };
    match target {
        Some(target) => Destination::To(target),
        None if text.starts_with('#') || Target::SCHEMES.contains(&lower.as_str()) => Destination::NoName,
        None if scheme.is_empty() => Destination::Bare,
        None => Destination::Scheme(scheme.to_owned()),
    }
}

/// RFC 3986, section 3.1.
fn is_scheme(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_those_of_the_widget_with_spaces_and_capitals_put_right() {
        let web = |url: &str| Destination::To(Target::Web(url.into()));
        assert_eq!(parse(" HTTPS://example.com/A "), web("https://example.com/A"));
        assert!(matches!(parse("Flow:lost-card#freeze"), Destination::To(Target::Flow(..))));
    }

    #[test]
    fn other_schemes_and_bare_paths_lead_nowhere() {
        assert_eq!(parse(" JavaScript:alert(1)"), Destination::Scheme("JavaScript".into()));
        assert_eq!(parse("http://example.com"), Destination::Scheme("http".into()));
        assert_eq!(parse("data:text/html,x"), Destination::Scheme("data".into()));
        for bare in ["change-pin.md", "/cards", "//example.com", "", "?a:b", "1a:b"] {
            assert_eq!(parse(bare), Destination::Bare, "{bare}");
        }
        for nameless in ["https:example.com", "TEL:abc", "article:", "article:Change PIN", "#"] {
            assert_eq!(parse(nameless), Destination::NoName, "{nameless}");
        }
    }
}
