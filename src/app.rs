//! What all views share: a handle on the widget. One file beside this for each thing that can be done with it.

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
use model::msg::Filled;
use model::{Catalogue, Date, Entry, Msg, Notice, Slug};
use session::{Page, Session, View};

use crate::content::{File, Load};
use crate::dom::{effect, memo};
use crate::host::{self, Host, Intl, Pause, Subscription, Task};

use feedback::Dispatch;
pub(crate) use files::{Later, start_later};
pub(crate) use search::Results;
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
pub(crate) fn save(session: RwSignal<Session>) {
    let saved = memo(move || session.with(Session::saved));
    // Without a storage, the walk ends with the page.
    effect(move || host::store(SAVED_IN, saved.get()));
}

/// A handle on the widget, cheap to copy into every closure.
#[derive(Clone, Copy)]
pub(crate) struct App {
    parts: StoredValue<Parts, LocalStorage>,
    /// What the widget remembers. Views watch parts of it, each through a memo: an announcement must not draw a
    /// view anew.
    pub(crate) session: RwSignal<Session>,
    view: Memo<View>,
    query: Memo<String>,
    results: Memo<Results>,
    is_settled: Memo<bool>,
    is_suggesting: Memo<bool>,
    /// The last minute that was noticed, by the customer's clock.
    minute: RwSignal<u32>,
    /// The notices of the host's file.
    live: RwSignal<Vec<Notice>>,
    /// Whether that file was read, or is not waited for any more.
    knows_notices: RwSignal<bool>,
    /// Feedback that will not be sent: keys, each followed by its reference.
    lost: RwSignal<Vec<String>>,
    /// How many other releases of the content were taken.
    taken: RwSignal<u32>,
    /// Whether another program is out.
    outdated: RwSignal<bool>,
    /// The page of the host at which the panel was opened last.
    page: RwSignal<Page>,
    dispatch: RwSignal<Dispatch>,
}

struct Parts {
    catalogue: Arc<Catalogue>,
    /// Which release the catalogue is of.
    release: u64,
    /// The minute in which another release was taken last.
    taken_at: u32,
    host: Rc<Host>,
    intl: Intl,
    /// The texts that were wanted so far.
    texts: Vec<(Slug, File)>,
    /// Those of them that wait for the listing.
    without_address: Vec<(Entry, File)>,
    listing: File,
    engine: File,
    /// What starts the engine.
    starting: Option<Task>,
    /// What starts another one in the place of one that has failed.
    restarting: Option<Task>,
    traps: Traps,
    later: File,
    /// Whether a file of the program is not on the server any more.
    is_program_gone: bool,
    /// The files that cannot be had, until the manifest has said whether there is another release.
    failing: Vec<File>,
    /// The minute in which live notices were fetched last.
    notices_at: u32,
    /// What waits for a pause in the customer's typing.
    waiting: Option<Task>,
    /// What goes on. It ends with this, and that with the panel.
    tasks: Vec<Task>,
    /// Takes the news of feedback.
    news: Option<Subscription>,
}

impl Parts {
    fn new(catalogue: Catalogue, release: u64, host: Host) -> Self {
        Self {
            intl: Intl::new(&catalogue.locale.formats, &catalogue.time_zone),
            catalogue: Arc::new(catalogue),
            release,
            taken_at: 0,
            host: Rc::new(host),
            texts: Vec::new(),
            without_address: Vec::new(),
            listing: File::new(Load::Wanted),
            engine: File::new(Load::Wanted),
            starting: None,
            restarting: None,
            traps: Traps::default(),
            later: File::new(Load::Wanted),
            is_program_gone: false,
            failing: Vec::new(),
            notices_at: 0,
            waiting: None,
            tasks: Vec::new(),
            news: None,
        }
    }
}

impl App {
    pub(crate) fn new(catalogue: Catalogue, release: u64, host: Host) -> Self {
        let (now, page) = (host.now(), host.page());
        let session = RwSignal::new(resumed(now));
        let parts = StoredValue::new_local(Parts::new(catalogue, release, host));
        let query = memo(move || session.with(|session| session.query().to_owned()));
        let app = Self {
            parts,
            session,
            view: memo(move || session.with(|session| session.view().clone())),
            query,
            results: search::results(query, parts),
            is_settled: memo(move || session.with(Session::is_settled)),
            is_suggesting: memo(move || session.with(|session| session.combobox().is_open())),
            minute: RwSignal::new(now),
            live: RwSignal::new(Vec::new()),
            knows_notices: RwSignal::new(false),
            lost: RwSignal::new(Vec::new()),
            taken: RwSignal::new(0),
            outdated: RwSignal::new(false),
            page: RwSignal::new(page),
            dispatch: RwSignal::new(Dispatch::Loading),
        };
        app.watch_clock();
        app.after(notices::WAIT, move || app.know_notices());
        app
    }

    fn watch_clock(self) {
        self.spawn(async move {
            loop {
                Pause::new(LOOK_AT_CLOCK).await;
                self.look_at_clock();
            }
        });
    }

    fn look_at_clock(self) {
        let now = self.host(Host::now);
        if self.minute.get_untracked() != now {
            self.minute.set(now);
        }
    }

    /// The time, in minutes after 1970-01-01T00:00Z. Who calls this in a view watches it.
    pub(crate) fn now(self) -> u32 {
        self.minute.track();
        self.host(Host::now)
    }

    /// The page of the host that the customer is on. Who calls this in a view watches it.
    pub(crate) fn page(self) -> Page {
        self.page.track();
        self.host(Host::page)
    }

    /// What is known before any text is fetched. Who calls this in a view has it drawn anew with another release.
    pub(crate) fn catalogue(self) -> Arc<Catalogue> {
        self.watch_release();
        self.parts.with_value(|parts| parts.catalogue.clone())
    }

    pub(crate) fn entry(self, slug: &Slug) -> Option<Entry> {
        self.catalogue().entry(slug).cloned()
    }

    /// Calls `with` with the element the host embeds. It may call what it likes: nothing is held meanwhile.
    pub(crate) fn host<T>(self, with: impl FnOnce(&Host) -> T) -> T {
        let host = self.parts.with_value(|parts| parts.host.clone());
        with(&host)
    }
}

/// Words.
impl App {
    pub(crate) fn text(self, message: Msg) -> String {
        self.parts.with_value(|parts| parts.catalogue.messages.text(message))
    }

    pub(crate) fn text_with<const N: usize>(self, message: Filled<'_, N>) -> String {
        self.parts.with_value(|parts| {
            parts.catalogue.messages.fill(message, &|number| parts.intl.plural_category(number))
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
