use flow::Answer;
use model::{ChoiceId, Flow, Slug, StepId};

use super::Session;

/// How long a walk is kept over a reload of the page, in minutes.
const KEPT_FOR: u32 = 30;

/// Where a customer comes into a flow.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Start {
    /// The flow.
    pub flow: Slug,
    /// The step that a link or the host named; `None` for the first.
    pub step: Option<StepId>,
}

impl Start {
    /// The first step of `flow`.
    pub fn of(flow: Slug) -> Self {
        Self { flow, step: None }
    }
}

/// The answers given in one flow.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Walk {
    start: Start,
    answers: Vec<Answer>,
    /// The place of the answer that is being changed. The later ones are kept until the new one is given.
    changing: Option<usize>,
    /// When the last answer was given, in minutes after 1970-01-01T00:00Z.
    at: u32,
}

impl Walk {
    fn new(start: Start) -> Self {
        Self { start, answers: Vec::new(), changing: None, at: 0 }
    }

    /// The answers before the step that is being asked.
    fn answers(&self) -> &[Answer] {
        &self.answers[..self.changing.unwrap_or(self.answers.len())]
    }

    /// Drops the answers that do not fit `flow`.
    fn keep_valid(&mut self, flow: &Flow) {
        let position = flow::walk_from(flow, self.start.step.as_ref(), &self.answers);
        self.answers.truncate(position.map_or(0, |position| position.valid));
    }
}

/// Walks.
impl Session {
    /// The answers that led to where the customer stands in a flow, the first given first.
    pub fn answers(&self, start: &Start) -> &[Answer] {
        self.walks.iter().find(|walk| walk.start == *start).map_or(&[], Walk::answers)
    }

    /// Takes the answer to the step that is being asked, at `now`, in minutes after 1970-01-01T00:00Z.
    ///
    /// Where it changes an earlier answer, the later ones are kept as far as they still fit.
    pub fn answer(&mut self, start: &Start, flow: &Flow, answer: Answer, now: u32) {
        let walk = self.walk_mut(start);
        walk.at = now;
        match walk.changing.take() {
            Some(at) => walk.answers[at] = answer,
            None => {
                walk.keep_valid(flow);
                walk.answers.push(answer);
            }
        }
        walk.keep_valid(flow);
    }

    /// Asks the step of the answer at place `at` again, keeping all answers until a new one is given.
    pub fn change_answer(&mut self, start: &Start, at: usize) {
        let walk = self.walk_mut(start);
        if at < walk.answers.len() {
            walk.changing = Some(at);
        }
    }

    /// Forgets all answers in a flow.
    pub fn restart(&mut self, start: &Start) {
        self.walks.retain(|walk| walk.start != *start);
    }

    /// The flow that was answered last, to be gone on with.
    pub fn walked(&self) -> Option<&Start> {
        self.last_walk().map(|walk| &walk.start)
    }

    fn last_walk(&self) -> Option<&Walk> {
        self.walks.iter().rev().find(|walk| !walk.answers.is_empty())
    }

    /// Goes back to the question before; `false` at the first one.
    pub(super) fn take_back_answer(&mut self, start: &Start) -> bool {
        let Some(walk) = self.walks.iter_mut().find(|walk| walk.start == *start) else { return false };
        // An answer that was to be changed stays as it was.
        walk.changing.take().is_some() || walk.answers.pop().is_some()
    }

    /// The walk from `start`, as the last one of all.
    fn walk_mut(&mut self, start: &Start) -> &mut Walk {
        let walk = match self.walks.iter().position(|walk| walk.start == *start) {
            Some(at) => self.walks.remove(at),
            None => Walk::new(start.clone()),
        };
        self.walks.push(walk);
        let last = self.walks.len() - 1;
        &mut self.walks[last]
    }
}

/// What outlives the page, for a short time.
impl Session {
    /// What to keep in the browser's storage of this tab, so that [`Session::resume`] can go on with it: the walk that
    /// was answered last, and the notices that were dismissed. `None` before there is any of it.
    ///
    /// A line each: `at` with the minute of the last answer, `flow` with its name and, if it was not the first, the step
    /// it started at, `answer` with step and choice, `dismissed` with a notice's name.
    pub fn saved(&self) -> Option<String> {
        let mut lines = Vec::new();
        if let Some(walk) = self.last_walk() {
            lines.push(["at ", &walk.at.to_string()].concat());
            let step = walk.start.step.as_ref().map_or("", StepId::as_str);
            lines.push(["flow ", walk.start.flow.as_str(), " ", step].concat());
            for Answer { step, choice } in &walk.answers {
                lines.push(["answer ", step.as_str(), " ", choice.as_str()].concat());
            }
        }
        lines.extend(self.dismissed.iter().map(|notice| ["dismissed ", notice.as_str()].concat()));
        (!lines.is_empty()).then(|| lines.join("\n"))
    }

    /// Takes back what was [`saved`](Session::saved), at `now`, in minutes after 1970-01-01T00:00Z: the walk only if its
    /// last answer was given in the last half hour. What cannot be read is left out.
    pub fn resume(&mut self, saved: &str, now: u32) {
        let mut at: Option<u32> = None;
        let mut walk = None;
        for line in saved.lines() {
            let mut words = line.split(' ');
            match (words.next(), words.next().unwrap_or_default(), words.next().unwrap_or_default()) {
                (Some("at"), minute, _) => at = minute.parse().ok(),
                (Some("flow"), flow, step) => {
                    let flow = Slug::new(flow).ok();
                    walk = flow.map(|flow| Walk::new(Start { flow, step: StepId::new(step).ok() }));
                }
                (Some("answer"), step, choice) => {
                    if let (Some(walk), Ok(step), Ok(choice)) =
                        (&mut walk, StepId::new(step), ChoiceId::new(choice))
                    {
                        walk.answers.push(Answer { step, choice });
                    }
                }
                (Some("dismissed"), notice, _) => self.dismissed.extend(Slug::new(notice)),
                _ => {}
            }
        }
        if let (Some(mut walk), Some(at)) = (walk, at)
            && (at..=at.saturating_add(KEPT_FOR)).contains(&now)
        {
            walk.at = at;
            self.walks.push(walk);
        }
    }
}
