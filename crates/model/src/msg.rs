//! All messages that the shell and the widget show: their names and variables.
//!
//! `content` checks that each locale has every one of them, so that the widget never lacks one, and that none uses other
//! variables. A bundle holds the widget's messages in the order of this list, without their names, which would be weight on
//! both sides.

use crate::bundle::checksum;
use crate::messages::Values;

/// A message of the widget without variables: its index in [`ALL`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Msg(pub(crate) u16);

/// The messages in one locale.
pub trait Locale {
    /// A message with its variables filled in; for the functions below, which know its variables.
    fn fill(&self, message: Msg, values: Values<'_>) -> String;
}

/// `NAME = "name";` for a message without variables, and `name(variable: &str) = "name";` for one with variables: a text, or
/// a number (`usize`), which can also choose a plural form.
macro_rules! messages {
    ($($item:ident $(($($variable:ident: $type:ty),+))? = $name:literal;)*) => {
        /// The index of each message.
        #[expect(non_camel_case_types, clippy::upper_case_acronyms, reason = "the names of the items below")]
        #[repr(u16)]
        enum Index { $($item),* }

        $(message! { $item $(($($variable: $type),+))? = $name })*

        /// The names of the widget's messages, in the order in which a bundle holds them.
        pub const ALL: &[&str] = &[$($name),*];

        /// Tells this list from another: names, order and variables.
        pub(crate) const CHECKSUM: u64 =
            checksum(concat!($($name, $($(" ", stringify!($variable),)+)? "\n"),*).as_bytes());

        /// The variables of the message of that name, which the widget fills in.
        pub fn variables(name: &str) -> &'static [&'static str] {
            match name {
                $($name => &[$($(stringify!($variable)),+)?],)*
                _ => &[],
            }
        }
    };
}

macro_rules! message {
    ($constant:ident = $name:literal) => {
        #[doc = concat!("The message `", $name, "`.")]
        pub const $constant: Msg = Msg(Index::$constant as u16);
    };
    ($function:ident ($($variable:ident: $type:ty),+) = $name:literal) => {
        #[doc = concat!("The message `", $name, "`.")]
        pub fn $function(locale: &impl Locale, $($variable: $type),+) -> String {
            locale.fill(Msg(Index::$function as u16), &[$((stringify!($variable), $variable.into())),+])
        }
    };
}

/// The names of the shell's messages, which are built into it: it must speak before anything is loaded.
pub const SHELL: &[&str] = &[
    "shell-launcher",
    "shell-title",
    "shell-close",
    "shell-loading",
    "shell-failed",
    "shell-call",
    "shell-call-abroad",
    "shell-retry",
];

messages! {
    BACK = "back";
    HOME = "home";
    CLOSE = "close";
    LOADING = "loading";
    LOAD_FAILED = "load-failed";
    OUTDATED = "outdated";
    RETRY = "retry";
    URGENT = "urgent";
    HUMAN = "human";
    COPY = "copy";
    COPIED = "copied";
    COPY_FAILED = "copy-failed";
    DISMISS = "dismiss";
    dismiss_label(title: &str) = "dismiss-label";
    NOTICES = "notices";
    notices_new(titles: &str) = "notices-new";

    HOME_TITLE = "home-title";
    HOME_CONTINUE = "home-continue";
    HOME_URGENT = "home-urgent";
    HOME_SUGGESTIONS = "home-suggestions";
    HOME_TOPICS = "home-topics";
    HOME_FEEDBACK = "home-feedback";

    SEARCH_LABEL = "search-label";
    SEARCH_PLACEHOLDER = "search-placeholder";
    SEARCH_CLEAR = "search-clear";
    SEARCH_TITLE = "search-title";
    search_hits(count: usize) = "search-hits";
    SEARCH_NOTHING = "search-nothing";
    SEARCH_NOTHING_ADVICE = "search-nothing-advice";
    SEARCH_NEAR = "search-near";
    SEARCH_FLOW = "search-flow";
    SEARCH_SUGGESTIONS = "search-suggestions";
    SEARCH_PRIVATE = "search-private";
    SEARCH_PRIVATE_ADVICE = "search-private-advice";

    ENTRY_FLOW = "entry-flow";

    article_updated(date: &str) = "article-updated";
    RELATED = "related";
    HELPFUL = "helpful";
    SOLVED = "solved";
    YES = "yes";
    NO = "no";

    CALLOUT_NOTE = "callout-note";
    CALLOUT_TIP = "callout-tip";
    CALLOUT_IMPORTANT = "callout-important";
    CALLOUT_WARNING = "callout-warning";
    CALLOUT_CAUTION = "callout-caution";

    flow_progress(number: usize, total: usize) = "flow-progress";
    FLOW_ANSWERS = "flow-answers";
    FLOW_CHANGE = "flow-change";
    flow_change_label(question: &str) = "flow-change-label";
    FLOW_RESTART = "flow-restart";
    flow_return(title: &str) = "flow-return";
    FLOW_PRINT = "flow-print";
    OUTCOME_RESOLVED = "outcome-resolved";
    OUTCOME_ADVICE = "outcome-advice";
    OUTCOME_HAND_OFF = "outcome-hand-off";

    action_asked(bank: &str) = "action-asked";
    action_failed(how: &str) = "action-failed";
    ACTION_PENDING = "action-state-pending";
    ACTION_DONE = "action-state-done";
    ACTION_NOT_DONE = "action-state-failed";
    ACTION_BY_HAND = "action-state-by-hand";
    action_told(state: &str, words: &str) = "action-told";
    table(columns: &str) = "table";

    CONTACT_TITLE = "contact-title";
    CONTACT_INTRO = "contact-intro";
    CONTACT_ALL = "contact-all";
    contact_call(number: &str) = "contact-call";
    contact_abroad(number: &str) = "contact-abroad";
    CONTACT_ALWAYS = "contact-always";
    contact_open(time: &str) = "contact-open";
    contact_open_later(day: &str, time: &str) = "contact-open-later";
    contact_opens(time: &str) = "contact-opens";
    contact_opens_later(day: &str, time: &str) = "contact-opens-later";
    CONTACT_CLOSED = "contact-closed";
    CONTACT_TOMORROW = "contact-tomorrow";
    contact_on_day(day: &str) = "contact-on-day";
    contact_our_time(line: &str, time: &str) = "contact-our-time";
    contact_instead(channel: &str) = "contact-instead";
    contact_languages(languages: &str) = "contact-languages";
    CONTACT_PREPARE = "contact-prepare";
    contact_hours(days: &str, from: &str, to: &str) = "contact-hours";
    contact_hours_ours(hours: &str) = "contact-hours-ours";
    contact_days(first: &str, last: &str) = "contact-days";
    DAY_0 = "day-0";
    DAY_1 = "day-1";
    DAY_2 = "day-2";
    DAY_3 = "day-3";
    DAY_4 = "day-4";
    DAY_5 = "day-5";
    DAY_6 = "day-6";

    HAND_OFF_TITLE = "hand-off-title";
    HAND_OFF_INTRO = "hand-off-intro";
    hand_off_reference(reference: &str) = "hand-off-reference";
    HAND_OFF_TEXT = "hand-off-text";
    hand_off_read(titles: &str) = "hand-off-read";
    HAND_OFF_QUERY = "hand-off-query";
    hand_off_searched(query: &str) = "hand-off-searched";
    HAND_OFF_SEND = "hand-off-send";
    HAND_OFF_SEND_AHEAD = "hand-off-send-ahead";
    HAND_OFF_DONE = "hand-off-done";
    hand_off_sent(reference: &str) = "hand-off-sent";
    HAND_OFF_FAILED = "hand-off-failed";
    hand_off_too_long(count: usize) = "hand-off-too-long";

    HIDDEN = "hidden";
    HIDDEN_NOTE = "hidden-note";
    UNCHECKED = "unchecked";

    FEEDBACK_TITLE = "feedback-title";
    FEEDBACK_INTRO = "feedback-intro";
    feedback_about(title: &str) = "feedback-about";
    FEEDBACK_RATING_HELPED = "feedback-rating-helped";
    FEEDBACK_RATING_SOLVED = "feedback-rating-solved";
    FEEDBACK_RATING_STARS = "feedback-rating-stars";
    FEEDBACK_STAR_1 = "feedback-star-1";
    FEEDBACK_STAR_2 = "feedback-star-2";
    FEEDBACK_STAR_3 = "feedback-star-3";
    FEEDBACK_STAR_4 = "feedback-star-4";
    FEEDBACK_STAR_5 = "feedback-star-5";
    FEEDBACK_REASON = "feedback-reason";
    FEEDBACK_REASON_UNANSWERED = "feedback-reason-unanswered";
    FEEDBACK_REASON_UNCLEAR = "feedback-reason-unclear";
    FEEDBACK_REASON_WRONG = "feedback-reason-wrong";
    FEEDBACK_REASON_OTHER = "feedback-reason-other";
    FEEDBACK_COMMENT = "feedback-comment";
    FEEDBACK_COMMENT_HELP = "feedback-comment-help";
    feedback_comment_left(count: usize) = "feedback-comment-left";
    FEEDBACK_CONTACT = "feedback-contact";
    FEEDBACK_CONTACT_WHERE = "feedback-contact-where";
    FEEDBACK_CONTACT_HELP = "feedback-contact-help";
    FEEDBACK_CONTACT_MISSING = "feedback-contact-missing";
    FEEDBACK_SEND = "feedback-send";
    FEEDBACK_SENDING = "feedback-sending";
    FEEDBACK_INVALID = "feedback-invalid";
    FEEDBACK_RATING_MISSING = "feedback-rating-missing";
    feedback_comment_too_long(count: usize) = "feedback-comment-too-long";
    FEEDBACK_FAILED = "feedback-failed";
    FEEDBACK_FULL = "feedback-full";
    FEEDBACK_REFUSED = "feedback-refused";
    FEEDBACK_NOT_KEPT = "feedback-not-kept";
    FEEDBACK_GONE = "feedback-gone";
    FEEDBACK_EXPIRED = "feedback-expired";
    FEEDBACK_UNREADABLE = "feedback-unreadable";
    FEEDBACK_WAITING = "feedback-waiting";
    FEEDBACK_WAITING_KEPT = "feedback-waiting-kept";
    FEEDBACK_WAITING_HERE = "feedback-waiting-here";
    feedback_lost(reference: &str) = "feedback-lost";
    FEEDBACK_RETRY = "feedback-retry";
    FEEDBACK_THANKS = "feedback-thanks";
    FEEDBACK_THANKS_NOTE = "feedback-thanks-note";
    feedback_reference(reference: &str) = "feedback-reference";
}
