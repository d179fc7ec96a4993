//! The engine: started when search is first wanted, asked, and started anew when it has failed.

use std::rc::Rc;

use engine::Request;
use leptos::prelude::*;
use model::bundle::checksum;
use model::wire::Wire;
use send_wrapper::SendWrapper;

use super::files::later;
use super::pending::spawn;
use super::{App, Parts};
use crate::content::{File, Load, Text, is_wanted};
use crate::host::{Engine, EngineFiles, Host, Task, engine_file};

impl App {
    /// The engine, which is started unless it runs.
    pub(crate) fn engine(self) -> File {
        let engine = self.parts.with_value(|parts| parts.engine.clone());
        if is_wanted(&engine) {
            engine.set(Load::Loading);
            let (into, loaded) = (engine.clone(), self.host(Host::load_later));
            let task = Task::start(async move {
                match (loaded.await, later()) {
                    (Ok(()), Some(later)) => later.start_engine(self, into).await,
                    (Err(error), _) => self.fail_program(into, error),
                    _ => self.fail(into),
                }
            });
            self.parts.update_value(|parts| {
                parts.starting = Some(task);
                // Whoever wants it again wants all that it failed at to be tried again.
                parts.traps = Default::default();
            });
        }
        engine
    }

    /// Starts it, with the index and suggestions of the catalogue.
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
            // Without them, search works all the same.
            let Ok(suggestions) = suggestions.await else { return };
            files.keep_suggestions(suggestions);
            if let Load::Ready(Text::Engine(engine)) = into.get_untracked() {
                engine.take_suggestions();
                // What is typed by now has suggestions.
                into.set(Load::Ready(Text::Engine(engine)));
            }
        }
    }

    /// The engine's answer; `None` unless it runs.
    pub(crate) fn ask<T: Wire>(self, request: &Request) -> Option<T> {
        let engine = self.parts.with_value(|parts| parts.engine.clone());
        ask(self.parts, &engine.get_untracked(), request)
    }
}

fn ready(engine: Engine) -> Load {
    Load::Ready(Text::Engine(SendWrapper::new(Rc::new(engine))))
}

/// The answer of `engine`; `None` unless it runs. If it fails, it is started anew, and what changes with it asks again. What
/// it has failed at before is not asked a third time, and search that cannot be answered has failed.
pub(super) fn ask<T: Wire>(
    parts: StoredValue<Parts, LocalStorage>,
    engine: &Load,
    request: &Request,
) -> Option<T> {
    let Load::Ready(Text::Engine(engine)) = engine else { return None };
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

/// Puts another engine in the place of one that has failed, or none if search `is_lost`.
fn replace(parts: StoredValue<Parts, LocalStorage>, files: Rc<EngineFiles>, is_lost: bool) {
    let Some(into) = parts.try_with_value(|parts| parts.engine.clone()) else { return };
    if is_lost {
        // Not at once: what asks may be watching it.
        return spawn(parts, async move { into.set(Load::Failed) });
    }
    let task = Task::start(async move {
        into.set(Load::Loading);
        into.set(files.start().await.map_or(Load::Failed, ready));
    });
    parts.try_update_value(|parts| parts.restarting = Some(task));
}

/// A value in bytes.
fn bytes_of(value: &impl Wire) -> Vec<u8> {
    let mut bytes = Vec::new();
    value.put(&mut bytes);
    bytes
}
