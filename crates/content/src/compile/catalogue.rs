//! What the widget knows before it has fetched any text.

use model::{Action, Catalogue, Channel, FileRef, Locale, Messages, Slug};

use super::error::BuildError;
use super::notices;
use super::topics::{self, places};
use crate::read::library::{Library, LocaleTexts};
use crate::read::site::ChannelDecl;

/// The catalogue, still without entries and the places of files.
pub(super) fn catalogue(
    library: &Library,
    locale: &Locale,
    texts: &LocaleTexts,
    topics: &[(usize, Slug)],
) -> Result<Catalogue, BuildError> {
    let site = &library.site;
    Ok(Catalogue {
        bank: site.name.clone(),
        locale: locale.clone(),
        messages: messages(texts),
        topics: topics.iter().map(|(at, slug)| topics::compile(&texts.topics[*at], slug)).collect(),
        notices: notices::compile(texts, topics),
        entries: Vec::new(),
        channels: channels(library, texts, topics),
        time_zone: site.time_zone.clone(),
        emergency_channel: site.emergency_channel.clone().ok_or(BuildError::NoEmergencyChannel)?,
        actions: (site.actions.iter())
            .map(|id| Action { id: id.clone(), by_hand: texts.messages.words(&format!("action-{id}")) })
            .collect(),
        listing: FileRef::default(),
        index: FileRef::default(),
        suggestions: FileRef::default(),
    })
}

/// The widget's messages in a locale.
fn messages(texts: &LocaleTexts) -> Messages {
    Messages::new(|name| texts.messages.messages.get(name).map(|message| message.parts.clone()))
}

fn channels(library: &Library, texts: &LocaleTexts, topics: &[(usize, Slug)]) -> Vec<Channel> {
    let channel = |channel: &ChannelDecl| Channel {
        id: channel.id.clone(),
        kind: channel.kind,
        name: texts.messages.words(&format!("channel-{}", channel.id)),
        note: texts.messages.words(&format!("channel-{}-note", channel.id)),
        number: channel.number.clone(),
        number_abroad: channel.number_abroad.clone(),
        url: channel.url.clone(),
        hours: channel.hours.clone(),
        exceptions: channel.exceptions.clone(),
        languages: channel.languages.clone(),
        topics: places(topics, channel.topics.iter().map(|(slug, _)| slug.as_str())),
    };
    library.site.channels.iter().map(channel).collect()
}
