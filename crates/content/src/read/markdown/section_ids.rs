use std::collections::{BTreeMap, BTreeSet};

use model::SectionId;
use unicode_normalization::UnicodeNormalization;

/// The ids of a text's headings: each once.
pub(super) struct SectionIds {
    taken: BTreeSet<SectionId>,
    /// The number to try next for words that have come before.
    next: BTreeMap<String, usize>,
}

impl SectionIds {
    /// Starts with the ids that editors chose, so that none made from words takes one of them.
    pub(super) fn new(chosen: impl Iterator<Item = SectionId>) -> Self {
        Self { taken: chosen.collect(), next: BTreeMap::new() }
    }

    /// An id made from `words`, with a number if it is already taken; `section-` and a number if nothing of the words
    /// can be in an id.
    pub(super) fn make(&mut self, words: &str) -> SectionId {
        let stem = match hyphenated(words) {
            stem if stem.is_empty() => "section".to_owned(),
            stem => {
                if let Some(id) =
                    SectionId::new(stem.as_str()).ok().filter(|id| self.taken.insert(id.clone()))
                {
                    return id;
                }
                stem
            }
        };
        let next = self.next.entry(stem.clone()).or_insert(if stem == "section" { 1 } else { 2 });
        loop {
            let id = SectionId::new(format!("{stem}-{next}"));
            *next += 1;
            if let Some(id) = id.ok().filter(|id| self.taken.insert(id.clone())) {
                return id;
            }
        }
    }
}

/// `words` in small letters without accents, with a hyphen for everything else; empty if nothing is left.
fn hyphenated(words: &str) -> String {
    let mut id = String::new();
    for c in words.chars().flat_map(char::to_lowercase) {
        match c {
            'ä' | 'æ' => id.push_str("ae"),
            'ö' | 'œ' => id.push_str("oe"),
            'ü' => id.push_str("ue"),
            'ß' => id.push_str("ss"),
            'ø' => id.push('o'),
            'đ' | 'ð' => id.push('d'),
            'ł' => id.push('l'),
            'ı' => id.push('i'),
            '\'' | '’' => {}
            // A letter with an accent is taken apart into the two.
            _ => match c.nfd().next().filter(char::is_ascii_alphanumeric) {
                Some(plain) => id.push(plain),
                None if id.ends_with('-') || id.is_empty() => {}
                None => id.push('-'),
            },
        }
    }
    id.trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_made_from_words_and_are_each_given_once() {
        let mut ids = SectionIds::new(SectionId::new("arrival").into_iter());
        let mut id = |words| ids.make(words).as_str().to_owned();
        assert_eq!(id("If the app doesn't offer “Activate”"), "if-the-app-doesnt-offer-activate");
        assert_eq!(id("Über 5 €: Gebühren"), "ueber-5-gebuehren");
        assert_eq!(id("Arrival"), "arrival-2");
        assert_eq!(id("Arrival"), "arrival-3");
        assert_eq!(id("بطاقة"), "section-1");
        assert_eq!(id("!!"), "section-2");
    }
}
