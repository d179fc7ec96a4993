//! The bank's notices: those of its content, and those that the host keeps.

use std::time::Duration;

use leptos::prelude::*;
use model::{Notice, Slug};

use super::App;
use super::files::later;
use crate::dom::memo;
use crate::host::Host;

/// How long the first view waits for the host's file of live notices.
pub(super) const WAIT: Duration = Duration::from_millis(500);

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
        if !self.knows_notices.get_untracked() {
            self.knows_notices.set(true);
        }
    }

    /// Whether the first view can be drawn: what comes later moves what a customer is about to press.
    pub(crate) fn knows_notices(self) -> bool {
        self.knows_notices.get()
    }

    /// The notices to be shown now: those about a topic, or all.
    pub(crate) fn notices(self, topic: Option<u32>) -> Memo<Vec<Notice>> {
        memo(move || {
            let (catalogue, now) = (self.catalogue(), self.now());
            let (live, session) = (self.live.read(), self.session.read());
            let dismissed = |notice: &Slug| session.is_dismissed(notice);
            let shown = notices::shown(&catalogue.notices, &live, now, topic, &dismissed);
            shown.into_iter().cloned().collect()
        })
    }
}
