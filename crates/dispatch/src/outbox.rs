use model::wire::Wire;
use model::{choice, record};

use crate::command::{Effect, Item, Lost, Status, Why};
use crate::limits::{KEEP, LAST_TRY_BYTES, LEASE, MAX_BYTES, MAX_ITEMS, MAX_WAIT};
use crate::response::Outcome;

/// The most that a first retry waits, in milliseconds; it doubles with each.
const FIRST_WAIT: u64 = 2_000;

/// The most that retries wait by themselves, in milliseconds: an hour.
const LONGEST_WAIT: u64 = 60 * 60 * 1000;

/// The version of the record's format, its first byte. Records stay with customers for a week and longer: a new layout
/// needs a new version, and a reader of the one before.
const VERSION: u8 = 1;

/// More than an entry has in bytes beside its texts: four lengths, three numbers, a state.
const ENTRY_BYTES: usize = 64;

/// All that waits to be sent, oldest first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Outbox {
    entries: Vec<Entry>,
}

/// What a record's bytes are.
#[derive(Debug)]
pub(crate) enum Record {
    /// An outbox. A record that no program of ours has written is as good as none.
    Outbox(Outbox),
    /// A newer program has written it, whose items this one must not touch.
    Newer,
    /// It is of this program's version and cannot be read: it is damaged.
    Unreadable,
}

/// An item, and how far it is.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Entry {
    item: Item,
    /// When it was added, in milliseconds since 1970.
    created: u64,
    /// How often a tab has taken it in order to send it. The number of a try is the name of its lease.
    tries: u32,
    state: State,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum State {
    /// It may be sent from this time on.
    Due {
        /// The time.
        from: u64,
        /// The time before which the server does not want it, however much a customer hurries.
        earliest: u64,
    },
    /// A tab is sending it. After `until` that tab is taken for dead.
    Leased { until: u64 },
    /// It will not be sent, and its text is gone.
    Lost(Why),
}

record! {
    Entry { item, created, tries, state }
}

choice! {
    State { 0 = Due { from, earliest }, 1 = Leased { until }, 2 = Lost(why) }
}

impl Outbox {
    /// Reads a record.
    pub(crate) fn read(bytes: &[u8]) -> Record {
        match bytes.split_first() {
            Some((&version, _)) if version > VERSION => Record::Newer,
            Some((&VERSION, entries)) => {
                Self::read_entries(entries).map_or(Record::Unreadable, Record::Outbox)
            }
            _ => Record::Outbox(Self::default()),
        }
    }

    fn read_entries(mut input: &[u8]) -> Option<Self> {
        let outbox = Self { entries: Wire::take(&mut input)? };
        (input.is_empty() && outbox.fits()).then_some(outbox)
    }

    /// The record; empty if there is nothing to keep.
    pub(crate) fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        if !self.entries.is_empty() {
            bytes.push(VERSION);
            self.entries.put(&mut bytes);
        }
        bytes
    }

    /// Whether it stays within its limits, whatever states its entries get to be in.
    fn fits(&self) -> bool {
        let bytes: usize = self.entries.iter().map(Entry::most_bytes).sum();
        self.entries.len() <= MAX_ITEMS && ENTRY_BYTES + bytes <= MAX_BYTES
    }

    /// Puts right what time has made wrong. A clock that was set back must not hold an item for ever, so no time is
    /// further in the future than it can have been meant. What is too old is lost, unless it is being sent.
    pub(crate) fn tidy(&mut self, now: u64) {
        for entry in &mut self.entries {
            entry.created = entry.created.min(now);
            match &mut entry.state {
                State::Due { from, earliest } => {
                    let latest = now.saturating_add(MAX_WAIT);
                    (*from, *earliest) = ((*from).min(latest), (*earliest).min(latest));
                }
                State::Leased { until } => *until = (*until).min(now.saturating_add(LEASE)),
                State::Lost(_) => continue,
            }
            if now - entry.created >= KEEP && !entry.is_leased(now) {
                entry.lose(Why::Expired);
            }
        }
    }

    /// Keeps an item, unless it is there already.
    pub(crate) fn add(&mut self, item: Item, now: u64) -> Effect {
        match self.entry(&item.key) {
            Some(Entry { state: State::Lost(_), .. }) => self.remove(&item.key),
            Some(entry) => return Effect::Status(entry.status(now)),
            None => {}
        }
        self.entries.push(Entry {
            item,
            created: now,
            tries: 0,
            state: State::Due { from: now, earliest: now },
        });
        if self.fits() {
            Effect::Status(Status::Waiting)
        } else {
            self.entries.pop();
            Effect::Full
        }
    }

    /// Leases the oldest item that is due, or says when one will be.
    pub(crate) fn next(&mut self, now: u64) -> Effect {
        if let Some(entry) = self.entries.iter_mut().find(|entry| entry.due().is_some_and(|due| due <= now)) {
            entry.state = State::Leased { until: now.saturating_add(LEASE) };
            entry.tries = entry.tries.saturating_add(1);
            return Effect::Send { item: entry.item.clone(), attempt: entry.tries };
        }
        self.entries.iter().filter_map(Entry::due).min().map_or(Effect::Nothing, Effect::Wait)
    }

    /// Has nothing wait by itself any more: what failed is due as soon as the server wants it.
    pub(crate) fn hurry(&mut self) {
        for entry in &mut self.entries {
            if let State::Due { from, earliest } = &mut entry.state {
                *from = *earliest;
            }
        }
    }

    /// Notes what became of a try. One that lost its lease meanwhile may say that the item has arrived, but must not end
    /// the lease of the try that is going on now.
    pub(crate) fn complete(
        &mut self,
        key: &str,
        attempt: u32,
        outcome: Outcome,
        now: u64,
        random: u32,
    ) -> Status {
        let Some(entry) = self.entry_mut(key) else { return Status::Gone };
        let is_ours = matches!(entry.state, State::Leased { .. }) && entry.tries == attempt;
        let is_free = entry.due().is_some() && !entry.is_leased(now);
        match outcome {
            Outcome::Taken => self.remove(key),
            Outcome::Refused if is_ours || is_free => entry.lose(Why::Refused),
            Outcome::Later(at_least) if is_ours => {
                let wait = at_least.saturating_add(backoff(entry.tries, random)).min(MAX_WAIT);
                entry.state = State::Due {
                    from: now.saturating_add(wait),
                    earliest: now.saturating_add(at_least.min(MAX_WAIT)),
                };
            }
            Outcome::Refused | Outcome::Later(_) => {}
        }
        self.status(key, now)
    }

    /// How far the item is.
    pub(crate) fn status(&self, key: &str, now: u64) -> Status {
        self.entry(key).map_or(Status::Gone, |entry| entry.status(now))
    }

    /// Forgets that the item was lost: the customer knows.
    pub(crate) fn acknowledge(&mut self, key: &str) {
        self.entries.retain(|entry| entry.item.key != key || !entry.is_lost());
    }

    /// What is lost.
    pub(crate) fn lost(&self) -> Vec<Lost> {
        let note = |entry: &Entry| match entry.state {
            State::Lost(why) => {
                Some(Lost { key: entry.item.key.clone(), reference: entry.item.reference.clone(), why })
            }
            State::Due { .. } | State::Leased { .. } => None,
        };
        self.entries.iter().filter_map(note).collect()
    }

    /// Takes out all that can be sent at once, and empties the outbox. What another tab is sending comes last, but it
    /// comes: that request may fail, and then there would be nobody left to send it again.
    pub(crate) fn last_try(&mut self, now: u64) -> Effect {
        let entries = std::mem::take(&mut self.entries).into_iter().filter(|entry| !entry.is_lost());
        let (leased, others): (Vec<_>, Vec<_>) = entries.partition(|entry| entry.is_leased(now));
        let (mut items, mut left, mut room) = (Vec::new(), 0, LAST_TRY_BYTES);
        for Entry { item, .. } in others.into_iter().chain(leased) {
            match room.checked_sub(item.body.len()) {
                Some(rest) => {
                    room = rest;
                    items.push(item);
                }
                None => left += 1,
            }
        }
        Effect::LastTry { items, left }
    }

    fn entry(&self, key: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.item.key == key)
    }

    fn entry_mut(&mut self, key: &str) -> Option<&mut Entry> {
        self.entries.iter_mut().find(|entry| entry.item.key == key)
    }

    fn remove(&mut self, key: &str) {
        self.entries.retain(|entry| entry.item.key != key);
    }
}

impl Entry {
    fn most_bytes(&self) -> usize {
        let Item { key, reference, url, body } = &self.item;
        ENTRY_BYTES + key.len() + reference.len() + url.len() + body.len()
    }

    /// From when on it may be sent; never if it is lost.
    fn due(&self) -> Option<u64> {
        match self.state {
            State::Due { from, .. } => Some(from),
            State::Leased { until } => Some(until),
            State::Lost(_) => None,
        }
    }

    fn is_leased(&self, now: u64) -> bool {
        matches!(self.state, State::Leased { until } if until > now)
    }

    fn is_lost(&self) -> bool {
        matches!(self.state, State::Lost(_))
    }

    fn lose(&mut self, why: Why) {
        self.state = State::Lost(why);
        self.item.url = String::new();
        self.item.body = String::new();
    }

    fn status(&self, now: u64) -> Status {
        match self.state {
            State::Lost(why) => Status::Lost(why),
            State::Leased { .. } if self.is_leased(now) => Status::Sending,
            State::Leased { .. } | State::Due { .. } => Status::Waiting,
        }
    }
}

/// How long to wait after this many tries, in milliseconds: “full jitter”, so that customers who failed together do not
/// come back together (Marc Brooker, “Exponential Backoff And Jitter”, AWS Architecture Blog, 2015).
fn backoff(tries: u32, random: u32) -> u64 {
    let most = (FIRST_WAIT << tries.saturating_sub(1).min(20)).min(LONGEST_WAIT);
    (most * u64::from(random)) >> 32
}
