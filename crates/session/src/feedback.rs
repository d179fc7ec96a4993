use model::{Slug, StepId};

/// The longest comment, in characters: about a page.
pub const COMMENT_LIMIT: usize = 1000;

/// The longest e-mail address or telephone number, in characters.
const CONTACT_LIMIT: usize = 200;

/// When so few characters are left, that is announced.
const FEW_LEFT: usize = 20;

/// How many digits a telephone number has: at most by ITU-T E.164, at least as in small countries.
const PHONE_DIGITS: std::ops::RangeInclusive<usize> = 7..=15;

/// What a piece of feedback is about.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum About {
    /// An article.
    Article(Slug),
    /// The outcome of a flow.
    Outcome(Slug, StepId),
    /// The bank's help as a whole.
    Help,
}

/// A rating.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rating {
    /// It helped, or not.
    Helped(bool),
    /// From 1, very bad, to 5, very good.
    Stars(u8),
}

/// The reason for a bad rating.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// It does not answer the question.
    Unanswered,
    /// It is hard to understand.
    Unclear,
    /// What it says is wrong or out of date.
    Wrong,
    /// None of these.
    Other,
}

/// What a customer has written, until it is sent.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Draft {
    /// The rating, once chosen.
    pub rating: Option<Rating>,
    /// The reason for a bad rating, if chosen.
    pub reason: Option<Reason>,
    /// The comment.
    pub comment: String,
    /// The e-mail address or telephone number; `None` unless the customer wants a reply.
    pub contact: Option<String>,
    /// The state of its delivery.
    pub delivery: Delivery,
    /// Whether the customer has tried to send it, so that errors are shown.
    pub checked: bool,
    /// Its key and reference, since it was first sent as it stands.
    pub ticket: Option<Ticket>,
}

/// The key and reference of a piece of feedback.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ticket {
    /// Its `Idempotency-Key`: a retry uses the same, so that it cannot arrive twice.
    pub key: String,
    /// Its reference.
    pub reference: String,
    /// When it was first sent, in ISO 8601: a retry sends the same bytes.
    pub created: String,
}

/// The state of the delivery of feedback.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Delivery {
    /// It is being written.
    #[default]
    Writing,
    /// It is being sent.
    Sending,
    /// It has not arrived yet, and is retried automatically.
    Waiting {
        /// Whether it is stored, and so outlives the page.
        is_kept: bool,
    },
    /// It will not arrive unless the customer acts.
    Failed(Failure),
    /// It has arrived.
    Sent,
}

/// Why feedback was not sent. The draft is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Failure {
    /// It could not be redacted.
    Unchecked,
    /// Too much is waiting already.
    Full,
    /// The bank's server has rejected it.
    Refused,
    /// The browser's storage has failed.
    NotKept,
    /// It was removed from storage, and it is unknown whether it has arrived.
    Gone,
    /// The bank's server could not be reached until the retries ended.
    Expired,
    /// The stored record cannot be read.
    Unreadable,
}

impl Failure {
    /// Whether it is noted until the customer has been told.
    pub fn is_noted(self) -> bool {
        matches!(self, Self::Refused | Self::Expired | Self::Unreadable)
    }
}

/// A field of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// The rating.
    Rating,
    /// The reason.
    Reason,
    /// The comment.
    Comment,
    /// The contact details.
    Contact,
}

/// The kind of contact details.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Contact {
    /// An e-mail address.
    Email,
    /// A telephone number.
    Phone,
}

/// An error in a draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Invalid {
    /// No rating was chosen.
    RatingMissing,
    /// The comment is too long by this many characters.
    CommentTooLong(usize),
    /// A reply is wanted, but this is neither an e-mail address nor a telephone number, or too long.
    NoContact,
}

/// How many characters a comment has left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Room {
    /// So many.
    Left(usize),
    /// It is too long by so many.
    Over(usize),
}

impl Room {
    /// Whether so few are left that it is announced.
    pub fn is_short(self) -> bool {
        match self {
            Self::Left(left) => left <= FEW_LEFT,
            Self::Over(_) => true,
        }
    }
}

impl Invalid {
    /// The field that has the error.
    pub fn field(self) -> Field {
        match self {
            Self::RatingMissing => Field::Rating,
            Self::CommentTooLong(_) => Field::Comment,
            Self::NoContact => Field::Contact,
        }
    }
}

impl Reason {
    /// All reasons, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Unanswered, Self::Unclear, Self::Wrong, Self::Other];

    /// Its name in the JSON message.
    pub fn name(self) -> &'static str {
        match self {
            Self::Unanswered => "unanswered",
            Self::Unclear => "unclear",
            Self::Wrong => "wrong",
            Self::Other => "other",
        }
    }
}

impl Rating {
    /// Whether to ask for the reason.
    pub fn is_bad(self) -> bool {
        matches!(self, Self::Helped(false) | Self::Stars(1 | 2))
    }
}

impl Draft {
    /// All errors, in the order of the form.
    pub fn problems(&self) -> Vec<Invalid> {
        let mut problems = Vec::new();
        if self.rating.is_none() {
            problems.push(Invalid::RatingMissing);
        }
        if let Room::Over(by) = self.room() {
            problems.push(Invalid::CommentTooLong(by));
        }
        if self.contact.is_some() && self.contact_kind().is_none() {
            problems.push(Invalid::NoContact);
        }
        problems
    }

    /// How many characters the comment has left.
    pub fn room(&self) -> Room {
        let length = self.comment.chars().count();
        match length.checked_sub(COMMENT_LIMIT) {
            Some(by @ 1..) => Room::Over(by),
            _ => Room::Left(COMMENT_LIMIT - length),
        }
    }

    /// The kind of the contact details; `None` if they are invalid.
    pub fn contact_kind(&self) -> Option<Contact> {
        let text = self.contact.as_deref()?.trim();
        if text.chars().count() > CONTACT_LIMIT {
            return None;
        }
        if let Some((name, domain)) = text.split_once('@') {
            let is_domain = domain.contains('.') && domain.split('.').all(|label| !label.is_empty());
            let is_address = !name.is_empty() && is_domain && !domain.contains('@');
            return (is_address && !text.contains(char::is_whitespace)).then_some(Contact::Email);
        }
        let digits = text.chars().filter(char::is_ascii_digit).count();
        let is_number = text.chars().all(|c| c.is_ascii_digit() || " +()-./".contains(c));
        (is_number && PHONE_DIGITS.contains(&digits)).then_some(Contact::Phone)
    }

    /// Edits the draft. It is then another piece of feedback, with a new ticket; after one that has arrived it starts empty.
    pub fn edit(&mut self, change: impl FnOnce(&mut Self)) {
        if self.delivery == Delivery::Sent {
            *self = Self::default();
        }
        let before = self.clone();
        change(self);
        if *self != before {
            self.delivery = Delivery::Writing;
            self.ticket = None;
        }
        if !self.rating.is_some_and(Rating::is_bad) {
            self.reason = None;
        }
    }

    /// Starts sending; returns the ticket of the last attempt, or a `new` one.
    pub fn start_sending(&mut self, new: impl FnOnce() -> Ticket) -> Ticket {
        self.delivery = Delivery::Sending;
        self.ticket.get_or_insert_with(new).clone()
    }
}
