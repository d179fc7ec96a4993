use crate::command::{Call, Command, Effect, Lost, Ran, Status, Why};
use crate::outbox::{Outbox, Record};
use crate::response::{Outcome, retry_after};

/// Carries out a command on the stored record.
///
/// To be called between reading the record and writing it, with nothing in between. What to do is done after it is
/// written: who sends first and writes afterwards may send what another tab is sending.
pub fn run(call: Call) -> Ran {
    let Call { stored, now, random, command } = call;
    let mut outbox = match Outbox::read(&stored) {
        Record::Outbox(outbox) => outbox,
        Record::Newer => return run_on_newer(&command),
        Record::Unreadable => return run_on_unreadable(&command),
    };
    outbox.tidy(now);
    let effect = match command {
        Command::Add(item) => outbox.add(item, now),
        Command::Next => outbox.next(now),
        Command::Hurry => {
            outbox.hurry();
            outbox.next(now)
        }
        Command::Complete { key, attempt, status, retry_after: header, retry_date } => {
            let outcome = Outcome::of(status, retry_after(&header, retry_date, now));
            Effect::Status(outbox.complete(&key, attempt, outcome, now, random))
        }
        Command::Status(key) => Effect::Status(outbox.status(&key, now)),
        Command::Acknowledge(key) => {
            outbox.acknowledge(&key);
            Effect::Nothing
        }
        Command::LastTry => outbox.last_try(now),
    };
    let bytes = outbox.to_bytes();
    Ran { stored: (bytes != stored).then_some(bytes), effect, lost: outbox.lost() }
}

/// In a page that was open while the widget got a new release: the record belongs to the newer program, which will send
/// what is in it. This one only forgets it at logout.
fn run_on_newer(command: &Command) -> Ran {
    let effect = match command {
        Command::Add(_) => Effect::Full,
        Command::Complete { status: Some(200..=299), .. } => Effect::Status(Status::Gone),
        Command::Complete { .. } | Command::Status(_) => Effect::Status(Status::Waiting),
        Command::LastTry => Effect::LastTry { items: Vec::new(), left: 0 },
        Command::Next | Command::Hurry | Command::Acknowledge(_) => Effect::Nothing,
    };
    let is_wiped = matches!(command, Command::LastTry);
    Ran { stored: is_wiped.then(Vec::new), effect, lost: Vec::new() }
}

/// The record is damaged, and so are the items in it. It stays as it is until a customer was told that they will not be
/// sent: to put new items in its place would lose the old ones silently.
fn run_on_unreadable(command: &Command) -> Ran {
    let effect = match command {
        Command::Add(_) => Effect::Unreadable,
        Command::Complete { .. } | Command::Status(_) => Effect::Status(Status::Gone),
        Command::LastTry => Effect::LastTry { items: Vec::new(), left: 0 },
        Command::Next | Command::Hurry | Command::Acknowledge(_) => Effect::Nothing,
    };
    let is_acknowledged = matches!(command, Command::Acknowledge(key) if key.is_empty());
    let is_wiped = is_acknowledged || matches!(command, Command::LastTry);
    let unreadable = || Lost { key: String::new(), reference: String::new(), why: Why::Unreadable };
    Ran { stored: is_wiped.then(Vec::new), effect, lost: (!is_wiped).then(unreadable).into_iter().collect() }
}
