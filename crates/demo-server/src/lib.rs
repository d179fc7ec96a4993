//! The demo bank's server: files under the strictest policy, and a place for feedback to arrive.
//!
//! `cargo xtask serve` builds, then serves; `cargo run -p demo-server -- --help` says how to serve what is built. It runs on
//! its own thread, so that tests can start one each: [`Server::start`] with port 0 takes a free port, and dropping the
//! server ends it. What a test wants to go wrong it says to [`Server::faults`].
//!
//! The feature `schema` checks feedback against docs/feedback.schema.json. It is on in tests and in `cargo run`, and off in
//! `cargo xtask serve`, which would wait for the validator to compile.

mod faults;
mod feedback;
mod files;
mod inbox;
#[cfg(feature = "schema")]
mod schema;

use std::io::Write;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;

use anyhow::{Context, Result};
use axum::Router;
use axum::http::{HeaderName, HeaderValue, header};
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::get;
use tokio::sync::oneshot;
use tower_http::services::ServeDir;
use tower_http::set_header::SetResponseHeaderLayer;

pub use faults::{Fault, Faults};
pub use inbox::Item;

use inbox::Inbox;

/// The strictest policy that Handrail promises to run under.
pub const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; \
     connect-src 'self'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; \
     require-trusted-types-for 'script'; trusted-types 'none'";

/// What a server serves, and where.
#[derive(Debug, Clone)]
pub struct ServerOptions {
    /// The folder of files, as `cargo xtask build` writes it.
    pub root: PathBuf,
    /// The file that keeps feedback, one item of JSON a line. Items already in it count as received.
    pub feedback_log: PathBuf,
    /// The port on this machine; 0 takes any free one.
    pub port: u16,
    /// What goes wrong on purpose: `Faults::default()` for nothing.
    pub faults: Faults,
}

/// A request that arrived.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// Such as `GET`.
    pub method: String,
    /// The path, without the query.
    pub path: String,
}

/// A running server. It ends when it is dropped.
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    shared: Shared,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

/// What all requests have in common.
#[derive(Debug, Clone)]
struct Shared {
    requests: Arc<Mutex<Vec<Request>>>,
    inbox: Arc<Mutex<Inbox>>,
    faults: Faults,
}

impl Server {
    /// Starts serving.
    ///
    /// # Errors
    /// The port is taken, or the feedback log cannot be read.
    pub fn start(options: ServerOptions) -> Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, options.port)).with_context(|| {
            format!(
                "port {} cannot be used; stop the program that uses it, or choose another with --port",
                options.port
            )
        })?;
        listener.set_nonblocking(true)?;
        let address = listener.local_addr()?;
        let shared = Shared {
            requests: Arc::default(),
            inbox: Arc::new(Mutex::new(Inbox::open(options.feedback_log)?)),
            faults: options.faults,
        };
        let (stop, stopped) = oneshot::channel();
        let app = app(shared.clone(), options.root);
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let thread = std::thread::spawn(move || {
            let served = runtime.block_on(async {
                let listener = tokio::net::TcpListener::from_std(listener)?;
                tokio::select! {
                    served = axum::serve(listener, app) => served,
                    // Also when the sender is dropped; requests that hang are dropped with the runtime.
                    _ = stopped => Ok(()),
                }
            });
            if let Err(error) = served {
                eprintln!("error: the server at {address} ended: {error}");
            }
        });
        Ok(Self { address, shared, stop: Some(stop), thread: Some(thread) })
    }

    /// The address that it listens on.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The address of the demo page, such as `http://127.0.0.1:8080/`.
    pub fn url(&self) -> String {
        format!("http://{}/", self.address)
    }

    /// All requests so far, in the order in which they arrived.
    pub fn requests(&self) -> Vec<Request> {
        lock(&self.shared.requests).clone()
    }

    /// All feedback so far, in the order in which it arrived.
    pub fn feedback(&self) -> Vec<Item> {
        lock(&self.shared.inbox).items().to_vec()
    }

    /// What goes wrong on purpose; can be changed while the server runs.
    pub fn faults(&self) -> &Faults {
        &self.shared.faults
    }

    /// Waits until the server ends by itself, which it does not do.
    fn wait(mut self) {
        if let Some(thread) = self.thread.take() {
            // A panic in the thread has been printed.
            let _ = thread.join();
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if let Some(stop) = self.stop.take() {
            // Fails when the thread has ended already.
            let _ = stop.send(());
        }
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// Serves until the process is ended, and prints the address.
///
/// # Errors
/// As [`Server::start`].
pub fn serve(options: ServerOptions, out: &mut dyn Write) -> Result<()> {
    let server = Server::start(options)?;
    writeln!(out, "Larkmoor demo bank: {}", server.url())?;
    writeln!(out, "Feedback it gets:   {}feedback", server.url())?;
    server.wait();
    Ok(())
}

fn app(shared: Shared, root: PathBuf) -> Router {
    let files = Router::new().fallback_service(ServeDir::new(root)).layer(from_fn(files::describe));
    Router::new()
        .route("/feedback", get(feedback::list).post(feedback::receive))
        .fallback_service(files)
        .with_state(shared.clone())
        .layer(from_fn_with_state(shared, faults::log_and_fail))
        .layer(always(header::CONTENT_SECURITY_POLICY, CONTENT_SECURITY_POLICY))
        .layer(always(header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .layer(always(header::REFERRER_POLICY, "no-referrer"))
        .layer(SetResponseHeaderLayer::if_not_present(
            header::CACHE_CONTROL,
            HeaderValue::from_static("no-cache"),
        ))
}

/// Adds a header to every response, errors too.
fn always(name: HeaderName, value: &'static str) -> SetResponseHeaderLayer<HeaderValue> {
    SetResponseHeaderLayer::overriding(name, HeaderValue::from_static(value))
}

/// The value, also when another thread panicked while it held it: each change here is a single step.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
