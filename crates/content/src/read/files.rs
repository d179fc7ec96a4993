//! The files of a folder as bytes, and bytes as text.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::Read;
use std::path::Path;
use std::sync::Arc;

use crate::source::{Source, Span, normalise};

/// The largest file that is read, in bytes. The longest help article on the web has a tenth of this; what is larger
/// got there by mistake, and customers on a bad network should not wait for it.
pub(crate) const MAX_FILE_BYTES: u64 = 1024 * 1024;

/// The files of a folder and its subfolders by path: below the folder, with forward slashes.
pub type Files = BTreeMap<String, FileBytes>;

/// What a file holds.
#[derive(Debug, Clone)]
pub enum FileBytes {
    /// These bytes.
    Read(Vec<u8>),
    /// More bytes than are read: this many.
    TooLarge(u64),
    /// The operating system could not read it, and says why.
    Unreadable(String),
}

/// A file that could not be read.
#[derive(Debug)]
pub(crate) struct UnreadFile {
    pub(crate) source: Arc<Source>,
    pub(crate) why: Why,
}

/// Why a file could not be read.
#[derive(Debug, PartialEq)]
pub(crate) enum Why {
    /// What the operating system says.
    System(String),
    /// It has this many bytes.
    TooLarge(u64),
    Empty,
    /// It is not UTF-8 from here on.
    NotUtf8(Span),
    /// There is a NUL, which no text has.
    Nul(Span),
}

/// All files below `dir`. Hidden ones, which belong to the system or to an editor's program, are ignored.
pub(super) fn read(dir: &Path) -> Files {
    let mut files = Files::new();
    read_into(dir, "", &mut files);
    files
}

fn read_into(dir: &Path, prefix: &str, files: &mut Files) {
    let entries = match fs::read_dir(dir) {
        Ok(entries) => entries,
        // A missing library is reported as a missing site.toml.
        Err(_) if prefix.is_empty() => return,
        Err(error) => {
            files.insert(prefix.trim_end_matches('/').to_owned(), FileBytes::Unreadable(error.to_string()));
            return;
        }
    };
    for entry in entries.filter_map(Result::ok) {
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with('.') {
            continue;
        }
        let path = format!("{prefix}{name}");
        // A symbolic link to a folder is not followed: it may lead in a circle.
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            read_into(&entry.path(), &format!("{path}/"), files);
        } else {
            files.insert(path, read_file(&entry.path()));
        }
    }
}

fn read_file(path: &Path) -> FileBytes {
    let read = || -> std::io::Result<FileBytes> {
        let about = fs::metadata(path)?;
        // Opening a pipe would wait for somebody to write into it.
        if !about.is_file() {
            return Ok(FileBytes::Unreadable("it is not a file".to_owned()));
        }
        let length = about.len();
        if length > MAX_FILE_BYTES {
            return Ok(FileBytes::TooLarge(length));
        }
        let mut bytes = Vec::new();
        File::open(path)?.take(MAX_FILE_BYTES).read_to_end(&mut bytes)?;
        Ok(FileBytes::Read(bytes))
    };
    read().unwrap_or_else(|error| FileBytes::Unreadable(error.to_string()))
}

/// The text in the `bytes` of a file, for which `source` makes a [`Source`]; else what can be shown of it, and why it is
/// none.
pub(super) fn decode(source: impl Fn(&str) -> Source, bytes: Vec<u8>) -> Result<Source, (Source, Why)> {
    let text = match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let shown = source(&String::from_utf8_lossy(error.as_bytes()));
            let valid = &error.as_bytes()[..error.utf8_error().valid_up_to()];
            let at = normalise(&String::from_utf8_lossy(valid)).len();
            let span = at..at + char::REPLACEMENT_CHARACTER.len_utf8();
            return Err((shown, Why::NotUtf8(span)));
        }
    };
    let source = source(&text);
    if let Some(at) = source.text.find('\0') {
        return Err((source, Why::Nul(at..at + 1)));
    }
    if source.text.trim().is_empty() { Err((source, Why::Empty)) } else { Ok(source) }
}

/// How diagnostics call `dir`: below the working directory if it is there, with forward slashes; empty for the
/// working directory itself.
pub(super) fn shown_path(dir: &Path) -> String {
    let below = std::env::current_dir().ok().and_then(|here| dir.strip_prefix(here).ok().map(Path::to_owned));
    let path = below.as_deref().unwrap_or(dir).to_string_lossy().replace('\\', "/");
    let path = path.trim_start_matches("./").trim_end_matches('/');
    if path == "." { String::new() } else { path.to_owned() }
}
