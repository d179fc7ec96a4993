//! `POST /feedback` takes an item in, `GET /feedback` lists what came in.
//!
//! ```json
//! { "version": 1, "locale": "en", "about": { "kind": "article", "slug": "change-pin" }, "rating": "yes",
//!   "reason": "unclear", "comment": "…" }
//! ```
//!
//! The header `Idempotency-Key` is needed. An item whose key has arrived before is answered the same and not kept
//! twice, so a client that got no answer can safely send again. A refusal is JSON: what is wrong in `error`, where
//! in `field`.

use std::fmt::Write;
use std::time::{SystemTime, UNIX_EPOCH};

use axum::Json;
use axum::body::{Body, to_bytes};
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use serde_json::{Map, Value, json};

use super::{Item, Shared, lock};

/// What browsers let a page send while it is being left; nothing larger is feedback.
const MAX_BYTES: usize = 64 * 1024;

/// The longest comment, in characters.
const MAX_COMMENT: usize = 1000;

/// The longest name, such as a slug or a reason, in characters.
const MAX_NAME: usize = 100;

/// Why an item is not taken.
struct Refusal(StatusCode, &'static str, String);

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let Self(status, field, error) = self;
        (status, Json(json!({ "error": error, "field": field }))).into_response()
    }
}

/// Takes an item in.
pub(super) async fn receive(State(shared): State<Shared>, headers: HeaderMap, body: Body) -> Response {
    let item = match read(&headers, body).await {
        Ok(item) => item,
        Err(refusal) => return refusal.into_response(),
    };
    match lock(&shared.inbox).keep(item) {
        Ok(()) => (StatusCode::CREATED, Json(json!({ "received": true }))).into_response(),
        Err(error) => {
            let error = format!("it could not be stored; send it again later ({error})");
            Refusal(StatusCode::SERVICE_UNAVAILABLE, "", error).into_response()
        }
    }
}

async fn read(headers: &HeaderMap, body: Body) -> Result<Item, Refusal> {
    same_origin(headers)?;
    let kind = header_text(headers, "content-type");
    if kind.split(';').next().map(str::trim) != Some("application/json") {
        let error = "send JSON, with `Content-Type: application/json`".into();
        return Err(Refusal(StatusCode::UNSUPPORTED_MEDIA_TYPE, "Content-Type", error));
    }
    let key = header_text(headers, "idempotency-key");
    if !(1..=MAX_NAME).contains(&key.len()) || !key.bytes().all(|byte| byte.is_ascii_graphic()) {
        let error =
            format!("name the item with 1 to {MAX_NAME} visible ASCII characters, the same each time");
        return Err(Refusal(StatusCode::BAD_REQUEST, "Idempotency-Key", error));
    }
    let bytes = to_bytes(body, MAX_BYTES)
        .await
        .map_err(|_| Refusal(StatusCode::PAYLOAD_TOO_LARGE, "", format!("send at most {MAX_BYTES} bytes")))?;
    let feedback: Value = serde_json::from_slice(&bytes)
        .map_err(|error| Refusal(StatusCode::BAD_REQUEST, "", format!("this is not JSON: {error}")))?;
    check(&feedback).map_err(|(field, error)| Refusal(StatusCode::UNPROCESSABLE_ENTITY, field, error))?;
    let received = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_secs();
    Ok(Item { key: key.to_owned(), received, feedback })
}

/// Another site must not be able to send feedback in a customer's name.
fn same_origin(headers: &HeaderMap) -> Result<(), Refusal> {
    let Some(origin) = headers.get(header::ORIGIN) else { return Ok(()) };
    let host = header_text(headers, "host");
    let ours = ["http", "https"].map(|scheme| format!("{scheme}://{host}"));
    if ours.iter().any(|ours| origin == ours.as_str()) {
        return Ok(());
    }
    Err(Refusal(StatusCode::FORBIDDEN, "Origin", "feedback is taken from this bank's own pages only".into()))
}

fn header_text<'a>(headers: &'a HeaderMap, name: &str) -> &'a str {
    headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
}

/// The first field that is not as it should be, and how it should be.
type Fault = (&'static str, String);

fn check(feedback: &Value) -> Result<(), Fault> {
    let item = feedback.as_object().ok_or(("", "send an object".to_owned()))?;
    only(item, &["version", "about", "rating", "reason", "comment", "locale"])?;
    if item.get("version") != Some(&json!(1)) {
        return Err(("version", "must be 1".into()));
    }
    let about =
        item.get("about").and_then(Value::as_object).ok_or(("about", "must be an object".to_owned()))?;
    only(about, &["kind", "slug", "step"])?;
    if !matches!(about.get("kind").and_then(Value::as_str), Some("article" | "outcome" | "help")) {
        return Err(("about.kind", "must be \"article\", \"outcome\" or \"help\"".into()));
    }
    text(about.get("slug"), "about.slug", MAX_NAME)?;
    text(about.get("step"), "about.step", MAX_NAME)?;
    let rating = item.get("rating");
    let is_number = rating.and_then(Value::as_u64).is_some_and(|rating| (1..=5).contains(&rating));
    if !is_number && !matches!(rating.and_then(Value::as_str), Some("yes" | "no")) {
        return Err(("rating", "must be \"yes\", \"no\" or a whole number from 1 to 5".into()));
    }
    text(item.get("reason"), "reason", MAX_NAME)?;
    text(item.get("comment"), "comment", MAX_COMMENT)?;
    if item.get("locale").and_then(Value::as_str).is_none_or(str::is_empty) {
        return Err(("locale", "must be a BCP-47 tag such as \"en\"".into()));
    }
    text(item.get("locale"), "locale", MAX_NAME)
}

fn only(object: &Map<String, Value>, known: &[&str]) -> Result<(), Fault> {
    match object.keys().find(|key| !known.contains(&key.as_str())) {
        Some(key) => Err(("", format!("`{key}` is not known; the fields are {}", known.join(", ")))),
        None => Ok(()),
    }
}

/// A field that may be missing, and is text of at most `max` characters if it is there.
fn text(value: Option<&Value>, field: &'static str, max: usize) -> Result<(), Fault> {
    match value {
        None => Ok(()),
        Some(Value::String(text)) if text.chars().count() <= max => Ok(()),
        Some(_) => Err((field, format!("must be text of at most {max} characters"))),
    }
}

/// Lists what came in: as a page for people, else as JSON.
pub(super) async fn list(State(shared): State<Shared>, headers: HeaderMap) -> Response {
    let inbox = lock(&shared.inbox);
    if header_text(&headers, "accept").starts_with("text/html") {
        return Html(page(inbox.items())).into_response();
    }
    Json(inbox.items()).into_response()
}

fn page(items: &[Item]) -> String {
    let mut rows = String::new();
    for item in items.iter().rev() {
        let cell = |pointer: &str| match item.feedback.pointer(pointer) {
            None => String::new(),
            Some(Value::String(text)) => escape(text),
            Some(other) => escape(&other.to_string()),
        };
        let about = ["/about/kind", "/about/slug", "/about/step"].map(cell).join(" ");
        let [rating, reason, comment] = ["/rating", "/reason", "/comment"].map(cell);
        // Writing to a String cannot fail.
        let _ = write!(rows, "<tr><td>{about}<td>{rating}<td>{reason}<td>{comment}");
    }
    format!(
        "<!doctype html><html lang=en><meta charset=utf-8><title>Feedback</title><h1>Feedback</h1>\
         <table><tr><th>About<th>Rating<th>Reason<th>Comment{rows}</table>"
    )
}

/// The text as HTML.
fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
