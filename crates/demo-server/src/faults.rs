//! Test support: makes the server fail on purpose while it runs.

use std::convert::Infallible;
use std::sync::{Arc, Mutex};

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use futures_util::{StreamExt, stream};

use crate::{Shared, lock};

/// What can go wrong with a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// It is answered with this status and does nothing else.
    Status(u16),
    /// It is answered with status 429 and this `Retry-After`, in seconds, and does nothing else.
    Busy(u32),
    /// It is answered with status 302 and the address of the front page, as where a session has ended, and does nothing
    /// else.
    Redirect,
    /// It is handled, but the answer gets lost on the way: the client gets status 504.
    AnswerLost,
    /// It is handled, then the connection is closed without an answer. A browser that used the connection before sends
    /// the request once more by itself.
    ConnectionLost,
    /// The last byte of the answer arrives changed.
    Tampered,
    /// It is never answered.
    Hangs,
    /// It is answered with the first half of the answer, and the rest never comes.
    HangsWithin,
    /// It is answered as it should be, and browsers are told not to keep the answer.
    NotKept,
    /// It is answered with a script that says so in the page's `window.forged`, and browsers are told not to keep it.
    Forged,
}

/// The faults of a running server. Clones share them.
#[derive(Debug, Clone, Default)]
pub struct Faults(Arc<Mutex<Vec<Planned>>>);

/// A fault, and the requests that have it.
#[derive(Debug)]
struct Planned {
    part: String,
    fault: Fault,
    /// How many requests will have it; without a number all.
    requests: Option<u32>,
}

impl Faults {
    /// From now on requests whose path contains `part` have this fault. The first that fits counts.
    pub fn add(&self, part: &str, fault: Fault) {
        lock(&self.0).push(Planned { part: part.to_owned(), fault, requests: None });
    }

    /// The next so many requests whose path contains `part` have this fault. The first that fits counts, so faults
    /// for the same part come one after the other.
    pub fn add_next(&self, part: &str, fault: Fault, requests: u32) {
        lock(&self.0).push(Planned { part: part.to_owned(), fault, requests: Some(requests) });
    }

    /// Ends the faults that were added for this part.
    pub fn remove(&self, part: &str) {
        lock(&self.0).retain(|planned| planned.part != part);
    }

    /// From now on nothing goes wrong on purpose.
    pub fn clear(&self) {
        lock(&self.0).clear();
    }

    /// The fault of a request, which counts as having had it.
    fn take(&self, path: &str) -> Option<Fault> {
        let mut faults = lock(&self.0);
        faults.retain(|planned| planned.requests != Some(0));
        let planned = faults.iter_mut().find(|planned| path.contains(&planned.part))?;
        if let Some(requests) = &mut planned.requests {
            *requests -= 1;
        }
        Some(planned.fault)
    }
}

/// Writes the request down, then lets it go wrong or not.
pub(super) async fn log_and_fail(State(shared): State<Shared>, request: Request, next: Next) -> Response {
    let (method, path) = (request.method().to_string(), request.uri().path().to_owned());
    let fault = shared.faults.take(&path);
    lock(&shared.requests).push(crate::Request { method, path });
    match fault {
        None => next.run(request).await,
        Some(Fault::Status(status)) => {
            StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR).into_response()
        }
        Some(Fault::Busy(seconds)) => {
            (StatusCode::TOO_MANY_REQUESTS, [(header::RETRY_AFTER, seconds)]).into_response()
        }
        Some(Fault::Redirect) => (StatusCode::FOUND, [(header::LOCATION, "/")]).into_response(),
        Some(Fault::ConnectionLost) => {
            next.run(request).await;
            // Ends the task that serves this connection, without a message. A handler cannot close it otherwise.
            std::panic::resume_unwind(Box::new("the connection is lost on purpose"))
        }
        Some(Fault::AnswerLost) => {
            next.run(request).await;
            StatusCode::GATEWAY_TIMEOUT.into_response()
        }
        Some(Fault::Tampered) => tamper(next.run(request).await).await,
        Some(Fault::Hangs) => std::future::pending().await,
        Some(Fault::HangsWithin) => hang_within(next.run(request).await).await,
        Some(Fault::NotKept) => not_kept(next.run(request).await),
        Some(Fault::Forged) => {
            not_kept(([(header::CONTENT_TYPE, "text/javascript")], "window.forged = true;").into_response())
        }
    }
}

async fn tamper(response: Response) -> Response {
    change(response, |mut bytes| {
        if let Some(last) = bytes.last_mut() {
            *last ^= 1;
        }
        Body::from(bytes)
    })
    .await
}

async fn hang_within(response: Response) -> Response {
    change(response, |mut bytes| {
        bytes.truncate(bytes.len() / 2);
        let half = stream::once(async move { Ok::<_, Infallible>(bytes) });
        Body::from_stream(half.chain(stream::pending()))
    })
    .await
}

/// The response with the body that `into` makes of its own.
async fn change(response: Response, into: impl FnOnce(Vec<u8>) -> Body) -> Response {
    let (parts, body) = response.into_parts();
    let Ok(bytes) = axum::body::to_bytes(body, usize::MAX).await else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    Response::from_parts(parts, into(bytes.to_vec()))
}

fn not_kept(mut response: Response) -> Response {
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}
