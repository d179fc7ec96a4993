//! The bundle's format as bytes: what a release of this version reads and writes, down to the last one.
//!
//! `golden/bundle-N/` has a file for each kind of file of a bundle whose [`bundle::VERSION`] is N, with all that can stand
//! in it, and `layout.txt` with the parts of every type. `golden/search-N/` has the bytes of an index and of suggestions,
//! whose version is their own. After a change of the format, and after two were merged:
//!
//! 1. Raise `bundle::VERSION` above that of the main branch (for `search-N`: `VERSION` in crates/search/src/build.rs).
//! 2. `HANDRAIL_GOLDEN=write cargo test -p model --test golden` writes the files of that version and deletes those of
//!    others.
//!
//! A version's files are never overwritten. Where the format has stayed and only a value in this test has changed, or
//! what the search makes of words, delete the version's folder first.

#![expect(clippy::unwrap_used, reason = "a test that meets an error fails, and says where")]

#[path = "golden/values.rs"]
mod values;

use std::collections::BTreeMap;
use std::fmt::Debug;
use std::fs;
use std::path::{Path, PathBuf};

use model::bundle::{self, Kind, Payload};
use search::{Index, Suggestions};

/// The files of one version by name.
type Golden = BTreeMap<&'static str, Vec<u8>>;

fn of_bundle() -> Golden {
    BTreeMap::from([
        ("article.hrb", bundle::write(&values::article())),
        ("catalogue.hrb", bundle::write(&values::catalogue())),
        ("flow.hrb", bundle::write(&values::flow())),
        ("listing.hrb", bundle::write(&values::listing())),
        ("index.hrb", bundle::seal(Kind::Index, b"the bytes of an index")),
        ("suggestions.hrb", bundle::seal(Kind::Suggestions, b"the bytes of suggestions")),
        ("layout.txt", values::layout().into_bytes()),
    ])
}

fn of_search() -> Golden {
    BTreeMap::from([("index.bin", values::index()), ("suggestions.bin", values::suggestions().to_bytes())])
}

fn bundle_version() -> String {
    format!("bundle-{}", bundle::VERSION)
}

/// The first byte of an index is the version.
fn search_version() -> String {
    format!("search-{}", values::index()[0])
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden")
}

/// Writes the files of `version` if asked to, and fails if they are not as they were written.
fn compare(version: &str, files: &Golden, constant: &str) {
    let how = "HANDRAIL_GOLDEN=write cargo test -p model --test golden";
    let is_asked = std::env::var_os("HANDRAIL_GOLDEN").is_some_and(|value| value == "write");
    if is_asked {
        write(version, files);
    }
    assert_eq!(
        others(version),
        Vec::<PathBuf>::new(),
        "these are of other versions. If {constant} was raised: {how}"
    );
    for (name, bytes) in files {
        let path = folder().join(version).join(name);
        let golden = fs::read(&path).unwrap_or_else(|_| {
            panic!("{} is missing. If {constant} was raised: {how}", path.display());
        });
        assert!(
            golden == *bytes,
            "{version}/{name} would be written otherwise than before: the format has changed, and releases in the field \
             would misread it. Raise {constant}, then {how}. If only a value in this test has changed, or what the search \
             makes of words, delete crates/model/tests/golden/{version} first."
        );
    }
}

/// The folders of other versions of the same.
fn others(version: &str) -> Vec<PathBuf> {
    let of_same = |name: &str| name.split('-').next() == version.split('-').next();
    let entries = fs::read_dir(folder()).unwrap().map(Result::unwrap);
    let others = entries.filter(|entry| {
        let name = entry.file_name().into_string().unwrap();
        of_same(&name) && name != version
    });
    others.map(|entry| entry.path()).collect()
}

/// Writes the files of `version` that are not there, and deletes those of other versions.
fn write(version: &str, files: &Golden) {
    others(version).iter().for_each(|folder| fs::remove_dir_all(folder).unwrap());
    let folder = folder().join(version);
    fs::create_dir_all(&folder).unwrap();
    for (name, bytes) in files.iter().filter(|(name, _)| !folder.join(name).exists()) {
        fs::write(folder.join(name), bytes).unwrap();
    }
}

fn golden(version: &str, name: &str) -> Vec<u8> {
    fs::read(folder().join(version).join(name)).unwrap()
}

fn read<T: Payload + Debug + PartialEq>(name: &str, value: &T) {
    assert_eq!(bundle::read::<T>(&golden(&bundle_version(), name)).as_ref(), Ok(value), "{name}");
}

#[test]
fn a_bundle_of_this_version_is_written_and_read_as_it_always_was() {
    compare(&bundle_version(), &of_bundle(), "bundle::VERSION");
    read("article.hrb", &values::article());
    read("catalogue.hrb", &values::catalogue());
    read("flow.hrb", &values::flow());
    read("listing.hrb", &values::listing());
    let version = bundle_version();
    assert_eq!(bundle::open(Kind::Index, &golden(&version, "index.hrb")).unwrap(), b"the bytes of an index");
    let suggestions = golden(&version, "suggestions.hrb");
    assert_eq!(bundle::open(Kind::Suggestions, &suggestions).unwrap(), b"the bytes of suggestions");
}

#[test]
fn an_index_of_this_version_is_written_and_read_as_it_always_was() {
    compare(&search_version(), &of_search(), "VERSION in crates/search/src/build.rs");
    let index = Index::read(golden(&search_version(), "index.bin")).unwrap();
    let first = |text: &str| search::query(&index, text, 1).first().map(|hit| hit.document);
    assert_eq!(
        [first("my card was stolen"), first("exchange rate "), first("plastic gone")],
        [Some(0), Some(1), Some(0)]
    );
    let suggestions = Suggestions::read(&golden(&search_version(), "suggestions.bin")).unwrap();
    assert_eq!(suggestions.to_bytes(), values::suggestions().to_bytes());
}
