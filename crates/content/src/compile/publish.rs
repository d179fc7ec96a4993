//! Putting a build on disk while pages fetch what is there.
//!
//! 1. A list of the build's files is written to the folder [`BUILDS`], then the files. Their names carry hashes, so what
//!    pages have been told of stays as it is.
//! 2. The manifest is replaced, in one step. From here on pages fetch the new build.
//! 3. Files are removed that only builds have which were replaced more than [`RECENT`] ago.
//!
//! Whatever stops it between two steps, the manifest names what is there and whole, and an open page finds the files of
//! the build that it started with. The next build takes up what is left to do.
//!
//! When a list was last modified says when its build was last the current one: when that is replaced, its list is touched.
//! So no file has a time in it, and the same articles give the same bytes.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use model::FileRef;

use super::bundles::{Bundles, MANIFEST};
use super::error::BuildError;
use crate::read::pictures;

/// For how long the files of a build stay after it was replaced: a page that has been open for longer is hardly any
/// customer's.
const RECENT: Duration = Duration::from_secs(24 * 60 * 60);

/// The folder beside the manifest with a list of files for each build that may still be in use.
const BUILDS: &str = ".builds";

/// What a file is called while it is written.
const UNFINISHED: &str = ".unfinished";

/// What a build does to the disk.
trait Disk {
    /// Writes a file, and returns when it is safe on the disk.
    fn write(&mut self, path: &Path, bytes: &[u8]) -> io::Result<()>;

    /// Renames a file in one step, also over a file of the new name.
    fn rename(&mut self, from: &Path, to: &Path) -> io::Result<()>;

    /// Makes a file as young as one that is written now.
    fn touch(&mut self, path: &Path) -> io::Result<()>;

    /// Removes a file.
    fn remove(&mut self, path: &Path) -> io::Result<()>;
}

/// The disk as the operating system has it.
struct System;

impl Disk for System {
    fn write(&mut self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        let mut file = File::create(path)?;
        file.write_all(bytes)?;
        file.sync_all()
    }

    fn rename(&mut self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn touch(&mut self, path: &Path) -> io::Result<()> {
        File::options().write(true).open(path)?.set_modified(SystemTime::now())
    }

    fn remove(&mut self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }
}

impl Bundles {
    /// Writes all files below `out`, then the manifest; then removes those of builds that were replaced more than a day ago.
    /// Other files are left alone.
    ///
    /// # Errors
    /// [`BuildError::Write`] for the first file that the operating system refuses. What the manifest names is there then,
    /// too: the build before, or this one.
    pub fn write(&self, out: &Path) -> Result<(), BuildError> {
        publish(self, out, &mut System)
    }
}

/// Puts `bundles` into the folder `out`, as the module says.
fn publish(bundles: &Bundles, out: &Path, disk: &mut dyn Disk) -> Result<(), BuildError> {
    let lists = out.join(BUILDS);
    make_folder(&lists)?;
    let _locked = lock(&lists)?;
    let (files, manifest) = (bundles.files(), bundles.manifest());

    let names: String = files.keys().map(|name| format!("{name}\n")).collect();
    let list = list_of(&lists, manifest.as_bytes());
    write_whole(disk, out, &list, names.as_bytes())?;
    write_files(disk, out, &files)?;

    let path = out.join(MANIFEST);
    if let Ok(current) = fs::read(&path)
        && current != manifest.as_bytes()
    {
        keep(disk, out, &list_of(&lists, &current))?;
    }
    write_whole(disk, out, &path, manifest.as_bytes())?;
    remove_old(disk, out, &list)
}

/// Holds up another build into the same folder until the file that it gives back is dropped.
fn lock(lists: &Path) -> Result<File, BuildError> {
    let path = lists.join("lock");
    let file = File::create(&path).map_err(|error| refused(&path, error))?;
    match file.lock() {
        // Some file systems know no locks.
        Err(error) if error.kind() != ErrorKind::Unsupported => Err(refused(&path, error)),
        _ => Ok(file),
    }
}

/// The list of the build that has this manifest, which names all that is in a build by its hash.
fn list_of(lists: &Path, manifest: &[u8]) -> PathBuf {
    lists.join(format!("{}.txt", FileRef::of(manifest).hex(8)))
}

/// Writes those files that are not there as they should be.
fn write_files(disk: &mut dyn Disk, out: &Path, files: &BTreeMap<String, &[u8]>) -> Result<(), BuildError> {
    for (name, bytes) in files {
        let path = out.join(name);
        if fs::read(&path).is_ok_and(|there| there == *bytes) {
            continue;
        }
        if let Some(folder) = path.parent() {
            make_folder(folder)?;
        }
        write_whole(disk, out, &path, bytes)?;
    }
    Ok(())
}

/// Writes a file that is there as a whole or not at all.
fn write_whole(disk: &mut dyn Disk, out: &Path, path: &Path, bytes: &[u8]) -> Result<(), BuildError> {
    let unfinished = out.join(UNFINISHED);
    disk.write(&unfinished, bytes).map_err(|error| refused(&unfinished, error))?;
    disk.rename(&unfinished, path).map_err(|error| refused(path, error))
}

/// Notes that the build of this list is the current one until now.
fn keep(disk: &mut dyn Disk, out: &Path, list: &Path) -> Result<(), BuildError> {
    if list.exists() {
        return disk.touch(list).map_err(|error| refused(list, error));
    }
    // It is of a release that wrote no lists: any file here may be its.
    let mut names = String::new();
    for folder in entries(out)?.into_iter().filter(|path| path.is_dir()) {
        for file in entries(&folder)? {
            if let Some(name) = file.strip_prefix(out).ok().and_then(name_of).filter(|name| is_ours(name)) {
                names.push_str(&format!("{name}\n"));
            }
        }
    }
    write_whole(disk, out, list, names.as_bytes())
}

/// Removes what only old builds have; `current` is the list of the one that is not old, whatever its age.
fn remove_old(disk: &mut dyn Disk, out: &Path, current: &Path) -> Result<(), BuildError> {
    let (mut needed, mut old) = (BTreeSet::new(), Vec::new());
    for list in entries(&out.join(BUILDS))?.into_iter().filter(|path| path.extension().is_some()) {
        let names = fs::read_to_string(&list).map_err(|error| refused(&list, error))?;
        let names: Vec<_> = names.lines().map(str::to_owned).collect();
        let age = fs::metadata(&list).and_then(|about| about.modified()).map(|then| then.elapsed());
        // A time in the future is a clock that was set: then it is taken for young.
        let is_old = matches!(age, Ok(Ok(age)) if age > RECENT);
        if is_old && list != current {
            old.push((list, names));
        } else {
            needed.extend(names);
        }
    }
    for (list, names) in old {
        for name in names.iter().filter(|name| !needed.contains(*name) && is_ours(name)) {
            let path = out.join(name);
            remove(disk, &path)?;
            // Fails, rightly, if something else is in there.
            let _ = path.parent().map(fs::remove_dir);
        }
        // Last, so that what is left is tried again by the next build.
        remove(disk, &list)?;
    }
    Ok(())
}

fn remove(disk: &mut dyn Disk, path: &Path) -> Result<(), BuildError> {
    match disk.remove(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(refused(path, error)),
        _ => Ok(()),
    }
}

fn make_folder(path: &Path) -> Result<(), BuildError> {
    fs::create_dir_all(path).map_err(|error| refused(path, error))
}

fn entries(dir: &Path) -> Result<Vec<PathBuf>, BuildError> {
    let entries = fs::read_dir(dir).map_err(|error| refused(dir, error))?;
    let mut paths: Vec<_> = entries.filter_map(Result::ok).map(|entry| entry.path()).collect();
    paths.sort();
    Ok(paths)
}

fn refused(path: &Path, error: io::Error) -> BuildError {
    BuildError::Write { path: path.to_owned(), error }
}

/// The path with forward slashes.
fn name_of(path: &Path) -> Option<String> {
    path.to_str().map(|path| path.replace('\\', "/"))
}

/// Whether a path below the folder of the manifest is that of a file of a bundle: a locale's folder, and in it a stem, 16
/// hexadecimal digits, and an ending. Nothing else is ever removed.
fn is_ours(name: &str) -> bool {
    let Some((tag, file)) = name.split_once('/') else { return false };
    let mut parts = file.rsplitn(3, '.');
    let (ending, hash, stem) = (parts.next(), parts.next(), parts.next());
    let is_hash = hash.is_some_and(|hash| hash.len() == 16 && hash.bytes().all(|b| b.is_ascii_hexdigit()));
    let is_tag = !tag.is_empty() && tag.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    let is_plain = is_tag && !file.contains(['/', '\\']);
    is_plain && stem.is_some() && is_hash && (ending == Some("hrb") || pictures::is_name(file))
}

#[cfg(test)]
mod tests;
