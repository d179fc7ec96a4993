//! The feedback form, and the question that leads to it.

use leptos::ev;
use leptos::html::{div, fieldset, form, input, label, legend, span, textarea};
use leptos::prelude::*;
use leptos::task::spawn_local;
use model::messages::Value;
use model::msg;
use session::{About, COMMENT_LIMIT, Delivery, Draft, Field, Invalid, Rating, Reason, View};

use super::icon::{self, icon};
use super::parts::{paragraph, press, title};
use crate::app::App;
use crate::host;

/// "Was this helpful?" with two answers. Each opens the form; nothing is sent before the customer presses Send.
pub(crate) fn question(app: App, words: String, about: About) -> Option<AnyView> {
    app.host(|host| host.feedback_url())?;
    let answer = |words: &str, helped: bool| {
        let about = about.clone();
        press("button quiet", app.text(words), move || {
            edit(app, &about, |draft| draft.rating = Some(Rating::Helped(helped)));
            app.open(View::Feedback(about.clone()));
        })
    };
    let answers = div().class("question-answers").child((answer(msg::YES, true), answer(msg::NO, false)));
    Some(
        div()
            .class("question")
            .role("group")
            .aria_label(words.clone())
            .child((paragraph("question-words", words), answers))
            .into_any(),
    )
}

pub(crate) fn view(app: App, about: About) -> AnyView {
    let draft = {
        let about = about.clone();
        Memo::new(move |_| app.session.with(|session| session.draft(&about)))
    };
    let sent = Memo::new(move |_| draft.with(|draft| draft.delivery == Delivery::Sent));
    let screen = move || match sent.get() {
        true => thanks(app),
        false => Form { app, about: about.clone(), draft, checked: RwSignal::new(false) }.draw(),
    };
    div().class("view").child(screen).into_any()
}

fn thanks(app: App) -> AnyView {
    app.announce(app.text(msg::FEEDBACK_THANKS));
    (
        div().class("outcome resolved").child(span().class("outcome-kind").child(icon(icon::CHECK))),
        title(app, app.text(msg::FEEDBACK_THANKS)),
        paragraph("lead", app.text(msg::FEEDBACK_THANKS_NOTE)),
        press("button", app.text(msg::BACK), move || app.back()),
    )
        .into_any()
}

fn edit(app: App, about: &About, change: impl FnOnce(&mut Draft)) {
    app.session.update(|session| {
        let mut draft = session.draft(about);
        draft.edit(change);
        session.set_draft(about, draft);
    });
}

#[derive(Clone)]
struct Form {
    app: App,
    about: About,
    draft: Memo<Draft>,
    /// Whether the customer has pressed Send, so that what is missing is pointed out.
    checked: RwSignal<bool>,
}

impl Form {
    fn draw(self) -> AnyView {
        let app = self.app;
        let subject =
            self.subject().map(|title| app.text_with(msg::FEEDBACK_ABOUT, &[("title", Value::Text(&title))]));
        let submit = {
            let form = self.clone();
            move |event: ev::SubmitEvent| {
                event.prevent_default();
                form.submit();
            }
        };
        let fields = form().novalidate(true).class("form").on(ev::submit, submit).child((
            self.rating(),
            self.reason(),
            self.comment(),
            self.status(),
            self.send_button(),
        ));
        (
            title(app, app.text(msg::FEEDBACK_TITLE)),
            subject.map(|words| paragraph("lead", words)),
            paragraph("hint", app.text(msg::FEEDBACK_INTRO)),
            fields,
        )
            .into_any()
    }

    /// The title of what the feedback is about.
    fn subject(&self) -> Option<String> {
        match &self.about {
            About::Article(slug) | About::Outcome(slug, _) => self.app.entry(slug).map(|entry| entry.title),
            About::Help => None,
        }
    }

    fn rating(&self) -> AnyView {
        let app = self.app;
        let (question, choices): (_, Vec<(String, Rating)>) = match &self.about {
            About::Help => (
                msg::FEEDBACK_RATING_STARS,
                (1..=5).rev().map(|n| (stars(app, n), Rating::Stars(n))).collect(),
            ),
            about => (
                if matches!(about, About::Article(_)) {
                    msg::FEEDBACK_RATING_HELPED
                } else {
                    msg::FEEDBACK_RATING_SOLVED
                },
                vec![(app.text(msg::YES), Rating::Helped(true)), (app.text(msg::NO), Rating::Helped(false))],
            ),
        };
        let options = choices.into_iter().map(|(words, rating)| {
            let chosen = self.draft;
            self.option(
                "rating",
                words,
                move || chosen.with(|draft| draft.rating == Some(rating)),
                move |draft| {
                    draft.rating = Some(rating);
                },
            )
        });
        self.group(Field::Rating, app.text(question), options.collect())
    }

    /// Why it was not good: asked only where it was not.
    fn reason(&self) -> AnyView {
        let form = self.clone();
        let bad = Memo::new(move |_| form.draft.with(|draft| draft.rating.is_some_and(Rating::is_bad)));
        let form = self.clone();
        let asked = move || {
            bad.get().then(|| {
                let chosen = form.draft;
                let options = Reason::ALL.into_iter().map(|reason| {
                    form.option(
                        "reason",
                        reason_words(form.app, reason),
                        move || chosen.with(|draft| draft.reason == Some(reason)),
                        move |draft| {
                            draft.reason = Some(reason);
                        },
                    )
                });
                form.group(Field::Reason, form.app.text(msg::FEEDBACK_REASON), options.collect())
            })
        };
        asked.into_any()
    }

    fn comment(&self) -> AnyView {
        let (app, form) = (self.app, self.clone());
        let draft = self.draft;
        let left = move || {
            let length = draft.with(|draft| draft.comment.chars().count());
            let left = u32::try_from(COMMENT_LIMIT.saturating_sub(length)).unwrap_or_default();
            app.text_with(msg::FEEDBACK_COMMENT_LEFT, &[("count", Value::Number(left))])
        };
        let field = textarea()
            .id("comment")
            .rows("4")
            .attr("aria-describedby", "comment-hint comment-error")
            .attr("aria-invalid", self.invalid(Field::Comment))
            .prop("value", move || draft.with(|draft| draft.comment.clone()))
            .on(ev::input, move |event| {
                let text = event_target_value(&event);
                edit(app, &form.about, |draft| draft.comment = text);
            });
        div()
            .class("field")
            .child((
                label().r#for("comment").class("field-label").child(app.text(msg::FEEDBACK_COMMENT)),
                div().class("hint").id("comment-hint").child(app.text(msg::FEEDBACK_COMMENT_HELP)),
                self.error(Field::Comment),
                field,
                div().class("hint count").child(left),
            ))
            .into_any()
    }

    fn group(&self, field: Field, question: String, options: Vec<AnyView>) -> AnyView {
        fieldset()
            .class("field")
            .attr("aria-describedby", format!("{}-error", field_name(field)))
            .child((
                legend().class("field-label").child(question),
                self.error(field),
                div().class("options").child(options),
            ))
            .into_any()
    }

    fn option(
        &self,
        name: &'static str,
        words: String,
        chosen: impl Fn() -> bool + Send + 'static,
        choose: impl Fn(&mut Draft) + 'static,
    ) -> AnyView {
        let (app, about) = (self.app, self.about.clone());
        let choose: Box<dyn Fn(&mut Draft)> = Box::new(choose);
        let chosen: Box<dyn Fn() -> bool + Send> = Box::new(chosen);
        let radio = input()
            .r#type("radio")
            .name(name)
            .attr("aria-invalid", self.invalid(if name == "rating" { Field::Rating } else { Field::Reason }))
            .prop("checked", chosen)
            .on(ev::change, move |_| edit(app, &about, |draft| choose(draft)));
        label().class("option").child((radio, span().child(words))).into_any()
    }

    /// What is wrong with a field, once the customer has tried to send.
    fn error(&self, field: Field) -> AnyView {
        let form = self.clone();
        let words = move || form.problem(field).map(|problem| problem_words(form.app, problem));
        div().class("error").id(format!("{}-error", field_name(field))).child(words).into_any()
    }

    fn invalid(&self, field: Field) -> impl Fn() -> Option<&'static str> + Send + 'static + use<> {
        let form = self.clone();
        move || form.problem(field).map(|_| "true")
    }

    fn problem(&self, field: Field) -> Option<Invalid> {
        let problems = self.draft.with(Draft::problems);
        self.checked.get().then(|| problems.into_iter().find(|problem| problem.field() == field)).flatten()
    }

    /// That it has not been sent, and what to do.
    fn status(&self) -> AnyView {
        let (app, draft) = (self.app, self.draft);
        let failed = Memo::new(move |_| draft.with(|draft| matches!(draft.delivery, Delivery::Failed(_))));
        let words = move || {
            failed.get().then(|| {
                div().class("failed").child((
                    paragraph("failed-title", app.text(msg::FEEDBACK_FAILED)),
                    paragraph("", app.text(msg::FEEDBACK_FAILED_ADVICE)),
                ))
            })
        };
        div().role("alert").child(words).into_any()
    }

    fn send_button(&self) -> AnyView {
        let (app, draft) = (self.app, self.draft);
        let words = move || {
            draft.with(|draft| match draft.delivery {
                Delivery::Sending(_) => app.text(msg::FEEDBACK_SENDING),
                Delivery::Failed(_) => app.text(msg::FEEDBACK_RETRY),
                Delivery::Writing | Delivery::Sent => app.text(msg::FEEDBACK_SEND),
            })
        };
        leptos::html::button().r#type("submit").class("button").child(words).into_any()
    }

    fn submit(&self) {
        let draft = self.draft.get_untracked();
        if let Some(problem) = draft.problems().first() {
            self.checked.set(true);
            self.app.announce(self.app.text(msg::FEEDBACK_INVALID));
            self.focus(problem.field());
        } else if !matches!(draft.delivery, Delivery::Sending(_)) {
            self.send(draft);
        }
    }

    fn focus(&self, field: Field) {
        if let Some(field) = self.app.host(|host| host.first_input(field_name(field))) {
            let _ = field.focus();
        }
    }

    fn send(&self, mut draft: Draft) {
        let (app, about) = (self.app, self.about.clone());
        let Some(url) = app.host(|host| host.feedback_url()) else { return };
        let key = draft.start_sending(host::new_key);
        app.session.update(|session| session.set_draft(&about, draft.clone()));
        spawn_local(async move {
            let locale = app.catalogue().locale.tag.clone();
            let arrived = host::send(&url, &key, &about, &draft, &locale).await.is_ok();
            app.session.try_update(|session| {
                let mut draft = session.draft(&about);
                draft.finish_sending(arrived);
                session.set_draft(&about, draft);
            });
        });
    }
}

fn field_name(field: Field) -> &'static str {
    match field {
        Field::Rating => "rating",
        Field::Reason => "reason",
        Field::Comment => "comment",
    }
}

fn stars(app: App, number: u8) -> String {
    const WORDS: [&str; 5] = [
        msg::FEEDBACK_STAR_1,
        msg::FEEDBACK_STAR_2,
        msg::FEEDBACK_STAR_3,
        msg::FEEDBACK_STAR_4,
        msg::FEEDBACK_STAR_5,
    ];
    app.text(WORDS[usize::from(number) - 1])
}

fn reason_words(app: App, reason: Reason) -> String {
    app.text(match reason {
        Reason::Unanswered => msg::FEEDBACK_REASON_UNANSWERED,
        Reason::Unclear => msg::FEEDBACK_REASON_UNCLEAR,
        Reason::Wrong => msg::FEEDBACK_REASON_WRONG,
        Reason::Other => msg::FEEDBACK_REASON_OTHER,
    })
}

fn problem_words(app: App, problem: Invalid) -> String {
    match problem {
        Invalid::RatingMissing => app.text(msg::FEEDBACK_RATING_MISSING),
        Invalid::ReasonMissing => app.text(msg::FEEDBACK_REASON_MISSING),
        Invalid::CommentTooLong(by) => {
            let count = Value::Number(u32::try_from(by).unwrap_or(u32::MAX));
            app.text_with(msg::FEEDBACK_COMMENT_TOO_LONG, &[("count", count)])
        }
    }
}
