use crate::wire::record;
use crate::{Block, Slug};

/// The body of an article. Its title and summary stand in the catalogue.
#[derive(Debug, Clone, PartialEq)]
pub struct Article {
    /// When the text was last changed.
    pub updated: Date,
    /// The text.
    pub blocks: Vec<Block>,
    /// Articles and flows to offer at the end.
    pub related: Vec<Slug>,
}

/// A day of the Gregorian calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    /// Such as 2026.
    pub year: u16,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
}

record! {
    Article { updated, blocks, related }
    Date { year, month, day }
}
