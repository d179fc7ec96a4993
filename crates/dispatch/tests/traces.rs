//! A thousand random days of feedback: tabs that share a record, die and get stuck, clocks that differ, a network and a
//! server that fail in every way they can. The laws of delivery hold in all of them.
//!
//! Everything goes through [`run`], as in a browser; the world around it is played here.

#![expect(clippy::unwrap_used, reason = "a test that meets an error fails, and says where")]

use std::collections::BTreeMap;

use dispatch::{
    Call, Command, Effect, Item, KEEP, LAST_TRY_BYTES, LEASE, MAX_BYTES, MAX_ITEMS, MAX_WAIT, Ran, Status,
    TIMEOUT, Why, run,
};
use rand::{RngExt, SeedableRng};
use rand_xorshift::XorShiftRng;

const TRACES: u64 = 1000;
const STEPS: usize = 150;
const SECOND: u64 = 1000;
const DAY: u64 = 24 * 60 * 60 * SECOND;

/// The clocks of two tabs differ by no more.
const SKEW: u64 = 5 * SECOND;

/// What was exercised, over all traces.
type Summary = BTreeMap<&'static str, u32>;

/// What the server does with a request.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Weather {
    Healthy,
    /// It stores the item, and the reply is lost.
    DropsReply,
    /// It stores the item after the tab has given up.
    TooLate,
    /// It refuses it, with this status.
    Answers(u16),
    /// Status 429, with `Retry-After` in seconds.
    Busy(u64),
    Hangs,
    Offline,
}

const WEATHERS: [Weather; 12] = [
    Weather::Healthy,
    Weather::Healthy,
    Weather::Healthy,
    Weather::DropsReply,
    Weather::TooLate,
    Weather::Answers(500),
    Weather::Answers(503),
    Weather::Answers(401),
    Weather::Busy(90),
    Weather::Answers(413),
    Weather::Hangs,
    Weather::Offline,
];

#[derive(Debug)]
struct Tab {
    owner: u64,
    /// What its clock shows more than the true time, in milliseconds.
    ahead: u64,
    /// When it wants to ask for the next item, by the true time.
    wakes: Option<u64>,
}

/// A request, from when it is sent until the tab has settled it.
#[derive(Debug)]
struct Request {
    owner: u64,
    item: Item,
    attempt: u32,
    sent: u64,
    weather: Weather,
    /// Status and `Retry-After`, once the tab knows what became of it.
    result: Option<(Option<u16>, Option<u64>)>,
}

/// What the world knows of an item.
#[derive(Debug, Default)]
struct Story {
    added: u64,
    /// How often the server has stored it.
    commits: u32,
    refused: bool,
    /// A tab wrote down that it had arrived.
    taken: bool,
    /// The customer was told that it is lost.
    told: bool,
    wiped: bool,
    requests: u32,
    /// When it was last leased.
    leased: u64,
    /// Another request is a consequence of a fault.
    may_be_repeated: bool,
    /// The server asked for no request before this time.
    not_before: u64,
}

struct World {
    random: XorShiftRng,
    /// The true time.
    now: u64,
    /// What all clocks show more than that: they are set wrong from time to time.
    clock: u64,
    /// Clocks were set: then times mean little.
    was_set: bool,
    /// Reading and writing the record is not one step, as in `localStorage`.
    is_torn: bool,
    /// The customer has a lot to say.
    is_flood: bool,
    record: Vec<u8>,
    /// The record as another tab may have read it a moment ago.
    earlier: Vec<u8>,
    tabs: Vec<Tab>,
    requests: Vec<Request>,
    stories: BTreeMap<String, Story>,
    /// The keys in the record, and how far they were when last seen.
    open: BTreeMap<String, Status>,
    /// The keys that the server knows, with the body that came first.
    server: BTreeMap<String, String>,
    fixed: Option<Weather>,
    summary: Summary,
    seed: u64,
}

impl World {
    fn new(seed: u64) -> Self {
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

    fn count(&mut self, what: &'static str) {
        *self.summary.entry(what).or_default() += 1;
    }

    fn chance(&mut self, one_in: u32) -> bool {
        self.random.random_range(0..one_in) == 0
    }

    fn open_tab(&mut self) {
        let ahead = self.random.random_range(0..=SKEW);
        let owner = self.random.random();
        self.tabs.push(Tab { owner, ahead, wakes: Some(self.now) });
    }

    fn any_tab(&mut self) -> usize {
        let many = self.tabs.len();
        self.random.random_range(0..many)
    }

    /// Whether times and leases can be relied on.
    fn is_orderly(&self) -> bool {
        !self.was_set && !self.is_torn
    }

    /// What the tab's clock shows.
    fn time_of(&self, tab: usize) -> u64 {
        self.now + self.clock + self.tabs[tab].ahead
    }

    /// Asks without storing what is answered.
    fn look(&self, command: Command, now: u64) -> Ran {
        run(Call { stored: self.record.clone(), now, random: 0, command })
    }

    fn status(&self, key: &str, now: u64) -> Status {
        match self.look(Command::Status(key.to_owned()), now).effect {
            Effect::Status(status) => status,
            other => panic!("{other:?}"),
        }
    }

    /// The keys that are in the record, and how far they are; those that wait and those on their way look the same.
    fn kept(&self, now: u64) -> Vec<(String, Status)> {
        let Effect::LastTry { items, left } = self.look(Command::LastTry, now).effect else { panic!() };
        if left > 0 {
            let all = self.open.keys().map(|key| (key.clone(), self.status(key, now)));
            return all.filter(|(_, status)| *status != Status::Gone).collect();
        }
        // The same by two questions in place of one for each.
        let lost = self.look(Command::Next, now).lost.into_iter().map(|it| (it.key, Status::Lost(it.why)));
        items.into_iter().map(|item| (item.key, Status::Waiting)).chain(lost).collect()
    }

    /// Runs a command in a tab, and checks what may never happen.
    fn run(&mut self, tab: usize, command: Command) -> Effect {
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

    /// The customer reads that an item is lost; the tab may die before it can note that down.
    fn tell(&mut self, tab: usize, key: &str) {
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

    fn check_what_left(&mut self, now: u64, command: &Command) {
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

    fn add(&mut self, tab: usize) {
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
    fn next(&mut self, tab: usize) {
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

    /// What holds when an item is about to be sent.
    fn check_request(&mut self, tab: usize, item: &Item) {
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

    fn send(&mut self, tab: usize, item: Item, attempt: u32) {
        let weather = self.fixed.unwrap_or_else(|| {
            let place = self.random.random_range(0..WEATHERS.len());
            WEATHERS[place]
        });
        self.count(match weather {
            Weather::Healthy => "server: 201",
            Weather::DropsReply => "server: reply lost after storing",
            Weather::TooLate => "server: stored after the time limit",
            Weather::Answers(413) => "server: 413",
            Weather::Answers(401) => "server: 401",
            Weather::Answers(_) => "server: 5xx",
            Weather::Busy(_) => "server: 429 with Retry-After",
            Weather::Hangs => "server: hangs",
            Weather::Offline => "server: offline",
        });
        let owner = self.tabs[tab].owner;
        self.requests.push(Request { owner, item, attempt, sent: self.now, weather, result: None });
    }

    /// The server keeps what it does not have; it knows items by their key.
    fn commit(&mut self, item: &Item) {
        if self.server.insert(item.key.clone(), item.body.clone()).is_some() {
            self.count("duplicates that the server found");
            return;
        }
        // Whose body it is, whatever key it came with.
        let name = item.body.split(':').next().unwrap();
        let story = self.stories.get_mut(name).unwrap();
        story.commits += 1;
        assert_eq!(story.commits, 1, "trace {}: {name} arrived twice", self.seed);
    }

    /// A request reaches the server, and what it answers the tab.
    fn arrive(&mut self, place: usize) {
        let Request { item, weather, .. } = &self.requests[place];
        let (item, weather) = (item.clone(), *weather);
        let result = match weather {
            Weather::Healthy => {
                self.commit(&item);
                (Some(201), None)
            }
            Weather::DropsReply => {
                self.commit(&item);
                (None, None)
            }
            Weather::Answers(status) => (Some(status), None),
            Weather::Busy(seconds) => (Some(429), Some(seconds)),
            Weather::Offline => (None, None),
            Weather::Hangs | Weather::TooLate => return,
        };
        self.requests[place].result = Some(result);
    }

    /// Requests whose time is up are given up.
    fn time_out(&mut self) {
        for place in 0..self.requests.len() {
            let request = &self.requests[place];
            if request.result.is_none() && self.now >= request.sent + TIMEOUT {
                if request.weather == Weather::TooLate {
                    let item = request.item.clone();
                    self.commit(&item);
                }
                self.requests[place].result = Some((None, None));
            }
        }
    }

    /// A tab notes what became of a request.
    fn complete(&mut self, place: usize) {
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

    fn close_tab(&mut self, tab: usize) {
        let owner = self.tabs.remove(tab).owner;
        for request in self.requests.iter().filter(|request| request.owner == owner) {
            self.stories.get_mut(&request.item.key).unwrap().may_be_repeated = true;
        }
        if self.tabs.is_empty() {
            self.open_tab();
        }
    }

    /// The customer logs out.
    fn leave(&mut self, tab: usize) {
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

    fn pass_time(&mut self) {
        self.now += match self.random.random_range(0..200) {
            0 => self.random.random_range(0..10 * DAY),
            1..20 => self.random.random_range(0..DAY / 8),
            20..80 => self.random.random_range(0..2 * LEASE),
            _ => self.random.random_range(0..3 * SECOND),
        };
        self.time_out();
    }

    fn step(&mut self) {
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

    fn move_a_request(&mut self) {
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
    fn recover(&mut self) {
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

    /// Everything has arrived, or the customer knows or can be told that it has not.
    fn check_end(&mut self) {
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

#[test]
fn feedback_arrives_once_or_the_customer_is_told() {
    let mut summary = Summary::new();
    for seed in 0..TRACES {
        let mut world = World::new(seed);
        for _ in 0..STEPS {
            world.step();
        }
        world.recover();
        world.check_end();
        *world.summary.entry("traces with a torn store").or_default() += u32::from(world.is_torn);
        *world.summary.entry("traces with wrong clocks").or_default() += u32::from(world.was_set);
        for (what, count) in world.summary {
            *summary.entry(what).or_default() += count;
        }
    }
    for (what, count) in &summary {
        println!("{count:>7} {what}");
    }
    for rare in ["items expired", "items refused for want of room", "last tries", "clocks set wrong"] {
        assert!(summary.contains_key(rare), "no {rare}");
    }
}
