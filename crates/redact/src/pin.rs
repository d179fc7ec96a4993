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
            ("1234 (pin)", "[pin] (pin)"),
            ("1234 (that's my old PIN)", "[pin] (that's my old PIN)"),
            ("1234 = pin", "[pin] = pin"),
            ("p.i.n. 1234", "p.i.n. [pin]"),
            ("P I N: 1234", "P I N: [pin]"),
            ("p-i-n is 1234", "p-i-n is [pin]"),
            ("pin no. 1 2 3 4", "pin no. [pin]"),
            ("PIN: 1,2,3,4", "PIN: [pin]"),
            ("PIN 1 – 2 – 3 – 4", "PIN [pin]"),
            ("PIN? 1234", "PIN? [pin]"),
            ("PIN:\r\n\r\n1234", "PIN:\r\n\r\n[pin]"),
            ("pi\u{AD}n\u{200B} 12\u{200B}34", "pi\u{AD}n\u{200B} [pin]"),
            ("pin 12o4", "pin [pin]"),
            ("PIN ①②③④", "PIN [pin]"),
        ] {
            assert_eq!(redact(text, Scope::Secrets), expected);
        }
    }

    #[test]
    fn what_it_is_said_to_be_is_one_however_far_away_the_word_is() {
        for (text, expected) in [
            ("my pin isn't working its 1234", "my pin isn't working its [pin]"),
            (
                "My PIN is refused at every machine! It's 1234.",
                "My PIN is refused at every machine! It's [pin].",
            ),
            ("pin won’t work, i typed 1234", "pin won’t work, i typed [pin]"),
            (
                "the pin fails, I put in 1234 and nothing happens",
                "the pin fails, I put in [pin] and nothing happens",
            ),
            ("PIN keeps failing it is 1234 please help", "PIN keeps failing it is [pin] please help"),
        ] {
            assert_eq!(redact(text, Scope::Secrets), expected);
        }
        for text in [
            "my PIN fails in the branch, it is 1234 High Street",
            "my PIN fails, I typed it 1000 times",
            "I lost my PIN and spent 1234",
            "it is 1234 and the shop is closed",
            "pin failed at card machine 4321, its number is on the slip: 1234",
        ] {
            assert_eq!(redact(text, Scope::Secrets), text);
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
            "PIN 1000 times",
            "1000 (PIN blocked)",
            "my pin stopped working after 1500 miles",
            "PIN 12:30, PIN 12/2027, PIN 1,000.00",
        ] {
            assert_eq!(redact(text, Scope::Secrets), text);
        }
    }
}
