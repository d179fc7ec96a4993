//! A flow: one screen per question, then the outcome.

use std::sync::Arc;

use flow::{Answer, answers_left};
use leptos::prelude::*;
use model::{Choice, Entry, Flow, Node, NodeKind, OutcomeKind, msg};
use session::{About, Start, View};

use super::icon::{self, icon};
use super::loading::loaded;
use super::parts::{copy, paragraph, part, press, title};
use super::question::question;
use super::{article, blocks, contact, notices};
use crate::app::App;
use crate::content::Resource;
use crate::dom::{El, Memo, Nodes, dynamic, el};

pub(crate) fn view(app: App, start: Start) -> El {
    let view = el("div").class("view flow");
    let Some(entry) = app.entry(&start.flow) else { return view };
    let file = app.want_text(&entry);
    let retry = {
        let entry = entry.clone();
        move || {
            app.want_text(&entry);
        }
    };
    let heading = Some(entry.title.clone());
    view.child(loaded(app, file, heading, retry, move |resource| {
        let Resource::Flow(flow) = resource else { return None };
        Some(walking(app, entry.clone(), start.clone(), flow))
    }))
}

/// Draws the screen that the answers lead to.
fn walking(app: App, entry: Entry, start: Start, flow: Arc<Flow>) -> AnyView {
    let answers = {
        let start = start.clone();
        Memo::new(move || app.session.with(|session| session.answers(&start).to_vec()))
    };
    dynamic(move || {
        let answers = answers.get();
        let position = flow::walk_from(&flow, start.step.as_ref(), &answers)?;
        let answers = &answers[..position.valid];
        Some(Walk { app, entry: &entry, start: &start, flow: &flow, answers }.screen(position.node))
    })
}

/// What a screen of a flow is drawn from.
struct Walk<'a> {
    app: App,
    entry: &'a Entry,
    start: &'a Start,
    flow: &'a Arc<Flow>,
    /// The valid ones.
    answers: &'a [Answer],
}

impl Walk<'_> {
    fn screen(&self, node: &Node) -> Nodes {
        self.app.scroll_to(0);
        let screen = match &node.kind {
            NodeKind::Step(choices) => self.step(node, choices),
            NodeKind::Outcome(kind) => self.outcome(node, kind),
        };
        let notices = notices::titles_of_topic(self.app, self.entry.topic);
        // An outage may be the answer, so it comes before the first question. After that it must not be in the way.
        let nodes = match self.answers {
            [] => Nodes::default().child(notices).child(screen),
            _ => Nodes::default().child(screen).child(notices),
        };
        nodes.child(self.answers_so_far(node))
    }

    fn step(&self, node: &Node, choices: &[Choice]) -> Nodes {
        let app = self.app;
        let choices: Vec<El> =
            choices.iter().map(|choice| el("li").child(self.choice(node, choice))).collect();
        let urgent = node.urgent;
        let question = match self.answers {
            // The first screen starts with the flow's title, so that nobody misses the introduction.
            [] if self.is_first(node) => Nodes::default()
                .child(title(app, self.entry.title.clone()))
                .child(el("div").class("prose").child(blocks::blocks(app, &self.flow.intro)))
                .child(self.progress(node))
                .child(urgent.then(|| badge(app)))
                .child(el("h3").class("title").child(node.title.clone())),
            _ => Nodes::default()
                .child(paragraph("eyebrow", self.entry.title.clone()))
                .child(self.progress(node))
                .child(urgent.then(|| badge(app)))
                .child(title(app, node.title.clone())),
        };
        question
            .child(el("div").class("prose").child(blocks::blocks(app, &node.body)))
            .child(el("ul").class("choices").attr("role", "list").child(choices))
    }

    fn is_first(&self, node: &Node) -> bool {
        self.flow.nodes.first().is_some_and(|first| first.id == node.id)
    }

    fn progress(&self, node: &Node) -> El {
        let answered = self.answers.len();
        let total = answered + answers_left(self.flow, node);
        let words = msg::flow_progress(&self.app, answered + 1, total);
        let bar = el("progress")
            .attr_text("max", total.to_string())
            .attr_text("value", answered.to_string())
            .attr_text("aria-label", words.clone());
        el("div").class("progress").child(paragraph("progress-words", words)).child(bar)
    }

    fn choice(&self, node: &Node, choice: &Choice) -> El {
        let (app, start, flow) = (self.app, self.start.clone(), self.flow.clone());
        let answer = Answer { step: node.id.clone(), choice: choice.id.clone() };
        let urgent = flow.node(&choice.to).is_some_and(|to| to.urgent);
        let help = (!choice.help.is_empty())
            .then(|| el("span").class("choice-help").child(model::plain_text(&choice.help)));
        // Not by colour alone.
        let mark = urgent.then(|| {
            let word = el("span").class("visually-hidden").child(app.text(msg::URGENT));
            Nodes::default().child(icon(icon::ALERT)).child(word)
        });
        let words = el("span").class("choice-words").child(choice.label.clone()).child(help);
        let choose = move || {
            let now = app.host(|host| host.now());
            app.session.update(|session| session.answer(&start, &flow, answer.clone(), now));
        };
        let content = Nodes::default().child(mark).child(words).child(icon(icon::FORWARD));
        press(if urgent { "choice urgent" } else { "choice" }, content, choose)
    }

    fn outcome(&self, node: &Node, kind: &OutcomeKind) -> Nodes {
        let app = self.app;
        let channel = match kind {
            OutcomeKind::HandOff(Some(id)) => contact::card(app, id),
            OutcomeKind::HandOff(None) | OutcomeKind::Resolved | OutcomeKind::Advice => None,
        };
        let human = press("button quiet", app.text(msg::HUMAN), move || app.open(View::Contact(None)));
        let about = About::Outcome(self.entry.slug.clone(), node.id.clone());
        Nodes::default()
            .child(paragraph("eyebrow", self.entry.title.clone()))
            .child(self.outcome_kind(node, kind))
            .child(title(app, node.title.clone()))
            .child(el("div").class("prose").child(blocks::blocks(app, &node.body)))
            .child(channel)
            .child(self.way_back())
            .child(human)
            .child(question(app, app.text(msg::SOLVED), about))
            .child(article::related(app, &self.flow.related))
    }

    fn outcome_kind(&self, node: &Node, kind: &OutcomeKind) -> El {
        if node.urgent {
            return badge(self.app);
        }
        let (class, words, picture) = match kind {
            OutcomeKind::Resolved => ("outcome resolved", msg::OUTCOME_RESOLVED, icon::CHECK),
            OutcomeKind::Advice => ("outcome advice", msg::OUTCOME_ADVICE, icon::INFO),
            OutcomeKind::HandOff(_) => ("outcome hand-off", msg::OUTCOME_HAND_OFF, icon::PHONE),
        };
        el("p").class(class).child(icon(picture)).child(self.app.text(words))
    }

    /// Back to the flow that this one was opened from.
    fn way_back(&self) -> Option<El> {
        let app = self.app;
        let below = app.session.with_untracked(|session| session.flow_below().cloned())?;
        let title = app.entry(&below.flow)?.title;
        let words = msg::flow_return(&app, &title);
        let back = move || app.session.update(|session| session.return_to(&below));
        Some(press("button", words, back))
    }

    /// The answers so far, each with a button that changes it, and buttons that copy and print them.
    fn answers_so_far(&self, node: &Node) -> Option<El> {
        if self.answers.is_empty() {
            return None;
        }
        let items = self.answers.iter().enumerate().filter_map(|(at, answer)| self.answer(at, answer));
        let list = el("ol").class("answers").attr("role", "list").child(items.collect::<Vec<_>>());
        let (app, start) = (self.app, self.start.clone());
        let restart = move || app.session.update(|session| session.restart(&start));
        let summary = summary(self.entry, self.flow, self.answers, node);
        let copied = summary.clone();
        let ways = el("div")
            .class("answers-ways")
            .child(press("link", app.text(msg::FLOW_RESTART), restart))
            .child(copy(app, move || copied.clone()))
            .child(press("link", app.text(msg::FLOW_PRINT), move || {
                app.host(|host| host.print(&summary));
            }));
        Some(part("part answers-part", app.text(msg::FLOW_ANSWERS), list).child(ways))
    }

    fn answer(&self, at: usize, answer: &Answer) -> Option<El> {
        let (app, start) = (self.app, self.start.clone());
        let node = self.flow.node(&answer.step)?;
        let choice = node.choice(&answer.choice)?;
        let label = msg::flow_change_label(&app, &node.title);
        let change = move || app.session.update(|session| session.change_answer(&start, at));
        let words = el("div")
            .class("answer-words")
            .child(el("span").class("answer-question").child(node.title.clone()))
            .child(el("span").class("answer-choice").child(choice.label.clone()));
        let button = press("link", app.text(msg::FLOW_CHANGE), change).attr_text("aria-label", label);
        Some(el("li").class("answer").child(words).child(button))
    }
}

/// Says that it is urgent.
fn badge(app: App) -> El {
    el("p").class("outcome urgent").child(icon(icon::ALERT)).child(app.text(msg::URGENT))
}

/// A walk as text, a line each: the flow's title, each question with its answer, and the node they have led to.
pub(crate) fn summary(entry: &Entry, flow: &Flow, answers: &[Answer], node: &Node) -> String {
    let mut lines = vec![entry.title.clone()];
    for answer in answers {
        let step = flow.node(&answer.step);
        if let Some((step, choice)) = step.and_then(|step| Some((step, step.choice(&answer.choice)?))) {
            lines.push(["– ", &step.title, " ", &choice.label].concat());
        }
    }
    lines.push(["→ ", &node.title].concat());
    lines.join("\n")
}
