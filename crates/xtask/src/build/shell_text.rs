//! The words that the shell shows before the widget is there.

use anyhow::{Context, Result};
use content::{Bundles, Library};
use model::{Catalogue, bundle};
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
    let default_locale = library.shell().default_locale;
    let mut tags: Vec<&String> = bundles.0.keys().collect();
    tags.sort_by_key(|tag| **tag != default_locale);
    let mut locales = Vec::new();
    for tag in tags {
        let messages = library.shell_messages(tag).with_context(|| format!("{tag} has no messages"))?;
        let mut words = words(messages, &catalogue(bundles, tag)?);
        words.insert("lang".into(), json!(tag));
        locales.push(Value::Object(words));
    }
    Ok(Value::Array(locales).to_string())
}

fn catalogue(bundles: &Bundles, tag: &str) -> Result<Catalogue> {
    let files = bundles.0.get(tag);
    let file = files.and_then(|bundle| bundle.files.get(&bundle.catalogue.name("catalogue")));
    let bytes = file.with_context(|| format!("the bundle of {tag} has no catalogue"))?;
    bundle::read(bytes).with_context(|| format!("the catalogue of {tag}"))
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
