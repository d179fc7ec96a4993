//! What customers write: numbers are hidden in it, and it is sent.

use dispatch::News;
use leptos::prelude::*;
use model::msg;
use session::{About, Delivery, Draft, Failure, Ticket, reference};
use wasm_bindgen::JsValue;

use super::App;
use crate::host::{self, Host};

/// How far loading dispatch has got.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Dispatch {
    /// Not asked for, or under way.
    Loading,
    Ready,
    /// It could not be loaded, or has failed since.
    Failed,
}

impl App {
    /// Has what hides numbers and sends texts be there.
    pub(crate) fn start_dispatch(self) {
        let loaded = self.load_dispatch();
        self.spawn(async move {
            loaded.await;
        });
    }

    /// The same; whether it could be had. To be awaited in what [`App::spawn`] does.
    pub(crate) fn load_dispatch(self) -> impl Future<Output = bool> {
        let loaded = self.enter_dispatch();
        async move { loaded.await.is_some() }
    }

    /// The same; the customer's visit.
    fn enter_dispatch(self) -> impl Future<Output = Option<JsValue>> {
        let loaded = self.host(Host::load_dispatch);
        async move {
            let visit = loaded.await;
            self.dispatch.set(if visit.is_some() { Dispatch::Ready } else { Dispatch::Failed });
            visit
        }
    }

    /// Whether it cannot be had, or has failed.
    pub(crate) fn is_dispatch_failed(self) -> bool {
        self.dispatch.get() == Dispatch::Failed
    }

    /// What of `text` may leave the device: words and, at every second place, marks for what may not. `None` until that
    /// can be said.
    pub(crate) fn pieces(self, text: &str) -> Option<Vec<String>> {
        self.pieces_of(text, self.host(Host::hides_contacts))
    }

    /// The same of where a customer wants to be answered, which may always leave as such.
    pub(crate) fn contact_pieces(self, text: &str) -> Option<Vec<String>> {
        self.pieces_of(text, false)
    }

    fn pieces_of(self, text: &str, contacts: bool) -> Option<Vec<String>> {
        let is_ready = self.dispatch.get() == Dispatch::Ready;
        let pieces = host::pieces(text, contacts);
        if is_ready && pieces.is_none() {
            // It has failed. It is not started again by itself, for the same text may have it fail again. Said later: who
            // draws must not change what is drawn.
            self.spawn(async move { self.dispatch.set(Dispatch::Failed) });
        }
        pieces
    }

    /// A name that a customer can read out, for something that is sent.
    pub(crate) fn new_reference(self) -> String {
        reference(host::random())
    }

    /// Sends a draft; the session keeps how far it has come. What turns out to be hidden in it, and could not be shown
    /// before, is shown instead: the customer sends it when they have seen it.
    pub(crate) fn send_feedback(self, about: &About) {
        let mut draft = self.session.with_untracked(|session| session.draft(about));
        let new = || Ticket {
            key: host::new_key(),
            reference: self.new_reference(),
            created: host::now_in_words(),
        };
        let ticket = draft.start_sending(new);
        let contact = draft.contact_kind();
        // The host may have taken it away meanwhile; no item is kept without an address.
        let url = self.host(Host::feedback_url);
        self.session.update(|session| session.set_draft(about, draft.clone()));
        let (about, locale) = (about.clone(), self.catalogue().locale.tag.clone());
        let contacts = self.host(Host::hides_contacts);
        // Since it was loaded, each text was looked through as it was written; or this says that it has failed.
        let was_shown = self.dispatch.get_untracked() == Dispatch::Ready;
        let loaded = self.enter_dispatch();
        self.spawn(async move {
            // Without it, what they wrote must not be kept.
            let checked = loaded.await.zip(hide_numbers(&mut draft, contacts));
            let Some((visit, is_hidden)) = checked else {
                return self.set_delivery(&ticket.key, Delivery::Failed(Failure::Unchecked));
            };
            if is_hidden && !was_shown {
                return self.set_delivery(&ticket.key, Delivery::Writing);
            }
            let Some(url) = url else {
                return self.set_delivery(&ticket.key, Delivery::Failed(Failure::NotKept));
            };
            let message = host::message(&about, &draft, contact, &ticket, &locale);
            host::send(&visit, &ticket.key, &ticket.reference, &url, &message);
        });
    }

    /// Says how far a piece of feedback has come, where it is drawn and by the announcer.
    fn set_delivery(self, key: &str, delivery: Delivery) {
        let message = match delivery {
            Delivery::Waiting { .. } => Some(msg::FEEDBACK_WAITING),
            Delivery::Failed(_) => Some(msg::FEEDBACK_FAILED),
            Delivery::Writing | Delivery::Sending | Delivery::Sent => None,
        };
        self.session.update(|session| session.set_delivery(key, delivery));
        if let Some(message) = message {
            self.announce(self.text(message));
        }
    }

    /// Takes the news of what is sent, as long as the widget is there.
    pub(crate) fn subscribe_to_feedback(self) {
        let take = self.callback(|app, (key, news): (String, News)| app.take_news(&key, news));
        let subscription = host::subscribe(move |key, news| take((key, news)));
        self.parts.update_value(|parts| parts.news = Some(subscription));
        self.find_lost();
    }

    /// Takes the news of an item.
    fn take_news(self, key: &str, news: News) {
        let delivery = match news {
            News::Sending => Delivery::Sending,
            News::Waiting => Delivery::Waiting { is_kept: true },
            News::WaitingHere => Delivery::Waiting { is_kept: false },
            News::Arrived => Delivery::Sent,
            News::Full => Delivery::Failed(Failure::Full),
            News::Unreadable => Delivery::Failed(Failure::Unreadable),
            News::NotKept => Delivery::Failed(Failure::NotKept),
            News::Refused => Delivery::Failed(Failure::Refused),
            News::Expired => Delivery::Failed(Failure::Expired),
            News::Gone => Delivery::Failed(Failure::Gone),
        };
        let is_shown = self.session.with_untracked(|session| session.shows_ticket(key));
        self.set_delivery(key, delivery);
        if let Delivery::Failed(why) = delivery
            && why.is_noted()
        {
            let noted = if why == Failure::Unreadable { "" } else { key };
            // Where the form on the screen says so, home need not.
            if is_shown { host::acknowledge(noted) } else { self.find_lost() }
        }
    }

    fn find_lost(self) {
        let found = self.callback(|app, lost| app.lost.set(lost));
        self.host(|host| host.find_lost(found));
    }

    /// Feedback that will not be sent, and the customer does not know so: key and reference of each.
    pub(crate) fn lost(self) -> Vec<(String, String)> {
        self.lost.with(|lost| lost.chunks_exact(2).map(|item| (item[0].clone(), item[1].clone())).collect())
    }

    /// The customer knows that the item with this key will not be sent.
    pub(crate) fn acknowledge_lost(self, key: &str) {
        host::acknowledge(key);
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
