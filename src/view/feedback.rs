//! The feedback form.

mod words;

use leptos::prelude::*;
use model::{Msg, msg};
use session::{About, Delivery, Draft, Failure, Field, Invalid, Rating, Reason};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, KeyboardEvent};

use super::hidden;
use super::icon::{self, icon};
use super::number::with_reference;
use super::parts::{is_composing, paragraph, press, text_field, title};
use super::question::edit;
use crate::app::{App, PAUSE};
use crate::dom::{El, Memo, Nodes, dynamic, el};
use crate::host;
use words::{STARS, error_id, field_name, problem_words, reason_message, room_words};

pub(crate) fn view(app: App, about: About) -> El {
    app.start_dispatch();
    let form = Form { app, about };
    let shown = {
        let form = form.clone();
        Memo::new(move || match form.draft().delivery {
            Delivery::Sent => Shown::Thanks,
            Delivery::Waiting { is_kept } => Shown::Waiting { is_kept },
            Delivery::Writing | Delivery::Sending | Delivery::Failed(_) => Shown::Form,
        })
    };
    el("div").class("view").child(dynamic(move || match shown.get() {
        Shown::Thanks => form.thanks(),
        Shown::Waiting { is_kept } => form.waiting(is_kept),
        Shown::Form => form.draw(),
    }))
}

/// What the view shows: what is the same is not redrawn.
#[derive(Clone, Copy, PartialEq)]
enum Shown {
    Form,
    Waiting { is_kept: bool },
    Thanks,
}

#[derive(Clone)]
struct Form {
    app: App,
    about: About,
}

/// What replaces the form.
impl Form {
    fn thanks(&self) -> Nodes {
        let app = self.app;
        app.announce(app.text(msg::FEEDBACK_THANKS));
        Nodes::default()
            .child(el("p").class("outcome resolved").child(icon(icon::CHECK)))
            .child(title(app, app.text(msg::FEEDBACK_THANKS)))
            .child(paragraph("lead", app.text(msg::FEEDBACK_THANKS_NOTE)))
            .child(self.reference())
            .child(press("button", app.text(msg::BACK), move || app.back()))
    }

    fn waiting(&self, is_kept: bool) -> Nodes {
        let app = self.app;
        let note = if is_kept { msg::FEEDBACK_WAITING_KEPT } else { msg::FEEDBACK_WAITING_HERE };
        Nodes::default()
            .child(title(app, app.text(msg::FEEDBACK_WAITING)))
            .child(paragraph("lead", app.text(note)))
            .child(self.reference())
            .child(press("button", app.text(msg::FEEDBACK_RETRY), move || {
                // If the server has asked for a pause (`Retry-After`), nothing else happens.
                app.announce(app.text(msg::FEEDBACK_WAITING));
                host::send_now();
            }))
            .child(press("button quiet", app.text(msg::BACK), move || app.back()))
    }

    fn reference(&self) -> Option<El> {
        let ticket = self.app.session.with_untracked(|session| session.draft(&self.about)).ticket?;
        let words = with_reference(self.app, msg::feedback_reference, &ticket.reference);
        Some(el("p").class("reference").child(words))
    }
}

/// Drawing.
impl Form {
    fn draw(&self) -> Nodes {
        let app = self.app;
        let subject = self.subject().map(|title| msg::feedback_about(&app, &title));
        let form = self.clone();
        // No `form` element: a sandboxed frame may forbid submitting one, without an event.
        let fields = el("div")
            .class("form")
            .attr("role", "form")
            .attr_text("aria-label", app.text(msg::FEEDBACK_TITLE))
            .on("keydown", move |event| {
                if is_enter_in_a_line(&event) {
                    event.prevent_default();
                    form.submit();
                }
            })
            .child(self.rating())
            .child(self.reason())
            .child(self.comment())
            .child(self.preview())
            .child(self.contact())
            .child(self.failure())
            .child(self.send_button());
        Nodes::default()
            .child(title(app, app.text(msg::FEEDBACK_TITLE)))
            .child(subject.map(|words| paragraph("lead", words)))
            .child(paragraph("hint", app.text(msg::FEEDBACK_INTRO)))
            .child(fields)
    }

    /// The title of what the feedback is about.
    fn subject(&self) -> Option<String> {
        match &self.about {
            About::Article(slug) | About::Outcome(slug, _) => self.app.entry(slug).map(|entry| entry.title),
            About::Help => None,
        }
    }

    fn rating(&self) -> El {
        let app = self.app;
        let helped = || vec![(msg::YES, Rating::Helped(true)), (msg::NO, Rating::Helped(false))];
        let (question, choices) = match &self.about {
            About::Article(_) => (msg::FEEDBACK_RATING_HELPED, helped()),
            About::Outcome(..) => (msg::FEEDBACK_RATING_SOLVED, helped()),
            About::Help => {
                (msg::FEEDBACK_RATING_STARS, STARS.map(|(words, stars)| (words, Rating::Stars(stars))).into())
            }
        };
        let options = choices.into_iter().map(|(words, rating)| {
            let chosen = move |draft: &Draft| draft.rating == Some(rating);
            self.option(Field::Rating, app.text(words), chosen, move |draft| draft.rating = Some(rating))
        });
        self.group(Field::Rating, question, options.collect())
    }

    /// The reason, asked only after a bad rating.
    fn reason(&self) -> AnyView {
        let form = self.clone();
        let bad = Memo::new(move || form.draft().rating.is_some_and(Rating::is_bad));
        let form = self.clone();
        dynamic(move || bad.get().then(|| form.reasons()))
    }

    fn reasons(&self) -> El {
        let options = Reason::ALL.into_iter().map(|reason| {
            let chosen = move |draft: &Draft| draft.reason == Some(reason);
            let words = self.app.text(reason_message(reason));
            self.option(Field::Reason, words, chosen, move |draft| draft.reason = Some(reason))
        });
        self.group(Field::Reason, msg::FEEDBACK_REASON, options.collect())
    }

    fn comment(&self) -> El {
        let app = self.app;
        let (value, counted, edited) = (self.clone(), self.clone(), self.clone());
        let field = text_field("textarea")
            .attr("id", "comment")
            .attr("rows", "4")
            .attr("aria-describedby", "comment-hint comment-error comment-room")
            .attr_when("aria-invalid", self.invalid(Field::Comment))
            .field_text(
                move || value.draft().comment,
                move |text| {
                    edit(app, &edited.about, |draft| draft.comment = text);
                    edited.announce_room();
                },
            );
        let label = el("label").attr("for", "comment").class("field-label");
        let hint = el("div").class("hint").attr("id", "comment-hint");
        let room = el("div").class("hint count").attr("id", "comment-room");
        el("div")
            .class("field")
            .child(label.child(app.text(msg::FEEDBACK_COMMENT)))
            .child(hint.child(app.text(msg::FEEDBACK_COMMENT_HELP)))
            .child(self.error(Field::Comment))
            .child(field)
            .child(room.words(move || room_words(app, counted.draft().room())))
    }

    /// Announces how many characters are left, if they are few, once the customer pauses: not at every key.
    fn announce_room(&self) {
        let (app, about) = (self.app, self.about.clone());
        let written = app.session.with_untracked(|session| session.draft(&about));
        if !written.room().is_short() {
            return;
        }
        app.after(PAUSE, move || {
            let now = app.session.with_untracked(|session| session.draft(&about).comment);
            if now == written.comment {
                app.announce(room_words(app, written.room()));
            }
        });
    }

    /// The redacted comment, if something in it is hidden.
    fn preview(&self) -> AnyView {
        let form = self.clone();
        hidden::preview(self.app, move || form.draft().comment)
    }

    /// Whether a reply is wanted, and where to.
    fn contact(&self) -> El {
        let (app, about, form) = (self.app, self.about.clone(), self.clone());
        let wanted = el("input")
            .attr("type", "checkbox")
            .prop("checked", move || form.draft().contact.is_some())
            .on("change", move |event| {
                let wanted = event_target_checked(&event);
                edit(app, &about, |draft| draft.contact = wanted.then(String::new));
            });
        let words = el("span").child(app.text(msg::FEEDBACK_CONTACT));
        let form = self.clone();
        let is_wanted = Memo::new(move || form.draft().contact.is_some());
        let form = self.clone();
        el("div")
            .class("field")
            .child(el("label").class("option").child(wanted).child(words))
            .child(dynamic(move || is_wanted.get().then(|| form.contact_field())))
    }

    fn contact_field(&self) -> El {
        let (app, value, edited) = (self.app, self.clone(), self.clone());
        let field = text_field("input")
            .attr("id", "contact")
            .attr("type", "text")
            .class("text-input")
            .attr("autocomplete", "email")
            .attr("autocorrect", "off")
            .attr("autocapitalize", "off")
            .attr("enterkeyhint", "send")
            .attr("aria-describedby", "contact-hint contact-error")
            .attr_when("aria-invalid", self.invalid(Field::Contact))
            .field_text(
                move || value.draft().contact.unwrap_or_default(),
                move |text| edit(app, &edited.about, |draft| draft.contact = Some(text)),
            );
        let label = el("label").attr("for", "contact").class("field-label");
        let hint = el("div").class("hint").attr("id", "contact-hint");
        el("div")
            .class("field")
            .child(label.child(app.text(msg::FEEDBACK_CONTACT_WHERE)))
            .child(hint.child(app.text(msg::FEEDBACK_CONTACT_HELP)))
            .child(self.error(Field::Contact))
            .child(field)
            .child(self.contact_preview())
    }

    /// The redacted contact details, if something in them is hidden: nobody could reply to that.
    fn contact_preview(&self) -> AnyView {
        let form = self.clone();
        hidden::contact_preview(self.app, move || form.draft().contact.unwrap_or_default())
    }

    fn group(&self, field: Field, question: Msg, options: Vec<El>) -> El {
        el("fieldset")
            .class("field")
            .attr_text("aria-describedby", error_id(field))
            .child(el("legend").class("field-label").child(self.app.text(question)))
            .child(self.error(field))
            .child(el("div").class("options").child(options))
    }

    fn option(
        &self,
        field: Field,
        words: String,
        chosen: impl Fn(&Draft) -> bool + Send + 'static,
        choose: impl Fn(&mut Draft) + 'static,
    ) -> El {
        let (app, about, form) = (self.app, self.about.clone(), self.clone());
        let radio = el("input")
            .attr("type", "radio")
            .attr("name", field_name(field))
            .attr_when("aria-invalid", self.invalid(field))
            .prop("checked", move || chosen(&form.draft()))
            .on("change", move |_| edit(app, &about, &choose));
        el("label").class("option").child(radio).child(el("span").child(words))
    }

    /// The error of a field, once the customer has tried to send.
    fn error(&self, field: Field) -> El {
        let form = self.clone();
        let words = move || form.problem(field).map(|problem| problem_words(form.app, problem));
        el("div").class("error").attr_text("id", error_id(field)).words(move || words().unwrap_or_default())
    }

    fn invalid(&self, field: Field) -> impl Fn() -> Option<String> + Send + 'static + use<> {
        let form = self.clone();
        move || form.problem(field).map(|_| "true".into())
    }

    /// Says that it has not been sent, and why.
    fn failure(&self) -> El {
        let (app, form) = (self.app, self.clone());
        let words = dynamic(move || {
            let Delivery::Failed(why) = form.draft().delivery else { return None };
            let why = match why {
                Failure::Unchecked => msg::UNCHECKED,
                Failure::Full => msg::FEEDBACK_FULL,
                Failure::Refused => msg::FEEDBACK_REFUSED,
                Failure::NotKept => msg::FEEDBACK_NOT_KEPT,
                Failure::Gone => msg::FEEDBACK_GONE,
                Failure::Expired => msg::FEEDBACK_EXPIRED,
                Failure::Unreadable => msg::FEEDBACK_UNREADABLE,
            };
            let failed = el("div").class("failed");
            let failed = failed.child(paragraph("failed-title", app.text(msg::FEEDBACK_FAILED)));
            Some(failed.child(paragraph("", app.text(why))))
        });
        el("div").child(words)
    }

    fn send_button(&self) -> El {
        let (form, sent) = (self.clone(), self.clone());
        let words = el("span").words(move || {
            form.app.text(match form.draft().delivery {
                Delivery::Sending => msg::FEEDBACK_SENDING,
                Delivery::Failed(_) => msg::RETRY,
                Delivery::Writing | Delivery::Waiting { .. } | Delivery::Sent => msg::FEEDBACK_SEND,
            })
        });
        press("button", words, move || sent.submit())
    }
}

/// Behaviour.
impl Form {
    fn draft(&self) -> Draft {
        self.app.session.with(|session| session.draft(&self.about))
    }

    fn problem(&self, field: Field) -> Option<Invalid> {
        let draft = self.draft();
        draft.problems().into_iter().find(|problem| draft.checked && problem.field() == field)
    }

    fn submit(&self) {
        let draft = self.app.session.with_untracked(|session| session.draft(&self.about));
        if let Some(problem) = draft.problems().first() {
            edit(self.app, &self.about, |draft| draft.checked = true);
            self.app.announce(self.app.text(msg::FEEDBACK_INVALID));
            self.app.host(|host| host.focus_field(field_name(problem.field())));
        } else if draft.delivery != Delivery::Sending {
            self.app.send_feedback(&self.about);
        }
    }
}

/// Whether Enter was pressed in a single-line field, which submits a form.
fn is_enter_in_a_line(event: &Event) -> bool {
    let is_enter = |key: &KeyboardEvent| key.key() == "Enter" && !is_composing(key);
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    event.dyn_ref().is_some_and(is_enter) && target.is_some_and(|target| target.local_name() == "input")
}
