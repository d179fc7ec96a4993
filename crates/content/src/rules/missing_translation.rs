//! An article, flow, notice or topic that one locale has and another has not.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::read::library::{Library, LocaleTexts, NOTICES, TOPIC_FILE, Text, TextKind};
use crate::report::Report;
use crate::source::Source;

pub(super) fn check(library: &Library, report: &mut Report) {
    // The default locale first: that is where editors start.
    let mut locales: Vec<&LocaleTexts> = library.locales.iter().collect();
    locales.sort_by_key(|locale| locale.tag != library.site.default_locale);
    let mut all: BTreeMap<String, &Arc<Source>> = BTreeMap::new();
    for locale in &locales {
        for (place, source) in places(locale) {
            all.entry(place).or_insert(source);
        }
    }
    for locale in &locales {
        let have = places(locale);
        let is_there =
            |place: &str| have.contains_key(place) || library.is_unread(&format!("{}/{place}", locale.tag));
        for (place, source) in all.iter().filter(|(place, _)| !is_there(place)) {
            let message = format!("the locale `{}` has no `{place}`", locale.tag);
            let help = "add it under the same name; slugs, topics and kinds are the same in every locale";
            report.error(source, &(0..0), message, help);
        }
    }
}

/// The files of a locale that customers read, by what they are called below its folder if they are where they belong.
fn places(locale: &LocaleTexts) -> BTreeMap<String, &Arc<Source>> {
    let topics = locale.topics.iter().filter(|topic| topic.has_file);
    let topics = topics.map(|topic| (format!("{}/{TOPIC_FILE}", topic.folder), &topic.source));
    let text = |text| (place(locale, text), &text.source);
    topics.chain(locale.texts.iter().map(text)).collect()
}

fn place(locale: &LocaleTexts, text: &Text) -> String {
    let folder = text.topic.map_or(NOTICES, |at| locale.topics[at].folder.as_str());
    let ending = if text.kind == TextKind::Flow { ".flow.md" } else { ".md" };
    format!("{folder}/{}{ending}", text.name)
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::{SITE, TOPIC, article, check, messages, notice};

    #[test]
    fn what_one_locale_lacks_is_reported_at_the_one_that_has_it() {
        let site = SITE.to_owned() + "\n[locales.fr]\nname = \"Français\"\ndirection = \"ltr\"\n";
        insta::assert_snapshot!(check(&[
            ("site.toml", &site),
            ("en/cards/a.md", &article("Text.")),
            ("en/notices/c.md", &notice("Text.")),
            ("fr/messages.ftl", &messages()),
            ("fr/cards/topic.md", TOPIC),
            ("fr/cash/topic.md", TOPIC),
            ("fr/cash/b.md", &article("Text.")),
        ]));
    }
}
