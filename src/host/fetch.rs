use std::pin::Pin;

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{RequestCache, RequestInit, Response};

/// A file could not be fetched, or was not the file that was asked for.
#[derive(Debug, Clone, Copy)]
pub(crate) struct FetchError;

impl From<JsValue> for FetchError {
    fn from(_: JsValue) -> Self {
        Self
    }
}

/// Runs `task` when the browser has time.
pub(crate) fn spawn(task: impl Future<Output = ()> + 'static) {
    // One type for all tasks keeps the program small.
    let task: Pin<Box<dyn Future<Output = ()>>> = Box::pin(task);
    wasm_bindgen_futures::spawn_local(task);
}

/// The bytes at `url`; the browser refuses them unless their SHA-384 is `sha384`.
pub(crate) async fn fetch(url: &str, sha384: &[u8]) -> Result<Vec<u8>, FetchError> {
    let init = RequestInit::new();
    init.set_integrity(&integrity(sha384)?);
    let response = match request(url, &init).await {
        Ok(response) => response,
        Err(FetchError) => {
            // What was mangled on its way stays in the browser's cache: a second try goes past it.
            init.set_cache(RequestCache::Reload);
            request(url, &init).await?
        }
    };
    if !response.ok() {
        return Err(FetchError);
    }
    let bytes = JsFuture::from(response.array_buffer()?).await?;
    Ok(js_sys::Uint8Array::new(&bytes).to_vec())
}

/// The answer to a request, whatever its status.
pub(super) async fn request(url: &str, init: &RequestInit) -> Result<Response, FetchError> {
    let window = web_sys::window().ok_or(FetchError)?;
    let response = JsFuture::from(window.fetch_with_str_and_init(url, init)).await?;
    Ok(response.dyn_into()?)
}

/// A hash as Subresource Integrity writes it.
fn integrity(sha384: &[u8]) -> Result<String, FetchError> {
    // `btoa` takes a string whose characters are bytes.
    let bytes: String = sha384.iter().copied().map(char::from).collect();
    let base64 = web_sys::window().ok_or(FetchError)?.btoa(&bytes)?;
    Ok(["sha384-", &base64].concat())
}
