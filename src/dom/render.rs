//! How leptos draws an [`El`].

use std::cell::RefCell;

use leptos::prelude::*;
use leptos::reactive::effect::RenderEffect;
use leptos::tachys::html::attribute::Attribute;
use leptos::tachys::html::attribute::any_attribute::AnyAttribute;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::view::add_attr::AddAnyAttr;
use leptos::tachys::view::any_view::AnyViewState;
use leptos::tachys::view::iterators::VecState;
use leptos::tachys::view::{Mountable, Position, PositionState, Render, RenderHtml};
use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, Event, Node, ResizeObserver};

use super::{El, Setting};

const SVG: &str = "http://www.w3.org/2000/svg";

/// An element that has been drawn. Dropping it ends its listeners and effects.
pub(crate) struct Drawn {
    element: Element,
    _children: VecState<AnyViewState>,
    _kept: Vec<Kept>,
}

/// What must live as long as its element.
enum Kept {
    Effect { _effect: RenderEffect<()> },
    Listener { _listener: Listener },
    Observer { observer: ResizeObserver, _listener: Closure<dyn FnMut()> },
}

impl Drop for Kept {
    fn drop(&mut self) {
        // Removing the element changes its size: the observer would call a closure that is gone.
        if let Self::Observer { observer, .. } = self {
            observer.disconnect();
        }
    }
}

impl Render for El {
    type State = Drawn;

    fn build(self) -> Drawn {
        let plan = *self.0;
        let element = create(&document(), plan.tag, plan.is_svg);
        let kept = plan.settings.into_iter().filter_map(|setting| setting.apply(&element)).collect();
        let mut children = plan.children.build();
        children.mount(&element, None);
        Drawn { element, _children: children, _kept: kept }
    }

    fn rebuild(self, drawn: &mut Drawn) {
        let mut new = self.build();
        drawn.insert_before_this(&mut new);
        drawn.unmount();
        *drawn = new;
    }
}

fn create(document: &Document, tag: &str, is_svg: bool) -> Element {
    let element = match is_svg {
        true => document.create_element_ns(Some(SVG), tag),
        false => document.create_element(tag),
    };
    // Tags are constants, and all are valid names: creating them cannot fail.
    element.unwrap_throw()
}

impl Setting {
    /// Sets it on `element`; returns what must live as long.
    fn apply(self, element: &Element) -> Option<Kept> {
        let target = element.clone();
        match self {
            Self::Attribute(name, value) => {
                set_attribute(&target, name, Some(&value));
                None
            }
            Self::ChangingAttribute(name, value) => {
                changing(Box::new(move || set_attribute(&target, name, value().as_deref())))
            }
            Self::ChangingProperty(name, value) => changing(Box::new(move || {
                // Fails only for read-only properties, which are not set here.
                let _ = js_sys::Reflect::set(&target, &name.into(), &value());
            })),
            Self::ChangingText(words) => {
                let shown = RefCell::new(None);
                changing(Box::new(move || {
                    let words = Some(words());
                    // The live region would announce the same again.
                    if *shown.borrow() != words {
                        target.set_text_content(words.as_deref());
                        *shown.borrow_mut() = words;
                    }
                }))
            }
            Self::FieldText(text, known) => changing(Box::new(move || {
                let text = text();
                if *known.borrow() != text {
                    // As for other properties.
                    let _ = js_sys::Reflect::set(&target, &"value".into(), &(&text).into());
                    *known.borrow_mut() = text;
                }
            })),
            Self::Resized(resized) => {
                let resized = resized.take();
                let listener = Closure::<dyn FnMut()>::new(move || resized(&target));
                // Every browser that runs this program has it.
                let observer = ResizeObserver::new(listener.as_ref().unchecked_ref()).ok()?;
                observer.observe(element);
                Some(Kept::Observer { observer, _listener: listener })
            }
            Self::Listener(name, listener) => {
                Some(Kept::Listener { _listener: Listener::add(target, name, listener.take()) })
            }
        }
    }
}

/// A listener. Once it is dropped the browser no longer calls it, not even for an event that is being dispatched.
struct Listener {
    target: Element,
    name: &'static str,
    listener: Closure<dyn Fn(Event)>,
}

impl Listener {
    fn add(target: Element, name: &'static str, listener: Box<dyn Fn(Event)>) -> Self {
        let listener = Closure::wrap(listener);
        // Fails only for options that are not given.
        let _ = target.add_event_listener_with_callback(name, listener.as_ref().unchecked_ref());
        Self { target, name, listener }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let listener = self.listener.as_ref().unchecked_ref();
        // As above.
        let _ = self.target.remove_event_listener_with_callback(self.name, listener);
    }
}

/// Runs `change` now, and again when a signal that it reads has changed. Boxed: leptos compiles its effects for each
/// closure.
#[inline(never)]
fn changing(change: Box<dyn Fn()>) -> Option<Kept> {
    Some(Kept::Effect { _effect: RenderEffect::new(move |_| change()) })
}

fn set_attribute(element: &Element, name: &str, value: Option<&str>) {
    // Fails only for invalid names, and all are constants.
    let _ = match value {
        Some(value) => element.set_attribute(name, value),
        None => element.remove_attribute(name),
    };
}

impl Mountable for Drawn {
    fn unmount(&mut self) {
        self.element.remove();
    }

    fn mount(&mut self, parent: &Element, marker: Option<&Node>) {
        // Fails only for a marker of another parent; leptos passes its own.
        let _ = parent.insert_before(&self.element, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        let parent = self.element.parent_element();
        if let Some(parent) = &parent {
            child.mount(parent, Some(&self.element));
        }
        parent.is_some()
    }

    fn elements(&self) -> Vec<Element> {
        vec![self.element.clone()]
    }
}

impl AddAnyAttr for El {
    type Output<NewAttribute: Attribute> = Self;

    fn add_any_attr<NewAttribute: Attribute>(self, _: NewAttribute) -> Self {
        self
    }
}

/// leptos requires this of every view. Nothing calls it: the widget is not rendered on a server.
impl RenderHtml for El {
    type AsyncOutput = Self;
    type Owned = Self;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    fn to_html_with_buf(self, _: &mut String, _: &mut Position, _: bool, _: bool, _: Vec<AnyAttribute>) {}

    fn hydrate<const FROM_SERVER: bool>(self, _: &Cursor, _: &PositionState) -> Drawn {
        self.build()
    }

    fn into_owned(self) -> Self {
        self
    }
}
