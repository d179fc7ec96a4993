//! What the engine does not search, because it is the number of somebody's card or account, and what it does.

#![expect(clippy::unwrap_used, reason = "a helper that meets an error fails the test that called it")]

use engine::{Engine, Found, Request};
use model::bundle::{self, Kind};
use model::wire::Wire;
use search::{Document, Language, Synonyms, build};

/// Card numbers and account numbers of no one, as customers type and paste them.
const PRIVATE: [&str; 18] = [
    "4111 1111 1111 1111",
    "my card 4111111111111111 was stolen",
    "transfer to GB29 NWBK 6016 1331 9268 19",
    "lost card de89370400440532013000?",
    // With a digit wrong.
    "4929 1234 5678 9016",
    "4929123456789016",
    "4929-1234-5678-9016",
    "why was 4929 1234 5678 9016 declined",
    "7929 1234 5678 9016",
    "3782 822463 10006",
    "378282246310006",
    "my card number is 1929123456789",
    "Card: 6759123456789012345",
    "4929 1234 5678 9O16",
    // Between other signs, and in other digits.
    "4111/1111/1111/1111",
    "4111, 1111, 1111, 1111",
    "4111    1111    1111    1111",
    "４９２９１２３４５６７８９０１６",
];

/// What is asked about numbers that are nobody's secret.
const ORDINARY: [&str; 22] = [
    "my card 4111 was stolen",
    "card ending 9016",
    "call +44 20 7946 0123",
    "is 0808 157 0123 your number",
    "0044 808 157 0123",
    "order 12345678 never came",
    "order number 4929123456789016",
    "my order 123-1234567-1234567",
    "reference 4929 1234 5678 9016",
    "parcel 9405 5036 9930 0123 4567 84",
    "JD014912345678901234",
    "I paid £1,234.56 and £2,345.67 and £3,456.78",
    "charged 1250, 1340, 2275, 1999",
    "fees 2021 2022 2023 2024",
    "limit 1000 2000 3000 4000",
    "from 12/03/2024 to 12/04/2024",
    "12.03.2024 12:30:45, 13.03.2024 08:15:00",
    "20240312123045",
    "2024-03-12T12:30:45",
    "transaction 1234567890123",
    "my account 12345678",
    "card declined on 12 03 2024 at 12 30",
];

fn search(typed: &str) -> Found {
    let card = Document { title: "Lost card".into(), ..Document::default() };
    let index = bundle::seal(Kind::Index, &build(Language::English, &[card], &Synonyms::default()));
    let mut request = Vec::new();
    Request::Search { typed: typed.into(), hits: 9, suggestions: 9 }.put(&mut request);
    let answer = Engine::new(&index).unwrap().answer(&request);
    Found::take(&mut &answer[..]).unwrap()
}

#[test]
fn numbers_of_cards_and_accounts_are_not_searched() {
    for typed in PRIVATE {
        assert_eq!(search(typed), Found { is_private: true, ..Found::default() }, "{typed}");
    }
}

#[test]
fn numbers_of_orders_telephones_amounts_and_days_are_searched() {
    for typed in ORDINARY {
        assert!(!search(typed).is_private, "{typed}");
    }
}
