//! What files say besides their bytes, and which are not served.

use axum::extract::Request;
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

/// How long browsers may keep what carries a hash of its bytes in its name.
const FOR_EVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");

/// Has the file served, unless it is hidden, and says how long it may be kept.
pub(super) async fn describe(request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    if is_hidden(&path) {
        return StatusCode::NOT_FOUND.into_response();
    }
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    // Browsers could ask with them whether a file has changed, and would get no answer for a fault to spoil.
    headers.remove(header::ETAG);
    headers.remove(header::LAST_MODIFIED);
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    if kind.starts_with("text/") {
        // Where nothing says so, browsers guess the encoding.
        if let Ok(kind) = HeaderValue::try_from(format!("{kind}; charset=utf-8")) {
            headers.insert(header::CONTENT_TYPE, kind);
        }
    }
    if response.status().is_success() && has_hash(&path) {
        response.headers_mut().insert(header::CACHE_CONTROL, FOR_EVER);
    }
    response
}

/// Whether a part of the path starts with a dot. What is served has no names that a URL would have to escape, so what
/// is escaped only hides what it names.
fn is_hidden(path: &str) -> bool {
    path.contains("/.") || path.contains('%')
}

/// Whether a part of the file's name is ten or more hexadecimal digits, which no word is.
fn has_hash(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    let is_hash = |part: &str| part.len() >= 10 && part.bytes().all(|byte| byte.is_ascii_hexdigit());
    name.split(|letter: char| !letter.is_ascii_alphanumeric()).any(is_hash)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_with_a_hash_are_kept_for_ever() {
        assert!(has_hash("/embed/handrail-38b060a751ac9638.wasm"));
        assert!(has_hash("/embed/handrail-38b060a751.wasm"));
        assert!(!has_hash("/embed/handrail.js"));
        assert!(!has_hash("/38b060a751ac9638/card-not-arrived.hrb"));
    }

    #[test]
    fn hidden_files_stay_hidden_however_they_are_named() {
        for path in ["/.profile", "/embed/.log", "/%2eprofile", "/embed/../.profile"] {
            assert!(is_hidden(path), "{path}");
        }
        assert!(!is_hidden("/embed/handrail.js"));
    }
}
