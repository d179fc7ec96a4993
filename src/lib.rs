//! The panel of Handrail: what the shell mounts once a customer wants help. It compiles to WebAssembly only.
//!
//! - [`app`] holds what all views share.
//! - [`view`] draws; one file per view, and the pieces they are made of.
//! - [`host`] is the one place that touches anything outside our shadow root.
//! - [`content`] has the types of what is fetched.
//! - [`dom`] builds elements. Views use it and not `view!`, which turns static markup into `innerHTML`; a strict
//!   policy with Trusted Types forbids that.

mod app;
mod content;
mod dom;
mod host;
mod view;

use std::alloc::System;
use std::cell::Cell;
use std::rc::Rc;

use leptos::mount::{UnmountHandle, mount_to};
use model::Catalogue;
use model::bundle::checksum;
use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;
use zeroizing_alloc::ZeroAlloc;

use app::App;

/// Overwrites memory when it is freed, so that nothing a customer wrote outlives the panel:
/// docs/decisions/0014-memory-is-overwritten.md.
#[global_allocator]
static MEMORY: ZeroAlloc<System> = ZeroAlloc(System);

/// A mounted panel, kept by the shell.
#[wasm_bindgen]
pub struct Panel {
    app: App,
    /// Dropping it removes the views and frees what they held.
    _mounted: Box<dyn std::any::Any>,
}

#[wasm_bindgen]
impl Panel {
    /// The panel has opened, at a target such as `flow:lost-card#where`; one that the content does not have is ignored.
    pub fn open(&self, target: &str) {
        self.app.opened(target);
    }

    /// Removes the panel.
    pub fn unmount(self) {}
}

/// Mounts the panel in `place`, inside the shadow root of `element`.
///
/// `catalogue` is the bundle's file of that name; the bundle's other files are fetched from the folder
/// `content_url`, which ends in a slash. `load` is the shell's function that fetches files; its property `renew` fetches the
/// current manifest and both of these again, as `{ catalogue, content }`, and `script` imports scripts.
///
/// # Errors
/// A sentence that says why the catalogue cannot be read.
#[wasm_bindgen]
pub fn mount(
    place: HtmlElement,
    element: HtmlElement,
    catalogue: &[u8],
    content_url: String,
    load: js_sys::Function,
) -> Result<Panel, JsError> {
    let release = checksum(catalogue);
    let catalogue = Catalogue::read(catalogue).map_err(|error| JsError::new(&error.to_string()))?;
    let app = Rc::new(Cell::new(None));
    let mounted: UnmountHandle<_> = mount_to(place, {
        let app = app.clone();
        move || {
            let host = host::Host::new(element, content_url, host::Loader(load));
            let new = App::new(catalogue, release, host);
            app.set(Some(new));
            view::panel(new)
        }
    });
    // `mount_to` calls it before it returns.
    let app = app.get().ok_or_else(|| JsError::new("not mounted"))?;
    Ok(Panel { app, _mounted: Box::new(mounted) })
}

/// Starts the program's second half. Called by the glue once that is here, and by nothing in the first half.
#[wasm_bindgen]
pub fn start_later() {
    app::start_later(Rc::new(view::SecondHalf));
}
