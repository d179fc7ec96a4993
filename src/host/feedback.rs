use js_sys::{JSON, Object};
use session::{About, Draft, Rating};
use wasm_bindgen::JsValue;
use web_sys::{AbortSignal, Headers, RequestInit};

use super::fetch::{FetchError, request};
use super::set;

/// The version of the message's shape, which docs/embedding.md describes.
const VERSION: u32 = 1;

/// How long a customer waits to hear whether it has arrived, in milliseconds. On a poor connection a message of 2 KB
/// takes a few seconds; who has waited for twenty wants to go on.
const TIMEOUT: u32 = 20_000;

/// A key that no other piece of feedback has.
pub(crate) fn new_key() -> String {
    // Three times 32 random bits; a key names one item, it guards nothing.
    let part = || ((js_sys::Math::random() * f64::from(u32::MAX)) as u32).to_string();
    [part(), part(), part()].join("-")
}

/// Sends what a customer wrote to `url`, under an `Idempotency-Key`. `Ok` means that it was taken.
pub(crate) async fn send(
    url: &str,
    key: &str,
    about: &About,
    draft: &Draft,
    locale: &str,
) -> Result<(), FetchError> {
    let headers = Headers::new()?;
    headers.set("Content-Type", "application/json")?;
    headers.set("Idempotency-Key", key)?;
    let init = RequestInit::new();
    init.set_method("POST");
    init.set_signal(Some(&AbortSignal::timeout_with_u32(TIMEOUT)));
    init.set_headers(&headers);
    init.set_body(&JSON::stringify(&message(about, draft, locale))?.into());
    if request(url, &init).await?.ok() { Ok(()) } else { Err(FetchError) }
}

fn message(about: &About, draft: &Draft, locale: &str) -> Object {
    let message = Object::new();
    set(&message, "version", &VERSION.into());
    set(&message, "locale", &locale.into());
    set(&message, "about", &about_what(about));
    set(&message, "rating", &rating(draft.rating));
    if let Some(reason) = draft.reason {
        set(&message, "reason", &reason.name().into());
    }
    if !draft.comment.trim().is_empty() {
        set(&message, "comment", &draft.comment.trim().into());
    }
    message
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
