//! Newer releases of the content. A page may stay open while the bank publishes one, which takes the files of the one
//! before away.

use std::sync::Arc;

use leptos::prelude::*;
use model::bundle::checksum;
use model::{Catalogue, Msg, msg};

use super::App;
use super::files::later;
use crate::content::{File, Load};
use crate::host::{FetchError, Host, Intl};

impl App {
    /// `file`, which is of the program, cannot be had: if it is gone from a server that answers, so is this program.
    pub(super) fn fail_program(self, file: File, error: FetchError) {
        self.parts.update_value(|parts| parts.is_program_gone |= error.is_gone);
        self.fail(file);
    }

    /// `file` cannot be had. Its release may be gone, so the manifest is asked once for all that fail meanwhile: if it names
    /// another release, that is taken, and the open view is drawn anew from it.
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

    /// Goes on with what the manifest names now, if it is another release, and gives up what has failed of this one.
    pub(crate) fn renew(self, renewed: Option<(Vec<u8>, String)>) {
        let now = self.host(Host::now);
        let (known, is_due) = self.parts.with_value(|parts| (parts.release, parts.taken_at != now));
        // While a release is on its way to the servers, each may name another one: not in turns without end.
        let newer = renewed.filter(|(catalogue, _)| is_due && checksum(catalogue) != known);
        let Some((bytes, content_url)) = newer else { return self.give_up() };
        match Catalogue::read(&bytes) {
            Ok(catalogue) => {
                let failed = self.take_failing();
                self.take_release(catalogue, checksum(&bytes), content_url);
                // Of the others there are new ones.
                let later = self.parts.with_value(|parts| parts.later.clone());
                failed.into_iter().filter(|file| *file == later).for_each(|file| file.set(Load::Failed));
                self.load_waiting();
            }
            // It is for another program than this one.
            Err(_) => {
                self.outdated.set(true);
                self.give_up();
            }
        }
    }

    /// The files that have failed are not waited for any more.
    fn give_up(self) {
        for file in self.take_failing() {
            file.set(Load::Failed);
        }
        self.load_waiting();
    }

    fn take_failing(self) -> Vec<File> {
        self.parts.try_update_value(|parts| std::mem::take(&mut parts.failing)).unwrap_or_default()
    }

    /// Goes on with another release of the content: what the customer has typed, answered and opened stays.
    fn take_release(self, catalogue: Catalogue, release: u64, content_url: String) {
        let engine = self.parts.with_value(|parts| parts.engine.clone());
        let is_searching = !matches!(engine.get_untracked(), Load::Wanted);
        self.parts.update_value(|parts| {
            parts.host.set_content_url(content_url);
            parts.intl = Intl::new(&catalogue.locale.formats, &catalogue.time_zone);
            parts.catalogue = Arc::new(catalogue);
            (parts.release, parts.taken_at) = (release, parts.host.now());
            parts.texts.clear();
            parts.without_address.clear();
            parts.listing = File::new(Load::Wanted);
            (parts.starting, parts.restarting) = (None, None);
        });
        engine.set(Load::Wanted);
        if is_searching {
            drop(self.engine());
        }
        drop(self.listing());
        let catalogue = self.catalogue();
        self.session.update(|session| session.keep_views(&|view| view.is_in(&catalogue)));
        self.taken.update(|taken| *taken += 1);
        // Its notices are looked at as well.
        self.minute.update(|_| ());
    }

    /// Who calls this in a view has it drawn anew with another release.
    pub(super) fn watch_release(self) {
        self.taken.track();
    }

    /// Whether the page has to be loaded again to go on: another program is out.
    pub(crate) fn is_outdated(self) -> bool {
        self.outdated.get()
    }

    /// What to tell a customer for whom something could not be loaded.
    pub(crate) fn load_failure(self) -> Msg {
        if self.is_outdated() { msg::OUTDATED } else { msg::LOAD_FAILED }
    }
}
