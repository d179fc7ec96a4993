//! A message that a locale does not have.

use crate::nearest::did_you_mean;
use crate::read::ftl::State;
use crate::read::library::Library;
use crate::report::Report;

pub(super) fn check(library: &Library, report: &mut Report) {
    let of_names = library.site.messages_of_names();
    let needed: Vec<&str> = model::msg::SHELL
        .iter()
        .chain(model::msg::ALL)
        .copied()
        .chain(of_names.iter().map(String::as_str))
        .collect();
    for locale in &library.locales {
        let ftl = &locale.messages;
        match ftl.state {
            State::Unread => {}
            State::Missing => {
                let message = format!("the locale `{}` has no messages.ftl", locale.tag);
                report.error(
                    &ftl.source,
                    &(0..0),
                    message,
                    "copy the one of another locale and translate it",
                );
            }
            State::Read => {
                let have = |name: &str| ftl.messages.contains_key(name) || ftl.damaged.contains(name);
                for name in needed.iter().filter(|name| !have(name)) {
                    let unused =
                        ftl.messages.keys().map(String::as_str).filter(|have| !needed.contains(have));
                    let help = did_you_mean_or_add(name, unused);
                    report.error(&ftl.source, &(0..1), format!("the message `{name}` is missing"), help);
                }
            }
        }
    }
}

fn did_you_mean_or_add<'a>(name: &str, unused: impl Iterator<Item = &'a str>) -> String {
    let add = format!("add a line `{name} = …`");
    match did_you_mean(name, unused, "").as_str() {
        "" => add,
        meant => format!("{add}; or {}", meant.replace("did you mean", "did you call it")),
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::{check, messages};

    #[test]
    fn messages_that_the_widget_or_a_channel_needs_are_asked_for() {
        let renamed = messages().replace("action-freeze-card =", "action-freeze-crad =");
        let without = renamed.replace("channel-card-emergency-note =", "note =");
        insta::assert_snapshot!(check(&[("en/messages.ftl", &without)]));
    }

    #[test]
    fn every_message_of_the_widget_is_needed() {
        // All of them together are more than are reported for one file.
        for name in model::msg::ALL.iter().take(10) {
            let without = messages().replace(&format!("\n{name} = Words\n"), "\n");
            let found = check(&[("en/messages.ftl", &without)]);
            assert!(found.contains(&format!("`{name}` is missing")), "{name}");
        }
    }

    #[test]
    fn a_locale_without_messages_is_reported_once() {
        let site = crate::rules::testing::SITE.to_owned()
            + "\n[locales.fr]\nname = \"Français\"\ndirection = \"ltr\"\n";
        insta::assert_snapshot!(check(&[("site.toml", &site)]));
    }
}
