//! What all views share: a handle on the widget. One file beside this for each thing that can be done with it.

mod feedback;
mod files;
mod notices;
mod search;
mod views;

use std::sync::Arc;
use std::time::Duration;

use engine::Found;
use leptos::leptos_dom::helpers::{TimeoutHandle, set_interval_with_handle, set_timeout_with_handle};
use leptos::prelude::*;
use model::messages::Values;
use model::{Catalogue, Date, Entry, Msg, Notice, Slug};
use session::Session;

use crate::content::{File, Load};
use crate::dom::{effect, hash, memo};
use crate::host::{self, Host, Intl};

pub(crate) use files::{Later, start_later};
pub(crate) use views::section_element_id;

/// The id of the part of the panel that scrolls. Ids in our shadow root cannot meet the host's.
pub(crate) const SCROLLER_ID: &str = "scroller";

/// The id of the search field.
pub(crate) const SEARCH_FIELD_ID: &str = "search";

/// How long a customer must have paused in typing before the number of hits is spoken and the best are read into;
/// shorter talks over their typing, and fetches texts for half a word. The same before it is said how long a comment may
/// still get.
pub(crate) const PAUSE: Duration = Duration::from_millis(600);

/// How often to look at the clock: what opens or ends at a minute is shown soon after.
const LOOK_AT_CLOCK: Duration = Duration::from_secs(15);

/// The storage that keeps a walk over a reload: it ends with the tab.
const SAVED_IN: &str = "sessionStorage";

/// A session that goes on where the one of the page before was.
fn resumed(now: u32) -> Session {
    let mut session = Session::default();
    if let Some(saved) = host::stored(SAVED_IN) {
        session.resume(&saved, now);
    }
    session
}

/// Keeps the walks of a session for the next page.
fn save(session: RwSignal<Session>) {
    let saved = memo(move || session.with(|session| hash(&session.saved())));
    effect(move || {
        saved.get();
        // Without a storage, the walk ends with the page.
        host::store(SAVED_IN, session.with_untracked(Session::saved));
    });
}

/// A handle on the widget, cheap to copy into every closure.
#[derive(Clone, Copy)]
pub(crate) struct App {
    parts: StoredValue<Parts, LocalStorage>,
    /// What the widget remembers. Views watch parts of it, each through a memo: an announcement must not draw a
    /// view anew.
    pub(crate) session: RwSignal<Session>,
    view: Memo<u64>,
    query: Memo<u64>,
    found: Memo<u64>,
    is_settled: Memo<u64>,
    is_suggesting: Memo<u64>,
    dismissed: Memo<u64>,
    /// Which notices have started and not ended.
    shown: Memo<u64>,
    /// The last minute that was noticed, by the customer's clock.
    minute: RwSignal<u32>,
    /// The notices of the host's file.
    live: RwSignal<Vec<Notice>>,
    /// Whether that file was read, or is not waited for any more.
    knows_notices: RwSignal<u64>,
    /// Feedback that will not be sent: keys, each followed by its reference.
    lost: RwSignal<Vec<String>>,
    /// How far what hides numbers and sends texts has come: `feedback` has the numbers.
    dispatch: RwSignal<u64>,
}

struct Parts {
    catalogue: Arc<Catalogue>,
    host: Host,
    intl: Intl,
    /// The texts that were wanted so far.
    texts: Vec<(Slug, File)>,
    /// Those of them that wait for the listing.
    without_address: Vec<(Entry, File)>,
    listing: File,
    engine: File,
    later: File,
    /// The minute in which live notices were fetched last.
    notices_at: u32,
    /// What was found for the query.
    found: Option<Found>,
    /// What waits for a pause in the customer's typing.
    waiting: Option<TimeoutHandle>,
}

impl Parts {
    fn new(catalogue: Catalogue, host: Host) -> Self {
        Self {
            intl: Intl::new(&catalogue.locale.formats, &catalogue.time_zone),
            catalogue: Arc::new(catalogue),
            host,
            texts: Vec::new(),
            without_address: Vec::new(),
            listing: File::new(Load::Wanted),
            engine: File::new(Load::Wanted),
            later: File::new(Load::Wanted),
            notices_at: 0,
            found: None,
            waiting: None,
        }
    }
}

impl App {
    pub(crate) fn new(catalogue: Catalogue, host: Host) -> Self {
        let now = host.now();
        let session = RwSignal::new(resumed(now));
        save(session);
        let parts = Parts::new(catalogue, host);
        let engine = parts.engine.clone();
        let parts = StoredValue::new_local(parts);
        let query = memo(move || session.with(|session| hash(&session.query())));
        let found = search::found(session, query, engine, parts);
        let (minute, live) = (RwSignal::new(now), RwSignal::new(Vec::new()));
        let shown = notices::shown(parts, minute, live);
        let app = Self {
            parts,
            session,
            dismissed: memo(move || session.with(|session| hash(&session.dismissed()))),
            shown,
            minute,
            live,
            knows_notices: RwSignal::new(0),
            lost: RwSignal::new(Vec::new()),
            dispatch: RwSignal::new(0),
            view: memo(move || session.with(|session| hash(session.view()))),
            query,
            found,
            is_settled: memo(move || session.with(|session| session.is_settled().into())),
            is_suggesting: memo(move || session.with(|session| session.combobox().is_open().into())),
        };
        app.hear_of_feedback();
        app.watch_clock();
        // Without a timer, the file is waited for as long as it takes.
        drop(set_timeout_with_handle(move || app.know_notices(), notices::WAIT));
        app
    }

    fn watch_clock(self) {
        // Without a timer, the time is looked at whenever the panel opens.
        if let Ok(timer) = set_interval_with_handle(move || self.look_at_clock(), LOOK_AT_CLOCK) {
            on_cleanup(move || timer.clear());
        }
    }

    fn look_at_clock(self) {
        // The widget may be gone by now.
        let Some(now) = self.parts.try_with_value(|parts| parts.host.now()) else { return };
        if self.minute.try_get_untracked().is_some_and(|before| before != now) {
            self.minute.set(now);
        }
    }

    /// The time, in minutes after 1970-01-01T00:00Z. Who calls this in a view watches it.
    pub(crate) fn now(self) -> u32 {
        self.minute.get();
        self.host(Host::now)
    }

    pub(crate) fn catalogue(self) -> Arc<Catalogue> {
        self.parts.with_value(|parts| parts.catalogue.clone())
    }

    pub(crate) fn entry(self, slug: &Slug) -> Option<Entry> {
        self.catalogue().entry(slug).cloned()
    }

    /// Calls `with` with the element the host embeds.
    pub(crate) fn host<T>(self, with: impl FnOnce(&Host) -> T) -> T {
        self.parts.with_value(|parts| with(&parts.host))
    }
}

/// Words.
impl App {
    pub(crate) fn text(self, message: Msg) -> String {
        self.text_with(message, &[])
    }

    pub(crate) fn text_with(self, message: Msg, values: Values<'_>) -> String {
        self.parts.with_value(|parts| {
            let category = |number| parts.intl.plural_category(number);
            parts.catalogue.messages.format(message, values, &category)
        })
    }

    pub(crate) fn date(self, date: Date) -> String {
        self.parts.with_value(|parts| parts.intl.date(date))
    }

    /// The names of languages, by their tags.
    pub(crate) fn language_names(self, tags: &[String]) -> Vec<String> {
        self.parts.with_value(|parts| parts.intl.language_names(tags))
    }

    /// How many minutes the bank's clock is ahead of UTC at an instant; none if the browser does not know its zone.
    pub(crate) fn bank_offset(self, at: u32) -> Option<i32> {
        self.parts.with_value(|parts| parts.intl.bank_offset(at))
    }

    /// Has a screen reader say `text` when it has finished what it is saying.
    pub(crate) fn announce(self, text: String) {
        self.session.try_update(|session| session.announce(text));
    }
}
