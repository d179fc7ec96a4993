//! The topics of a locale in the order of the catalogue.

use model::{Icon, Slug};

use crate::read::front_matter::FrontMatter;
use crate::read::keys::ICONS;
use crate::read::library::{LocaleTexts, Topic};

/// The topic as the catalogue lists it.
pub(super) fn compile(topic: &Topic, slug: &Slug) -> model::Topic {
    let text = |key| topic.front.as_ref().map_or_else(String::new, |front| front.text(key));
    let icon = text("icon");
    model::Topic {
        slug: slug.clone(),
        title: text("title"),
        summary: text("summary"),
        icon: ICONS.iter().find(|(name, _)| *name == icon).map_or(Icon::Question, |(_, icon)| *icon),
    }
}

/// The topics, by place in [`LocaleTexts::topics`], in the editors' order; of one order, by slug.
pub(super) fn ordered(texts: &LocaleTexts) -> Vec<(usize, Slug)> {
    let order = |front: &FrontMatter| front.text("order").parse::<i64>().unwrap_or(i64::MAX);
    let mut topics: Vec<_> = (texts.topics.iter().enumerate())
        .filter_map(|(at, topic)| {
            Some((order(topic.front.as_ref()?), Slug::new(topic.folder.as_str()).ok()?, at))
        })
        .collect();
    topics.sort();
    topics.into_iter().map(|(_, slug, at)| (at, slug)).collect()
}

/// The places in the catalogue of the topics of these names, sorted; of those that are there.
pub(super) fn places<'a>(topics: &[(usize, Slug)], names: impl Iterator<Item = &'a str>) -> Vec<u32> {
    let place = |name| topics.iter().position(|(_, slug)| slug.as_str() == name);
    let mut places: Vec<_> = names.filter_map(place).filter_map(|at| u32::try_from(at).ok()).collect();
    places.sort();
    places.dedup();
    places
}
