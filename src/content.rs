//! The files that are fetched when they are first wanted, each once: the texts of the bundle, and the engine.

use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;
use model::bundle::{self, Payload};
use model::{Article, EntryKind, Flow, Listing};
use send_wrapper::SendWrapper;

use crate::host::Engine;

/// What a file holds.
#[derive(Clone)]
pub(crate) enum Text {
    /// An article, and its file for the engine to read.
    Article(Arc<Article>, Arc<Vec<u8>>),
    Flow(Arc<Flow>),
    Listing(Arc<Listing>),
    Engine(SendWrapper<Rc<Engine>>),
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
