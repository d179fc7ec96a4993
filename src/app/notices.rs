//! Notices: those of the content, and live ones.

use std::time::Duration;

use leptos::prelude::*;
use model::{Notice, Slug};

use super::App;
use super::files::later;
use crate::dom::memo;
use crate::host::Host;

/// How long the first view waits for live notices.
pub(super) const WAIT: Duration = Duration::from_millis(500);

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
