//! Codes that are good once, as sent in a message or made by an app. RFC 4226 has them with 6 digits or more; banks
//! also send 4 and 5.

use crate::near::Near;
use crate::words::Role;

/// Where the code ends that starts here.
pub(crate) fn end(near: &Near<'_>) -> Option<usize> {
    near.told_number(4, 10, Role::Code.alone() | Role::Security.alone())
}

#[cfg(test)]
mod tests {
    use crate::{Scope, redact};

    #[test]
    fn words_tell_it_before_and_behind() {
        for (text, expected) in [
            ("code 123456", "code [code]"),
            ("OTP: 123456", "OTP: [code]"),
            ("verification code is 123-456", "verification code is [code]"),
            ("the code I got was 482913", "the code I got was [code]"),
            ("the code you sent me to my phone is 48 29 13", "the code you sent me to my phone is [code]"),
            ("your code is G-482913", "your code is G-[code]"),
            ("482913 is your security code", "[code] is your security code"),
            ("TAN 482913", "TAN [code]"),
            ("der Bestätigungscode lautet 482913", "der Bestätigungscode lautet [code]"),
            ("le code reçu par SMS est 482913", "le code reçu par SMS est [code]"),
            ("mi código de verificación es 482913", "mi código de verificación es [code]"),
        ] {
            assert_eq!(redact(text, Scope::Secrets), expected);
        }
    }

    #[test]
    fn other_codes_are_none() {
        for text in [
            "error code 1234",
            "promo code 482913",
            "the zip code is 90210",
            "90210 is my zip code",
            "code postal 75001",
            "75001 est le code postal",
            "Fehlercode 1234",
            "country code 44",
            "you sent the code to 0808 157 0123",
            "the code never came on 12 March 2024",
            "code expired after 1000 seconds",
        ] {
            assert_eq!(redact(text, Scope::Secrets), text);
        }
    }
}
