//! The compiled files, and putting them on disk.

mod publish;

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use model::bundle::FileRef;

use crate::diagnostic::{Diagnostic, Severity};
use crate::{Library, check, compile, front_matter};

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

/// Why no bundle was built.
#[derive(Debug, thiserror::Error)]
pub enum BuildError {
    /// The library has errors.
    #[error("the content has errors; mend them, then build again")]
    Content(Vec<Diagnostic>),
    /// No channel is shown in every view.
    #[error("no emergency channel; name one in site.toml, such as emergency-channel = \"card-emergency\"")]
    NoEmergencyChannel,
    /// A file could not be written.
    #[error("{path} could not be written: {error}; check that the folder exists and may be written to")]
    Write {
        /// The file.
        path: PathBuf,
        /// What the operating system says.
        error: io::Error,
    },
}

/// The file that names the catalogue of each locale.
const MANIFEST: &str = "manifest.json";

/// Reads the library in `articles`, checks it for today, compiles it and writes the bundles to `out`.
///
/// Gives back the warnings.
///
/// # Errors
/// [`BuildError`]; its [`Content`](BuildError::Content) holds all diagnostics, warnings too.
pub fn build(articles: &Path, out: &Path) -> Result<Vec<Diagnostic>, BuildError> {
    let library = Library::read(articles);
    let diagnostics = check(&library, front_matter::today());
    if diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error) {
        return Err(BuildError::Content(diagnostics));
    }
    compile(&library)?.write(out)?;
    Ok(diagnostics)
}

impl Bundles {
    /// The `manifest.json` that names the catalogue of each locale.
    pub fn manifest(&self) -> String {
        let locale = |(tag, bundle): (&String, &Bundle)| {
            let catalogue = format!("{tag}/{}", bundle.catalogue.name("catalogue"));
            let integrity = format!("sha384-{}", STANDARD.encode(&bundle.catalogue.sha384));
            (tag.clone(), serde_json::json!({ "catalogue": catalogue, "integrity": integrity }))
        };
        let locales: serde_json::Map<_, _> = self.0.iter().map(locale).collect();
        format!("{}\n", serde_json::json!({ "format": 1, "locales": locales }))
    }

    /// Writes all files below `out`, then the manifest; then removes those of builds that were replaced more than a day ago.
    /// Other files are left alone.
    ///
    /// # Errors
    /// [`BuildError::Write`] for the first file that the operating system refuses. What the manifest names is there then,
    /// too: the build before, or this one.
    pub fn write(&self, out: &Path) -> Result<(), BuildError> {
        publish::publish(self, out, &mut publish::System)
    }

    /// The files of all locales by their paths below the folder of the manifest, with forward slashes.
    fn files(&self) -> BTreeMap<String, &[u8]> {
        let mut files = BTreeMap::new();
        for (tag, bundle) in &self.0 {
            files
                .extend(bundle.files.iter().map(|(name, bytes)| (format!("{tag}/{name}"), bytes.as_slice())));
        }
        files
    }
}
