//! The one place that touches anything outside our shadow root: the element's attributes and events, the network,
//! the browser's `Intl` and random numbers.

mod engine;
mod feedback;
mod fetch;
mod intl;

use model::ActionId;
use wasm_bindgen::prelude::*;
use web_sys::{CustomEvent, CustomEventInit, Element, HtmlElement, ShadowRoot};

pub(crate) use engine::{Engine, engine_file};
pub(crate) use feedback::{new_key, send};
pub(crate) use fetch::{FetchError, Loader, integrity, spawn};
pub(crate) use intl::{Intl, two_digits};

/// The element that the host page embeds.
pub(crate) struct Host {
    element: HtmlElement,
    /// The folder of the locale's bundle, with a slash at the end.
    content_url: String,
    loader: Loader,
}

impl Host {
    pub(crate) fn new(element: HtmlElement, content_url: String, loader: Loader) -> Self {
        Self { element, content_url, loader }
    }

    /// The address of a file of the locale's bundle.
    pub(crate) fn content_file(&self, name: &str) -> String {
        [&self.content_url, name].concat()
    }

    /// What fetches files.
    pub(crate) fn loader(&self) -> &Loader {
        &self.loader
    }

    /// The folder of the locale's bundle.
    pub(crate) fn content_url(&self) -> &str {
        &self.content_url
    }

    /// Where feedback goes; without it none is asked for.
    pub(crate) fn feedback_url(&self) -> Option<String> {
        self.element.get_attribute("feedback-url").filter(|url| !url.is_empty())
    }

    /// Whether the host does `action` for its customers.
    pub(crate) fn grants(&self, action: &ActionId) -> bool {
        let granted = self.element.get_attribute("actions").unwrap_or_default();
        granted.split_whitespace().any(|name| name == action.as_str())
    }

    /// Asks the host to do `action`. It may call `event.detail.reply(text)` to tell the customer how it went.
    pub(crate) fn ask_for(&self, action: &ActionId, reply: impl Fn(String) + 'static) {
        let detail = js_sys::Object::new();
        set(&detail, "action", &action.as_str().into());
        // Handed over for good: nobody knows when a host will have replied, and a call that comes after the closure
        // was dropped would throw in the host's code.
        set(&detail, "reply", &Closure::<dyn Fn(String)>::new(reply).into_js_value());
        self.emit("handrail-action", &detail);
    }

    /// Tells the host that a customer's search found nothing; not what they searched for.
    pub(crate) fn tell_nothing_found(&self) {
        self.emit("handrail-nothing-found", &JsValue::NULL);
    }

    /// Closes the panel.
    pub(crate) fn close(&self) {
        let close = js_sys::Reflect::get(&self.element, &"close".into());
        if let Ok(close) = close.and_then(JsCast::dyn_into::<js_sys::Function>) {
            // An element whose `close` throws has nothing left to be closed.
            let _ = close.call0(&self.element);
        }
    }

    /// The path of the host page.
    pub(crate) fn path(&self) -> String {
        let window = web_sys::window();
        window.and_then(|window| window.location().pathname().ok()).unwrap_or_default()
    }

    /// The time, in minutes after 1970-01-01T00:00Z.
    pub(crate) fn now(&self) -> u32 {
        (js_sys::Date::now() / 60_000.0) as u32
    }

    /// The element that has the focus inside our shadow root.
    pub(crate) fn focused(&self) -> Option<Element> {
        self.root()?.active_element()
    }

    /// The element with that id inside our shadow root.
    pub(crate) fn by_id(&self, id: &str) -> Option<HtmlElement> {
        self.root()?.get_element_by_id(id)?.dyn_into().ok()
    }

    /// Gives the focus to the first field of a form whose name or id is `name`.
    pub(crate) fn focus_field(&self, name: &str) {
        let selector = ["[name=", name, "],#", name].concat();
        let field = self.root().and_then(|root| root.query_selector(&selector).ok()?);
        if let Some(field) = field.and_then(|field| field.dyn_into::<HtmlElement>().ok()) {
            // An element that cannot take the focus leaves it where it is.
            let _ = field.focus();
        }
    }

    fn root(&self) -> Option<ShadowRoot> {
        self.element.shadow_root()
    }

    fn emit(&self, name: &str, detail: &JsValue) {
        let init = CustomEventInit::new();
        init.set_bubbles(true);
        init.set_composed(true);
        init.set_detail(detail);
        if let Ok(event) = CustomEvent::new_with_event_init_dict(name, &init) {
            // Fails only for an event that is being dispatched already.
            let _ = self.element.dispatch_event(&event);
        }
    }
}

/// Sets a property of a plain object.
fn set(object: &js_sys::Object, name: &str, value: &JsValue) {
    // Fails only for objects that refuse properties; ours are plain.
    let _ = js_sys::Reflect::set(object, &name.into(), value);
}
