use crate::answer::{Outcome, retry_after};
use crate::outbox::Outbox;
use crate::protocol::{Call, Command, Effect, Ran, Status};

/// Carries out a command on the stored record.
///
/// To be called between reading the record and writing it, with nothing in between. What to do is done after it is
/// written: who sends first and writes afterwards may send what another tab is sending.
pub fn run(call: Call) -> Ran {
    let Call { stored, now, random, command } = call;
    let Some(mut outbox) = Outbox::read(&stored) else { return run_on_newer(&command) };
    outbox.tidy(now);
    let effect = match command {
        Command::Add(item) => outbox.add(item, now),
        Command::Next => outbox.next(now),
        Command::Hurry => {
            outbox.hurry();
            outbox.next(now)
        }
        Command::Settle { key, attempt, status, retry_after: header, retry_date } => {
            let outcome = Outcome::of(status, retry_after(&header, retry_date, now));
            Effect::Status(outbox.settle(&key, attempt, outcome, now, random))
        }
        Command::Status(key) => Effect::Status(outbox.status(&key, now)),
        Command::Told(key) => {
            outbox.told(&key);
            Effect::Nothing
        }
        Command::LastTry => outbox.last_try(now),
        Command::Wipe => {
            outbox = Outbox::default();
            Effect::Nothing
        }
    };
    let bytes = outbox.to_bytes();
    Ran { stored: (bytes != stored).then_some(bytes), effect, lost: outbox.lost() }
}

/// In a page that was open while the widget got a new release: the record belongs to the newer program, which will send
/// what is in it. This one only forgets it when it is told to.
fn run_on_newer(command: &Command) -> Ran {
    let effect = match command {
        Command::Add(_) => Effect::Full,
        Command::Settle { status: Some(200..=299), .. } => Effect::Status(Status::Gone),
        Command::Settle { .. } | Command::Status(_) => Effect::Status(Status::Waiting),
        Command::LastTry => Effect::LastTry { items: Vec::new(), left: 0 },
        Command::Next | Command::Hurry | Command::Told(_) | Command::Wipe => Effect::Nothing,
    };
    let is_wiped = matches!(command, Command::LastTry | Command::Wipe);
    Ran { stored: is_wiped.then(Vec::new), effect, lost: Vec::new() }
}
