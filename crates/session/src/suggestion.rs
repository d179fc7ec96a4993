use model::{Catalogue, Entry};

/// A short list is read, a long one is skipped.
const SUGGESTIONS: usize = 4;

/// Urgent help must be seen without scrolling on a phone.
const URGENT: usize = 4;

/// What to offer without being asked for, on the page of the host with this path. What is urgent stands in its own
/// list already.
pub fn suggestions<'a>(catalogue: &'a Catalogue, path: &str) -> Vec<&'a Entry> {
    let fits = |entry: &&Entry| {
        let is_for = |pattern: &String| matches(pattern.as_bytes(), path.as_bytes());
        !entry.urgent && entry.suggest_on.iter().any(is_for)
    };
    catalogue.entries.iter().filter(fits).take(SUGGESTIONS).collect()
}

/// What to offer to a customer who has no time to search.
pub fn urgent(catalogue: &Catalogue) -> Vec<&Entry> {
    catalogue.entries.iter().filter(|entry| entry.urgent).take(URGENT).collect()
}

/// Whether `pattern`, in which `*` stands for any text, describes all of `path`.
///
/// Keeps to the last star and the place it was tried at: every star before it is settled (see Kirk J. Krauss,
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
                // The last star has to take one byte more.
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
