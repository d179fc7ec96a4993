//! What customers are asked for instead of a password: memorable words, and their mother's maiden name.

use crate::near::Near;
use crate::words::Role;

/// Where the answer ends that starts here.
pub(crate) fn end(near: &Near<'_>) -> Option<usize> {
    near.value().filter(|(_, told)| told & Role::Answer.alone() != 0).map(|(end, _)| end)
}

#[cfg(test)]
mod tests {
    use crate::{Scope, redact};

    #[test]
    fn words_tell_it() {
        for (text, expected) in [
            ("memorable word: fluffy", "memorable word: [answer]"),
            ("my memorable word is Fluffy.", "my memorable word is [answer]."),
            ("my memorable place is Lake Windermere", "my memorable place is [answer]"),
            ("MEMORABLE DATE IS 12/03/1980", "MEMORABLE DATE IS [answer]"),
            ("memorable information = “blue door”", "memorable information = “[answer]”"),
            ("my mother's maiden name is Smith", "my mother's maiden name is [answer]"),
            ("Mothers maiden name: O’Brien-Jones", "Mothers maiden name: [answer]"),
            ("mother’s maiden name\nis Smith", "mother’s maiden name\nis [answer]"),
            ("maiden-name: Smith", "maiden-name: [answer]"),
            ("Smith is my mother's maiden name", "[answer] is my mother's maiden name"),
            ("Smith (maiden name)", "[answer] (maiden name)"),
            ("the answer to my security question is Rover", "the answer to my security question is [answer]"),
            ("security answer: Rover", "security answer: [answer]"),
            ("secret word is xyzzy", "secret word is [answer]"),
        ] {
            assert_eq!(redact(text, Scope::Secrets), expected);
        }
    }

    #[test]
    fn what_is_said_of_it_is_none() {
        for text in [
            "what is my memorable word",
            "my memorable word is not accepted",
            "the memorable information is wrong",
            "memorable word rejected",
            "I forgot my memorable place",
            "how do I change my mother's maiden name",
            "my maiden name is on the card",
            "maiden name is refused",
            "my security question is missing",
            "a memorable holiday in 2024",
        ] {
            assert_eq!(redact(text, Scope::Secrets), text);
        }
    }
}
