use crate::bundle::{self, ReadError};
use crate::wire::{choice, record};
use crate::{ActionId, Channel, ChannelId, FileRef, Locale, Messages, Notice, Slug};

/// What the widget knows before it has fetched any text: one per locale, small.
#[derive(Debug, Clone, PartialEq)]
pub struct Catalogue {
    /// The name of the bank.
    pub bank: String,
    /// The language of everything in this bundle.
    pub locale: Locale,
    /// The words of the widget itself.
    pub messages: Messages,
    /// The topics in the editors' order.
    pub topics: Vec<Topic>,
    /// The messages to all customers, also those that are not shown yet or any more.
    pub notices: Vec<Notice>,
    /// All articles and flows. A document of the search index is named by its place in this list.
    pub entries: Vec<Entry>,
    /// The ways to reach a human, in the editors' order.
    pub channels: Vec<Channel>,
    /// The time zone of the bank's clocks, by its name in the tz database, such as `Europe/London`.
    pub time_zone: String,
    /// The channel that is offered in every view.
    pub emergency_channel: ChannelId,
    /// What the host may be asked to do.
    pub actions: Vec<Action>,
    /// More about each entry: a [`Listing`].
    pub listing: FileRef,
    /// The search index.
    pub index: FileRef,
    /// The questions that search completes what is typed to.
    pub suggestions: FileRef,
}

/// An editor's group of articles and flows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Topic {
    /// The folder's name.
    pub slug: Slug,
    /// What customers read.
    pub title: String,
    /// One sentence.
    pub summary: String,
    /// Its picture.
    pub icon: Icon,
}

/// An article or a flow, as lists show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its stable name.
    pub slug: Slug,
    /// Which of the two it is.
    pub kind: EntryKind,
    /// The topic it belongs to: a place in [`Catalogue::topics`].
    pub topic: u32,
    /// What customers read.
    pub title: String,
    /// Whether it is under "Urgent help".
    pub urgent: bool,
    /// Paths of the host page on which it is suggested; `*` matches any text.
    pub suggest_on: Vec<String>,
}

/// What the widget needs of each entry once a customer looks further than the first view.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listing {
    /// In the order of [`Catalogue::entries`].
    pub details: Vec<Detail>,
}

/// More about an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Detail {
    /// One sentence.
    pub summary: String,
    /// Where its text is.
    pub file: FileRef,
}

/// What an entry is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EntryKind {
    /// A text to read.
    Article,
    /// Questions to answer.
    Flow,
}

/// Something that only the host can do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Action {
    /// Its name in `site.toml`, which the host grants.
    pub id: ActionId,
    /// How customers do it themselves where the host does not grant it.
    pub by_hand: String,
}

/// The pictures a topic can have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is named for what it shows")]
pub enum Icon {
    Account,
    App,
    Card,
    Cash,
    Globe,
    Payment,
    Question,
    Shield,
    Transfer,
}

impl Catalogue {
    /// The catalogue in a file, if its messages are those of this program.
    ///
    /// # Errors
    /// As [`bundle::read`], and [`ReadError::Messages`].
    pub fn read(bytes: &[u8]) -> Result<Self, ReadError> {
        let catalogue: Self = bundle::read(bytes)?;
        if catalogue.messages.are_current() { Ok(catalogue) } else { Err(ReadError::Messages) }
    }

    /// The article or flow of that name.
    pub fn entry(&self, slug: &Slug) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.slug == *slug)
    }

    /// The channel of that name.
    pub fn channel(&self, id: &ChannelId) -> Option<&Channel> {
        self.channels.iter().find(|channel| channel.id == *id)
    }

    /// The action of that name.
    pub fn action(&self, id: &ActionId) -> Option<&Action> {
        self.actions.iter().find(|action| action.id == *id)
    }

    /// The articles and flows of the topic at that place in [`Catalogue::topics`], in the editors' order.
    pub fn entries_of(&self, topic: usize) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(move |entry| entry.topic as usize == topic)
    }
}

record! {
    Catalogue {
        bank,
        locale,
        messages,
        topics,
        notices,
        entries,
        channels,
        time_zone,
        emergency_channel,
        actions,
        listing,
        index,
        suggestions,
    }
    Listing { details }
    Detail { summary, file }
    Topic { slug, title, summary, icon }
    Entry { slug, kind, topic, title, urgent, suggest_on }
    Action { id, by_hand }
}

choice! {
    EntryKind { 0 = Article, 1 = Flow }
    Icon {
        0 = Account,
        1 = App,
        2 = Card,
        3 = Cash,
        4 = Globe,
        5 = Payment,
        6 = Question,
        7 = Shield,
        8 = Transfer,
    }
}
