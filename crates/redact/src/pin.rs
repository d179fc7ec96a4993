//! Personal identification numbers: ISO 9564-1 has them with 4 to 12 digits.

use crate::near::Near;
use crate::words::Role;

/// Where the PIN ends that starts here.
pub(crate) fn end(near: &Near<'_>) -> Option<usize> {
    near.told_number(4, 12, Role::Pin.alone())
}

#[cfg(test)]
mod tests {
    use crate::{Scope, redact};

    #[test]
    fn words_tell_it_before_and_behind() {
        for (text, expected) in [
            ("my pin is 1234", "my pin is [pin]"),
            ("PIN: 1234", "PIN: [pin]"),
            ("PIN-Nr. 1234!", "PIN-Nr. [pin]!"),
            ("pin1234", "pin[pin]"),
            ("1234 is my pin", "[pin] is my pin"),
            ("I use “1234” as PIN", "I use “[pin]” as PIN"),
            ("pin code for my new card: 1-2-3-4.", "pin code for my new card: [pin]."),
            ("please set my PIN to 1234", "please set my PIN to [pin]"),
            ("PIN 1234 or 4321", "PIN [pin] or [pin]"),
            ("the PIN of my account is １２３４", "the PIN of my account is [pin]"),
            ("PIN and CVV are 1234 and 123", "PIN and CVV are [cvv] and [cvv]"),
            ("Meine Geheimzahl lautet 1234", "Meine Geheimzahl lautet [pin]"),
            ("1234 ist meine PIN", "[pin] ist meine PIN"),
            ("mon code secret est 1234", "mon code secret est [pin]"),
            ("mi NIP es 1234", "mi NIP es [pin]"),
        ] {
            assert_eq!(redact(text, Scope::Secrets), expected);
        }
    }

    #[test]
    fn other_numbers_near_the_word_are_none() {
        for text in [
            "PIN 3 times",
            "pin code was refused 2 times",
            "3 tries",
            "I changed my PIN and paid 1234",
            "my PIN was sent in 2024",
            "At 1000, is my PIN blocked?",
            "I pinned 1234",
            "PIN costs £1000",
            "PIN 12:30, PIN 12/2027, PIN 1,000.00",
        ] {
            assert_eq!(redact(text, Scope::Secrets), text);
        }
    }
}
