use crate::wire::{choice, record};
use crate::{ChannelId, Date};

/// A way to reach a human.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Channel {
    /// Its name in `site.toml`.
    pub id: ChannelId,
    /// What kind of channel it is.
    pub kind: ChannelKind,
    /// What customers call it, in the bundle's locale.
    pub name: String,
    /// When to use it, in the bundle's locale.
    pub note: String,
    /// The telephone number as people read it, for channels that have one.
    pub number: Option<String>,
    /// The number to call from another country.
    pub number_abroad: Option<String>,
    /// The page of the host that opens it, for channels that have one.
    pub url: Option<String>,
    /// When somebody answers, by the clock of [`Catalogue::time_zone`](crate::Catalogue::time_zone); empty means day and
    /// night, every day.
    pub hours: Vec<Hours>,
    /// The days with other hours than their weekday's, holidays among them; by date, each once.
    pub exceptions: Vec<Exception>,
    /// The languages it is offered in, as BCP-47 tags; empty means that of the bundle's locale.
    pub languages: Vec<String>,
    /// The topics it is for: places in [`Catalogue::topics`](crate::Catalogue::topics); empty means every topic.
    pub topics: Vec<u32>,
}

/// The kinds of channel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChannelKind {
    /// A telephone line.
    Phone,
    /// A conversation in writing, now.
    Chat,
    /// A message to the bank, answered later.
    SecureMessage,
    /// The bank calls.
    Callback,
    /// A place to go to.
    Branch,
    /// The bank's page on a social network, or a list of them.
    Social,
}

/// Some days of the week, with the time of day at which a channel is open on each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hours {
    /// The days.
    pub days: Days,
    /// Opens, in minutes after midnight at the bank.
    pub from: u16,
    /// Closes, in minutes after midnight at the bank; 1440 is the end of the day.
    pub to: u16,
}

/// A run of days of the week; 0 is Monday, 6 is Sunday.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Days {
    /// The first day.
    pub first: u8,
    /// The last day, not before the first.
    pub last: u8,
}

/// A day on which a channel has other hours than on that day of other weeks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exception {
    /// The day, by the bank's calendar.
    pub date: Date,
    /// When it is open on that day instead; empty means not at all.
    pub times: Vec<Times>,
}

/// A part of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Times {
    /// Opens, in minutes after midnight at the bank.
    pub from: u16,
    /// Closes, in minutes after midnight at the bank; 1440 is the end of the day.
    pub to: u16,
}

record! {
    Channel {
        id,
        kind,
        name,
        note,
        number,
        number_abroad,
        url,
        hours,
        exceptions,
        languages,
        topics,
    }
    Exception { date, times }
    Times { from, to }
    Hours { days, from, to }
    Days { first, last }
}

choice! {
    ChannelKind { 0 = Phone, 1 = Chat, 2 = SecureMessage, 3 = Callback, 4 = Branch, 5 = Social }
}
