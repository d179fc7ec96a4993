//! Customers have stored records: this program must read what the one before has written, and a release that writes
//! another layout must say so by the record's first byte.

use std::fs;
use std::path::PathBuf;

use dispatch::{Call, Command, Effect, Item, LEASE, Lost, Ran, Status, Why, run};

const NOW: u64 = 1_800_000_000_000;

/// What to do when these tests fail.
const HOW: &str = "The layout of the stored record has changed, and customers have records of the old one. Raise VERSION \
     in crates/dispatch/src/outbox.rs, have Outbox::read read the version before as well, keep its file in \
     crates/dispatch/tests/golden/, and write that of the new version: WRITE_GOLDEN=1 cargo test -p dispatch --test golden";

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden")
}

fn item(key: &str) -> Item {
    Item {
        key: key.into(),
        reference: "K7PM-3QXW".into(),
        url: "https://bank.example/feedback".into(),
        body: format!("{{\"key\":\"{key}\",\"comment\":\"Which menu? “Überweisung”\"}}"),
    }
}

fn ask(stored: &[u8], command: Command) -> Ran {
    run(Call { stored: stored.to_vec(), now: NOW, random: u32::MAX, command })
}

fn complete(key: &str, status: Option<u16>) -> Command {
    Command::Complete { key: key.into(), attempt: 1, status, retry_after: "60".into(), retry_date: None }
}

/// A record with an item in each state that there is.
fn record() -> Vec<u8> {
    let steps = [
        Command::Add(item("refused")),
        Command::Next,
        complete("refused", Some(413)),
        Command::Add(item("later")),
        Command::Next,
        complete("later", Some(503)),
        Command::Add(item("sending")),
        Command::Next,
        Command::Add(item("waiting")),
    ];
    steps.into_iter().fold(Vec::new(), |record, step| ask(&record, step).stored.unwrap_or(record))
}

#[test]
fn what_is_written_today_is_what_was_written_when_this_version_began() {
    let record = record();
    let path = folder().join(format!("version-{}.bin", record[0]));
    if std::env::var_os("WRITE_GOLDEN").is_some() && !path.exists() {
        fs::write(&path, &record).unwrap();
    }
    let golden = fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}. {HOW}", path.display()));
    assert!(record == golden, "what is written differs from {}. {HOW}", path.display());
}

#[test]
fn records_of_every_version_are_read_whole() {
    let mut versions = 0;
    for file in fs::read_dir(folder()).unwrap() {
        let path = file.unwrap().path();
        let stored = fs::read(&path).unwrap();
        let name = path.display();
        let status = |key: &str| ask(&stored, Command::Status(key.into())).effect;
        for (key, expected) in [
            ("refused", Status::Lost(Why::Refused)),
            ("later", Status::Waiting),
            ("sending", Status::Sending),
            ("waiting", Status::Waiting),
        ] {
            assert_eq!(status(key), Effect::Status(expected), "{key} in {name}. {HOW}");
        }
        let lost = Lost { key: "refused".into(), reference: "K7PM-3QXW".into(), why: Why::Refused };
        assert_eq!(ask(&stored, Command::Next).lost, [lost], "{name}. {HOW}");
        let last = Effect::LastTry { items: ["later", "waiting", "sending"].map(item).into(), left: 0 };
        assert_eq!(ask(&stored, Command::LastTry).effect, last, "{name}. {HOW}");

        // When things are due was written down, too.
        let sent = ask(&stored, Command::Next).stored.unwrap();
        assert_eq!(ask(&sent, Command::Next).effect, Effect::Wait(NOW + LEASE), "{name}. {HOW}");
        versions += 1;
    }
    assert!(versions > 0, "there are files in {}", folder().display());
}
