//! The status of the actions that were requested in the open view.

use model::ActionId;

/// The state of an action.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ActionState {
    /// The host was asked, and has not replied with an outcome.
    Pending,
    /// The host has done it.
    Done,
    /// It was not done.
    Failed,
    /// The host does not offer it: the words say how customers do it themselves.
    ByHand,
    /// The host has replied without an outcome. This must not look like success.
    Unknown,
}

impl ActionState {
    /// The state for an outcome in a host's reply; `None` for an unknown name.
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
    /// Its state.
    pub state: ActionState,
    /// The host's words, or the widget's.
    pub words: String,
}

/// Identifies one request of an action, to which replies belong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ActionRequest(u32);

/// The actions that were requested in the open view, each with its latest status.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Actions {
    /// The number of requests so far.
    count: u32,
    shown: Vec<Shown>,
}

#[derive(Debug, Clone, PartialEq)]
struct Shown {
    action: ActionId,
    request: ActionRequest,
    is_replied: bool,
    status: ActionStatus,
}

impl Actions {
    /// Starts a request; `None` while one of the same action is pending.
    pub(crate) fn ask(&mut self, action: &ActionId, words: String) -> Option<ActionRequest> {
        if self.status(action).is_some_and(|status| status.state == ActionState::Pending) {
            return None;
        }
        Some(self.show(action, ActionStatus { state: ActionState::Pending, words }))
    }

    /// Replaces the status of an action.
    pub(crate) fn show(&mut self, action: &ActionId, status: ActionStatus) -> ActionRequest {
        self.count += 1;
        let request = ActionRequest(self.count);
        self.shown.retain(|shown| shown.action != *action);
        self.shown.push(Shown { action: action.clone(), request, is_replied: false, status });
        request
    }

    /// Takes a reply, if its request is still shown.
    pub(crate) fn reply(&mut self, request: ActionRequest, status: ActionStatus) {
        if let Some(shown) = self.shown.iter_mut().find(|shown| shown.request == request) {
            (shown.status, shown.is_replied) = (status, true);
        }
    }

    pub(crate) fn is_replied(&self, request: ActionRequest) -> bool {
        self.shown.iter().any(|shown| shown.request == request && shown.is_replied)
    }

    pub(crate) fn status(&self, action: &ActionId) -> Option<&ActionStatus> {
        self.shown.iter().find(|shown| shown.action == *action).map(|shown| &shown.status)
    }

    /// Forgets all requests, when the view is left: later replies are ignored.
    pub(crate) fn clear(&mut self) {
        self.shown.clear();
    }
}
