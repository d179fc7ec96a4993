//! Guessing which name was meant.

/// The name that is most like `written`, if it can be a slip for it: fewer than a third of the letters of the longer one
/// are wrong, missing, too many or swapped. Capitals make no difference. A wrong guess misleads more than none.
pub(crate) fn nearest<'a>(written: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let small = written.to_lowercase();
    let slips = |name: &'a str| Some((slips(&small, &name.to_lowercase())?, name));
    names.into_iter().filter_map(slips).min().map(|(_, name)| name)
}

/// How many slips make one name of the other; none if they are too many.
fn slips(one: &str, other: &str) -> Option<usize> {
    let (short, long) = (one.len().min(other.len()), one.len().max(other.len()));
    let is_near = |slips: usize| slips == 0 || slips * 3 < long;
    // The difference in length is the least there can be: most names need no closer look.
    (is_near(long - short)).then(|| strsim::osa_distance(one, other)).filter(|slips| is_near(*slips))
}

/// "did you mean …?" if a name is like `written`, else `otherwise`.
pub(crate) fn did_you_mean<'a>(
    written: &str,
    names: impl IntoIterator<Item = &'a str>,
    otherwise: impl Into<String>,
) -> String {
    match nearest(written, names) {
        Some(name) => format!("did you mean `{name}`?"),
        None => otherwise.into(),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn one_slip_in_a_name_of_four_letters_or_more_is_guessed(
            name in "[a-z]{4,12}",
            at in any::<prop::sample::Index>(),
            slip in 0..4_u8,
        ) {
            let mut letters: Vec<char> = name.chars().collect();
            let at = at.index(letters.len() - 1);
            match slip {
                0 => { letters.remove(at); }
                1 => letters.insert(at, '-'),
                2 => letters[at] = '-',
                _ => letters.swap(at, at + 1),
            }
            let written: String = letters.into_iter().collect();
            prop_assert_eq!(nearest(&written, [name.as_str(), "another-thing-altogether"]), Some(name.as_str()));
        }
    }

    #[test]
    fn a_slip_of_the_finger_is_guessed_and_another_word_is_not() {
        let names = ["lost-card", "change-pin", "summary"];
        assert_eq!(nearest("sumary", names), Some("summary"));
        assert_eq!(nearest("lost-crad", names), Some("lost-card"));
        assert_eq!(nearest("mortgage", names), None);
        assert_eq!(nearest("x", []), None);
    }

    #[test]
    fn names_that_only_start_alike_or_are_short_are_not_guessed() {
        assert_eq!(nearest("cash-claim-days", ["cash-daily-limit", "cash-abroad-fee"]), None);
        assert_eq!(nearest("csh", ["cash-abroad-fee"]), None);
        assert_eq!(nearest("Europe/Manchester", ["Europe/Athens", "Europe/Malta"]), None);
        assert_eq!(nearest("BST", ["EST", "CET"]), None);
        assert_eq!(nearest("csh", ["cash", "card"]), Some("cash"));
        assert_eq!(nearest("europe/london", ["Europe/London", "Europe/Lisbon"]), Some("Europe/London"));
    }
}
