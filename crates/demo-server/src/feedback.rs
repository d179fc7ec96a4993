//! `POST /feedback` takes an item in, `GET /feedback` lists what came in.
//!
//! What an item must look like says docs/feedback.schema.json, and nothing else: `schema` checks each item against it.
//!
//! The header `Idempotency-Key` is needed, and the item's `key` must be the same. An item whose key has arrived before is
//! answered the same and not kept twice, so a client that got no answer can safely send again. A refusal is JSON: what is
//! wrong in `error`, where in `field`.

use std::fmt::Write;
use std::time::{SystemTime, UNIX_EPOCH};

use axum::Json;
use axum::body::{Body, to_bytes};
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use serde_json::{Value, json};

use crate::{Item, Shared, lock};

/// What browsers let a page send while it is being left; nothing larger is feedback.
const MAX_BYTES: usize = 64 * 1024;

/// The header that names an item.
const KEY: &str = "Idempotency-Key";

/// The longest key, in bytes.
const MAX_KEY: usize = 100;

/// Why an item is not taken.
struct Refusal(StatusCode, String, String);

fn refuse(status: StatusCode, field: impl Into<String>, error: impl Into<String>) -> Refusal {
    Refusal(status, field.into(), error.into())
}

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
        Ok(true) => (StatusCode::CREATED, Json(json!({ "received": true }))).into_response(),
        Ok(false) => {
            let error = "another item came with this key; give each item its own";
            refuse(StatusCode::UNPROCESSABLE_ENTITY, KEY, error).into_response()
        }
        Err(error) => {
            let error = format!("it could not be stored; send it again later ({error})");
            refuse(StatusCode::SERVICE_UNAVAILABLE, "", error).into_response()
        }
    }
}

async fn read(headers: &HeaderMap, body: Body) -> Result<Item, Refusal> {
    same_origin(headers)?;
    let kind = header_text(headers, "content-type");
    if kind.split(';').next().map(str::trim) != Some("application/json") {
        let error = "send JSON, with `Content-Type: application/json`";
        return Err(refuse(StatusCode::UNSUPPORTED_MEDIA_TYPE, "Content-Type", error));
    }
    let key = header_text(headers, "idempotency-key");
    if !(1..=MAX_KEY).contains(&key.len()) || !key.bytes().all(|byte| byte.is_ascii_graphic()) {
        let error = format!("name the item with 1 to {MAX_KEY} visible ASCII characters, the same each time");
        return Err(refuse(StatusCode::BAD_REQUEST, KEY, error));
    }
    let bytes = to_bytes(body, MAX_BYTES)
        .await
        .map_err(|_| refuse(StatusCode::PAYLOAD_TOO_LARGE, "", format!("send at most {MAX_BYTES} bytes")))?;
    let feedback: Value = serde_json::from_slice(&bytes)
        .map_err(|error| refuse(StatusCode::BAD_REQUEST, "", format!("this is not JSON: {error}")))?;
    #[cfg(feature = "schema")]
    if let Err((field, error)) = crate::schema::check(&feedback) {
        return Err(refuse(StatusCode::UNPROCESSABLE_ENTITY, field, error));
    }
    if feedback["key"] != key {
        return Err(refuse(StatusCode::BAD_REQUEST, KEY, "must be the same as the item's `key`"));
    }
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
    Err(refuse(StatusCode::FORBIDDEN, "Origin", "feedback is taken from this bank's own pages only"))
}

fn header_text<'a>(headers: &'a HeaderMap, name: &str) -> &'a str {
    headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
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
        let contact = ["/contact/email", "/contact/phone"].map(cell).concat();
        let [reference, rating, reason, comment] = ["/reference", "/rating", "/reason", "/comment"].map(cell);
        // Writing to a String cannot fail.
        let _ =
            write!(rows, "<tr><td>{reference}<td>{about}<td>{rating}<td>{reason}<td>{comment}<td>{contact}");
    }
    format!(
        "<!doctype html><html lang=en><meta charset=utf-8><title>Feedback</title><h1>Feedback</h1>\
         <table><tr><th>Reference<th>About<th>Rating<th>Reason<th>Comment<th>Contact{rows}</table>"
    )
}

/// The text as HTML.
fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
