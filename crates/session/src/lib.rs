//! The widget's state without a DOM: open views, query, answers, drafts.
//!
//! The panel holds one [`Session`], changes it only through its methods, and draws what it says.

mod action;
mod address;
mod combobox;
mod feedback;
mod hand_off;
mod session;
mod suggestion;
mod view;

pub use action::{ActionRequest, ActionState, ActionStatus};
pub use address::takes_requests;
pub use combobox::{Combobox, ComboboxEffect, ComboboxKey};
pub use feedback::{
    About, COMMENT_LIMIT, Contact, Delivery, Draft, Failure, Field, Invalid, Rating, Reason, Room, Ticket,
};
pub use hand_off::{HAND_OFF_LIMIT, HandOff, reference};
pub use session::{Session, Start};
pub use suggestion::{Page, suggestions, urgent};
pub use view::View;
