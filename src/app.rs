//! What all views share.

use std::sync::Arc;
use std::time::Duration;

use leptos::leptos_dom::helpers::{TimeoutHandle, set_timeout_with_handle};
use leptos::prelude::*;
use model::bundle::{FileRef, Kind};
use model::messages::{Value, Values};
use model::{ActionId, Catalogue, Date, Entry, EntryKind, SectionId, Slug, msg};
use session::{Session, View};

use crate::content::{File, Files, Load, kind_of};
use crate::host::{Host, Intl};

/// The id of the part of the panel that scrolls. Ids in our shadow root cannot meet the host's.
pub(crate) const SCROLLER_ID: &str = "scroller";

/// The id of the search field.
pub(crate) const SEARCH_FIELD_ID: &str = "search";

/// A handle on the widget, cheap to copy into every closure.
#[derive(Clone, Copy)]
pub(crate) struct App {
    parts: StoredValue<Parts, LocalStorage>,
    /// What the widget remembers. Views watch parts of it, each through a memo: an announcement must not draw a
    /// view anew.
    pub(crate) session: RwSignal<Session>,
    /// The view that is open.
    pub(crate) view: Memo<View>,
    /// What was typed into the search field.
    pub(crate) query: Memo<String>,
}

struct Parts {
    catalogue: Arc<Catalogue>,
    host: Host,
    intl: Intl,
    files: Files,
    /// The announcement that waits for a pause in the customer's typing.
    waiting: Option<TimeoutHandle>,
}

impl App {
    pub(crate) fn new(catalogue: Catalogue, host: Host) -> Self {
        let intl = Intl::new(&catalogue.locale.formats);
        let parts =
            Parts { catalogue: Arc::new(catalogue), host, intl, files: Files::default(), waiting: None };
        let session = RwSignal::new(Session::default());
        Self {
            parts: StoredValue::new_local(parts),
            session,
            view: Memo::new(move |_| session.with(|session| session.view().clone())),
            query: Memo::new(move |_| session.with(|session| session.query().to_owned())),
        }
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
    pub(crate) fn text(self, message: &str) -> String {
        self.text_with(message, &[])
    }

    pub(crate) fn text_with(self, message: &str, values: Values<'_>) -> String {
        self.parts.with_value(|parts| {
            let category = |number| parts.intl.plural_category(number);
            parts.catalogue.messages.format(message, values, &category)
        })
    }

    pub(crate) fn date(self, date: Date) -> String {
        self.parts.with_value(|parts| parts.intl.date(date))
    }

    /// Has a screen reader say `text` when it has finished what it is saying.
    pub(crate) fn announce(self, text: String) {
        self.session.try_update(|session| session.announce(text));
    }

    /// Has it say `text` after `pause`, unless something else is to be said until then.
    pub(crate) fn announce_after(self, pause: Duration, text: String) {
        let waiting = set_timeout_with_handle(move || self.announce(text), pause).ok();
        let before = self.parts.try_update_value(|parts| std::mem::replace(&mut parts.waiting, waiting));
        if let Some(Some(before)) = before {
            before.clear();
        }
    }
}

/// Views.
impl App {
    pub(crate) fn open(self, view: View) {
        let scroll = self.host(|host| host.by_id(SCROLLER_ID)).map_or(0, |scroller| scroller.scroll_top());
        self.session.update(|session| session.open(view, scroll));
    }

    pub(crate) fn open_entry(self, slug: &Slug) {
        match self.entry(slug).map(|entry| entry.kind) {
            Some(EntryKind::Article) => self.open(View::Article(slug.clone(), None)),
            Some(EntryKind::Flow) => self.open(View::Flow(slug.clone())),
            None => {}
        }
    }

    pub(crate) fn back(self) {
        self.session.update(Session::back);
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

    /// Asks the host for `action`. The customer is told that it was asked and what it replied, or how to do it
    /// oneself where the host does not grant it.
    pub(crate) fn ask_for(self, action: &ActionId) {
        let say = {
            let action = action.clone();
            move |text: String| {
                // The widget may be gone when the host replies.
                self.session.try_update(|session| session.tell(&action, text));
            }
        };
        let catalogue = self.catalogue();
        if self.host(|host| host.grants(action)) {
            say(self.text_with(msg::ACTION_ASKED, &[("bank", Value::Text(&catalogue.bank))]));
            self.host(|host| host.ask_for(action, say));
        } else if let Some(action) = catalogue.action(action) {
            say(action.by_hand.clone());
        }
    }
}

/// The id of a section's heading in the DOM.
pub(crate) fn section_element_id(section: &SectionId) -> String {
    ["section-", section.as_str()].concat()
}

/// Texts of the bundle.
impl App {
    /// The text of an article or a flow.
    pub(crate) fn text_of(self, entry: &Entry) -> File {
        self.file(kind_of(entry.kind), entry.slug.as_str(), &entry.file)
    }

    /// The search index.
    pub(crate) fn index(self) -> File {
        self.file(Kind::Index, "index", &self.catalogue().index)
    }

    fn file(self, kind: Kind, stem: &str, file: &FileRef) -> File {
        let url = self.host(|host| host.content_file(&file.name(stem)));
        let got = self.parts.try_update_value(|parts| parts.files.get(kind, url, file));
        // A widget that has been taken away has no files.
        got.unwrap_or_else(|| File::new(Load::Failed))
    }
}
