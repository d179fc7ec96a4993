//! `site.toml`: the bank's name, its locales, clock, holidays, facts, channels and actions.

mod calendar;
mod channel;
mod facts;
mod hours;
mod locales;

use std::collections::BTreeSet;
use std::sync::Arc;

use model::{ActionId, ChannelId, ChannelKind, Date, Locale};
use toml::de::DeTable;

pub(crate) use channel::ChannelDecl;

use crate::nearest::did_you_mean;
use crate::read::facts::Facts;
use crate::read::markdown::Surroundings;
use crate::read::pictures::Pictures;
use crate::read::toml_table::{Fields, Problem};
use crate::source::{Source, Span};

/// What `site.toml` says, as far as it can be read.
#[derive(Debug)]
pub(crate) struct Site {
    pub(crate) source: Arc<Source>,
    pub(crate) name: String,
    pub(crate) default_locale: String,
    pub(crate) emergency_channel: Option<ChannelId>,
    /// With the place of each; sorted by tag.
    pub(crate) locales: Vec<(Locale, Span)>,
    /// By its name in the tz database.
    pub(crate) time_zone: String,
    pub(crate) time_zone_span: Span,
    /// With its place.
    pub(crate) last_holiday: Option<(Date, Span)>,
    /// With the bank's name as `bank`.
    pub(crate) facts: Facts,
    pub(crate) channels: Vec<ChannelDecl>,
    /// The telephone numbers of the channels.
    pub(crate) numbers: Vec<String>,
    /// The facts that seem to be the number that a channel had before.
    pub(crate) old_numbers: Vec<Span>,
    pub(crate) actions: Vec<ActionId>,
    pub(crate) problems: Vec<Problem>,
    /// Whether all of it could be read, so that what it does not declare truly is not declared.
    pub(crate) is_whole: bool,
}

/// Reads `site.toml`.
pub(crate) fn parse(source: Arc<Source>) -> Site {
    let (table, mistakes) = DeTable::parse_recoverable(&source.text);
    let mut problems: Vec<_> =
        mistakes.iter().map(|mistake| Problem::not_toml(mistake, &source.text)).collect();
    let is_whole = problems.is_empty();
    let mut fields = Fields::new(table.get_ref(), 0..0, "site.toml", &mut problems);
    let name = fields.needed_text("name").map_or_else(String::new, |(name, _)| name);
    let default_locale = fields.needed_text("default-locale");
    let emergency = fields.needed_id("emergency-channel", ChannelId::new);
    let (time_zone, time_zone_span) = calendar::time_zone(&mut fields);
    let mut holidays = calendar::holidays(&mut fields);
    let (mut facts, placed_facts) = facts::read(&mut fields);
    facts.insert("bank".to_owned(), name.clone());
    let locales = locales::read(&mut fields);
    let mut channels: Vec<ChannelDecl> = Vec::new();
    for (table, span) in fields.tables("channels") {
        let channel = channel::read(table, span, &holidays, fields.problems);
        channels.extend(channel);
    }
    let numbers = channels.iter().flat_map(|channel| [&channel.number, &channel.number_abroad]);
    let numbers: Vec<String> = numbers.flatten().cloned().collect();
    let actions = actions(&mut fields);
    fields.finish();
    if !is_whole {
        // What seems to be missing may be where it could not be read.
        problems.retain(|problem| problem.span != (0..0));
    }
    let mut site = Site {
        name,
        default_locale: default_locale.as_ref().map_or_else(String::new, |(tag, _)| tag.clone()),
        emergency_channel: emergency.as_ref().map(|(id, _)| id.clone()),
        locales,
        time_zone,
        time_zone_span,
        last_holiday: holidays.pop(),
        facts,
        channels,
        old_numbers: facts::old_numbers(&placed_facts, &numbers),
        numbers,
        actions: actions.iter().map(|(id, _)| id.clone()).collect(),
        problems,
        is_whole,
        source: Arc::clone(&source),
    };
    check_names(&mut site, default_locale, emergency, &actions);
    site
}

/// A site that could not be read at all; nothing is known of what it declares.
pub(crate) fn unread(source: Arc<Source>) -> Site {
    Site {
        source,
        name: String::new(),
        default_locale: String::new(),
        emergency_channel: None,
        locales: Vec::new(),
        time_zone: String::new(),
        time_zone_span: 0..0,
        last_holiday: None,
        facts: Facts::new(),
        channels: Vec::new(),
        numbers: Vec::new(),
        old_numbers: Vec::new(),
        actions: Vec::new(),
        problems: Vec::new(),
        is_whole: false,
    }
}

impl Site {
    /// What a text is parsed with that has these pictures beside it.
    pub(crate) fn surroundings<'a>(&'a self, pictures: &'a Pictures) -> Surroundings<'a> {
        Surroundings { facts: &self.facts, numbers: &self.numbers, pictures }
    }

    /// The names of the messages that hold the words of channels and actions.
    pub(crate) fn messages_of_names(&self) -> BTreeSet<String> {
        let of_channel = |channel: &ChannelDecl| {
            [format!("channel-{}", channel.id), format!("channel-{}-note", channel.id)]
        };
        let of_action = |id: &ActionId| format!("action-{id}");
        self.channels.iter().flat_map(of_channel).chain(self.actions.iter().map(of_action)).collect()
    }
}

fn actions(fields: &mut Fields<'_, '_>) -> Vec<(ActionId, Span)> {
    let mut actions = Vec::new();
    for (table, span) in fields.tables("actions") {
        let mut inner = Fields::new(table, span, "an action", fields.problems);
        actions.extend(inner.needed_id("id", ActionId::new));
        inner.finish();
    }
    actions
}

/// Reports names that are used without being declared, and names that are declared twice.
fn check_names(
    site: &mut Site,
    default_locale: Option<(String, Span)>,
    emergency: Option<(ChannelId, Span)>,
    actions: &[(ActionId, Span)],
) {
    let tags = site.locales.iter().map(|(locale, _)| locale.tag.clone()).collect::<Vec<_>>();
    let channels = site.channels.iter().map(|channel| channel.id.to_string()).collect::<Vec<_>>();
    let mut report = |span: Span, message: String, help: &str| {
        site.problems.push(Problem { span, message, help: help.to_owned() });
    };
    if let Some((tag, span)) = default_locale
        && !site.locales.iter().any(|(locale, _)| locale.tag == tag)
    {
        report(
            span,
            format!("the locale `{tag}` is not declared"),
            &declared(&tag, &tags, &format!("[locales.{tag}]")),
        );
    }
    if let Some((id, span)) = emergency {
        match site.channels.iter().find(|channel| channel.id == id) {
            None => report(
                span,
                format!("the channel `{id}` is not declared"),
                &declared(id.as_str(), &channels, "[[channels]]"),
            ),
            Some(channel) if channel.kind != ChannelKind::Phone || channel.number.is_none() => report(
                span,
                format!("the channel `{id}` is no telephone with a number"),
                "name one that is: it is what customers see when nothing else works",
            ),
            Some(channel) if !channel.hours.is_empty() || !channel.exceptions.is_empty() => report(
                span,
                format!("the channel `{id}` is not always open"),
                "give it hours = \"always\" and no exceptions: a card is lost at any hour",
            ),
            Some(_) => {}
        }
    }
    let channels = site.channels.iter().map(|channel| (channel.id.as_str(), &channel.span));
    for (id, span) in
        repeated(channels).into_iter().chain(repeated(actions.iter().map(|(id, s)| (id.as_str(), s))))
    {
        report(span, format!("`{id}` is declared twice"), "give each its own name, or remove one");
    }
}

/// How to fix a name that is none of the declared ones.
fn declared(name: &str, names: &[String], section: &str) -> String {
    let declare = match names {
        [] => format!("declare it as {section}"),
        names => format!("use one of {}, or declare it as {section}", names.join(", ")),
    };
    did_you_mean(name, names.iter().map(String::as_str), declare)
}

/// The names that have come before.
fn repeated<'a>(names: impl Iterator<Item = (&'a str, &'a Span)>) -> Vec<(&'a str, Span)> {
    let mut seen = BTreeSet::new();
    names.filter(|(name, _)| !seen.insert(*name)).map(|(name, span)| (name, span.clone())).collect()
}
