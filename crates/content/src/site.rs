//! `site.toml`: the bank's name, its locales, clock, holidays, facts, channels and actions.

mod calendar;
mod channel;
mod hours;

use std::collections::BTreeSet;
use std::sync::Arc;

use model::{ActionId, ChannelId, ChannelKind, Date, Direction, Locale};
use toml::de::{DeTable, DeValue};

pub(crate) use channel::ChannelDecl;

use crate::entities;
use crate::facts::Facts;
use crate::markdown::{Surroundings, emphasis};
use crate::nearest::did_you_mean;
use crate::pictures::Pictures;
use crate::source::{Source, Span};
use crate::table::{Fields, Problem};

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
    let (mut facts, placed_facts) = facts(&mut fields);
    facts.insert("bank".to_owned(), name.clone());
    let locales = locales(&mut fields);
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
        // What seems to be missing may stand where it could not be read.
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
        old_numbers: old_numbers(&placed_facts, &numbers),
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
    /// What a text is read with that has these pictures beside it.
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

/// The facts by name, and the value of each with its place.
fn facts(fields: &mut Fields<'_, '_>) -> (Facts, Vec<(String, Span)>) {
    let (mut facts, mut placed) = (Facts::new(), Vec::new());
    for (key, value) in fields.table("facts").map(|(table, _)| table.iter()).into_iter().flatten() {
        let text = match value.get_ref() {
            DeValue::String(text) => text.to_string(),
            DeValue::Integer(number) => number.to_string(),
            DeValue::Float(number) => number.to_string(),
            _ => {
                fields.report(value.span(), "a fact must be a text", "write the value in double quotes");
                // The name is known: only its value is a mistake.
                String::new()
            }
        };
        if let Some((message, help)) = value.get_ref().as_str().and_then(wrong_fact) {
            fields.report(value.span(), &message, &help);
        }
        if key.get_ref() == "bank" {
            fields.report(
                key.span(),
                "`bank` is always the bank's name",
                "choose another name for this fact",
            );
        }
        placed.push((text.clone(), value.span()));
        facts.insert(key.get_ref().to_string(), text);
    }
    (facts, placed)
}

/// What is wrong with the value of a fact, which is shown as it is written, and how to mend it.
fn wrong_fact(value: &str) -> Option<(String, String)> {
    if let Some((_, message, help)) = entities::wrong(value, 0) {
        return Some((message, help));
    }
    let tag = |at: usize| {
        let inner = value[at + 1..].trim_start_matches('/');
        inner.starts_with(|c: char| c.is_ascii_alphabetic()) && inner.contains('>')
    };
    let is_bold = value.starts_with("**") && value.ends_with("**") && value.contains(char::is_alphanumeric);
    let (message, help) = if value.trim().is_empty() {
        ("this fact is empty", "write its value between the quotes, or remove it where nothing uses it")
    } else if value.contains("{{") {
        ("a fact in a fact is not filled in", "write the value itself")
    } else if emphasis(value).is_some() || is_bold || value.match_indices('<').any(|(at, _)| tag(at)) {
        (
            "a fact is shown as it is written",
            "write it without *, ` and HTML; put those around {{…}} in the text",
        )
    } else {
        return None;
    };
    Some((message.to_owned(), help.to_owned()))
}

/// The facts that look like the number of a channel that has another one now: telephone numbers that no channel has,
/// if there are channels with a number that no fact has.
fn old_numbers(facts: &[(String, Span)], numbers: &[String]) -> Vec<Span> {
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let of_channels: BTreeSet<String> = numbers.iter().map(|number| digits(number)).collect();
    let of_facts: BTreeSet<String> = facts.iter().map(|(value, _)| digits(value)).collect();
    if of_channels.is_subset(&of_facts) {
        return Vec::new();
    }
    let is_old = |value: &str| is_telephone(value) && !of_channels.contains(&digits(value));
    facts.iter().filter(|(value, _)| is_old(value)).map(|(_, span)| span.clone()).collect()
}

/// Whether `text` is surely a telephone number: it starts as one, and no amount or date is as long.
fn is_telephone(text: &str) -> bool {
    text.starts_with(['0', '+'])
        && text.chars().all(|c| c.is_ascii_digit() || " +()-".contains(c))
        && text.chars().filter(char::is_ascii_digit).count() >= 9
}

fn locales(fields: &mut Fields<'_, '_>) -> Vec<(Locale, Span)> {
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
fn is_tag(text: &str) -> bool {
    let is_part =
        |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric());
    let language = text.split('-').next().unwrap_or_default();
    (2..=3).contains(&language.len())
        && language.bytes().all(|b| b.is_ascii_alphabetic())
        && text.split('-').all(is_part)
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

/// How to mend a name that is none of the declared ones.
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
