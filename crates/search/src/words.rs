//! From text to words.
//!
//! Word boundaries follow Unicode Standard Annex #29 where customers' texts need it: letters, digits and the marks on
//! them hold together, so do an apostrophe between letters and a point or comma between digits; each ideograph is a
//! word. Two rules are left out on purpose, because people in a hurry leave out spaces: a full stop or an underscore
//! between letters separates them here. The annex's tables for all scripts weigh 11 KB in the widget; a test compares.

use crate::fold::{fold, is_mark};

/// Longer words are not indexed: nobody types them, and they would make a small file unpack to a large one.
pub(crate) const LONGEST_WORD: usize = 128;

/// A word of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// Its one form: small letters without accents and apostrophes; a number without thousands separators; a sign of a
    /// currency as its three letters.
    pub text: String,
    /// Where it begins, in bytes of the text.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// Whether nothing but a hyphen is between it and the next word.
    pub hyphen: bool,
}

/// The words of `text`, in order.
pub fn words(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let start = text.len() - rest.len();
        let length = match class(first) {
            Class::Letter | Class::Digit => word_length(rest),
            Class::Ideograph | Class::Other => first.len_utf8(),
        };
        let (word, after) = rest.split_at(length);
        let form = form(word, class(first));
        if !form.is_empty() {
            words.push(Word { text: form, start, end: start + length, hyphen: is_hyphened(after) });
        }
        rest = after;
    }
    words
}

/// Two neighbouring words as one. Single letters are no parts of compounds.
pub(crate) fn joined(first: &Word, second: &Word) -> Option<String> {
    let long_enough = |word: &Word| word.text.chars().nth(1).is_some();
    let joined = [first.text.as_str(), &second.text].concat();
    (long_enough(first) && long_enough(second) && joined.len() <= LONGEST_WORD).then_some(joined)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Letter,
    Digit,
    /// A character that is a word by itself: Han and Hiragana.
    Ideograph,
    Other,
}

fn class(c: char) -> Class {
    match c {
        '0'..='9' => Class::Digit,
        'a'..='z' | 'A'..='Z' => Class::Letter,
        // Unicode has some of the signs for an apostrophe among the letters.
        _ if c.is_ascii() || is_mark(c) || is_apostrophe(c) => Class::Other,
        '\u{3041}'..='\u{309F}' | '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' => Class::Ideograph,
        '\u{20000}'..='\u{3FFFF}' => Class::Ideograph,
        _ if c.is_numeric() => Class::Digit,
        _ if c.is_alphabetic() => Class::Letter,
        _ => Class::Other,
    }
}

/// How many bytes of `text`, which begins with a letter or digit, are one word.
fn word_length(text: &str) -> usize {
    let mut end = 0;
    let mut last = Class::Other;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map_or(Class::Other, |(_, next)| class(*next));
        match class(c) {
            kind @ (Class::Letter | Class::Digit) => last = kind,
            _ if is_mark(c) => {}
            _ if is_apostrophe(c) && last == Class::Letter && next == Class::Letter => {}
            _ if matches!(c, '.' | ',' | '．' | '，') && last == Class::Digit && next == Class::Digit => {}
            _ => break,
        }
        end = at + c.len_utf8();
    }
    end
}

/// Whether a sign stands for an apostrophe: the two that are right, and what keyboards, phones and old documents have
/// in their place – quotes, accents by themselves, primes, and letters of other alphabets that look alike.
fn is_apostrophe(c: char) -> bool {
    matches!(
        c,
        '\'' | '`' | '\u{92}' | '´' | '\u{2B9}'
            ..='\u{2BF}'
                | '\u{2C8}'
                | '\u{2CA}'
                | '\u{2CB}'
                | '\u{384}'
                | '\u{55A}'
                | '\u{1FBD}'
                | '\u{1FBF}'
                | '\u{1FEF}'
                | '\u{1FFD}'
                | '\u{1FFE}'
                | '‘'
                | '’'
                | '‛'
                | '′'
                | '‵'
                | '\u{A78B}'
                | '\u{A78C}'
                | '＇'
                | '｀'
    )
}

/// Whether `after`, what follows a word, is a hyphen with a word right after it.
fn is_hyphened(after: &str) -> bool {
    let mut chars = after.chars();
    let hyphen = matches!(chars.next(), Some('-' | '\u{2010}' | '\u{2011}' | '\u{FE63}' | '－'));
    hyphen && matches!(chars.next().map(class), Some(Class::Letter | Class::Digit))
}

fn form(word: &str, class: Class) -> String {
    let mut form = String::new();
    match class {
        Class::Other => form.push_str(currency(word)),
        Class::Letter | Class::Digit | Class::Ideograph => {
            word.chars().filter(|c| !is_apostrophe(*c)).for_each(|c| fold(c, &mut form));
        }
    }
    if class == Class::Digit { number(form) } else { form }
}

/// The code (ISO 4217) of a currency's sign; nothing for other characters.
fn currency(sign: &str) -> &'static str {
    match sign {
        "£" | "￡" => "gbp",
        "€" => "eur",
        "$" | "＄" => "usd",
        "¥" | "￥" => "jpy",
        "₹" => "inr",
        _ => "",
    }
}

/// A number without thousands separators and empty decimals: `1,000.00` and `1.000` are `1000`. Dates and the like,
/// whose groups are of other lengths, stay as they are.
fn number(digits: String) -> String {
    let mut groups = digits.split(['.', ',']);
    let (first, mut others) = (groups.next().unwrap_or_default(), groups.collect::<Vec<_>>());
    if others.last().is_some_and(|last| *last == "00" || *last == "0") {
        others.pop();
    }
    let is_group = |group: &&str| group.len() == 3 && group.bytes().all(|byte| byte.is_ascii_digit());
    if !others.iter().all(is_group) || first.len() > 3 && !others.is_empty() {
        return digits;
    }
    [first, &others.concat()].concat()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_segmentation::UnicodeSegmentation;

    use super::*;

    fn forms(text: &str) -> Vec<String> {
        words(text).into_iter().map(|word| word.text).collect()
    }

    #[test]
    fn words_are_in_one_form_whatever_their_case_accents_and_apostrophes() {
        assert_eq!(forms("My card's been DECLINED – twice!"), ["my", "cards", "been", "declined", "twice"]);
        assert_eq!(forms("can't"), forms("can’t"));
        assert_eq!(forms("Crédit"), ["credit"]);
    }

    #[test]
    fn every_sign_that_is_typed_for_an_apostrophe_is_one() {
        for sign in "'’‘´`ʼʻʽʹʾʿˈˊˋ′‵‛＇｀΄՚᾽᾿`´῾ꞋꞌU\u{92}".chars().filter(|sign| *sign != 'U')
        {
            assert_eq!(
                forms(&format!("can{sign}t find my card{sign}s PIN")),
                forms("can't find my card's PIN"),
                "{sign}"
            );
            // Between words it is a quote.
            assert_eq!(
                forms(&format!("the {sign}PIN{sign} {sign} card{sign}")),
                ["the", "pin", "card"],
                "{sign}"
            );
        }
        assert_eq!(cut("can‘t, I‘m"), ["can‘t", "I‘m"]);
    }

    #[test]
    fn what_is_not_seen_parts_no_word() {
        for sign in "\u{AD}\u{200B}\u{200C}\u{200D}\u{2060}\u{FEFF}\u{200E}\u{202A}\u{2066}".chars() {
            assert_eq!(
                forms(&format!("confi{sign}dential 12{sign}34")),
                ["confidential", "1234"],
                "{sign:?}"
            );
        }
        for space in "\u{A0}\u{2009}\u{202F}\u{3000}\t\n".chars() {
            assert_eq!(forms(&format!("lost{space}card")), ["lost", "card"], "{space:?}");
        }
    }

    #[test]
    fn text_from_documents_and_phones_has_the_words_that_it_shows() {
        assert_eq!(
            forms("conﬁdential oﬄoad ﬂat eﬀect ﬃ ﬅ"),
            ["confidential", "offload", "flat", "effect", "ffi", "st"]
        );
        assert_eq!(
            forms("ｌｏｓｔ－ｃａｒｄ £１，０００．００ ￡５"),
            ["lost", "card", "gbp", "1000", "gbp", "5"]
        );
        assert_eq!(forms("𝐥𝐨𝐬𝐭 𝒄𝒂𝒓𝒅 𝟏𝟐 ⓟⒾⓝ ①②"), ["lost", "card", "12", "pin", "12"]);
        assert_eq!(forms("1ˢᵗ CVV² 3ʳᵈ Iª"), ["1st", "cvv2", "3rd", "ia"]);
    }

    #[test]
    fn a_forgotten_space_after_a_full_stop_parts_words_all_the_same() {
        assert_eq!(forms("it failed.why"), ["it", "failed", "why"]);
    }

    #[test]
    fn amounts_are_the_same_however_they_are_written() {
        for amount in ["£1,000", "£1000", "£1,000.00", "£ 1.000,00"] {
            assert_eq!(forms(amount), ["gbp", "1000"], "{amount}");
        }
        assert_eq!(forms("2.75%"), ["2.75"]);
        assert_eq!(forms("on 12.05.2026"), ["on", "12.05.2026"]);
        assert_eq!(forms("30€ or $5"), ["30", "eur", "or", "usd", "5"]);
    }

    #[test]
    fn a_hyphen_is_seen() {
        let hyphens: Vec<_> = words("top-up - now").into_iter().map(|word| word.hyphen).collect();
        assert_eq!(hyphens, [true, false, false]);
    }

    #[test]
    fn each_ideograph_is_a_word() {
        assert_eq!(forms("卡片 visa"), ["卡", "片", "visa"]);
    }

    #[test]
    fn places_are_those_of_the_text() {
        assert_eq!(cut("“Čard’s” lost"), ["Čard’s", "lost"]);
    }

    /// The words as they are in the text.
    fn cut(text: &str) -> Vec<&str> {
        words(text).iter().map(|word| &text[word.start..word.end]).collect()
    }

    proptest! {
        #[test]
        fn words_end_where_unicode_says(text in "[a-zA-Zà-öά-ώа-яא-תا-غ0-9 !?(-]{0,60}") {
            prop_assert_eq!(cut(&text), text.unicode_words().collect::<Vec<_>>());
        }

        #[test]
        fn apostrophes_hold_words_together_where_unicode_says(text in "[a-zà-öа-я'’ ,;!?-]{0,60}") {
            prop_assert_eq!(cut(&text), text.unicode_words().collect::<Vec<_>>());
        }

        #[test]
        fn points_and_commas_hold_numbers_together_where_unicode_says(text in "[0-9., £!-]{0,40}") {
            let ours: Vec<_> = cut(&text).into_iter().filter(|word| *word != "£").collect();
            prop_assert_eq!(ours, text.unicode_words().collect::<Vec<_>>());
        }

        #[test]
        fn places_follow_each_other(text in "\\PC{0,80}") {
            let words = words(&text);
            prop_assert!(words.iter().all(|word| word.start < word.end && text.get(word.start..word.end).is_some()));
            prop_assert!(words.is_sorted_by(|a, b| a.end <= b.start));
        }
    }
}
