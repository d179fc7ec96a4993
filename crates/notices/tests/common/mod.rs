//! What the tests share: a small catalogue, and JSON from one library to the other.
#![allow(dead_code, reason = "each test file uses a part of it")]
#![allow(clippy::unwrap_used, reason = "a helper that meets an error fails the test that called it")]

use model::{
    Block, Catalogue, Channel, ChannelId, ChannelKind, Direction, Entry, EntryKind, FileRef, Icon, Locale,
    Messages, Slug, Topic, plain_text,
};
use notices::Json;
use serde_json::Value;

/// A catalogue in English with the topics cards and payments, the article `fees`, the flow
/// `lost-card` and the channel `chat`.
pub(crate) fn catalogue() -> Catalogue {
    let slug = |name: &str| Slug::new(name).unwrap();
    let topic =
        |name| Topic { slug: slug(name), title: name.into(), summary: String::new(), icon: Icon::Card };
    let entry = |name, kind| Entry {
        slug: slug(name),
        kind,
        topic: 0,
        title: name.into(),
        urgent: false,
        suggest_on: vec![],
    };
    let file = || FileRef { sha384: vec![] };
    Catalogue {
        bank: "Larkmoor Bank".into(),
        locale: Locale {
            tag: "en".into(),
            name: "English".into(),
            direction: Direction::Ltr,
            formats: "en-GB".into(),
        },
        messages: Messages::new(|_| None),
        topics: vec![topic("cards"), topic("payments")],
        notices: vec![],
        entries: vec![entry("fees", EntryKind::Article), entry("lost-card", EntryKind::Flow)],
        channels: vec![chat()],
        time_zone: "Europe/London".into(),
        emergency_channel: ChannelId::new("card-emergency").unwrap(),
        actions: vec![],
        listing: file(),
        index: file(),
        suggestions: file(),
    }
}

fn chat() -> Channel {
    Channel {
        id: ChannelId::new("chat").unwrap(),
        kind: ChannelKind::Chat,
        name: "Chat".into(),
        note: String::new(),
        number: None,
        number_abroad: None,
        url: None,
        hours: vec![],
        exceptions: vec![],
        languages: vec![],
        topics: vec![],
    }
}

pub(crate) fn json(value: &Value) -> Json {
    match value {
        Value::Null => Json::Null,
        Value::Bool(value) => Json::Bool(*value),
        Value::Number(number) => Json::Number(number.as_f64().unwrap()),
        Value::String(text) => Json::Text(text.clone()),
        Value::Array(items) => Json::List(items.iter().map(json).collect()),
        Value::Object(fields) => {
            Json::Object(fields.iter().map(|(key, value)| (key.clone(), json(value))).collect())
        }
    }
}

/// The schema that is given to those who write the file.
pub(crate) fn schema() -> jsonschema::Validator {
    let schema: Value = serde_json::from_str(include_str!("../../../../docs/notices.schema.json")).unwrap();
    assert!(jsonschema::meta::is_valid(&schema));
    jsonschema::options().should_validate_formats(true).build(&schema).unwrap()
}

/// The words of a paragraph.
pub(crate) fn text_of(block: &Block) -> String {
    match block {
        Block::Paragraph(content) => plain_text(content),
        other => panic!("not a paragraph: {other:?}"),
    }
}
