//! What customers write, as the bank's server takes it: docs/feedback.schema.json.

use js_sys::{JSON, Object};
use session::{About, Contact, Draft, Rating, Ticket};
use wasm_bindgen::JsValue;

use super::embed::random;
use super::set;

/// The version of the message's shape.
const VERSION: u32 = 2;

/// A key that no other piece of feedback has.
pub(crate) fn new_key() -> String {
    // Three times 32 random bits: no two are ever alike, and nobody can guess the key of somebody else's.
    let part = || ((random() * f64::from(u32::MAX)) as u32).to_string();
    [part(), part(), part()].join("-")
}

/// The time, as ISO 8601 has it.
pub(crate) fn now_in_words() -> String {
    js_sys::Date::new_0().to_iso_string().into()
}

/// The message in JSON, of a draft whose texts may be sent.
///
/// `contact` is the kind of contact that the customer has given, before anything was hidden in it.
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
    // Fails only for what holds itself.
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
