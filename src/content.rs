//! The texts of the bundle, each fetched once, when it is first wanted.

use std::sync::Arc;

use leptos::prelude::*;
use model::bundle::{self, FileRef, Kind, Payload};
use search::Index;

use crate::host::{FetchError, fetch, spawn};

/// How far a file has come.
pub(crate) enum Load<T> {
    /// On its way.
    Loading,
    /// Here.
    Ready(Arc<T>),
    /// Not fetched, or not readable.
    Failed,
}

impl<T> Clone for Load<T> {
    fn clone(&self) -> Self {
        match self {
            Self::Loading => Self::Loading,
            Self::Ready(value) => Self::Ready(value.clone()),
            Self::Failed => Self::Failed,
        }
    }
}

/// A file of the bundle that views can watch.
pub(crate) type File<T> = ArcRwSignal<Load<T>>;

/// Files of one kind, by their hash.
pub(crate) struct Files<T>(Vec<(Vec<u8>, File<T>)>);

impl<T> Default for Files<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: Readable> Files<T> {
    /// The file, which is fetched from `url` unless it is here or on its way.
    pub(crate) fn get(&mut self, url: &str, file: &FileRef) -> File<T> {
        if let Some((_, known)) = self.0.iter().find(|(hash, _)| *hash == file.sha384) {
            if matches!(known.get_untracked(), Load::Failed) {
                load(known, url, file);
            }
            return known.clone();
        }
        let new = File::new(Load::Loading);
        load(&new, url, file);
        self.0.push((file.sha384.clone(), new.clone()));
        new
    }
}

fn load<T: Readable>(into: &File<T>, url: &str, file: &FileRef) {
    let (into, url, hash) = (into.clone(), url.to_owned(), file.sha384.clone());
    into.set(Load::Loading);
    spawn(async move {
        let value = fetch(&url, &hash).await.and_then(|bytes| T::read(&bytes));
        into.set(value.map_or(Load::Failed, |value| Load::Ready(Arc::new(value))));
    });
}

/// What can be read from a file of the bundle.
pub(crate) trait Readable: Send + Sync + Sized + 'static {
    fn read(bytes: &[u8]) -> Result<Self, FetchError>;
}

impl<T: Payload + Send + Sync + 'static> Readable for T {
    fn read(bytes: &[u8]) -> Result<Self, FetchError> {
        bundle::read(bytes).map_err(|_| FetchError)
    }
}

/// A search index. It has a format of its own inside the envelope.
pub(crate) struct SearchIndex(pub(crate) Index);

impl Readable for SearchIndex {
    fn read(bytes: &[u8]) -> Result<Self, FetchError> {
        let bytes = bundle::open(Kind::Index, bytes).map_err(|_| FetchError)?;
        Index::from_bytes(bytes).map(Self).map_err(|_| FetchError)
    }
}
