//! Feedback: redacted and sent by dispatch.

use dispatch::News;
use leptos::prelude::*;
use model::msg;
use session::{About, Delivery, Draft, Failure, Ticket, reference};
use wasm_bindgen::JsValue;

use super::App;
use crate::content::{File, Load, Resource};
use crate::host::{self, Host};

impl App {
    /// Loads dispatch.
    pub(crate) fn start_dispatch(self) {
        let loaded = self.load_dispatch();
        self.spawn(async move {
            loaded.await;
        });
    }

    /// Loads dispatch; whether that succeeded. To be awaited inside [`App::spawn`].
    pub(crate) fn load_dispatch(self) -> impl Future<Output = bool> {
        let loaded = self.enter_dispatch();
        async move { loaded.await.is_some() }
    }

    /// Loads dispatch; the customer's visit if that succeeded.
    fn enter_dispatch(self) -> impl Future<Output = Option<JsValue>> {
        let loaded = self.host(Host::load_dispatch);
        async move {
            let visit = loaded.await;
            self.dispatch().set(if visit.is_some() { Load::Ready(Resource::Dispatch) } else { Load::Failed });
            visit
        }
    }

    /// Whether dispatch could not be loaded, or has failed; reactive.
    pub(crate) fn is_dispatch_failed(self) -> bool {
        matches!(self.dispatch().get(), Load::Failed)
    }

    fn dispatch(self) -> File {
        self.parts.with_value(|parts| parts.dispatch.clone())
    }

    /// `text` redacted: words and marks for what is hidden, alternating. `None` until dispatch is loaded.
    pub(crate) fn pieces(self, text: &str) -> Option<Vec<String>> {
        self.pieces_of(text, self.host(Host::hides_contacts))
    }

    /// The same of a customer's contact details, which are never hidden as such.
    pub(crate) fn contact_pieces(self, text: &str) -> Option<Vec<String>> {
        self.pieces_of(text, false)
    }

    fn pieces_of(self, text: &str, contacts: bool) -> Option<Vec<String>> {
        let is_ready = matches!(self.dispatch().get(), Load::Ready(_));
        let pieces = host::pieces(text, contacts);
        if is_ready && pieces.is_none() {
            // It has failed, and is not restarted by itself: the same text may make it fail again. Not set at once: drawing
            // must not change what is drawn.
            self.spawn(async move { self.dispatch().set(Load::Failed) });
        }
        pieces
    }

    /// A new reference.
    pub(crate) fn new_reference(self) -> String {
        reference(host::random())
    }

    /// Sends a draft; its delivery is in the session. If something in it is hidden that could not be shown before, it is
    /// shown instead of sent: the customer sends it when they have seen it.
    pub(crate) fn send_feedback(self, about: &About) {
        let mut draft = self.session.with_untracked(|session| session.draft(about));
        let new =
            || Ticket { key: host::new_key(), reference: self.new_reference(), created: host::timestamp() };
        let ticket = draft.start_sending(new);
        let contact = draft.contact_kind();
        // The host may have removed the attribute meanwhile; no item is kept without an address.
        let url = self.host(Host::feedback_url);
        self.session.update(|session| session.set_draft(about, draft.clone()));
        let (about, locale) = (about.clone(), self.catalogue().locale.tag.clone());
        let contacts = self.host(Host::hides_contacts);
        // Once dispatch is loaded, each text is redacted as it is written.
        let was_shown = matches!(self.dispatch().get_untracked(), Load::Ready(_));
        let loaded = self.enter_dispatch();
        self.spawn(async move {
            // What was not redacted must not be kept.
            let checked = loaded.await.zip(redact(&mut draft, contacts));
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

    /// Sets the delivery of a piece of feedback, and announces it.
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

    /// Subscribes to the news of what is sent, as long as the panel is mounted.
    pub(crate) fn subscribe_to_feedback(self) {
        let handle = self.callback(|app, (key, news): (String, News)| app.handle_news(&key, news));
        let subscription = host::subscribe(move |key, news| handle((key, news)));
        self.parts.update_value(|parts| parts.news = Some(subscription));
        self.find_lost();
    }

    /// Handles the news of an item.
    fn handle_news(self, key: &str, news: News) {
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
            // If the open form shows it, home need not.
            if is_shown { host::acknowledge(noted) } else { self.find_lost() }
        }
    }

    fn find_lost(self) {
        let found = self.callback(|app, lost| app.lost.set(lost));
        self.host(|host| host.find_lost(found));
    }

    /// Feedback that will not be sent, which the customer has not been told: key and reference of each; reactive.
    pub(crate) fn lost(self) -> Vec<(String, String)> {
        self.lost.with(|lost| lost.chunks_exact(2).map(|item| (item[0].clone(), item[1].clone())).collect())
    }

    /// The customer has been told that the item with this key will not be sent.
    pub(crate) fn acknowledge_lost(self, key: &str) {
        host::acknowledge(key);
        self.lost.update(|lost| {
            if let Some(at) = lost.iter().step_by(2).position(|other| other == key) {
                lost.drain(2 * at..2 * at + 2);
            }
        });
    }
}

/// Redacts the texts of `draft`; whether something was hidden. `None` if dispatch has failed. Contact details are never
/// hidden in their own field, whatever `contacts` says of the others.
fn redact(draft: &mut Draft, contacts: bool) -> Option<bool> {
    let mut is_hidden = false;
    for (text, contacts) in [(Some(&mut draft.comment), contacts), (draft.contact.as_mut(), false)] {
        let Some(text) = text else { continue };
        let pieces = host::pieces(text, contacts)?;
        is_hidden |= pieces.len() > 1;
        *text = pieces.concat();
    }
    Some(is_hidden)
}
