//! What was typed, and what was found for it.

use engine::{Found, Request};
use leptos::prelude::*;
use session::Session;

use super::engine::ask;
use super::{App, PAUSE, Parts};
use crate::dom::{hash, memo};
use crate::host::{Pause, Task};

/// As many hits as a customer will look through.
const HITS: u32 = 10;

/// More suggestions push the hits out of a phone's sight.
const SUGGESTIONS: u32 = 3;

/// What is found for the query, put into `parts`: a number that changes with it.
pub(super) fn found(
    session: RwSignal<Session>,
    query: Memo<u64>,
    parts: StoredValue<Parts, LocalStorage>,
) -> Memo<u64> {
    let engine = parts.with_value(|parts| parts.engine.clone());
    memo(move || {
        query.get();
        let typed = session.with_untracked(|session| session.query().to_owned());
        let found =
            ask(parts, &engine.get(), &Request::Search { typed, hits: HITS, suggestions: SUGGESTIONS });
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
        let pause = Pause::new(PAUSE);
        let waiting = Task::start(async move {
            pause.await;
            self.session.update(Session::settle);
        });
        // The one before ends here, if it still waits.
        self.parts.update_value(|parts| parts.waiting = Some(waiting));
    }
}
