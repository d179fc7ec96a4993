//! Guessing which name was meant.

/// How alike two names must be, from 0 to 1, before one is offered for the other: below this, guesses on real
/// names ("freeze-card" for "lost-card") mislead more often than they help.
const ALIKE: f64 = 0.75;

/// The name that is most like `written`, if one is like it.
pub(crate) fn nearest<'a>(written: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let alike = |name: &'a str| (strsim::jaro_winkler(written, name), name);
    let (best, name) =
        names.into_iter().map(alike).max_by(|a, b| a.0.total_cmp(&b.0).then_with(|| b.1.cmp(a.1)))?;
    (best >= ALIKE).then_some(name)
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
    use super::*;

    #[test]
    fn a_slip_of_the_finger_is_guessed_and_another_word_is_not() {
        let names = ["lost-card", "change-pin", "summary"];
        assert_eq!(nearest("sumary", names), Some("summary"));
        assert_eq!(nearest("lost-crad", names), Some("lost-card"));
        assert_eq!(nearest("mortgage", names), None);
        assert_eq!(nearest("x", []), None);
    }
}
