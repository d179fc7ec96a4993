//! Files that are named and checked by a hash of their bytes.

use crate::wire::record;

/// A file that is known by its content, such as those of a bundle.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FileRef {
    /// The SHA-384 of the file: 48 bytes.
    pub sha384: Vec<u8>,
}

impl FileRef {
    /// The file with that content. Not for the widget, where the browser computes hashes.
    #[cfg(feature = "hash")]
    pub fn of(bytes: &[u8]) -> Self {
        use sha2::Digest;
        Self { sha384: sha2::Sha384::digest(bytes).to_vec() }
    }

    /// The first `bytes` bytes of the hash in hexadecimal.
    pub fn hex(&self, bytes: usize) -> String {
        const DIGITS: &[u8; 16] = b"0123456789abcdef";
        let mut hex = String::new();
        for byte in self.sha384.iter().take(bytes) {
            for digit in [byte >> 4, byte & 15] {
                hex.push(char::from(DIGITS[usize::from(digit)]));
            }
        }
        hex
    }

    /// The name of a file of a bundle in its locale's folder, such as `catalogue.38b060a751ac9638.hrb`.
    pub fn name(&self, stem: &str) -> String {
        self.name_with(stem, "hrb")
    }

    /// The same with another extension than `hrb`.
    pub fn name_with(&self, stem: &str, extension: &str) -> String {
        [stem, ".", &self.hex(8), ".", extension].concat()
    }

    /// The hash as Subresource Integrity writes it.
    #[cfg(feature = "hash")]
    pub fn integrity(&self) -> String {
        use base64::Engine;
        format!("sha384-{}", base64::engine::general_purpose::STANDARD.encode(&self.sha384))
    }
}

record! {
    FileRef { sha384 }
}

#[cfg(all(test, feature = "hash"))]
mod tests {
    use super::*;

    #[test]
    fn a_name_changes_with_the_bytes() {
        assert_eq!(FileRef::of(b"").name("list"), "list.38b060a751ac9638.hrb");
        assert_ne!(FileRef::of(b"a").name("list"), FileRef::of(b"b").name("list"));
    }

    #[test]
    fn integrity_is_what_browsers_compare() {
        // The SHA-384 of nothing, from NIST's examples.
        let expected = "sha384-OLBgp1GsljhM2TJ+sbHjaiH9txEUvgdDTAzHv2P24donTt6/529l+9Ua0vFImLlb";
        assert_eq!(FileRef::of(b"").integrity(), expected);
    }
}
