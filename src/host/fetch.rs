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

/// The bytes at `url`; the browser refuses them unless they have that `integrity`. The request is under way at once.
pub(crate) fn fetch(
    url: String,
    integrity: &str,
) -> impl Future<Output = Result<Vec<u8>, FetchError>> + use<> {
    let init = RequestInit::new();
    init.set_integrity(integrity);
    let first = request(&url, &init);
    async move {
        let response = match first.await {
            Ok(response) => response,
            Err(FetchError) => {
                // What was mangled on its way stays in the browser's cache: a second try goes past it.
                init.set_cache(RequestCache::Reload);
                request(&url, &init).await?
            }
        };
        if !response.ok() {
            return Err(FetchError);
        }
        let bytes = JsFuture::from(response.array_buffer()?).await?;
        Ok(js_sys::Uint8Array::new(&bytes).to_vec())
    }
}

/// The answer to a request, whatever its status. The request is under way at once.
pub(super) fn request(url: &str, init: &RequestInit) -> impl Future<Output = Result<Response, FetchError>> + use<> {
    let window = web_sys::window().ok_or(FetchError);
    let promise = window.map(|window| window.fetch_with_str_and_init(url, init));
    async move { Ok(JsFuture::from(promise?).await?.dyn_into()?) }
}

/// A SHA-384 as Subresource Integrity writes it.
pub(crate) fn integrity(sha384: &[u8]) -> String {
    // `btoa` takes a string whose characters are bytes, so it does not fail. If it did, no file would have this hash.
    let bytes: String = sha384.iter().copied().map(char::from).collect();
    let base64 = web_sys::window().and_then(|window| window.btoa(&bytes).ok());
    ["sha384-", base64.as_deref().unwrap_or("none")].concat()
}
