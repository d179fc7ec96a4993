//! Opening views and moving within them, and what can be pressed in them.

use leptos::prelude::*;
use model::{ActionId, Entry, EntryKind, SectionId, Slug, msg};
use session::{ActionState, Asked, Session, Start, Told, View};

use super::{App, SCROLLER_ID, SEARCH_FIELD_ID};
use crate::content::{Load, Text};
use crate::host::{self, Host};

impl App {
    /// The view that is open.
    pub(crate) fn view(self) -> View {
        // With another release it is drawn anew.
        self.watch_release();
        self.view.get()
    }

    pub(crate) fn open(self, view: View) {
        let scroll = self.scrolled();
        self.session.update(|session| session.open(view, scroll));
    }

    /// How far the open view is scrolled, in CSS pixels.
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

    /// The article or flow that the customer is reading, also while another view is open over it.
    pub(crate) fn subject(self) -> Option<Entry> {
        self.session.with_untracked(|session| session.subject().and_then(|slug| self.entry(slug)))
    }

    /// Whether the open view, or one that it was opened over, is about something urgent.
    pub(crate) fn is_urgent(self) -> bool {
        let views: Vec<View> = self.session.with_untracked(|session| session.views().cloned().collect());
        views.iter().any(|view| {
            let Some(entry) = view.entry().and_then(|slug| self.entry(slug)) else { return false };
            entry.urgent || self.is_node_urgent(view, &entry) == Some(true)
        })
    }

    /// Whether the node is urgent that a walk has led to; `None` where the view is no flow, or the flow is not loaded.
    fn is_node_urgent(self, view: &View, entry: &Entry) -> Option<bool> {
        let View::Flow(start) = view else { return None };
        let Load::Ready(Text::Flow(flow)) = self.file_of(entry).get_untracked() else { return None };
        let answers = self.session.with_untracked(|session| session.answers(start).to_vec());
        let position = flow::walk_from(&flow, start.step.as_ref(), &answers)?;
        Some(position.node.urgent)
    }

    /// Goes on in the flow that was answered last.
    pub(crate) fn go_on(self) {
        let scroll = self.scrolled();
        self.session.update(|session| session.go_on(scroll));
    }

    pub(crate) fn back(self) {
        self.session.update(Session::back);
    }

    /// The panel has opened, perhaps after a long time, at what the host names if it names anything.
    pub(crate) fn opened(self, target: &str) {
        self.look_at_clock();
        let page = self.host(Host::page);
        if self.page.get_untracked() != page {
            self.page.set(page);
        }
        self.load_notices();
        self.open_target(target);
    }

    /// Opens what the host names, such as `flow:lost-card#where`, if the help centre has it.
    fn open_target(self, target: &str) {
        if let Some(view) = View::from_target(target).filter(|view| view.is_in(&self.catalogue())) {
            self.open(view);
        }
    }

    /// Whether the customer is writing in the search field.
    pub(crate) fn is_typing(self) -> bool {
        self.host(Host::focused).is_some_and(|focused| focused.id() == SEARCH_FIELD_ID)
    }

    /// Gives the focus to the element with that id in our shadow root, without scrolling there.
    pub(crate) fn focus(self, id: &str) {
        if let Some(element) = self.host(|host| host.by_id(id)) {
            let options = web_sys::FocusOptions::new();
            options.set_prevent_scroll(true);
            // An element that cannot take the focus leaves it where it is.
            let _ = element.focus_with_options(&options);
        }
    }

    /// Scrolls the open view to `top` CSS pixels.
    pub(crate) fn scroll_to(self, top: i32) {
        if let Some(scroller) = self.host(|host| host.by_id(SCROLLER_ID)) {
            scroller.set_scroll_top(top);
        }
    }

    /// Shows a section of the open article.
    pub(crate) fn show_section(self, section: &SectionId) {
        if let Some(heading) = self.host(|host| host.by_id(&section_element_id(section))) {
            // Scrolls to it as well.
            let _ = heading.focus();
        }
    }

    /// Asks the host for `action`. The customer is told that it was asked, and how it went.
    pub(crate) fn ask_for(self, action: &ActionId) {
        // The host may have taken it back since the view was drawn.
        if let Some(words) = self.by_hand(action) {
            let said = self.told_in_words(ActionState::ByHand, &words);
            return self.session.update(|session| session.explain(action, words, said));
        }
        let words = self.own_words(action, ActionState::Pending);
        let said = self.told_in_words(ActionState::Pending, &words);
        let mut asked = None;
        self.session.update(|session| asked = session.ask(action, words, said));
        let Some(asked) = asked else { return };
        let hear = {
            let action = action.clone();
            move |state, words| self.hear_reply(asked, &action, state, words)
        };
        let is_taken = self.host(|host| host.ask_for(action, hear));
        let is_replied = self.session.try_with_untracked(|session| session.is_replied(asked));
        if !is_taken && is_replied == Some(false) {
            self.hear_reply(asked, action, ActionState::Failed, None);
        }
    }

    /// Tells the customer what has become of what they asked for: in the host's words if it has any.
    fn hear_reply(self, asked: Asked, action: &ActionId, state: ActionState, words: Option<String>) {
        // The widget may be gone when the host replies.
        if self.session.is_disposed() {
            return;
        }
        let words = words.filter(|words| !words.is_empty());
        let words = words.unwrap_or_else(|| self.own_words(action, state));
        let said = self.told_in_words(state, &words);
        self.session.update(|session| session.reply(asked, Told { state, words }, said));
    }

    /// What is said of an action where the host has no words of its own.
    fn own_words(self, action: &ActionId, state: ActionState) -> String {
        let catalogue = self.catalogue();
        match state {
            ActionState::Pending | ActionState::Unsaid => self.text_with(msg::action_asked(&catalogue.bank)),
            ActionState::Failed => {
                let how = catalogue.action(action).map_or("", |action| &action.by_hand);
                self.text_with(msg::action_failed(how))
            }
            ActionState::Done | ActionState::ByHand => String::new(),
        }
    }

    /// What the announcer says of an action.
    fn told_in_words(self, state: ActionState, words: &str) -> String {
        match self.state_name(state) {
            None => words.to_owned(),
            Some(name) if words.is_empty() => name,
            Some(name) => self.text_with(msg::action_told(&name, words)),
        }
    }

    /// The name of a state; none where nobody knows how it went.
    pub(crate) fn state_name(self, state: ActionState) -> Option<String> {
        let name = match state {
            ActionState::Pending => msg::ACTION_PENDING,
            ActionState::Done => msg::ACTION_DONE,
            ActionState::Failed => msg::ACTION_NOT_DONE,
            ActionState::ByHand => msg::ACTION_BY_HAND,
            ActionState::Unsaid => return None,
        };
        Some(self.text(name))
    }

    /// How to do `action` oneself, where the host does not grant it.
    pub(crate) fn by_hand(self, action: &ActionId) -> Option<String> {
        if self.host(|host| host.grants(action)) {
            return None;
        }
        self.catalogue().action(action).map(|action| action.by_hand.clone())
    }

    /// Puts `text` on the clipboard, and says whether that was done.
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
