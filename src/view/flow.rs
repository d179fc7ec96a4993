//! A flow: one question a screen, then the outcome.

use std::sync::Arc;

use flow::{Answer, answers_left};
use leptos::ev;
use leptos::html::{button, div, li, ol, progress, span, ul};
use leptos::prelude::*;
use model::messages::Value;
use model::{Choice, Entry, Flow, Node, NodeKind, OutcomeKind, Slug, msg};
use session::About;

use super::icon::{self, icon};
use super::loading::loaded;
use super::parts::{labelled_press, paragraph, part, press, title};
use super::{article, blocks, contact, feedback};
use crate::app::App;

pub(crate) fn view(app: App, slug: &Slug) -> AnyView {
    let Some(entry) = app.entry(slug) else { return ().into_any() };
    let file = app.flow(&entry);
    let retry = {
        let entry = entry.clone();
        move || drop(app.flow(&entry))
    };
    let body = loaded(app, file, retry, move |flow| walking(app, entry.clone(), flow));
    div().class("view flow").child(body).into_any()
}

/// Draws the screen that the answers lead to, anew with each answer.
fn walking(app: App, entry: Entry, flow: Arc<Flow>) -> AnyView {
    let slug = entry.slug.clone();
    let answers = Memo::new(move |_| app.session.with(|session| session.answers(&slug).to_vec()));
    let screen = move || {
        let answers = answers.get();
        let walk = Walk { app, entry: &entry, flow: &flow, answers: &answers };
        flow::walk(&flow, &answers).map(|position| walk.screen(position.node))
    };
    screen.into_any()
}

/// What a screen of a flow is drawn from.
struct Walk<'a> {
    app: App,
    entry: &'a Entry,
    flow: &'a Arc<Flow>,
    answers: &'a [Answer],
}

impl Walk<'_> {
    fn screen(&self, node: &Node) -> AnyView {
        if let Some(scroller) = self.app.scroller.get_untracked() {
            scroller.set_scroll_top(0);
        }
        let screen = match &node.kind {
            NodeKind::Step(choices) => self.step(node, choices),
            NodeKind::Outcome(kind) => self.outcome(node, kind),
        };
        (screen, self.answers_so_far()).into_any()
    }

    fn step(&self, node: &Node, choices: &[Choice]) -> AnyView {
        let app = self.app;
        let choices: Vec<_> =
            choices.iter().map(|choice| li().child(self.choice(node, choice)).into_any()).collect();
        let intro = self.answers.is_empty().then(|| blocks::blocks(app, &self.flow.intro));
        (
            paragraph("eyebrow", self.entry.title.clone()),
            self.progress(node),
            intro.map(|intro| div().class("prose intro").child(intro)),
            title(app, node.title.clone()),
            div().class("prose").child(blocks::blocks(app, &node.body)),
            ul().class("choices").role("list").child(choices),
        )
            .into_any()
    }

    fn progress(&self, node: &Node) -> AnyView {
        let answered = self.answers.len();
        let total = answered + answers_left(self.flow, node);
        let number = |n: usize| Value::Number(u32::try_from(n).unwrap_or(u32::MAX));
        let values = [("number", number(answered + 1)), ("total", number(total))];
        let words = self.app.text_with(msg::FLOW_PROGRESS, &values);
        div()
            .class("progress")
            .child((
                paragraph("progress-words", words.clone()),
                progress().max(total.to_string()).value(answered.to_string()).aria_label(words),
            ))
            .into_any()
    }

    fn choice(&self, node: &Node, choice: &Choice) -> AnyView {
        let (app, slug, flow) = (self.app, self.entry.slug.clone(), self.flow.clone());
        let answer = Answer { step: node.id.clone(), choice: choice.id.clone() };
        let urgent = flow.node(&choice.to).is_some_and(|to| to.urgent);
        let help = (!choice.help.is_empty())
            .then(|| span().class("choice-help").child(model::plain_text(&choice.help)));
        button()
            .r#type("button")
            .class(if urgent { "choice urgent" } else { "choice" })
            .on(ev::click, move |_| {
                app.session.update(|session| session.answer(&slug, &flow, answer.clone()))
            })
            .child((span().class("choice-words").child((choice.label.clone(), help)), icon(icon::FORWARD)))
            .into_any()
    }

    fn outcome(&self, node: &Node, kind: &OutcomeKind) -> AnyView {
        let app = self.app;
        let (class, words, picture) = match kind {
            _ if node.urgent => ("outcome urgent", msg::URGENT, icon::ALERT),
            OutcomeKind::Resolved => ("outcome resolved", msg::OUTCOME_RESOLVED, icon::CHECK),
            OutcomeKind::Advice => ("outcome advice", msg::OUTCOME_ADVICE, icon::INFO),
            OutcomeKind::HandOff(_) => ("outcome hand-off", msg::OUTCOME_HAND_OFF, icon::PHONE),
        };
        let channel = match kind {
            OutcomeKind::HandOff(Some(id)) => {
                app.catalogue().channel(id).map(|channel| contact::card(app, channel))
            }
            _ => None,
        };
        let about = About::Outcome(self.entry.slug.clone(), node.id.clone());
        (
            paragraph("eyebrow", self.entry.title.clone()),
            div().class(class).child((span().class("outcome-kind").child((icon(picture), app.text(words))),)),
            title(app, node.title.clone()),
            div().class("prose").child(blocks::blocks(app, &node.body)),
            channel,
            feedback::question(app, app.text(msg::SOLVED), about),
            article::related(app, &self.flow.related),
        )
            .into_any()
    }

    /// The questions that were answered, each with a way to change the answer.
    fn answers_so_far(&self) -> Option<AnyView> {
        if self.answers.is_empty() {
            return None;
        }
        let items: Vec<_> =
            self.answers.iter().enumerate().filter_map(|(at, answer)| self.answer(at, answer)).collect();
        let (app, slug) = (self.app, self.entry.slug.clone());
        let restart = press("link", app.text(msg::FLOW_RESTART), move || {
            app.session.update(|session| session.restart(&slug));
        });
        let list = (ol().class("answers").role("list").child(items), restart).into_any();
        Some(part("part answers-part", app.text(msg::FLOW_ANSWERS), list))
    }

    fn answer(&self, at: usize, answer: &Answer) -> Option<AnyView> {
        let (app, slug) = (self.app, self.entry.slug.clone());
        let node = self.flow.node(&answer.step)?;
        let choice = node.choice(&answer.choice)?;
        let label = app.text_with(msg::FLOW_CHANGE_LABEL, &[("question", Value::Text(&node.title))]);
        let change = labelled_press("link", Some(label), app.text(msg::FLOW_CHANGE), move || {
            app.session.update(|session| session.change_answer(&slug, at));
        });
        let words = div().class("answer-words").child((
            span().class("answer-question").child(node.title.clone()),
            span().class("answer-choice").child(choice.label.clone()),
        ));
        Some(li().class("answer").child((words, change)).into_any())
    }
}
