use js_sys::{Array, Function, Promise, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

use super::property;

/// A file could not be fetched, or has another hash than expected.
#[derive(Debug, Clone, Copy)]
pub(crate) struct FetchError {
    /// Whether the server has answered that it does not exist.
    pub(crate) is_gone: bool,
}

impl From<JsValue> for FetchError {
    /// From what the loader throws, whose `cause` is the status if the server has answered.
    fn from(error: JsValue) -> Self {
        let status = property(&error, "cause").and_then(|status| status.as_f64());
        Self { is_gone: status == Some(404.0) || status == Some(410.0) }
    }
}

/// The shell's `load`: fetches a file by its name and integrity from a folder, by default the shell's own. It retries once,
/// bypassing the browser's cache.
#[derive(Clone)]
pub(crate) struct Loader(pub(crate) Function);

impl Loader {
    /// The bytes of the file `name` in `folder`. The request starts at once.
    pub(crate) fn load(
        &self,
        name: &str,
        integrity: &str,
        folder: Option<&str>,
    ) -> impl Future<Output = Result<Uint8Array, FetchError>> + use<> {
        let file = Array::of2(&name.into(), &integrity.into());
        let folder = folder.map_or(JsValue::UNDEFINED, JsValue::from_str);
        // Subscribed to at once: the host page would report an unhandled rejection.
        let response = self.0.call2(&JsValue::NULL, &file, &folder);
        let response = response.map(|response| JsFuture::from(Promise::from(response)));
        async move {
            let response: Response = response?.await?.dyn_into()?;
            let bytes = JsFuture::from(response.array_buffer()?).await?;
            Ok(Uint8Array::new(&bytes))
        }
    }
}

/// A SHA-384 in the format of Subresource Integrity.
pub(crate) fn integrity(sha384: &[u8]) -> String {
    // `btoa` takes a string whose characters are bytes, so it does not fail. If it did, no file would match.
    let bytes: String = sha384.iter().copied().map(char::from).collect();
    let base64 = web_sys::window().and_then(|window| window.btoa(&bytes).ok());
    ["sha384-", base64.as_deref().unwrap_or("none")].concat()
}
