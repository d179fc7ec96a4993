//! The words that the shell shows before the widget is there.

use anyhow::{Context, Result};
use content::{Bundles, Library};
use model::Catalogue;
use serde_json::{Map, Value, json};

/// The names of the shell's messages start so.
const SHELL_MESSAGES: &str = "shell-";

/// What stands before the number of the emergency channel, and before that for customers abroad.
const CALL: &str = "shell-call";
const CALL_ABROAD: &str = "shell-call-abroad";

/// A list of JSON: for each locale an object with its tag, `lang`, its messages named `shell-…` (without `shell-`), the
/// emergency channel's numbers, each after its words, in `calls`, and the direction, `dir`. The default locale comes first:
/// the shell takes the first one when the host asks for a locale that is not there.
pub(super) fn read(library: &Library, bundles: &Bundles) -> Result<String> {
    let default_locale = library.default_locale();
    let mut sorted: Vec<_> = bundles.0.iter().collect();
    sorted.sort_by_key(|(tag, _)| *tag != default_locale);
    let mut locales = Vec::new();
    for (tag, bundle) in sorted {
        let messages = library.shell_messages(tag).with_context(|| format!("{tag} has no messages"))?;
        let mut words = words(messages, &bundle.read_catalogue()?);
        words.insert("lang".into(), json!(tag));
        locales.push(Value::Object(words));
    }
    Ok(Value::Array(locales).to_string())
}

fn words(messages: Vec<(&str, String)>, catalogue: &Catalogue) -> Map<String, Value> {
    let emergency = catalogue.channel(&catalogue.emergency_channel);
    let number = emergency.and_then(|channel| channel.number.as_deref());
    let abroad = emergency.and_then(|channel| channel.number_abroad.as_deref());
    let (mut words, mut calls) = (Map::new(), Vec::new());
    for (name, text) in messages {
        let number = match name {
            CALL => number,
            CALL_ABROAD => abroad,
            _ => {
                words.insert(name.trim_start_matches(SHELL_MESSAGES).into(), json!(text));
                continue;
            }
        };
        calls.extend(number.map(|number| json!([text, number])));
    }
    words.insert("calls".into(), json!(calls));
    words.insert("dir".into(), json!(catalogue.locale.direction.as_str()));
    words
}
