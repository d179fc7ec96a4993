use crate::{Call, Command, Effect, Item, News, Question, Ran, Status, Step, Why};

/// What becomes of a question.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reply {
    /// The record to store instead of the one there was: none leaves it as it is, an empty one is deleted.
    pub stored: Option<Vec<u8>>,
    /// What to do, or how far an item is, and the parameters of that. Nothing if there was no question.
    pub texts: Vec<String>,
}

/// Answers a question about the record, both in texts. The first says which [`Question`], the others are its parameters:
/// missing ones are empty. The answer begins with a [`Step`] or [`News`].
///
/// `status` is that of the answer to a request, 0 for no answer. `now` and the times in texts are milliseconds since
/// 1970, `random` is in 0..1.
pub fn answer(record: &[u8], question: &[&str], status: u32, now: f64, random: f64) -> Reply {
    let parameter = |at: usize| question.get(at).copied().unwrap_or_default();
    let Some(question) = Question::from_name(parameter(0)) else { return Reply::default() };
    let call = Call {
        stored: record.to_vec(),
        now: now as u64,
        random: (random * f64::from(u32::MAX)) as u32,
        command: command(question, |at| parameter(at).to_owned(), status),
    };
    let Ran { stored, effect, lost } = crate::run(call);
    let texts = if question == Question::Lost {
        list(lost.into_iter().map(|lost| [lost.key, lost.reference]))
    } else {
        texts(effect)
    };
    Reply { stored, texts }
}

fn command(question: Question, parameter: impl Fn(usize) -> String, status: u32) -> Command {
    match question {
        Question::Add => Command::Add(Item {
            key: parameter(1),
            reference: parameter(2),
            url: parameter(3),
            body: parameter(4),
        }),
        Question::Next => Command::Next,
        Question::Hurry => Command::Hurry,
        Question::Complete => Command::Complete {
            key: parameter(1),
            attempt: parameter(2).parse().unwrap_or(0),
            status: u16::try_from(status).ok().filter(|status| *status != 0),
            retry_after: parameter(3),
            retry_date: parameter(4).parse().ok(),
        },
        // What is lost comes with every answer.
        Question::Status | Question::Lost => Command::Status(parameter(1)),
        Question::Acknowledge => Command::Acknowledge(parameter(1)),
        Question::LastTry => Command::LastTry,
    }
}

fn texts(effect: Effect) -> Vec<String> {
    match effect {
        Effect::Nothing => vec![Step::Nothing.name().to_owned()],
        Effect::Send { item, attempt } => {
            [vec![Step::Send.name().to_owned()], fields(item).into(), vec![attempt.to_string()]].concat()
        }
        Effect::Wait(until) => vec![Step::Wait.name().to_owned(), until.to_string()],
        Effect::LastTry { items, .. } => list(items.into_iter().map(fields)),
        Effect::Status(status) => vec![news(status).name().to_owned()],
        Effect::Full => vec![News::Full.name().to_owned()],
        Effect::Unreadable => vec![News::Unreadable.name().to_owned()],
    }
}

fn news(status: Status) -> News {
    match status {
        Status::Waiting => News::Waiting,
        Status::Sending => News::Sending,
        Status::Lost(Why::Refused) => News::Refused,
        Status::Lost(Why::Expired) => News::Expired,
        Status::Lost(Why::Unreadable) => News::Unreadable,
        Status::Gone => News::Gone,
    }
}

fn list<const N: usize>(entries: impl Iterator<Item = [String; N]>) -> Vec<String> {
    std::iter::once(Step::List.name().to_owned()).chain(entries.flatten()).collect()
}

fn fields(item: Item) -> [String; 4] {
    [item.key, item.reference, item.url, item.body]
}
