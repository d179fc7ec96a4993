//! The bank's notices: those of its content, and those that the host keeps.

use std::time::Duration;

use leptos::prelude::*;
use model::{Notice, Slug};

use super::files::later;
use super::{App, Parts};
use crate::dom::{hash, memo};
use crate::host::Host;

/// How long the first view waits for the host's file of live notices.
pub(super) const WAIT: Duration = Duration::from_millis(500);

/// Which notices have started and not ended: a number that changes with them.
pub(super) fn shown(
    parts: StoredValue<Parts, LocalStorage>,
    minute: RwSignal<u32>,
    live: RwSignal<Vec<Notice>>,
) -> Memo<u64> {
    memo(move || {
        minute.get();
        parts.with_value(|parts| {
            let (bundled, now) = (&parts.catalogue.notices, parts.host.now());
            live.with(|live: &Vec<Notice>| {
                let shown = notices::shown(bundled, live, now, None, &|_| false);
                hash(&shown.iter().map(|notice| &notice.slug).collect::<Vec<_>>())
            })
        })
    })
}

impl App {
    /// Fetches the host's file of live notices, once a minute at most. Without it, or where it fails, what was known
    /// before is all there is.
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

    /// All is known that the first view shows.
    pub(super) fn know_notices(self) {
        // Once: setting it again would draw the view again.
        if self.knows_notices.get_untracked() == 0 {
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
