//! The pictures that lie beside texts.

use std::collections::BTreeMap;
use std::sync::Arc;

use model::{Block, FileRef};

/// The endings of files that are taken for pictures.
const ENDINGS: [&str; 6] = ["avif", "gif", "jpeg", "jpg", "png", "webp"];

/// The pictures of one folder by file name.
pub(crate) type Pictures = BTreeMap<String, Result<Picture, NotAPicture>>;

/// A picture that can be shown.
#[derive(Debug, Clone)]
pub(crate) struct Picture {
    /// Its name in the bundle: with a hash of its bytes, so that a changed picture is fetched again.
    pub(crate) file: String,
    width: u32,
    height: u32,
    pub(crate) bytes: Arc<[u8]>,
}

/// Why a file that is named like a picture cannot be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NotAPicture {
    /// It is none that browsers show.
    Other,
    /// It could not be read: what it is, nobody knows.
    Unread,
}

/// Whether a file of that name is taken for a picture.
pub(crate) fn is_name(file: &str) -> bool {
    ending(file).is_some_and(|ending| ENDINGS.contains(&ending.to_ascii_lowercase().as_str()))
}

/// The picture that a text calls `file`, if the file is there.
pub(crate) fn find<'a>(pictures: &'a Pictures, file: &str) -> Option<&'a Result<Picture, NotAPicture>> {
    pictures.get(file.strip_prefix("./").unwrap_or(file))
}

/// Reads the size of the picture and names it for the bundle.
pub(crate) fn read(file: &str, bytes: Vec<u8>) -> Result<Picture, NotAPicture> {
    let size = imagesize::blob_size(&bytes).map_err(|_| NotAPicture::Other)?;
    let ending = ending(file).unwrap_or_default().to_ascii_lowercase();
    // Browsers must be able to fetch it everywhere, so of the editor's name only what is safe is kept.
    let stem = file[..file.len().saturating_sub(ending.len() + 1)].to_ascii_lowercase();
    let stem: String = stem.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    Ok(Picture {
        file: FileRef::of(&bytes).name_with(&stem, &ending),
        width: size.width.try_into().map_err(|_| NotAPicture::Other)?,
        height: size.height.try_into().map_err(|_| NotAPicture::Other)?,
        bytes: bytes.into(),
    })
}

fn ending(file: &str) -> Option<&str> {
    file.rsplit_once('.').map(|(_, ending)| ending)
}

impl Picture {
    pub(crate) fn block(&self, alt: &str) -> Block {
        Block::Image {
            file: self.file.clone(),
            alt: alt.trim().to_owned(),
            width: self.width,
            height: self.height,
        }
    }
}
