use model::{ChannelId, ChannelKind, Days, Hours};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::source::Span;
use crate::table::{Fields, Problem};

/// A channel as declared; its words stand in the messages of each locale.
#[derive(Debug)]
pub(crate) struct ChannelDecl {
    pub(crate) id: ChannelId,
    pub(crate) kind: ChannelKind,
    pub(crate) number: Option<String>,
    pub(crate) number_abroad: Option<String>,
    pub(crate) url: Option<String>,
    /// Empty means always.
    pub(crate) hours: Vec<Hours>,
    pub(crate) span: Span,
}

const KINDS: &[(&str, ChannelKind)] = &[
    ("phone", ChannelKind::Phone),
    ("chat", ChannelKind::Chat),
    ("secure-message", ChannelKind::SecureMessage),
    ("callback", ChannelKind::Callback),
    ("branch", ChannelKind::Branch),
];

const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// Reads one `[[channels]]`; none if it has no name to be known by. What else is wrong is reported once, here, and
/// then taken as if it were right.
pub(super) fn read(table: &DeTable<'_>, span: Span, problems: &mut Vec<Problem>) -> Option<ChannelDecl> {
    let mut fields = Fields::new(table, span.clone(), "a channel", problems);
    let id = fields.needed_id("id", ChannelId::new);
    let kind = fields.needed_one_of("kind", KINDS);
    let mut number = |key| {
        let (number, span) = fields.text(key)?;
        if number.chars().all(|c| c.is_ascii_digit() || " +()-".contains(c))
            && number.contains(char::is_numeric)
        {
            return Some(number);
        }
        fields.report(span, &format!("`{key}` is not a telephone number"), "use digits, spaces, +, - and ()");
        Some(number)
    };
    let (number, number_abroad) = (number("number"), number("number-abroad"));
    let url = fields.text("url").and_then(|(url, span)| {
        let is_page = url.starts_with("https://") || url.starts_with('/') && !url.starts_with("//");
        if !is_page {
            let help = "write a path of the bank's own site, such as /messages/new, or an https:// address";
            fields.report(span, "`url` is not the address of a page", help);
        }
        is_page.then_some(url)
    });
    let hours = hours(&mut fields);
    if kind == Some(ChannelKind::Phone) && fields.get("number").is_none() {
        fields.report(
            span.clone(),
            "a telephone channel needs a number",
            "add a line such as number = \"…\"",
        );
    }
    fields.finish();
    let (id, span) = id?;
    Some(ChannelDecl {
        id,
        kind: kind.unwrap_or(ChannelKind::Phone),
        number,
        number_abroad,
        url,
        hours,
        span,
    })
}

/// The opening hours; none, as for `"always"`, if they cannot be read.
fn hours(fields: &mut Fields<'_, '_>) -> Vec<Hours> {
    const HELP: &str =
        "write \"always\" or a list such as [{ days = \"mon-fri\", from = \"08:00\", to = \"20:00\" }]";
    let Some(value) = fields.get("hours") else { return Vec::new() };
    match value.get_ref() {
        DeValue::String(text) if text == "always" => Vec::new(),
        DeValue::Array(array) if !array.is_empty() => {
            let mut hours = Vec::new();
            for item in array.iter() {
                match item.get_ref() {
                    DeValue::Table(table) => hours.extend(opening(table, item, fields.problems)),
                    _ => fields.report(item.span(), "these are not opening hours", HELP),
                }
            }
            hours
        }
        _ => {
            fields.report(value.span(), "these are not opening hours", HELP);
            Vec::new()
        }
    }
}

fn opening(table: &DeTable<'_>, item: &Spanned<DeValue<'_>>, problems: &mut Vec<Problem>) -> Option<Hours> {
    let mut fields = Fields::new(table, item.span(), "opening hours", problems);
    let days = fields.needed_text("days").and_then(|(text, span)| {
        let days = days(&text);
        if days.is_none() {
            let help =
                "write a day (mon, tue, wed, thu, fri, sat, sun) or two with a hyphen, such as mon-fri";
            fields.report(span, &format!("\"{text}\" is not a run of days"), help);
        }
        days
    });
    let mut time = |key| {
        let (text, span) = fields.needed_text(key)?;
        let minutes = minutes(&text);
        if minutes.is_none() {
            let help = "write hours and minutes from 00:00 to 24:00, such as 08:30";
            fields.report(span, &format!("\"{text}\" is not a time of day"), help);
        }
        minutes
    };
    let (from, to) = (time("from"), time("to"));
    fields.finish();
    let hours = Hours { days: days?, from: from?, to: to? };
    if hours.from >= hours.to {
        let help = "a channel that is open past midnight has one entry up to 24:00 and one from 00:00";
        fields.report(item.span(), "it closes before it opens", help);
        return None;
    }
    Some(hours)
}

fn days(text: &str) -> Option<Days> {
    let day = |name: &str| DAYS.iter().position(|day| *day == name)?.try_into().ok();
    let (first, last) = text.split_once('-').unwrap_or((text, text));
    let days = Days { first: day(first)?, last: day(last)? };
    (days.first <= days.last).then_some(days)
}

fn minutes(text: &str) -> Option<u16> {
    let (hours, minutes) = text.split_once(':')?;
    let number = |part: &str| -> Option<u16> {
        (part.len() == 2 && part.bytes().all(|b| b.is_ascii_digit())).then(|| part.parse().ok())?
    };
    let (hours, minutes) = (number(hours)?, number(minutes)?);
    (minutes < 60 && hours * 60 + minutes <= 24 * 60).then_some(hours * 60 + minutes)
}
