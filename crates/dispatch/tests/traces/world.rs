//! Tabs that share a record, die and get stuck, and clocks that differ.

use std::collections::BTreeMap;

use dispatch::{
    Call, Command, Effect, Item, LAST_TRY_BYTES, LEASE, MAX_BYTES, MAX_ITEMS, MAX_WAIT, Ran, Status, run,
};
use rand::{RngExt, SeedableRng};
use rand_xorshift::XorShiftRng;

use crate::laws::Story;
use crate::server::{Request, Weather};

const SECOND: u64 = 1000;
const DAY: u64 = 24 * 60 * 60 * SECOND;

/// The clocks of two tabs differ by no more.
pub(crate) const SKEW: u64 = 5 * SECOND;

/// What was exercised, over all traces.
pub(crate) type Summary = BTreeMap<&'static str, u32>;

#[derive(Debug)]
pub(crate) struct Tab {
    pub(crate) owner: u64,
    /// What its clock shows more than the true time, in milliseconds.
    pub(crate) ahead: u64,
    /// When it wants to ask for the next item, by the true time.
    pub(crate) wakes: Option<u64>,
}

pub(crate) struct World {
    pub(crate) random: XorShiftRng,
    /// The true time.
    pub(crate) now: u64,
    /// What all clocks show more than that: they are set wrong from time to time.
    pub(crate) clock: u64,
    /// Clocks were set: then times mean little.
    pub(crate) was_set: bool,
    /// Reading and writing the record is not one step, as in `localStorage`.
    pub(crate) is_torn: bool,
    /// The customer has a lot to say.
    pub(crate) is_flood: bool,
    pub(crate) record: Vec<u8>,
    /// The record as another tab may have read it a moment ago.
    pub(crate) earlier: Vec<u8>,
    pub(crate) tabs: Vec<Tab>,
    pub(crate) requests: Vec<Request>,
    pub(crate) stories: BTreeMap<String, Story>,
    /// The keys in the record, and how far they were when last seen.
    pub(crate) open: BTreeMap<String, Status>,
    /// The keys that the server knows, with the body that came first.
    pub(crate) server: BTreeMap<String, String>,
    pub(crate) fixed: Option<Weather>,
    pub(crate) summary: Summary,
    pub(crate) seed: u64,
}

impl World {
    pub(crate) fn new(seed: u64) -> Self {
        let mut random = XorShiftRng::seed_from_u64(seed);
        let is_torn = random.random_range(0..10) == 0;
        let is_flood = random.random_range(0..30) == 0;
        let mut world = Self {
            random,
            now: 1_800_000_000_000,
            clock: 400 * DAY,
            was_set: false,
            is_torn,
            is_flood,
            record: Vec::new(),
            earlier: Vec::new(),
            tabs: Vec::new(),
            requests: Vec::new(),
            stories: BTreeMap::new(),
            open: BTreeMap::new(),
            server: BTreeMap::new(),
            fixed: None,
            summary: Summary::new(),
            seed,
        };
        world.open_tab();
        world
    }

    pub(crate) fn count(&mut self, what: &'static str) {
        *self.summary.entry(what).or_default() += 1;
    }

    pub(crate) fn chance(&mut self, one_in: u32) -> bool {
        self.random.random_range(0..one_in) == 0
    }

    pub(crate) fn open_tab(&mut self) {
        let ahead = self.random.random_range(0..=SKEW);
        let owner = self.random.random();
        self.tabs.push(Tab { owner, ahead, wakes: Some(self.now) });
    }

    pub(crate) fn any_tab(&mut self) -> usize {
        let many = self.tabs.len();
        self.random.random_range(0..many)
    }

    /// Whether times and leases can be relied on.
    pub(crate) fn is_orderly(&self) -> bool {
        !self.was_set && !self.is_torn
    }

    /// What the tab's clock shows.
    pub(crate) fn time_of(&self, tab: usize) -> u64 {
        self.now + self.clock + self.tabs[tab].ahead
    }

    /// Asks without storing what is answered.
    pub(crate) fn look(&self, command: Command, now: u64) -> Ran {
        run(Call { stored: self.record.clone(), now, random: 0, command })
    }

    pub(crate) fn status(&self, key: &str, now: u64) -> Status {
        match self.look(Command::Status(key.to_owned()), now).effect {
            Effect::Status(status) => status,
            other => panic!("{other:?}"),
        }
    }

    /// The keys that are in the record, and how far they are; those that wait and those on their way look the same.
    pub(crate) fn kept(&self, now: u64) -> Vec<(String, Status)> {
        let Effect::LastTry { items, left } = self.look(Command::LastTry, now).effect else { panic!() };
        if left > 0 {
            let all = self.open.keys().map(|key| (key.clone(), self.status(key, now)));
            return all.filter(|(_, status)| *status != Status::Gone).collect();
        }
        // The same by two questions instead of one for each.
        let lost = self.look(Command::Next, now).lost.into_iter().map(|it| (it.key, Status::Lost(it.why)));
        items.into_iter().map(|item| (item.key, Status::Waiting)).chain(lost).collect()
    }

    /// Runs a command in a tab, and checks what may never happen.
    pub(crate) fn run(&mut self, tab: usize, command: Command) -> Effect {
        let now = self.time_of(tab);
        let is_read_early = self.is_torn && self.chance(4);
        let stored = if is_read_early { self.earlier.clone() } else { self.record.clone() };
        let call = Call { stored, now, random: self.random.random(), command };
        let ran = run(call.clone());
        self.earlier.clone_from(&self.record);
        if let Some(stored) = ran.stored {
            self.record = stored;
        }
        if matches!(call.command, Command::LastTry) {
            assert!(self.record.is_empty(), "trace {}: something is left", self.seed);
        }
        assert!(self.record.len() <= MAX_BYTES, "trace {}: {} bytes", self.seed, self.record.len());
        self.check_what_left(now, &call.command);
        if self.chance(3) {
            // Else the tab is closed, or its panel is.
            for lost in ran.lost {
                self.tell(tab, &lost.key);
            }
        }
        ran.effect
    }

    pub(crate) fn add(&mut self, tab: usize) {
        let key = format!("key-{}", self.stories.len());
        let length = match self.random.random_range(0..20) {
            0 if self.is_flood && self.seed.is_multiple_of(2) => 60_000,
            1 => 9_000,
            _ => self.random.random_range(50..2_000),
        };
        let body = format!("{key}:{}", "x".repeat(length));
        let item = Item { key: key.clone(), reference: key.clone(), url: "/feedback".into(), body };
        let now = self.time_of(tab);
        let kept = self.kept(now);
        match self.run(tab, Command::Add(item.clone())) {
            Effect::Status(Status::Waiting) => {
                self.stories.insert(key.clone(), Story { added: now, ..Story::default() });
                self.open.insert(key.clone(), Status::Waiting);
                self.count("items added");
            }
            Effect::Full => {
                self.count("items refused for want of room");
                let bytes = self.record.len() + length + (kept.len() + 2) * 80;
                let is_full = kept.len() == MAX_ITEMS || bytes > MAX_BYTES;
                assert!(is_full || self.is_torn, "trace {}: {} items, {bytes} bytes", self.seed, kept.len());
            }
            other => panic!("{other:?}"),
        }
        if self.chance(4) && self.stories.contains_key(&key) {
            // The customer pressed Send twice.
            self.run(tab, Command::Add(item));
        }
        self.tabs[tab].wakes = Some(self.now);
    }

    /// The tab asks what to send, and sends it.
    pub(crate) fn next(&mut self, tab: usize) {
        let now = self.time_of(tab);
        self.tabs[tab].wakes = None;
        let command = if self.chance(8) { Command::Hurry } else { Command::Next };
        match self.run(tab, command) {
            Effect::Send { item, attempt } => {
                self.check_request(tab, &item);
                if self.fixed.is_none() && self.chance(12) {
                    self.count("tabs that died before the request");
                    self.close_tab(tab);
                    return;
                }
                self.tabs[tab].wakes = Some(self.now);
                self.send(tab, item, attempt);
            }
            Effect::Wait(until) => {
                assert!(until > now && until <= now + MAX_WAIT, "trace {}: waits {until}, {now}", self.seed);
                self.tabs[tab].wakes = Some(self.now + (until - now));
            }
            Effect::Nothing => {}
            other => panic!("{other:?}"),
        }
    }

    /// A tab notes what became of a request.
    pub(crate) fn complete(&mut self, place: usize) {
        let Request { owner, item, attempt, result, sent, .. } = self.requests.swap_remove(place);
        let Some((status, seconds)) = result else { return };
        let Some(tab) = self.tabs.iter().position(|tab| tab.owner == owner) else { return };
        if self.fixed.is_none() && self.chance(12) {
            self.count("tabs that died before settling");
            self.close_tab(tab);
            return;
        }
        if self.now >= sent + LEASE {
            self.count("replies settled after the lease was over");
        }
        let now = self.time_of(tab);
        let story = self.stories.get_mut(&item.key).unwrap();
        match status {
            Some(201) => story.taken = true,
            Some(413) => story.refused = true,
            _ => story.may_be_repeated = true,
        }
        let is_date = self.random.random();
        let date = seconds.map(|seconds| now + seconds * SECOND);
        let header = seconds.map_or(String::new(), |seconds| match is_date {
            true => "Sun, 06 Nov 1994 08:49:37 GMT".to_owned(),
            false => seconds.to_string(),
        });
        let command = Command::Complete {
            key: item.key.clone(),
            attempt,
            status,
            retry_after: header,
            retry_date: date.filter(|_| is_date),
        };
        // Only who holds the lease may make others wait.
        let is_ours = self.now < sent + LEASE - SKEW;
        let is_sent_by_another =
            attempt < self.stories[&item.key].requests && self.status(&item.key, now) == Status::Sending;
        self.run(tab, command);
        if is_sent_by_another && self.is_orderly() && status != Some(201) {
            let is = self.status(&item.key, now);
            assert_eq!(is, Status::Sending, "trace {}: {} is taken from another tab", self.seed, item.key);
        }
        let story = self.stories.get_mut(&item.key).unwrap();
        if let Some(date) = date.filter(|_| is_ours) {
            story.not_before = date;
        }
        if status == Some(413) && self.status(&item.key, now) == Status::Sending {
            // Another tab had it meanwhile, and will hear the same.
            self.stories.get_mut(&item.key).unwrap().refused = false;
        }
        self.tabs[tab].wakes = Some(self.now);
    }

    pub(crate) fn close_tab(&mut self, tab: usize) {
        let owner = self.tabs.remove(tab).owner;
        for request in self.requests.iter().filter(|request| request.owner == owner) {
            self.stories.get_mut(&request.item.key).unwrap().may_be_repeated = true;
        }
        if self.tabs.is_empty() {
            self.open_tab();
        }
    }

    /// The customer logs out.
    pub(crate) fn leave(&mut self, tab: usize) {
        for story in self.stories.values_mut() {
            story.wiped = true;
        }
        self.count("logouts");
        let Effect::LastTry { items, .. } = self.run(tab, Command::LastTry) else { panic!() };
        assert!(items.iter().map(|item| item.body.len()).sum::<usize>() <= LAST_TRY_BYTES);
        for item in items {
            self.stories.get_mut(&item.key).unwrap().requests += 1;
            self.count("last tries");
            self.send(tab, item, 0);
        }
    }

    pub(crate) fn pass_time(&mut self) {
        self.now += match self.random.random_range(0..200) {
            0 => self.random.random_range(0..10 * DAY),
            1..20 => self.random.random_range(0..DAY / 8),
            20..80 => self.random.random_range(0..2 * LEASE),
            _ => self.random.random_range(0..3 * SECOND),
        };
        self.time_out();
    }

    pub(crate) fn step(&mut self) {
        let tab = self.any_tab();
        match self.random.random_range(0..100) {
            _ if self.is_flood && self.chance(2) => self.add(tab),
            0..12 => self.add(tab),
            12..35 => self.next(tab),
            35..75 => self.move_a_request(),
            75..95 => self.pass_time(),
            95 => {
                self.count("tabs closed or reloaded");
                self.close_tab(tab);
            }
            96..98 if self.tabs.len() < 4 => self.open_tab(),
            98 if self.chance(4) => self.leave(tab),
            99 if self.chance(10) => {
                self.count("clocks set wrong");
                self.was_set = true;
                self.clock = self.random.random_range(0..800 * DAY);
            }
            _ => self.pass_time(),
        }
    }

    pub(crate) fn move_a_request(&mut self) {
        if self.requests.is_empty() {
            return;
        }
        let many = self.requests.len();
        let place = self.random.random_range(0..many);
        match self.requests[place].result {
            None => self.arrive(place),
            Some(_) => self.complete(place),
        }
    }

    /// The server is well again, and the tabs do as they are told.
    pub(crate) fn recover(&mut self) {
        self.fixed = Some(Weather::Healthy);
        for request in &mut self.requests {
            request.weather = Weather::Healthy;
        }
        // Each page is loaded once more: one may have died with the only timer.
        for tab in 0..self.tabs.len() {
            self.next(tab);
        }
        for _ in 0..5_000 {
            self.time_out();
            while !self.requests.is_empty() {
                self.move_a_request();
            }
            let Some(tab) = (0..self.tabs.len()).min_by_key(|&tab| self.tabs[tab].wakes.unwrap_or(u64::MAX))
            else {
                break;
            };
            let Some(wakes) = self.tabs[tab].wakes else { break };
            self.now = self.now.max(wakes);
            self.next(tab);
        }
        assert!(self.requests.is_empty() && self.tabs.iter().all(|tab| tab.wakes.is_none()));
    }
}
