use model::{Slug, StepId};

/// The longest comment, in characters. Enough for a page of text, small enough to be read by somebody.
pub const COMMENT_LIMIT: usize = 1000;

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
    /// Why it was not good, once chosen.
    pub reason: Option<Reason>,
    /// The customer's own words.
    pub comment: String,
    /// How far it has come.
    pub delivery: Delivery,
    /// Whether the customer has tried to send it, so that what must be mended is pointed out.
    pub checked: bool,
}

/// How far a piece of feedback has come.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Delivery {
    /// It is being written, and was never tried to send as it stands.
    #[default]
    Writing,
    /// It is on its way, under this `Idempotency-Key`.
    Sending(String),
    /// It may not have arrived. Another try uses the same `Idempotency-Key`, so that it cannot arrive twice.
    Failed(String),
    /// It has arrived.
    Sent,
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
}

/// Why a draft cannot be sent yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Invalid {
    /// No rating was chosen.
    RatingMissing,
    /// It was not good, and no reason was chosen.
    ReasonMissing,
    /// The comment has this many characters too many.
    CommentTooLong(usize),
}

impl Invalid {
    /// The field to mend.
    pub fn field(self) -> Field {
        match self {
            Self::RatingMissing => Field::Rating,
            Self::ReasonMissing => Field::Reason,
            Self::CommentTooLong(_) => Field::Comment,
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
        match self.rating {
            None => problems.push(Invalid::RatingMissing),
            Some(rating) if rating.is_bad() && self.reason.is_none() => problems.push(Invalid::ReasonMissing),
            Some(_) => {}
        }
        let length = self.comment.chars().count();
        if length > COMMENT_LIMIT {
            problems.push(Invalid::CommentTooLong(length - COMMENT_LIMIT));
        }
        problems
    }

    /// Changes what was written. It is then another piece of feedback than the one that may have been sent before;
    /// after one that has arrived it starts empty.
    pub fn edit(&mut self, change: impl FnOnce(&mut Self)) {
        if self.delivery == Delivery::Sent {
            *self = Self::default();
        }
        let before = self.clone();
        change(self);
        if *self != before {
            self.delivery = Delivery::Writing;
        }
        if !self.rating.is_some_and(Rating::is_bad) {
            self.reason = None;
        }
    }

    /// Starts sending under the key of the try that failed, or else under `new_key`; returns the key.
    pub fn start_sending(&mut self, new_key: impl FnOnce() -> String) -> String {
        let key = match &self.delivery {
            Delivery::Failed(key) | Delivery::Sending(key) => key.clone(),
            Delivery::Writing | Delivery::Sent => new_key(),
        };
        self.delivery = Delivery::Sending(key.clone());
        key
    }

    /// Takes the end of a try: what was written is kept when it failed.
    pub fn finish_sending(&mut self, arrived: bool) {
        if let Delivery::Sending(key) = &self.delivery {
            self.delivery = if arrived { Delivery::Sent } else { Delivery::Failed(key.clone()) };
        }
    }
}
