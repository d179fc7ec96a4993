//! What a server's answer means.

use crate::limits::MAX_WAIT;

/// What became of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// The server has the item.
    Taken,
    /// The server does not want the item, and would not want it later.
    Refused,
    /// It may or may not have arrived, and is to be sent again, after at least this many milliseconds.
    Later(u64),
}

impl Outcome {
    /// What an answer with this status means; none is no answer.
    pub(crate) fn of(status: Option<u16>, wait: u64) -> Self {
        match status {
            Some(200..=299) => Self::Taken,
            // Some of these pass: 401 when the customer signs in again, 408 and 425 by themselves, 409 when the server is
            // done with the same key (draft-ietf-httpapi-idempotency-key-header), 423 and 429 with time.
            Some(401 | 408 | 409 | 421 | 423 | 425 | 429) => Self::Later(wait),
            Some(400..=499) => Self::Refused,
            // Among these are redirects, which are not followed: the page at their end, such as a form to sign in, would
            // answer that all is well.
            _ => Self::Later(wait),
        }
    }
}

/// The milliseconds that the header `Retry-After` asks for (RFC 9110, section 10.2.3), at most [`MAX_WAIT`]: it holds
/// seconds, or a date, which is `date` once parsed.
pub(crate) fn retry_after(header: &str, date: Option<u64>, now: u64) -> u64 {
    let header = header.trim_ascii();
    let is_number = !header.is_empty() && header.bytes().all(|byte| byte.is_ascii_digit());
    let wait = if is_number {
        let add = |sum: u64, digit: u8| sum.saturating_mul(10).saturating_add(u64::from(digit - b'0'));
        header.bytes().fold(0, add).saturating_mul(1000)
    } else {
        date.unwrap_or(0).saturating_sub(now)
    };
    wait.min(MAX_WAIT)
}
