//! Passwords, where words tell them: `password: hunter2`, `passcode is 482913`, `pwd=…`.

use crate::near::Near;
use crate::symbols::{self, OTHER};
use crate::words::Role;
use crate::{context, words};

/// How many symbols of a password are hidden, at most.
const MAX_LENGTH: usize = 64;

/// The fewest symbols where no sign and no `is` stands before it.
const MIN_UNTOLD: usize = 4;

/// Where the password ends that starts here.
pub(crate) fn end(near: &Near<'_>) -> Option<usize> {
    let Near { symbols, start, .. } = *near;
    let before = symbols::before(symbols, start);
    let (before, quote) = match before {
        [rest @ .., quote] if is_quote(*quote) => (rest, Some(*quote)),
        _ => (before, None),
    };
    if !matches!(before.last(), None | Some(b' ' | b':' | b'=')) || is_quote(*symbols.get(start)?) {
        return None;
    }
    let end = quote.and_then(|quote| end_of_quoted(symbols, start, quote));
    let end = end.unwrap_or_else(|| end_of_word(symbols, start));
    let word = symbols.get(start..end)?;
    (!is_plain(word) && is_told(before, symbols, end, word)).then_some(end)
}

/// Whether the words before or behind say that it is one.
fn is_told(before: &[u8], symbols: &[u8], end: usize, word: &[u8]) -> bool {
    let wanted = Role::Password.alone();
    let spaces = before.iter().rev().take(2).take_while(|symbol| **symbol == b' ').count();
    let at = before.len() - spaces;
    if let Some(b':' | b'=') = symbols::before(before, at).last() {
        return context::told_before(before, at - 1) & wanted != 0;
    }
    match context::role_before(before, at) {
        Some(Role::Is) => context::told_before(before, at) & wanted != 0,
        told => {
            let may_be = word.len() >= MIN_UNTOLD && word.iter().any(u8::is_ascii_digit);
            may_be && (told == Some(Role::Password) || context::told_behind(symbols, end) & wanted != 0)
        }
    }
}

/// Where the word ends, without what a sentence has behind it.
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

/// Whether a password may start behind this symbol.
pub(crate) fn may_start_behind(before: u8) -> bool {
    is_quote(before) || matches!(before, b' ' | b':' | b'=')
}

fn is_quote(symbol: u8) -> bool {
    matches!(symbol, b'"' | b'\'' | b'`')
}

/// Whether it is an ordinary word, as in `password is wrong!`, or none at all.
fn is_plain(word: &[u8]) -> bool {
    let is_letter = |symbol: &u8| symbol.is_ascii_alphanumeric() || *symbol == OTHER;
    let Some(last) = word.iter().rposition(is_letter) else { return true };
    let word = word.get(..=last).unwrap_or_default();
    !word.first().is_some_and(u8::is_ascii_digit) && words::role(word).is_some()
}

#[cfg(test)]
mod tests {
    use crate::{Scope, redact};

    #[test]
    fn words_tell_it() {
        for (text, expected) in [
            ("password: hunter2", "password: [password]"),
            ("Password:Hünter-2!, then", "Password:[password], then"),
            ("pwd=abc.def&x=1 …", "pwd=[password] …"),
            ("passcode is 482913.", "passcode is [password]."),
            ("my password for online banking is giraffe", "my password for online banking is [password]"),
            ("password = “two words”", "password = “[password]”"),
            ("passcode 482913", "passcode [password]"),
            ("password hunter2 is refused", "password [password] is refused"),
            ("hunter2 is my password", "[password] is my password"),
            ("Mein Passwort lautet Schlüssel", "Mein Passwort lautet [password]"),
            ("mot de passe : girafe", "mot de passe : [password]"),
            ("mi contraseña es jirafa", "mi contraseña es [password]"),
            ("пароль password: жираф", "пароль password: [password]"),
        ] {
            assert_eq!(redact(text, Scope::Secrets), expected);
        }
    }

    #[test]
    fn what_is_said_of_a_password_is_none() {
        for text in [
            "my password is wrong!",
            "password was refused 2 times",
            "password reset: nothing happens",
            "forgot password: how do I change it",
            "password problem",
            "Passwort ist falsch",
            "password: …",
        ] {
            assert_eq!(redact(text, Scope::Secrets), text);
        }
    }

    #[test]
    fn a_very_long_one_is_hidden_as_far_as_is_looked() {
        let text = format!("password: {}", "y".repeat(200));
        assert_eq!(redact(&text, Scope::Secrets), format!("password: [password]{}", "y".repeat(136)));
    }
}
