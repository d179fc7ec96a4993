//! From text to terms.

/// The terms of `text` in order: runs of letters and digits in lower case, apostrophes left out.
pub fn terms(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split(|c: char| !c.is_alphanumeric() && !is_apostrophe(c))
        .map(normalise)
        .filter(|term| !term.is_empty())
}

/// The start of a word that is still being typed: the last term of `text`, unless something follows it.
pub fn unfinished(text: &str) -> Option<String> {
    let last = text.chars().next_back()?;
    if last.is_alphanumeric() { terms(text).last() } else { None }
}

fn normalise(word: &str) -> String {
    word.chars().filter(|c| !is_apostrophe(*c)).flat_map(char::to_lowercase).collect()
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_are_words_in_lower_case() {
        let found: Vec<_> = terms("My card's been DECLINED – twice! (£30.50)").collect();
        assert_eq!(found, ["my", "cards", "been", "declined", "twice", "30", "50"]);
    }

    #[test]
    fn both_apostrophes_make_the_same_term() {
        assert_eq!(terms("can't").collect::<Vec<_>>(), terms("can’t").collect::<Vec<_>>());
    }

    #[test]
    fn a_word_is_unfinished_until_something_follows_it() {
        assert_eq!(unfinished("lost ca").as_deref(), Some("ca"));
        assert_eq!(unfinished("lost ca "), None);
        assert_eq!(unfinished("lost card?"), None);
        assert_eq!(unfinished(""), None);
    }
}
