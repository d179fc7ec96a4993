//! The bank's clock and its holidays.

use model::Date;
use toml::Spanned;
use toml::de::DeValue;

use crate::nearest::did_you_mean;
use crate::read::toml_table::Fields;
use crate::source::Span;

/// The name of the bank's time zone, checked against the tz database that is built in; empty if it has none.
pub(super) fn time_zone(fields: &mut Fields<'_, '_>) -> (String, Span) {
    let Some((name, span)) = fields.needed_text("time-zone") else { return (String::new(), 0..0) };
    let zones: Vec<String> = jiff::tz::db().available().map(|zone| zone.to_string()).collect();
    if !zones.contains(&name) {
        let otherwise = "use a name of the tz database, such as Europe/London";
        let help = did_you_mean(&name, zones.iter().map(String::as_str), otherwise);
        fields.report(span.clone(), &format!("there is no time zone `{name}`"), &help);
    }
    (name, span)
}

/// The holidays with the place of each; sorted.
pub(super) fn holidays(fields: &mut Fields<'_, '_>) -> Vec<(Date, Span)> {
    let Some(value) = fields.get("holidays") else { return Vec::new() };
    let DeValue::Array(array) = value.get_ref() else {
        fields.report(
            value.span(),
            "`holidays` must be a list",
            "write days such as [2026-12-25, 2026-12-28]",
        );
        return Vec::new();
    };
    let mut holidays: Vec<(Date, Span)> = Vec::new();
    for item in array.iter() {
        let Some(date) = day(item, fields) else { continue };
        if holidays.iter().any(|(other, _)| *other == date) {
            fields.report(item.span(), "this holiday is there twice", "remove one of the two");
        } else {
            holidays.push((date, item.span()));
        }
    }
    holidays.sort_by_key(|(date, _)| *date);
    holidays
}

/// A day as TOML writes it.
pub(super) fn day(value: &Spanned<DeValue<'_>>, fields: &mut Fields<'_, '_>) -> Option<Date> {
    let written = value.get_ref().as_datetime().filter(|day| day.time.is_none() && day.offset.is_none());
    let date = written.and_then(|day| day.date).map(|date| Date {
        year: date.year,
        month: date.month,
        day: date.day,
    });
    if date.is_none() {
        let help = "write year, month and day without quotes, such as 2026-12-25";
        fields.report(value.span(), "this is not a day", help);
    }
    date
}
