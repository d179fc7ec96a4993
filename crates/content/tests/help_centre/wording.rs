//! How a British bank writes.

use crate::{CENTRE, Part, assert_none, messages};

/// Words that no text has, each with what to write.
static NOT_HERE: [(&str, &str); 22] = [
    ("what has happened", "an operator of the emergency services asks so; name what it is about"),
    ("the bank of your card", "write “your card provider”"),
    ("the bank of the card", "write “your card provider”"),
    ("the bank of the shop", "write “the shop’s bank”"),
    ("the bank of the cash machine", "write “the cash machine’s bank”"),
    ("until we know the result", "write “to get an answer”"),
    ("we are there day and night", "write “we are here”"),
    ("at hand", "write “to hand”"),
    ("need not", "write “do not need to”"),
    ("go on as usual", "write “carry on as usual”"),
    ("look whether", "write “check whether”"),
    ("what comes closest", "write “the closest answer”"),
    ("in another way", "write “another way”"),
    ("i fear", "write “I think”"),
    ("two times", "write “twice”"),
    ("what has become of", "write “where it is”"),
    ("on any computer", "write “on a computer that you trust”"),
    ("full passcode", "it sounds as if we asked for a part of it"),
    ("atm", "write “cash machine”"),
    ("check book", "write “cheque book”"),
    ("checking account", "write “current account”"),
    ("zip code", "write “postcode”"),
];

#[test]
fn texts_are_in_the_words_of_a_british_bank() {
    let mut places = Vec::new();
    for piece in CENTRE.pieces() {
        places.extend(found(&piece.words).map(|(words, why)| format!("{}: “{words}”: {why}", piece.place)));
    }
    for (name, words) in messages() {
        places.extend(found(&words).map(|(words, why)| format!("{name}: “{words}”: {why}")));
    }
    assert_none("customers read these as foreign, or wrong", &places);
}

fn found(words: &str) -> impl Iterator<Item = &'static (&'static str, &'static str)> {
    let padded = padded(words);
    NOT_HERE.iter().filter(move |(phrase, _)| padded.contains(&format!(" {phrase} ")))
}

/// The words in small letters, each between spaces, without punctuation.
fn padded(words: &str) -> String {
    let apart: String =
        words.to_lowercase().chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    format!(" {} ", apart.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Words by which a text says how things are today, or by a law of today.
const DATED: [&str; 10] = [
    "at present",
    "currently",
    "recently",
    "this year",
    "next year",
    "new rules",
    "from now on",
    "weeks notice",
    "months notice",
    "days notice",
];

#[test]
fn texts_say_nothing_that_dates() {
    let mut places = Vec::new();
    for piece in CENTRE.pieces() {
        let words = padded(&piece.words);
        let is_year = |word: &str| word.len() == 4 && word.starts_with("20") && word.parse::<u32>().is_ok();
        let is_dated = DATED.iter().any(|phrase| words.contains(&format!(" {phrase} ")));
        if is_dated || words.split_whitespace().any(is_year) {
            places.push(format!("{}: {}", piece.place, piece.words));
        }
    }
    assert_none("a text is read for months: leave it out, or make it a fact", &places);
}

#[test]
fn yes_and_no_answer_questions_only() {
    let pieces = CENTRE.pieces();
    let mut places = Vec::new();
    let mut heading = "";
    for piece in &pieces {
        match piece.part {
            Part::Heading => heading = &piece.words,
            Part::Paragraph if is_an_answer(&piece.words) && !heading.ends_with('?') => {
                places.push(format!("{}, below “{heading}”: {}", piece.place, piece.words));
            }
            _ => {}
        }
    }
    assert_none("nobody has asked: begin with what to do", &places);
}

fn is_an_answer(words: &str) -> bool {
    ["Yes, ", "Yes. ", "Yes: ", "No, ", "No. ", "No: "].iter().any(|answer| words.starts_with(answer))
}

/// How a statement begins, and no question.
const STATEMENTS: [&str; 6] = ["You ", "Your ", "The ", "It ", "We ", "There "];

#[test]
fn questions_are_in_the_order_of_a_question() {
    let mut places = Vec::new();
    for piece in CENTRE.pieces() {
        let sentences = piece.words.split_inclusive(['.', '!', '?']).map(str::trim);
        let turned = sentences.filter(|sentence| is_a_turned_question(sentence));
        places.extend(turned.map(|sentence| format!("{}: {sentence}", piece.place)));
    }
    assert_none("write “If you …,” in place of “You …?”", &places);
}

#[test]
fn a_turned_question_is_noticed() {
    assert!(is_a_turned_question("You cannot lock it?"));
    assert!(!is_a_turned_question("Can you not lock it?"));
    assert!(!is_a_turned_question("You do not live in the UK: Which countries do you support?"));
}

/// Whether it is a question in the order of a statement. After a colon is the title of a text.
fn is_a_turned_question(sentence: &str) -> bool {
    let asked = sentence.rsplit(": ").next().unwrap_or(sentence);
    asked.ends_with('?') && STATEMENTS.iter().any(|start| asked.starts_with(start))
}

#[test]
fn no_paragraph_is_a_chain_of_questions() {
    let mut places = Vec::new();
    for piece in CENTRE.pieces().iter().filter(|piece| piece.part == Part::Paragraph) {
        let in_links: usize = piece.links.iter().map(|link| link.words.matches('?').count()).sum();
        if piece.words.matches('?').count() - in_links >= 2 {
            places.push(format!("{}: {}", piece.place, piece.words));
        }
    }
    assert_none("write “Not this?” and a list of links", &places);
}

#[test]
fn not_this_is_followed_by_links() {
    let pieces = CENTRE.pieces();
    let mut lists = 0;
    for (at, piece) in pieces.iter().enumerate().filter(|(_, piece)| piece.words == "Not this?") {
        let items: Vec<_> = pieces[at + 1..].iter().take_while(|piece| piece.part == Part::Item).collect();
        let all_lead_on = items.iter().all(|item| item.links.len() == 1);
        assert!(!items.is_empty() && all_lead_on, "{}: {items:?}", piece.place);
        lists += 1;
    }
    assert!(lists > 20, "{lists}");
}

#[test]
fn the_search_field_asks_what_a_customer_needs() {
    let messages = messages();
    let (_, words) = messages.iter().find(|(name, _)| name == "search-placeholder").unwrap();
    assert!(!words.to_lowercase().contains("happened"), "{words}");
}
