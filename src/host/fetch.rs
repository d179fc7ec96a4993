use js_sys::{Array, Function, Promise, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

use super::property;

/// A file could not be fetched, or was not the file that was asked for.
#[derive(Debug, Clone, Copy)]
pub(crate) struct FetchError {
    /// Whether the server has said that it is not there.
    pub(crate) is_gone: bool,
}

impl From<JsValue> for FetchError {
    /// Of what the loader throws, whose `cause` is the server's status if there was an answer.
    fn from(error: JsValue) -> Self {
        let status = property(&error, "cause").and_then(|status| status.as_f64());
        Self { is_gone: status == Some(404.0) || status == Some(410.0) }
    }
}

/// The shell's `load`: fetches a file, by its name and integrity, from a folder, by default the shell's own; it tries
/// once more past the browser's cache, and refuses bytes of another integrity.
#[derive(Clone)]
pub(crate) struct Loader(pub(crate) Function);

impl Loader {
    /// The bytes of the file `name` in `folder`. The request is under way at once.
    pub(crate) fn load(
        &self,
        name: &str,
        integrity: &str,
        folder: Option<&str>,
    ) -> impl Future<Output = Result<Uint8Array, FetchError>> + use<> {
        let file = Array::of2(&name.into(), &integrity.into());
        let folder = folder.map_or(JsValue::UNDEFINED, JsValue::from_str);
        // Listened to at once: a promise that fails before anybody listens is reported in the host page.
        let response = self.0.call2(&JsValue::NULL, &file, &folder);
        let response = response.map(|response| JsFuture::from(Promise::from(response)));
        async move {
            let response: Response = response?.await?.dyn_into()?;
            let bytes = JsFuture::from(response.array_buffer()?).await?;
            Ok(Uint8Array::new(&bytes))
        }
    }
}

/// A SHA-384 as Subresource Integrity writes it.
pub(crate) fn integrity(sha384: &[u8]) -> String {
    // `btoa` takes a string whose characters are bytes, so it does not fail. If it did, no file would have this hash.
    let bytes: String = sha384.iter().copied().map(char::from).collect();
    let base64 = web_sys::window().and_then(|window| window.btoa(&bytes).ok());
    ["sha384-", base64.as_deref().unwrap_or("none")].concat()
}
