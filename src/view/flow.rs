//! A flow: one question a screen, then the outcome.

use std::sync::Arc;

use flow::{Answer, answers_left};
use leptos::prelude::*;
use model::messages::Value;
use model::{Choice, Entry, Flow, Node, NodeKind, OutcomeKind, Slug, msg};
use session::{About, Session};

use super::icon::{self, icon};
use super::loading::loaded;
use super::parts::{paragraph, part, press, title};
use super::{article, blocks, contact, feedback};
use crate::app::App;
use crate::content::Text;
use crate::dom::{El, Nodes, dynamic, el, hash, memo};

pub(crate) fn view(app: App, slug: &Slug) -> El {
    let view = el("div").class("view flow");
    let Some(entry) = app.entry(slug) else { return view };
    let file = app.text_of(&entry);
    let retry = {
        let entry = entry.clone();
        move || drop(app.text_of(&entry))
    };
    let heading = Some(entry.title.clone());
    view.child(loaded(app, file, heading, retry, move |text| match text {
        Text::Flow(flow) => Some(walking(app, entry.clone(), flow)),
        _ => None,
    }))
}

/// Draws the screen that the answers lead to, anew with each answer.
fn walking(app: App, entry: Entry, flow: Arc<Flow>) -> AnyView {
    let slug = entry.slug.clone();
    let of_session = move |session: &Session| session.answers(&slug).to_vec();
    let changed = {
        let of_session = of_session.clone();
        memo(move || app.session.with(|session| hash(&of_session(session))))
    };
    dynamic(move || {
        changed.get();
        let answers = app.session.with_untracked(&of_session);
        let walk = Walk { app, entry: &entry, flow: &flow, answers: &answers };
        flow::walk(&flow, &answers).map(|position| walk.screen(position.node))
    })
}

/// What a screen of a flow is drawn from.
struct Walk<'a> {
    app: App,
    entry: &'a Entry,
    flow: &'a Arc<Flow>,
    answers: &'a [Answer],
}

impl Walk<'_> {
    fn screen(&self, node: &Node) -> Nodes {
        self.app.scroll_to(0);
        let screen = match &node.kind {
            NodeKind::Step(choices) => self.step(node, choices),
            NodeKind::Outcome(kind) => self.outcome(node, kind),
        };
        Nodes::default().child(screen).child(self.answers_so_far())
    }

    fn step(&self, node: &Node, choices: &[Choice]) -> Nodes {
        let app = self.app;
        let choices: Vec<El> =
            choices.iter().map(|choice| el("li").child(self.choice(node, choice))).collect();
        let question = match self.answers {
            // The first screen starts with what the flow is about, so that nobody misses the words before the question.
            [] => Nodes::default()
                .child(title(app, self.entry.title.clone()))
                .child(el("div").class("prose").child(blocks::blocks(app, &self.flow.intro)))
                .child(self.progress(node))
                .child(el("h3").class("title").child(node.title.clone())),
            _ => Nodes::default()
                .child(paragraph("eyebrow", self.entry.title.clone()))
                .child(self.progress(node))
                .child(title(app, node.title.clone())),
        };
        question
            .child(el("div").class("prose").child(blocks::blocks(app, &node.body)))
            .child(el("ul").class("choices").attr("role", "list").child(choices))
    }

    fn progress(&self, node: &Node) -> El {
        let answered = self.answers.len();
        let total = answered + answers_left(self.flow, node);
        let number = |n: usize| Value::Number(u32::try_from(n).unwrap_or(u32::MAX));
        let values = [("number", number(answered + 1)), ("total", number(total))];
        let words = self.app.text_with(msg::FLOW_PROGRESS, &values);
        let bar = el("progress")
            .attr_text("max", total.to_string())
            .attr_text("value", answered.to_string())
            .attr_text("aria-label", words.clone());
        el("div").class("progress").child(paragraph("progress-words", words)).child(bar)
    }

    fn choice(&self, node: &Node, choice: &Choice) -> El {
        let (app, slug, flow) = (self.app, self.entry.slug.clone(), self.flow.clone());
        let answer = Answer { step: node.id.clone(), choice: choice.id.clone() };
        let urgent = flow.node(&choice.to).is_some_and(|to| to.urgent);
        let help = (!choice.help.is_empty())
            .then(|| el("span").class("choice-help").child(model::plain_text(&choice.help)));
        let words = el("span").class("choice-words").child(choice.label.clone()).child(help);
        let choose = move || app.session.update(|session| session.answer(&slug, &flow, answer.clone()));
        press(if urgent { "choice urgent" } else { "choice" }, words, choose).child(icon(icon::FORWARD))
    }

    fn outcome(&self, node: &Node, kind: &OutcomeKind) -> Nodes {
        let app = self.app;
        let channel = match kind {
            OutcomeKind::HandOff(Some(id)) => {
                app.catalogue().channel(id).map(|channel| contact::card(app, channel))
            }
            _ => None,
        };
        let about = About::Outcome(self.entry.slug.clone(), node.id.clone());
        Nodes::default()
            .child(paragraph("eyebrow", self.entry.title.clone()))
            .child(self.outcome_kind(node, kind))
            .child(title(app, node.title.clone()))
            .child(el("div").class("prose").child(blocks::blocks(app, &node.body)))
            .child(channel)
            .child(feedback::question(app, app.text(msg::SOLVED), about))
            .child(article::related(app, &self.flow.related))
    }

    fn outcome_kind(&self, node: &Node, kind: &OutcomeKind) -> El {
        let (class, words, picture) = match kind {
            _ if node.urgent => ("outcome urgent", msg::URGENT, icon::ALERT),
            OutcomeKind::Resolved => ("outcome resolved", msg::OUTCOME_RESOLVED, icon::CHECK),
            OutcomeKind::Advice => ("outcome advice", msg::OUTCOME_ADVICE, icon::INFO),
            OutcomeKind::HandOff(_) => ("outcome hand-off", msg::OUTCOME_HAND_OFF, icon::PHONE),
        };
        el("p").class(class).child(icon(picture)).child(self.app.text(words))
    }

    /// The questions that were answered, each with a way to change the answer.
    fn answers_so_far(&self) -> Option<El> {
        if self.answers.is_empty() {
            return None;
        }
        let items = self.answers.iter().enumerate().filter_map(|(at, answer)| self.answer(at, answer));
        let list = el("ol").class("answers").attr("role", "list").child(items.collect::<Vec<_>>());
        let (app, slug) = (self.app, self.entry.slug.clone());
        let restart = move || app.session.update(|session| session.restart(&slug));
        let part = part("part answers-part", app.text(msg::FLOW_ANSWERS), list);
        Some(part.child(press("link", app.text(msg::FLOW_RESTART), restart)))
    }

    fn answer(&self, at: usize, answer: &Answer) -> Option<El> {
        let (app, slug) = (self.app, self.entry.slug.clone());
        let node = self.flow.node(&answer.step)?;
        let choice = node.choice(&answer.choice)?;
        let label = app.text_with(msg::FLOW_CHANGE_LABEL, &[("question", Value::Text(&node.title))]);
        let change = move || app.session.update(|session| session.change_answer(&slug, at));
        let words = el("div")
            .class("answer-words")
            .child(el("span").class("answer-question").child(node.title.clone()))
            .child(el("span").class("answer-choice").child(choice.label.clone()));
        let button = press("link", app.text(msg::FLOW_CHANGE), change).attr_text("aria-label", label);
        Some(el("li").class("answer").child(words).child(button))
    }
}
