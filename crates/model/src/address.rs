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

#[cfg(test)]
mod tests {
    use super::is_safe_address;

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
