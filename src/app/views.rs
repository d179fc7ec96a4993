//! Navigation, focus and scrolling, actions, the clipboard.

use leptos::prelude::*;
use model::{ActionId, Entry, EntryKind, SectionId, Slug, msg};
use session::{ActionRequest, ActionState, ActionStatus, Session, Start, View};

use super::{App, SCROLLER_ID, SEARCH_FIELD_ID};
use crate::content::{Load, Resource};
use crate::host::{self, Host};

impl App {
    /// The open view; reactive.
    pub(crate) fn view(self) -> View {
        // A newer release redraws it.
        self.track_release();
        self.view.get()
    }

    pub(crate) fn open(self, view: View) {
        let scroll = self.scrolled();
        self.session.update(|session| session.open(view, scroll));
    }

    /// The scroll position of the open view, in CSS pixels.
    fn scrolled(self) -> i32 {
        self.host(|host| host.by_id(SCROLLER_ID)).map_or(0, |scroller| scroller.scroll_top())
    }

    pub(crate) fn open_entry(self, slug: &Slug) {
        match self.entry(slug).map(|entry| entry.kind) {
            Some(EntryKind::Article) => self.open(View::Article(slug.clone(), None)),
            Some(EntryKind::Flow) => self.open(View::Flow(Start::of(slug.clone()))),
            None => {}
        }
    }

    /// The article or flow that is open, or that the open view was opened over.
    pub(crate) fn subject(self) -> Option<Entry> {
        self.session.with_untracked(|session| session.subject().and_then(|slug| self.entry(slug)))
    }

    /// Whether the open view, or one that it was opened over, is urgent.
    pub(crate) fn is_urgent(self) -> bool {
        let views: Vec<View> = self.session.with_untracked(|session| session.views().cloned().collect());
        views.iter().any(|view| {
            let Some(entry) = view.entry().and_then(|slug| self.entry(slug)) else { return false };
            entry.urgent || self.is_node_urgent(view, &entry) == Some(true)
        })
    }

    /// Whether the node is urgent that a walk has led to; `None` if the view is no flow, or the flow is not loaded.
    fn is_node_urgent(self, view: &View, entry: &Entry) -> Option<bool> {
        let View::Flow(start) = view else { return None };
        let Load::Ready(Resource::Flow(flow)) = self.file_of(entry).get_untracked() else { return None };
        let answers = self.session.with_untracked(|session| session.answers(start).to_vec());
        let position = flow::walk_from(&flow, start.step.as_ref(), &answers)?;
        Some(position.node.urgent)
    }

    /// Resumes the flow that was answered last.
    pub(crate) fn go_on(self) {
        let scroll = self.scrolled();
        self.session.update(|session| session.go_on(scroll));
    }

    pub(crate) fn back(self) {
        self.session.update(Session::back);
    }

    /// The panel has opened, perhaps after a long time, at the host's `target` unless that is empty.
    pub(crate) fn opened(self, target: &str) {
        self.read_clock();
        let page = self.host(Host::page);
        self.session.update(|session| session.set_page(page));
        self.load_notices();
        self.open_target(target);
    }

    /// Opens a target such as `flow:lost-card#where`, if the content has it.
    fn open_target(self, target: &str) {
        if let Some(view) = View::from_target(target).filter(|view| view.is_in(&self.catalogue())) {
            self.open(view);
        }
    }

    /// Whether the customer is writing in the search field.
    pub(crate) fn is_typing(self) -> bool {
        self.host(Host::focused).is_some_and(|focused| focused.id() == SEARCH_FIELD_ID)
    }

    /// Focuses the element with that id in our shadow root, without scrolling to it.
    pub(crate) fn focus(self, id: &str) {
        if let Some(element) = self.host(|host| host.by_id(id)) {
            let options = web_sys::FocusOptions::new();
            options.set_prevent_scroll(true);
            // It throws nothing: an element that cannot be focused leaves the focus where it is.
            let _ = element.focus_with_options(&options);
        }
    }

    /// Scrolls the open view to `top` CSS pixels.
    pub(crate) fn scroll_to(self, top: i32) {
        if let Some(scroller) = self.host(|host| host.by_id(SCROLLER_ID)) {
            scroller.set_scroll_top(top);
        }
    }

    /// Focuses and scrolls to a section of the open article.
    pub(crate) fn show_section(self, section: &SectionId) {
        if let Some(heading) = self.host(|host| host.by_id(&section_element_id(section))) {
            // As above.
            let _ = heading.focus();
        }
    }

    /// Asks the host to do `action`, and shows and announces its status.
    pub(crate) fn ask_for(self, action: &ActionId) {
        // The host may have withdrawn it since the view was drawn.
        if let Some(words) = self.by_hand(action) {
            let said = self.announcement_of(ActionState::ByHand, &words);
            return self.session.update(|session| session.explain(action, words, said));
        }
        let words = self.own_words(action, ActionState::Pending);
        let said = self.announcement_of(ActionState::Pending, &words);
        let mut asked = None;
        self.session.update(|session| asked = session.ask(action, words, said));
        let Some(asked) = asked else { return };
        let reply = {
            let action = action.clone();
            move |state, words| self.show_reply(asked, &action, state, words)
        };
        let is_taken = self.host(|host| host.ask_for(action, reply));
        let is_replied = self.session.try_with_untracked(|session| session.is_replied(asked));
        if !is_taken && is_replied == Some(false) {
            self.show_reply(asked, action, ActionState::Failed, None);
        }
    }

    /// Shows and announces the status of an action, in the host's words if it has any.
    fn show_reply(self, asked: ActionRequest, action: &ActionId, state: ActionState, words: Option<String>) {
        // The panel may be gone when the host replies.
        if self.session.is_disposed() {
            return;
        }
        let words = words.filter(|words| !words.is_empty());
        let words = words.unwrap_or_else(|| self.own_words(action, state));
        let said = self.announcement_of(state, &words);
        self.session.update(|session| session.reply(asked, ActionStatus { state, words }, said));
    }

    /// Our words for the status of an action, where the host has none.
    fn own_words(self, action: &ActionId, state: ActionState) -> String {
        let catalogue = self.catalogue();
        match state {
            ActionState::Pending | ActionState::Unknown => msg::action_asked(&self, &catalogue.bank),
            ActionState::Failed => {
                let how = catalogue.action(action).map_or("", |action| &action.by_hand);
                msg::action_failed(&self, how)
            }
            ActionState::Done | ActionState::ByHand => String::new(),
        }
    }

    /// The announcement of an action's status.
    fn announcement_of(self, state: ActionState, words: &str) -> String {
        match self.state_name(state) {
            None => words.to_owned(),
            Some(name) if words.is_empty() => name,
            Some(name) => msg::action_told(&self, &name, words),
        }
    }

    /// The name of a state; none if the outcome is unknown.
    pub(crate) fn state_name(self, state: ActionState) -> Option<String> {
        let name = match state {
            ActionState::Pending => msg::ACTION_PENDING,
            ActionState::Done => msg::ACTION_DONE,
            ActionState::Failed => msg::ACTION_NOT_DONE,
            ActionState::ByHand => msg::ACTION_BY_HAND,
            ActionState::Unknown => return None,
        };
        Some(self.text(name))
    }

    /// How customers do `action` themselves, if the host does not grant it.
    pub(crate) fn by_hand(self, action: &ActionId) -> Option<String> {
        if self.host(|host| host.grants(action)) {
            return None;
        }
        self.catalogue().action(action).map(|action| action.by_hand.clone())
    }

    /// Copies `text` to the clipboard, and announces whether that succeeded.
    pub(crate) fn copy(self, text: String) {
        self.spawn(async move {
            let message = if host::copy(&text).await { msg::COPIED } else { msg::COPY_FAILED };
            self.announce(self.text(message));
        });
    }
}

/// The id of a section's heading in the DOM.
pub(crate) fn section_element_id(section: &SectionId) -> String {
    ["section-", section.as_str()].concat()
}
