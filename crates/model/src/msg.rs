//! The names of all messages that the shell and the widget show.
//!
//! `content` checks that each locale has every one of them, so that the widget never lacks one. A bundle holds the
//! widget's messages in the order of this list, without their names, which would be weight on both sides.

/// A message of the widget: its place in [`ALL`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Msg(pub(crate) u16);

macro_rules! messages {
    ($($constant:ident = $name:literal;)*) => {
        /// Numbers the messages.
        #[expect(non_camel_case_types, clippy::upper_case_acronyms, reason = "the names of the constants")]
        #[repr(u16)]
        enum Place { $($constant),* }

        $(
            #[doc = concat!("The message `", $name, "`.")]
            pub const $constant: Msg = Msg(Place::$constant as u16);
        )*

        /// The names of the widget's messages, in the order in which a bundle holds them. Raise
        /// [`crate::bundle::VERSION`] with every change.
        pub const ALL: &[&str] = &[$($name),*];
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
    DISMISS_LABEL = "dismiss-label";
    NOTICES = "notices";
    NOTICES_NEW = "notices-new";

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
    SEARCH_HITS = "search-hits";
    SEARCH_NOTHING = "search-nothing";
    SEARCH_NOTHING_ADVICE = "search-nothing-advice";
    SEARCH_NEAR = "search-near";
    SEARCH_FLOW = "search-flow";
    SEARCH_SUGGESTIONS = "search-suggestions";
    SEARCH_PRIVATE = "search-private";
    SEARCH_PRIVATE_ADVICE = "search-private-advice";

    ENTRY_FLOW = "entry-flow";

    ARTICLE_UPDATED = "article-updated";
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

    FLOW_PROGRESS = "flow-progress";
    FLOW_ANSWERS = "flow-answers";
    FLOW_CHANGE = "flow-change";
    FLOW_CHANGE_LABEL = "flow-change-label";
    FLOW_RESTART = "flow-restart";
    FLOW_RETURN = "flow-return";
    FLOW_PRINT = "flow-print";
    OUTCOME_RESOLVED = "outcome-resolved";
    OUTCOME_ADVICE = "outcome-advice";
    OUTCOME_HAND_OFF = "outcome-hand-off";

    ACTION_ASKED = "action-asked";
    ACTION_FAILED = "action-failed";
    ACTION_PENDING = "action-state-pending";
    ACTION_DONE = "action-state-done";
    ACTION_NOT_DONE = "action-state-failed";
    ACTION_BY_HAND = "action-state-by-hand";
    ACTION_TOLD = "action-told";
    TABLE = "table";

    CONTACT_TITLE = "contact-title";
    CONTACT_INTRO = "contact-intro";
    CONTACT_ALL = "contact-all";
    CONTACT_CALL = "contact-call";
    CONTACT_ABROAD = "contact-abroad";
    CONTACT_ALWAYS = "contact-always";
    CONTACT_OPEN = "contact-open";
    CONTACT_OPEN_LATER = "contact-open-later";
    CONTACT_OPENS = "contact-opens";
    CONTACT_OPENS_LATER = "contact-opens-later";
    CONTACT_CLOSED = "contact-closed";
    CONTACT_TOMORROW = "contact-tomorrow";
    CONTACT_ON_DAY = "contact-on-day";
    CONTACT_OUR_TIME = "contact-our-time";
    CONTACT_INSTEAD = "contact-instead";
    CONTACT_LANGUAGES = "contact-languages";
    CONTACT_PREPARE = "contact-prepare";
    CONTACT_HOURS = "contact-hours";
    CONTACT_HOURS_OURS = "contact-hours-ours";
    CONTACT_DAYS = "contact-days";
    DAY_0 = "day-0";
    DAY_1 = "day-1";
    DAY_2 = "day-2";
    DAY_3 = "day-3";
    DAY_4 = "day-4";
    DAY_5 = "day-5";
    DAY_6 = "day-6";

    HAND_OFF_TITLE = "hand-off-title";
    HAND_OFF_INTRO = "hand-off-intro";
    HAND_OFF_REFERENCE = "hand-off-reference";
    HAND_OFF_TEXT = "hand-off-text";
    HAND_OFF_READ = "hand-off-read";
    HAND_OFF_QUERY = "hand-off-query";
    HAND_OFF_SEARCHED = "hand-off-searched";
    HAND_OFF_SEND = "hand-off-send";
    HAND_OFF_SEND_AHEAD = "hand-off-send-ahead";
    HAND_OFF_DONE = "hand-off-done";
    HAND_OFF_SENT = "hand-off-sent";
    HAND_OFF_FAILED = "hand-off-failed";
    HAND_OFF_TOO_LONG = "hand-off-too-long";

    HIDDEN = "hidden";
    HIDDEN_NOTE = "hidden-note";
    UNCHECKED = "unchecked";

    FEEDBACK_TITLE = "feedback-title";
    FEEDBACK_INTRO = "feedback-intro";
    FEEDBACK_ABOUT = "feedback-about";
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
    FEEDBACK_COMMENT_LEFT = "feedback-comment-left";
    FEEDBACK_CONTACT = "feedback-contact";
    FEEDBACK_CONTACT_WHERE = "feedback-contact-where";
    FEEDBACK_CONTACT_HELP = "feedback-contact-help";
    FEEDBACK_CONTACT_MISSING = "feedback-contact-missing";
    FEEDBACK_SEND = "feedback-send";
    FEEDBACK_SENDING = "feedback-sending";
    FEEDBACK_INVALID = "feedback-invalid";
    FEEDBACK_RATING_MISSING = "feedback-rating-missing";
    FEEDBACK_COMMENT_TOO_LONG = "feedback-comment-too-long";
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
    FEEDBACK_LOST = "feedback-lost";
    FEEDBACK_RETRY = "feedback-retry";
    FEEDBACK_THANKS = "feedback-thanks";
    FEEDBACK_THANKS_NOTE = "feedback-thanks-note";
    FEEDBACK_REFERENCE = "feedback-reference";
}
