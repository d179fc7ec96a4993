use flow::Answer;
use model::{ChoiceId, Flow, Slug, StepId};

use super::Session;

/// How long a walk is kept over a reload of the page, in minutes.
const KEPT_FOR: u32 = 30;

/// Where a walk starts.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Start {
    /// The flow.
    pub flow: Slug,
    /// The step that a link or the host has named; `None` for the first.
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
    /// The index of the answer that is being changed. The later ones are kept until the new one is given.
    changing: Option<usize>,
    /// Whether it has come to an outcome.
    is_over: bool,
    /// When the last answer was given, in minutes after 1970-01-01T00:00Z.
    at: u32,
}

impl Walk {
    fn new(start: Start) -> Self {
        Self { start, answers: Vec::new(), changing: None, is_over: false, at: 0 }
    }

    /// The answers before the step that is being asked.
    fn answers(&self) -> &[Answer] {
        &self.answers[..self.changing.unwrap_or(self.answers.len())]
    }

    /// Parses a saved line.
    fn read(&mut self, what: &str, first: &str, second: &str) {
        match what {
            "at" => self.at = first.parse().unwrap_or_default(),
            "over" => self.is_over = true,
            "answer" => {
                if let (Ok(step), Ok(choice)) = (StepId::new(first), ChoiceId::new(second)) {
                    self.answers.push(Answer { step, choice });
                }
            }
            _ => {}
        }
    }

    /// Drops the answers that are not valid in `flow`.
    fn keep_valid(&mut self, flow: &Flow) {
        let position = flow::walk_from(flow, self.start.step.as_ref(), &self.answers);
        self.is_over = position.as_ref().is_some_and(|position| position.node.choices().is_empty());
        self.answers.truncate(position.map_or(0, |position| position.valid));
    }
}

/// Walks.
impl Session {
    /// The answers that led to the current node of a flow, the oldest first.
    pub fn answers(&self, start: &Start) -> &[Answer] {
        self.walks.iter().find(|walk| walk.start == *start).map_or(&[], Walk::answers)
    }

    /// Adds the answer to the current step, at `now`, in minutes after 1970-01-01T00:00Z.
    ///
    /// If it changes an earlier answer, the later ones are kept as far as they are still valid.
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

    /// Asks the step of the answer at index `at` again, keeping all answers until a new one is given.
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

    /// Forgets them if they have led to an outcome.
    pub(super) fn restart_if_over(&mut self, start: &Start) {
        self.walks.retain(|walk| walk.start != *start || !walk.is_over);
    }

    /// The flow that was answered last, to be resumed.
    pub fn walked(&self) -> Option<&Start> {
        self.all_walked().last()
    }

    /// The flows that were answered, the last one last.
    pub fn all_walked(&self) -> impl Iterator<Item = &Start> {
        self.answered().map(|walk| &walk.start)
    }

    fn answered(&self) -> impl Iterator<Item = &Walk> {
        self.walks.iter().filter(|walk| !walk.answers.is_empty())
    }

    /// Goes back to the previous question; `false` at the first one.
    pub(super) fn take_back_answer(&mut self, start: &Start) -> bool {
        let Some(walk) = self.walks.iter_mut().find(|walk| walk.start == *start) else { return false };
        // An answer that was being changed stays as it was.
        if walk.changing.take().is_some() {
            return true;
        }
        walk.is_over = false;
        walk.answers.pop().is_some()
    }

    /// The walk from `start`, moved to the end of the list.
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

/// What outlives the page for a short time.
impl Session {
    /// What to store for this tab, so that [`Session::resume`] can restore it: walks and dismissed notices. `None` if there
    /// are none.
    ///
    /// A line each: for every walk `flow` with its name and, if it was not the first, the step it started at, `at` with
    /// the minute of the last answer, `answer` with step and choice, and `over` if it has come to an outcome;
    /// `dismissed` with a notice's name.
    pub fn saved(&self) -> Option<String> {
        let mut lines = Vec::new();
        for walk in self.answered() {
            let step = walk.start.step.as_ref().map_or("", StepId::as_str);
            lines.push(["flow ", walk.start.flow.as_str(), " ", step].concat());
            lines.push(["at ", &walk.at.to_string()].concat());
            for Answer { step, choice } in &walk.answers {
                lines.push(["answer ", step.as_str(), " ", choice.as_str()].concat());
            }
            if walk.is_over {
                lines.push("over".to_owned());
            }
        }
        lines.extend(self.dismissed.iter().map(|notice| ["dismissed ", notice.as_str()].concat()));
        (!lines.is_empty()).then(|| lines.join("\n"))
    }

    /// Restores what was [`saved`](Session::saved), at `now`, in minutes after 1970-01-01T00:00Z: dismissed notices, and the
    /// walks whose last answer was given in the last half hour. What cannot be parsed is ignored.
    pub fn resume(&mut self, saved: &str, now: u32) {
        let mut walks: Vec<Option<Walk>> = Vec::new();
        for line in saved.lines() {
            let mut words = line.split(' ');
            match (words.next(), words.next().unwrap_or_default(), words.next().unwrap_or_default()) {
                (Some("flow"), flow, step) => {
                    let flow = Slug::new(flow).ok();
                    walks.push(flow.map(|flow| Walk::new(Start { flow, step: StepId::new(step).ok() })));
                }
                (Some("dismissed"), notice, _) => self.dismissed.extend(Slug::new(notice)),
                (Some(what), first, second) => {
                    if let Some(Some(walk)) = walks.last_mut() {
                        walk.read(what, first, second);
                    }
                }
                _ => {}
            }
        }
        let is_fresh = |walk: &Walk| (walk.at..=walk.at.saturating_add(KEPT_FOR)).contains(&now);
        self.walks.extend(walks.into_iter().flatten().filter(is_fresh));
    }
}
