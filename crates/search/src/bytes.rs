//! The index's bytes, both directions.
//!
//! Numbers are varints (LEB128). In this order:
//!
//! - the number of documents; for each the number of terms in each field;
//! - the number of terms; for each, in sorted order:
//!   - how many bytes it shares with the start of the term before, how many follow, and those bytes;
//!   - the number of its postings; for each how far its document is from that of the posting before, and its count
//!     and field in one number, `count * 5 + field`.

use crate::field::{FIELD_COUNT, Field};
use crate::index::{Index, Posting, Term};

/// Adds the bytes of `index` to `out`.
pub(crate) fn put(index: &Index, out: &mut Vec<u8>) {
    put_number(index.lengths.len(), out);
    for length in index.lengths.iter().flatten() {
        put_number(usize::from(*length), out);
    }
    put_number(index.terms.len(), out);
    let mut before = "";
    for term in &index.terms {
        let shared = before.bytes().zip(term.text.bytes()).take_while(|(a, b)| a == b).count();
        put_number(shared, out);
        put_number(term.text.len() - shared, out);
        out.extend_from_slice(&term.text.as_bytes()[shared..]);
        put_postings(&term.postings, out);
        before = &term.text;
    }
}

fn put_postings(postings: &[Posting], out: &mut Vec<u8>) {
    put_number(postings.len(), out);
    let mut before = 0;
    for posting in postings {
        put_number((posting.document - before) as usize, out);
        put_number(usize::from(posting.count) * FIELD_COUNT + posting.field as usize, out);
        before = posting.document;
    }
}

fn put_number(mut number: usize, out: &mut Vec<u8>) {
    while number >= 0x80 {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

/// The index in `bytes`; `None` if they are not one from start to end, or if searching could not rely on it.
pub(crate) fn take(mut bytes: &[u8]) -> Option<Index> {
    let input = &mut bytes;
    let mut lengths = Vec::new();
    for _ in 0..take_number(input)? {
        let mut fields = [0; FIELD_COUNT];
        for length in &mut fields {
            *length = take_number(input)?.try_into().ok()?;
        }
        lengths.push(fields);
    }
    let mut terms: Vec<Term> = Vec::new();
    for _ in 0..take_number(input)? {
        let text = take_text(input, terms.last())?;
        let postings = take_postings(input, lengths.len())?;
        terms.push(Term { text, postings });
    }
    bytes.is_empty().then_some(Index { lengths, terms })
}

/// The next term, which must come after the one `before` it.
fn take_text(input: &mut &[u8], before: Option<&Term>) -> Option<String> {
    let before = before.map_or(&[][..], |term| term.text.as_bytes());
    let shared = before.get(..take_number(input)? as usize)?;
    let length = take_number(input)? as usize;
    let (rest, after) = input.split_at_checked(length)?;
    *input = after;
    let text = String::from_utf8([shared, rest].concat()).ok()?;
    (text.as_bytes() > before).then_some(text)
}

fn take_postings(input: &mut &[u8], documents: usize) -> Option<Vec<Posting>> {
    let mut postings = Vec::new();
    let mut document = 0_u32;
    for _ in 0..take_number(input)? {
        document = document.checked_add(take_number(input)?)?;
        let number = take_number(input)?;
        let field = *Field::ALL.get(number as usize % FIELD_COUNT)?;
        let count = (number / FIELD_COUNT as u32).try_into().ok()?;
        postings.push(Posting { document, field, count });
    }
    ((document as usize) < documents || postings.is_empty()).then_some(postings)
}

fn take_number(input: &mut &[u8]) -> Option<u32> {
    let mut number = 0_u32;
    for shift in (0..32).step_by(7) {
        let (&byte, rest) = input.split_first()?;
        *input = rest;
        let bits = u32::from(byte & 0x7f);
        // The fifth byte has room for four bits only.
        if bits.leading_zeros() < shift {
            return None;
        }
        number |= bits << shift;
        if byte < 0x80 {
            return Some(number);
        }
    }
    None
}
