use model::{Catalogue, Entry};

/// What to offer without being asked for, on the page of the host with this path.
pub fn suggestions<'a>(catalogue: &'a Catalogue, path: &str) -> Vec<&'a Entry> {
    let fits = |entry: &&Entry| entry.suggest_on.iter().any(|pattern| matches(pattern, path));
    catalogue.entries.iter().filter(fits).take(SUGGESTIONS).collect()
}

/// What to offer to a customer who has no time to search.
pub fn urgent(catalogue: &Catalogue) -> Vec<&Entry> {
    catalogue.entries.iter().filter(|entry| entry.urgent).take(URGENT).collect()
}

/// A short list is read, a long one is skipped.
const SUGGESTIONS: usize = 4;

/// Urgent help must be seen without scrolling on a phone.
const URGENT: usize = 4;

/// Whether `pattern`, in which `*` stands for any text, describes all of `path`.
fn matches(pattern: &str, path: &str) -> bool {
    let Some((start, rest)) = pattern.split_once('*') else { return pattern == path };
    let Some(mut path) = path.strip_prefix(start) else { return false };
    let mut parts: Vec<_> = rest.split('*').collect();
    let end = parts.pop().unwrap_or_default();
    for part in parts {
        match path.find(part) {
            Some(at) => path = &path[at + part.len()..],
            None => return false,
        }
    }
    path.ends_with(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_star_stands_for_any_text() {
        for (pattern, path) in [
            ("/cards/*", "/cards/1/pin"),
            ("/cards/*", "/cards/"),
            ("*", "/"),
            ("*/pin", "/cards/1/pin"),
            ("/*/pin*", "/cards/pin/new"),
            ("/a*b*b", "/abb"),
            ("/cards", "/cards"),
        ] {
            assert!(matches(pattern, path), "{pattern} {path}");
        }
        for (pattern, path) in [
            ("/cards/*", "/cards"),
            ("/cards", "/cards/1"),
            ("*/pin", "/pin/new"),
            ("/a*b*b", "/ab"),
            ("", "/"),
        ] {
            assert!(!matches(pattern, path), "{pattern} {path}");
        }
    }
}
