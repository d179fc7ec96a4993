//! All messages that the shell and the widget show: their names and variables.
//!
//! `content` checks that each locale has every one of them, so that the widget never lacks one, and that none uses other
//! variables. A bundle holds the widget's messages in the order of this list, without their names, which would be weight on
//! both sides.

use crate::bundle::checksum;
use crate::messages::Value;

/// A message of the widget without variables: its place in [`ALL`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Msg(pub(crate) u16);

/// A message with a value for each of its variables.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Filled<'a, const N: usize> {
    pub(crate) message: Msg,
    pub(crate) values: [(&'static str, Value<'a>); N],
}

/// Words for a variable.
type Text<'a> = &'a str;

/// A number for a variable, which can also choose a plural form.
type Number<'a> = usize;

/// `NAME = "name";` for a message without variables, `name(variable: Text) = "name";` for one with variables.
macro_rules! messages {
    ($($item:ident $(($($variable:ident: $kind:ident),+))? = $name:literal;)*) => {
        /// Numbers the messages.
        #[expect(non_camel_case_types, clippy::upper_case_acronyms, reason = "the names of the items below")]
        #[repr(u16)]
        enum Place { $($item),* }

        $(message! { $item $(($($variable: $kind),+))? = $name })*

        /// The names of the widget's messages, in the order in which a bundle holds them.
        pub const ALL: &[&str] = &[$($name),*];

        /// Differs for another list: names, order and variables.
        pub(crate) const CHECKSUM: u64 =
            checksum(concat!($($name, $($(" ", stringify!($variable),)+)? "\n"),*).as_bytes());

        /// The variables that the shell or the widget fills in in the message of that name.
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
        pub const $constant: Msg = Msg(Place::$constant as u16);
    };
    ($function:ident ($($variable:ident: $kind:ident),+) = $name:literal) => {
        #[doc = concat!("The message `", $name, "`.")]
        pub fn $function<'a>(
            $($variable: $kind<'a>),+
        ) -> Filled<'a, { [$(stringify!($variable)),+].len() }> {
            Filled {
                message: Msg(Place::$function as u16),
                values: [$((stringify!($variable), $variable.into())),+],
            }
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
    dismiss_label(title: Text) = "dismiss-label";
    NOTICES = "notices";
    notices_new(titles: Text) = "notices-new";

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
    search_hits(count: Number) = "search-hits";
    SEARCH_NOTHING = "search-nothing";
    SEARCH_NOTHING_ADVICE = "search-nothing-advice";
    SEARCH_NEAR = "search-near";
    SEARCH_FLOW = "search-flow";
    SEARCH_SUGGESTIONS = "search-suggestions";
    SEARCH_PRIVATE = "search-private";
    SEARCH_PRIVATE_ADVICE = "search-private-advice";

    ENTRY_FLOW = "entry-flow";

    article_updated(date: Text) = "article-updated";
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

    flow_progress(number: Number, total: Number) = "flow-progress";
    FLOW_ANSWERS = "flow-answers";
    FLOW_CHANGE = "flow-change";
    flow_change_label(question: Text) = "flow-change-label";
    FLOW_RESTART = "flow-restart";
    flow_return(title: Text) = "flow-return";
    FLOW_PRINT = "flow-print";
    OUTCOME_RESOLVED = "outcome-resolved";
    OUTCOME_ADVICE = "outcome-advice";
    OUTCOME_HAND_OFF = "outcome-hand-off";

    action_asked(bank: Text) = "action-asked";
    action_failed(how: Text) = "action-failed";
    ACTION_PENDING = "action-state-pending";
    ACTION_DONE = "action-state-done";
    ACTION_NOT_DONE = "action-state-failed";
    ACTION_BY_HAND = "action-state-by-hand";
    action_told(state: Text, words: Text) = "action-told";
    table(columns: Text) = "table";

    CONTACT_TITLE = "contact-title";
    CONTACT_INTRO = "contact-intro";
    CONTACT_ALL = "contact-all";
    contact_call(number: Text) = "contact-call";
    contact_abroad(number: Text) = "contact-abroad";
    CONTACT_ALWAYS = "contact-always";
    contact_open(time: Text) = "contact-open";
    contact_open_later(day: Text, time: Text) = "contact-open-later";
    contact_opens(time: Text) = "contact-opens";
    contact_opens_later(day: Text, time: Text) = "contact-opens-later";
    CONTACT_CLOSED = "contact-closed";
    CONTACT_TOMORROW = "contact-tomorrow";
    contact_on_day(day: Text) = "contact-on-day";
    contact_our_time(line: Text, time: Text) = "contact-our-time";
    contact_instead(channel: Text) = "contact-instead";
    contact_languages(languages: Text) = "contact-languages";
    CONTACT_PREPARE = "contact-prepare";
    contact_hours(days: Text, from: Text, to: Text) = "contact-hours";
    contact_hours_ours(hours: Text) = "contact-hours-ours";
    contact_days(first: Text, last: Text) = "contact-days";
    DAY_0 = "day-0";
    DAY_1 = "day-1";
    DAY_2 = "day-2";
    DAY_3 = "day-3";
    DAY_4 = "day-4";
    DAY_5 = "day-5";
    DAY_6 = "day-6";

    HAND_OFF_TITLE = "hand-off-title";
    HAND_OFF_INTRO = "hand-off-intro";
    hand_off_reference(reference: Text) = "hand-off-reference";
    HAND_OFF_TEXT = "hand-off-text";
    hand_off_read(titles: Text) = "hand-off-read";
    HAND_OFF_QUERY = "hand-off-query";
    hand_off_searched(query: Text) = "hand-off-searched";
    HAND_OFF_SEND = "hand-off-send";
    HAND_OFF_SEND_AHEAD = "hand-off-send-ahead";
    HAND_OFF_DONE = "hand-off-done";
    hand_off_sent(reference: Text) = "hand-off-sent";
    HAND_OFF_FAILED = "hand-off-failed";
    hand_off_too_long(count: Number) = "hand-off-too-long";

    HIDDEN = "hidden";
    HIDDEN_NOTE = "hidden-note";
    UNCHECKED = "unchecked";

    FEEDBACK_TITLE = "feedback-title";
    FEEDBACK_INTRO = "feedback-intro";
    feedback_about(title: Text) = "feedback-about";
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
    feedback_comment_left(count: Number) = "feedback-comment-left";
    FEEDBACK_CONTACT = "feedback-contact";
    FEEDBACK_CONTACT_WHERE = "feedback-contact-where";
    FEEDBACK_CONTACT_HELP = "feedback-contact-help";
    FEEDBACK_CONTACT_MISSING = "feedback-contact-missing";
    FEEDBACK_SEND = "feedback-send";
    FEEDBACK_SENDING = "feedback-sending";
    FEEDBACK_INVALID = "feedback-invalid";
    FEEDBACK_RATING_MISSING = "feedback-rating-missing";
    feedback_comment_too_long(count: Number) = "feedback-comment-too-long";
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
    feedback_lost(reference: Text) = "feedback-lost";
    FEEDBACK_RETRY = "feedback-retry";
    FEEDBACK_THANKS = "feedback-thanks";
    FEEDBACK_THANKS_NOTE = "feedback-thanks-note";
    feedback_reference(reference: Text) = "feedback-reference";
}
