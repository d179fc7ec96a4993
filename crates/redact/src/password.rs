//! Passwords, where words tell them: `password: hunter2`, `passcode is 482913`, `pwd=…`.

use crate::near::Near;
use crate::words::Role;

/// The fewest and the most digits of a passcode that is written in groups.
const MIN_DIGITS: usize = 4;
const MAX_DIGITS: usize = 12;

/// Where the password ends that starts here.
pub(crate) fn end(near: &Near<'_>) -> Option<usize> {
    let wanted = Role::Password.alone();
    let word = near.value().filter(|(_, told)| told & wanted != 0).map(|(end, _)| end);
    word.max(near.told_number(MIN_DIGITS, MAX_DIGITS, wanted))
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
            ("pw: hunter2", "pw: [password]"),
            ("p/w hunter2", "p/w [password]"),
            ("P.W. = hunter2", "P.W. = [password]"),
            ("my pass word is giraffe", "my pass word is [password]"),
            ("pass-word: hunter2", "pass-word: [password]"),
            ("PASSW: HUNTER2", "PASSW: [password]"),
            ("Password:\r\n\r\nhunter2", "Password:\r\n\r\n[password]"),
            ("pass\u{AD}word\u{200B}: hunter2", "pass\u{AD}word\u{200B}: [password]"),
            ("ｐａｓｓｗｏｒｄ：ｈｕｎｔｅｒ２", "ｐａｓｓｗｏｒｄ：[password]"),
            ("my password’s hunter2", "my password’s [password]"),
            ("password doesn't work its hunter2", "password doesn't work its [password]"),
            ("my passwords are hunter2 and g1raffe", "my passwords are [password] and g1raffe"),
            ("passcode 1 2 3 4 5 6", "passcode [password]"),
            ("my passcode is 12 34 56", "my passcode is [password]"),
            ("my pass is hunter2", "my pass is [password]"),
            ("hunter2 (my password)", "[password] (my password)"),
        ] {
            assert_eq!(redact(text, Scope::Secrets), expected);
        }
    }

    #[test]
    fn a_password_of_several_words_is_hidden_up_to_the_next_word_of_the_sentence() {
        for (text, expected) in [
            ("password: horse battery staple", "password: [password]"),
            ("my password is giraffe battery staple!", "my password is [password]!"),
            ("password is giraffe battery but it is refused", "password is [password] but it is refused"),
            ("passphrase = purple monkey dishwasher. Help", "passphrase = [password]. Help"),
            ("password: giraffe\nUsername: sam", "password: [password]\nUsername: sam"),
            ("my password is giraffe I cannot log in", "my password is [password] I cannot log in"),
            ("password is hunter2 then nothing happens", "password is [password] then nothing happens"),
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
            "passwords are hard",
            "Passwords are annoying!",
            "my password is hard to remember",
            "the password is case sensitive",
            "password is failing",
            "my password is rejected every time",
            "my password is probably right",
            "is my password secure",
            "the password is unavailable",
            "password: not recognised",
            "I typed my password 2024 times",
            "a pass wordless bus",
            "my bus pass is gone",
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
