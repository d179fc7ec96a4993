//! The locales of the site.

use model::{Direction, Locale};
use toml::de::DeValue;

use crate::read::toml_table::Fields;
use crate::source::Span;

/// With the place of each.
pub(super) fn read(fields: &mut Fields<'_, '_>) -> Vec<(Locale, Span)> {
    let Some((table, span)) = fields.table("locales") else {
        fields.report(
            0..0,
            "no locale is declared",
            "add a section such as [locales.en] with name and direction",
        );
        return Vec::new();
    };
    if table.is_empty() {
        fields.report(span, "no locale is declared", "add a section such as [locales.en]");
    }
    let mut locales = Vec::new();
    for (tag, value) in table {
        let DeValue::Table(table) = value.get_ref() else {
            fields.report(
                value.span(),
                "a locale must be a section",
                "write [locales.en] with name and direction",
            );
            continue;
        };
        let mut inner = Fields::new(table, tag.span(), "a locale", fields.problems);
        let name = inner.needed_text("name");
        let direction = inner.needed_one_of("direction", &[("ltr", Direction::Ltr), ("rtl", Direction::Rtl)]);
        let formats = inner.text("formats");
        if let Some((formats, span)) = &formats
            && !is_tag(formats)
        {
            let help = "use a language tag such as `en-GB`, or leave `formats` out";
            inner.report(span.clone(), &format!("`{formats}` is not a locale"), help);
        }
        inner.finish();
        if !is_tag(tag.get_ref()) {
            let help = "use a language tag such as `en` or `pt-br`, which is also the folder's name";
            fields.report(tag.span(), &format!("`{}` is not a locale", tag.get_ref()), help);
            continue;
        }
        let locale = Locale {
            tag: tag.get_ref().to_string(),
            name: name.map_or_else(String::new, |(name, _)| name),
            direction: direction.unwrap_or(Direction::Ltr),
            formats: formats.map_or_else(|| tag.get_ref().to_string(), |(formats, _)| formats),
        };
        locales.push((locale, tag.span()));
    }
    locales
}

/// Whether `text` has the form of a BCP-47 tag that starts with a language. A locale's becomes a folder's name.
pub(super) fn is_tag(text: &str) -> bool {
    let is_part =
        |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric());
    let language = text.split('-').next().unwrap_or_default();
    (2..=3).contains(&language.len())
        && language.bytes().all(|b| b.is_ascii_alphabetic())
        && text.split('-').all(is_part)
}
