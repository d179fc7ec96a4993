//! Feedback as JSON: docs/feedback.schema.json.

use js_sys::{JSON, Object};
use session::{About, Contact, Draft, Rating, Ticket};
use wasm_bindgen::JsValue;

use super::embed::random;
use super::set;

/// The version of the schema.
const VERSION: u32 = 2;

/// A new `Idempotency-Key`.
pub(crate) fn new_key() -> String {
    // 96 random bits: unique, and nobody can guess another customer's key.
    let part = || ((random() * f64::from(u32::MAX)) as u32).to_string();
    [part(), part(), part()].join("-")
}

/// The time in ISO 8601.
pub(crate) fn timestamp() -> String {
    js_sys::Date::new_0().to_iso_string().into()
}

/// The message in JSON, of a redacted draft. `contact` is the kind of its contact details before they were redacted.
pub(crate) fn message(
    about: &About,
    draft: &Draft,
    contact: Option<Contact>,
    ticket: &Ticket,
    locale: &str,
) -> String {
    let message = Object::new();
    set(&message, "version", &VERSION.into());
    set(&message, "key", &ticket.key.as_str().into());
    set(&message, "reference", &ticket.reference.as_str().into());
    set(&message, "created", &ticket.created.as_str().into());
    set(&message, "locale", &locale.into());
    set(&message, "about", &about_what(about));
    set(&message, "rating", &rating(draft.rating));
    if let Some(reason) = draft.reason {
        set(&message, "reason", &reason.name().into());
    }
    if !draft.comment.trim().is_empty() {
        set(&message, "comment", &draft.comment.trim().into());
    }
    if let (Some(text), Some(kind)) = (&draft.contact, contact) {
        let way = Object::new();
        let name = match kind {
            Contact::Email => "email",
            Contact::Phone => "phone",
        };
        set(&way, name, &text.trim().into());
        set(&message, "contact", &way);
    }
    // Fails only for cyclic objects.
    JSON::stringify(&message).map(String::from).unwrap_or_default()
}

fn about_what(about: &About) -> Object {
    let object = Object::new();
    let kind = match about {
        About::Article(slug) => {
            set(&object, "slug", &slug.as_str().into());
            "article"
        }
        About::Outcome(slug, step) => {
            set(&object, "slug", &slug.as_str().into());
            set(&object, "step", &step.as_str().into());
            "outcome"
        }
        About::Help => "help",
    };
    set(&object, "kind", &kind.into());
    object
}

fn rating(rating: Option<Rating>) -> JsValue {
    match rating {
        Some(Rating::Helped(true)) => "yes".into(),
        Some(Rating::Helped(false)) => "no".into(),
        Some(Rating::Stars(stars)) => stars.into(),
        None => JsValue::UNDEFINED,
    }
}
