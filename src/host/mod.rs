//! The one place that touches anything outside our shadow root: the element's attributes and events, the network,
//! the browser's `Intl` and random numbers.

mod embed;
mod feedback;
mod fetch;
mod intl;
mod json;
mod module;
mod task;

use std::cell::RefCell;

use dispatch::News;
use js_sys::{Array, Function, Promise, Reflect, Uint8Array};
use model::{ActionId, ChannelId};
use notices::Dropped;
use session::{ActionState, Page, takes_requests};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{CustomEvent, CustomEventInit, Element, HtmlElement, ShadowRoot, Url, console};

pub(crate) use embed::{acknowledge, pieces, random, send, send_now, store, stored};
pub(crate) use feedback::{message, new_key, timestamp};
pub(crate) use fetch::{FetchError, Loader, integrity};
pub(crate) use intl::{Intl, customer_offset, two_digits};
pub(crate) use json::json_of;
pub(crate) use module::{Engine, EngineFiles, engine_file};
pub(crate) use task::{Pause, Task};

/// The element that the host page embeds.
pub(crate) struct Host {
    element: HtmlElement,
    /// The folder of the locale's bundle, with a slash at the end.
    content_url: RefCell<String>,
    loader: Loader,
    /// The invalid attributes that were reported, with their values.
    refused: RefCell<Vec<[String; 2]>>,
}

impl Host {
    pub(crate) fn new(element: HtmlElement, content_url: String, loader: Loader) -> Self {
        Self { element, content_url: RefCell::new(content_url), loader, refused: RefCell::default() }
    }

    /// The address of a file of the locale's bundle.
    pub(crate) fn content_file(&self, name: &str) -> String {
        [&*self.content_url.borrow(), name].concat()
    }

    /// What fetches files.
    pub(crate) fn loader(&self) -> &Loader {
        &self.loader
    }

    /// The folder of the locale's bundle.
    pub(crate) fn content_url(&self) -> String {
        self.content_url.borrow().clone()
    }

    /// Sets the folder that files are fetched from.
    pub(crate) fn set_content_url(&self, content_url: String) {
        self.content_url.replace(content_url);
    }

    /// The catalogue that the manifest names now, and the folder of its bundle; `None` if that fails.
    pub(crate) fn renew(&self) -> impl Future<Output = Option<(Vec<u8>, String)>> + use<> {
        let renewed = call(&self.loader.0, "renew", &[]).map(|made| JsFuture::from(Promise::resolve(&made)));
        async move {
            let renewed = renewed?.await.ok()?;
            let catalogue = Uint8Array::new(&property(&renewed, "catalogue")?).to_vec();
            Some((catalogue, property(&renewed, "content")?.as_string()?))
        }
    }

    /// Where feedback is sent; without it none is asked for.
    pub(crate) fn feedback_url(&self) -> Option<String> {
        self.address("feedback-url", "No feedback is asked for.")
    }

    /// Whether e-mail addresses and telephone numbers are redacted, too.
    pub(crate) fn hides_contacts(&self) -> bool {
        self.element.has_attribute("hide-contacts")
    }

    /// Whether the host does `action` for its customers.
    pub(crate) fn grants(&self, action: &ActionId) -> bool {
        self.names("actions", action.as_str())
    }

    /// Asks the host to do `action`; whether it accepts, by `preventDefault()`. It may call
    /// `event.detail.reply(text, { outcome })` to report the outcome.
    pub(crate) fn ask_for(
        &self,
        action: &ActionId,
        reply: impl Fn(ActionState, Option<String>) + 'static,
    ) -> bool {
        let detail = js_sys::Object::new();
        set(&detail, "action", &action.as_str().into());
        let reply = move |words: JsValue, options: JsValue| reply(outcome(&options), words.as_string());
        // Never dropped: the host may reply at any time, and calling a dropped closure would throw in its code.
        let reply = Closure::<dyn Fn(JsValue, JsValue)>::new(reply);
        set(&detail, "reply", &reply.into_js_value());
        self.emit("handrail-action", &detail)
    }

    /// Dispatches an event that a search found nothing; without the query.
    pub(crate) fn emit_nothing_found(&self) {
        self.emit("handrail-nothing-found", &JsValue::NULL);
    }

    /// Whether the host passes on summaries on `channel`.
    pub(crate) fn takes_hand_off(&self, channel: &ChannelId) -> bool {
        self.names("hand-off", channel.as_str())
    }

    /// Passes a summary to the host, for a human on `channel`; whether the host accepts it.
    pub(crate) fn hand_off(&self, channel: &ChannelId, reference: &str, summary: &str) -> bool {
        let detail = js_sys::Object::new();
        set(&detail, "channel", &channel.as_str().into());
        set(&detail, "reference", &reference.into());
        set(&detail, "summary", &summary.into());
        self.emit("handrail-hand-off", &detail)
    }

    /// Dispatches an event that an entry of the live notices is invalid.
    pub(crate) fn emit_notice_dropped(&self, dropped: &Dropped) {
        let detail = js_sys::Object::new();
        // Without it, the file is invalid.
        if let Some(at) = dropped.at {
            set(&detail, "entry", &(at as u32).into());
        }
        if let Some(id) = &dropped.id {
            set(&detail, "id", &id.as_str().into());
        }
        set(&detail, "why", &dropped.why.into());
        self.emit("handrail-notice-dropped", &detail);
    }

    /// The address of the live notices.
    pub(crate) fn notices_url(&self) -> Option<String> {
        self.address("notices-url", "No live notices are shown.")
    }

    /// The JSON at an address; `undefined` if that fails.
    pub(crate) fn fetch_json(&self, url: &str) -> impl Future<Output = JsValue> + use<> {
        let fetched = JsFuture::from(embed::fetch_json(url));
        async move { fetched.await.unwrap_or(JsValue::UNDEFINED) }
    }

    /// Prints `text`.
    pub(crate) fn print(&self, text: &str) {
        if let Some(root) = self.root() {
            embed::print(&root, text);
        }
    }

    /// Loads dispatch; the customer's visit, for [`send`], if that succeeded.
    pub(crate) fn load_dispatch(&self) -> impl Future<Output = Option<JsValue>> + use<> {
        let loaded = JsFuture::from(embed::load_dispatch(&self.loader.0));
        async move { loaded.await.ok() }
    }

    /// Loads the program's second half.
    pub(crate) fn load_later(&self) -> impl Future<Output = Result<(), FetchError>> + use<> {
        let loaded = JsFuture::from(embed::load_later(&self.loader.0));
        async move {
            loaded.await?;
            Ok(())
        }
    }

    /// Calls `then` with what will not be sent and the customer has not been told of: keys and references, alternating.
    pub(crate) fn find_lost(&self, then: impl Fn(Vec<String>) + 'static) {
        let then = Closure::<dyn Fn(Array)>::new(move |lost: Array| {
            then(lost.iter().filter_map(|text| text.as_string()).collect());
        });
        // Called at most once, and never dropped: a few bytes each time something was lost.
        embed::find_lost(&self.loader.0, &then.into_js_value());
    }

    /// Closes the panel.
    pub(crate) fn close(&self) {
        let close = js_sys::Reflect::get(&self.element, &"close".into());
        if let Ok(close) = close.and_then(JsCast::dyn_into::<js_sys::Function>) {
            // If it throws, there is nothing left to close.
            let _ = close.call0(&self.element);
        }
    }

    /// The host page that the customer is on.
    pub(crate) fn page(&self) -> Page {
        if let Some(page) = self.element.get_attribute("page").filter(|page| !page.is_empty()) {
            return Page::named(&page);
        }
        let location = web_sys::window().map(|window| window.location());
        let location = location.and_then(|location| Some((location.pathname().ok()?, location.hash().ok()?)));
        let (path, fragment) = location.unwrap_or_default();
        Page::new(&path, &fragment)
    }

    /// The time, in minutes after 1970-01-01T00:00Z.
    pub(crate) fn now(&self) -> u32 {
        (js_sys::Date::now() / 60_000.0) as u32
    }

    /// The focused element in our shadow root.
    pub(crate) fn focused(&self) -> Option<Element> {
        self.root()?.active_element()
    }

    /// The element with that id in our shadow root.
    pub(crate) fn by_id(&self, id: &str) -> Option<HtmlElement> {
        self.root()?.get_element_by_id(id)?.dyn_into().ok()
    }

    /// Focuses the first field whose name or id is `name`.
    pub(crate) fn focus_field(&self, name: &str) {
        let selector = ["[name=", name, "],#", name].concat();
        let field = self.root().and_then(|root| root.query_selector(&selector).ok()?);
        if let Some(field) = field.and_then(|field| field.dyn_into::<HtmlElement>().ok()) {
            // It throws nothing: an element that cannot be focused leaves the focus where it is.
            let _ = field.focus();
        }
    }

    /// The address in an attribute of the element. One that no request can be sent to counts as missing; that is reported
    /// once in the console, with the consequence `without` it.
    fn address(&self, attribute: &str, without: &str) -> Option<String> {
        let address = self.element.get_attribute(attribute).filter(|address| !address.is_empty())?;
        let base = self.element.base_uri().ok().flatten().unwrap_or_default();
        let scheme = Url::new_with_base(&address, &base).map(|url| url.protocol()).unwrap_or_default();
        let own = web_sys::window().and_then(|window| window.location().protocol().ok()).unwrap_or_default();
        if takes_requests(&scheme, &own) {
            return Some(address);
        }
        let refused = [attribute.to_owned(), address];
        if !self.refused.borrow().contains(&refused) {
            let [attribute, address] = &refused;
            let words = [
                "handrail: <hand-rail ",
                attribute.as_str(),
                "=\"",
                address.as_str(),
                "\">: an address that begins with https: or http: was expected, or one that is relative to the page. ",
                without,
            ];
            console::error_2(&words.concat().into(), &self.element);
            self.refused.borrow_mut().push(refused);
        }
        None
    }

    /// Whether `name` is in an attribute that is a list of names.
    fn names(&self, attribute: &str, name: &str) -> bool {
        let names = self.element.get_attribute(attribute).unwrap_or_default();
        names.split_whitespace().any(|other| other == name)
    }

    fn root(&self) -> Option<ShadowRoot> {
        self.element.shadow_root()
    }

    /// Dispatches an event on the element; whether the host has called `preventDefault()`.
    fn emit(&self, name: &str, detail: &JsValue) -> bool {
        let init = CustomEventInit::new();
        init.set_bubbles(true);
        init.set_composed(true);
        init.set_cancelable(true);
        init.set_detail(detail);
        // Fails only for an event that is already being dispatched.
        CustomEvent::new_with_event_init_dict(name, &init)
            .and_then(|event| self.element.dispatch_event(&event))
            .is_ok_and(|is_not_prevented| !is_not_prevented)
    }
}

/// Calls `listener` with an item's key and news of it, until the subscription is dropped.
pub(crate) fn subscribe(listener: impl Fn(String, News) + 'static) -> Subscription {
    let listener = Closure::new(move |key: String, news: String| {
        if let Some(news) = News::from_name(&news) {
            listener(key, news);
        }
    });
    Subscription { unsubscribe: embed::subscribe(&listener), _listener: listener }
}

/// Unsubscribes when it is dropped.
pub(crate) struct Subscription {
    unsubscribe: Function,
    _listener: Closure<dyn Fn(String, String)>,
}

impl Drop for Subscription {
    fn drop(&mut self) {
        // It does not throw.
        let _ = self.unsubscribe.call0(&JsValue::NULL);
    }
}

/// Copies `text` to the clipboard; whether that succeeded.
pub(crate) async fn copy(text: &str) -> bool {
    JsFuture::from(embed::copy(text)).await.is_ok_and(|done| done.is_truthy())
}

/// A property; `None` if reading it throws.
fn property(object: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(object, &name.into()).ok()
}

/// Calls a method; `None` if there is none, or if it throws.
fn call(object: &JsValue, method: &str, arguments: &[JsValue]) -> Option<JsValue> {
    let method: Function = property(object, method)?.dyn_into().ok()?;
    method.apply(object, &arguments.iter().collect::<Array>()).ok()
}

/// The outcome of an action that the host has replied with.
fn outcome(options: &JsValue) -> ActionState {
    let named = property(options, "outcome").filter(|named| !named.is_undefined());
    let Some(named) = named else { return ActionState::Unknown };
    named.as_string().and_then(|name| ActionState::from_name(&name)).unwrap_or_else(|| {
        warn("handrail: reply() knows the outcomes done, failed and pending, and not", &named);
        ActionState::Unknown
    })
}

/// Warns the host's developers in the console.
fn warn(words: &str, about: &JsValue) {
    let window = web_sys::window().map(JsValue::from);
    if let Some(console) = window.and_then(|window| property(&window, "console")) {
        call(&console, "warn", &[words.into(), about.clone()]);
    }
}

/// Sets a property of a plain object.
fn set(object: &js_sys::Object, name: &str, value: &JsValue) {
    // Fails only for frozen objects and the like; ours are plain.
    let _ = js_sys::Reflect::set(object, &name.into(), value);
}
