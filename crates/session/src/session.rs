mod walks;

use model::{ActionId, Slug};

use crate::action::{ActionRequest, ActionStatus, Actions};
use crate::{About, ActionState, Combobox, Delivery, Draft, HandOff, View};
pub use walks::Start;
use walks::Walk;

/// What the widget remembers while its page is open. [`Session::saved`] is what outlives it.
#[derive(Debug, Clone, PartialEq)]
pub struct Session {
    current: Frame,
    /// The views under the current one, the first opened first.
    earlier: Vec<Frame>,
    query: String,
    /// The last query that the customer paused at.
    searched: String,
    has_paused: bool,
    combobox: Combobox,
    walks: Vec<Walk>,
    /// The articles that were opened, the first one first.
    read: Vec<Slug>,
    /// The notices that the customer has dismissed.
    dismissed: Vec<Slug>,
    hand_off: Option<HandOff>,
    drafts: Vec<(About, Draft)>,
    announcement: String,
    /// What has become of the actions that were asked for in the open view.
    actions: Actions,
}

/// A view, and how far it was scrolled when another one was opened over it.
#[derive(Debug, Clone, PartialEq)]
struct Frame {
    view: View,
    scroll: i32,
}

impl Default for Session {
    fn default() -> Self {
        Self {
            current: Frame { view: View::Home, scroll: 0 },
            earlier: Vec::new(),
            query: String::new(),
            searched: String::new(),
            has_paused: false,
            combobox: Combobox::default(),
            walks: Vec::new(),
            read: Vec::new(),
            dismissed: Vec::new(),
            hand_off: None,
            drafts: Vec::new(),
            announcement: String::new(),
            actions: Actions::default(),
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
    /// A flow goes on where it was, unless its walk is over: then it starts anew, but for one that is open further down.
    /// A form whose feedback has arrived starts empty.
    pub fn open(&mut self, view: View, scroll: i32) {
        if let View::Flow(start) = &view
            && !self.earlier.iter().any(|frame| frame.view == view)
        {
            self.restart_if_over(start);
        }
        if let View::Feedback(about) = &view
            && view != self.current.view
        {
            self.forget_sent(about);
        }
        if let View::Article(slug, _) = &view
            && !self.read.contains(slug)
        {
            self.read.push(slug.clone());
        }
        self.open_over(view, scroll);
    }

    /// Opens the flow that was answered last, where it was left.
    pub fn go_on(&mut self, scroll: i32) {
        if let Some(start) = self.walked().cloned() {
            self.open_over(View::Flow(start), scroll);
        }
    }

    fn open_over(&mut self, view: View, scroll: i32) {
        if view == self.current.view {
            return;
        }
        self.actions.clear();
        self.announcement.clear();
        self.current.scroll = scroll;
        let opened = Frame { view, scroll: 0 };
        self.earlier.push(std::mem::replace(&mut self.current, opened));
    }

    /// Forgets the views that are not there any more: in place of the open one, the last before it opens that is.
    pub fn keep_views(&mut self, is_there: &dyn Fn(&View) -> bool) {
        self.earlier.retain(|frame| is_there(&frame.view));
        if !is_there(&self.current.view) {
            self.actions.clear();
            self.leave();
        }
    }

    /// Whether [`Session::back`] leads anywhere.
    pub fn can_go_back(&self) -> bool {
        !self.earlier.is_empty()
    }

    /// Goes back by one screen: in a flow to the question before, else to the view before.
    pub fn back(&mut self) {
        if let View::Flow(start) = &self.current.view {
            let start = start.clone();
            if self.take_back_answer(&start) {
                return;
            }
        }
        self.leave();
    }

    /// Goes back to the first view at once. Answers in flows are kept, other than by going [`Session::back`].
    pub fn go_home(&mut self) {
        self.earlier.truncate(1);
        self.leave();
    }

    /// Goes back to the flow `start`, from one that was opened over it.
    pub fn return_to(&mut self, start: &Start) {
        while self.can_go_back() && *self.view() != View::Flow(start.clone()) {
            self.leave();
        }
    }

    /// The flow that the open one was opened over, if there is one, whatever was read between them.
    pub fn flow_below(&self) -> Option<&Start> {
        self.earlier.iter().rev().find_map(|frame| {
            let View::Flow(start) = &frame.view else { return None };
            (frame.view != self.current.view).then_some(start)
        })
    }

    /// The article or flow that is open, or that the open view was opened over.
    pub fn subject(&self) -> Option<&Slug> {
        self.views().find_map(View::entry)
    }

    /// The view that is open, and those that it was opened over, the last one first.
    pub fn views(&self) -> impl Iterator<Item = &View> {
        std::iter::once(self.view()).chain(self.earlier.iter().rev().map(|frame| &frame.view))
    }

    /// The articles that were opened, the first one first.
    pub fn read(&self) -> &[Slug] {
        &self.read
    }

    /// Goes back to the view before.
    fn leave(&mut self) {
        if let Some(frame) = self.earlier.pop() {
            self.current = frame;
            self.actions.clear();
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
        self.has_paused = false;
        let is_empty = query.trim().is_empty();
        if self.current.view == View::Home && !is_empty {
            self.open(View::Search, 0);
        } else if self.current.view == View::Search
            && is_empty
            && let Some(frame) = self.earlier.pop()
        {
            self.current = frame;
        }
    }
}

/// Search.
impl Session {
    /// The customer has paused in typing.
    pub fn note_pause(&mut self) {
        self.has_paused = !self.query.trim().is_empty();
        if self.has_paused {
            self.query.trim().clone_into(&mut self.searched);
        }
    }

    /// Whether the customer has paused since they last typed something.
    pub fn has_paused(&self) -> bool {
        self.has_paused
    }

    /// What the customer searched for last.
    pub fn searched(&self) -> &str {
        &self.searched
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

    /// How far the feedback with that `Idempotency-Key` has come, as those who send it say. One that is being written
    /// anew by now stays as it is.
    pub fn set_delivery(&mut self, key: &str, delivery: Delivery) {
        let sending = self.drafts.iter_mut().map(|(_, draft)| draft);
        for draft in sending.filter(|draft| draft.ticket.as_ref().is_some_and(|ticket| ticket.key == key)) {
            draft.delivery = delivery;
        }
    }

    /// Whether the form is open whose feedback is sent under that `Idempotency-Key`.
    pub fn shows_ticket(&self, key: &str) -> bool {
        let View::Feedback(about) = self.view() else { return false };
        self.draft(about).ticket.is_some_and(|ticket| ticket.key == key)
    }

    /// Keeps what was written about `about`.
    pub fn set_draft(&mut self, about: &About, draft: Draft) {
        self.drafts.retain(|(other, _)| other != about);
        self.drafts.push((about.clone(), draft));
    }
}

/// Notices.
impl Session {
    /// Whether the customer has dismissed `notice`.
    pub fn is_dismissed(&self, notice: &Slug) -> bool {
        self.dismissed.contains(notice)
    }

    /// The notices that the customer has dismissed, the first one first.
    pub fn dismissed(&self) -> &[Slug] {
        &self.dismissed
    }

    /// Shows `notice` no more.
    pub fn dismiss(&mut self, notice: &Slug) {
        self.dismissed.push(notice.clone());
    }
}

/// Hand-off.
impl Session {
    /// The summary to be passed on, once there is one.
    pub fn hand_off(&self) -> Option<&HandOff> {
        self.hand_off.as_ref()
    }

    /// Changes it.
    pub fn set_hand_off(&mut self, hand_off: Option<HandOff>) {
        self.hand_off = hand_off;
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

    /// The customer asks for `action`, and is told so. `None` while the host is at it already: it must not be done twice.
    pub fn ask(&mut self, action: &ActionId, words: String, announcement: String) -> Option<ActionRequest> {
        let asked = self.actions.ask(action, words)?;
        self.announce(announcement);
        Some(asked)
    }

    /// Tells how customers do `action` themselves.
    pub fn explain(&mut self, action: &ActionId, words: String, announcement: String) {
        self.actions.show(action, ActionStatus { state: ActionState::ByHand, words });
        self.announce(announcement);
    }

    /// What has become of what was asked for, in the place of what was told before. Where the customer has left that view,
    /// it is announced only.
    pub fn reply(&mut self, asked: ActionRequest, status: ActionStatus, announcement: String) {
        self.actions.reply(asked, status);
        self.announce(announcement);
    }

    /// Whether a reply has come that is shown.
    pub fn is_replied(&self, asked: ActionRequest) -> bool {
        self.actions.is_replied(asked)
    }

    /// What was told last about `action`, since the customer asked for it in this view.
    pub fn action_status(&self, action: &ActionId) -> Option<&ActionStatus> {
        self.actions.status(action)
    }
}
