use crate::wire::{choice, record};

/// The direction in which a locale is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Left to right.
    Ltr,
    /// Right to left.
    Rtl,
}

impl Direction {
    /// The value of HTML's `dir` attribute.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Ltr => "ltr",
            Self::Rtl => "rtl",
        }
    }
}

/// A language as the customer reads it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Locale {
    /// A BCP-47 tag, such as `en` or `ar`.
    pub tag: String,
    /// The language's own name for itself.
    pub name: String,
    /// The direction it is written in.
    pub direction: Direction,
    /// The BCP-47 tag by whose customs dates and numbers are written, such as `en-GB`.
    pub formats: String,
}

record! {
    Locale { tag, name, direction, formats }
}

choice! {
    Direction { 0 = Ltr, 1 = Rtl }
}
