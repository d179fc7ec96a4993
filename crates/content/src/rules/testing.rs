//! A small library without problems, which tests add their files to.

use std::collections::BTreeMap;

use crate::{FileBytes, Files, Library};

pub(crate) const SITE: &str = r#"name = "Larkmoor Bank"
default-locale = "en"
emergency-channel = "card-emergency"
time-zone = "Europe/London"

[locales.en]
name = "English"
direction = "ltr"

[facts]
card-delivery-days = "5"

[[channels]]
id = "card-emergency"
kind = "phone"
number = "0808 157 0199"
hours = "always"

[[actions]]
id = "freeze-card"
"#;

pub(crate) const TOPIC: &str = "---\ntitle: Cards\nsummary: All about cards.\norder: 1\nicon: card\n---\n";

/// A picture of one pixel.
pub(crate) const PNG: &[u8] =
    b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89";

const FRONT_MATTER: &str = "title: A title\nsummary: A summary.\nasks: [how]\nowner: cards-team\nupdated: 2026-10-05\n\
                            review-by: 2027-05-01\n";

/// An article with that text.
pub(crate) fn article(text: &str) -> String {
    format!("---\n{FRONT_MATTER}---\n{text}\n")
}

/// A flow with that text.
pub(crate) fn flow(text: &str) -> String {
    article(text)
}

/// A notice with that text.
pub(crate) fn notice(text: &str) -> String {
    format!(
        "---\ntitle: A title\nseverity: warning\nstart: 2026-11-01T00:00Z\nend: 2026-11-20T08:00Z\n\
         owner: fraud-team\n---\n{text}\n"
    )
}

/// All messages that [`SITE`] and the widget need, the site's first.
pub(crate) fn messages() -> String {
    let of_site = ["channel-card-emergency", "channel-card-emergency-note", "action-freeze-card"];
    let names = of_site.into_iter().chain(model::msg::SHELL.iter().chain(model::msg::ALL).copied());
    names.map(|name| format!("{name} = Words\n")).collect()
}

/// Rules that toy flows break: they have no tests, most lead to no human, and most outcomes have no text. The tests of
/// these rules name them.
const NOT_FOR_TOYS: [&str; 3] = ["empty-outcome", "missing-flow-test", "no-human"];

/// What is reported when these files are added to the library without problems.
pub(crate) fn check(files: &[(&str, &str)]) -> String {
    let files: Vec<_> = files.iter().map(|(path, text)| (*path, text.as_bytes())).collect();
    check_with(&files)
}

pub(crate) fn check_bytes(path: &str, bytes: &[u8]) -> String {
    check_with(&[(path, bytes)])
}

pub(crate) fn check_with(added: &[(&str, &[u8])]) -> String {
    draw(&library(added), &[])
}

/// The library without problems, with these files added.
pub(crate) fn library(added: &[(&str, &[u8])]) -> Library {
    Library::from_files("articles", files(added))
}

/// The files of the library without problems, with these added.
pub(crate) fn files(added: &[(&str, &[u8])]) -> Files {
    let messages = messages();
    let base = [("site.toml", SITE), ("en/messages.ftl", &messages), ("en/cards/topic.md", TOPIC)];
    let base = base.iter().map(|(path, text)| (*path, text.as_bytes()));
    let file = |(path, bytes): (&str, &[u8])| (path.to_owned(), FileBytes::Read(bytes.to_vec()));
    base.chain(added.iter().copied()).map(file).collect::<BTreeMap<_, _>>()
}

/// What is reported for `library` on 1 November 2026: of these rules if any are named, else of all but [`NOT_FOR_TOYS`].
pub(crate) fn draw(library: &Library, rules: &[&str]) -> String {
    let mut found = crate::check(library, crate::date("2026-11-01").unwrap());
    found.retain(|diagnostic| match rules {
        [] => !NOT_FOR_TOYS.contains(&diagnostic.rule),
        rules => rules.contains(&diagnostic.rule),
    });
    crate::draw(&found, false)
}
