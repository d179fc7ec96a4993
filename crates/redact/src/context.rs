//! What the words around a number say that it is: `my PIN is 1234`, `123 is the security code`.
//!
//! Between a number and the word that tells there may be known words only, such as `is my new`. So `PIN 1234` is one
//! and `I changed my PIN and paid 1234` is none.

use crate::symbols::{self, OTHER};
use crate::words::{self, Role, Roles};

/// How many words are read on either side. `the code you sent me to my phone is` has seven behind the one that tells.
const MAX_WORDS: usize = 9;

/// How many other numbers may stand between.
const MAX_NUMBERS: usize = 1;

/// The length of the longest word, `aktivierungscode`, and of two more that are German.
const MAX_LETTERS: usize = 18;

/// How many signs and spaces may stand between two words.
pub(crate) const MAX_GAP: usize = 4;

/// What the words before a place say.
pub(crate) fn told_before(symbols: &[u8], at: usize) -> Roles {
    let mut at = at;
    let mut told = 0;
    // All but what `to` rules out right before a number.
    let mut allowed = Roles::MAX;
    // A word of several, such as `security code` or `code de sécurité`, of which the last one was read.
    let mut seen = None;
    let mut numbers = 0;
    for place in 0..MAX_WORDS {
        let word = word_before(symbols, at);
        at = word.map_or(at, |(start, _)| start);
        numbers += usize::from(symbols::is_digit(symbols, at));
        // What stands before another number was told of that one: `CVV 123 PIN 1234`.
        let goes_on = numbers <= MAX_NUMBERS && !(told != 0 && symbols::is_digit(symbols, at));
        let role = word.filter(|_| goes_on).and_then(|(start, end)| role(symbols, start, end));
        match (seen, role) {
            (Some(Role::Code), Some(Role::Harmless)) => return told & allowed,
            (Some(Role::Code), Some(role)) if role.names() => return (told | role.alone()) & allowed,
            (Some(Role::Security), Some(Role::Ssn)) => return (told | Role::Ssn.alone()) & allowed,
            (Some(Role::Security), Some(Role::Link)) => {}
            (Some(_), _) => break,
            (None, Some(Role::Place)) if place == 0 => return 0,
            (None, Some(Role::Link)) if place == 0 && is_apart(symbols, at) => return 0,
            (None, Some(Role::To)) if place == 0 => allowed = Role::Pin.alone(),
            (None, Some(Role::Link | Role::Is | Role::To | Role::Place)) => {}
            (None, None | Some(Role::Plain | Role::Harmless)) => break,
            (None, Some(Role::Code | Role::Security)) => seen = role,
            (None, Some(role)) if told & role.alone() != 0 => break,
            // Not the last one, perhaps: `PIN and CVV are 1234 and 123`.
            (None, Some(role)) => told |= role.alone(),
        }
    }
    (told | seen.map_or(0, Role::alone)) & allowed
}

/// What the words behind a place say, of which the first one must be such as `is`.
pub(crate) fn told_behind(symbols: &[u8], at: usize) -> Roles {
    let mut at = at;
    let mut told = 0;
    for place in 0..MAX_WORDS {
        let Some((start, end)) = word_behind(symbols, at, is_narrow_gap) else { break };
        at = end;
        match role(symbols, start, end) {
            Some(Role::Is) => {}
            _ if place == 0 => break,
            Some(Role::Link | Role::To | Role::Place) => {}
            None | Some(Role::Plain | Role::Harmless) => break,
            Some(Role::Code) => return told | code_behind(symbols, end).alone(),
            Some(role) => told |= role.alone(),
        }
    }
    told
}

/// Which code it is, by the two words behind the word for it: `code postal`, `código de seguridad`.
fn code_behind(symbols: &[u8], at: usize) -> Role {
    let mut at = at;
    for _ in 0..2 {
        let Some((start, end)) = word_behind(symbols, at, is_narrow_gap) else { break };
        at = end;
        match role(symbols, start, end) {
            Some(Role::Link) => {}
            Some(told @ (Role::Harmless | Role::Security | Role::Pin)) => return told,
            _ => break,
        }
    }
    Role::Code
}

/// Whether a number starts at a place, and not the `2` of `CVV2`: two numbers with no word between are of two kinds.
fn is_apart(symbols: &[u8], at: usize) -> bool {
    symbols::is_digit(symbols, at)
        && !symbols::before(symbols, at).last().is_some_and(u8::is_ascii_alphabetic)
}

/// What a word tells. Another number tells nothing: `PIN 1234 or 4321`. The end of a word with digits is unknown.
fn role(symbols: &[u8], start: usize, end: usize) -> Option<Role> {
    match (symbols::before(symbols, start).last(), symbols.get(start..end)?) {
        (_, [b'0'..=b'9', ..]) => Some(Role::Link),
        (Some(b'0'..=b'9'), _) => None,
        (_, word) => words::role(word),
    }
}

/// What the word before a place says.
pub(crate) fn role_before(symbols: &[u8], at: usize) -> Option<Role> {
    word_before(symbols, at).and_then(|(start, end)| role(symbols, start, end))
}

/// Where the word, or the row of digits, before a place starts and ends.
pub(crate) fn word_before(symbols: &[u8], at: usize) -> Option<(usize, usize)> {
    let before = |at: usize| symbols::before(symbols, at).last().copied();
    let mut end = at;
    while before(end).is_some_and(is_gap) {
        end -= 1;
        if at - end > MAX_GAP {
            return None;
        }
    }
    let class = class(before(end)?)?;
    let mut start = end;
    while before(start).is_some_and(|symbol| self::class(symbol) == Some(class)) {
        start -= 1;
        if end - start > MAX_LETTERS {
            return None;
        }
    }
    Some((start, end))
}

/// Where the word, or the row of digits, behind a place starts and ends, if no other symbols are between.
pub(crate) fn word_behind(symbols: &[u8], at: usize, is_gap: fn(u8) -> bool) -> Option<(usize, usize)> {
    let symbol = |at: usize| symbols.get(at).copied();
    let mut start = at;
    while symbol(start).is_some_and(is_gap) {
        start += 1;
        if start - at > MAX_GAP {
            return None;
        }
    }
    let class = class(symbol(start)?)?;
    let mut end = start;
    while symbol(end).is_some_and(|symbol| self::class(symbol) == Some(class)) {
        end += 1;
        if end - start > MAX_LETTERS {
            return None;
        }
    }
    Some((start, end))
}

/// Whether a symbol is a letter or a digit, and which.
fn class(symbol: u8) -> Option<bool> {
    symbol.is_ascii_alphanumeric().then(|| symbol.is_ascii_digit())
}

/// What may stand between two words that belong together.
pub(crate) fn is_gap(symbol: u8) -> bool {
    symbol == OTHER || b" -.,:=\"'()#*_/>".contains(&symbol)
}

/// The same within a sentence.
fn is_narrow_gap(symbol: u8) -> bool {
    b" -\"')".contains(&symbol)
}

/// Where a number starts behind a place, with no words between but those that say what it is.
pub(crate) fn number_behind(symbols: &[u8], at: usize) -> Option<usize> {
    let mut at = at;
    for _ in 0..MAX_WORDS {
        let (start, end) = word_behind(symbols, at, is_gap)?;
        if symbols::is_digit(symbols, start) {
            return Some(start);
        }
        may_stand_between(role(symbols, start, end)?).then_some(())?;
        at = end;
    }
    None
}

/// Where a number ends before a place, with no words between but those that say what it is.
pub(crate) fn number_before(symbols: &[u8], at: usize) -> Option<usize> {
    let mut at = at;
    for _ in 0..MAX_WORDS {
        let (start, end) = word_before(symbols, at)?;
        if symbols::is_digit(symbols, start) {
            return Some(end);
        }
        may_stand_between(role(symbols, start, end)?).then_some(())?;
        at = start;
    }
    None
}

fn may_stand_between(role: Role) -> bool {
    matches!(role, Role::Link | Role::Is | Role::To | Role::Code | Role::SortCode | Role::Account)
}
