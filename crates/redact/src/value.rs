//! Passwords and answers: words that only the words around them tell: `password: hunter2`, `my maiden name is …`.

use crate::symbols::{self, OTHER};
use crate::words::{Role, Roles};
use crate::{context, words};

/// How many symbols of a value are hidden, at most.
const MAX_LENGTH: usize = 64;

/// The fewest symbols of one: [`GROWTH`](crate::GROWTH) counts on it.
const MIN_LENGTH: usize = 2;

/// The fewest symbols where no sign and no `is` is before it.
const MIN_UNTOLD: usize = 4;

/// The fewest symbols of a word that goes on with a value: shorter ones are of the sentence.
const MIN_MORE: usize = 3;

/// How words end that say of a password what was done to it or how it is: `is failing`, `is rejected`.
const ENDINGS: [&[u8]; 9] = [b"ED", b"ING", b"LY", b"ABLE", b"IBLE", b"FUL", b"LESS", b"OUS", b"IVE"];

/// What is looked for.
const WANTED: Roles = Role::Password.alone() | Role::Answer.alone();

/// Where the value ends that starts here, and which words say that it is one.
pub(crate) fn read(symbols: &[u8], start: usize) -> Option<(usize, Roles)> {
    let before = symbols::before(symbols, start);
    let (before, quote) = match before {
        [rest @ .., quote] if is_quote(*quote) => (rest, Some(*quote)),
        _ => (before, None),
    };
    if !matches!(before.last(), None | Some(b' ' | b':' | b'=')) || is_quote(*symbols.get(start)?) {
        return None;
    }
    let quoted = quote.and_then(|quote| end_of_quoted(symbols, start, quote));
    let end = quoted.unwrap_or_else(|| end_of_word(symbols, start));
    let word = symbols.get(start..end)?;
    let is_count = word.first().is_some_and(u8::is_ascii_digit) && context::is_before_unit(symbols, end);
    if word.len() < MIN_LENGTH || is_plain(word) || is_count {
        return None;
    }
    let told = told(before, symbols, end, word) & WANTED;
    let end = if quoted.is_some() { end } else { end_of_more(symbols, start, end) };
    (told != 0).then_some((end, told))
}

/// What the words before or after say that it is.
fn told(before: &[u8], symbols: &[u8], end: usize, word: &[u8]) -> Roles {
    let spaces = before.iter().rev().take(context::MAX_GAP).take_while(|symbol| **symbol == b' ').count();
    let at = before.len() - spaces;
    if let Some(b':' | b'=') = symbols::before(before, at).last() {
        return context::told_before(before, at - 1);
    }
    let has_digit = word.len() >= MIN_UNTOLD && word.iter().any(u8::is_ascii_digit);
    let role = context::role_before(before, at);
    if role == Some(Role::Is) {
        return match context::told_before(before, at) & WANTED {
            _ if !has_digit && is_said_of_it(before, at, word) => 0,
            0 if has_digit => context::told_afar(before, at),
            told => told,
        };
    }
    let behind = context::told_behind(symbols, end);
    match role {
        // A name is what it is said to be: `Smith is my maiden name`.
        _ if !has_digit => behind & Role::Answer.alone(),
        Some(role) if role.names() => role.alone() | behind,
        _ => context::told_afar(before, at) | behind,
    }
}

/// Whether a word after `is` says something of what was named: `password is failing`, `passwords are hard`.
fn is_said_of_it(before: &[u8], at: usize, word: &[u8]) -> bool {
    let word = bare(word);
    let are = context::word_before(before, at).and_then(|(start, end)| before.get(start..end));
    is_letters(word)
        && (matches!(are, Some(b"ARE" | b"WERE")) || ENDINGS.iter().any(|ending| word.ends_with(ending)))
}

/// Where the word ends, without what a sentence has after it.
fn end_of_word(symbols: &[u8], start: usize) -> usize {
    let rest = symbols.get(start..).unwrap_or_default().iter().take(MAX_LENGTH);
    let mut end = start + rest.take_while(|symbol| **symbol != b' ' && !symbols::is_hidden(**symbol)).count();
    while end > start && matches!(symbols.get(end - 1), Some(b'.' | b',' | b';')) {
        end -= 1;
    }
    end
}

/// Where the quote ends, if it does.
fn end_of_quoted(symbols: &[u8], start: usize, quote: u8) -> Option<usize> {
    let rest = symbols.get(start..)?.iter().take(MAX_LENGTH);
    let len = rest.take_while(|symbol| !symbols::is_hidden(**symbol) && **symbol != quote).count();
    (symbols.get(start + len) == Some(&quote)).then_some(start + len)
}

/// Where a value of several words ends, of which the first one ends at `end`: as long as words follow that are known from
/// no sentence.
fn end_of_more(symbols: &[u8], start: usize, end: usize) -> usize {
    let mut end = end;
    let mut is_more = symbols.get(start..end).is_some_and(is_letters);
    while is_more && symbols.get(end) == Some(&b' ') {
        let next = end + 1;
        let word = bare(symbols.get(next..end_of_word(symbols, next)).unwrap_or_default());
        let stop = next + word.len();
        // A word before a sign tells what follows it: `Username: …`.
        let is_label = matches!(symbols.get(stop), Some(b':' | b'='));
        is_more = word.len() >= MIN_MORE
            && is_letters(word)
            && words::role(word).is_none()
            && !is_label
            && stop - start <= MAX_LENGTH;
        end = if is_more { stop } else { end };
    }
    end
}

/// Whether a value may start after this symbol.
pub(crate) fn may_start_behind(before: u8) -> bool {
    is_quote(before) || matches!(before, b' ' | b':' | b'=')
}

fn is_quote(symbol: u8) -> bool {
    matches!(symbol, b'"' | b'\'' | b'`')
}

/// Whether it is an ordinary word, as in `password is wrong!`, or none at all. Of `can't` what is before the apostrophe.
fn is_plain(word: &[u8]) -> bool {
    let start = word.split(|symbol| is_quote(*symbol)).next().unwrap_or_default();
    // A name such as `O'Brien` starts with one letter.
    let word = bare(if start.len() > 1 || start == b"I" { start } else { word });
    word.is_empty() || !word.first().is_some_and(u8::is_ascii_digit) && words::role(word).is_some()
}

/// A word without the signs after it.
fn bare(word: &[u8]) -> &[u8] {
    let is_letter = |symbol: &u8| symbol.is_ascii_alphanumeric() || *symbol == OTHER;
    let len = word.iter().rposition(is_letter).map_or(0, |last| last + 1);
    word.get(..len).unwrap_or_default()
}

/// Whether it is of letters, and so may be of a sentence.
fn is_letters(word: &[u8]) -> bool {
    word.iter().all(|symbol| symbol.is_ascii_alphabetic() || matches!(*symbol, OTHER | b'\''))
}
