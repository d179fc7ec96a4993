//! Imports from `embed/browser.js` and `embed/feedback.js`, which are bundled with this program's glue.

use js_sys::{Array, Function, Promise};
use wasm_bindgen::prelude::*;
use web_sys::ShadowRoot;

#[wasm_bindgen]
extern "C" {
    /// What is stored for us in a storage of the page; `None`, too, where the browser denies access.
    pub(crate) fn stored(storage: &str) -> Option<String>;

    /// Stores a text, or removes what is stored.
    pub(crate) fn store(storage: &str, text: Option<String>);

    /// Copies a text to the clipboard; whether that succeeded.
    pub(super) fn copy(text: &str) -> Promise;

    /// Prints a text, without the rest of the page.
    pub(super) fn print(root: &ShadowRoot, text: &str);

    /// The JSON at an address; `undefined` if that fails.
    #[wasm_bindgen(js_name = fetchJson)]
    pub(super) fn fetch_json(url: &str) -> Promise;

    /// A random number in 0..1 from a cryptographically secure generator.
    pub(crate) fn random() -> f64;

    /// Loads dispatch for the current visit, which the promise resolves with; rejects if the customer has logged out
    /// meanwhile.
    #[wasm_bindgen(js_name = loadDispatch)]
    pub(super) fn load_dispatch(load: &Function) -> Promise;

    /// Loads the program's second half, and has it started.
    #[wasm_bindgen(js_name = loadLater)]
    pub(super) fn load_later(load: &Function) -> Promise;

    /// A text redacted: words and marks for what is hidden, alternating. `contacts`: e-mail addresses and telephone numbers,
    /// too. `None` until dispatch is loaded; and once it has failed, until it is loaded again.
    fn hide(text: &str, contacts: bool) -> Option<Array>;

    /// Stores an item, and sends it as soon as possible; does nothing if `visit`, of [`load_dispatch`], is over.
    pub(crate) fn send(visit: &JsValue, key: &str, reference: &str, url: &str, body: &str);

    /// Sends what waits now, whatever its delay.
    #[wasm_bindgen(js_name = sendNow)]
    pub(crate) fn send_now();

    /// Calls a function with the key of an item and [`dispatch::News`] of it; returns the function that unsubscribes.
    pub(super) fn subscribe(listener: &Closure<dyn Fn(String, String)>) -> Function;

    /// Calls a function with what will not be sent and the customer has not been told of: keys and references, alternating.
    #[wasm_bindgen(js_name = findLost)]
    pub(super) fn find_lost(load: &Function, then: &JsValue);

    /// The customer has been told that the item with this key will not be sent; an empty one stands for a record that cannot
    /// be read.
    pub(crate) fn acknowledge(key: &str);
}

/// A text redacted: words and marks for what is hidden, alternating. `contacts`: e-mail addresses and telephone numbers, too.
/// `None` until dispatch is loaded.
pub(crate) fn pieces(text: &str, contacts: bool) -> Option<Vec<String>> {
    Some(hide(text, contacts)?.iter().filter_map(|piece| piece.as_string()).collect())
}
