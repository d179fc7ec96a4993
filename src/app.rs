//! [`App`]: the handle on the widget that all views share. Each file of this folder adds methods for one concern.

mod engine;
mod feedback;
mod files;
mod notices;
mod pending;
mod release;
mod search;
mod views;

use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use ::engine::Traps;
use leptos::prelude::*;
use model::messages::Values;
use model::{Catalogue, Date, Entry, Msg, Notice, Slug, msg};
use session::{Page, Session, View};

use crate::content::{File, Load};
use crate::dom::{Memo, effect};
use crate::host::{self, Host, Intl, Pause, Subscription, Task};

pub(crate) use files::{Later, start_later};
pub(crate) use search::Results;
pub(crate) use views::section_element_id;

/// The id of the part of the panel that scrolls. Ids in our shadow root cannot meet the host's.
pub(crate) const SCROLLER_ID: &str = "scroller";

/// The id of the search field.
pub(crate) const SEARCH_FIELD_ID: &str = "search";

/// Debounces typing: only after this pause are the number of hits and the characters left announced, and the best hits'
/// articles fetched. A shorter one announces over the customer's typing, and fetches articles for half a word.
pub(crate) const PAUSE: Duration = Duration::from_millis(600);

/// How often the clock is read: what opens or ends at a minute is shown soon after.
const CLOCK_INTERVAL: Duration = Duration::from_secs(15);

/// The storage that keeps walks over a reload: it ends with the tab.
const SAVED_IN: &str = "sessionStorage";

/// A session that continues the one of the page before.
fn resumed(now: u32, page: Page) -> Session {
    let mut session = Session::default();
    session.set_page(page);
    if let Some(saved) = host::stored(SAVED_IN) {
        session.resume(&saved, now);
    }
    session
}

/// Keeps the walks of a session for the next page.
pub(crate) fn save(session: RwSignal<Session>) {
    let saved = Memo::new(move || session.with(Session::saved));
    // Without a storage, the walk ends with the page.
    effect(move || host::store(SAVED_IN, saved.get()));
}

/// A handle on the widget, cheap to copy into every closure.
#[derive(Clone, Copy)]
pub(crate) struct App {
    parts: StoredValue<Parts, LocalStorage>,
    /// What the widget remembers. Views read parts of it through memos: an announcement must not redraw a view.
    pub(crate) session: RwSignal<Session>,
    view: Memo<View>,
    query: Memo<String>,
    results: Memo<Results>,
    has_paused: Memo<bool>,
    is_suggesting: Memo<bool>,
    /// The notices to be shown now, by name.
    shown: Memo<Vec<Slug>>,
    /// The minute in which the clock was last read.
    minute: RwSignal<u32>,
    /// The live notices.
    live: RwSignal<Vec<Notice>>,
    /// Whether their file was read, or has failed or timed out.
    knows_notices: RwSignal<bool>,
    /// Feedback that will not be sent: keys and references, alternating.
    lost: RwSignal<Vec<String>>,
    /// How many newer releases of the content were adopted.
    adopted: RwSignal<u32>,
    /// Whether a newer program is deployed.
    outdated: RwSignal<bool>,
    page: Memo<Page>,
}

struct Parts {
    catalogue: Arc<Catalogue>,
    /// The checksum of the catalogue's file: which release it is of.
    release: u64,
    /// The minute in which a newer release was last adopted.
    adopted_at: u32,
    host: Rc<Host>,
    intl: Intl,
    /// The articles and flows that were requested so far.
    texts: Vec<(Slug, File)>,
    /// Those of them that wait for their address, which is in the listing.
    without_address: Vec<(Entry, File)>,
    listing: File,
    engine: File,
    /// Starts the engine.
    starting: Option<Task>,
    /// Starts another engine in place of one that has failed.
    restarting: Option<Task>,
    traps: Traps,
    later: File,
    dispatch: File,
    /// Whether a file of the program is no longer on the server.
    is_program_gone: bool,
    /// The files that failed to load, until the manifest has said whether there is a newer release.
    failing: Vec<File>,
    /// The minute in which live notices were last fetched.
    notices_at: u32,
    /// Waits for a pause in the customer's typing.
    pause: Option<Task>,
    /// All other work under way. It is cancelled when this is dropped, with the panel.
    tasks: Vec<Task>,
    /// Receives the news of feedback.
    news: Option<Subscription>,
}

impl Parts {
    fn new(catalogue: Catalogue, release: u64, host: Host) -> Self {
        Self {
            intl: Intl::new(&catalogue.locale.formats, &catalogue.time_zone),
            catalogue: Arc::new(catalogue),
            release,
            adopted_at: 0,
            host: Rc::new(host),
            texts: Vec::new(),
            without_address: Vec::new(),
            listing: File::new(Load::Idle),
            engine: File::new(Load::Idle),
            starting: None,
            restarting: None,
            traps: Traps::default(),
            later: File::new(Load::Idle),
            dispatch: File::new(Load::Idle),
            is_program_gone: false,
            failing: Vec::new(),
            notices_at: 0,
            pause: None,
            tasks: Vec::new(),
            news: None,
        }
    }
}

impl App {
    pub(crate) fn new(catalogue: Catalogue, release: u64, host: Host) -> Self {
        let now = host.now();
        let session = RwSignal::new(resumed(now, host.page()));
        let parts = StoredValue::new_local(Parts::new(catalogue, release, host));
        let query = Memo::new(move || session.with(|session| session.query().to_owned()));
        let (minute, live) = (RwSignal::new(now), RwSignal::new(Vec::new()));
        let app = Self {
            parts,
            session,
            view: Memo::new(move || session.with(|session| session.view().clone())),
            query,
            results: search::results(query, parts),
            has_paused: Memo::new(move || session.with(Session::has_paused)),
            is_suggesting: Memo::new(move || session.with(|session| session.combobox().is_open())),
            shown: notices::shown(parts, session, minute, live),
            minute,
            live,
            knows_notices: RwSignal::new(false),
            lost: RwSignal::new(Vec::new()),
            adopted: RwSignal::new(0),
            outdated: RwSignal::new(false),
            page: Memo::new(move || session.with(|session| session.page().clone())),
        };
        app.watch_clock();
        app.after(notices::WAIT, move || app.know_notices());
        app
    }

    fn watch_clock(self) {
        self.spawn(async move {
            loop {
                Pause::new(CLOCK_INTERVAL).await;
                self.read_clock();
            }
        });
    }

    fn read_clock(self) {
        let now = self.host(Host::now);
        if self.minute.get_untracked() != now {
            self.minute.set(now);
        }
    }

    /// The time, in minutes after 1970-01-01T00:00Z; reactive.
    pub(crate) fn now(self) -> u32 {
        self.minute.track();
        self.host(Host::now)
    }

    /// The host page at which the panel was last opened; reactive.
    pub(crate) fn page(self) -> Page {
        self.page.get()
    }

    /// What is known before any text is fetched; reactive, for there may be a newer release.
    pub(crate) fn catalogue(self) -> Arc<Catalogue> {
        self.track_release();
        self.parts.with_value(|parts| parts.catalogue.clone())
    }

    pub(crate) fn entry(self, slug: &Slug) -> Option<Entry> {
        self.catalogue().entry(slug).cloned()
    }

    /// Calls `with` with the host's element. Nothing of the app is borrowed meanwhile, so `with` may call anything.
    pub(crate) fn host<T>(self, with: impl FnOnce(&Host) -> T) -> T {
        let host = self.parts.with_value(|parts| parts.host.clone());
        with(&host)
    }
}

impl msg::Locale for App {
    fn fill(&self, message: Msg, values: Values<'_>) -> String {
        self.parts.with_value(|parts| {
            parts.catalogue.messages.fill(message, values, &|number| parts.intl.plural_category(number))
        })
    }
}

/// Words.
impl App {
    pub(crate) fn text(self, message: Msg) -> String {
        self.parts.with_value(|parts| parts.catalogue.messages.text(message))
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

    /// Announces `text` in the live region.
    pub(crate) fn announce(self, text: String) {
        self.session.try_update(|session| session.announce(text));
    }
}
