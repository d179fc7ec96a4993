//! The files that are fetched when they are first wanted, each once: the texts of the bundle, and the engine.

use std::sync::Arc;

use leptos::prelude::*;
use model::bundle::{self, FileRef, Payload};
use model::{Article, Catalogue, EntryKind, Flow, Listing};
use send_wrapper::SendWrapper;

use crate::host::{FetchError, Host, Module, engine_file, integrity, spawn};

/// What a file holds.
#[derive(Clone)]
pub(crate) enum Text {
    /// An article, and its file for the engine to read.
    Article(Arc<Article>, Arc<Vec<u8>>),
    Flow(Arc<Flow>),
    Listing(Arc<Listing>),
    Engine(SendWrapper<Module>),
    /// The program's second half.
    Later,
}

/// How far a file has come.
#[derive(Clone)]
pub(crate) enum Load {
    /// Not asked for.
    Wanted,
    /// On its way.
    Loading,
    /// Here.
    Ready(Text),
    /// Not fetched, or not readable.
    Failed,
}

/// A file that views can watch. One type for all files keeps the program small.
pub(crate) type File = ArcRwSignal<Load>;

/// Whether to fetch it, for the first time or again.
pub(crate) fn is_wanted(file: &File) -> bool {
    file.with_untracked(|load| matches!(load, Load::Wanted | Load::Failed))
}

/// Fetches a file of the bundle, and calls `then` when it has come or failed.
pub(crate) fn load(
    into: &File,
    host: &Host,
    stem: &str,
    file: &FileRef,
    read: fn(Vec<u8>) -> Option<Text>,
    then: Box<dyn FnOnce()>,
) {
    into.set(Load::Loading);
    let (into, bytes) = (into.clone(), fetch(host, stem, file));
    spawn(async move {
        let text = bytes.await.ok().and_then(read);
        into.set(text.map_or(Load::Failed, Load::Ready));
        then();
    });
}

fn fetch(
    host: &Host,
    stem: &str,
    file: &FileRef,
) -> impl Future<Output = Result<Vec<u8>, FetchError>> + use<> {
    host.loader().load(&file.name(stem), &integrity(&file.sha384), Some(host.content_url()))
}

/// What reads the text of an entry.
pub(crate) fn reader_of(kind: EntryKind) -> fn(Vec<u8>) -> Option<Text> {
    match kind {
        EntryKind::Article => |bytes| Some(Text::Article(read(&bytes)?, Arc::new(bytes))),
        EntryKind::Flow => |bytes| read(&bytes).map(Text::Flow),
    }
}

/// Reads the listing.
pub(crate) fn read_listing(bytes: Vec<u8>) -> Option<Text> {
    read(&bytes).map(Text::Listing)
}

fn read<T: Payload>(bytes: &[u8]) -> Option<Arc<T>> {
    bundle::read(bytes).ok().map(Arc::new)
}

/// Starts the engine, with the search index and suggestions that `catalogue` names, unless it runs or is on its way.
pub(crate) fn start_engine(into: &File, host: &Host, catalogue: &Catalogue) {
    if !is_wanted(into) {
        return;
    }
    into.set(Load::Loading);
    let into = into.clone();
    let (name, hash) = engine_file();
    let module = host.loader().load(name, hash, None);
    let index = fetch(host, "index", &catalogue.index);
    let suggestions = fetch(host, "suggestions", &catalogue.suggestions);
    spawn(async move {
        let engine = match (module.await, index.await) {
            (Ok(module), Ok(index)) => {
                Module::start(&module).await.filter(|engine| engine.take("take_index", &index))
            }
            _ => None,
        };
        let Some(engine) = engine else { return into.set(Load::Failed) };
        let ready = Load::Ready(Text::Engine(SendWrapper::new(engine.clone())));
        into.set(ready.clone());
        if let Ok(suggestions) = suggestions.await {
            // Without them, search works all the same.
            engine.take("take_suggestions", &suggestions);
            // What is typed by now has suggestions.
            into.set(ready);
        }
    });
}
