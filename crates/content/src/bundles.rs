//! The compiled files, and putting them on disk.

use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::{fs, io};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use model::bundle::FileRef;

use crate::diagnostic::{Diagnostic, Severity};
use crate::{Library, check, compile, front_matter, pictures};

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

    /// Writes all files below `out`, and removes those of an earlier build. Other files are left alone.
    ///
    /// # Errors
    /// [`BuildError::Write`] for the first file that the operating system refuses.
    pub fn write(&self, out: &Path) -> Result<(), BuildError> {
        remove_earlier(out)?;
        for (tag, bundle) in &self.0 {
            let folder = out.join(tag);
            fs::create_dir_all(&folder).map_err(|error| refused(&folder, error))?;
            for (name, bytes) in &bundle.files {
                write_file(&folder.join(name), bytes)?;
            }
        }
        fs::create_dir_all(out).map_err(|error| refused(out, error))?;
        // Last, so that it never names what is not there yet.
        write_file(&out.join(MANIFEST), self.manifest().as_bytes())
    }
}

fn write_file(path: &Path, bytes: &[u8]) -> Result<(), BuildError> {
    fs::write(path, bytes).map_err(|error| refused(path, error))
}

fn refused(path: &Path, error: io::Error) -> BuildError {
    BuildError::Write { path: path.to_owned(), error }
}

/// Removes what an earlier build wrote: the manifest, and in the folders beside it what is named like a file of a
/// bundle. Without a manifest there was no earlier build.
fn remove_earlier(out: &Path) -> Result<(), BuildError> {
    let manifest = out.join(MANIFEST);
    match fs::remove_file(&manifest) {
        Ok(()) => {}
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(refused(&manifest, error)),
    }
    for folder in entries(out)?.into_iter().filter(|path| path.is_dir()) {
        for file in entries(&folder)? {
            if is_ours(&file) {
                fs::remove_file(&file).map_err(|error| refused(&file, error))?;
            }
        }
        // Fails, rightly, if something else is in there.
        let _ = fs::remove_dir(&folder);
    }
    Ok(())
}

fn entries(dir: &Path) -> Result<Vec<PathBuf>, BuildError> {
    let entries = fs::read_dir(dir).map_err(|error| refused(dir, error))?;
    Ok(entries.filter_map(Result::ok).map(|entry| entry.path()).collect())
}

/// Whether the file has the name of a file of a bundle: a stem, 16 hexadecimal digits, and an ending.
fn is_ours(path: &Path) -> bool {
    let Some(name) = path.file_name().and_then(|name| name.to_str()) else { return false };
    let mut parts = name.rsplitn(3, '.');
    let (ending, hash, stem) = (parts.next(), parts.next(), parts.next());
    let is_hash = hash.is_some_and(|hash| hash.len() == 16 && hash.bytes().all(|b| b.is_ascii_hexdigit()));
    stem.is_some() && is_hash && (ending == Some("hrb") || pictures::is_name(name))
}
