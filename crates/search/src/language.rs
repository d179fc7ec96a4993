use rust_stemmers::{Algorithm, Stemmer};

/// What the words of a locale's texts are reduced by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Language {
    /// A language whose words are taken as they are.
    Other = 0,
    /// English.
    English = 1,
}

impl Language {
    /// The language of a locale, by its BCP-47 tag.
    pub fn of(tag: &str) -> Self {
        match tag.split('-').next() {
            Some("en") => Self::English,
            _ => Self::Other,
        }
    }

    pub(crate) fn from_number(number: u32) -> Option<Self> {
        [Self::Other, Self::English].into_iter().find(|language| *language as u32 == number)
    }

    /// The stem of each word that is given to it: `payments` and `payment` are `payment`. For English by Snowball's second
    /// Porter stemmer (<https://snowballstem.org/algorithms/english/stemmer.html>).
    pub(crate) fn stemmer(self) -> impl Fn(&str) -> String {
        let snowball = (self == Self::English).then(|| Stemmer::create(Algorithm::English));
        move |word| match &snowball {
            Some(snowball) => snowball.stem(word).into_owned(),
            None => word.to_owned(),
        }
    }

    /// Whether a word of that form says nothing about what a text is about. Such words still help to order what the
    /// others find: "how" and "why" ask different things.
    pub(crate) fn is_stop_word(self, word: &str) -> bool {
        self == Self::English && ENGLISH_STOP_WORDS.binary_search(&word).is_ok()
    }
}

/// Articles, pronouns, prepositions, auxiliary verbs and what politeness adds; sorted.
const ENGLISH_STOP_WORDS: &[&str] = &[
    "a", "about", "after", "again", "also", "am", "an", "and", "any", "are", "as", "at", "be", "because",
    "been", "but", "by", "can", "cant", "could", "did", "didnt", "do", "does", "doesnt", "dont", "for",
    "from", "get", "go", "going", "got", "had", "has", "have", "having", "hello", "hi", "how", "i", "id",
    "if", "im", "in", "into", "is", "isnt", "it", "its", "ive", "just", "me", "my", "no", "not", "now", "of",
    "on", "or", "please", "should", "so", "some", "still", "than", "thanks", "that", "the", "their", "them",
    "then", "there", "these", "they", "this", "to", "too", "very", "was", "wasnt", "we", "were", "what",
    "when", "which", "while", "who", "why", "will", "with", "would", "you", "your",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_locale_has_the_language_of_its_first_part() {
        assert_eq!(Language::of("en-GB"), Language::English);
        assert_eq!(Language::of("eng"), Language::Other);
    }

    #[test]
    fn forms_of_a_word_have_one_stem() {
        let stem = Language::English.stemmer();
        assert_eq!(stem("payments"), stem("payment"));
        assert_eq!(stem("declined"), stem("declining"));
        assert_eq!(Language::Other.stemmer()("payments"), "payments");
    }

    #[test]
    fn stop_words_are_sorted_and_in_the_form_of_words() {
        assert!(ENGLISH_STOP_WORDS.is_sorted());
        for word in ENGLISH_STOP_WORDS {
            assert_eq!(crate::words(word)[0].text, *word);
        }
        assert!(Language::English.is_stop_word("the") && !Language::English.is_stop_word("card"));
    }
}
