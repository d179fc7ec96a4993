//! What has become of the actions that were asked for in the open view.

use model::ActionId;

/// How it stands with an action.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ActionState {
    /// The host was asked, and has not said how it went.
    Pending,
    /// The host has done it.
    Done,
    /// It was not done.
    Failed,
    /// The host does not do it: the words say how customers do it themselves.
    ByHand,
    /// The host has replied without saying how it went. This must not look like success.
    Unknown,
}

impl ActionState {
    /// The state that a host names in its reply; `None` for a name that means nothing.
    pub fn from_name(name: &str) -> Option<Self> {
        Some(match name {
            "pending" => Self::Pending,
            "done" => Self::Done,
            "failed" => Self::Failed,
            _ => return None,
        })
    }
}

/// What a customer is told about an action.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ActionStatus {
    /// How it stands with it.
    pub state: ActionState,
    /// The host's words, or the widget's.
    pub words: String,
}

/// One time that an action was asked for: what a reply belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ActionRequest(u32);

/// The actions that were asked for in the open view, each with what was told last.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Actions {
    /// How often any was asked for.
    count: u32,
    shown: Vec<Shown>,
}

#[derive(Debug, Clone, PartialEq)]
struct Shown {
    action: ActionId,
    asked: ActionRequest,
    is_replied: bool,
    status: ActionStatus,
}

impl Actions {
    /// The action is asked for; `None` while it is under way already.
    pub(crate) fn ask(&mut self, action: &ActionId, words: String) -> Option<ActionRequest> {
        if self.status(action).is_some_and(|status| status.state == ActionState::Pending) {
            return None;
        }
        Some(self.show(action, ActionStatus { state: ActionState::Pending, words }))
    }

    /// Shows something about an action in the place of what was told before.
    pub(crate) fn show(&mut self, action: &ActionId, status: ActionStatus) -> ActionRequest {
        self.count += 1;
        let asked = ActionRequest(self.count);
        self.shown.retain(|shown| shown.action != *action);
        self.shown.push(Shown { action: action.clone(), asked, is_replied: false, status });
        asked
    }

    /// Takes a reply, if what it belongs to is still shown.
    pub(crate) fn reply(&mut self, asked: ActionRequest, status: ActionStatus) {
        if let Some(shown) = self.shown.iter_mut().find(|shown| shown.asked == asked) {
            (shown.status, shown.is_replied) = (status, true);
        }
    }

    pub(crate) fn is_replied(&self, asked: ActionRequest) -> bool {
        self.shown.iter().any(|shown| shown.asked == asked && shown.is_replied)
    }

    pub(crate) fn status(&self, action: &ActionId) -> Option<&ActionStatus> {
        self.shown.iter().find(|shown| shown.action == *action).map(|shown| &shown.status)
    }

    /// The view was left: replies that come later belong to nothing that is shown.
    pub(crate) fn clear(&mut self) {
        self.shown.clear();
    }
}
