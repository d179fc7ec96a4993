//! What was typed, and what was found for it.

use engine::{Found, Request};
use leptos::leptos_dom::helpers::set_timeout_with_handle;
use leptos::prelude::*;
use model::wire::Wire;
use session::Session;

use super::{App, PAUSE, Parts};
use crate::content::{File, Load, Text};
use crate::dom::{hash, memo};

/// As many hits as a customer will look through.
const HITS: u32 = 10;

/// More suggestions push the hits out of a phone's sight.
const SUGGESTIONS: u32 = 3;

/// What is found for the query, put into `parts`: a number that changes with it.
pub(super) fn found(
    session: RwSignal<Session>,
    query: Memo<u64>,
    engine: File,
    parts: StoredValue<Parts, LocalStorage>,
) -> Memo<u64> {
    memo(move || {
        query.get();
        let typed = session.with_untracked(|session| session.query().to_owned());
        let found = ask(&engine.get(), &Request::Search { typed, hits: HITS, suggestions: SUGGESTIONS });
        let changed = hash(&found);
        parts.try_update_value(|parts| parts.found = found);
        changed
    })
}

impl App {
    /// What was typed into the search field.
    pub(crate) fn query(self) -> String {
        self.query.get();
        self.typed()
    }

    /// The same, for those who do not watch it.
    pub(crate) fn typed(self) -> String {
        self.session.with_untracked(|session| session.query().to_owned())
    }

    /// What was found for it; `None` until the engine runs, and when it has failed.
    pub(crate) fn found(self) -> Option<Found> {
        self.found.get();
        self.parts.with_value(|parts| parts.found.clone())
    }

    /// Whether the customer has paused since they last typed something.
    pub(crate) fn is_settled(self) -> bool {
        self.is_settled.get() != 0
    }

    /// Whether suggestions are to be shown.
    pub(crate) fn is_suggesting(self) -> bool {
        self.is_suggesting.get() != 0
    }

    /// Takes what was typed.
    pub(crate) fn search(self, typed: &str) {
        self.session.update(|session| session.set_query(typed));
        // The widget may be gone by then.
        let settle = move || {
            self.session.try_update(Session::settle);
        };
        let waiting = set_timeout_with_handle(settle, PAUSE).ok();
        let before = self.parts.try_update_value(|parts| std::mem::replace(&mut parts.waiting, waiting));
        if let Some(Some(before)) = before {
            before.clear();
        }
    }

    /// The engine's answer; `None` unless it runs.
    pub(crate) fn ask<T: Wire>(self, request: &Request) -> Option<T> {
        let engine = self.parts.with_value(|parts| parts.engine.clone());
        ask(&engine.get_untracked(), request)
    }
}

/// A value in bytes.
fn bytes_of(value: &impl Wire) -> Vec<u8> {
    let mut bytes = Vec::new();
    value.put(&mut bytes);
    bytes
}

fn ask<T: Wire>(engine: &Load, request: &Request) -> Option<T> {
    match engine {
        Load::Ready(Text::Engine(engine)) => engine.ask(&bytes_of(request)),
        _ => None,
    }
}
