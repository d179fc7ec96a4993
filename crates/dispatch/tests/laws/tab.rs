use dispatch::{Call, Command, Effect, Item, Ran, Status, run};

pub(crate) const NOW: u64 = 1_800_000_000_000;

pub(crate) fn item(key: &str) -> Item {
    Item { key: key.into(), reference: "K7PM-3QXW".into(), url: "/feedback".into(), body: "{}".into() }
}

/// A record with a clock beside it.
pub(crate) struct Tab {
    pub(crate) record: Vec<u8>,
    pub(crate) now: u64,
    pub(crate) random: u32,
}

impl Tab {
    pub(crate) fn new() -> Self {
        Self { record: Vec::new(), now: NOW, random: u32::MAX }
    }

    pub(crate) fn with(keys: &[&str]) -> Self {
        let mut tab = Self::new();
        for key in keys {
            assert_eq!(tab.run(Command::Add(item(key))).effect, Effect::Status(Status::Waiting));
        }
        tab
    }

    pub(crate) fn run(&mut self, command: Command) -> Ran {
        let Self { record: stored, now, random } = self;
        let ran = run(Call { stored: stored.clone(), now: *now, random: *random, command });
        if let Some(stored) = &ran.stored {
            self.record.clone_from(stored);
        }
        ran
    }

    pub(crate) fn next(&mut self) -> Effect {
        self.run(Command::Next).effect
    }

    pub(crate) fn status(&mut self, key: &str) -> Status {
        match self.run(Command::Status(key.into())).effect {
            Effect::Status(status) => status,
            other => panic!("{other:?}"),
        }
    }

    pub(crate) fn complete(
        &mut self,
        key: &str,
        attempt: u32,
        status: Option<u16>,
        header: &str,
        date: Option<u64>,
    ) -> Ran {
        let (key, retry_after) = (key.to_owned(), header.to_owned());
        self.run(Command::Complete { key, attempt, status, retry_after, retry_date: date })
    }

    /// Sends the item with key `a`, and says for how long it then waits.
    pub(crate) fn wait_after(&mut self, status: Option<u16>, header: &str, date: Option<u64>) -> u64 {
        let Effect::Send { item, attempt } = self.next() else { panic!() };
        self.complete(&item.key, attempt, status, header, date);
        match self.next() {
            Effect::Wait(until) => until - self.now,
            other => panic!("{other:?}"),
        }
    }
}
