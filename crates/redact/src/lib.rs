//! Finding what must never be searched, stored or sent in a customer's text: numbers of cards and accounts, codes and
//! passwords.
//!
//! 1. `symbols` turns each character into one byte, so that digits of all scripts and widths are alike, and the letter
//!    `O` in a number is a zero.
//! 2. [`find`] asks each kind, at each place, whether something of that kind starts there and where it ends.
//! 3. What overlaps is joined, and hidden. Where something was hidden, it is looked again, until nothing is found:
//!    so a text that was redacted has nothing in it to find.
//!
//! A kind is one file with one function, and an entry in `KINDS`. It is given no more than `REACH` symbols on either
//! side of a place, however hostile the text: this, and nothing else, makes `find` linear in its length. Numbers
//! that carry a checksum or a form are found by it (`card`, `iban`, `ssn`, `phone`, `email`); the others by the words
//! around them, which `context` reads and `words` knows.

mod account;
mod answer;
mod card;
mod code;
mod context;
mod cvv;
mod email;
mod iban;
mod identity;
mod insurance;
mod kind;
mod near;
mod number;
mod pair;
mod password;
mod phone;
mod pin;
mod sort_code;
mod ssn;
mod symbols;
mod value;
mod words;

pub use kind::Kind;
use near::{Near, REACH};

/// How much is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// Numbers that have a form of their own: [`Kind::Card`] and [`Kind::Iban`].
    Numbers,
    /// The same, and all else that gives access to an account or names a person: all kinds but those of
    /// [`Scope::Contacts`].
    Secrets,
    /// The same, and how to reach a person: [`Kind::Email`] and [`Kind::Phone`].
    Contacts,
}

/// What was found: the bytes `start..end` of the text, which begin and end between characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Found {
    /// What it is.
    pub kind: Kind,
    /// The offset of its first byte.
    pub start: usize,
    /// The offset after its last byte.
    pub end: usize,
}

/// A part of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece<'a> {
    /// What may be shown, stored and sent. Never empty.
    Text(&'a str),
    /// Something was here that may not.
    Hidden(Kind),
}

/// Where something of one kind ends that starts at the given place, if there is any.
type EndAt = fn(&Near<'_>) -> Option<usize>;

/// All kinds, in the order of [`Scope`]. Where two start at the same place, the earlier one here gives its name to both.
const KINDS: [(Kind, EndAt); 14] = [
    (Kind::Iban, iban::end),
    (Kind::Card, card::end),
    (Kind::Insurance, insurance::end),
    (Kind::Ssn, ssn::end),
    (Kind::SortCode, sort_code::end),
    (Kind::Account, account::end),
    (Kind::Identity, identity::end),
    (Kind::Cvv, cvv::end),
    (Kind::Pin, pin::end),
    (Kind::Code, code::end),
    (Kind::Answer, answer::end),
    (Kind::Password, password::end),
    (Kind::Email, email::end),
    (Kind::Phone, phone::end),
];

/// What is in `text`, in the order of the text. No two overlap.
///
/// Something is taken as long as any reading of the text makes it, and what overlaps is one, of the kind that starts
/// first: a digit too many is hidden rather than one too few.
pub fn find(text: &str, scope: Scope) -> Vec<Found> {
    let mut written: Vec<u8> = symbols::of(text).map(|(_, symbol)| symbol).collect();
    let mut read = written.clone();
    let mut places = vec![Places { start: 0, end: written.len() }];
    // Each time round hides some more. Only what is near a new find is looked at again.
    while !places.is_empty() {
        places.iter().for_each(|places| symbols::read_letters(&written, &mut read, places.start, places.end));
        let found = look(&read, &places, scope);
        for found in &found {
            hide(&mut written, *found);
            hide(&mut read, *found);
        }
        places = around(&found, written.len());
    }
    hidden(text, &written)
}

/// Hides a find of symbols: the first one tells its kind.
fn hide(symbols: &mut [u8], found: Found) {
    let mut symbol = symbols::HIDDEN + 1 + found.kind as u8;
    for hidden in symbols.iter_mut().take(found.end).skip(found.start) {
        *hidden = symbol;
        symbol = symbols::HIDDEN;
    }
}

/// What is hidden in `text`, of which these are the symbols by now.
fn hidden(text: &str, symbols: &[u8]) -> Vec<Found> {
    let mut all = Vec::new();
    let mut open: Option<Found> = None;
    for ((offset, before), symbol) in symbols::of(text).zip(symbols) {
        // A mark in the text is hidden from the start, and no part of a find.
        if *symbol == symbols::HIDDEN && before != symbols::HIDDEN {
            continue;
        }
        all.extend(open.take().map(|found| Found { end: offset, ..found }));
        let kind = symbol.checked_sub(symbols::HIDDEN + 1).and_then(|at| kind::ALL.get(usize::from(at)));
        open = kind.map(|kind| Found { kind: *kind, start: offset, end: text.len() });
    }
    all.extend(open);
    all
}

/// The pieces of `text` from its start to its end.
pub fn pieces(text: &str, scope: Scope) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut at = 0;
    for found in find(text, scope) {
        push_text(&mut pieces, text.get(at..found.start));
        pieces.push(Piece::Hidden(found.kind));
        at = found.end;
    }
    push_text(&mut pieces, text.get(at..));
    pieces
}

fn push_text<'a>(pieces: &mut Vec<Piece<'a>>, text: Option<&'a str>) {
    pieces.extend(text.filter(|text| !text.is_empty()).map(Piece::Text));
}

/// A text that was redacted has at most this many times the characters that it had before.
///
/// Marks can be longer than what they replace, most of all `[password]`. A password has two characters at least, is
/// after a sign such as `=` and before a space or a mark, and these four become twelve: `=_a `. At the end of the text
/// there is no space, and what is gained there is less than what the word that told it takes away: `pw=_a`. Of the
/// other kinds each gains less: `[sort code]` has 11 characters for 6.
pub const GROWTH: usize = 3;

/// `text` with a [mark](Kind::mark) instead of each find, and nothing else changed. Redacting it again changes nothing.
/// It has at most [`GROWTH`] times the characters.
pub fn redact(text: &str, scope: Scope) -> String {
    let pieces = pieces(text, scope).into_iter();
    pieces
        .map(|piece| match piece {
            Piece::Text(text) => text,
            Piece::Hidden(kind) => kind.mark(),
        })
        .collect()
}

/// Places of symbols from one to another.
struct Places {
    start: usize,
    end: usize,
}

/// What starts at one of these places, with the places of symbols instead of offsets.
///
/// Linear: each kind looks at a bounded number of symbols from each place, and `add` at one find.
fn look(symbols: &[u8], places: &[Places], scope: Scope) -> Vec<Found> {
    let kinds = kinds(scope);
    let mut found: Vec<Found> = Vec::new();
    for start in places.iter().flat_map(|places| places.start..places.end) {
        if !may_start(symbols, start) {
            continue;
        }
        // Right after a find nothing is before: it will be hidden.
        let is_behind_find = found.last().is_some_and(|last| last.end == start);
        let first = if is_behind_find { start } else { start.saturating_sub(REACH) };
        let near = symbols.get(first..symbols.len().min(start + REACH)).unwrap_or_default();
        let near = Near::new(near, start - first);
        for (kind, end_at) in kinds {
            if let Some(end) = end_at(&near) {
                add(&mut found, Found { kind: *kind, start, end: first + end });
            }
        }
    }
    found
}

/// What is looked for. Lists of their own: a program that looks for numbers only does not carry the rest.
fn kinds(scope: Scope) -> &'static [(Kind, EndAt)] {
    const NUMBERS: [(Kind, EndAt); 2] = [KINDS[0], KINDS[1]];
    const SECRETS: [(Kind, EndAt); 12] = [
        KINDS[0], KINDS[1], KINDS[2], KINDS[3], KINDS[4], KINDS[5], KINDS[6], KINDS[7], KINDS[8], KINDS[9],
        KINDS[10], KINDS[11],
    ];
    match scope {
        Scope::Numbers => &NUMBERS,
        Scope::Secrets => &SECRETS,
        Scope::Contacts => &KINDS,
    }
}

/// Whether anything may start here: spares the kinds most places. Nothing starts with a space or within a row of
/// digits; within a word only digits, or an IBAN, of which a digit is the third symbol; with a sign only telephone
/// numbers, addresses, and values after what is before a value.
fn may_start(symbols: &[u8], at: usize) -> bool {
    let before = symbols::before(symbols, at).last();
    let is_letter = |at: usize| symbols.get(at).is_some_and(u8::is_ascii_alphabetic);
    match symbols.get(at) {
        None | Some(b' ' | symbols::HIDDEN..) => false,
        Some(b'0'..=b'9') => !before.is_some_and(u8::is_ascii_digit),
        Some(b'A'..=b'Z' | b'a'..=b'z') => {
            !before.is_some_and(u8::is_ascii_alphanumeric) || !is_letter(at + 1) || !is_letter(at + 2)
        }
        Some(b'(' | b'+' | b'.' | b'-' | b'_' | b'%') => true,
        Some(_) => before.is_none_or(|before| value::may_start_behind(*before)),
    }
}

/// Adds a find that starts no earlier than the ones before it.
fn add(found: &mut Vec<Found>, new: Found) {
    match found.last_mut() {
        Some(last) if new.start < last.end => last.end = last.end.max(new.end),
        _ => found.push(new),
    }
}

/// The places from which a kind may have seen one of these finds. Each find is looked around once, so this adds a
/// constant for each to the time it takes.
fn around(found: &[Found], len: usize) -> Vec<Places> {
    let mut all: Vec<Places> = Vec::new();
    for found in found {
        let (start, end) = (found.start.saturating_sub(REACH), len.min(found.end + REACH));
        match all.last_mut() {
            Some(last) if start <= last.end => last.end = end,
            _ => all.push(Places { start, end }),
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_come_in_the_order_of_the_text() {
        let text = "from GB29 NWBK 6016 1331 9268 19 to 4111 1111 1111 1111, please";
        let found = find(text, Scope::Numbers);
        assert_eq!(found.iter().map(|found| found.kind).collect::<Vec<_>>(), [Kind::Iban, Kind::Card]);
        assert_eq!(&text[found[0].start..found[0].end], "GB29 NWBK 6016 1331 9268 19");
        assert_eq!(&text[found[1].start..found[1].end], "4111 1111 1111 1111");
    }

    #[test]
    fn ranges_are_bytes_of_the_original() {
        let text = "ℹ️ é ４１１１１１１１１１１１１１１１!";
        let found = find(text, Scope::Numbers);
        assert_eq!(&text[found[0].start..found[0].end], "４１１１１１１１１１１１１１１１");
    }

    #[test]
    fn numbers_that_overlap_are_one() {
        let mut found = Vec::new();
        for (kind, start, end) in [(Kind::Iban, 0, 20), (Kind::Card, 5, 25), (Kind::Card, 25, 40)] {
            add(&mut found, Found { kind, start, end });
        }
        let [first, second] =
            [(Kind::Iban, 0, 25), (Kind::Card, 25, 40)].map(|(kind, start, end)| Found { kind, start, end });
        assert_eq!(found, [first, second]);
    }

    #[test]
    fn nothing_is_found_in_nothing() {
        for scope in [Scope::Numbers, Scope::Secrets, Scope::Contacts] {
            assert_eq!(find("", scope), []);
            assert_eq!(find("My card was declined twice.", scope), []);
        }
    }

    #[test]
    fn what_a_find_had_hidden_is_found_as_well() {
        // The second starts after a digit until the first is gone.
        let text = "GB29NWBK60161331926819MT84MALT011000012345MTLCAST001S";
        assert_eq!(redact(text, Scope::Numbers), "[iban][iban]");
    }

    #[test]
    fn places_are_looked_at_again_only_around_finds() {
        let find = |start, end| Found { kind: Kind::Pin, start, end };
        let places = |found: &[Found]| -> Vec<_> {
            around(found, 10_000).iter().map(|places| (places.start, places.end)).collect()
        };
        assert_eq!(places(&[]), []);
        assert_eq!(places(&[find(5, 9), find(4000, 4004)]), [(0, 9 + REACH), (4000 - REACH, 4004 + REACH)]);
        // Those that are near each other are looked around once.
        assert_eq!(places(&[find(1000, 1004), find(1100, 1104)]), [(1000 - REACH, 1104 + REACH)]);
    }

    #[test]
    fn each_scope_finds_more() {
        let text = "4111 1111 1111 1111, PIN 1234, 020 7946 0123, a@example.com";
        assert_eq!(redact(text, Scope::Numbers), "[card], PIN 1234, 020 7946 0123, a@example.com");
        assert_eq!(redact(text, Scope::Secrets), "[card], PIN [pin], 020 7946 0123, a@example.com");
        assert_eq!(redact(text, Scope::Contacts), "[card], PIN [pin], [phone], [email]");
    }

    #[test]
    fn pieces_tell_what_was_hidden_where() {
        let pieces = pieces("PIN 1234: 4111111111111111", Scope::Secrets);
        let text = Piece::Text;
        assert_eq!(pieces, [text("PIN "), Piece::Hidden(Kind::Pin), text(": "), Piece::Hidden(Kind::Card)]);
    }
}
