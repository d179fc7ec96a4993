//! Resources: files that are fetched when they are first needed, each once.

use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;
use model::bundle::{self, Payload};
use model::{Article, EntryKind, Flow, Listing};
use send_wrapper::SendWrapper;

use crate::host::Engine;

/// A loaded file.
#[derive(Clone)]
pub(crate) enum Resource {
    /// An article, and its bytes for the engine.
    Article(Arc<Article>, Arc<Vec<u8>>),
    Flow(Arc<Flow>),
    Listing(Arc<Listing>),
    Engine(SendWrapper<Rc<Engine>>),
    /// The program's second half.
    Later,
    Dispatch,
}

/// The state of a file.
#[derive(Clone)]
pub(crate) enum Load {
    /// Not requested.
    Idle,
    /// Being fetched.
    Loading,
    /// Loaded.
    Ready(Resource),
    /// Could not be fetched or read.
    Failed,
}

/// A file, reactive. One type for all keeps the program small.
pub(crate) type File = ArcRwSignal<Load>;

/// Whether it must be fetched, for the first time or again.
pub(crate) fn needs_loading(file: &File) -> bool {
    file.with_untracked(|load| matches!(load, Load::Idle | Load::Failed))
}

/// The parser for an entry's file.
pub(crate) fn reader_of(kind: EntryKind) -> fn(Vec<u8>) -> Option<Resource> {
    match kind {
        EntryKind::Article => |bytes| Some(Resource::Article(read(&bytes)?, Arc::new(bytes))),
        EntryKind::Flow => |bytes| read(&bytes).map(Resource::Flow),
    }
}

/// Parses the listing.
pub(crate) fn read_listing(bytes: Vec<u8>) -> Option<Resource> {
    read(&bytes).map(Resource::Listing)
}

fn read<T: Payload>(bytes: &[u8]) -> Option<Arc<T>> {
    bundle::read(bytes).ok().map(Arc::new)
}
