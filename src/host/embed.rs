//! `embed/browser.js` and `embed/feedback.js`, which stand beside this program in its glue: what it asks of the browser,
//! and feedback on its way.

use js_sys::{Array, Function, Promise};
use wasm_bindgen::prelude::*;
use web_sys::ShadowRoot;

#[wasm_bindgen]
extern "C" {
    /// What is stored for us in a storage of the page; nothing, too, where the browser keeps it from us.
    pub(crate) fn stored(storage: &str) -> Option<String>;

    /// Stores a text, or takes away what is stored.
    pub(crate) fn store(storage: &str, text: Option<String>);

    /// Puts a text on the clipboard; whether the browser did.
    pub(super) fn copy(text: &str) -> Promise;

    /// Prints a text, and nothing else of the page.
    pub(super) fn print(root: &ShadowRoot, text: &str);

    /// The JSON at an address; nothing if it cannot be had.
    #[wasm_bindgen(js_name = fetchJson)]
    pub(super) fn fetch_json(url: &str) -> Promise;

    /// A number in 0..1 that nobody can guess from another one.
    pub(crate) fn random() -> f64;

    /// Loads what hides numbers and sends, for the customer who is here: it is kept with their visit, and fails when they
    /// have left meanwhile.
    #[wasm_bindgen(js_name = loadDispatch)]
    pub(super) fn load_dispatch(load: &Function) -> Promise;

    /// Loads the program's second half, and has it started.
    #[wasm_bindgen(js_name = loadLater)]
    pub(super) fn load_later(load: &Function) -> Promise;

    /// What of a text may be sent: words and, at every second place, marks for what is hidden, with e-mail addresses and
    /// telephone numbers or without. Nothing until [`load_dispatch`] is done, and when it fails: then until it is done anew.
    fn hide(text: &str, contacts: bool) -> Option<Array>;

    /// Keeps an item, and sends it as soon as it can be; nothing when the visit that [`load_dispatch`] was kept with is over.
    pub(crate) fn send(visit: &JsValue, key: &str, reference: &str, url: &str, body: &str);

    /// Sends what waits now, however long it was to wait.
    pub(crate) fn hurry();

    /// Calls a function with the key of an item and [`dispatch::News`] of it, until what this returns is called.
    pub(super) fn subscribe(listener: &Closure<dyn Fn(String, String)>) -> Function;

    /// Calls a function with what will not be sent and the customer does not know of: keys, each followed by its reference.
    #[wasm_bindgen(js_name = findLost)]
    pub(super) fn find_lost(load: &Function, then: &JsValue);

    /// The customer knows that the item with this key will not be sent; the empty one stands for a record that cannot be
    /// read.
    pub(crate) fn acknowledge(key: &str);
}

/// What of a text may be sent: words and, at every second place, marks for what is hidden, with e-mail addresses and
/// telephone numbers if `contacts`. `None` until that can be said.
pub(crate) fn pieces(text: &str, contacts: bool) -> Option<Vec<String>> {
    Some(hide(text, contacts)?.iter().filter_map(|piece| piece.as_string()).collect())
}
