//! Finding the numbers in a customer's text that must never be searched, stored or sent.
//!
//! 1. `symbols` turns each character into one byte, so that digits of all scripts and widths are alike.
//! 2. [`find`] asks each kind, at each position, whether a number of that kind starts there and where it ends.
//! 3. What overlaps is joined.
//!
//! A kind is one file with one function, and an entry in `KINDS`. It must look at a bounded number of symbols on
//! either side of a position, however hostile the text: this, and nothing else, makes `find` linear in its length.

mod card;
mod iban;
mod symbols;

/// What a number is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The number of a payment card.
    Card,
    /// An international bank account number.
    Iban,
}

/// A number that was found: the bytes `start..end` of the text, which begin and end between characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Found {
    /// What it is for.
    pub kind: Kind,
    /// The offset of its first byte.
    pub start: usize,
    /// The offset behind its last byte.
    pub end: usize,
}

/// Where the number of one kind ends whose first symbol is at the given place, if there is one.
type EndAt = fn(&[u8], usize) -> Option<usize>;

/// All kinds. Where two start at the same place, the earlier one here gives its name to both.
const KINDS: [(Kind, EndAt); 2] = [(Kind::Iban, iban::end), (Kind::Card, card::end)];

/// The numbers in `text`, in the order of the text. They do not overlap.
///
/// A number is taken as long as any reading of the text makes it, and numbers that overlap are one, of the kind that
/// starts first: a digit too many is hidden rather than one too few.
pub fn find(text: &str) -> Vec<Found> {
    let (symbols, offsets) = symbols::of(text);
    let offset = |at: usize| offsets.get(at).copied().unwrap_or(text.len());
    let mut found = Vec::new();
    // Linear: each kind looks at a bounded number of symbols from each place, and `add` at one number.
    for at in 0..symbols.len() {
        for (kind, end_at) in KINDS {
            if let Some(end) = end_at(&symbols, at) {
                add(&mut found, Found { kind, start: offset(at), end: offset(end) });
            }
        }
    }
    found
}

/// Adds a number that starts no earlier than the ones before it.
fn add(found: &mut Vec<Found>, new: Found) {
    match found.last_mut() {
        Some(last) if new.start < last.end => last.end = last.end.max(new.end),
        _ => found.push(new),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_come_in_the_order_of_the_text() {
        let text = "from GB29 NWBK 6016 1331 9268 19 to 4111 1111 1111 1111, please";
        let found = find(text);
        assert_eq!(found.iter().map(|found| found.kind).collect::<Vec<_>>(), [Kind::Iban, Kind::Card]);
        assert_eq!(&text[found[0].start..found[0].end], "GB29 NWBK 6016 1331 9268 19");
        assert_eq!(&text[found[1].start..found[1].end], "4111 1111 1111 1111");
    }

    #[test]
    fn ranges_are_bytes_of_the_original() {
        let text = "ℹ️ é ４１１１１１１１１１１１１１１１!";
        let found = find(text);
        assert_eq!(&text[found[0].start..found[0].end], "４１１１１１１１１１１１１１１１");
    }

    #[test]
    fn numbers_that_overlap_are_one() {
        let mut found = Vec::new();
        for (kind, start, end) in [(Kind::Iban, 0, 20), (Kind::Card, 5, 25), (Kind::Card, 25, 40)] {
            add(&mut found, Found { kind, start, end });
        }
        let [first, second] =
            [(Kind::Iban, 0, 25), (Kind::Card, 25, 40)].map(|(kind, start, end)| Found { kind, start, end });
        assert_eq!(found, [first, second]);
    }

    #[test]
    fn nothing_is_found_in_nothing() {
        assert_eq!(find(""), []);
        assert_eq!(find("My card was declined twice."), []);
    }
}
