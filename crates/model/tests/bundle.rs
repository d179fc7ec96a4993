//! The bundle's format: what is written is read again, and nothing else is.

use model::bundle::{self, Kind, Payload, ReadError};
use model::{Article, Block, Catalogue, Date, Flow, Inline, Listing};
use proptest::prelude::*;

fn article(words: &str) -> Article {
    Article {
        updated: Date { year: 2026, month: 10, day: 5 },
        blocks: vec![Block::Paragraph(vec![Inline::Text(words.into())])],
        related: vec![],
    }
}

#[test]
fn another_version_is_reported_as_such() {
    let mut bytes = bundle::write(&article("Call us"));
    bytes[3] = bundle::VERSION + 1;
    let error = bundle::read::<Article>(&bytes).unwrap_err();
    assert_eq!(error, ReadError::Version { found: bundle::VERSION + 1 });
    assert!(error.to_string().contains("build the content again"));
}

#[test]
fn another_kind_of_file_is_reported_as_such() {
    let bytes = bundle::write(&article("Call us"));
    assert_eq!(bundle::read::<Flow>(&bytes), Err(ReadError::Kind));
}

#[test]
fn another_sort_of_file_is_reported_as_such() {
    assert_eq!(bundle::read::<Article>(b"<!doctype html>"), Err(ReadError::NotABundle));
    assert_eq!(bundle::read::<Article>(b""), Err(ReadError::NotABundle));
}

#[test]
fn bytes_after_the_value_are_refused() {
    let bytes = bundle::write(&article("Call us"));
    let mut payload = bundle::open(Kind::Article, &bytes).unwrap().to_vec();
    payload.push(0);
    assert_eq!(bundle::read::<Article>(&bundle::seal(Kind::Article, &payload)), Err(ReadError::Damaged));
}

/// What is read of a file with `start` and then `piece`, a million times.
fn read_deep<T: Payload>(start: &[u8], piece: &[u8]) -> Result<T, ReadError> {
    bundle::read(&bundle::seal(T::KIND, &[start, &piece.repeat(1_000_000)].concat()))
}

#[test]
fn a_file_that_nests_without_end_is_refused() {
    const DATE: [u8; 4] = [0xea, 0x0f, 10, 5];
    let blocks = [&DATE[..], &[1]].concat();
    // Quotes in quotes, lists in lists, callouts in callouts; emphasis and links in a paragraph.
    for piece in [&[5, 1][..], &[2, 1, 1], &[4, 0, 1]] {
        assert_eq!(read_deep::<Article>(&blocks, piece), Err(ReadError::Damaged), "{piece:?}");
        assert_eq!(read_deep::<Flow>(&blocks, piece), Err(ReadError::Damaged), "{piece:?}");
    }
    for piece in [&[1, 1][..], &[4, 3, 1, b'a', 1]] {
        assert_eq!(read_deep::<Article>(&[&blocks[..], &[0, 1]].concat(), piece), Err(ReadError::Damaged));
    }
    // Plural forms in plural forms, in the first message; names before them are empty.
    let messages = [0, 0, 0, 0, 0, 0, 1, 1];
    assert_eq!(read_deep::<Catalogue>(&messages, &[2, 0, 0, 1]), Err(ReadError::Damaged));
}

proptest! {
    #[test]
    fn any_payload_is_read_or_refused_without_a_panic(payload in prop::collection::vec(any::<u8>(), 0..300)) {
        let _ = bundle::read::<Article>(&bundle::seal(Kind::Article, &payload));
        let _ = bundle::read::<Flow>(&bundle::seal(Kind::Flow, &payload));
        let _ = bundle::read::<Catalogue>(&bundle::seal(Kind::Catalogue, &payload));
        let _ = bundle::read::<Listing>(&bundle::seal(Kind::Listing, &payload));
    }

    #[test]
    fn what_is_written_is_read_again(words in ".{0,200}") {
        let bytes = bundle::write(&article(&words));
        prop_assert_eq!(bundle::read::<Article>(&bytes), Ok(article(&words)));
    }

    #[test]
    fn a_changed_byte_is_noticed(words in ".{1,80}", at in any::<prop::sample::Index>(), flip in 1u8..) {
        let mut bytes = bundle::write(&article(&words));
        let at = at.index(bytes.len());
        bytes[at] ^= flip;
        prop_assert!(bundle::read::<Article>(&bytes).is_err());
    }

    #[test]
    fn a_cut_is_noticed(words in ".{1,80}", at in any::<prop::sample::Index>()) {
        let bytes = bundle::write(&article(&words));
        prop_assert!(bundle::read::<Article>(&bytes[..at.index(bytes.len())]).is_err());
    }

    #[test]
    fn any_bytes_are_refused_without_a_panic(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        prop_assert!(bundle::read::<Article>(&bytes).is_err());
    }
}
