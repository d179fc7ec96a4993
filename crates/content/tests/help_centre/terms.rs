//! The bank's terms: fees, limits and times. Each is a fact of `site.toml`, and says what it is counted from.

use crate::{CENTRE, Piece, assert_none, sources};

/// Numbers that texts may spell out: those up to twelve in their order, then others.
const NUMBERS: [&str; 15] = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "fourteen", "fifteen", "thirty",
];

/// Units of terms. What takes minutes or less is the customer's own time, unless it is written in digits.
const UNITS: [&str; 11] =
    ["day", "days", "working", "week", "weeks", "month", "months", "year", "years", "hour", "hours"];
const SHORT_UNITS: [&str; 6] = ["minute", "minutes", "second", "seconds", "tries", "wrong"];

/// Amounts that are no terms of the bank, with why.
const NOT_OURS: [(&str, &str); 4] = [
    ("£1", "what shops check a card with"),
    ("$1", "what shops check a card with"),
    ("€1", "what shops check a card with"),
    ("0%", "what to set in the calculator of a card scheme"),
];

/// Facts by which customers must have acted.
const DEADLINES: [&str; 6] = [
    "dispute-days",
    "fraud-report-months",
    "source-of-funds-reply-days",
    "top-up-verify-days",
    "online-cancel-days",
    "online-return-days",
];

#[test]
fn terms_are_facts_and_not_typed() {
    let mut places = Vec::new();
    for (name, text) in sources() {
        places.extend(typed_terms(&text).iter().map(|term| format!("{name}: {term}")));
    }
    assert_none("write it once in site.toml, and use it as {{name}}", &places);
}

#[test]
fn a_typed_term_is_noticed() {
    assert_eq!(typed_terms("within two working days"), ["two working"]);
    assert_eq!(typed_terms("After three wrong\ncodes"), ["three wrong"]);
    assert_eq!(typed_terms("the rest after 24 hours"), ["24 hours"]);
    assert_eq!(typed_terms("It costs £15 or 2.75% before 14:30."), ["£15", "2.75%", "14:30"]);
    assert_eq!(typed_terms("one or two days later"), ["two days"]);
    assert!(typed_terms("within {{days}} working days, about two minutes, an extra £1").is_empty());
}

/// The numbers with a unit, and the amounts, that `text` has typed.
fn typed_terms(text: &str) -> Vec<String> {
    let words: Vec<_> = text
        .split_whitespace()
        .map(|word| word.trim_matches(|c: char| ".,:;()*>|“”\"".contains(c)))
        .collect();
    let mut terms = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let next = words.get(at + 1).copied().unwrap_or_default();
        let (is_digits, is_spelled) = (is_digits(word), NUMBERS.contains(&word.to_lowercase().as_str()));
        let counts = ((is_digits || is_spelled) && (UNITS.contains(&next) || next == "wrong"))
            || (is_digits && SHORT_UNITS.contains(&next));
        if counts {
            terms.push(format!("{word} {next}"));
        } else if is_amount(word) && !NOT_OURS.iter().any(|(amount, _)| amount == word) {
            terms.push((*word).to_owned());
        }
    }
    terms
}

fn is_digits(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
        && word.chars().all(|c| c.is_ascii_digit() || ",.".contains(c))
}

/// Whether it is a sum of money, a percentage or a time of day.
fn is_amount(word: &str) -> bool {
    let sum = word.strip_prefix(['£', '$', '€']);
    let time = word.split_once(':').is_some_and(|(hours, minutes)| is_digits(hours) && is_digits(minutes));
    sum.is_some_and(is_digits) || word.strip_suffix('%').is_some_and(is_digits) || time
}

#[test]
fn times_of_day_say_by_whose_clock() {
    let mut places = Vec::new();
    for piece in CENTRE.pieces() {
        let timed = |sentence: &&str| names_a_time(sentence) && !sentence.contains("UK time");
        places.extend(piece.sentences().filter(timed).map(|sentence| format!("{}: {sentence}", piece.place)));
    }
    assert_none("customers may be abroad: write “UK time”", &places);
}

fn names_a_time(sentence: &str) -> bool {
    let mut words = sentence.split_whitespace().map(|word| word.trim_matches(|c: char| ",.;)".contains(c)));
    words.any(|word| word == "midnight" || (word.contains(':') && is_amount(word)))
}

#[test]
fn a_deadline_says_what_it_is_counted_from() {
    let mut places = Vec::new();
    for (name, text) in sources() {
        let lines = text.lines().map(|line| line.trim_start_matches("> ").trim());
        let text = lines.collect::<Vec<_>>().join(" ");
        for fact in DEADLINES {
            for rest in text.split(&format!("{{{{{fact}}}}} ")).skip(1) {
                let after = rest.split_once(' ').map_or("", |(_unit, after)| after);
                if !["of ", "after ", "to "].iter().any(|word| after.starts_with(word)) {
                    let shown: String = rest.chars().take(40).collect();
                    places.push(format!("{name}: {{{{{fact}}}}} {shown}"));
                }
            }
        }
    }
    assert_none("write “of the payment” or “after …” behind it", &places);
}

#[test]
fn nobody_is_told_to_wait_longer_than_until_they_should_call() {
    let pieces = CENTRE.pieces();
    let mut places = Vec::new();
    for entry in &CENTRE.catalogue.entries {
        let of_text =
            || pieces.iter().filter(|piece| piece.place.split('#').next() == Some(entry.slug.as_str()));
        let call = of_text().filter_map(call_after).min();
        let longest = of_text().filter_map(|piece| days_after(&piece.words, "at most ")).max();
        if let (Some(call), Some(longest)) = (call, longest)
            && longest > call
        {
            places.push(format!("{}: at most {longest} days, but call after {call}", entry.slug));
        }
    }
    assert_none("say one time", &places);
}

/// After how many working days the piece has customers call or write.
fn call_after(piece: &Piece) -> Option<usize> {
    let contacts = piece.links.iter().any(|link| matches!(link.target, model::Target::Contact(_)));
    days_after(&piece.words, "after ").filter(|_| contacts)
}

#[test]
fn working_days_are_read_in_digits_and_in_words() {
    assert_eq!(days_after("usually two, at most 5 working days", "at most "), Some(5));
    assert_eq!(days_after("If it is not back after two working days, call us.", "after "), Some(2));
    assert_eq!(days_after("after 3 wrong tries", "after "), None);
}

/// The number of working days that is after `words`.
fn days_after(text: &str, words: &str) -> Option<usize> {
    let (_, rest) = text.split_once(words)?;
    let (number, rest) = rest.split_once(' ')?;
    let spelled = || NUMBERS.iter().take(12).position(|name| *name == number).map(|at| at + 1);
    rest.starts_with("working days").then(|| number.parse().ok().or_else(spelled))?
}
