//! When a channel is open: in every week, on holidays, and on other days that are not as usual.

use model::{Date, Days, Exception, Hours, Times};
use toml::de::{DeTable, DeValue};

use super::calendar::day;
use crate::read::toml_table::{Fields, Problem};
use crate::source::Span;

const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

const OVERLAP: (&str, &str) =
    ("these times overlap others of the same day", "join them, or let one end where the other begins");

/// The opening hours of a week; none, as for `"always"`, if they cannot be read.
pub(super) fn weekly(fields: &mut Fields<'_, '_>) -> Vec<Hours> {
    const HELP: &str =
        "write \"always\" or a list such as [{ days = \"mon-fri\", from = \"08:00\", to = \"20:00\" }]";
    let Some(value) = fields.get("hours") else { return Vec::new() };
    match value.get_ref() {
        DeValue::String(text) if text == "always" => Vec::new(),
        DeValue::Array(array) if !array.is_empty() => {
            let mut all = Vec::new();
            for (table, span) in fields.tables_in(array, "these are not opening hours", HELP) {
                add_hours(table, span, fields.problems, &mut all);
            }
            all
        }
        _ => {
            fields.report(value.span(), "these are not opening hours", HELP);
            Vec::new()
        }
    }
}

fn add_hours(table: &DeTable<'_>, span: Span, problems: &mut Vec<Problem>, all: &mut Vec<Hours>) {
    let mut fields = Fields::new(table, span.clone(), "opening hours", problems);
    let days = fields.needed_text("days").and_then(|(text, span)| {
        let days = days(&text);
        if days.is_none() {
            let help =
                "write a day (mon, tue, wed, thu, fri, sat, sun) or two with a hyphen, such as mon-fri";
            fields.report(span, &format!("\"{text}\" is not a run of days"), help);
        }
        days
    });
    let times = times(&mut fields, &span);
    fields.finish();
    let (Some(days), Some(times)) = (days, times) else { return };
    let share = |other: &Hours| other.days.first <= days.last && days.first <= other.days.last;
    let overlaps = |other: &Hours| share(other) && overlap(times, Times { from: other.from, to: other.to });
    if all.iter().any(overlaps) {
        fields.report(span, OVERLAP.0, OVERLAP.1);
    }
    all.push(Hours { days, from: times.from, to: times.to });
}

/// The days with other hours than the week's: the holidays, and `exceptions`, which come before them. A channel with
/// opening hours is closed on holidays unless it says otherwise.
pub(super) fn exceptions(
    fields: &mut Fields<'_, '_>,
    holidays: &[(Date, Span)],
    is_always_open: bool,
) -> Vec<Exception> {
    let on_holidays = on_holidays(fields).unwrap_or(if is_always_open { None } else { Some(Vec::new()) });
    let mut all = written_exceptions(fields);
    if let Some(times) = on_holidays {
        for (date, _) in holidays {
            if !all.iter().any(|exception| exception.date == *date) {
                all.push(Exception { date: *date, times: times.clone() });
            }
        }
    }
    all.sort_by_key(|exception| exception.date);
    all
}

/// When it is open on holidays, `None` for as usual; none at all if that is not said, or cannot be read.
fn on_holidays(fields: &mut Fields<'_, '_>) -> Option<Option<Vec<Times>>> {
    const HELP: &str =
        "write \"closed\", \"as-usual\" or a list such as [{ from = \"10:00\", to = \"16:00\" }]";
    let value = fields.get("on-holidays")?;
    match value.get_ref() {
        DeValue::String(text) if text == "closed" => Some(Some(Vec::new())),
        DeValue::String(text) if text == "as-usual" => Some(None),
        DeValue::Array(array) if !array.is_empty() => {
            let mut all = Vec::new();
            for (table, span) in fields.tables_in(array, "these are not opening hours", HELP) {
                let mut inner = Fields::new(table, span.clone(), "opening hours", fields.problems);
                let times = times(&mut inner, &span);
                inner.finish();
                if times.is_some_and(|times| all.iter().any(|other| overlap(times, *other))) {
                    inner.report(span, OVERLAP.0, OVERLAP.1);
                }
                all.extend(times);
            }
            Some(Some(all))
        }
        _ => {
            fields.report(value.span(), "this does not say when it is open on holidays", HELP);
            None
        }
    }
}

fn written_exceptions(fields: &mut Fields<'_, '_>) -> Vec<Exception> {
    const HELP: &str = "write a list such as [{ date = 2026-12-24, from = \"08:00\", to = \"16:00\" }, \
                        { date = 2027-03-01, closed = true }]";
    let Some(value) = fields.get("exceptions") else { return Vec::new() };
    let DeValue::Array(array) = value.get_ref() else {
        fields.report(value.span(), "these are not exceptions", HELP);
        return Vec::new();
    };
    let mut all: Vec<Exception> = Vec::new();
    for (table, span) in fields.tables_in(array, "this is not an exception", HELP) {
        let Some((date, times)) = exception(table, span.clone(), fields.problems) else { continue };
        let Some(same_day) = all.iter_mut().find(|exception| exception.date == date) else {
            all.push(Exception { date, times: times.into_iter().collect() });
            continue;
        };
        match times {
            Some(times) if !same_day.times.is_empty() => {
                if same_day.times.iter().any(|other| overlap(times, *other)) {
                    fields.report(span, OVERLAP.0, OVERLAP.1);
                }
                same_day.times.push(times);
                same_day.times.sort();
            }
            _ => {
                let help = "keep one of the two";
                fields.report(span, "another exception says when it is open on this day", help);
            }
        }
    }
    all
}

/// A day, and when the channel is open then: `None` for not at all.
fn exception(table: &DeTable<'_>, span: Span, problems: &mut Vec<Problem>) -> Option<(Date, Option<Times>)> {
    let mut fields = Fields::new(table, span.clone(), "an exception", problems);
    let date = match fields.get("date") {
        Some(value) => day(value, &mut fields),
        None => {
            let help = "add a day such as date = 2026-12-24";
            fields.report(span.clone(), "`date` is missing from an exception", help);
            None
        }
    };
    let times = match fields.get("closed") {
        None if ["from", "to"].iter().all(|key| fields.get(key).is_none()) => {
            let help = "add closed = true, or from = \"…\" and to = \"…\", behind the day";
            fields.report(span, "this exception does not say when it is open", help);
            None
        }
        None => times(&mut fields, &span).map(Some),
        Some(value) => {
            let has_times = ["from", "to"].map(|key| fields.get(key).is_some()).contains(&true);
            if value.get_ref().as_bool() != Some(true) || has_times {
                let help = "write either closed = true, or from and to";
                fields.report(value.span(), "this does not say when it is open", help);
            }
            Some(None)
        }
    };
    fields.finish();
    Some((date?, times?))
}

/// The values of `from` and `to`.
fn times(fields: &mut Fields<'_, '_>, span: &Span) -> Option<Times> {
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
    let times = Times { from: from?, to: to? };
    if times.from >= times.to {
        let help = "a channel that is open past midnight has one entry up to 24:00 and one from 00:00";
        fields.report(span.clone(), "it closes before it opens", help);
        return None;
    }
    Some(times)
}

fn overlap(one: Times, other: Times) -> bool {
    one.from < other.to && other.from < one.to
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
