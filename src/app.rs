//! What all views share.

use std::sync::Arc;

use leptos::prelude::*;
use model::messages::{Value, Values};
use model::{ActionId, Article, Catalogue, Date, Entry, EntryKind, Flow, SectionId, Slug, msg};
use session::{Session, View};

use crate::content::{File, Files, SearchIndex};
use crate::host::{Host, Intl};

/// The id of the part of the panel that scrolls. Ids in our shadow root cannot meet the host's.
pub(crate) const SCROLLER_ID: &str = "scroller";

/// The id of the search field.
pub(crate) const SEARCH_FIELD_ID: &str = "search";

/// A handle on the widget, cheap to copy into every closure.
#[derive(Clone, Copy)]
pub(crate) struct App {
    parts: StoredValue<Parts, LocalStorage>,
    /// What the widget remembers.
    pub(crate) session: RwSignal<Session>,
    /// What the announcer says.
    pub(crate) announcement: RwSignal<String>,
}

struct Parts {
    catalogue: Arc<Catalogue>,
    host: Host,
    intl: Intl,
    articles: Files<Article>,
    flows: Files<Flow>,
    index: Files<SearchIndex>,
}

impl App {
    pub(crate) fn new(catalogue: Catalogue, host: Host) -> Self {
        let intl = Intl::new(&catalogue.locale.formats);
        let parts = Parts {
            catalogue: Arc::new(catalogue),
            host,
            intl,
            articles: Files::default(),
            flows: Files::default(),
            index: Files::default(),
        };
        Self {
            parts: StoredValue::new_local(parts),
            session: RwSignal::new(Session::default()),
            announcement: RwSignal::new(String::new()),
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
        // The widget may be gone when a host or a server answers.
        self.announcement.try_set(text);
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

    /// Asks the host for `action`. That it was asked and what it replied goes to `status` and is announced; so does
    /// how customers do it themselves, where the host does not grant it.
    pub(crate) fn ask_for(self, action: &ActionId, status: RwSignal<String>) {
        let say = move |text: String| {
            status.try_set(text.clone());
            self.announce(text);
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
    format!("section-{section}")
}

/// Texts of the bundle.
impl App {
    pub(crate) fn article(self, entry: &Entry) -> File<Article> {
        let url = self.url_of(entry);
        self.parts.try_update_value(|parts| parts.articles.get(&url, &entry.file)).unwrap_or_else(lost)
    }

    pub(crate) fn flow(self, entry: &Entry) -> File<Flow> {
        let url = self.url_of(entry);
        self.parts.try_update_value(|parts| parts.flows.get(&url, &entry.file)).unwrap_or_else(lost)
    }

    pub(crate) fn index(self) -> File<SearchIndex> {
        let file = self.catalogue().index.clone();
        let url = self.host(|host| host.content_file(&file.name("index")));
        self.parts.try_update_value(|parts| parts.index.get(&url, &file)).unwrap_or_else(lost)
    }

    /// Fetches a text that will probably be wanted next.
    pub(crate) fn prefetch(self, entry: &Entry) {
        match entry.kind {
            EntryKind::Article => drop(self.article(entry)),
            EntryKind::Flow => drop(self.flow(entry)),
        }
    }

    fn url_of(self, entry: &Entry) -> String {
        self.host(|host| host.content_file(&entry.file.name(entry.slug.as_str())))
    }
}

/// The file of a widget that has been taken away.
fn lost<T: Send + Sync + 'static>() -> File<T> {
    File::new(crate::content::Load::Failed)
}
