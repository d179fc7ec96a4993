//! What holds for redacting any text.

use proptest::prelude::*;
use redact::{Found, GROWTH, Kind, Piece, Scope, find, pieces, redact};

use crate::any_text::sound;

/// All scopes.
fn scope() -> impl Strategy<Value = Scope> {
    prop::sample::select(vec![Scope::Numbers, Scope::Secrets, Scope::Contacts])
}

fn any_of(bits: &'static [&'static str]) -> impl Strategy<Value = String> {
    prop::sample::select(bits).prop_map(str::to_owned)
}

/// Bits of what is looked for, in any order: numbers, the words that tell, marks, separators, anything.
fn hostile() -> impl Strategy<Value = String> {
    let bit = prop_oneof![
        4 => any_of(&[
            "4111 1111 1111 1111", "5555555555554444", "GB29NWBK60161331926819", "MT84MALT011000012345MTLCAST001S",
            "NO93 8601 1117 947", "12-34-56", "12345678", "123456", "1234", "123", "123-45-6789", "123456789",
            "a@example.com", "+44 20 7946 0123", "020 7946 0123", "hunter2", "１２３４", "٤١١١", "4929 1234 5678 9016",
            "4929123456789016", "4111/1111/1111/1111", "12O4", "1l11", "O", "AB123456C", "QQ 12 34 56", "C01X00T47",
            "giraffe",
        ]),
        4 => any_of(&[
            "pin", "PIN", "cvv", "code", "security", "social", "sort", "account", "number", "password", "pwd", "is",
            "ist", "my", "and", "postal", "IBAN", "GB", "NO", "código", "de", "sécurité", "passe", "wrong", "in",
            "card", "order", "it", "its", "typed", "a/c", "p.i.n.", "pw", "pass", "word", "memorable", "maiden", "name",
            "NI", "passport", "on", "the", "back", "times", "refused",
        ]),
        2 => any_of(&[
            "[card]", "[iban]", "[pin]", "[sort code]", "[password]", "[email]", "[phone]", "[", "]", "[pi", "card]",
        ]),
        6 => any_of(&[
            " ", " ", " ", "", "", "-", ".", ":", "=", ", ", "\"", "“", "'", "(", ")", "@", "+", "/", "\n", "\u{A0}",
            "\u{301}", "\u{FE0F}", "é", "ß", "😀", "$", "%", "\u{1}", "  -  ", "\u{AD}", "\u{200B}", ";", "_", "!", "?", "*", "    ",
        ]),
        2 => "[0-9]{1,20}",
        1 => any::<String>(),
    ];
    prop::collection::vec(bit, 0..30).prop_map(|bits| bits.concat())
}

/// What gets longest when it is hidden: short passwords, as many as one word can tell, and short numbers.
fn growing() -> impl Strategy<Value = String> {
    let bit = prop_oneof![
        8 => any_of(&["=_a ", ":_a ", "=_a ", "=ab ", "=1 ", "=a1 ", "=a.b ", " s 1", " is 1", " s _a", "=жж ", "=1", "=\"1\""]),
        3 => any_of(&["pwd", "pw", "mmn", "mdp", "ni", "sc", "ac", "pwd=1 ", "cvv", "pin", "sort", "acc", "ssn", "code"]),
        2 => any_of(&["1", "123", "1234", "123456", "12-34-56", "12345678", " ", "=", ":", "\"", "[pin]", "a", "is"]),
    ];
    prop::collection::vec(bit, 0..40).prop_map(|bits| bits.concat())
}

/// `text` with what was found in it taken out.
fn outside(text: &str, found: &[Found]) -> String {
    let starts = std::iter::once(0).chain(found.iter().map(|found| found.end));
    let ends = found.iter().map(|found| found.start).chain([text.len()]);
    starts.zip(ends).map(|(start, end)| &text[start..end]).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4_000))]

    #[test]
    fn redacting_twice_changes_nothing(text in hostile(), scope in scope()) {
        let once = redact(&text, scope);
        prop_assert_eq!(find(&once, scope), [], "{}", once);
        prop_assert_eq!(redact(&once, scope), once);
    }

    #[test]
    fn it_gets_no_more_than_so_many_times_as_long(text in prop_oneof![growing(), hostile()], scope in scope()) {
        let redacted = redact(&text, scope);
        prop_assert!(redacted.chars().count() <= GROWTH * text.chars().count(), "{}", redacted);
    }

    #[test]
    fn ranges_are_sound(text in hostile(), scope in scope()) {
        prop_assert!(sound(&text, &find(&text, scope)));
    }

    #[test]
    fn pieces_and_what_was_found_joined_give_back_the_text(text in hostile(), scope in scope()) {
        let mut found = find(&text, scope).into_iter();
        let mut joined = String::new();
        for piece in pieces(&text, scope) {
            match piece {
                Piece::Text(piece) => {
                    prop_assert!(!piece.is_empty());
                    joined.push_str(piece);
                }
                Piece::Hidden(kind) => {
                    let next = found.next().unwrap();
                    prop_assert_eq!(next.kind, kind);
                    joined.push_str(&text[next.start..next.end]);
                }
            }
        }
        prop_assert_eq!(found.next(), None);
        prop_assert_eq!(joined, text);
    }

    #[test]
    fn what_is_outside_stays_as_it_is(text in hostile(), scope in scope()) {
        let found = find(&text, scope);
        let kept: String = pieces(&text, scope)
            .into_iter()
            .filter_map(|piece| if let Piece::Text(text) = piece { Some(text) } else { None })
            .collect();
        prop_assert_eq!(kept, outside(&text, &found));
    }

    #[test]
    fn a_wider_scope_hides_all_that_a_narrower_one_does(text in hostile()) {
        let hides = |all: &[Found], one: &Found| {
            (one.start..one.end).all(|at| all.iter().any(|found| (found.start..found.end).contains(&at)))
        };
        let [numbers, secrets, contacts] =
            [Scope::Numbers, Scope::Secrets, Scope::Contacts].map(|scope| find(&text, scope));
        // Compared with the first finds only: what is hidden afterwards depends on all that was.
        prop_assert!(numbers.first().is_none_or(|one| hides(&secrets, one)), "{:?} {:?}", numbers, secrets);
        prop_assert!(secrets.is_empty() || !contacts.is_empty());
    }
}

#[test]
fn a_text_can_get_nearly_so_long() {
    let text = format!("pw{}", "=_a ".repeat(9));
    let times = redact(&text.repeat(25), Scope::Secrets).len() as f64 / (25 * text.len()) as f64;
    assert!((2.8..=3.0).contains(&times), "{times}");
}

#[test]
fn each_kind_has_its_own_mark_that_is_left_alone() {
    let kinds = [
        Kind::Card,
        Kind::Iban,
        Kind::Insurance,
        Kind::Ssn,
        Kind::SortCode,
        Kind::Account,
        Kind::Identity,
        Kind::Cvv,
        Kind::Pin,
        Kind::Code,
        Kind::Answer,
        Kind::Password,
        Kind::Email,
        Kind::Phone,
    ];
    for kind in kinds {
        assert_eq!(kinds.iter().filter(|other| other.mark() == kind.mark()).count(), 1, "{kind:?}");
        for text in
            [kind.mark().to_owned(), format!("password: {}", kind.mark()), format!("{} 1234", kind.mark())]
        {
            assert_eq!(redact(&text, Scope::Contacts), text);
        }
    }
}
