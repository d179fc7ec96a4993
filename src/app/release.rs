//! Newer releases of the content. A page may stay open while the bank publishes one and removes the files of the one
//! before.

use std::sync::Arc;

use leptos::prelude::*;
use model::bundle::checksum;
use model::{Catalogue, Msg, msg};

use super::App;
use super::files::later;
use crate::content::{File, Load};
use crate::host::{FetchError, Host, Intl};

impl App {
    /// `file`, which is part of the program, failed to load: if the server says that it is gone, so is this program.
    pub(super) fn fail_program(self, file: File, error: FetchError) {
        self.parts.update_value(|parts| parts.is_program_gone |= error.is_gone);
        self.fail(file);
    }

    /// `file` failed to load. Its release may be gone, so the manifest is fetched, once for all files that fail meanwhile: if
    /// it names a newer release, that is adopted, and the open view redrawn from it.
    pub(super) fn fail(self, file: File) {
        let is_first = self.parts.try_update_value(|parts| {
            parts.failing.push(file);
            parts.failing.len() == 1
        });
        if is_first != Some(true) {
            return;
        }
        let renewed = self.host(Host::renew);
        self.spawn(async move {
            let renewed = renewed.await;
            if renewed.is_some() && self.parts.with_value(|parts| parts.is_program_gone) {
                self.outdated.set(true);
            }
            match later() {
                Some(later) => later.renew(self, renewed),
                None => self.give_up(),
            }
        });
    }

    /// Adopts what the manifest names now, if that is a newer release; else the files have failed.
    pub(crate) fn renew(self, renewed: Option<(Vec<u8>, String)>) {
        let now = self.host(Host::now);
        let (known, is_due) = self.parts.with_value(|parts| (parts.release, parts.adopted_at != now));
        // While a release is being deployed, servers may disagree: once a minute at most, not back and forth without end.
        let newer = renewed.filter(|(catalogue, _)| is_due && checksum(catalogue) != known);
        let Some((bytes, content_url)) = newer else { return self.give_up() };
        match Catalogue::read(&bytes) {
            Ok(catalogue) => {
                let failed = self.take_failing();
                self.adopt_release(catalogue, checksum(&bytes), content_url);
                // The others are replaced by the new release's.
                let later = self.parts.with_value(|parts| parts.later.clone());
                failed.into_iter().filter(|file| *file == later).for_each(|file| file.set(Load::Failed));
                self.load_waiting();
            }
            // It is for a newer program.
            Err(_) => {
                self.outdated.set(true);
                self.give_up();
            }
        }
    }

    /// The files have failed for good.
    fn give_up(self) {
        for file in self.take_failing() {
            file.set(Load::Failed);
        }
        self.load_waiting();
    }

    fn take_failing(self) -> Vec<File> {
        self.parts.try_update_value(|parts| std::mem::take(&mut parts.failing)).unwrap_or_default()
    }

    /// Replaces the content by a newer release: what the customer has typed, answered and opened stays.
    fn adopt_release(self, catalogue: Catalogue, release: u64, content_url: String) {
        let engine = self.parts.with_value(|parts| parts.engine.clone());
        let is_searching = !matches!(engine.get_untracked(), Load::Idle);
        self.parts.update_value(|parts| {
            parts.host.set_content_url(content_url);
            parts.intl = Intl::new(&catalogue.locale.formats, &catalogue.time_zone);
            parts.catalogue = Arc::new(catalogue);
            (parts.release, parts.adopted_at) = (release, parts.host.now());
            parts.texts.clear();
            parts.without_address.clear();
            parts.listing = File::new(Load::Idle);
            (parts.starting, parts.restarting) = (None, None);
        });
        engine.set(Load::Idle);
        if is_searching {
            self.want_engine();
        }
        self.want_listing();
        let catalogue = self.catalogue();
        self.session.update(|session| session.keep_views(&|view| view.is_in(&catalogue)));
        self.adopted.update(|adopted| *adopted += 1);
        // Its notices are shown as well.
        self.minute.update(|_| ());
    }

    /// Makes the caller depend on the release.
    pub(super) fn track_release(self) {
        self.adopted.track();
    }

    /// Whether the page must be reloaded: a newer program is deployed.
    pub(crate) fn is_outdated(self) -> bool {
        self.outdated.get()
    }

    /// The message for something that failed to load.
    pub(crate) fn load_failure(self) -> Msg {
        if self.is_outdated() { msg::OUTDATED } else { msg::LOAD_FAILED }
    }
}
