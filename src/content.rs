//! The texts of the bundle, each fetched once, when it is first wanted.

use std::sync::Arc;

use leptos::prelude::*;
use model::bundle::{self, FileRef, Kind};
use model::{Article, EntryKind, Flow};
use search::Index;

use crate::host::{fetch, spawn};

/// What a file of the bundle holds.
#[derive(Clone)]
pub(crate) enum Text {
    Article(Arc<Article>),
    Flow(Arc<Flow>),
    Index(Arc<Index>),
}

/// How far a file has come.
#[derive(Clone)]
pub(crate) enum Load {
    /// On its way.
    Loading,
    /// Here.
    Ready(Text),
    /// Not fetched, or not readable.
    Failed,
}

/// A file of the bundle that views can watch. One type for all files keeps the program small.
pub(crate) type File = ArcRwSignal<Load>;

/// The files that were wanted so far, by their hash.
#[derive(Default)]
pub(crate) struct Files(Vec<(Vec<u8>, File)>);

impl Files {
    /// The file, which is fetched from `url` unless it is here or on its way.
    pub(crate) fn get(&mut self, kind: Kind, url: String, file: &FileRef) -> File {
        if let Some((_, known)) = self.0.iter().find(|(hash, _)| *hash == file.sha384) {
            if matches!(known.get_untracked(), Load::Failed) {
                load(known, kind, url, file);
            }
            return known.clone();
        }
        let new = File::new(Load::Loading);
        load(&new, kind, url, file);
        self.0.push((file.sha384.clone(), new.clone()));
        new
    }
}

/// The kind of file that holds the text of an entry.
pub(crate) fn kind_of(entry: EntryKind) -> Kind {
    match entry {
        EntryKind::Article => Kind::Article,
        EntryKind::Flow => Kind::Flow,
    }
}

fn load(into: &File, kind: Kind, url: String, file: &FileRef) {
    let (into, hash) = (into.clone(), file.sha384.clone());
    into.set(Load::Loading);
    spawn(async move {
        let bytes = fetch(&url, &hash).await.ok();
        let text = bytes.and_then(|bytes| read(kind, &bytes));
        into.set(text.map_or(Load::Failed, Load::Ready));
    });
}

fn read(kind: Kind, bytes: &[u8]) -> Option<Text> {
    match kind {
        Kind::Article => bundle::read(bytes).ok().map(|article| Text::Article(Arc::new(article))),
        Kind::Flow => bundle::read(bytes).ok().map(|flow| Text::Flow(Arc::new(flow))),
        Kind::Index => {
            let index = Index::from_bytes(bundle::open(kind, bytes).ok()?).ok()?;
            Some(Text::Index(Arc::new(index)))
        }
        Kind::Catalogue => None,
    }
}
