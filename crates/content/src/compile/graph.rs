//! Pictures of flows, for editors.

mod drawing;
mod languages;
mod layout;
mod page;
mod svg;
mod text;

use self::drawing::Drawing;
use crate::nearest::nearest;
use crate::read::flow_text::MAX_NODES;
use crate::read::library::{Library, LocaleTexts, Text, TextKind};

/// How a flow is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum GraphFormat {
    /// For browsers, light or dark as they are set.
    Svg,
    /// For pages that understand Mermaid (<https://mermaid.js.org>).
    Mermaid,
    /// For Graphviz (<https://graphviz.org>).
    Dot,
}

/// Why nothing was drawn.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum GraphError {
    /// The library has no such locale.
    #[error("there is no locale `{locale}`; the locales are: {known}")]
    NoLocale {
        /// As it was asked for.
        locale: String,
        /// Those that there are.
        known: String,
    },
    /// The locale has no such flow.
    #[error("there is no flow `{slug}`; {help}")]
    NoFlow {
        /// As it was asked for.
        slug: String,
        /// The nearest one, or all.
        help: String,
    },
    /// The flow is too large to be drawn.
    #[error("the flow `{0}` has more than {MAX_NODES} nodes; cut it into several that link to each other")]
    TooLarge(String),
}

/// Draws the flow `slug` of a locale, the default one if none is named. Nodes without an id, or that neither ask nor end,
/// are left out, and so are choices that lead to nothing.
///
/// # Errors
/// If there is no such locale or flow, or the flow has more nodes than are followed.
pub fn graph(
    library: &Library,
    locale: Option<&str>,
    slug: &str,
    format: GraphFormat,
) -> Result<String, GraphError> {
    let texts = locale_texts(library, locale)?;
    let flow = flows(texts).find(|text| text.name == slug).ok_or_else(|| {
        let names: Vec<&str> = flows(texts).map(|text| text.name.as_str()).collect();
        let help = match nearest(slug, names.iter().copied()) {
            Some(name) => format!("did you mean `{name}`?"),
            None => format!("the flows are: {}", names.join(", ")),
        };
        GraphError::NoFlow { slug: slug.to_owned(), help }
    })?;
    let drawing = drawing(flow)?;
    Ok(match format {
        GraphFormat::Svg => svg::document(&drawing),
        GraphFormat::Mermaid => languages::mermaid(&drawing),
        GraphFormat::Dot => languages::dot(&drawing),
    })
}

/// Draws all flows of a locale, the default one if none is named, on one page of HTML.
///
/// # Errors
/// If there is no such locale, or a flow has more nodes than are followed.
pub fn graphs(library: &Library, locale: Option<&str>) -> Result<String, GraphError> {
    let texts = locale_texts(library, locale)?;
    let drawings: Vec<Drawing> = flows(texts).map(drawing).collect::<Result<_, _>>()?;
    let site = &library.site;
    let direction =
        site.locales.iter().find(|(locale, _)| locale.tag == texts.tag).map(|(locale, _)| locale.direction);
    Ok(page::write(&site.name, &texts.tag, direction, &drawings))
}

fn drawing(flow: &Text) -> Result<Drawing, GraphError> {
    Drawing::new(flow).ok_or_else(|| GraphError::TooLarge(flow.name.clone()))
}

fn locale_texts<'a>(library: &'a Library, locale: Option<&str>) -> Result<&'a LocaleTexts, GraphError> {
    let tag = locale.unwrap_or(&library.site.default_locale);
    library.texts_in(tag).ok_or_else(|| {
        let known: Vec<_> = library.locales().collect();
        GraphError::NoLocale { locale: tag.to_owned(), known: known.join(", ") }
    })
}

fn flows(texts: &LocaleTexts) -> impl Iterator<Item = &Text> {
    texts.texts.iter().filter(|text| text.kind == TextKind::Flow)
}

#[cfg(test)]
mod tests;
