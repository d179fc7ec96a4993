//! What may never happen, and what must have happened in the end.

use std::collections::BTreeMap;

use dispatch::{Call, Command, Effect, Item, KEEP, LEASE, MAX_ITEMS, Status, Why, run};

use crate::world::{SKEW, World};

/// What the world knows of an item.
#[derive(Debug, Default)]
pub(crate) struct Story {
    pub(crate) added: u64,
    /// How often the server has stored it.
    pub(crate) commits: u32,
    pub(crate) refused: bool,
    /// A tab wrote down that it had arrived.
    pub(crate) taken: bool,
    /// The customer was told that it is lost.
    pub(crate) told: bool,
    pub(crate) wiped: bool,
    pub(crate) requests: u32,
    /// When it was last leased.
    pub(crate) leased: u64,
    /// Another request is a consequence of a fault.
    pub(crate) may_be_repeated: bool,
    /// The server asked for no request before this time.
    pub(crate) not_before: u64,
}

impl World {
    /// The customer reads that an item is lost; the tab may die before it can note that down.
    pub(crate) fn tell(&mut self, tab: usize, key: &str) {
        if let Some(story) = self.stories.get_mut(key) {
            story.told = true;
        }
        self.count("customers told that an item is lost");
        if !self.chance(10) {
            let now = self.time_of(tab);
            let command = Command::Acknowledge(key.to_owned());
            let call = Call { stored: self.record.clone(), now, random: 0, command };
            self.record = run(call).stored.unwrap_or(std::mem::take(&mut self.record));
        }
    }

    pub(crate) fn check_what_left(&mut self, now: u64, command: &Command) {
        let (seed, is_torn, was_set) = (self.seed, self.is_torn, self.was_set);
        let kept: BTreeMap<_, _> = self.kept(now).into_iter().collect();
        for (key, was) in std::mem::take(&mut self.open) {
            let is = kept.get(&key).copied().unwrap_or(Status::Gone);
            if is != Status::Gone || is_torn {
                self.open.insert(key.clone(), is);
            }
            let story = &self.stories[&key];
            if is_torn || is == was {
                continue;
            }
            let age = now.saturating_sub(story.added);
            let is_allowed = match is {
                Status::Gone => story.commits > 0 || story.told || story.wiped,
                Status::Lost(Why::Refused) => story.refused,
                Status::Lost(Why::Expired) => was_set || age + SKEW >= KEEP,
                Status::Lost(Why::Unreadable) => false,
                Status::Waiting | Status::Sending => true,
            };
            assert!(is_allowed, "trace {seed}: {key} is {is:?} after {command:?}; {story:?}");
            if is == Status::Lost(Why::Expired) {
                self.count("items expired");
            }
        }
        assert!(kept.len() <= MAX_ITEMS, "trace {seed}: {} items", kept.len());
    }

    /// What holds when an item is about to be sent.
    pub(crate) fn check_request(&mut self, tab: usize, item: &Item) {
        let (seed, now, is_orderly) = (self.seed, self.now, self.is_orderly());
        let own_time = self.time_of(tab);
        assert!(item.body.starts_with(&format!("{}:", item.key)), "trace {seed}: another body");
        let is_in_flight = self.requests.iter().any(|it| it.result.is_none() && it.item.key == item.key);
        let is_in_living_tab = is_in_flight && {
            let living: Vec<_> = self.tabs.iter().map(|tab| tab.owner).collect();
            let mut flights =
                self.requests.iter().filter(|it| it.result.is_none() && it.item.key == item.key);
            flights.any(|flight| living.contains(&flight.owner))
        };
        let story = self.stories.get_mut(&item.key).unwrap();
        if is_orderly {
            assert!(!is_in_living_tab, "trace {seed}: two tabs send {} at once", item.key);
            assert!(!story.taken, "trace {seed}: {} is sent after it arrived", item.key);
            assert!(!story.refused, "trace {seed}: {} is sent after it was refused", item.key);
            let is_lease_over = now + SKEW >= story.leased + LEASE;
            assert!(
                story.requests == 0 || story.may_be_repeated || is_lease_over,
                "trace {seed}: {} is sent again without need; {story:?}",
                item.key
            );
            assert!(own_time < story.added + KEEP + SKEW, "trace {seed}: {} is sent after a week", item.key);
            assert!(own_time + SKEW >= story.not_before, "trace {seed}: {} is sent too early", item.key);
        }
        story.requests += 1;
        story.leased = now;
        story.may_be_repeated = false;
        let is_again = story.requests > 1;
        self.count(if is_again { "requests again" } else { "first requests" });
    }

    /// Everything has arrived, or the customer knows or can be told that it has not.
    pub(crate) fn check_end(&mut self) {
        let now = self.time_of(0);
        let lost = self.look(Command::Next, now).lost;
        let keys: Vec<_> = self.stories.keys().cloned().collect();
        for key in keys {
            let story = &self.stories[&key];
            let is_lost = story.told || lost.iter().any(|lost| lost.key == key);
            assert!(
                story.commits == 1 || is_lost || story.wiped || self.is_torn,
                "trace {}: {key} is forgotten; {story:?}, {:?}",
                self.seed,
                self.status(&key, now)
            );
            let (arrived, wiped) = (story.commits == 1, story.wiped);
            self.count(match (arrived, is_lost) {
                (true, false) => "items that arrived",
                (true, true) => "items that arrived, and were then refused or expired",
                (false, true) => "items lost, and said to be",
                (false, false) if wiped => "items forgotten at logout",
                (false, false) => "items overwritten in a torn store",
            });
        }
        if !self.is_torn {
            assert!(matches!(self.look(Command::Next, now).effect, Effect::Nothing), "trace {}", self.seed);
        }
    }
}
