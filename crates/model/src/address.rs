/// Whether `url` is the address of a page: a complete `https:` address, or a path of the page's own site.
pub fn is_page_address(url: &str) -> bool {
    url.starts_with("https://") || url.starts_with('/') && !url.starts_with("//")
}

/// Whether a link may lead to `url`: a complete `https:` address, an e-mail address, a telephone number, or a path of the
/// page's own site.
///
/// The compiler writes no other into a bundle. The widget asks again before it draws a link: whoever can replace content
/// must not get to run script by a `javascript:` address.
pub fn is_safe_address(url: &str) -> bool {
    is_page_address(url) || url.starts_with("mailto:") || url.starts_with("tel:")
}

/// Whether `rest` is behind `scheme` and its colon in a complete address.
pub(crate) fn is_complete(scheme: &str, rest: &str) -> bool {
    match scheme {
        "https" => rest.starts_with("//") && rest.len() > 2,
        "mailto" => is_mailbox(rest),
        "tel" => is_number(rest),
        _ => false,
    }
}

/// Whether `text` is an e-mail address, with a subject or the like behind a question mark.
fn is_mailbox(text: &str) -> bool {
    let address = text.split('?').next().unwrap_or_default();
    address.split_once('@').is_some_and(|(name, host)| !name.is_empty() && !host.is_empty())
}

/// Whether `text` can be called: digits with what people put between them, and parameters behind a semicolon.
fn is_number(text: &str) -> bool {
    let number = text.split(';').next().unwrap_or_default();
    number.contains(|c: char| c.is_ascii_digit())
        && number.chars().all(|c| c.is_ascii_digit() || " \u{a0}+()-.*#%".contains(c))
        // A space, escaped.
        && number.split('%').skip(1).all(|escaped| escaped.starts_with("20"))
}

/// The address that calls `number`, which is written as people read it (RFC 3966).
pub fn telephone_address(number: &str) -> String {
    let mut address = String::from("tel:");
    address.extend(number.chars().filter(|c| c.is_ascii_digit() || *c == '+'));
    address
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_called_by_its_digits() {
        assert_eq!(telephone_address("+44\u{a0}20 7946 0199"), "tel:+442079460199");
    }

    #[test]
    fn links_lead_to_pages_mail_and_telephones_only() {
        for url in ["https://example.com", "mailto:help@example.com", "tel:08081570123", "/branches"] {
            assert!(is_safe_address(url), "{url}");
        }
        for url in [
            "javascript:alert(1)",
            " javascript:alert(1)",
            "java\tscript:alert(1)",
            "JavaScript:alert(1)",
            "data:text/html,x",
            "blob:https://example.com/x",
            "http://example.com",
            "//example.com",
            "branches",
            "",
        ] {
            assert!(!is_safe_address(url), "{url}");
        }
    }
}
