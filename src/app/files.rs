//! The files that are fetched when they are first wanted, and the program's second half, which is one of them.

use std::cell::RefCell;
use std::pin::Pin;
use std::rc::Rc;

use js_sys::Uint8Array;
use leptos::prelude::*;
use model::{Entry, FileRef, Notice};
use session::View;
use wasm_bindgen::JsValue;

use super::App;
use crate::content::{File, Load, Resource, needs_loading, read_listing, reader_of};
use crate::dom::{El, effect};
use crate::host::{FetchError, Host, integrity};

/// What the first half calls of the second.
pub(crate) trait Later {
    /// Starts what goes on beside the views.
    fn start(&self, app: App);
    /// Draws a view.
    fn draw(&self, app: App, view: View) -> El;
    /// Reads the file of live notices, as the browser has parsed it.
    fn read_notices(&self, app: App, file: &JsValue) -> Vec<Notice>;
    /// Starts the engine.
    fn start_engine(&self, app: App, into: File) -> Pin<Box<dyn Future<Output = ()>>>;
    /// Goes on after files have failed, with what the manifest names now.
    fn renew(&self, app: App, renewed: Option<(Vec<u8>, String)>);
}

thread_local! {
    /// One, once the second half is here. A trait object on the heap: of plain functions, or in a single place, the
    /// compiler would see that nothing else can ever be there, and call them from the first half.
    static LATER: RefCell<Vec<Rc<dyn Later>>> = const { RefCell::new(Vec::new()) };
}

/// The second half is here.
pub(crate) fn start_later(later: Rc<dyn Later>) {
    LATER.with_borrow_mut(|here| here.push(later));
}

/// The second half; `None` until it is here.
pub(super) fn later() -> Option<Rc<dyn Later>> {
    LATER.with_borrow(|here| here.first().cloned())
}

/// Fetching.
impl App {
    /// Fetches a file of the bundle and parses it.
    fn load(self, into: &File, stem: &str, file: &FileRef, read: fn(Vec<u8>) -> Option<Resource>) {
        into.set(Load::Loading);
        let (into, bytes) = (into.clone(), self.fetch(stem, file));
        self.spawn(async move {
            let Some(resource) = bytes.await.ok().and_then(|bytes| read(bytes.to_vec())) else {
                return self.fail(into);
            };
            into.set(Load::Ready(resource));
            self.load_waiting();
        });
    }

    /// Fetches a file of the bundle.
    pub(super) fn fetch(
        self,
        stem: &str,
        file: &FileRef,
    ) -> impl Future<Output = Result<Uint8Array, FetchError>> + use<> {
        let (name, integrity) = (file.name(stem), integrity(&file.sha384));
        self.host(|host| host.loader().load(&name, &integrity, Some(&host.content_url())))
    }
}

/// The files of the bundle.
impl App {
    /// The text of an article or a flow; fetches it unless it is loaded.
    pub(crate) fn want_text(self, entry: &Entry) -> File {
        let file = self.file_of(entry);
        if needs_loading(&file) {
            self.load_text(entry, &file);
        }
        file
    }

    /// The same without fetching again what has failed: in a view that depends on it, that would loop.
    pub(crate) fn want_text_once(self, entry: &Entry) -> File {
        let file = self.file_of(entry);
        if file.with_untracked(|load| matches!(load, Load::Idle)) {
            self.load_text(entry, &file);
        }
        file
    }

    pub(super) fn file_of(self, entry: &Entry) -> File {
        let got = self.parts.try_update_value(|parts| {
            let known =
                parts.texts.iter().find(|(slug, _)| *slug == entry.slug).map(|(_, file)| file.clone());
            known.unwrap_or_else(|| {
                let new = File::new(Load::Idle);
                parts.texts.push((entry.slug.clone(), new.clone()));
                new
            })
        });
        // A panel that was unmounted has no files.
        got.unwrap_or_else(|| File::new(Load::Failed))
    }

    /// Fetches a text; its address is in the listing, which may have to be fetched first.
    fn load_text(self, entry: &Entry, into: &File) {
        let listing = self.want_listing().get_untracked();
        let Load::Ready(Resource::Listing(listing)) = listing else {
            into.set(Load::Loading);
            let waiting = (entry.clone(), into.clone());
            self.parts.try_update_value(|parts| parts.without_address.push(waiting));
            return;
        };
        match self.place_of(entry).and_then(|place| listing.details.get(place)) {
            Some(detail) => {
                let (stem, read) = (entry.slug.as_str(), reader_of(entry.kind));
                self.load(into, stem, &detail.file, read);
            }
            None => into.set(Load::Failed),
        }
    }

    /// The listing; fetches it unless it is loaded.
    pub(crate) fn want_listing(self) -> File {
        let listing = self.parts.with_value(|parts| parts.listing.clone());
        if needs_loading(&listing) {
            let file = self.catalogue().listing.clone();
            self.load(&listing, "listing", &file, read_listing);
        }
        listing
    }

    /// Fetches the texts that wait for the listing, once that is loaded; once it has failed, so have they.
    pub(super) fn load_waiting(self) {
        let is_loaded = match self.parts.with_value(|parts| parts.listing.get_untracked()) {
            Load::Ready(_) => true,
            Load::Failed => false,
            Load::Idle | Load::Loading => return,
        };
        let waiting = self.parts.try_update_value(|parts| std::mem::take(&mut parts.without_address));
        for (entry, file) in waiting.unwrap_or_default() {
            if is_loaded { self.load_text(&entry, &file) } else { file.set(Load::Failed) }
        }
    }

    /// The summary of an entry; empty until the listing is loaded; reactive.
    pub(crate) fn summary_of(self, entry: &Entry) -> String {
        // Not fetched here: after a failure that would loop.
        let listing = self.parts.with_value(|parts| parts.listing.clone()).get();
        let Load::Ready(Resource::Listing(listing)) = listing else { return String::new() };
        let detail = self.place_of(entry).and_then(|place| listing.details.get(place));
        detail.map_or_else(String::new, |detail| detail.summary.clone())
    }

    fn place_of(self, entry: &Entry) -> Option<usize> {
        self.catalogue().entries.iter().position(|other| other.slug == entry.slug)
    }

    /// The program's second half, fetched if it is not here.
    pub(crate) fn later(self) -> File {
        let later = self.parts.with_value(|parts| parts.later.clone());
        if needs_loading(&later) {
            later.set(Load::Loading);
            let (into, loaded) = (later.clone(), self.host(Host::load_later));
            self.spawn(async move {
                match loaded.await {
                    Ok(()) => into.set(Load::Ready(Resource::Later)),
                    Err(error) => self.fail_program(into, error),
                }
            });
        }
        later
    }

    /// Starts what goes on beside the views, once the second half is here.
    pub(crate) fn start_when_here(self) {
        let file = self.later();
        effect(move || {
            if let (Load::Ready(_), Some(later)) = (file.get(), later()) {
                later.start(self);
            }
        });
    }

    /// A view of the second half; `None` until that is here.
    pub(crate) fn draw_later(self, view: View) -> Option<El> {
        later().map(|later| later.draw(self, view))
    }
}
