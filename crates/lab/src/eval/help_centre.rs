//! The compiled help centre, as the widget reads it.

use anyhow::{Context, Result, bail};
use content::{Bundle, Bundles};
use model::bundle::{self, Kind};
use model::{Catalogue, Slug};
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
    /// Reads the bundle of `locale`, or of the only locale that there is.
    ///
    /// # Errors
    /// There is no such locale, there are several and none was named, or the bundle cannot be read.
    pub(super) fn open(bundles: &Bundles, locale: Option<&str>) -> Result<Self> {
        let (locale, bundle) = choose(bundles, locale)?;
        let file = |name: &str| {
            bundle.files.get(name).with_context(|| format!("the bundle of `{locale}` lacks its file {name}"))
        };
        let catalogue = file(&bundle.catalogue.name("catalogue"))?;
        let catalogue: Catalogue = bundle::read(catalogue).context("the catalogue cannot be read")?;
        let index = bundle::open(Kind::Index, file(&catalogue.index.name("index"))?)
            .context("the search index cannot be opened")?;
        let index = Index::read(index.to_vec()).context("the search index cannot be read")?;
        let slugs = catalogue.entries.into_iter().map(|entry| entry.slug).collect();
        Ok(Self { locale: locale.to_owned(), slugs, index })
    }

    /// The documents that answer `text` best, best first.
    pub(super) fn search(&self, text: &str, limit: usize) -> Vec<usize> {
        search::query(&self.index, text, limit).into_iter().map(|hit| hit.document as usize).collect()
    }
}

fn choose<'a>(bundles: &'a Bundles, locale: Option<&str>) -> Result<(&'a str, &'a Bundle)> {
    let tags = || bundles.0.keys().map(String::as_str).collect::<Vec<_>>().join(", ");
    let mut all = bundles.0.iter().map(|(tag, bundle)| (tag.as_str(), bundle));
    match locale {
        Some(tag) => all
            .find(|(other, _)| *other == tag)
            .with_context(|| format!("there is no locale `{tag}`; choose one with --locale: {}", tags())),
        None => match (all.next(), all.next()) {
            (Some(only), None) => Ok(only),
            (None, _) => bail!("the help centre has no locale; add one to articles/site.toml"),
            (Some(_), Some(_)) => bail!("there are several locales; choose one with --locale: {}", tags()),
        },
    }
}

#[cfg(test)]
mod tests {
    use model::bundle::FileRef;

    use super::*;

    fn bundles(tags: &[&str]) -> Bundles {
        let bundle = Bundle { files: [].into(), catalogue: FileRef { sha384: Vec::new() } };
        Bundles(tags.iter().map(|tag| ((*tag).to_owned(), bundle.clone())).collect())
    }

    fn refusal(tags: &[&str], locale: Option<&str>) -> String {
        choose(&bundles(tags), locale).unwrap_err().to_string()
    }

    #[test]
    fn the_only_locale_need_not_be_named() {
        assert_eq!(choose(&bundles(&["de"]), None).unwrap().0, "de");
        assert_eq!(choose(&bundles(&["de", "en"]), Some("en")).unwrap().0, "en");
    }

    #[test]
    fn a_locale_that_cannot_be_chosen_is_refused_with_those_that_can() {
        assert_eq!(
            refusal(&["de", "en"], None),
            "there are several locales; choose one with --locale: de, en"
        );
        assert_eq!(
            refusal(&["de", "en"], Some("fr")),
            "there is no locale `fr`; choose one with --locale: de, en"
        );
        assert_eq!(refusal(&[], None), "the help centre has no locale; add one to articles/site.toml");
    }
}
