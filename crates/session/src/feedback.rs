use model::{Slug, StepId};

/// The longest comment, in characters. Enough for a page of text, small enough to be read by somebody.
pub const COMMENT_LIMIT: usize = 1000;

/// The longest e-mail address or telephone number, in characters.
const CONTACT_LIMIT: usize = 200;

/// From how many characters left on a customer is told without looking.
const FEW_LEFT: usize = 20;

/// How many digits a telephone number has: the most after ITU-T E.164, the fewest such as in a small country's.
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

/// How good it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rating {
    /// It helped, or not.
    Helped(bool),
    /// From 1, very bad, to 5, very good.
    Stars(u8),
}

/// Why it was not good.
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
    /// How good it was, once chosen.
    pub rating: Option<Rating>,
    /// Why it was not good, if the customer says so.
    pub reason: Option<Reason>,
    /// The customer's own words.
    pub comment: String,
    /// The e-mail address or telephone number to answer to; `None` unless the customer wants an answer.
    pub contact: Option<String>,
    /// How far it has come.
    pub delivery: Delivery,
    /// Whether the customer has tried to send it, so that what must be mended is pointed out.
    pub checked: bool,
    /// What it is sent under, since the first try to send it as it stands.
    pub ticket: Option<Ticket>,
}

/// What a piece of feedback is sent under.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ticket {
    /// Its `Idempotency-Key`: another try uses the same, so that it cannot arrive twice.
    pub key: String,
    /// What the customer can ask about it by.
    pub reference: String,
    /// When it was first tried to be sent, as ISO 8601 has it: another try sends the same bytes.
    pub created: String,
}

/// How far a piece of feedback has come.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Delivery {
    /// It is being written.
    #[default]
    Writing,
    /// It is on its way.
    Sending,
    /// It has not arrived yet, and is tried again without the customer.
    Waiting {
        /// Whether it outlives the page.
        is_kept: bool,
    },
    /// It will not arrive unless the customer does something.
    Failed(Failure),
    /// It has arrived.
    Sent,
}

/// Why a piece of feedback was not taken. What was written is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Failure {
    /// Nothing could look for numbers that must not be sent.
    Unchecked,
    /// Too much is waiting already.
    Full,
    /// The bank's server does not take it.
    Refused,
    /// The browser's storage has failed.
    NotKept,
    /// It has been taken away from where it waited, and nobody knows whether it has arrived.
    Gone,
    /// The bank's server could not be reached for as long as it is tried.
    Expired,
    /// What was kept before can no longer be read, and stands in the way.
    Unreadable,
}

impl Failure {
    /// Whether a note of it is kept until the customer was told.
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
    /// Where to answer to.
    Contact,
}

/// How to answer a customer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Contact {
    /// By e-mail.
    Email,
    /// By telephone.
    Phone,
}

/// Why a draft cannot be sent yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Invalid {
    /// No rating was chosen.
    RatingMissing,
    /// The comment has this many characters too many.
    CommentTooLong(usize),
    /// An answer is wanted, but this is neither an e-mail address nor a telephone number, or too long.
    NoContact,
}

/// How long a comment may still get, in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Room {
    /// By so many.
    Left(usize),
    /// It is too long by so many.
    Over(usize),
}

impl Room {
    /// Whether it is so short that a customer should hear of it while writing.
    pub fn is_short(self) -> bool {
        match self {
            Self::Left(left) => left <= FEW_LEFT,
            Self::Over(_) => true,
        }
    }
}

impl Invalid {
    /// The field to mend.
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

    /// Its name in the message that is sent.
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
    /// Whether the bank should ask what went wrong.
    pub fn is_bad(self) -> bool {
        matches!(self, Self::Helped(false) | Self::Stars(1 | 2))
    }
}

impl Draft {
    /// What must be mended before it can be sent, in the order of the form.
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

    /// How long the comment may still get.
    pub fn room(&self) -> Room {
        let length = self.comment.chars().count();
        match length.checked_sub(COMMENT_LIMIT) {
            Some(by @ 1..) => Room::Over(by),
            _ => Room::Left(COMMENT_LIMIT - length),
        }
    }

    /// Which kind of contact the customer has given; `None` for what is none.
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

    /// Changes what was written. It is then another piece of feedback than the one that was tried to send before; after
    /// one that has arrived it starts empty.
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

    /// Starts sending, under the ticket of the try before or a `new` one; returns it.
    pub fn start_sending(&mut self, new: impl FnOnce() -> Ticket) -> Ticket {
        self.delivery = Delivery::Sending;
        self.ticket.get_or_insert_with(new).clone()
    }
}
