//! What the words around a number say that it is: `my PIN is 1234`, `123 is the security code`.
//!
//! Between a number and the word that tells there may be known words only, such as `is my new`. So `PIN 1234` is one
//! and `I changed my PIN and paid 1234` is none. Where `it is` or `I typed` is before the number, and nothing after it
//! that it might count, there may be others: `my PIN is refused at all machines, it's 1234`.

use crate::symbols;
use crate::words::{self, Role, Roles};

/// How many words are read on either side. `the code you sent me to my phone is` has seven after the one that tells.
const MAX_WORDS: usize = 9;

/// How many words are read before an `it is`.
const MAX_FAR: usize = 7;

/// The kinds that are told from afar: words for the others are in sentences about anything, such as `account`.
const FAR: Roles = Role::Pin.alone()
    | Role::Cvv.alone()
    | Role::Code.alone()
    | Role::Password.alone()
    | Role::SortCode.alone();

/// How many symbols of an abbreviation are before its last letter: four letters and the signs after them.
const MAX_SPELLED: usize = 8;

/// How many other numbers may be between.
const MAX_NUMBERS: usize = 1;

/// The length of the longest word, `aktivierungscode`, and of two more that are German.
const MAX_LETTERS: usize = 18;

/// How many signs and spaces may be between two words: a colon and two ends of lines.
pub(crate) const MAX_GAP: usize = 5;

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
        // What is before another number was told of that one: `CVV 123 PIN 1234`.
        let goes_on = numbers <= MAX_NUMBERS && !(told != 0 && symbols::is_digit(symbols, at));
        let meaning = word.filter(|_| goes_on).map(|(start, end)| meaning_before(symbols, start, end));
        at = meaning.map_or(at, |(first, _)| first);
        let role = meaning.and_then(|(_, role)| role);
        match (seen, role) {
            (Some(Role::Code), Some(Role::Harmless)) => return told & allowed,
            (Some(Role::Code), Some(role)) if role.names() => return (told | role.alone()) & allowed,
            (Some(Role::Security), Some(Role::Ssn)) => return (told | Role::Ssn.alone()) & allowed,
            (Some(Role::Security), Some(Role::Link | Role::It)) => {}
            (Some(_), _) => break,
            (None, Some(Role::Place)) if place == 0 => return 0,
            (None, Some(Role::Link)) if place == 0 && is_apart(symbols, at) => return 0,
            (None, Some(Role::To)) if place == 0 && is_behind_sent(symbols, at) => return 0,
            (None, Some(Role::To)) if place == 0 => allowed = Role::Pin.alone(),
            (None, Some(Role::Back)) if is_on_back(symbols, at) => told |= Role::Cvv.alone(),
            (None, Some(role)) if role.joins() => {}
            (None, None | Some(Role::Plain | Role::Harmless | Role::Unit)) => break,
            (None, Some(Role::Code | Role::Security)) => seen = role,
            (None, Some(role)) if told & role.alone() != 0 => break,
            // Not the last one, perhaps: `PIN and CVV are 1234 and 123`.
            (None, Some(role)) => told |= role.alone(),
        }
    }
    (told | seen.map_or(0, Role::alone)) & allowed
}

/// What the words far before a place say, if those right before it are such as `it is` or `I typed`.
pub(crate) fn told_afar(symbols: &[u8], at: usize) -> Roles {
    let Some(mut at) = before_it(symbols, at) else { return 0 };
    for _ in 0..MAX_FAR {
        let Some((start, end)) = word_before(symbols, at) else { break };
        let (first, role) = meaning_before(symbols, start, end);
        at = first;
        match role {
            Some(Role::Code) if role_before(symbols, at) == Some(Role::Harmless) => break,
            Some(role) if role.alone() & FAR != 0 => return role.alone(),
            _ if symbols::is_digit(symbols, start) => break,
            _ => {}
        }
    }
    0
}

/// The place before `it is`, `it's`, `its` or `I typed`, if one of them is right before a place.
fn before_it(symbols: &[u8], at: usize) -> Option<usize> {
    let read = |at: usize| {
        let (start, end) = word_before(symbols, at)?;
        Some((start, role(symbols, start, end)?, symbols.get(end - 1).copied()))
    };
    let (last, role, letter) = read(at)?;
    match role {
        Role::Entered => Some(last),
        // Without its apostrophe.
        Role::It if letter == Some(b'S') => Some(last),
        Role::Is => read(last).filter(|(_, role, _)| *role == Role::It).map(|(first, ..)| first),
        Role::Place | Role::It => {
            read(last).filter(|(_, role, _)| *role == Role::Entered).map(|(first, ..)| first)
        }
        _ => None,
    }
}

/// Whether a part of a sentence ends at a place, and not only the number before it: `it is 1234, but`, not `it is 1234 High
/// Street`.
pub(crate) fn ends_part(symbols: &[u8], at: usize) -> bool {
    let next = word_behind(symbols, at, |symbol| symbol == b' ');
    next.is_none_or(|(start, end)| role(symbols, start, end).is_some_and(|role| role != Role::Unit))
}

/// Whether the word after a place is counted by the number before it: `1000 times`.
pub(crate) fn is_before_unit(symbols: &[u8], at: usize) -> bool {
    let next = word_behind(symbols, at, |symbol| symbol == b' ');
    let is_unit = |word: &[u8]| word == b"DIGITS" || words::role(word) == Some(Role::Unit);
    next.and_then(|(start, end)| symbols.get(start..end)).is_some_and(is_unit)
}

/// What the words after a place say, of which the first one must be such as `is`, unless there is an equals sign or they
/// are in brackets.
pub(crate) fn told_behind(symbols: &[u8], at: usize) -> Roles {
    let sign = symbols.iter().skip(at).take(MAX_GAP).find(|symbol| **symbol != b' ').copied();
    let is_bracketed = sign == Some(b'(');
    let is_signed = is_bracketed || sign == Some(b'=');
    let (mut at, mut told) = (at, 0);
    for place in 0..MAX_WORDS {
        let gap = if place == 0 { is_first_gap } else { is_narrow_gap };
        let Some((start, end)) = word_behind(symbols, at, gap) else { break };
        let (behind, role) = meaning_behind(symbols, start, end);
        at = behind;
        match role {
            Some(Role::Is) => {}
            Some(Role::Place) if place == 0 && is_back_behind(symbols, at) => {}
            _ if place == 0 && !is_signed => break,
            Some(Role::Back) if is_on_back(symbols, start) => told |= Role::Cvv.alone(),
            Some(role) if role.joins() => {}
            None | Some(Role::Plain | Role::Harmless | Role::Unit) => break,
            Some(Role::Code) => told |= code_behind(symbols, at).alone(),
            Some(role) => told |= role.alone(),
        }
        if role == Some(Role::Code) && !is_bracketed || told != 0 && symbols.get(at) == Some(&b')') {
            return told;
        }
    }
    if is_bracketed { 0 } else { told }
}

/// Which code it is, by the two words after the word for it: `code postal`, `código de seguridad`, `code on the back`.
fn code_behind(symbols: &[u8], at: usize) -> Role {
    let mut at = at;
    for _ in 0..2 {
        let Some((start, end)) = word_behind(symbols, at, is_narrow_gap) else { break };
        at = end;
        match role(symbols, start, end) {
            Some(Role::Link) => {}
            Some(Role::Place | Role::To) if is_back_behind(symbols, at) => return Role::Cvv,
            Some(told @ (Role::Harmless | Role::Security | Role::Pin)) => return told,
            _ => break,
        }
    }
    Role::Code
}

/// Whether a word is before a place that says that something went somewhere: `my PIN was sent to 0808 …`.
fn is_behind_sent(symbols: &[u8], at: usize) -> bool {
    let before = word_before(symbols, at).and_then(|(start, end)| symbols.get(start..end));
    matches!(before, Some(b"SENT" | b"SEND" | b"TEXTED" | b"EMAILED" | b"POSTED" | b"WENT" | b"GO" | b"GOES"))
}

/// Whether `on the` is before the word for a card's back. Money also comes back.
fn is_on_back(symbols: &[u8], at: usize) -> bool {
    let Some((start, end)) = word_before(symbols, at) else { return false };
    match role(symbols, start, end) {
        Some(Role::Link) => matches!(role_before(symbols, start), Some(Role::Place | Role::To)),
        before => matches!(before, Some(Role::Place | Role::To)),
    }
}

/// Whether a word for a card's back is after a place, or after one more word.
fn is_back_behind(symbols: &[u8], at: usize) -> bool {
    let mut at = at;
    (0..2).any(|_| {
        let Some((start, end)) = word_behind(symbols, at, is_narrow_gap) else { return false };
        at = end;
        role(symbols, start, end) == Some(Role::Back)
    })
}

/// What a word tells, and where it starts: together with the letters or the word before it, if they are one.
fn meaning_before(symbols: &[u8], start: usize, end: usize) -> (usize, Option<Role>) {
    if end - start == 1
        && let Some((first, role)) = spelled_before(symbols, start)
    {
        return (first, Some(role));
    }
    let pair = word_before(symbols, start).filter(|(_, last)| last + 1 == start);
    match pair.and_then(|pair| Some((pair.0, pair_role(symbols, pair, (start, end))?))) {
        Some((first, role)) => (first, Some(role)),
        None => (start, role(symbols, start, end)),
    }
}

/// What a word tells, and where it ends: together with the letters or the word after it, if they are one.
fn meaning_behind(symbols: &[u8], start: usize, end: usize) -> (usize, Option<Role>) {
    if end - start == 1
        && let Some((last, role)) = spelled_behind(symbols, start)
    {
        return (last, Some(role));
    }
    let pair = word_behind(symbols, end, is_narrow_gap).filter(|(next, _)| end + 1 == *next);
    match pair.and_then(|pair| Some((pair.1, pair_role(symbols, (start, end), pair)?))) {
        Some((last, role)) => (last, Some(role)),
        None => (end, role(symbols, start, end)),
    }
}

/// The kind that two words name as one: `pass word`.
fn pair_role(symbols: &[u8], first: (usize, usize), second: (usize, usize)) -> Option<Role> {
    let (first, second) = (symbols.get(first.0..first.1)?, symbols.get(second.0..second.1)?);
    let are_words = first.first()?.is_ascii_alphabetic() && second.first()?.is_ascii_alphabetic();
    are_words.then(|| words::role_of_two(first, second))?
}

/// The kind that a letter names together with those before it, and where the first one is: `p.i.n.`, `a/c`, `P I N`.
fn spelled_before(symbols: &[u8], last: usize) -> Option<(usize, Role)> {
    let sign = *symbols.get(last.checked_sub(1)?)?;
    let mut first = last;
    while first >= 2
        && symbols.get(first - 1) == Some(&sign)
        && is_lone_letter(symbols, first - 2)
        && last - first < MAX_SPELLED
    {
        first -= 2;
    }
    spelled(symbols.get(first..=last)?, sign).map(|role| (first, role))
}

/// The kind that a letter names together with those after it, and where the last one ends.
fn spelled_behind(symbols: &[u8], first: usize) -> Option<(usize, Role)> {
    let sign = *symbols.get(first + 1)?;
    let mut last = first;
    while symbols.get(last + 1) == Some(&sign)
        && is_lone_letter(symbols, last + 2)
        && last - first < MAX_SPELLED
    {
        last += 2;
    }
    spelled(symbols.get(first..=last)?, sign).map(|role| (last + 1, role))
}

/// What letters name that have this sign between them. Two with a space are in many texts by chance.
fn spelled(letters: &[u8], sign: u8) -> Option<Role> {
    let may_be = match sign {
        b'.' | b'/' | b'-' => letters.len() > 1,
        b' ' => letters.len() > 3,
        _ => false,
    };
    let mut word = [0; MAX_SPELLED / 2 + 1];
    let count =
        word.iter_mut().zip(letters.iter().step_by(2)).map(|(place, letter)| *place = *letter).count();
    words::role(word.get(..count)?).filter(|role| may_be && (role.names() || *role == Role::Code))
}

fn is_lone_letter(symbols: &[u8], at: usize) -> bool {
    let is_letter = |at: usize| symbols.get(at).is_some_and(u8::is_ascii_alphabetic);
    is_letter(at) && !is_letter(at + 1) && !at.checked_sub(1).is_some_and(is_letter)
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
    word_before(symbols, at).and_then(|(start, end)| meaning_before(symbols, start, end).1)
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

/// Where the word, or the row of digits, after a place starts and ends, if no other symbols are between.
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

/// What may be between two words that belong together: any sign but those of money, addresses and telephones.
pub(crate) fn is_gap(symbol: u8) -> bool {
    !symbol.is_ascii_alphanumeric()
        && !symbols::is_hidden(symbol)
        && !matches!(symbol, b'$' | b'%' | b'+' | b'@')
}

/// The same within a sentence.
fn is_narrow_gap(symbol: u8) -> bool {
    matches!(symbol, b' ' | b'-' | b'"' | b'\'' | b')')
}

/// The same, and what may be between a number and what it is.
fn is_first_gap(symbol: u8) -> bool {
    is_narrow_gap(symbol) || matches!(symbol, b'(' | b'=')
}

/// Where a number starts after a place, with no words between but those that say what it is.
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
    matches!(role, Role::Link | Role::Is | Role::It | Role::To | Role::Code | Role::SortCode | Role::Account)
}
