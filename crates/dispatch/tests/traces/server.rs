//! The network and the server, which fail in every way they can.

use dispatch::{Item, TIMEOUT};
use rand::RngExt;

use crate::world::World;

/// What the server does with a request.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Weather {
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

pub(crate) const WEATHERS: [Weather; 12] = [
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

/// A request, from when it is sent until the tab has settled it.
#[derive(Debug)]
pub(crate) struct Request {
    pub(crate) owner: u64,
    pub(crate) item: Item,
    pub(crate) attempt: u32,
    pub(crate) sent: u64,
    pub(crate) weather: Weather,
    /// Status and `Retry-After`, once the tab knows what became of it.
    pub(crate) result: Option<(Option<u16>, Option<u64>)>,
}

impl World {
    pub(crate) fn send(&mut self, tab: usize, item: Item, attempt: u32) {
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
    pub(crate) fn commit(&mut self, item: &Item) {
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
    pub(crate) fn arrive(&mut self, place: usize) {
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
    pub(crate) fn time_out(&mut self) {
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
}
