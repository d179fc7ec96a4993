//! The compiled files by name.

use std::collections::BTreeMap;

use model::bundle::{self, ReadError};
use model::{Catalogue, FileRef};

/// The bundles of all locales, by tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bundles(pub BTreeMap<String, Bundle>);

/// The compiled files of one locale.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bundle {
    /// The files by name.
    pub files: BTreeMap<String, Vec<u8>>,
    /// Which of them is the catalogue.
    pub catalogue: FileRef,
}

impl Bundle {
    /// The bytes of one of the files.
    pub fn file(&self, file: &FileRef, stem: &str) -> Option<&[u8]> {
        self.files.get(&file.name(stem)).map(Vec::as_slice)
    }

    /// The catalogue, as the widget reads it.
    ///
    /// # Errors
    /// The bundle does not have it.
    pub fn read_catalogue(&self) -> Result<Catalogue, ReadError> {
        bundle::read(self.file(&self.catalogue, "catalogue").unwrap_or_default())
    }
}

/// The file that names the catalogue of each locale.
pub(super) const MANIFEST: &str = "manifest.json";

impl Bundles {
    /// The `manifest.json` that names the catalogue of each locale.
    pub fn manifest(&self) -> String {
        let locale = |(tag, bundle): (&String, &Bundle)| {
            let catalogue = format!("{tag}/{}", bundle.catalogue.name("catalogue"));
            let integrity = bundle.catalogue.integrity();
            (tag.clone(), serde_json::json!({ "catalogue": catalogue, "integrity": integrity }))
        };
        let locales: serde_json::Map<_, _> = self.0.iter().map(locale).collect();
        format!("{}\n", serde_json::json!({ "format": 1, "locales": locales }))
    }

    /// The files of all locales by their paths below the folder of the manifest, with forward slashes.
    pub(super) fn files(&self) -> BTreeMap<String, &[u8]> {
        let mut files = BTreeMap::new();
        for (tag, bundle) in &self.0 {
            files
                .extend(bundle.files.iter().map(|(name, bytes)| (format!("{tag}/{name}"), bytes.as_slice())));
        }
        files
    }
}
