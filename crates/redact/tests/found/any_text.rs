//! What holds for any text.

use proptest::prelude::*;
use redact::{Found, Kind, Scope, find};

/// Whether ranges are in order, apart, not empty, and between characters.
pub(crate) fn sound(text: &str, found: &[Found]) -> bool {
    let apart = found.windows(2).all(|pair| pair[0].end <= pair[1].start);
    apart
        && found.iter().all(|found| text.get(found.start..found.end).is_some_and(|number| !number.is_empty()))
}

proptest! {
    #[test]
    fn ranges_are_sound_in_any_text(text in any::<String>()) {
        prop_assert!(sound(&text, &find(&text, Scope::Numbers)));
    }

    #[test]
    fn ranges_are_sound_among_digits_and_separators(text in "[0-9٠-٩０-９ \u{A0}.–-]{0,200}") {
        prop_assert!(sound(&text, &find(&text, Scope::Numbers)));
    }

    #[test]
    fn ranges_are_sound_among_letters_and_digits(text in "([A-Z]{2}|GB|NO|de|[0-9]{2}|[a-z٠-٩]| |é){0,100}") {
        prop_assert!(sound(&text, &find(&text, Scope::Numbers)));
    }

    #[test]
    fn a_number_is_found_whatever_stands_around_it(before in any::<String>(), after in any::<String>()) {
        let text = format!("{before}(4111 1111 1111 1111){after}");
        let start = before.len() + 1;
        prop_assert!(find(&text, Scope::Numbers).iter().any(|found| found.start <= start && start + 19 <= found.end));
        let text = format!("{before}(GB29 NWBK 6016 1331 9268 19){after}");
        let iban = Found { kind: Kind::Iban, start, end: start + 27 };
        prop_assert!(find(&text, Scope::Numbers).contains(&iban));
    }
}
