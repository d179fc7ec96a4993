use flow::Answer;
use model::{ActionId, Flow, Slug};

use crate::{About, Combobox, Delivery, Draft, View};

/// What the widget remembers while its page is open. It is never stored.
#[derive(Debug, Clone, PartialEq)]
pub struct Session {
    current: Frame,
    /// The views under the current one, the first opened first.
    earlier: Vec<Frame>,
    query: String,
    is_settled: bool,
    combobox: Combobox,
    walks: Vec<Walk>,
    drafts: Vec<(About, Draft)>,
    announcement: String,
    told: Option<(ActionId, String)>,
}

/// A view, and how far it was scrolled when another one was opened over it.
#[derive(Debug, Clone, PartialEq)]
struct Frame {
    view: View,
    scroll: i32,
}

/// The answers given in one flow.
#[derive(Debug, Clone, PartialEq)]
struct Walk {
    flow: Slug,
    answers: Vec<Answer>,
    /// The place of the answer that is being changed. The later ones are kept until the new one is given.
    changing: Option<usize>,
}

impl Walk {
    fn new(flow: Slug) -> Self {
        Self { flow, answers: Vec::new(), changing: None }
    }

    /// The answers before the step that is being asked.
    fn answers(&self) -> &[Answer] {
        &self.answers[..self.changing.unwrap_or(self.answers.len())]
    }
}

impl Default for Session {
    fn default() -> Self {
        Self {
            current: Frame { view: View::Home, scroll: 0 },
            earlier: Vec::new(),
            query: String::new(),
            is_settled: false,
            combobox: Combobox::default(),
            walks: Vec::new(),
            drafts: Vec::new(),
            announcement: String::new(),
            told: None,
        }
    }
}

/// Views.
impl Session {
    /// The view that is open.
    pub fn view(&self) -> &View {
        &self.current.view
    }

    /// How far the open view was scrolled when it was left, in CSS pixels; 0 for a new view.
    pub fn scroll(&self) -> i32 {
        self.current.scroll
    }

    /// Opens `view` over the current one, which was scrolled by `scroll` CSS pixels. What was told there is over.
    ///
    /// A flow that is open further down goes on where it was. A form whose feedback has arrived starts empty.
    pub fn open(&mut self, view: View, scroll: i32) {
        if view == self.current.view {
            return;
        }
        if let View::Feedback(about) = &view {
            self.forget_sent(about);
        }
        self.told = None;
        self.announcement.clear();
        self.current.scroll = scroll;
        let opened = Frame { view, scroll: 0 };
        self.earlier.push(std::mem::replace(&mut self.current, opened));
    }

    /// Whether [`Session::back`] leads anywhere.
    pub fn can_go_back(&self) -> bool {
        !self.earlier.is_empty()
    }

    /// Goes back by one screen: in a flow to the question before, else to the view before.
    pub fn back(&mut self) {
        if let View::Flow(slug) = &self.current.view {
            let slug = slug.clone();
            if self.take_back_answer(&slug) {
                return;
            }
        }
        if let Some(frame) = self.earlier.pop() {
            self.current = frame;
        }
        if self.current.view == View::Home {
            self.query.clear();
        }
    }

    /// What was typed into the search field.
    pub fn query(&self) -> &str {
        &self.query
    }

    /// Takes what is typed: the first letter opens the search view, taking away the last one closes it.
    pub fn set_query(&mut self, query: &str) {
        query.clone_into(&mut self.query);
        self.is_settled = false;
        match (&self.current.view, query.trim().is_empty()) {
            (View::Home, false) => self.open(View::Search, 0),
            (View::Search, true) => {
                if let Some(frame) = self.earlier.pop() {
                    self.current = frame;
                }
            }
            _ => {}
        }
    }
}

/// Search.
impl Session {
    /// The customer has paused in typing.
    pub fn settle(&mut self) {
        self.is_settled = !self.query.trim().is_empty();
    }

    /// Whether the customer has paused since they last typed something.
    pub fn is_settled(&self) -> bool {
        self.is_settled
    }

    /// The list of suggestions.
    pub fn combobox(&self) -> &Combobox {
        &self.combobox
    }

    /// The list of suggestions, to be changed.
    pub fn combobox_mut(&mut self) -> &mut Combobox {
        &mut self.combobox
    }
}

/// Walks.
impl Session {
    /// The answers that led to where the customer stands in the flow `slug`, the first given first.
    pub fn answers(&self, slug: &Slug) -> &[Answer] {
        self.walks.iter().find(|walk| walk.flow == *slug).map_or(&[], Walk::answers)
    }

    /// Takes the answer to the step that is being asked.
    ///
    /// Where it changes an earlier answer, the later ones are kept as far as they still fit.
    pub fn answer(&mut self, slug: &Slug, flow: &Flow, answer: Answer) {
        let walk = self.walk_mut(slug);
        match walk.changing.take() {
            Some(at) => walk.answers[at] = answer,
            None => {
                let valid = flow::walk(flow, &walk.answers).map_or(0, |position| position.valid);
                walk.answers.truncate(valid);
                walk.answers.push(answer);
            }
        }
        let valid = flow::walk(flow, &walk.answers).map_or(0, |position| position.valid);
        walk.answers.truncate(valid);
    }

    /// Asks the step of the answer at place `at` again, keeping all answers until a new one is given.
    pub fn change_answer(&mut self, slug: &Slug, at: usize) {
        let walk = self.walk_mut(slug);
        if at < walk.answers.len() {
            walk.changing = Some(at);
        }
    }

    /// Forgets all answers in the flow `slug`.
    pub fn restart(&mut self, slug: &Slug) {
        self.walks.retain(|walk| walk.flow != *slug);
    }

    /// Goes back to the question before; `false` at the first one.
    fn take_back_answer(&mut self, slug: &Slug) -> bool {
        let walk = self.walk_mut(slug);
        // An answer that was to be changed stays as it was.
        walk.changing.take().is_some() || walk.answers.pop().is_some()
    }

    fn walk_mut(&mut self, slug: &Slug) -> &mut Walk {
        let at = self.walks.iter().position(|walk| walk.flow == *slug).unwrap_or_else(|| {
            self.walks.push(Walk::new(slug.clone()));
            self.walks.len() - 1
        });
        &mut self.walks[at]
    }
}

/// Feedback.
impl Session {
    /// What was written about `about`, and how far it has come.
    pub fn draft(&self, about: &About) -> Draft {
        self.drafts
            .iter()
            .find(|(other, _)| other == about)
            .map(|(_, draft)| draft.clone())
            .unwrap_or_default()
    }

    /// Forgets what was written about `about` if it has arrived.
    fn forget_sent(&mut self, about: &About) {
        self.drafts.retain(|(other, draft)| other != about || draft.delivery != Delivery::Sent);
    }

    /// Keeps what was written about `about`.
    pub fn set_draft(&mut self, about: &About, draft: Draft) {
        self.drafts.retain(|(other, _)| other != about);
        self.drafts.push((about.clone(), draft));
    }
}

/// What is said to the customer.
impl Session {
    /// What the announcer says, to those who listen to the page.
    pub fn announcement(&self) -> &str {
        &self.announcement
    }

    /// Has the announcer say `text`, also if it was the last thing it said: a space that nobody hears makes it another
    /// text then.
    pub fn announce(&mut self, mut text: String) {
        if text == self.announcement {
            text.push('\u{a0}');
        }
        self.announcement = text;
    }

    /// What has become of `action` since the customer asked for it in this view.
    pub fn told(&self, action: &ActionId) -> Option<&str> {
        self.told.as_ref().filter(|(about, _)| about == action).map(|(_, text)| text.as_str())
    }

    /// Tells the customer what has become of `action`, in the view and by the announcer.
    pub fn tell(&mut self, action: &ActionId, text: String) {
        self.announce(text.clone());
        self.told = Some((action.clone(), text));
    }
}
