//! What a file is depends on where it is in the library, and on nothing that leads there.
#![allow(clippy::unwrap_used, reason = "a helper that meets an error fails the test that called it")]

mod common;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use common::{content, library};
use content::{FileBytes, Files, Library};
use proptest::prelude::*;

const FRENCH: &str = "\n[locales.fr]\nname = \"Français\"\ndirection = \"ltr\"\n";

/// The good library with a second locale that lacks an article and has some more mistakes of place.
fn two_locales(dir: &Path) -> std::path::PathBuf {
    let articles = dir.join("articles");
    let site = fs::read_to_string(articles.join("site.toml")).unwrap();
    fs::write(articles.join("site.toml"), site.replacen("\n[facts]", &format!("{FRENCH}\n[facts]"), 1))
        .unwrap();
    let copy = |from: &Path, to: &Path| {
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        fs::copy(from, to).unwrap();
    };
    for file in files_below(&articles.join("en"), "") {
        copy(&articles.join("en").join(&file), &articles.join("fr").join(&file));
    }
    fs::remove_file(articles.join("fr/cash/fees.md")).unwrap();
    articles
}

fn files_below(dir: &Path, prefix: &str) -> Vec<String> {
    let mut files = Vec::new();
    for entry in fs::read_dir(dir).unwrap().map(Result::unwrap) {
        let name = format!("{prefix}{}", entry.file_name().to_str().unwrap());
        if entry.path().is_dir() {
            files.extend(files_below(&entry.path(), &format!("{name}/")));
        } else {
            files.push(name);
        }
    }
    files
}

#[test]
fn an_article_that_a_locale_lacks_is_reported_wherever_the_library_is_checked_from() {
    let dir = library("good");
    let articles = two_locales(dir.path());
    let whole = articles.to_str().unwrap();
    for (here, argument) in [
        (dir.path(), "articles"),
        (articles.as_path(), "."),
        (articles.join("en").as_path(), ".."),
        (articles.join("fr/cards").as_path(), "../.."),
        (Path::new("/"), whole),
    ] {
        let run = content(here, &["check", "--articles", argument, "--today", "2026-11-01"]);
        assert!(run.stdout.contains("the locale `fr` has no `cash/fees.md`"), "{argument}: {}", run.stdout);
        assert_eq!((run.status, run.stderr.as_str()), (1, ""));
        assert!(run.stdout.ends_with("1 error, 0 warnings in 22 files\n"), "{argument}: {}", run.stdout);
    }
    let run = content(&articles, &["build", "--articles", ".", "--out", "out"]);
    assert_eq!((run.status, articles.join("out").exists()), (1, false));
}

#[test]
fn a_library_below_folders_that_are_called_as_its_own_are_has_no_other_problems() {
    for folder in ["en", "fr/en", "notices", "cards/cash"] {
        let dir = library("good");
        let articles = two_locales(dir.path());
        let place = dir.path().join("elsewhere").join(folder);
        fs::create_dir_all(&place).unwrap();
        fs::rename(articles, place.join("library")).unwrap();
        let found = |argument: &str| {
            content(dir.path(), &["check", "--articles", argument, "--today", "2026-11-01"]).stdout
        };
        let found = found(&format!("elsewhere/{folder}/library"));
        assert!(found.ends_with("1 error, 0 warnings in 22 files\n"), "{folder}: {found}");
        assert!(found.contains("the locale `fr` has no `cash/fees.md`"), "{folder}: {found}");
    }
}

/// A library with a problem of every kind that has to do with where files stand.
fn misplaced() -> Files {
    let mut files = Files::new();
    let mut add = |path: &str, text: &str| {
        files.insert(path.to_owned(), FileBytes::Read(text.as_bytes().to_vec()));
    };
    let site = include_str!("good/site.toml").replacen("\n[facts]", &format!("{FRENCH}\n[facts]"), 1);
    let article = include_str!("good/en/cash/fees.md");
    let flow = include_str!("good/en/cards/lost-card.flow.md");
    let notice = include_str!("good/en/notices/scam-texts.md");
    add("site.toml", &site);
    add("en/cards/topic.md", include_str!("good/en/cards/topic.md"));
    add("en/cards/fees.md", article);
    add("en/cash/fees.md", article);
    add("en/cash/old/more.md", article);
    add("en/cash/Slip One.md", article);
    add("en/cash/flow.md", flow);
    add("en/cash/notice.md", notice);
    add("en/notices/article.md", article);
    add("en/notices/flow.md", flow);
    add("en/cards/other.flow.md", flow);
    add("fr/cards/other.flow.test.toml", include_str!("good/en/cards/lost-card.flow.test.toml"));
    add("fr/cards/lost-card.flow.test.toml", "");
    add("fr/cards/fees.md", &article.replace("\n---\n", "\n---\n[a](article:huge) [b](article:notice)\n"));
    add("fr/fees.md", article);
    add("de/cash/fees.md", article);
    files.insert("fr/cards/huge.md".to_owned(), FileBytes::TooLarge(5_000_000));
    files.insert("fr/cards/lost-card.flow.md".to_owned(), FileBytes::TooLarge(5_000_000));
    files.insert("fr/notices/notice.md".to_owned(), FileBytes::Unreadable("permission denied".to_owned()));
    files
}

/// What is found in that library when diagnostics call it `root`, without what they call it.
fn found(root: &str) -> BTreeMap<String, usize> {
    let library = Library::from_files(root, misplaced());
    let prefix = if root.is_empty() { String::new() } else { format!("{root}/") };
    let mut all = BTreeMap::new();
    for diagnostic in content::check(&library, content::date("2026-11-01").unwrap()) {
        let path = diagnostic.source.path.strip_prefix(&prefix).unwrap();
        let message = diagnostic.message.replace(&format!("by {prefix}"), "by ");
        let line = format!("{path} {:?} {} {message} {}", diagnostic.span, diagnostic.rule, diagnostic.help);
        *all.entry(line).or_insert(0) += 1;
    }
    all
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_same_is_found_whatever_leads_to_the_library(
        root in prop::collection::vec(
            prop::sample::select(vec!["en", "fr", "de", "cards", "cash", "notices", "articles", "..", "fees.md", "é"]),
            0..5,
        ),
        is_absolute in any::<bool>(),
    ) {
        let root = root.join("/");
        let root = if is_absolute && !root.is_empty() { format!("/{root}") } else { root };
        prop_assert_eq!(found(&root), found("somewhere"));
    }
}
