use model::{Catalogue, Entry};

/// A short list is read, a long one is skipped.
const SUGGESTIONS: usize = 4;

/// Urgent help must be seen without scrolling on a phone.
const URGENT: usize = 4;

/// A host page, by its paths: a pattern may match any of them.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Page(Vec<String>);

impl Page {
    /// The page at an address with this path and fragment, which begins with `#` unless it is empty.
    ///
    /// If the fragment is a route, as in `/app/#/cards/1` or `/app/#!/cards/1`, the path is the same for all pages: then both
    /// the route and the whole count as paths.
    pub fn new(path: &str, fragment: &str) -> Self {
        let route = fragment.strip_prefix("#!").or_else(|| fragment.strip_prefix('#'));
        match route.filter(|route| route.starts_with('/')) {
            Some(route) => {
                let without_query = |text: &str| text.split_once('?').unwrap_or((text, "")).0.to_owned();
                Self(vec![without_query(route), [path, &without_query(fragment)].concat()])
            }
            None => Self::named(path),
        }
    }

    /// A page that the host names by a path.
    pub fn named(path: &str) -> Self {
        Self(vec![path.to_owned()])
    }
}

/// The entries to suggest on a host page, without urgent ones, which have a list of their own.
pub fn suggestions<'a>(catalogue: &'a Catalogue, page: &Page) -> Vec<&'a Entry> {
    let fits = |entry: &&Entry| {
        let is_for =
            |pattern: &String| page.0.iter().any(|path| matches(pattern.as_bytes(), path.as_bytes()));
        !entry.urgent && entry.suggest_on.iter().any(is_for)
    };
    catalogue.entries.iter().filter(fits).take(SUGGESTIONS).collect()
}

/// The urgent entries.
pub fn urgent(catalogue: &Catalogue) -> Vec<&Entry> {
    catalogue.entries.iter().filter(|entry| entry.urgent).take(URGENT).collect()
}

/// Whether `pattern`, in which `*` matches any text, matches all of `path`. Backtracks to the last star only (Kirk J. Krauss,
/// *Matching Wildcards*, 2008).
fn matches(pattern: &[u8], path: &[u8]) -> bool {
    let (mut at_pattern, mut at_path) = (0, 0);
    let mut star = None;
    while let Some(byte) = path.get(at_path) {
        match pattern.get(at_pattern) {
            Some(b'*') => {
                star = Some((at_pattern, at_path));
                at_pattern += 1;
            }
            Some(wanted) if wanted == byte => {
                at_pattern += 1;
                at_path += 1;
            }
            _ => {
                // The last star matches one byte more.
                let Some((star_pattern, star_path)) = star else { return false };
                star = Some((star_pattern, star_path + 1));
                at_pattern = star_pattern + 1;
                at_path = star_path + 1;
            }
        }
    }
    pattern.iter().skip(at_pattern).all(|byte| *byte == b'*')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_its_path_or_where_the_fragment_is_a_route_that() {
        for (path, fragment, paths) in [
            ("/cards/1", "", &["/cards/1"][..]),
            ("/cards/1", "#limits", &["/cards/1"]),
            ("/cards/1", "#", &["/cards/1"]),
            ("/cards/1", "#!", &["/cards/1"]),
            ("/", "#/cards", &["/cards", "/#/cards"]),
            ("/app/", "#!/cards/1", &["/cards/1", "/app/#!/cards/1"]),
            ("/app/", "#/cards?tab=pin", &["/cards", "/app/#/cards"]),
            ("/", "#/", &["/", "/#/"]),
        ] {
            assert_eq!(Page::new(path, fragment).0, paths, "{path}{fragment}");
        }
    }

    #[test]
    fn a_star_stands_for_any_text() {
        for (pattern, path) in [
            ("/cards/*", "/cards/1/pin"),
            ("/cards/*", "/cards/"),
            ("*", "/"),
            ("*", ""),
            ("*/pin", "/cards/1/pin"),
            ("/*/pin*", "/cards/pin/new"),
            ("/a*b*b", "/abb"),
            ("/a*ab", "/aaab"),
            ("/cards", "/cards"),
        ] {
            assert!(matches(pattern.as_bytes(), path.as_bytes()), "{pattern} {path}");
        }
        for (pattern, path) in [
            ("/cards/*", "/cards"),
            ("/cards", "/cards/1"),
            ("/cards/1", "/cards"),
            ("*/pin", "/pin/new"),
            ("/a*b*b", "/ab"),
            ("", "/"),
        ] {
            assert!(!matches(pattern.as_bytes(), path.as_bytes()), "{pattern} {path}");
        }
    }
}
