//! Something in `site.toml` that needs to be fixed.

use crate::read::library::Library;
use crate::report::Report;

pub(super) fn check(library: &Library, report: &mut Report) {
    for problem in &library.site.problems {
        report.error(&library.site.source, &problem.span, &problem.message, &problem.help);
    }
    if let Some((last, span)) = &library.site.last_holiday
        && *last < report.today
    {
        let help = "add those of the next year: channels say on holidays that they are open";
        report.warning(&library.site.source, span, "the last of the holidays has passed", help);
    }
    let zone = &library.site.time_zone;
    if ["EST", "MST", "HST", "GMT", "GMT0", "Greenwich"].contains(&zone.as_str())
        || zone.starts_with("Etc/GMT")
    {
        let help = "name a city if clocks change there, such as Europe/London or America/New_York";
        let message = format!("`{zone}` has no summer time");
        report.warning(&library.site.source, &library.site.time_zone_span, message, help);
    }
    for span in &library.site.old_numbers {
        let help = "if it is a channel's, write the number that the channel has now";
        report.warning(&library.site.source, span, "no channel has this telephone number", help);
    }
    for (topic, span) in library.site.channels.iter().flat_map(|channel| &channel.topics) {
        if let Some(help) = super::unknown_topic(library, topic.as_str()) {
            report.error(&library.site.source, span, format!("there is no topic `{topic}`"), help);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::{SITE, check, messages};

    #[test]
    fn missing_and_unknown_keys_are_reported() {
        let site = SITE
            .replace("name = \"Larkmoor Bank\"", "nmae = \"Larkmoor Bank\"")
            .replace("kind = \"phone\"", "");
        insta::assert_snapshot!(check(&[("site.toml", &site)]));
    }

    #[test]
    fn values_that_do_not_fit_are_reported() {
        let site = SITE
            .replace("default-locale = \"en\"", "default-locale = \"fr\"")
            .replace("direction = \"ltr\"", "direction = \"left\"")
            .replace("number = \"0808 157 0199\"", "number = \"call us\"\nurl = \"javascript:x\"")
            .replace("card-delivery-days = \"5\"", "card-delivery-days = [5]\nbank = \"x\"")
            + "[[actions]]\nid = \"Freeze\"\n[[actions]]\nid = \"freeze-card\"\n";
        insta::assert_snapshot!(check(&[("site.toml", &site)]));
    }

    #[test]
    fn facts_that_cannot_be_shown_are_reported_once() {
        let facts = "card-delivery-days = \"5\"\nempty = \" \"\nnested = \"{{card-delivery-days}}\"\nbold = \"**10**\"\n\
                     html = \"<b>10</b>\"\nlist = [\"10\"]\nless = \"< £100 or 2 * 3\"";
        let site = SITE.replace("card-delivery-days = \"5\"", facts);
        let text = crate::rules::testing::article("In {{list}}, {{empty}}, {{nested}} and {{less}} days.");
        insta::assert_snapshot!(check(&[("site.toml", &site), ("en/cards/a.md", &text)]));
    }

    #[test]
    fn a_fact_with_the_old_number_of_a_channel_is_warned_of() {
        let facts = |fact: &str| {
            SITE.replace("[facts]", &format!("[facts]\nnumber = \"{fact}\"\nlimit = \"100000000\""))
        };
        insta::assert_snapshot!(check(&[("site.toml", &facts("0808 157 0100"))]));
        assert_eq!(check(&[("site.toml", &facts("08081570199"))]), "");
        let other = facts("0808 157 0199").replace("limit = \"100000000\"", "police = \"0300 123 2040\"");
        assert_eq!(check(&[("site.toml", &other)]), "");
    }

    #[test]
    fn a_number_that_is_too_short_is_reported() {
        let found = |number: &str| check(&[("site.toml", &SITE.replace("0808 157 0199", number))]);
        insta::assert_snapshot!(found("1"));
        assert_eq!(found("159"), "");
    }

    #[test]
    fn a_zero_that_is_not_dialled_behind_the_countrys_code_is_reported() {
        let site = |abroad: &str| {
            SITE.replace("0808 157 0199\"", &format!("0808 157 0199\"\nnumber-abroad = \"{abroad}\""))
        };
        insta::assert_snapshot!(check(&[("site.toml", &site("+44 (0)20 7946 0199"))]));
        insta::assert_snapshot!(check(&[("site.toml", &SITE.replace("0808 157 0199", "0049 ( 0 ) 30 123"))]));
        assert_eq!(check(&[("site.toml", &SITE.replace("0808 157 0199", "(020) 7946 0199"))]), "");
    }

    #[test]
    fn signs_for_programs_round_and_in_values_are_reported_by_the_sign() {
        let name = |name: &str| SITE.replace("\"Larkmoor Bank\"", name);
        insta::assert_snapshot!(check(&[("site.toml", &name("“Larkmoor Bank”"))]));
        insta::assert_snapshot!(check(&[("site.toml", &name("\"Larkmoor &amp; Sons\""))]));
        let fact =
            |fact: &str| SITE.replace("card-delivery-days = \"5\"", &format!("card-delivery-days = {fact}"));
        insta::assert_snapshot!(check(&[("site.toml", &fact("\"5&nbsp;days\""))]));
        insta::assert_snapshot!(check(&[("site.toml", &fact("„5“"))]));
    }

    #[test]
    fn names_that_are_not_declared_get_those_that_are() {
        let site = SITE
            .replace("default-locale = \"en\"", "default-locale = \"eng\"")
            .replace("channel = \"card-emergency\"", "channel = \"card-emergancy\"");
        insta::assert_snapshot!(check(&[("site.toml", &site)]));
    }

    #[test]
    fn a_key_that_is_there_twice_and_a_comma_that_is_not_there_are_told_apart() {
        let site = SITE.replace("name = \"Larkmoor Bank\"", "name = \"Larkmoor Bank\"\nname = \"Larkmoor\"");
        insta::assert_snapshot!(check(&[("site.toml", &site)]));
        let site = format!("holidays = [2026-12-25\n2026-12-28]\n{SITE}");
        insta::assert_snapshot!(check(&[("site.toml", &site)]));
    }

    #[test]
    fn opening_hours_that_cannot_be_are_reported() {
        let hours = "hours = [{ days = \"fri-mon\", from = \"8:00\", to = \"24:01\" }, \
                     { days = \"mon\", from = \"20:00\", to = \"08:00\" }, { days = \"sat\" }, 5]";
        insta::assert_snapshot!(check(&[("site.toml", &SITE.replace("hours = \"always\"", hours))]));
    }

    /// What is reported of a second channel with these lines.
    fn with_second(lines: &str) -> String {
        let head = "\n[[channels]]\nid = \"service\"\nkind = \"phone\"\nnumber = \"0808 157 0100\"\n";
        let messages = messages() + "channel-service = Words\nchannel-service-note = Words\n";
        check(&[("site.toml", &format!("{SITE}{head}{lines}\n")), ("en/messages.ftl", &messages)])
    }

    #[test]
    fn a_whole_channel_with_all_its_keys_is_fine() {
        let lines = "number-abroad = \"+44 20 7946 0100\"\nlanguages = [\"en\", \"cy\", \"pt-BR\"]\ntopics = [\"cards\"]\n\
                     hours = [{ days = \"mon-fri\", from = \"08:00\", to = \"12:00\" }, \
                     { days = \"mon-fri\", from = \"12:00\", to = \"24:00\" }]\non-holidays = [{ from = \"10:00\", to = \"16:00\" }]\n\
                     exceptions = [{ date = 2026-12-24, from = \"08:00\", to = \"12:00\" }, \
                     { date = 2026-12-24, from = \"13:00\", to = \"16:00\" }, { date = 2027-03-01, closed = true }]";
        assert_eq!(with_second(lines), "");
    }

    #[test]
    fn a_time_zone_that_is_none_gets_the_nearest() {
        for (name, meant) in [
            ("Europe/Londno", "did you mean `Europe/London`?"),
            ("europe/london", "did you mean `Europe/London`?"),
            ("Larkmoor", "use a name of the tz database"),
        ] {
            let found = check(&[("site.toml", &SITE.replace("Europe/London", name))]);
            assert!(found.contains(&format!("there is no time zone `{name}`")), "{found}");
            assert!(found.contains(meant), "{found}");
        }
        let site = SITE.replace("time-zone = \"Europe/London\"\n", "");
        insta::assert_snapshot!(check(&[("site.toml", &site)]));
    }

    #[test]
    fn a_time_zone_without_summer_time_is_warned_of() {
        let found = |name: &str| check(&[("site.toml", &SITE.replace("Europe/London", name))]);
        insta::assert_snapshot!(found("GMT"));
        for name in ["UTC", "Africa/Accra", "CET"] {
            assert_eq!(found(name), "");
        }
    }

    #[test]
    fn holidays_that_are_no_days_or_there_twice_are_reported() {
        let holidays = "holidays = [2026-12-25, \"2026-12-28\", 2026-12-25, 2027-01-01T00:00:00, 20270329]\n";
        insta::assert_snapshot!(check(&[("site.toml", &format!("{holidays}{SITE}"))]));
        for none in ["holidays = 2026-12-25\n", "holidays = [2026-02-30]\n"] {
            assert_ne!(check(&[("site.toml", &format!("{none}{SITE}"))]), "", "{none}");
        }
    }

    #[test]
    fn holidays_of_which_the_last_has_passed_are_warned_of() {
        let checked =
            |last: &str| check(&[("site.toml", &format!("holidays = [{last}, 2026-08-31]\n{SITE}"))]);
        assert_eq!(checked("2026-11-01"), "");
        insta::assert_snapshot!(checked("2026-10-31"));
    }

    #[test]
    fn exceptions_that_cannot_be_are_reported() {
        insta::assert_snapshot!(with_second(
            "hours = [{ days = \"mon-fri\", from = \"08:00\", to = \"20:00\" }]\non-holidays = \"open\"\n\
             exceptions = [\n\
             { date = 2026-12-24, from = \"08:00\", to = \"16:00\" },\n\
             { date = 2026-12-24, from = \"15:00\", to = \"17:00\" },\n\
             { date = 2026-12-24, closed = true },\n\
             { date = 2026-12-25, closed = false },\n\
             { date = 2026-12-26, closed = true, from = \"08:00\", to = \"16:00\" },\n\
             { date = 2026-12-27, from = \"16:00\", to = \"08:00\" },\n\
             { date = \"2026-12-28\", closed = true },\n\
             { from = \"08:00\", to = \"16:00\", close = true },\n\
             { date = 2026-12-29 },\n\
             2026-12-30,\n\
             ]"
        ));
    }

    #[test]
    fn hours_that_overlap_are_reported() {
        insta::assert_snapshot!(with_second(
            "hours = [{ days = \"mon-fri\", from = \"08:00\", to = \"12:00\" },\n\
             { days = \"fri-sun\", from = \"11:59\", to = \"18:00\" }]\n\
             on-holidays = [{ from = \"10:00\", to = \"12:00\" },\n{ from = \"11:00\", to = \"13:00\" }, 5]"
        ));
    }

    #[test]
    fn languages_and_topics_that_are_none_are_reported() {
        insta::assert_snapshot!(with_second(
            "languages = [\"en\", \"english\", \"en\", \"\", 5]\ntopics = [\"crads\", \"mortgages\", \"Cards\"]"
        ));
        insta::assert_snapshot!(with_second("languages = \"en\"\ntopics = \"cards\""));
    }

    #[test]
    fn a_channel_that_cannot_be_reached_is_reported() {
        let kind = |kind: &str| {
            SITE.replace(
                "hours = \"always\"",
                &format!("hours = \"always\"\n[[channels]]\nid = \"x\"\nkind = \"{kind}\""),
            )
            .replace("number = \"0808", "number-abroad = \"020 7946 0199\"\nnumber = \"0808")
        };
        let messages = messages() + "channel-x = Words\nchannel-x-note = Words\n";
        let found = |site: &str| check(&[("site.toml", site), ("en/messages.ftl", &messages)]);
        insta::assert_snapshot!(["phone", "branch", "social"].map(|name| found(&kind(name))).join("\n"));
        for opened_by_the_host in ["chat", "callback", "secure-message"] {
            assert_eq!(found(&kind(opened_by_the_host)).matches("error").count(), 1);
        }
    }

    #[test]
    fn an_emergency_channel_that_is_no_telephone_or_ever_closed_is_reported() {
        let chat = SITE.replace("kind = \"phone\"", "kind = \"chat\"");
        let hours = "hours = [{ days = \"mon-sun\", from = \"00:00\", to = \"24:00\" }]";
        let exceptions = "hours = \"always\"\nexceptions = [{ date = 2026-12-25, closed = true }]";
        insta::assert_snapshot!(check(&[("site.toml", &chat)]));
        for closes in [hours, exceptions] {
            let found = check(&[("site.toml", &SITE.replace("hours = \"always\"", closes))]);
            assert!(found.contains("the channel `card-emergency` is not always open"), "{found}");
        }
    }

    #[test]
    fn what_is_not_toml_is_reported_and_hides_little() {
        let site = SITE.replace("name = \"Larkmoor Bank\"", "name = Larkmoor Bank");
        insta::assert_snapshot!(check(&[("site.toml", &site), ("en/cards/a.md", "no front matter")]));
    }
}
