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
    word.chars().filter(|c| !is_apostrophe(*c)).map(lowercase).collect()
}

/// The small letter of a capital in the Latin, Greek and Cyrillic alphabets; other characters stay as they are.
///
/// The standard library's table is for all of Unicode and weighs 5 KB in the widget, a fifteenth of it. These blocks
/// lay their letters out in the regular ways that are written here (see the code charts of the Unicode Standard).
fn lowercase(c: char) -> char {
    let code = u32::from(c);
    let small = match code {
        0x41..=0x5A | 0xC0..=0xD6 | 0xD8..=0xDE | 0x391..=0x3A1 | 0x3A3..=0x3AB | 0x410..=0x42F => {
            code + 0x20
        }
        0x386 => 0x3AC,
        0x388..=0x38A => code + 0x25,
        0x38C => 0x3CC,
        0x38E..=0x38F => code + 0x3F,
        0x400..=0x40F => code + 0x50,
        0x130 => 0x69,
        0x178 => 0xFF,
        // Pairs of a capital and its small letter, the capital on an even code …
        0x100..=0x137
        | 0x14A..=0x177
        | 0x218..=0x21B
        | 0x460..=0x481
        | 0x48A..=0x4BF
        | 0x4D0..=0x52F
        | 0x1E00..=0x1E95
        | 0x1EA0..=0x1EFF => code | 1,
        // … and on an odd one.
        0x139..=0x148 | 0x179..=0x17E | 0x4C1..=0x4CE => code + (code & 1),
        0x4C0 => 0x4CF,
        0x1E9E => 0xDF,
        _ => code,
    };
    char::from_u32(small).unwrap_or(c)
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
    fn capitals_of_european_alphabets_have_their_small_letters() {
        let latin = ('\0'..='\u{17F}').chain("ȘșȚț".chars()).chain('\u{1E00}'..='\u{1EFF}');
        let (greek, cyrillic) = ('\u{386}'..='\u{3CE}', '\u{400}'..='\u{52F}');
        for c in latin.chain(greek).chain(cyrillic) {
            assert_eq!(Some(lowercase(c)), c.to_lowercase().next(), "{c} U+{:04X}", u32::from(c));
        }
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
