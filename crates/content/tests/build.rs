//! `content build` and `content export`, as editors run them.
#![allow(clippy::unwrap_used, reason = "a helper that meets an error fails the test that called it")]

mod common;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use common::{content, library};
use model::bundle::{self, Kind};
use model::{
    Article, Block, Catalogue, Date, EntryKind, FileRef, Flow, Inline, Listing, NodeKind, OutcomeKind,
    Severity, Target, Times, plain_text,
};

/// The files below `dir` by path.
fn files(dir: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(dir).unwrap().map(Result::unwrap) {
        let name = entry.file_name().into_string().unwrap();
        if entry.path().is_dir() {
            found.extend(
                files(&entry.path()).into_iter().map(|(below, bytes)| (format!("{name}/{below}"), bytes)),
            );
        } else {
            found.insert(name, fs::read(entry.path()).unwrap());
        }
    }
    found
}

/// Builds the library in `dir` and gives back what was written.
fn build(dir: &Path) -> BTreeMap<String, Vec<u8>> {
    let run = content(dir, &["build", "--out", "out"]);
    assert_eq!((run.status, run.stderr.as_str()), (0, ""));
    files(&dir.join("out"))
}

fn catalogue(files: &BTreeMap<String, Vec<u8>>) -> Catalogue {
    let manifest: serde_json::Value = serde_json::from_slice(&files["manifest.json"]).unwrap();
    assert_eq!(manifest["format"], 1);
    let path = manifest["locales"]["en"]["catalogue"].as_str().unwrap();
    assert!(manifest["locales"]["en"]["integrity"].as_str().unwrap().starts_with("sha384-"));
    bundle::read(&files[path]).unwrap()
}

fn listing(files: &BTreeMap<String, Vec<u8>>) -> Listing {
    bundle::read(file(files, "listing", &catalogue(files).listing)).unwrap()
}

fn file<'a>(files: &'a BTreeMap<String, Vec<u8>>, stem: &str, file: &FileRef) -> &'a [u8] {
    &files[&format!("en/{}", file.name(stem))]
}

struct English<'a>(&'a model::Messages);

impl model::msg::Locale for English<'_> {
    fn fill(&self, message: model::Msg, values: model::messages::Values<'_>) -> String {
        let category = |n| (n == 1).then_some(model::messages::PluralCategory::One);
        self.0.fill(message, values, &category)
    }
}

#[test]
fn the_catalogue_lists_everything_in_the_editors_order() {
    let files = build(library("good").path());
    let catalogue = catalogue(&files);
    let topics: Vec<_> = catalogue.topics.iter().map(|topic| topic.title.as_str()).collect();
    assert_eq!(topics, ["Cash", "Cards"]);
    let entries: Vec<_> = catalogue.entries.iter().map(|e| (e.topic, e.slug.as_str(), e.kind)).collect();
    assert_eq!(
        entries,
        [
            (0, "fees", EntryKind::Article),
            (1, "lost-card", EntryKind::Flow),
            (1, "activate-card", EntryKind::Article)
        ]
    );
    let activate = &catalogue.entries[2];
    assert_eq!(listing(&files).details[2].summary, "It arrives within 5 days.");
    assert_eq!(activate.suggest_on, ["/cards/*"]);
    assert_eq!(catalogue.channels[1].name, "Customer service");
    assert_eq!((catalogue.channels[1].hours[1].from, catalogue.channels[1].hours[1].to), (540, 1440));
    assert_eq!(catalogue.time_zone, "Europe/London");
    let service = &catalogue.channels[1];
    let date = |month, day| Date { year: 2026, month, day };
    let exceptions: Vec<_> = service.exceptions.iter().map(|e| (e.date, e.times.as_slice())).collect();
    let (morning, short) = (Times { from: 540, to: 720 }, Times { from: 600, to: 960 });
    let afternoon = Times { from: 780, to: 960 };
    assert_eq!(
        exceptions,
        [(date(12, 24), &[morning, afternoon][..]), (date(12, 25), &[]), (date(12, 28), &[short]),]
    );
    assert_eq!((service.languages.join(" "), service.topics.as_slice()), ("en cy".to_owned(), &[0, 1][..]));
    let emergency = &catalogue.channels[0];
    assert!(emergency.exceptions.is_empty() && emergency.languages.is_empty() && emergency.topics.is_empty());
    assert_eq!(catalogue.notices[0].topics, [1]);
    assert_eq!(catalogue.actions[0].by_hand, "Open the app, choose Cards, then Freeze.");
    let hits = |n| model::msg::search_hits(&English(&catalogue.messages), n);
    assert_eq!([hits(0), hits(1), hits(2)], ["Nothing", "One answer", "2 answers"]);
}

#[test]
fn an_article_becomes_blocks() {
    let files = build(library("good").path());
    let article: Article =
        bundle::read(file(&files, "activate-card", &listing(&files).details[2].file)).unwrap();
    insta::assert_debug_snapshot!(article);
    let Some(Block::Image { file, width: 2, height: 3, .. }) = article.blocks.get(1) else {
        panic!("no picture")
    };
    assert!(files.contains_key(&format!("en/{file}")));
}

#[test]
fn a_flow_becomes_nodes() {
    let files = build(library("good").path());
    let flow: Flow = bundle::read(file(&files, "lost-card", &listing(&files).details[1].file)).unwrap();
    assert_eq!(flow.intro.len(), 1);
    let start = &flow.nodes[0];
    assert_eq!((start.title.as_str(), start.body.len()), ("Where did you see it last?", 1));
    let choices: Vec<_> =
        start.choices().iter().map(|c| (c.id.as_str(), c.label.as_str(), plain_text(&c.help))).collect();
    assert_eq!(
        choices,
        [
            ("at-home", "At home", "Look again, then come back.".to_owned()),
            ("freeze", "Somebody has taken it", String::new()),
            ("freeze-2", "Somewhere else", String::new()),
        ]
    );
    let freeze = &flow.nodes[3];
    assert!(freeze.urgent);
    let NodeKind::Outcome(OutcomeKind::HandOff(Some(channel))) = &freeze.kind else {
        panic!("{:?}", freeze.kind)
    };
    assert_eq!(channel.as_str(), "card-emergency");
    let Block::Paragraph(content) = &freeze.body[0] else { panic!("{:?}", freeze.body) };
    assert!(matches!(&content[0], Inline::Link { target: Target::Action(_), .. }));
    // A phone can call the number of a channel from where it stands.
    let Inline::Link { target: Target::Web(address), content: number } = &content[2] else {
        panic!("{content:?}")
    };
    assert_eq!((address.as_str(), plain_text(number).as_str()), ("tel:08081570199", "0808 157 0199"));
}

#[test]
fn a_notice_stands_in_the_catalogue_and_nowhere_else() {
    let dir = library("good");
    let files = build(dir.path());
    let catalogue = catalogue(&files);
    let notice = &catalogue.notices[0];
    assert_eq!((notice.slug.as_str(), notice.title.as_str()), ("scam-texts", "Scam texts about cards"));
    assert_eq!(notice.severity, Severity::Critical);
    let minutes = |days: u32| days * 24 * 60;
    assert_eq!((notice.start, notice.end), (minutes(20_758), minutes(21_092) - 60));
    let [Block::Paragraph(said), Block::Image { file: picture, .. }, Block::Paragraph(_)] = &notice.body[..]
    else {
        panic!("{:?}", notice.body)
    };
    assert!(plain_text(said).starts_with("Texts that seem to come from Larkmoor Bank"));
    assert!(files.contains_key(&format!("en/{picture}")));

    assert!(catalogue.topics.iter().all(|topic| topic.slug.as_str() != "notices"));
    assert!(catalogue.entries.iter().all(|entry| entry.slug != notice.slug));
    assert!(!files.keys().any(|path| path.contains("scam-texts")));
    let bytes = bundle::open(Kind::Index, file(&files, "index", &catalogue.index)).unwrap();
    let index = search::Index::read(bytes.to_vec()).unwrap();
    let found =
        |text: &str| search::query(&index, text, 9).iter().map(|hit| hit.document).collect::<Vec<_>>();
    assert!(found("scam").is_empty());
    assert!(!content(dir.path(), &["export", "--locale", "en"]).stdout.contains("scam-texts"));
}

#[test]
fn notices_stand_in_the_order_of_what_matters_then_of_what_starts() {
    let dir = library("good");
    for (slug, severity, start) in [
        ("a", "info", "2026-01-01T00:00Z"),
        ("c", "warning", "2026-07-02T01:00+01:00"),
        ("b", "warning", "2026-07-02T01:00+01:00"),
        ("d", "warning", "2026-07-02T00:30+01:00"),
        ("e", "critical", "2026-12-01T00:00:00Z"),
    ] {
        let path = dir.path().join(format!("articles/en/notices/{slug}.md"));
        let keys =
            format!("title: T\nseverity: {severity}\nstart: {start}\nend: 2099-01-01T00:00Z\nowner: us");
        fs::write(path, format!("---\n{keys}\n---\nText.\n")).unwrap();
    }
    let catalogue = catalogue(&build(dir.path()));
    let slugs: Vec<_> = catalogue.notices.iter().map(|notice| notice.slug.as_str()).collect();
    assert_eq!(slugs, ["scam-texts", "e", "d", "b", "c", "a"]);
}

#[test]
fn the_index_finds_what_the_catalogue_lists() {
    let files = build(library("good").path());
    let catalogue = catalogue(&files);
    let bytes = bundle::open(Kind::Index, file(&files, "index", &catalogue.index)).unwrap();
    let index = search::Index::read(bytes.to_vec()).unwrap();
    let first = |text: &str| search::query(&index, text, 1).first().map(|hit| hit.document as usize);
    assert_eq!(first("stolen").map(|at| catalogue.entries[at].slug.as_str()), Some("lost-card"));
    assert_eq!(first("abroad").map(|at| catalogue.entries[at].slug.as_str()), Some("fees"));
}

#[test]
fn the_index_knows_what_means_the_same() {
    let dir = library("good");
    let found = |text: &str| {
        let files = build(dir.path());
        let catalogue = catalogue(&files);
        let bytes = bundle::open(Kind::Index, file(&files, "index", &catalogue.index)).unwrap();
        let index = search::Index::read(bytes.to_vec()).unwrap();
        let hits = search::query(&index, text, 9);
        hits.iter().map(|hit| catalogue.entries[hit.document as usize].slug.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(found("hole in the wall"), ["fees"]);
    assert_eq!(found("nicked"), ["lost-card"]);
    fs::remove_file(dir.path().join("articles/en/synonyms.toml")).unwrap();
    assert_ne!(found("hole in the wall"), ["fees"]);
    assert_ne!(found("nicked"), ["lost-card"]);
}

#[test]
fn the_same_content_gives_the_same_bytes_whatever_its_line_ends() {
    let (one, other) = (library("good"), library("good"));
    for file in ["site.toml", "en/messages.ftl", "en/cards/activate-card.md", "en/cards/lost-card.flow.md"] {
        let path = other.path().join("articles").join(file);
        let windows = format!("\u{feff}{}", fs::read_to_string(&path).unwrap().replace('\n', "\r\n"));
        fs::write(path, windows).unwrap();
    }
    assert_eq!(build(one.path()), build(other.path()));
}

#[test]
fn a_new_build_leaves_the_files_of_the_last_to_pages_that_are_open() {
    let dir = library("good");
    let before = build(dir.path());
    fs::write(dir.path().join("out/en/notes.txt"), "mine").unwrap();
    fs::remove_file(dir.path().join("articles/en/cash/fees.md")).unwrap();
    let after = build(dir.path());
    assert!(before.keys().any(|path| path.starts_with("en/fees.")));
    assert_ne!(before["manifest.json"], after["manifest.json"]);
    assert_eq!(catalogue(&after).entries.len(), 2);
    for (path, bytes) in before.iter().filter(|(path, _)| *path != "manifest.json") {
        assert_eq!(after.get(path), Some(bytes), "{path}");
    }
    assert!(after.contains_key("en/notes.txt"));
}

#[test]
fn the_deepest_text_that_is_accepted_can_be_read() {
    let dir = library("good");
    let path = dir.path().join("articles/en/cash/fees.md");
    let article = fs::read_to_string(&path).unwrap();
    let deep = |levels: usize| {
        // Each level of a list is two lists in the bundle.
        let lists: String = (0..levels).map(|level| format!("{}- level\n", "  ".repeat(level))).collect();
        fs::write(&path, format!("{article}\n{lists}")).unwrap();
        content(dir.path(), &["build", "--out", "out"])
    };
    let deepest = (1..40).take_while(|levels| deep(*levels).status == 0).last().unwrap();
    assert!(deepest >= 5 && deep(deepest + 1).stderr.contains("error[too-deep]"), "{deepest}");
    assert_eq!(deep(deepest).status, 0);
    let files = files(&dir.path().join("out"));
    let at = catalogue(&files).entries.iter().position(|entry| entry.slug.as_str() == "fees").unwrap();
    let article: Article = bundle::read(file(&files, "fees", &listing(&files).details[at].file)).unwrap();
    assert!(format!("{article:?}").matches("List").count() >= deepest);
}

#[test]
fn a_library_with_errors_is_not_built() {
    let dir = library("bad");
    let run = content(dir.path(), &["build", "--out", "out"]);
    assert_eq!(run.status, 1);
    assert!(
        run.stderr.contains("error[front-matter]") && run.stderr.contains("nothing was built"),
        "{}",
        run.stderr
    );
    assert!(!dir.path().join("out").exists());
}

#[test]
fn export_prints_plain_text() {
    let dir = library("good");
    let run = content(dir.path(), &["export", "--locale", "en"]);
    assert_eq!(run.status, 0);
    insta::assert_snapshot!(run.stdout);
    let run = content(dir.path(), &["export", "--locale", "xx"]);
    assert_eq!(run.status, 1);
    assert!(run.stderr.contains("the locales are: en"), "{}", run.stderr);
}

#[test]
fn the_shell_is_told_the_locales_and_its_messages() {
    let dir = library("good");
    let library = content::Library::read(&dir.path().join("articles"));
    assert_eq!((library.default_locale(), library.locales().collect::<Vec<_>>()), ("en", vec!["en"]));
    let messages = library.shell_messages("en").unwrap();
    assert!(
        messages.contains(&("shell-retry", "Words".to_owned())) && messages.len() == model::msg::SHELL.len()
    );
    assert_eq!(library.shell_messages("xx"), None);
}
