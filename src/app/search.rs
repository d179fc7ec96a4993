//! The query and its results.

use engine::{Found, Request};
use leptos::prelude::*;
use session::Session;

use super::engine::ask;
use super::{App, PAUSE, Parts};
use crate::dom::Memo;
use crate::host::{Pause, Task};

/// As many hits as a customer looks through.
const HITS: u32 = 10;

/// More suggestions push the hits off a phone's screen.
const SUGGESTIONS: u32 = 3;

/// What was found for a query.
#[derive(Clone, PartialEq)]
pub(crate) struct Results {
    /// The query: with another one, other words are marked in the same hits.
    pub(crate) query: String,
    /// `None` until the engine runs, and when it has failed.
    pub(crate) found: Option<Found>,
}

/// What is found for the query.
pub(super) fn results(query: Memo<String>, parts: StoredValue<Parts, LocalStorage>) -> Memo<Results> {
    let engine = parts.with_value(|parts| parts.engine.clone());
    Memo::new(move || {
        let query = query.get();
        let request = Request::Search { typed: query.clone(), hits: HITS, suggestions: SUGGESTIONS };
        Results { query, found: ask(parts, &engine.get(), &request) }
    })
}

impl App {
    /// The text in the search field; reactive.
    pub(crate) fn query(self) -> String {
        self.query.get()
    }

    /// What was found for it; reactive. Nothing may read [`App::query`] as well: see [`memo`].
    pub(crate) fn results(self) -> Results {
        self.results.get()
    }

    /// Whether the customer has paused since they last typed something.
    pub(crate) fn has_paused(self) -> bool {
        self.has_paused.get()
    }

    /// Whether suggestions are to be shown.
    pub(crate) fn is_suggesting(self) -> bool {
        self.is_suggesting.get()
    }

    /// Searches for what was typed.
    pub(crate) fn search(self, typed: &str) {
        self.session.update(|session| session.set_query(typed));
        let pause = Task::start(async move {
            Pause::new(PAUSE).await;
            self.session.update(Session::note_pause);
        });
        // This cancels the one before.
        self.parts.update_value(|parts| parts.pause = Some(pause));
    }
}
