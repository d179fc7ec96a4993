//! The compiled help centre, as the widget reads it.

use anyhow::{Context, Result};
use content::Bundles;
use model::Slug;
use model::bundle::{self, Kind};
use search::Index;

/// What can be found in one locale.
pub(super) struct HelpCentre {
    /// The locale's tag.
    pub(super) locale: String,
    /// The articles and flows. A document of the index is named by its place in this list.
    pub(super) slugs: Vec<Slug>,
    index: Index,
}

impl HelpCentre {
    /// Reads the bundle of `locale`.
    ///
    /// # Errors
    /// There is no such locale, or the bundle cannot be read.
    pub(super) fn open(bundles: &Bundles, locale: &str) -> Result<Self> {
        let bundle = bundles.0.get(locale).with_context(|| {
            let tags: Vec<_> = bundles.0.keys().map(String::as_str).collect();
            format!("there is no locale `{locale}`; choose one with --locale: {}", tags.join(", "))
        })?;
        let catalogue = bundle.read_catalogue()?;
        let index = bundle.file(&catalogue.index, "index").unwrap_or_default();
        let index = Index::read(bundle::open(Kind::Index, index)?.to_vec())?;
        let slugs = catalogue.entries.into_iter().map(|entry| entry.slug).collect();
        Ok(Self { locale: locale.to_owned(), slugs, index })
    }

    /// The documents that answer `text` best, best first.
    pub(super) fn search(&self, text: &str, limit: usize) -> Vec<usize> {
        search::query(&self.index, text, limit).into_iter().map(|hit| hit.document as usize).collect()
    }
}
