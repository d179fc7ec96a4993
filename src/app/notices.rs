//! Notices: those of the content, and live ones.

use std::time::Duration;

use leptos::prelude::*;
use model::{Notice, Slug};
use session::Session;

use super::files::later;
use super::{App, Parts};
use crate::dom::Memo;
use crate::host::Host;

/// How long the first view waits for live notices.
pub(super) const WAIT: Duration = Duration::from_millis(500);

/// The notices to be shown now, by name.
pub(super) fn shown(
    parts: StoredValue<Parts, LocalStorage>,
    session: RwSignal<Session>,
    minute: RwSignal<u32>,
    live: RwSignal<Vec<Notice>>,
) -> Memo<Vec<Slug>> {
    Memo::new(move || {
        minute.track();
        parts.with_value(|parts| {
            let (live, session) = (live.read(), session.read());
            let dismissed = |notice: &Slug| session.is_dismissed(notice);
            let shown = notices::shown(&parts.catalogue.notices, &live, parts.host.now(), None, &dismissed);
            shown.into_iter().map(|notice| notice.slug.clone()).collect()
        })
    })
}

impl App {
    /// Fetches the live notices, at most once a minute. Where that fails, those that were fetched before stay.
    pub(super) fn load_notices(self) {
        let Some(url) = self.host(Host::notices_url) else { return self.know_notices() };
        let now = self.host(Host::now);
        let before = self.parts.try_update_value(|parts| std::mem::replace(&mut parts.notices_at, now));
        if before == Some(now) {
            return;
        }
        let (file, loaded) = self.host(|host| (host.fetch_json(&url), host.load_later()));
        self.spawn(async move {
            let (is_loaded, file) = (loaded.await.is_ok(), file.await);
            if is_loaded && !file.is_undefined() {
                let read = later().map(|later| later.read_notices(self, &file));
                self.live.set(read.unwrap_or_default());
            }
            self.know_notices();
        });
    }

    /// The first view need not wait any longer.
    pub(super) fn know_notices(self) {
        // Only once: setting it again would redraw the view.
        if !self.knows_notices.get_untracked() {
            self.knows_notices.set(true);
        }
    }

    /// Whether the first view can be drawn: a notice that is added later would move what a customer is about to press.
    pub(crate) fn knows_notices(self) -> bool {
        self.knows_notices.get()
    }

    /// Calls `with` with the notices to be shown now: those about a topic, or all; reactive.
    pub(crate) fn notices<T>(self, topic: Option<u32>, with: impl FnOnce(&[&Notice]) -> T) -> T {
        let (shown, catalogue) = (self.shown.get(), self.catalogue());
        self.live.with(|live| {
            let find =
                |slug: &Slug| live.iter().chain(&catalogue.notices).find(|notice| notice.slug == *slug);
            let is_about = |notice: &&Notice| topic.is_none_or(|topic| notice.topics.contains(&topic));
            with(&shown.iter().filter_map(find).filter(is_about).collect::<Vec<_>>())
        })
    }
}
