//! Card numbers by their look: how many digits, in which groups, after which words.
//!
//! People mistype a digit, and it is still their card. Without the check digit a number must look like nothing else:
//! see [`Rows::looks_like_card`].

use super::scheme::{Lengths, Luhn, MAX_DIGITS, MIN_DIGITS, PREFIX_DIGITS, lengths_of};
use crate::near::Near;
use crate::symbols::{self, MAX_SEPARATORS};
use crate::{context, number};

/// How many digits the groups on most cards have, and how many such a card has.
const GROUP: usize = 4;
const USUAL_DIGITS: u32 = 16;

/// The fewest digits of the last group: two are of the expiry.
const MIN_REST: usize = 3;

/// How many words before a number may say what it is: `card number is`, `order no.`.
const MAX_WORDS: usize = 4;

/// Words for a card. Before a number they tell it, whatever its prefix.
const CARDS: [&[u8]; 12] = [
    b"CARD",
    b"CARDS",
    b"VISA",
    b"MASTERCARD",
    b"MAESTRO",
    b"AMEX",
    b"DEBIT",
    b"CREDIT",
    b"PAN",
    b"KARTE",
    b"CARTE",
    b"TARJETA",
];

/// Words for what has long numbers, too.
const OTHERS: [&[u8]; 20] = [
    b"ORDER",
    b"ORDERS",
    b"REFERENCE",
    b"REF",
    b"TRACKING",
    b"TRACK",
    b"PARCEL",
    b"INVOICE",
    b"RECEIPT",
    b"BOOKING",
    b"TRANSACTION",
    b"PHONE",
    b"MOBILE",
    b"CALL",
    b"IMEI",
    b"SIM",
    b"SERIAL",
    b"TICKET",
    b"CASE",
    b"ID",
];

/// Where the number ends that starts here and looks like a card's; if several lengths do, the longest.
pub(super) fn end(near: &Near<'_>) -> Option<usize> {
    let Near { symbols, start, .. } = *near;
    let is_behind_letter = symbols::before(symbols, start).last().is_some_and(u8::is_ascii_alphabetic);
    if is_behind_letter || !number::may_start(symbols, start) {
        return None;
    }
    let mut rows = Rows {
        is_first: !is_behind_group(symbols, start),
        is_plain: true,
        are_listed: true,
        ..Rows::default()
    };
    let (mut at, mut end, mut said, mut is_sure) = (start, None, None, false);
    loop {
        let row = number::row(symbols, at, MAX_DIGITS as usize);
        if row == 0 || rows.count + row as u32 > MAX_DIGITS {
            break;
        }
        rows.add(symbols.get(at..at + row)?);
        at += row;
        let next = next_row(symbols, at);
        if rows.count >= MIN_DIGITS && rows.have_shape() && number::may_end(symbols, at) {
            let is_checked = rows.is_checked();
            // What follows a number whose sum holds is another one, such as the security code.
            let is_card = is_checked
                || !is_sure
                    && said
                        .get_or_insert_with(|| said_before(symbols, start))
                        .unwrap_or_else(|| rows.looks_like_card(next.is_none()));
            is_sure |= is_checked;
            end = if is_card { Some(at) } else { end };
        }
        let Some((behind, is_plain)) = next else { break };
        rows.is_plain &= is_plain;
        at = behind;
    }
    end
}

/// The rows of digits of a number so far.
#[derive(Default)]
struct Rows {
    /// How many digits they have.
    count: u32,
    /// The number of the first four.
    prefix: u16,
    luhn: Luhn,
    /// How many rows there are, and how many digits the first, the second and the last have.
    rows: usize,
    first: usize,
    second: usize,
    last: usize,
    /// Whether all but the last have as many digits as the first.
    are_equal: bool,
    /// Whether no row of a longer number is before them.
    is_first: bool,
    /// Whether nothing is between them that separates amounts.
    is_plain: bool,
    /// Whether each is a year or a round number, as in `2021 2022 2023 2024`.
    are_listed: bool,
}

impl Rows {
    fn add(&mut self, row: &[u8]) {
        for digit in row.iter().filter_map(|symbol| symbols::digit(*symbol)) {
            self.luhn.add(digit);
            if self.count < PREFIX_DIGITS {
                self.prefix = self.prefix * 10 + u16::from(digit);
            }
            self.count += 1;
        }
        self.rows += 1;
        match self.rows {
            1 => (self.first, self.are_equal) = (row.len(), true),
            2 => self.second = row.len(),
            _ => self.are_equal &= self.last == self.first,
        }
        self.last = row.len();
        self.are_listed &= matches!(row, [b'1', b'9', ..] | [b'2', b'0', ..] | [.., b'0']);
    }

    /// Whether they are grouped as on a card: equally but for the rest, or as American Express and Diners Club do.
    fn have_shape(&self) -> bool {
        self.are_equal && self.last <= self.first || self.is_four_and_six()
    }

    fn is_four_and_six(&self) -> bool {
        self.rows == 3 && self.first == GROUP && self.second == 6 && matches!(self.last, 4 | 5)
    }

    /// Whether a scheme has numbers with that prefix and length.
    fn is_of_scheme(&self) -> bool {
        let lengths: Lengths = lengths_of(self.prefix);
        lengths >> (self.count - MIN_DIGITS) & 1 == 1
    }

    fn is_checked(&self) -> bool {
        self.luhn.holds() && self.is_of_scheme()
    }

    /// Whether a number is a card's though its check digit is wrong and no word says what it is. `is_last`: no other row
    /// follows.
    ///
    /// In one row it has a scheme's prefix and 16 digits or more, or 15 as American Express has: numbers of orders and
    /// parcels are shorter. In groups of four it may have any prefix, as the wrong digit may be there.
    fn looks_like_card(&self, is_last: bool) -> bool {
        let is_american_express = matches!(self.prefix / 100, 34 | 37) && self.count == 15;
        let is_alone = self.is_plain && self.is_first;
        if self.rows == 1 {
            self.is_of_scheme() && (self.count >= USUAL_DIGITS || is_american_express)
        } else if self.first == GROUP && self.are_equal {
            let is_usual = is_last && self.count == USUAL_DIGITS && self.prefix >= 1000;
            is_alone && !self.are_listed && self.last >= MIN_REST && (is_usual || self.is_of_scheme())
        } else {
            is_alone && self.is_four_and_six() && (is_american_express || self.is_of_scheme())
        }
    }
}

/// What the words before a number say: whether it is a card's. `None` if they do not say.
fn said_before(symbols: &[u8], start: usize) -> Option<bool> {
    let mut at = start;
    for _ in 0..MAX_WORDS {
        let (first, end) = context::word_before(symbols, at)?;
        let word = symbols.get(first..end)?;
        if CARDS.contains(&word) || OTHERS.contains(&word) {
            return Some(CARDS.contains(&word));
        }
        at = first;
    }
    None
}

/// The place of the next row of digits, and whether nothing is between that separates amounts.
fn next_row(symbols: &[u8], at: usize) -> Option<(usize, bool)> {
    let rest = symbols.get(at..)?.iter().take(MAX_SEPARATORS + 1);
    let between = rest.take_while(|symbol| is_plain(**symbol) || is_of_lists(**symbol)).count();
    let is_row = between > 0 && between <= MAX_SEPARATORS && symbols::is_digit(symbols, at + between);
    is_row.then(|| {
        (at + between, symbols.get(at..at + between).is_some_and(|all| all.iter().all(|one| is_plain(*one))))
    })
}

/// Whether a row of four digits is before a place, of which it goes on.
fn is_behind_group(symbols: &[u8], at: usize) -> bool {
    let before = symbols::before(symbols, at);
    let between =
        before.iter().rev().take(MAX_SEPARATORS + 1).take_while(|symbol| is_plain(**symbol)).count();
    let row = before
        .iter()
        .rev()
        .skip(between)
        .take(GROUP + 1)
        .take_while(|symbol| symbol.is_ascii_digit())
        .count();
    (1..=MAX_SEPARATORS).contains(&between) && row == GROUP
}

fn is_plain(symbol: u8) -> bool {
    matches!(symbol, b' ' | b'-' | b'.' | b'/' | b'_')
}

fn is_of_lists(symbol: u8) -> bool {
    matches!(symbol, b',' | b';' | b':' | b'|' | b'*' | b'\\')
}

#[cfg(test)]
mod tests {
    use crate::{Scope, redact};

    #[test]
    fn a_number_with_its_check_digit_is_found_between_any_signs() {
        for number in [
            "4111/1111/1111/1111",
            "4111_1111_1111_1111",
            "4111:1111:1111:1111",
            "4111; 1111; 1111; 1111",
            "4111, 1111, 1111, 1111",
            "4111,1111,1111,1111",
            "4111 | 1111 | 1111 | 1111",
            "4111*1111*1111*1111",
            "4111    1111    1111    1111",
            "4111 – 1111 – 1111 – 1111",
            "4111·1111·1111·1111",
            "4,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1",
            "41/11/11/11/11/11/11/11",
            "3782/822463/10005",
            "4111 1111 1111 1l11",
            "40O0 000O 0000 0002",
        ] {
            assert_eq!(redact(&format!("it is {number}."), Scope::Numbers), "it is [card].");
        }
    }

    #[test]
    fn a_number_with_a_wrong_digit_is_found_where_it_looks_like_a_card() {
        for text in [
            "4929 1234 5678 9016",
            "4929-1234-5678-9016",
            "4929.1234.5678.9016",
            "4929/1234/5678/9016",
            "4929  1234 5678-9016",
            "4929123456789016",
            "４９２９　１２３４　５６７８　９０１６",
            "3782 822463 10006",
            "378282246310006",
            "6759 1234 5678 9012 345",
            "4929 1234 5678 9O16",
        ] {
            for (before, behind) in
                [("", ""), ("I lost ", " today"), ("(", ")"), ("it's ", ", help"), ("", " 12/27")]
            {
                let found = redact(&format!("{before}{text}{behind}"), Scope::Numbers);
                assert_eq!(found, format!("{before}[card]{behind}"), "{text}");
            }
        }
    }

    #[test]
    fn four_groups_of_four_are_a_card_whatever_the_prefix_if_nothing_goes_on_with_them() {
        for text in ["7929 1234 5678 9016", "1929-1234-5678-9016"] {
            assert_eq!(redact(&format!("lost {text}, help"), Scope::Numbers), "lost [card], help");
            for longer in [format!("{text} 123"), format!("1234 {text}")] {
                assert_eq!(redact(&longer, Scope::Numbers), longer);
            }
        }
    }

    #[test]
    fn behind_a_word_for_a_card_13_to_19_digits_are_one() {
        for text in [
            "my card number is 1929123456789",
            "card no. 1929 1234 5678 901",
            "Visa: 49291234567890",
            "debit card 7929,1234,5678,9016",
            "Karte 1929123456789016789",
            "card 192 912 345 678 901",
        ] {
            let redacted = redact(text, Scope::Numbers);
            assert!(redacted.ends_with(" [card]"), "{redacted}");
        }
    }

    #[test]
    fn numbers_of_orders_parcels_telephones_years_and_amounts_are_none() {
        for text in [
            "order 4929123456789016",
            "order number: 4929-1234-5678-9016",
            "transaction reference 4929 1234 5678 9016",
            "my parcel 9405 5036 9930 0123 4567 84",
            "2021 2022 2023 2024",
            "2019-2020-2021-2022",
            "3000 3500 4000 4500",
            "1250, 1340, 2275, 1999",
            "4250, 1340, 2275, 1998",
            "4929123456789",
            "1929123456789016",
            "1929 1234 5678 9016 2024",
            "+44 2079 460123",
            "0044 2079 4601 2345",
            "12/03/2024 12/04/2024",
            "2024-01-02 12:30:45 2024",
            "the card ends in 9016, order 123456789012345",
            "£4929 1234 5678 9016",
            "JD0149291234567890161",
        ] {
            assert_eq!(redact(text, Scope::Numbers), text);
        }
    }
}
