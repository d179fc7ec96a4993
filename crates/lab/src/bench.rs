//! `cargo lab bench search`: how long a keystroke takes our search, and how long it takes MiniSearch, measured in turns
//! in one page of a real browser.
//!
//! 1. The documents are those of the sample help centre; [`corpus`] makes more like them, and [`queries`] has what is
//!    typed.
//! 2. [`ours`] makes files and requests for our engine; the page only hands bytes on.
//! 3. [`browser`] opens the page (`bench/page/`), which loads, measures, and tells.
//! 4. [`report`] sums up: in one run, ratios say more than times, which are those of this machine.

mod browser;
mod corpus;
mod ours;
mod queries;
mod report;

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};
use std::thread;

use anyhow::{Context, Result, bail};
use serde::{Deserialize, Serialize};
use xtask::build::{self, Profile};
use xtask::size::Size;

use browser::{Files, Told};
use ours::{Document, Synonyms};
use report::{IndexBytes, Measured, Report, SizeReport};

/// What to measure.
#[derive(Debug, clap::Subcommand)]
pub enum Bench {
    /// Measures search against MiniSearch, in Chromium
    Search(Options),
}

/// How to measure search.
#[derive(Debug, clap::Args)]
pub struct Options {
    /// The numbers of documents: the sample's own takes the sample, another one makes documents like it [default: the
    /// sample's, 1000 and 9000]
    #[arg(long, value_name = "N,…", value_delimiter = ',')]
    pub sizes: Vec<usize>,
    /// Prints JSON
    #[arg(long)]
    pub json: bool,
}

/// The numbers of documents that are made unless told otherwise: what a large bank has, and far more than any has.
const MADE: [usize; 2] = [1_000, 9_000];

/// What documents are made and keystrokes are chosen by: any number will do, but the same for ever.
const SEED: u64 = 20_261_122;

/// How many documents times keystrokes are measured. Of more documents fewer keystrokes, because MiniSearch takes a
/// hundred times as long in 9,000 documents as in 77: all of it is meant to end within five minutes.
const WORK: usize = 500_000;

/// At least so many keystrokes, or the slowest hundredth would be none; and at most so many, more change nothing.
const KEYSTROKES: RangeInclusive<usize> = 120..=1_200;

/// How often each keystroke is measured. The median of fewer would be left to chance.
const ROUNDS: usize = 3;

/// How often everything is loaded.
const LOADS: usize = 3;

/// The locale that is measured: the one that the questions are written in.
const LOCALE: &str = "en";

/// Measures, and prints the outcome.
///
/// # Errors
/// Something that is needed is missing, the content has errors, or the browser fails.
pub fn bench(bench: &Bench, out: &mut dyn Write) -> Result<()> {
    let Bench::Search(options) = bench;
    let report = measure(options)?;
    if options.json { report.print_json(out) } else { Ok(writeln!(out, "{}", report.markdown())?) }
}

fn measure(options: &Options) -> Result<Report> {
    let chromium = tools::browsers()?.chromium;
    let minisearch = MiniSearch::find()?;
    let (sample, synonyms) = sample()?;
    let mut files: Files = [
        ("index.html", include_bytes!("bench/page/index.html").to_vec()),
        ("bench.js", include_bytes!("bench/page/bench.js").to_vec()),
        ("minisearch.js", minisearch.script),
        ("engine.wasm", build::engine(Profile::Release)?),
    ]
    .map(|(name, bytes)| (name.to_owned(), bytes))
    .into();
    let mut plan = Vec::new();
    let mut indexes = BTreeMap::new();
    for documents in sizes(&options.sizes, sample.len())? {
        tools::say(&format!("{documents} documents: indexing"));
        indexes.insert(documents, add_files(&sample, &synonyms, documents, &mut files)?);
        plan.push(Plan::new(documents));
    }
    files.insert("plan.json".to_owned(), serde_json::to_vec(&plan)?);
    let heard = Heard::of(&chromium, files)?;
    tools::say("weighing the indexes");
    let (theirs, ours) = thread::scope(|scope| {
        // Side by side: MiniSearch's index of many documents takes minutes.
        let ours = scope.spawn(|| weigh(&indexes));
        (weigh(&heard.indexes), ours.join())
    });
    // A panic in the thread has been printed.
    let ours = ours.unwrap_or_else(|_| bail!("our index cannot be weighed"));
    sum_up(heard, &ours?, &theirs?, minisearch.version)
}

/// The documents of the sample help centre, and its synonyms.
fn sample() -> Result<(Vec<Document>, Synonyms)> {
    let (library, _) = build::compile_content()?;
    content::searchable(&library, LOCALE)
        .with_context(|| format!("the help centre has no locale `{LOCALE}`, which the questions are in"))
}

/// How many bytes the indexes have with brotli.
fn weigh(indexes: &BTreeMap<usize, Vec<u8>>) -> Result<BTreeMap<usize, usize>> {
    indexes.iter().map(|(documents, index)| Ok((*documents, Size::of(index)?.br))).collect()
}

fn sum_up(
    heard: Heard,
    ours: &BTreeMap<usize, usize>,
    theirs: &BTreeMap<usize, usize>,
    minisearch: String,
) -> Result<Report> {
    let size = |measured: &Measured| {
        let weight = |of: &BTreeMap<usize, usize>| of.get(&measured.documents).copied();
        let (ours, minisearch) =
            weight(ours).zip(weight(theirs)).context("the page did not tell its index")?;
        SizeReport::new(measured, IndexBytes { ours, minisearch })
    };
    let sizes = heard.measured.iter().map(size).collect::<Result<_>>()?;
    Ok(Report { browser: heard.browser, minisearch, questions: queries::count(), sizes })
}

/// The numbers of documents that are measured, each once.
fn sizes(wanted: &[usize], sample: usize) -> Result<Vec<usize>> {
    let default = || [sample].into_iter().chain(MADE).collect();
    let mut sizes = if wanted.is_empty() { default() } else { wanted.to_vec() };
    sizes.sort_unstable();
    sizes.dedup();
    if sizes.first() == Some(&0) {
        bail!("there is nothing to search in 0 documents; give --sizes other numbers");
    }
    Ok(sizes)
}

/// Adds what the page needs to search in that many documents: the sample's, or as many like them. Gives our index.
fn add_files(sample: &[Document], synonyms: &Synonyms, count: usize, files: &mut Files) -> Result<Vec<u8>> {
    let documents =
        if count == sample.len() { sample.to_vec() } else { corpus::generate(sample, count, SEED) };
    let index = ours::index_file(LOCALE, &documents, synonyms);
    let theirs: Vec<_> =
        documents.iter().enumerate().map(|(id, document)| Theirs::new(id, document)).collect();
    files.insert(format!("{count}/documents.json"), serde_json::to_vec(&theirs)?);
    files.insert(format!("{count}/suggestions.hrb"), ours::suggestions_file(&documents));
    files.insert(format!("{count}/index.hrb"), index.clone());
    Ok(index)
}

/// A document as MiniSearch takes it.
#[derive(Serialize)]
struct Theirs<'a> {
    id: usize,
    title: &'a str,
    asks: String,
    keywords: String,
    headings: String,
    body: &'a str,
}

impl<'a> Theirs<'a> {
    fn new(id: usize, document: &'a Document) -> Self {
        Self {
            id,
            title: &document.title,
            asks: document.asks.join("\n"),
            keywords: document.keywords.join("\n"),
            headings: document.headings.join("\n"),
            body: &document.body,
        }
    }
}

/// What the page does with one number of documents.
#[derive(Serialize)]
struct Plan {
    documents: usize,
    rounds: usize,
    loads: usize,
    keystrokes: Vec<Keystroke>,
}

#[derive(Serialize)]
struct Keystroke {
    /// For MiniSearch.
    typed: &'static str,
    /// For ours.
    request: Vec<u8>,
}

impl Plan {
    fn new(documents: usize) -> Self {
        let most = (WORK / documents).clamp(*KEYSTROKES.start(), *KEYSTROKES.end());
        let keystrokes = queries::some(&queries::keystrokes(), most, SEED);
        let keystrokes =
            keystrokes.into_iter().map(|typed| Keystroke { typed, request: ours::request(typed) });
        Self { documents, rounds: ROUNDS, loads: LOADS, keystrokes: keystrokes.collect() }
    }
}

/// The package that ours is measured against.
struct MiniSearch {
    script: Vec<u8>,
    version: String,
}

impl MiniSearch {
    fn find() -> Result<Self> {
        #[derive(Deserialize)]
        struct Package {
            version: String,
        }
        let folder = tools::minisearch()?;
        let read = |path: PathBuf| fs::read(&path).with_context(|| format!("cannot read {}", path.display()));
        let package: Package = serde_json::from_slice(&read(folder.join("package.json"))?)?;
        let script = read(folder.join("dist").join("es").join("index.js"))?;
        Ok(Self { script, version: package.version })
    }
}

/// All that the page told.
#[derive(Default)]
struct Heard {
    browser: String,
    measured: Vec<Measured>,
    /// MiniSearch's indexes, by number of documents.
    indexes: BTreeMap<usize, Vec<u8>>,
}

impl Heard {
    fn of(chromium: &Path, files: Files) -> Result<Self> {
        let mut heard = Self::default();
        browser::open(chromium, files, |told| heard.hear(told))?;
        Ok(heard)
    }

    fn hear(&mut self, Told { what, body }: &Told) -> Result<()> {
        #[derive(Deserialize)]
        struct End {
            browser: String,
        }
        match what.split_once('-').unwrap_or((what, "")) {
            ("progress", _) => tools::say(&String::from_utf8_lossy(body)),
            ("index", documents) => drop(self.indexes.insert(documents.parse()?, body.to_vec())),
            ("measured", _) => self.measured.push(serde_json::from_slice(body)?),
            (browser::END, _) => self.browser = browser_name(&serde_json::from_slice::<End>(body)?.browser),
            _ => bail!("the page tells `{what}`, which nobody understands"),
        }
        Ok(())
    }
}

/// `Chromium 1`, of what the browser says that it is.
fn browser_name(agent: &str) -> String {
    let version = agent.split_once("Chrome/").map_or("", |(_, rest)| rest.split('.').next().unwrap_or(rest));
    format!("Chromium {version}").trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sample_and_two_made_collections_are_measured_unless_told_otherwise() {
        assert_eq!(sizes(&[], 77).unwrap(), [77, 1_000, 9_000]);
        assert_eq!(sizes(&[1_000, 77, 77], 77).unwrap(), [77, 1_000]);
        assert!(sizes(&[0], 77).is_err());
    }

    #[test]
    fn the_page_is_given_the_bytes_of_the_engines_requests() {
        let plan = serde_json::to_value(Plan::new(77)).unwrap();
        let keystrokes = plan["keystrokes"].as_array().unwrap();
        assert!(!keystrokes.is_empty());
        for keystroke in keystrokes {
            let typed = keystroke["typed"].as_str().unwrap();
            assert_eq!(keystroke["request"], serde_json::json!(ours::request(typed)));
        }
    }

    #[test]
    fn of_more_documents_fewer_keystrokes_are_measured() {
        let counts = [77, 1_000, 9_000].map(|documents| Plan::new(documents).keystrokes.len());
        assert!(counts.is_sorted_by(|a, b| a > b), "{counts:?}");
    }

    #[test]
    fn the_browser_is_named_by_its_version() {
        assert_eq!(browser_name("Mozilla/5.0 HeadlessChrome/156.0.0.0 Safari/537.36"), "Chromium 156");
        assert_eq!(browser_name("Other/1"), "Chromium");
    }
}
