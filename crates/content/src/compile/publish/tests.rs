use std::collections::BTreeMap;

use proptest::prelude::*;
use tempfile::TempDir;

use super::*;
use crate::compile::Bundle;

/// A build in two locales with these texts, which are no true bundles: their bytes make no difference here.
fn build(texts: &[&str]) -> Bundles {
    let locale = |tag: &str| {
        let mut files = BTreeMap::new();
        let mut add = |stem: &str, text: String| {
            let file = FileRef::of(text.as_bytes());
            files.insert(file.name(stem), text.into_bytes());
            file
        };
        let named: Vec<_> = texts.iter().map(|text| add("text", format!("{tag} {text}")).sha384).collect();
        let catalogue = add("catalogue", format!("{named:?}"));
        Bundle { files, catalogue }
    };
    Bundles(["de", "en"].map(|tag| (tag.to_owned(), locale(tag))).into())
}

/// A disk that is cut off before its nth change; a file that is being written is left half.
struct Cut {
    left: usize,
}

impl Cut {
    fn step(&mut self) -> io::Result<()> {
        self.left = self.left.checked_sub(1).ok_or_else(|| io::Error::other("cut off"))?;
        Ok(())
    }
}

impl Disk for Cut {
    fn write(&mut self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        if let Err(error) = self.step() {
            fs::write(path, &bytes[..bytes.len() / 2])?;
            return Err(error);
        }
        System.write(path, bytes)
    }

    fn rename(&mut self, from: &Path, to: &Path) -> io::Result<()> {
        self.step()?;
        System.rename(from, to)
    }

    fn touch(&mut self, path: &Path) -> io::Result<()> {
        self.step()?;
        System.touch(path)
    }

    fn remove(&mut self, path: &Path) -> io::Result<()> {
        self.step()?;
        System.remove(path)
    }
}

/// The build that the manifest names, if there is one. Panics unless it is one of `builds`.
fn named<'b>(out: &Path, builds: &[&'b Bundles]) -> Option<&'b Bundles> {
    let manifest = fs::read_to_string(out.join(MANIFEST)).ok()?;
    Some(builds.iter().copied().find(|build| build.manifest() == manifest).unwrap())
}

fn assert_whole(out: &Path, build: &Bundles) {
    for (name, bytes) in build.files() {
        assert_eq!(fs::read(out.join(&name)).ok().as_deref(), Some(bytes), "{name}");
    }
}

/// Makes the list of `build` look as if it had been the current one until `hours` ago.
fn age(out: &Path, build: &Bundles, hours: u64) {
    let list = list_of(&out.join(BUILDS), build.manifest().as_bytes());
    let then = SystemTime::now() - Duration::from_secs(hours * 60 * 60);
    File::options().write(true).open(list).unwrap().set_modified(then).unwrap();
}

/// The names of a build's files that are there.
fn there(out: &Path, build: &Bundles) -> Vec<String> {
    build.files().into_keys().filter(|name| out.join(name).exists()).collect()
}

#[test]
fn whatever_step_fails_what_the_manifest_names_is_there_and_whole() {
    let (old, current, next) = (build(&["a"]), build(&["a", "b"]), build(&["b", "c"]));
    for left in 0.. {
        let dir = TempDir::new().unwrap();
        let out = dir.path();
        publish(&old, out, &mut System).unwrap();
        publish(&current, out, &mut System).unwrap();
        age(out, &old, 25);
        let result = publish(&next, out, &mut Cut { left });
        let is = named(out, &[&current, &next]).unwrap();
        assert_whole(out, is);
        assert_whole(out, &current);
        assert!(result.is_err() || is == &next);
        publish(&next, out, &mut System).unwrap();
        assert_eq!(named(out, &[&next]), Some(&next));
        assert_whole(out, &next);
        assert_whole(out, &current);
        // What is in the newer builds as well stays.
        assert_eq!(there(out, &old).len(), 2, "after {left} steps");
        assert!(!out.join(UNFINISHED).exists());
        if result.is_ok() {
            assert!(left > 10, "there were only {left} steps");
            return;
        }
    }
}

#[test]
fn whatever_step_of_the_first_build_fails_no_manifest_names_what_is_not_there() {
    let first = build(&["a", "b"]);
    for left in 0.. {
        let dir = TempDir::new().unwrap();
        let is_done = publish(&first, dir.path(), &mut Cut { left }).is_ok();
        if let Some(build) = named(dir.path(), &[&first]) {
            assert_whole(dir.path(), build);
        }
        publish(&first, dir.path(), &mut System).unwrap();
        assert_whole(dir.path(), &first);
        if is_done {
            return;
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn pages_find_the_files_of_every_build_that_was_current_today(
        runs in prop::collection::vec((prop::sample::subsequence(vec!["a", "b", "c", "d"], 1..=3), 0..40_usize), 1..8),
    ) {
        let dir = TempDir::new().unwrap();
        let builds: Vec<_> = runs.iter().map(|(texts, _)| build(texts)).collect();
        let all: Vec<_> = builds.iter().collect();
        let mut seen: Vec<&Bundles> = Vec::new();
        for (build, (_, left)) in builds.iter().zip(&runs) {
            let result = publish(build, dir.path(), &mut Cut { left: *left });
            let current = named(dir.path(), &all);
            prop_assert!(result.is_err() || current == Some(build));
            seen.extend(current);
            seen.iter().for_each(|build| assert_whole(dir.path(), build));
        }
    }
}

#[test]
fn the_files_of_a_build_stay_for_a_day_after_it_was_replaced() {
    let dir = TempDir::new().unwrap();
    let out = dir.path();
    let (first, second, third) = (build(&["a"]), build(&["b"]), build(&["c"]));
    publish(&first, out, &mut System).unwrap();
    age(out, &first, 24 * 365);
    // It has been the current one for a year, and pages have it open.
    publish(&second, out, &mut System).unwrap();
    assert_whole(out, &first);
    age(out, &first, 23);
    publish(&third, out, &mut System).unwrap();
    assert_whole(out, &first);
    age(out, &first, 25);
    publish(&third, out, &mut System).unwrap();
    assert_eq!(there(out, &first), Vec::<String>::new());
    assert_whole(out, &second);
    assert_whole(out, &third);
}

#[test]
fn a_build_that_is_taken_back_is_current_again() {
    let dir = TempDir::new().unwrap();
    let (good, bad) = (build(&["a"]), build(&["b"]));
    for next in [&good, &bad, &good] {
        publish(next, dir.path(), &mut System).unwrap();
        age(dir.path(), &good, 48);
    }
    age(dir.path(), &bad, 48);
    publish(&good, dir.path(), &mut System).unwrap();
    assert_whole(dir.path(), &good);
    assert_eq!(there(dir.path(), &bad), Vec::<String>::new());
}

#[test]
fn a_folder_of_a_release_without_lists_keeps_its_files_for_a_day_and_what_is_not_a_builds_for_ever() {
    let dir = TempDir::new().unwrap();
    let out = dir.path();
    let (earlier, next) = (build(&["a"]), build(&["b"]));
    publish(&earlier, out, &mut System).unwrap();
    fs::remove_dir_all(out.join(BUILDS)).unwrap();
    let foreign = ["en/notes.txt", "en/list.hrb", "logo.0123456789abcdef.png"];
    foreign.iter().for_each(|name| fs::write(out.join(name), "mine").unwrap());
    publish(&next, out, &mut System).unwrap();
    assert_whole(out, &earlier);
    age(out, &earlier, 25);
    publish(&next, out, &mut System).unwrap();
    assert_eq!(there(out, &earlier), Vec::<String>::new());
    assert!(foreign.iter().all(|name| out.join(name).exists()));
}

#[test]
fn nothing_outside_the_folders_of_locales_is_removed_whatever_a_list_says() {
    for name in [
        "../en/a.0123456789abcdef.hrb",
        "en/../a.0123456789abcdef.hrb",
        "en/x/a.0123456789abcdef.hrb",
        "/etc/a.0123456789abcdef.hrb",
        "/a.0123456789abcdef.hrb",
        "C:/a.0123456789abcdef.hrb",
        "a.0123456789abcdef.hrb",
        "en/a.hrb",
        "en/a.0123456789abcdef.txt",
        ".builds/a.0123456789abcdef.hrb",
    ] {
        assert!(!is_ours(name), "{name}");
    }
    assert!(is_ours("en/a.0123456789abcdef.hrb") && is_ours("pt-br/a.0123456789abcdef.PNG"));
}

#[test]
fn two_builds_at_once_leave_one_whole() {
    let dir = TempDir::new().unwrap();
    let builds = [build(&["a", "b"]), build(&["b", "c"])];
    let out = dir.path();
    std::thread::scope(|scope| {
        for build in &builds {
            scope.spawn(move || (0..5).for_each(|_| publish(build, out, &mut System).unwrap()));
        }
    });
    assert_whole(out, named(out, &[&builds[0], &builds[1]]).unwrap());
    assert!(!out.join(UNFINISHED).exists());
}
