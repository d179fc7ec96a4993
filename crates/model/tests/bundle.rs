//! The bundle's format: what is written is read again, and nothing else is.

use model::bundle::{self, Kind, ReadError};
use model::{Article, Block, Date, Flow, Inline};
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

proptest! {
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
