//! Test support: makes the server fail on purpose while it runs.

use std::sync::{Arc, Mutex};

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::{Shared, lock};

/// What can go wrong with a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// It is answered with this status and does nothing else.
    Status(u16),
    /// It is handled, but the answer gets lost on the way: the client gets status 504.
    AnswerLost,
    /// The last byte of the answer arrives changed.
    Tampered,
    /// It is never answered.
    Hangs,
}

/// The faults of a running server. Clones share them.
#[derive(Debug, Clone, Default)]
pub struct Faults(Arc<Mutex<Vec<(String, Fault)>>>);

impl Faults {
    /// From now on requests whose path contains `part` have this fault. The first that fits counts.
    pub fn add(&self, part: &str, fault: Fault) {
        lock(&self.0).push((part.to_owned(), fault));
    }

    /// From now on nothing goes wrong on purpose.
    pub fn clear(&self) {
        lock(&self.0).clear();
    }

    fn of(&self, path: &str) -> Option<Fault> {
        lock(&self.0).iter().find(|(part, _)| path.contains(part)).map(|(_, fault)| *fault)
    }
}

/// Writes the request down, then lets it go wrong or not.
pub(super) async fn log_and_fail(State(shared): State<Shared>, request: Request, next: Next) -> Response {
    let (method, path) = (request.method().to_string(), request.uri().path().to_owned());
    let fault = shared.faults.of(&path);
    lock(&shared.requests).push(super::Request { method, path });
    match fault {
        None => next.run(request).await,
        Some(Fault::Status(status)) => {
            StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR).into_response()
        }
        Some(Fault::AnswerLost) => {
            next.run(request).await;
            StatusCode::GATEWAY_TIMEOUT.into_response()
        }
        Some(Fault::Tampered) => tamper(next.run(request).await).await,
        Some(Fault::Hangs) => std::future::pending().await,
    }
}

async fn tamper(response: Response) -> Response {
    let (parts, body) = response.into_parts();
    let Ok(bytes) = axum::body::to_bytes(body, usize::MAX).await else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    let mut bytes = bytes.to_vec();
    if let Some(last) = bytes.last_mut() {
        *last ^= 1;
    }
    Response::from_parts(parts, Body::from(bytes))
}
