//! What all views share.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use engine::{Found, Request};
use leptos::leptos_dom::helpers::{TimeoutHandle, set_interval_with_handle, set_timeout_with_handle};
use leptos::prelude::*;
use model::messages::{Value, Values};
use model::wire::Wire;
use model::{ActionId, Catalogue, Date, Entry, EntryKind, Msg, Node, Notice, SectionId, Slug, msg};
use session::{About, Delivery, Draft, Failure, Session, Start, Ticket, View, reference};
use wasm_bindgen::JsValue;

use crate::content::{File, Load, Text, is_wanted, load, read_listing, reader_of, start_engine};
use crate::dom::{El, effect, hash, memo};
use crate::host::{self, Host, Intl};

/// The id of the part of the panel that scrolls. Ids in our shadow root cannot meet the host's.
pub(crate) const SCROLLER_ID: &str = "scroller";

/// The id of the search field.
pub(crate) const SEARCH_FIELD_ID: &str = "search";

/// As many hits as a customer will look through.
const HITS: u32 = 10;

/// More suggestions push the hits out of a phone's sight.
const SUGGESTIONS: u32 = 3;

/// How long a customer must have paused in typing before the number of hits is spoken and the best are read into;
/// shorter talks over their typing, and fetches texts for half a word. The same before it is said how long a comment may
/// still get.
pub(crate) const PAUSE: Duration = Duration::from_millis(600);

/// How often to look at the clock: what opens or ends at a minute is shown soon after.
const LOOK_AT_CLOCK: Duration = Duration::from_secs(15);

/// How long the first view waits for the host's file of live notices.
const WAIT_FOR_NOTICES: Duration = Duration::from_millis(500);

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
    /// How far what hides numbers and sends texts has come: [`DISPATCH_READY`] and the like.
    dispatch: RwSignal<u64>,
}

/// What the first half calls of the second.
pub(crate) trait Later {
    /// Draws a view.
    fn draw(&self, app: App, view: View) -> El;
    /// Reads the file of live notices, as the browser has parsed it.
    fn read_notices(&self, app: App, file: &JsValue) -> Vec<Notice>;
}

thread_local! {
    /// One, once the second half is here. A trait object on the heap: of plain functions, or in a single place, the
    /// compiler would see that nothing else can ever be there, and call them from the first half.
    static LATER: RefCell<Vec<Rc<dyn Later>>> = const { RefCell::new(Vec::new()) };
}

/// The second half is here.
pub(crate) fn start_later(later: Rc<dyn Later>) {
    LATER.with_borrow_mut(|here| here.push(later));
}

/// The second half; `None` until it is here.
fn later() -> Option<Rc<dyn Later>> {
    LATER.with_borrow(|here| here.first().cloned())
}

/// It is here.
const DISPATCH_READY: u64 = 1;

/// It could not be had.
const DISPATCH_FAILED: u64 = 2;

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

impl App {
    pub(crate) fn new(catalogue: Catalogue, host: Host) -> Self {
        let intl = Intl::new(&catalogue.locale.formats, &catalogue.time_zone);
        let engine = File::new(Load::Wanted);
        let now = host.now();
        let session = RwSignal::new(resumed(now));
        let saved = memo(move || session.with(|session| hash(&session.saved())));
        effect(move || {
            saved.get();
            // Without a storage, the walk ends with the page.
            host::store(SAVED_IN, session.with_untracked(Session::saved));
        });
        let query = memo(move || session.with(|session| hash(&session.query())));
        let searching = engine.clone();
        let parts = Parts {
            catalogue: Arc::new(catalogue),
            host,
            intl,
            texts: Vec::new(),
            without_address: Vec::new(),
            listing: File::new(Load::Wanted),
            engine,
            later: File::new(Load::Wanted),
            notices_at: 0,
            found: None,
            waiting: None,
        };
        let parts = StoredValue::new_local(parts);
        let found = memo(move || {
            query.get();
            let typed = session.with_untracked(|session| session.query().to_owned());
            let found =
                ask(&searching.get(), &Request::Search { typed, hits: HITS, suggestions: SUGGESTIONS });
            let changed = hash(&found);
            parts.try_update_value(|parts| parts.found = found);
            changed
        });
        let (minute, live) = (RwSignal::new(now), RwSignal::new(Vec::new()));
        let shown = memo(move || {
            minute.get();
            parts.with_value(|parts| {
                let (bundled, now) = (&parts.catalogue.notices, parts.host.now());
                live.with(|live: &Vec<Notice>| {
                    let shown = notices::shown(bundled, live, now, None, &|_| false);
                    hash(&shown.iter().map(|notice| &notice.slug).collect::<Vec<_>>())
                })
            })
        });
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
        drop(set_timeout_with_handle(move || app.know_notices(), WAIT_FOR_NOTICES));
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

/// Parts of the session and what follows from them. Who calls one of these in a view watches it.
impl App {
    /// The view that is open.
    pub(crate) fn view(self) -> View {
        self.view.get();
        self.session.with_untracked(|session| session.view().clone())
    }

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

/// Views.
impl App {
    pub(crate) fn open(self, view: View) {
        let scroll = self.scrolled();
        self.session.update(|session| session.open(view, scroll));
    }

    /// How far the open view is scrolled, in CSS pixels.
    fn scrolled(self) -> i32 {
        self.host(|host| host.by_id(SCROLLER_ID)).map_or(0, |scroller| scroller.scroll_top())
    }

    pub(crate) fn open_entry(self, slug: &Slug) {
        match self.entry(slug).map(|entry| entry.kind) {
            Some(EntryKind::Article) => self.open(View::Article(slug.clone(), None)),
            Some(EntryKind::Flow) => self.open(View::Flow(Start::of(slug.clone()))),
            None => {}
        }
    }

    /// The article or flow that the customer is reading, also while another view is open over it.
    pub(crate) fn subject(self) -> Option<Entry> {
        self.session.with_untracked(|session| session.subject().and_then(|slug| self.entry(slug)))
    }

    /// Whether the open view, or one that it was opened over, is about something urgent.
    pub(crate) fn is_urgent(self) -> bool {
        let views: Vec<View> = self.session.with_untracked(|session| session.views().cloned().collect());
        views.iter().any(|view| match view {
            View::Article(slug, _) => self.entry(slug).is_some_and(|entry| entry.urgent),
            View::Flow(start) => self.entry(&start.flow).is_some_and(|entry| {
                entry.urgent || self.stands_at(start, &entry, |node| node.urgent) == Some(true)
            }),
            _ => false,
        })
    }

    /// Calls `with` with the node that a walk has led to; `None` where the flow is not here.
    fn stands_at<T>(self, start: &Start, entry: &Entry, with: impl FnOnce(&Node) -> T) -> Option<T> {
        let Load::Ready(Text::Flow(flow)) = self.file_of(entry).get_untracked() else { return None };
        let answers = self.session.with_untracked(|session| session.answers(start).to_vec());
        let position = flow::walk_from(&flow, start.step.as_ref(), &answers)?;
        Some(with(position.node))
    }

    /// Goes on in the flow that was answered last.
    pub(crate) fn go_on(self) {
        let scroll = self.scrolled();
        self.session.update(|session| session.go_on(scroll));
    }

    pub(crate) fn back(self) {
        self.session.update(Session::back);
    }

    /// The panel has opened, perhaps after a long time, at what the host names if it names anything.
    pub(crate) fn opened(self, target: &str) {
        self.look_at_clock();
        host::spawn(self.load_notices());
        self.open_target(target);
    }

    /// Opens what the host names, such as `flow:lost-card#where`, if the help centre has it.
    fn open_target(self, target: &str) {
        let Some(view) = View::from_target(target) else { return };
        let is = |slug, kind| self.entry(slug).is_some_and(|entry| entry.kind == kind);
        let is_there = match &view {
            View::Article(slug, _) => is(slug, EntryKind::Article),
            View::Flow(Start { flow: slug, .. }) => is(slug, EntryKind::Flow),
            View::Topic(slug) => self.catalogue().topics.iter().any(|topic| topic.slug == *slug),
            View::Contact(Some(channel)) => self.catalogue().channel(channel).is_some(),
            _ => true,
        };
        if is_there {
            self.open(view);
        }
    }

    /// Whether the customer is writing in the search field.
    pub(crate) fn is_typing(self) -> bool {
        self.host(Host::focused).is_some_and(|focused| focused.id() == SEARCH_FIELD_ID)
    }

    /// Gives the focus to the element with that id in our shadow root, without scrolling there.
    pub(crate) fn focus(self, id: &str) {
        if let Some(element) = self.host(|host| host.by_id(id)) {
            let options = web_sys::FocusOptions::new();
            options.set_prevent_scroll(true);
            // An element that cannot take the focus leaves it where it is.
            let _ = element.focus_with_options(&options);
        }
    }

    /// Scrolls the open view to `top` CSS pixels.
    pub(crate) fn scroll_to(self, top: i32) {
        if let Some(scroller) = self.host(|host| host.by_id(SCROLLER_ID)) {
            scroller.set_scroll_top(top);
        }
    }

    /// Shows a section of the open article.
    pub(crate) fn show_section(self, section: &SectionId) {
        if let Some(heading) = self.host(|host| host.by_id(&section_element_id(section))) {
            // Scrolls to it as well.
            let _ = heading.focus();
        }
    }

    /// Asks the host for `action`. The customer is told that it was asked and what it replied.
    pub(crate) fn ask_for(self, action: &ActionId) {
        let say = {
            let action = action.clone();
            move |text: String| {
                // The widget may be gone when the host replies.
                self.session.try_update(|session| session.tell(&action, text));
            }
        };
        let catalogue = self.catalogue();
        say(self.text_with(msg::ACTION_ASKED, &[("bank", Value::Text(&catalogue.bank))]));
        self.host(|host| host.ask_for(action, say));
    }

    /// How to do `action` oneself, where the host does not grant it.
    pub(crate) fn by_hand(self, action: &ActionId) -> Option<String> {
        if self.host(|host| host.grants(action)) {
            return None;
        }
        self.catalogue().action(action).map(|action| action.by_hand.clone())
    }

    /// Puts `text` on the clipboard, and says whether that was done.
    pub(crate) fn copy(self, text: String) {
        host::spawn(async move {
            let message = if host::copy(&text).await { msg::COPIED } else { msg::COPY_FAILED };
            self.announce(self.text(message));
        });
    }
}

/// The id of a section's heading in the DOM.
pub(crate) fn section_element_id(section: &SectionId) -> String {
    ["section-", section.as_str()].concat()
}

/// Files.
impl App {
    /// The text of an article or a flow, fetched if it is not here.
    pub(crate) fn text_of(self, entry: &Entry) -> File {
        let file = self.file_of(entry);
        if is_wanted(&file) {
            self.load_text(entry, &file);
        }
        file
    }

    /// The same, for those who watch it: what has failed is not fetched again, which would go on for ever.
    pub(crate) fn text_once_of(self, entry: &Entry) -> File {
        let file = self.file_of(entry);
        if file.with_untracked(|load| matches!(load, Load::Wanted)) {
            self.load_text(entry, &file);
        }
        file
    }

    fn file_of(self, entry: &Entry) -> File {
        let got = self.parts.try_update_value(|parts| {
            let known =
                parts.texts.iter().find(|(slug, _)| *slug == entry.slug).map(|(_, file)| file.clone());
            known.unwrap_or_else(|| {
                let new = File::new(Load::Wanted);
                parts.texts.push((entry.slug.clone(), new.clone()));
                new
            })
        });
        // A widget that has been taken away has no files.
        got.unwrap_or_else(|| File::new(Load::Failed))
    }

    /// Fetches a text; its address stands in the listing, which may have to come first.
    fn load_text(self, entry: &Entry, into: &File) {
        let listing = self.listing().get_untracked();
        let Load::Ready(Text::Listing(listing)) = listing else {
            into.set(Load::Loading);
            let waiting = (entry.clone(), into.clone());
            self.parts.try_update_value(|parts| parts.without_address.push(waiting));
            return;
        };
        match self.place_of(entry).and_then(|place| listing.details.get(place)) {
            Some(detail) => {
                let (stem, read) = (entry.slug.as_str(), reader_of(entry.kind));
                self.host(|host| load(into, host, stem, &detail.file, read, Box::new(|| ())));
            }
            None => into.set(Load::Failed),
        }
    }

    /// More about each entry, fetched if it is not here.
    pub(crate) fn listing(self) -> File {
        let listing = self.parts.with_value(|parts| parts.listing.clone());
        if is_wanted(&listing) {
            let file = self.catalogue().listing.clone();
            let then = Box::new(move || self.load_waiting());
            self.host(|host| load(&listing, host, "listing", &file, read_listing, then));
        }
        listing
    }

    /// The listing has come or failed: so do the texts that wait for it.
    fn load_waiting(self) {
        let waiting = self.parts.try_update_value(|parts| {
            (
                std::mem::take(&mut parts.without_address),
                matches!(parts.listing.get_untracked(), Load::Ready(_)),
            )
        });
        let Some((waiting, is_here)) = waiting else { return };
        for (entry, file) in waiting {
            if is_here { self.load_text(&entry, &file) } else { file.set(Load::Failed) }
        }
    }

    /// The sentence about an entry; empty until the listing is here.
    pub(crate) fn summary_of(self, entry: &Entry) -> String {
        // Fetched when the panel opens, and again when a text is wanted; not here, where it is watched.
        match self.parts.with_value(|parts| parts.listing.clone()).get() {
            Load::Ready(Text::Listing(listing)) => {
                let detail = self.place_of(entry).and_then(|place| listing.details.get(place));
                detail.map_or_else(String::new, |detail| detail.summary.clone())
            }
            _ => String::new(),
        }
    }

    fn place_of(self, entry: &Entry) -> Option<usize> {
        self.catalogue().entries.iter().position(|other| other.slug == entry.slug)
    }

    /// The program's second half, fetched if it is not here.
    pub(crate) fn later(self) -> File {
        let later = self.parts.with_value(|parts| parts.later.clone());
        if is_wanted(&later) {
            later.set(Load::Loading);
            let (into, loaded) = (later.clone(), self.host(Host::load_later));
            host::spawn(async move {
                into.set(if loaded.await { Load::Ready(Text::Later) } else { Load::Failed });
            });
        }
        later
    }

    /// A view of the second half; `None` until that is here.
    pub(crate) fn draw_later(self, view: View) -> Option<El> {
        later().map(|later| later.draw(self, view))
    }

    /// The engine, which is started unless it runs.
    pub(crate) fn engine(self) -> File {
        let engine = self.parts.with_value(|parts| parts.engine.clone());
        self.parts.with_value(|parts| start_engine(&engine, &parts.host, &parts.catalogue));
        engine
    }
}

/// Search.
impl App {
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

/// Notices.
impl App {
    /// Fetches the host's file of live notices, once a minute at most. Without it, or where it fails, what was known
    /// before is all there is.
    async fn load_notices(self) {
        // The widget may be gone by now, here and below.
        let Some(Some(url)) = self.parts.try_with_value(|parts| parts.host.notices_url()) else {
            return self.know_notices();
        };
        let fetched = self.parts.try_update_value(|parts| {
            let now = parts.host.now();
            let is_due = std::mem::replace(&mut parts.notices_at, now) != now;
            is_due.then(|| (parts.host.fetch_json(&url), parts.host.load_later()))
        });
        let Some(Some((file, loaded))) = fetched else { return };
        let (is_loaded, file) = (loaded.await, file.await);
        if is_loaded && !file.is_undefined() && !self.parts.is_disposed() {
            let read = later().map(|later| later.read_notices(self, &file));
            self.live.set(read.unwrap_or_default());
        }
        self.know_notices();
    }

    /// All is known that the first view shows.
    fn know_notices(self) {
        // Once: setting it again would draw the view again.
        if self.knows_notices.try_get_untracked() == Some(0) {
            self.knows_notices.set(1);
        }
    }

    /// Whether the first view can be drawn: what comes later moves what a customer is about to press.
    pub(crate) fn knows_notices(self) -> bool {
        self.knows_notices.get() != 0
    }

    /// Calls `with` with the notices to be seen now: those about a topic, or all. Who calls it in a view watches them.
    pub(crate) fn notices<T>(self, topic: Option<u32>, with: impl FnOnce(&[&Notice]) -> T) -> T {
        self.dismissed.get();
        // Not the clock itself: views must not be drawn anew with each minute.
        self.shown.get();
        let (catalogue, now) = (self.catalogue(), self.host(Host::now));
        self.live.with(|live| {
            self.session.with_untracked(|session| {
                let dismissed = |notice: &Slug| session.is_dismissed(notice);
                with(&notices::shown(&catalogue.notices, live, now, topic, &dismissed))
            })
        })
    }
}

/// What customers write.
impl App {
    /// Has what hides numbers and sends texts be there.
    pub(crate) fn start_dispatch(self) {
        let loaded = self.load_dispatch();
        host::spawn(async move {
            loaded.await;
        });
    }

    /// The same; whether it could be had. It cannot, too, when the customer has left meanwhile.
    fn load_dispatch(self) -> impl Future<Output = bool> {
        let loaded = self.host(Host::load_dispatch);
        async move {
            let is_ready = loaded.await;
            // The widget may be gone by then.
            let _ = self.dispatch.try_set(if is_ready { DISPATCH_READY } else { DISPATCH_FAILED });
            is_ready
        }
    }

    /// Whether it cannot be had.
    pub(crate) fn is_dispatch_failed(self) -> bool {
        self.dispatch.get() == DISPATCH_FAILED
    }

    /// What of `text` may leave the device: words and, at every second place, marks for what may not. `None` until that
    /// can be said.
    pub(crate) fn pieces(self, text: &str) -> Option<Vec<String>> {
        self.dispatch.get();
        host::pieces(text, self.host(Host::hides_contacts))
    }

    /// The same of where a customer wants to be answered, which may always leave as such.
    pub(crate) fn contact_pieces(self, text: &str) -> Option<Vec<String>> {
        self.dispatch.get();
        host::pieces(text, false)
    }

    /// `text` as it may leave the device, with marks in the place of what may not.
    pub(crate) fn without_numbers(self, text: &str) -> Option<String> {
        Some(host::pieces(text, self.host(Host::hides_contacts))?.concat())
    }

    /// A name that a customer can read out, for something that is sent.
    pub(crate) fn new_reference(self) -> String {
        reference(host::random())
    }

    /// Sends a draft; what becomes of it is told to the session. What turns out to be hidden in it, and could not be shown
    /// before, is shown instead: the customer sends it when they have seen it.
    pub(crate) fn send_feedback(self, about: &About) {
        let mut draft = self.session.with_untracked(|session| session.draft(about));
        let new = || Ticket { key: host::new_key(), reference: self.new_reference() };
        let ticket = draft.start_sending(new);
        let Some(url) = self.host(Host::feedback_url) else { return };
        self.session.update(|session| session.set_draft(about, draft.clone()));
        let (about, locale) = (about.clone(), self.catalogue().locale.tag.clone());
        let contacts = self.host(Host::hides_contacts);
        let was_shown = host::pieces("", contacts).is_some();
        let loaded = self.load_dispatch();
        host::spawn(async move {
            // Without it, what they wrote must not be kept.
            let is_ready = loaded.await;
            let Some(is_hidden) = hide_numbers(&mut draft, contacts).filter(|_| is_ready) else {
                return self.tell_delivery(&ticket.key, Delivery::Failed(Failure::Unchecked));
            };
            if is_hidden && !was_shown {
                return self.tell_delivery(&ticket.key, Delivery::Writing);
            }
            host::send(
                &ticket.key,
                &ticket.reference,
                &url,
                &host::message(&about, &draft, &ticket, &locale),
            );
        });
    }

    /// Says how far a piece of feedback has come, where it is drawn and by the announcer.
    fn tell_delivery(self, key: &str, delivery: Delivery) {
        let message = match delivery {
            Delivery::Waiting { .. } => Some(msg::FEEDBACK_WAITING),
            Delivery::Failed(_) => Some(msg::FEEDBACK_FAILED),
            _ => None,
        };
        let told = self.session.try_update(|session| session.set_delivery(key, delivery));
        // The widget may be gone by now, and its words with it.
        if let (Some(()), Some(message)) = (told, message) {
            self.announce(self.text(message));
        }
    }

    /// Listens to what becomes of what was sent, as long as the widget is there.
    fn hear_of_feedback(self) {
        let hearing = host::hear(move |key, news| {
            let delivery = match news.as_str() {
                "sending" => Delivery::Sending,
                "waiting" => Delivery::Waiting { is_kept: true },
                "here" => Delivery::Waiting { is_kept: false },
                "full" => Delivery::Failed(Failure::Full),
                "unkept" => Delivery::Failed(Failure::NotKept),
                "expired" => Delivery::Failed(Failure::Expired),
                "gone" => Delivery::Sent,
                _ => Delivery::Failed(Failure::Refused),
            };
            let is_shown =
                self.session.try_with_untracked(|session| session.shows_ticket(&key)) == Some(true);
            self.tell_delivery(&key, delivery);
            if matches!(delivery, Delivery::Failed(why) if why.is_noted()) {
                // Where the form on the screen says so, home need not.
                if is_shown { host::told(&key) } else { self.find_lost() }
            }
        });
        let hearing = StoredValue::new_local(hearing);
        on_cleanup(move || hearing.dispose());
        self.find_lost();
    }

    fn find_lost(self) {
        // The widget may be gone when it is found.
        let set = move |lost| drop(self.lost.try_set(lost));
        self.parts.try_with_value(|parts| parts.host.find_lost(set));
    }

    /// Feedback that will not be sent, and the customer was not told so: key and reference of each.
    pub(crate) fn lost(self) -> Vec<(String, String)> {
        self.lost.with(|lost| lost.chunks_exact(2).map(|item| (item[0].clone(), item[1].clone())).collect())
    }

    /// The customer was told so of the item with this key.
    pub(crate) fn tell_lost(self, key: &str) {
        host::told(key);
        self.lost.update(|lost| {
            if let Some(at) = lost.iter().step_by(2).position(|other| other == key) {
                lost.drain(2 * at..2 * at + 2);
            }
        });
    }
}

/// Puts marks in the place of what may not leave the device in the texts of `draft`; whether there is something. `None`
/// if that cannot be said. Where to answer to may leave, whatever `contacts` says of other texts.
fn hide_numbers(draft: &mut Draft, contacts: bool) -> Option<bool> {
    let mut is_hidden = false;
    for (text, contacts) in [(Some(&mut draft.comment), contacts), (draft.contact.as_mut(), false)] {
        let Some(text) = text else { continue };
        let pieces = host::pieces(text, contacts)?;
        is_hidden |= pieces.len() > 1;
        *text = pieces.concat();
    }
    Some(is_hidden)
}

fn ask<T: Wire>(engine: &Load, request: &Request) -> Option<T> {
    match engine {
        Load::Ready(Text::Engine(engine)) => engine.ask(&bytes_of(request)),
        _ => None,
    }
}
