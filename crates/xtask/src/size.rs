//! `cargo xtask size`: what customers download, against budgets.
//!
//! Sizes are in bytes: as stored (`raw`), with gzip at its best (`gz`), and with brotli at its best (`br`), which is
//! what a bank's servers send and what the budgets are about.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use flate2::Compression;
use flate2::write::GzEncoder;
use model::bundle::Kind;
use serde_json::{Map, json};

use crate::{release, workspace};

/// Every customer of every page with Handrail downloads the shell, most of whom never need help: it must not be felt. What
/// nobody misses before help is opened is in the glue.
pub const SHELL_BR: usize = 2_600;

/// All that is needed before the panel can be used: about two seconds on a slow mobile connection (400 kbit/s).
pub const PANEL_BR: usize = 85_000;

/// All views but the first, fetched as soon as that is there: less than a second on that same connection, while the customer
/// reads it.
pub const LATER_BR: usize = 43_500;

/// An article is one tap: its text must be there within a tenth of a second on that same connection.
pub const ARTICLE_MEDIAN_BR: usize = 3_000;

/// What search needs is fetched when its field first gets the focus, while the customer types the first words. The
/// engine is a program for fast machines and slow ones, and changes with releases only. About 2,000 of it refuse ways
/// to write a number that the format does not have, and about as much reads letters, signs and card numbers as phones and
/// documents write them.
pub const ENGINE_BR: usize = 50_000;

/// What hides numbers and sends is fetched when a customer opens a form, and must be there before they press Send: half
/// a second on that same connection, while they write. A tenth of it are the words by which secrets are told.
pub const DISPATCH_BR: usize = 25_000;

/// What stores and sends for dispatch is fetched just before it.
pub const SENDER_BR: usize = 3_000;

/// The index comes anew with each change of the content.
pub const INDEX_BR: usize = 24_000;

/// Search works before they are there, and without them.
pub const SUGGESTIONS_BR: usize = 16_000;

/// Fetched as soon as the panel is there, before a customer has read its first view.
pub const LISTING_BR: usize = 8_000;

/// The sizes of some bytes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Size {
    /// As stored.
    pub raw: usize,
    /// With gzip, level 9.
    pub gz: usize,
    /// With brotli, quality 11 and a window of 2^22 bytes.
    pub br: usize,
}

impl Size {
    /// Weighs `bytes`.
    ///
    /// # Errors
    /// None in practice: compressing in memory does not fail.
    pub fn of(bytes: &[u8]) -> Result<Self> {
        let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
        gzip.write_all(bytes)?;
        let mut brotli = Vec::new();
        let parameters = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
        brotli::BrotliCompress(&mut &*bytes, &mut brotli, &parameters)?;
        Ok(Self { raw: bytes.len(), gz: gzip.finish()?.len(), br: brotli.len() })
    }

    fn plus(self, other: Self) -> Self {
        Self { raw: self.raw + other.raw, gz: self.gz + other.gz, br: self.br + other.br }
    }
}

/// One thing that is weighed.
struct Weighed {
    /// The start of its keys in JSON.
    key: &'static str,
    what: &'static str,
    size: Size,
    /// The most that it may be with brotli.
    budget: Option<usize>,
}

/// Weighs the release build in `dist/`, which it makes if it is not there or older than its sources.
///
/// # Errors
/// Something is above its budget, or there is nothing to weigh.
pub fn size(as_json: bool, out: &mut dyn Write) -> Result<()> {
    let dist = workspace::dist();
    release::ensure()?;
    let weighed = weigh(&dist.join("embed"))?;
    if as_json {
        print_json(&weighed, out)?;
    } else {
        print_table(&weighed, out)?;
    }
    let heavy: Vec<_> = weighed.iter().filter(|thing| thing.is_too_heavy()).map(|thing| thing.what).collect();
    if !heavy.is_empty() {
        bail!(
            "above the budget: {}; make it smaller, or raise the budget in crates/xtask/src/size.rs and say why",
            heavy.join(", ")
        );
    }
    Ok(())
}

impl Weighed {
    fn is_too_heavy(&self) -> bool {
        self.budget.is_some_and(|budget| self.size.br > budget)
    }
}

fn weigh(embed: &Path) -> Result<Vec<Weighed>> {
    let content = content_files(&embed.join("content"))?;
    let of_kind =
        |kind: Kind| content.iter().filter(move |file| file.kind == Some(kind)).map(|file| file.size);
    let heaviest = |kind: Kind| {
        let size = of_kind(kind).max_by_key(|size| size.br);
        size.with_context(|| format!("{} has no {kind:?}", embed.join("content").display()))
    };

    let shell = Size::of(&fs::read(embed.join("handrail.js"))?)?;
    // Of the catalogues a customer gets one: the largest counts.
    let mut panel = heaviest(Kind::Catalogue)?;
    let [mut later, mut engine, mut dispatch, mut sender] = [Size::default(); 4];
    // Beside them lies what nobody fetches.
    let is_code = |path: &Path| path.extension().is_some_and(|ending| ending == "js" || ending == "wasm");
    for path in files_below(embed)?.iter().filter(|path| path.parent() == Some(embed) && is_code(path)) {
        let size = Size::of(&fs::read(path)?)?;
        match path.file_name().unwrap_or_default().to_string_lossy().split_once('-') {
            Some(("dispatch", name)) if name.ends_with(".js") => sender = size,
            Some(("later", _)) => later = size,
            Some(("engine", _)) => engine = size,
            Some(("dispatch", _)) => dispatch = size,
            _ => panel = panel.plus(size),
        }
    }
    for manifest in content.iter().filter(|file| file.kind.is_none()) {
        panel = panel.plus(manifest.size);
    }
    let mut articles: Vec<Size> = of_kind(Kind::Article).collect();
    articles.sort_by_key(|size| size.br);
    let median = *articles.get(articles.len() / 2).context("there is no article")?;
    let largest = heaviest(Kind::Article)?;
    Ok(vec![
        Weighed { key: "shell", what: "shell", size: shell, budget: Some(SHELL_BR) },
        Weighed { key: "panel", what: "panel, ready to use", size: panel, budget: Some(PANEL_BR) },
        Weighed { key: "later", what: "second half", size: later, budget: Some(LATER_BR) },
        Weighed { key: "listing", what: "listing", size: heaviest(Kind::Listing)?, budget: Some(LISTING_BR) },
        Weighed { key: "engine", what: "search engine", size: engine, budget: Some(ENGINE_BR) },
        Weighed { key: "dispatch", what: "dispatch", size: dispatch, budget: Some(DISPATCH_BR) },
        Weighed { key: "sender", what: "dispatch, its script", size: sender, budget: Some(SENDER_BR) },
        Weighed { key: "index", what: "search index", size: heaviest(Kind::Index)?, budget: Some(INDEX_BR) },
        Weighed {
            key: "suggestions",
            what: "suggestions",
            size: heaviest(Kind::Suggestions)?,
            budget: Some(SUGGESTIONS_BR),
        },
        Weighed {
            key: "article_median",
            what: "article, median",
            size: median,
            budget: Some(ARTICLE_MEDIAN_BR),
        },
        Weighed { key: "article_largest", what: "article, largest", size: largest, budget: None },
    ])
}

/// A file of the compiled content.
struct ContentFile {
    /// What it is; `None` for the manifest and others that are not part of a bundle.
    kind: Option<Kind>,
    size: Size,
}

fn content_files(folder: &Path) -> Result<Vec<ContentFile>> {
    let mut files = Vec::new();
    for path in files_below(folder)? {
        // The manifest, and the files in the bundle's format; a picture is only fetched with the text it stands in.
        if !path.extension().is_some_and(|extension| extension == "json" || extension == "hrb") {
            continue;
        }
        let bytes = fs::read(&path)?;
        let kind = Kind::ALL.into_iter().find(|kind| model::bundle::open(*kind, &bytes).is_ok());
        files.push(ContentFile { kind, size: Size::of(&bytes)? });
    }
    Ok(files)
}

/// All files below `folder`.
pub(crate) fn files_below(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    let entries = fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?;
    for entry in entries {
        let path = entry?.path();
        if path.is_dir() {
            files.extend(files_below(&path)?);
        } else {
            files.push(path);
        }
    }
    Ok(files)
}

fn print_json(weighed: &[Weighed], out: &mut dyn Write) -> Result<()> {
    let mut object = Map::new();
    for Weighed { key, size, .. } in weighed {
        object.insert(format!("{key}_raw"), json!(size.raw));
        object.insert(format!("{key}_gz"), json!(size.gz));
        object.insert(format!("{key}_br"), json!(size.br));
    }
    Ok(writeln!(out, "{}", serde_json::to_string_pretty(&object)?)?)
}

fn print_table(weighed: &[Weighed], out: &mut dyn Write) -> Result<()> {
    writeln!(out, "{:<20} {:>9} {:>9} {:>9} {:>9}", "bytes", "raw", "gzip", "brotli", "budget")?;
    for thing in weighed {
        let Size { raw, gz, br } = thing.size;
        let budget = thing.budget.map_or_else(String::new, |budget| budget.to_string());
        let mark = if thing.is_too_heavy() { "  too heavy" } else { "" };
        writeln!(out, "{:<20} {raw:>9} {gz:>9} {br:>9} {budget:>9}{mark}", thing.what)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn repetition_weighs_little_once_compressed() {
        let size = Size::of(&[b'a'; 10_000]).unwrap();
        assert_eq!(size.raw, 10_000);
        assert!(size.br < size.gz && size.gz < 100, "{size:?}");
    }

    #[test]
    fn what_is_above_its_budget_is_too_heavy() {
        let thing = |br, budget| Weighed { key: "x", what: "x", size: Size { raw: 0, gz: 0, br }, budget };
        assert!(thing(11, Some(10)).is_too_heavy());
        assert!(!thing(10, Some(10)).is_too_heavy());
        assert!(!thing(10, None).is_too_heavy());
    }
}
