//! What is found, and the marks that are in its place.

/// What a find is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The number of a payment card.
    Card,
    /// An international bank account number.
    Iban,
    /// A national insurance number of the United Kingdom.
    Insurance,
    /// A social security number of the United States.
    Ssn,
    /// A sort code of the United Kingdom.
    SortCode,
    /// The number of a bank account without country and bank.
    Account,
    /// The number of a passport, an identity card or a driving licence.
    Identity,
    /// The security code of a card.
    Cvv,
    /// A personal identification number.
    Pin,
    /// A code that is good once.
    Code,
    /// What is asked for instead of a password, such as a memorable word or the mother's maiden name.
    Answer,
    /// A password.
    Password,
    /// An e-mail address.
    Email,
    /// A telephone number.
    Phone,
}

/// All kinds, each at the place of its number.
pub(crate) const ALL: [Kind; 14] = [
    Kind::Card,
    Kind::Iban,
    Kind::Insurance,
    Kind::Ssn,
    Kind::SortCode,
    Kind::Account,
    Kind::Identity,
    Kind::Cvv,
    Kind::Pin,
    Kind::Code,
    Kind::Answer,
    Kind::Password,
    Kind::Email,
    Kind::Phone,
];

impl Kind {
    /// What [`redact`](crate::redact) writes in its place, such as `[card]`: for staff and servers, the same in all
    /// languages.
    pub fn mark(self) -> &'static str {
        match self {
            Self::Card => "[card]",
            Self::Iban => "[iban]",
            Self::Insurance => "[ni number]",
            Self::Ssn => "[ssn]",
            Self::SortCode => "[sort code]",
            Self::Account => "[account]",
            Self::Identity => "[id number]",
            Self::Cvv => "[cvv]",
            Self::Pin => "[pin]",
            Self::Code => "[code]",
            Self::Answer => "[answer]",
            Self::Password => "[password]",
            Self::Email => "[email]",
            Self::Phone => "[phone]",
        }
    }
}

/// The mark that `text` starts with.
pub(crate) fn mark_at(text: &str) -> Option<&'static str> {
    ALL.into_iter().map(Kind::mark).find(|mark| text.starts_with(mark))
}
