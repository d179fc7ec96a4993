/// Schemes that a page may have though no request can be sent to them.
const NOWHERE: [&str; 5] = ["about:", "blob:", "data:", "file:", "javascript:"];

/// Whether a page with the scheme `page` can send requests to an address with `scheme`: to the web, and to the page's own
/// scheme, which an app may serve. Both in the form of `URL.protocol`, such as `https:`.
pub fn takes_requests(scheme: &str, page: &str) -> bool {
    matches!(scheme, "https:" | "http:") || (scheme == page && !NOWHERE.contains(&scheme))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn requests_go_to_the_web_and_to_an_apps_own_scheme() {
        for (scheme, page) in [
            ("https:", "https:"),
            ("http:", "http:"),
            ("https:", "bank-app:"),
            ("bank-app:", "bank-app:"),
            ("https:", "about:"),
        ] {
            assert!(takes_requests(scheme, page), "{scheme} from {page}");
        }
        for scheme in ["about:", "blob:", "data:", "file:", "javascript:"] {
            assert!(!takes_requests(scheme, "https:"), "{scheme}");
            assert!(!takes_requests(scheme, scheme), "{scheme} from such a page");
        }
        for scheme in ["mailto:", "tel:", "ftp:", "ws:", "bank-app:", "other-app:", ""] {
            assert!(!takes_requests(scheme, "https:"), "{scheme}");
        }
    }
}
