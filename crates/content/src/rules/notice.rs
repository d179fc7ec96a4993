//! A notice with headings, with a severity, time or topic that is none, or that never is or never again will be shown.

use model::Slug;

use super::heading_level::{UNDERLINED, is_underlined};
use crate::nearest::did_you_mean;
use crate::read::dates::{date_time, has_offset_of_a_zone, offset};
use crate::read::front_matter::FrontMatter;
use crate::read::keys::{SEVERITIES, severity};
use crate::read::library::{Library, Text, TextKind};
use crate::report::Report;

use crate::source::Span;

pub(super) fn check(library: &Library, report: &mut Report) {
    for (_, text) in library.texts().filter(|(_, text)| text.kind == TextKind::Notice) {
        check_severity(text, report);
        check_times(text, report);
        check_offsets(library, text, report);
        check_topics(library, text, report);
        for heading in &text.markdown.headings {
            let (message, help) = match is_underlined(text, heading) {
                true => (UNDERLINED.0, "put an empty line between: it is then a text and a rule"),
                false => (
                    "a notice has no headings",
                    "write it as a paragraph; move what needs headings to an article, and link to it",
                ),
            };
            report.error(&text.source, &heading.span, message, help);
        }
    }
}

/// The value of `key` and its place; none if there is none to judge.
fn written<'a>(front: &'a FrontMatter, key: &str) -> Option<(&'a str, &'a Span)> {
    let node = front.get(key)?;
    let value = node.scalar()?.trim();
    (!value.is_empty()).then_some((value, &node.span))
}

fn check_severity(text: &Text, report: &mut Report) {
    let Some((word, span)) = written(&text.front, "severity").filter(|(word, _)| severity(word).is_none())
    else {
        return;
    };
    let names = SEVERITIES.map(|(name, _)| name);
    let help = did_you_mean(word, names, format!("use one of {}", names.join(", ")));
    report.error(&text.source, span, format!("`{word}` is not a severity"), help);
}

fn check_topics(library: &Library, text: &Text, report: &mut Report) {
    for (name, span) in text.front.text_nodes("topics").map(|(name, span)| (name.trim(), span)) {
        if Slug::new(name).is_ok()
            && let Some(help) = super::unknown_topic(library, name)
        {
            report.error(&text.source, span, format!("there is no topic `{name}`"), help);
        }
    }
}

/// Warns of times by another clock than the bank's, which is an hour off when summer time is taken for winter time.
fn check_offsets(library: &Library, text: &Text, report: &mut Report) {
    let Ok(zone) = jiff::tz::db().get(&library.site.time_zone) else { return };
    let moments = (text.front.date_time("start"), text.front.date_time("end"));
    // That is reported, and may be the reason.
    if matches!(moments, (Some(start), Some(end)) if end <= start) {
        return;
    }
    // So is this, and the file is to be deleted.
    if moments.1.is_some_and(|end| has_ended(end, report.today)) {
        return;
    }
    for key in ["start", "end"] {
        let Some((value, span)) = written(&text.front, key).filter(|(value, _)| date_time(value).is_some())
        else {
            continue;
        };
        let (Some(written), Ok(moment)) = (offset(value), value.parse::<jiff::Timestamp>()) else { continue };
        let seconds = zone.to_offset(moment).seconds();
        if seconds != written * 60 {
            let there = clock(seconds / 60);
            let message = format!("the clocks of {} are at {there} then", library.site.time_zone);
            let help = format!("write the time that they show, with {there} behind it");
            report.warning(&text.source, span, message, help);
        }
    }
}

/// An offset from UTC as it is written.
fn clock(minutes: i32) -> String {
    let sign = if minutes < 0 { '-' } else { '+' };
    format!("{sign}{:02}:{:02}", minutes.abs() / 60, minutes.abs() % 60)
}

fn check_times(text: &Text, report: &mut Report) {
    for key in ["start", "end"] {
        let wrong = written(&text.front, key).filter(|(value, _)| date_time(value).is_none());
        let Some((value, span)) = wrong else { continue };
        if has_offset_of_a_zone(value) {
            let help =
                "write day, time and offset from UTC, such as 2026-11-20T08:00Z or 2026-11-20T09:00+01:00";
            report.error(&text.source, span, format!("`{key}` is not a date-time"), help);
        } else {
            let message = format!("no clock is at {} from UTC", &value[value.len() - "+00:00".len()..]);
            let help = "write the offset of the bank's clocks, such as +01:00";
            report.error(&text.source, span, message, help);
        }
    }
    let Some(end) = text.front.date_time("end") else { return };
    let place = text.front.place_of("end");
    if text.front.date_time("start").is_some_and(|start| end <= start) {
        let help = "set an end that is later than `start`; mind the offsets from UTC";
        report.error(&text.source, &place, "this notice ends before it starts, or as it does", help);
    } else if has_ended(end, report.today) {
        let help = "delete its file, or set a later end if it still holds";
        report.warning(&text.source, &place, "this notice has ended", help);
    }
}

/// Whether `end`, in minutes after 1970-01-01T00:00Z, has passed when the day `today` begins.
fn has_ended(end: u32, today: model::Date) -> bool {
    let midnight = format!("{:04}-{:02}-{:02}T00:00Z", today.year, today.month, today.day);
    date_time(&midnight).is_some_and(|now| end <= now)
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::{SITE, check, notice};

    fn with(key: &str, value: &str) -> String {
        let lines = notice("Text.");
        let line = |line: &str| match line.split_once(": ") {
            Some((name, _)) if name == key => format!("{key}: {value}\n"),
            _ => format!("{line}\n"),
        };
        lines.lines().map(line).collect()
    }

    #[test]
    fn headings_are_reported_once() {
        insta::assert_snapshot!(check(&[(
            "en/notices/a.md",
            &notice("# One\n\nText.\n\n### Two {#Two .x}\n\n> ## Three")
        )]));
    }

    #[test]
    fn a_severity_that_is_none_is_reported() {
        insta::assert_snapshot!(check(&[
            ("en/notices/a.md", &with("severity", "warnign")),
            ("en/notices/b.md", &with("severity", "high")),
            ("en/notices/c.md", &with("severity", "")),
        ]));
    }

    #[test]
    fn topics_that_are_none_are_reported() {
        insta::assert_snapshot!(check(&[
            ("en/notices/a.md", &with("owner", "fraud-team\ntopics: [cards, crads, mortgages, Cards]")),
            ("en/notices/b.md", &with("owner", "fraud-team\ntopics: cards")),
        ]));
    }

    #[test]
    fn times_that_cannot_be_read_are_reported() {
        insta::assert_snapshot!(check(&[
            ("en/notices/a.md", &with("start", "2026-11-01")),
            ("en/notices/b.md", &with("start", "2026-11-01T08:00")),
            ("en/notices/c.md", &with("start", "2026-11-01 08:00Z")),
            ("en/notices/d.md", &with("end", "2026-11-31T08:00Z")),
            ("en/notices/e.md", &with("end", "20 November")),
            ("en/notices/f.md", &with("end", "[2026-11-20T08:00Z]")),
        ]));
    }

    #[test]
    fn times_of_every_form_are_read() {
        for end in ["2026-11-20T08:00:30Z", "2026-11-20T08:00+00:00", "2027-06-20T08:00:30+01:00"] {
            assert_eq!(check(&[("en/notices/a.md", &with("end", end))]), "");
        }
    }

    #[test]
    fn offsets_of_other_clocks_are_warned_of_and_those_of_none_are_reported() {
        insta::assert_snapshot!(check(&[
            ("en/notices/a.md", &with("end", "2026-12-06T20:00+01:00")),
            ("en/notices/b.md", &with("end", "2027-06-06T20:00+00:00")),
            ("en/notices/c.md", &with("end", "2026-12-06T20:00+15:00")),
            ("en/notices/d.md", &with("end", "2026-12-06T20:00+00:59")),
            ("en/notices/e.md", &with("end", "2026-12-06T20:00-05:00")),
        ]));
    }

    #[test]
    fn the_time_in_utc_is_warned_of_where_the_banks_clocks_show_another() {
        insta::assert_snapshot!(check(&[
            ("en/notices/a.md", &with("end", "2027-07-01T09:00Z")),
            ("en/notices/b.md", &with("end", "2027-10-31T00:30:00Z")),
            ("en/notices/c.md", &with("end", "2027-10-31T01:30Z")),
        ]));
        let new_york = SITE.replace("Europe/London", "America/New_York");
        let found =
            check(&[("site.toml", &new_york), ("en/notices/a.md", &with("end", "2026-12-06T20:00Z"))]);
        assert!(found.contains("the clocks of America/New_York are at -05:00 then"), "{found}");
    }

    #[test]
    fn an_end_that_is_not_after_the_start_is_reported() {
        let text = |end: &str| with("end", end);
        insta::assert_snapshot!(check(&[
            ("en/notices/a.md", &text("2026-10-31T23:59Z")),
            ("en/notices/b.md", &text("2026-11-01T01:00+01:00")),
            ("en/notices/c.md", &text("2026-11-01T00:01Z")),
        ]));
    }

    #[test]
    fn a_notice_that_has_ended_is_warned_of_and_one_that_ends_today_is_not() {
        let ends = |end: &str| with("end", end).replace("start: 2026-11-01", "start: 2026-10-26");
        insta::assert_snapshot!(check(&[
            ("en/notices/a.md", &ends("2026-11-01T00:00Z")),
            ("en/notices/b.md", &ends("2026-11-01T00:01Z")),
        ]));
    }

    #[test]
    fn the_keys_of_a_notice_are_its_own() {
        insta::assert_snapshot!(check(&[(
            "en/notices/a.md",
            "---\nsummary: A summary.\nsevrity: info\n---\nText in {{card-delivery-day}}.\n"
        )]));
    }
}
