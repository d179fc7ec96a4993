//! Building elements with one type.
//!
//! leptos gives every element a type of its own, made of its tag, attributes and children, and compiles drawing code
//! for each. That is fast, and several times too heavy for this widget. [`El`] is one type for all elements, and
//! [`dynamic`] one for all dynamic parts. Unlike `view!`, this makes no templates from strings of HTML.
//! docs/decisions/0003-one-element-type.md has the numbers.

mod render;

use std::any::Any;
use std::borrow::Cow;
use std::cell::RefCell;
use std::marker::PhantomData;
use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;
use send_wrapper::SendWrapper;
use wasm_bindgen::{JsValue, UnwrapThrowExt};
use web_sys::{Element, Event};

/// An element to be drawn. It is moved at every step of building it, so it is a single pointer.
pub(crate) struct El(Box<Plan>);

/// What an element will be.
struct Plan {
    tag: &'static str,
    is_svg: bool,
    settings: Vec<Setting>,
    children: Vec<AnyView>,
}

/// Something that is set on an element. Dynamic ones are boxed: one type each.
enum Setting {
    Attribute(&'static str, Cow<'static, str>),
    ChangingAttribute(&'static str, Box<dyn Fn() -> Option<String> + Send>),
    ChangingProperty(&'static str, Box<dyn Fn() -> JsValue + Send>),
    ChangingText(Words),
    FieldText(Words, SendWrapper<Typed>),
    Resized(SendWrapper<Resized>),
    Listener(&'static str, SendWrapper<Box<dyn Fn(Event)>>),
}

/// Called when an element's size has changed.
type Resized = Box<dyn Fn(&Element)>;

/// Dynamic text.
type Words = Box<dyn Fn() -> String + Send>;

/// The text in a field, as far as this program knows.
type Typed = Rc<RefCell<String>>;

/// Starts an HTML element.
pub(crate) fn el(tag: &'static str) -> El {
    El::new(tag, false)
}

/// Starts an SVG element.
pub(crate) fn svg(tag: &'static str) -> El {
    El::new(tag, true)
}

// The functions that are called all over the views must not be copied into each place: that is worth 20 KB.
impl El {
    #[inline(never)]
    fn new(tag: &'static str, is_svg: bool) -> Self {
        Self(Box::new(Plan { tag, is_svg, settings: Vec::new(), children: Vec::new() }))
    }

    /// Sets an attribute to a constant.
    #[inline(never)]
    pub(crate) fn attr(self, name: &'static str, value: &'static str) -> Self {
        self.with(Setting::Attribute(name, Cow::Borrowed(value)))
    }

    /// Sets an attribute.
    #[inline(never)]
    pub(crate) fn attr_text(self, name: &'static str, value: String) -> Self {
        self.with(Setting::Attribute(name, Cow::Owned(value)))
    }

    /// Sets a dynamic attribute; `None` removes it.
    pub(crate) fn attr_when(
        self,
        name: &'static str,
        value: impl Fn() -> Option<String> + Send + 'static,
    ) -> Self {
        self.with(Setting::ChangingAttribute(name, Box::new(value)))
    }

    /// Sets the class names, separated by spaces.
    #[inline(never)]
    pub(crate) fn class(self, names: &'static str) -> Self {
        if names.is_empty() { self } else { self.attr("class", names) }
    }

    /// Sets a dynamic property.
    pub(crate) fn prop<V: Into<JsValue>>(
        self,
        name: &'static str,
        value: impl Fn() -> V + Send + 'static,
    ) -> Self {
        self.with(Setting::ChangingProperty(name, Box::new(move || value().into())))
    }

    /// Fills the element with dynamic text, and nothing else. Keeps no text node: a browser that translates the page
    /// replaces them.
    pub(crate) fn words(self, words: impl Fn() -> String + Send + 'static) -> Self {
        self.with(Setting::ChangingText(Box::new(words)))
    }

    /// The text of a field: `text` is what the program sets, `typed` is called with what the customer types. What was just
    /// typed is never written back: that would move the caret, and damage a character that an input method is composing.
    pub(crate) fn field_text(
        self,
        text: impl Fn() -> String + Send + 'static,
        typed: impl Fn(String) + 'static,
    ) -> Self {
        let known = Typed::default();
        let last_typed = known.clone();
        self.with(Setting::FieldText(Box::new(text), SendWrapper::new(known))).on("input", move |event| {
            let text = event_target_value(&event);
            text.clone_into(&mut last_typed.borrow_mut());
            typed(text);
        })
    }

    /// Calls `resized` once the element has a size, and when that changes.
    pub(crate) fn on_resize(self, resized: impl Fn(&Element) + 'static) -> Self {
        self.with(Setting::Resized(SendWrapper::new(Box::new(resized))))
    }

    /// Listens to an event as long as the element is drawn. The listener may cause the same event again.
    pub(crate) fn on(self, name: &'static str, listener: impl Fn(Event) + 'static) -> Self {
        self.with(Setting::Listener(name, SendWrapper::new(Box::new(listener))))
    }

    /// Adds children.
    pub(crate) fn child(mut self, child: impl Child) -> Self {
        child.push_to(&mut self.0.children);
        self
    }

    #[inline(never)]
    fn with(mut self, setting: Setting) -> Self {
        self.0.settings.push(setting);
        self
    }
}

/// Sibling nodes without an element around them.
#[derive(Default)]
pub(crate) struct Nodes(Vec<AnyView>);

impl Nodes {
    /// Adds nodes.
    pub(crate) fn child(mut self, child: impl Child) -> Self {
        child.push_to(&mut self.0);
        self
    }
}

/// What can stand inside an element.
pub(crate) trait Child {
    /// Adds it to `nodes`.
    fn push_to(self, nodes: &mut Vec<AnyView>);
}

impl Child for AnyView {
    fn push_to(self, nodes: &mut Vec<AnyView>) {
        nodes.push(self);
    }
}

impl Child for El {
    #[inline(never)]
    fn push_to(self, nodes: &mut Vec<AnyView>) {
        nodes.push(self.into_any());
    }
}

impl Child for Nodes {
    #[inline(never)]
    fn push_to(self, nodes: &mut Vec<AnyView>) {
        nodes.extend(self.0);
    }
}

impl Child for String {
    #[inline(never)]
    fn push_to(self, nodes: &mut Vec<AnyView>) {
        nodes.push(self.into_any());
    }
}

impl<C: Child> Child for Option<C> {
    fn push_to(self, nodes: &mut Vec<AnyView>) {
        if let Some(child) = self {
            child.push_to(nodes);
        }
    }
}

impl<C: Child> Child for Vec<C> {
    fn push_to(self, nodes: &mut Vec<AnyView>) {
        for child in self {
            child.push_to(nodes);
        }
    }
}

/// A part that is redrawn when a signal that `draw` reads has changed. It must draw elements: for text alone there is
/// [`El::words`].
pub(crate) fn dynamic<C: Child>(draw: impl Fn() -> C + Send + 'static) -> AnyView {
    let draw: Box<dyn Fn() -> Vec<AnyView> + Send> = Box::new(move || Nodes::default().child(draw()).0);
    draw.into_any()
}

/// A value that is computed again when a signal that it reads has changed, and notifies its readers only if it then differs.
/// leptos compiles its memos for each type of value, a kilobyte a piece; this is a typed handle on one type.
///
/// Nothing may read both a memo and another one that is computed from it: leptos' graph misses the change of the first
/// if the second has not changed.
pub(crate) struct Memo<T>(leptos::prelude::Memo<Value>, PhantomData<fn() -> T>);

/// A value of any type, and how to compare two of its type.
#[derive(Clone)]
struct Value(Arc<dyn Any + Send + Sync>, fn(&dyn Any, &dyn Any) -> bool);

impl PartialEq for Value {
    fn eq(&self, other: &Self) -> bool {
        self.1(&*self.0, &*other.0)
    }
}

impl<T: PartialEq + Send + Sync + 'static> Memo<T> {
    pub(crate) fn new(read: impl Fn() -> T + Send + Sync + 'static) -> Self {
        let is_same = |a: &dyn Any, b: &dyn Any| a.downcast_ref::<T>() == b.downcast_ref();
        Self(memo(Box::new(move || Value(Arc::new(read()), is_same))), PhantomData)
    }

    /// Calls `with` with the value; reactive.
    pub(crate) fn with<U>(self, with: impl FnOnce(&T) -> U) -> U {
        let value = current(self.0);
        // `new` puts a `T` there.
        with(value.downcast_ref().unwrap_throw())
    }

    /// A copy of the value; reactive.
    pub(crate) fn get(self) -> T
    where
        T: Clone,
    {
        self.with(T::clone)
    }
}

// Not generic, nor inside what is: a closure is compiled again for each type of the function that it is in.
#[inline(never)]
fn memo(read: Box<dyn Fn() -> Value + Send + Sync>) -> leptos::prelude::Memo<Value> {
    leptos::prelude::Memo::new(move |_| read())
}

#[inline(never)]
fn current(memo: leptos::prelude::Memo<Value>) -> Arc<dyn Any + Send + Sync> {
    memo.get().0
}

impl<T> Clone for Memo<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Memo<T> {}

/// Runs `run` once the view is drawn, and again when a signal that it reads has changed.
pub(crate) fn effect(run: impl FnMut() + 'static) {
    #[inline(never)]
    fn boxed(mut run: Box<dyn FnMut()>) {
        Effect::new(move |_| run());
    }
    boxed(Box::new(run));
}
