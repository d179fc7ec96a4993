mod walks;

use model::{ActionId, Slug};

use crate::action::{ActionRequest, ActionStatus, Actions};
use crate::{About, ActionState, Combobox, Delivery, Draft, HandOff, Page, View};
pub use walks::Start;
use walks::Walk;

/// What the widget remembers while its page is open. [`Session::saved`] is what outlives it.
#[derive(Debug, Clone, PartialEq)]
pub struct Session {
    current: Frame,
    /// The views below the current one, the oldest first.
    earlier: Vec<Frame>,
    query: String,
    /// The last query that the customer paused at.
    searched: String,
    has_paused: bool,
    combobox: Combobox,
    walks: Vec<Walk>,
    /// The articles that were opened, the oldest first.
    read: Vec<Slug>,
    /// The notices that the customer has dismissed.
    dismissed: Vec<Slug>,
    hand_off: Option<HandOff>,
    drafts: Vec<(About, Draft)>,
    announcement: String,
    page: Page,
    /// The status of the actions that were requested in the open view.
    actions: Actions,
}

/// A view, and its scroll position when another one was opened over it.
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
            page: Page::named(""),
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

    /// The scroll position at which the open view was left, in CSS pixels; 0 for a new view.
    pub fn scroll(&self) -> i32 {
        self.current.scroll
    }

    /// Opens `view` over the current one, whose scroll position is `scroll` CSS pixels.
    ///
    /// A flow resumes where it was; one that has come to an outcome restarts, unless it is open further down. A form whose
    /// feedback has arrived starts empty.
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

    /// Resumes the flow that was answered last.
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

    /// Removes the views that no longer exist; if the open one is among them, the last remaining one below it opens.
    pub fn keep_views(&mut self, is_there: &dyn Fn(&View) -> bool) {
        self.earlier.retain(|frame| is_there(&frame.view));
        if !is_there(&self.current.view) {
            self.actions.clear();
            self.leave();
        }
    }

    /// Whether there is a view to go back to.
    pub fn can_go_back(&self) -> bool {
        !self.earlier.is_empty()
    }

    /// Goes back by one screen: in a flow to the previous question, else to the view below.
    pub fn back(&mut self) {
        if let View::Flow(start) = &self.current.view {
            let start = start.clone();
            if self.take_back_answer(&start) {
                return;
            }
        }
        self.leave();
    }

    /// Goes back to home at once. Unlike [`Session::back`], this keeps the answers in flows.
    pub fn go_home(&mut self) {
        self.earlier.truncate(1);
        self.leave();
    }

    /// Goes back to the flow `start`, which is open below.
    pub fn return_to(&mut self, start: &Start) {
        while self.can_go_back() && *self.view() != View::Flow(start.clone()) {
            self.leave();
        }
    }

    /// The last other flow that is open below the current view.
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

    /// The open view, and those below it from the top.
    pub fn views(&self) -> impl Iterator<Item = &View> {
        std::iter::once(self.view()).chain(self.earlier.iter().rev().map(|frame| &frame.view))
    }

    /// The articles that were opened, the oldest first.
    pub fn read(&self) -> &[Slug] {
        &self.read
    }

    /// Goes back to the view below.
    fn leave(&mut self) {
        if let Some(frame) = self.earlier.pop() {
            self.current = frame;
            self.actions.clear();
        }
        if self.current.view == View::Home {
            self.query.clear();
        }
    }

    /// The text in the search field.
    pub fn query(&self) -> &str {
        &self.query
    }

    /// Sets the query: the first letter opens the search view, deleting the last one closes it.
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

    /// The last query that the customer paused at.
    pub fn searched(&self) -> &str {
        &self.searched
    }

    /// The list of suggestions.
    pub fn combobox(&self) -> &Combobox {
        &self.combobox
    }

    /// The list of suggestions, mutable.
    pub fn combobox_mut(&mut self) -> &mut Combobox {
        &mut self.combobox
    }
}

/// Feedback.
impl Session {
    /// The draft of the feedback about `about`.
    pub fn draft(&self, about: &About) -> Draft {
        self.drafts
            .iter()
            .find(|(other, _)| other == about)
            .map(|(_, draft)| draft.clone())
            .unwrap_or_default()
    }

    /// Forgets the draft about `about` if it has arrived.
    fn forget_sent(&mut self, about: &About) {
        self.drafts.retain(|(other, draft)| other != about || draft.delivery != Delivery::Sent);
    }

    /// Sets the delivery of the feedback with that `Idempotency-Key`. A draft that was edited since has another key, and
    /// stays as it is.
    pub fn set_delivery(&mut self, key: &str, delivery: Delivery) {
        let sending = self.drafts.iter_mut().map(|(_, draft)| draft);
        for draft in sending.filter(|draft| draft.ticket.as_ref().is_some_and(|ticket| ticket.key == key)) {
            draft.delivery = delivery;
        }
    }

    /// Whether the form of the feedback with that `Idempotency-Key` is open.
    pub fn shows_ticket(&self, key: &str) -> bool {
        let View::Feedback(about) = self.view() else { return false };
        self.draft(about).ticket.is_some_and(|ticket| ticket.key == key)
    }

    /// Sets the draft about `about`.
    pub fn set_draft(&mut self, about: &About, draft: Draft) {
        self.drafts.retain(|(other, _)| other != about);
        self.drafts.push((about.clone(), draft));
    }
}

/// The host page.
impl Session {
    /// The host page at which the panel was last opened.
    pub fn page(&self) -> &Page {
        &self.page
    }

    /// The panel has opened at this page.
    pub fn set_page(&mut self, page: Page) {
        self.page = page;
    }
}

/// Notices.
impl Session {
    /// Whether the customer has dismissed `notice`.
    pub fn is_dismissed(&self, notice: &Slug) -> bool {
        self.dismissed.contains(notice)
    }

    /// The notices that the customer has dismissed, the oldest first.
    pub fn dismissed(&self) -> &[Slug] {
        &self.dismissed
    }

    /// Dismisses `notice`.
    pub fn dismiss(&mut self, notice: &Slug) {
        self.dismissed.push(notice.clone());
    }
}

/// Hand-off.
impl Session {
    /// The summary to be passed on, if there is one.
    pub fn hand_off(&self) -> Option<&HandOff> {
        self.hand_off.as_ref()
    }

    /// Sets it.
    pub fn set_hand_off(&mut self, hand_off: Option<HandOff>) {
        self.hand_off = hand_off;
    }
}

/// Announcements and actions.
impl Session {
    /// The text of the live region.
    pub fn announcement(&self) -> &str {
        &self.announcement
    }

    /// Announces `text`, also if it was the last announcement: a no-break space makes it differ then.
    pub fn announce(&mut self, mut text: String) {
        if text == self.announcement {
            text.push('\u{a0}');
        }
        self.announcement = text;
    }

    /// Starts a request of `action`, and announces it. `None` while one is pending: it must not be done twice.
    pub fn ask(&mut self, action: &ActionId, words: String, announcement: String) -> Option<ActionRequest> {
        let request = self.actions.ask(action, words)?;
        self.announce(announcement);
        Some(request)
    }

    /// Shows and announces how customers do `action` themselves.
    pub fn explain(&mut self, action: &ActionId, words: String, announcement: String) {
        self.actions.show(action, ActionStatus { state: ActionState::ByHand, words });
        self.announce(announcement);
    }

    /// Replaces the status of a request, and announces it. If the customer has left the view, it is only announced.
    pub fn reply(&mut self, request: ActionRequest, status: ActionStatus, announcement: String) {
        self.actions.reply(request, status);
        self.announce(announcement);
    }

    /// Whether a reply to a request is shown.
    pub fn is_replied(&self, request: ActionRequest) -> bool {
        self.actions.is_replied(request)
    }

    /// The latest status of `action`, if it was requested in this view.
    pub fn action_status(&self, action: &ActionId) -> Option<&ActionStatus> {
        self.actions.status(action)
    }
}
