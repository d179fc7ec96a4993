//! Security codes of cards: three digits, four with American Express.

use crate::near::Near;
use crate::words::Role;

/// Where the security code ends that starts here.
pub(crate) fn end(near: &Near<'_>) -> Option<usize> {
    near.told_number(3, 4, Role::Cvv.alone() | Role::Security.alone())
}

#[cfg(test)]
mod tests {
    use crate::{Scope, redact};

    #[test]
    fn words_tell_it_before_and_behind() {
        for (text, expected) in [
            ("cvv 123", "cvv [cvv]"),
            ("CVV2=123, exp 12/27", "CVV2=[cvv], exp 12/27"),
            ("CVC/CVV: 1 2 3", "CVC/CVV: [cvv]"),
            ("security code on the back is 123", "security code on the back is [cvv]"),
            ("1234 is the security code", "[cvv] is the security code"),
            ("the three digits on the back are 123", "the three digits on the back are [cvv]"),
            ("last 3 digits on the back: 123", "last 3 digits on the back: [cvv]"),
            ("number on the reverse is 123", "number on the reverse is [cvv]"),
            ("on the back of my card it says 123", "on the back of my card it says [cvv]"),
            ("123 is the code on the back", "[cvv] is the code on the back"),
            ("123 on the back", "[cvv] on the back"),
            ("123 is on the back of the card", "[cvv] is on the back of the card"),
            ("ccv 123", "ccv [cvv]"),
            ("c.v.v. is 123", "c.v.v. is [cvv]"),
            ("die Nummer auf der Rückseite ist 123", "die Nummer auf der Rückseite ist [cvv]"),
            ("Prüfnummer 123", "Prüfnummer [cvv]"),
            ("Sicherheitscode der Karte: 123", "Sicherheitscode der Karte: [cvv]"),
            ("le code de sécurité est 123", "le code de sécurité est [cvv]"),
            ("123 est le code de sécurité", "[cvv] est le code de sécurité"),
            ("el código de seguridad es 123", "el código de seguridad es [cvv]"),
        ] {
            assert_eq!(redact(text, Scope::Secrets), expected);
        }
    }

    #[test]
    fn other_numbers_near_the_word_are_none() {
        for text in [
            "CVV 12",
            "the CVV has 3 digits",
            "my CVV was asked 100 times",
            "security fee 123",
            "CVV 12345",
            "I got 100 back",
            "pay me back 150",
            "the 100 is back",
            "call back 123",
            "call me back on 123",
        ] {
            assert_eq!(redact(text, Scope::Secrets), text);
        }
    }
}
