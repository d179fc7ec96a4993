//! Numbers of accounts: in the United Kingdom eight digits; where words tell them, as many as banks elsewhere use.

use crate::near::Near;
use crate::pair;
use crate::words::Role;

/// Where the account number ends that starts here.
pub(crate) fn end(near: &Near<'_>) -> Option<usize> {
    let Near { symbols, start, .. } = *near;
    near.told_number(6, 12, Role::Account.alone()).or_else(|| {
        let end = pair::end_of_eight(symbols, start)?;
        (pair::sort_code_starts_behind(symbols, end) || pair::sort_code_ends_before(symbols, start))
            .then_some(end)
    })
}

#[cfg(test)]
mod tests {
    use crate::{Scope, redact};

    #[test]
    fn words_tell_it() {
        for (text, expected) in [
            ("account number 12345678", "account number [account]"),
            ("acc. no. 1234 5678", "acc. no. [account]"),
            ("12345678 is my account", "[account] is my account"),
            ("a/c 12345678", "a/c [account]"),
            ("A/C no. 1234567O", "A/C no. [account]"),
            ("a.c. number is 12345678", "a.c. number is [account]"),
            ("ac: 12345678", "ac: [account]"),
            ("account no 12 34 56 78", "account no [account]"),
            ("12345678 (account)", "[account] (account)"),
            ("Kontonummer: 1234567890", "Kontonummer: [account]"),
            ("numéro de compte 12345678901", "numéro de compte [account]"),
            ("mi número de cuenta es 1234567890", "mi número de cuenta es [account]"),
        ] {
            assert_eq!(redact(text, Scope::Secrets), expected);
        }
    }

    #[test]
    fn other_numbers_near_the_word_are_none() {
        for text in [
            "account 1234",
            "12345678",
            "my account balance is 123456",
            "account opened 12.03.2024",
            "account was charged 150000",
            "account £150000",
            "my account shows 123456 points",
            "n/a 12345678",
        ] {
            assert_eq!(redact(text, Scope::Secrets), text);
        }
    }
}
