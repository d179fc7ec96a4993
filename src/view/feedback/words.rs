//! The words of the form, and the names of its fields.

use model::{Msg, msg};
use session::{Field, Invalid, Reason, Room};

use crate::app::App;

/// From best to worst.
pub(super) const STARS: [(Msg, u8); 5] = [
    (msg::FEEDBACK_STAR_5, 5),
    (msg::FEEDBACK_STAR_4, 4),
    (msg::FEEDBACK_STAR_3, 3),
    (msg::FEEDBACK_STAR_2, 2),
    (msg::FEEDBACK_STAR_1, 1),
];

pub(super) fn field_name(field: Field) -> &'static str {
    match field {
        Field::Rating => "rating",
        Field::Reason => "reason",
        Field::Comment => "comment",
        Field::Contact => "contact",
    }
}

pub(super) fn error_id(field: Field) -> String {
    [field_name(field), "-error"].concat()
}

pub(super) fn reason_message(reason: Reason) -> Msg {
    match reason {
        Reason::Unanswered => msg::FEEDBACK_REASON_UNANSWERED,
        Reason::Unclear => msg::FEEDBACK_REASON_UNCLEAR,
        Reason::Wrong => msg::FEEDBACK_REASON_WRONG,
        Reason::Other => msg::FEEDBACK_REASON_OTHER,
    }
}

pub(super) fn room_words(app: App, room: Room) -> String {
    match room {
        Room::Left(left) => msg::feedback_comment_left(&app, left),
        Room::Over(by) => problem_words(app, Invalid::CommentTooLong(by)),
    }
}

pub(super) fn problem_words(app: App, problem: Invalid) -> String {
    match problem {
        Invalid::RatingMissing => app.text(msg::FEEDBACK_RATING_MISSING),
        Invalid::CommentTooLong(by) => msg::feedback_comment_too_long(&app, by),
        Invalid::NoContact => app.text(msg::FEEDBACK_CONTACT_MISSING),
    }
}
