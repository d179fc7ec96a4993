//! The engine: started when search is first used, queried, and restarted when it has failed.

use std::rc::Rc;

use engine::Request;
use leptos::prelude::*;
use model::bundle::checksum;
use model::wire::Wire;
use send_wrapper::SendWrapper;

use super::files::later;
use super::pending::spawn;
use super::{App, Parts};
use crate::content::{File, Load, Resource, needs_loading};
use crate::host::{Engine, EngineFiles, Host, Task, engine_file};

impl App {
    /// The engine; starts it unless it runs.
    pub(crate) fn want_engine(self) -> File {
        let engine = self.parts.with_value(|parts| parts.engine.clone());
        if needs_loading(&engine) {
            engine.set(Load::Loading);
            let (into, loaded) = (engine.clone(), self.host(Host::load_later));
            let task = Task::start(async move {
                match (loaded.await, later()) {
                    (Ok(()), Some(later)) => later.start_engine(self, into).await,
                    (Err(error), _) => self.fail_program(into, error),
                    (Ok(()), None) => self.fail(into),
                }
            });
            self.parts.update_value(|parts| {
                parts.starting = Some(task);
                // What it failed at may be tried again.
                parts.traps = Default::default();
            });
        }
        engine
    }

    /// Starts it, with the catalogue's index and suggestions.
    pub(crate) fn start_engine(self, into: File) -> impl Future<Output = ()> + 'static {
        let (name, integrity) = engine_file();
        let program = self.host(|host| host.loader().load(name, integrity, None));
        let catalogue = self.catalogue();
        let index = self.fetch("index", &catalogue.index);
        let suggestions = self.fetch("suggestions", &catalogue.suggestions);
        async move {
            let program = match program.await {
                Ok(program) => program,
                Err(error) => return self.fail_program(into, error),
            };
            let files = match index.await {
                Ok(index) => EngineFiles::new(&program, index).await,
                Err(_) => None,
            };
            let Some(files) = files.map(Rc::new) else { return self.fail(into) };
            let Some(engine) = files.start().await else { return self.fail(into) };
            into.set(ready(engine));
            // Search works without them.
            let Ok(suggestions) = suggestions.await else { return };
            files.keep_suggestions(suggestions);
            if let Load::Ready(Resource::Engine(engine)) = into.get_untracked() {
                engine.take_suggestions();
                // Searches again: there are suggestions for the query now.
                into.set(Load::Ready(Resource::Engine(engine)));
            }
        }
    }

    /// The engine's response; `None` unless it runs.
    pub(crate) fn ask<T: Wire>(self, request: &Request) -> Option<T> {
        let engine = self.parts.with_value(|parts| parts.engine.clone());
        ask(self.parts, &engine.get_untracked(), request)
    }
}

fn ready(engine: Engine) -> Load {
    Load::Ready(Resource::Engine(SendWrapper::new(Rc::new(engine))))
}

/// The response of `engine`; `None` unless it runs. If it fails, it is restarted, and what depends on it asks again. A
/// request that it has failed at twice is not sent again; if that is a search, the engine counts as failed.
pub(super) fn ask<T: Wire>(
    parts: StoredValue<Parts, LocalStorage>,
    engine: &Load,
    request: &Request,
) -> Option<T> {
    let Load::Ready(Resource::Engine(engine)) = engine else { return None };
    let bytes = bytes_of(request);
    let name = checksum(&bytes);
    if engine.has_failed() || !parts.with_value(|parts| parts.traps.may_ask(name)) {
        return None;
    }
    let answer = engine.ask(&bytes);
    if answer.is_none() {
        let may_ask = parts.try_update_value(|parts| {
            parts.traps.note(name);
            parts.traps.may_ask(name)
        });
        let is_lost = may_ask == Some(false) && matches!(request, Request::Search { .. });
        replace(parts, engine.files().clone(), is_lost);
    }
    answer
}

/// Replaces an engine that has failed, or gives it up if search `is_lost`.
fn replace(parts: StoredValue<Parts, LocalStorage>, files: Rc<EngineFiles>, is_lost: bool) {
    let Some(into) = parts.try_with_value(|parts| parts.engine.clone()) else { return };
    if is_lost {
        // Not at once: the caller may depend on it.
        return spawn(parts, async move { into.set(Load::Failed) });
    }
    let task = Task::start(async move {
        into.set(Load::Loading);
        into.set(files.start().await.map_or(Load::Failed, ready));
    });
    parts.try_update_value(|parts| parts.restarting = Some(task));
}

/// A value as bytes.
fn bytes_of(value: &impl Wire) -> Vec<u8> {
    let mut bytes = Vec::new();
    value.put(&mut bytes);
    bytes
}
