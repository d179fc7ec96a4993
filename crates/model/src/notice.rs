use crate::wire::{choice, record};
use crate::{Block, Slug};

/// A message of the bank to all customers.
#[derive(Debug, Clone, PartialEq)]
pub struct Notice {
    /// Its file name without `.md`.
    pub slug: Slug,
    /// How much it matters.
    pub severity: Severity,
    /// What it says, in a few words.
    pub title: String,
    /// What it says.
    pub body: Vec<Block>,
    /// When it begins to be shown, in minutes after 1970-01-01T00:00Z.
    pub start: u32,
    /// When it ceases to be shown, in minutes after 1970-01-01T00:00Z; after the start.
    pub end: u32,
    /// The topics it is about: places in [`Catalogue::topics`](crate::Catalogue::topics). It is shown there as well as
    /// where customers start; empty means there only.
    pub topics: Vec<u32>,
}

/// How much a notice matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Severity {
    /// Good to know.
    Info,
    /// Something does not work as it should.
    Warning,
    /// Costs money or safety if ignored, such as a wave of scams.
    Critical,
}

impl Notice {
    /// Whether it is shown at `now`, in minutes after 1970-01-01T00:00Z.
    pub fn is_shown(&self, now: u32) -> bool {
        (self.start..self.end).contains(&now)
    }
}

record! {
    Notice { slug, severity, title, body, start, end, topics }
}

choice! {
    Severity { 0 = Info, 1 = Warning, 2 = Critical }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_notice_is_shown_from_its_start_until_its_end() {
        let slug = Slug::new("app-update").unwrap();
        let (severity, title) = (Severity::Info, String::new());
        let notice = Notice { slug, severity, title, body: vec![], start: 10, end: 20, topics: vec![] };
        assert_eq!([9, 10, 19, 20].map(|now| notice.is_shown(now)), [false, true, true, false]);
    }
}
