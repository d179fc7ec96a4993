//! The bundle's files: what `cargo content build` writes and the widget fetches.
//!
//! A bundle is a folder per locale: one catalogue, a listing, a search index, suggestions, and a file for each article and
//! flow.
//! Every file is an **envelope**:
//!
//! | bytes | what |
//! |---|---|
//! | 3 | `HRB` |
//! | 1 | the format's version, [`VERSION`] |
//! | 1 | what the payload is: a [`Kind`] |
//! | 8 | a checksum of the payload: FNV-1a, 64 bits, little-endian |
//! | rest | the payload: for an index and for suggestions their own bytes, else the value as [`crate::wire`] writes it |
//!
//! The checksum finds damage on the way; it is no defence against a forger. That is the SHA-384 in [`FileRef`](crate::FileRef),
//! which the browser compares before the bytes reach this code.

use crate::wire::Wire;
use crate::{Article, Catalogue, Flow, Listing};

/// The version of the format that this code reads and writes. Raise it with every change of a type in this crate:
/// `tests/golden.rs` fails otherwise, and says what to do.
pub const VERSION: u8 = 7;

const MAGIC: [u8; 3] = *b"HRB";
const HEADER_BYTES: usize = MAGIC.len() + 2 + size_of::<u64>();

/// What a file of the bundle holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Kind {
    /// A [`Catalogue`].
    Catalogue = 1,
    /// A search index; `search` knows its bytes.
    Index = 2,
    /// An [`Article`].
    Article = 3,
    /// A [`Flow`].
    Flow = 4,
    /// Questions to suggest; `search` knows their bytes.
    Suggestions = 5,
    /// A [`Listing`].
    Listing = 6,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Self; 6] =
        [Self::Catalogue, Self::Index, Self::Article, Self::Flow, Self::Suggestions, Self::Listing];
}

/// Why a file could not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// The file is something else, or was cut off at the start.
    #[error("this is not a file of a Handrail bundle")]
    NotABundle,
    /// The file was written by another release.
    #[error(
        "the file has format {found}, this release reads format {VERSION}; build the content again with the release that is deployed"
    )]
    Version {
        /// The version the file says it has.
        found: u8,
    },
    /// The file is part of a bundle, but not this part.
    #[error("the file holds something else than was asked for")]
    Kind,
    /// The file has another list of messages than this release.
    #[error(
        "the file has the messages of another release; build the content again with the release that is deployed"
    )]
    Messages,
    /// The bytes were changed or cut off.
    #[error("the file is damaged; deploy the bundle again")]
    Damaged,
}

/// A type that is a file of the bundle.
pub trait Payload: Wire {
    /// What its file says it is.
    const KIND: Kind;
}

impl Payload for Catalogue {
    const KIND: Kind = Kind::Catalogue;
}

impl Payload for Listing {
    const KIND: Kind = Kind::Listing;
}

impl Payload for Article {
    const KIND: Kind = Kind::Article;
}

impl Payload for Flow {
    const KIND: Kind = Kind::Flow;
}

/// The bytes of a file that holds `value`.
pub fn write<T: Payload>(value: &T) -> Vec<u8> {
    let mut payload = Vec::new();
    value.put(&mut payload);
    seal(T::KIND, &payload)
}

/// The value in a file.
///
/// # Errors
/// [`ReadError`] for bytes that [`write()`] of this release did not make for this type.
pub fn read<T: Payload>(bytes: &[u8]) -> Result<T, ReadError> {
    let mut payload = open(T::KIND, bytes)?;
    let value = T::take(&mut payload).ok_or(ReadError::Damaged)?;
    if payload.is_empty() { Ok(value) } else { Err(ReadError::Damaged) }
}

/// Puts `payload` into an envelope.
pub fn seal(kind: Kind, payload: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(HEADER_BYTES + payload.len());
    bytes.extend_from_slice(&MAGIC);
    bytes.push(VERSION);
    bytes.push(kind as u8);
    bytes.extend_from_slice(&checksum(payload).to_le_bytes());
    bytes.extend_from_slice(payload);
    bytes
}

/// Takes the payload out of an envelope.
///
/// # Errors
/// [`ReadError`] for anything that [`seal`] of this release did not make with this kind.
pub fn open(kind: Kind, bytes: &[u8]) -> Result<&[u8], ReadError> {
    let rest = bytes.strip_prefix(&MAGIC).ok_or(ReadError::NotABundle)?;
    let (&found, rest) = rest.split_first().ok_or(ReadError::NotABundle)?;
    if found != VERSION {
        return Err(ReadError::Version { found });
    }
    let (&found, rest) = rest.split_first().ok_or(ReadError::Damaged)?;
    if found != kind as u8 {
        return Err(ReadError::Kind);
    }
    let (sum, payload) = rest.split_first_chunk().ok_or(ReadError::Damaged)?;
    if u64::from_le_bytes(*sum) != checksum(payload) {
        return Err(ReadError::Damaged);
    }
    Ok(payload)
}

/// FNV-1a with 64 bits, after draft-eastlake-fnv. Tells bytes apart where nobody forges them.
pub const fn checksum(bytes: &[u8]) -> u64 {
    const OFFSET_BASIS: u64 = 0xcbf2_9ce4_8422_2325;
    const PRIME: u64 = 0x0100_0000_01b3;
    let (mut sum, mut at) = (OFFSET_BASIS, 0);
    while at < bytes.len() {
        sum = (sum ^ bytes[at] as u64).wrapping_mul(PRIME);
        at += 1;
    }
    sum
}
