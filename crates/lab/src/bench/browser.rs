//! A page in a headless Chromium, which is given files and tells what it measured.
//!
//! The page talks to a server of its own and needs no driver: it is opened once, nobody clicks, and what it has to say
//! it posts. Its server says that the page shares its process with nothing else; browsers then let it have a clock
//! with steps of 5 µs instead of 100.

use std::collections::BTreeMap;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::Path as FilePath;
use std::process::Stdio;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use axum::Router;
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, Path, State};
use axum::http::{HeaderName, HeaderValue, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use tokio::net::TcpListener;
use tokio::process::{Child, Command};
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

/// What a page that says nothing for so long is given up after. A round is the longest it is busy with.
const PATIENCE: Duration = Duration::from_secs(300);

/// Said with every file: that the page is isolated, and that it runs what is served here and nothing else.
const HEADERS: &[(&str, &str)] = &[
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-embedder-policy", "require-corp"),
    (
        "content-security-policy",
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'",
    ),
];

/// Files by their path, such as `bench.js`; the page itself is `index.html`.
pub(super) type Files = BTreeMap<String, Vec<u8>>;

/// What the page has to say.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Told {
    /// What it is about.
    pub(super) what: String,
    /// What it is.
    pub(super) body: Bytes,
}

/// The page says this last.
pub(super) const END: &str = "end";

/// The page says this when it cannot go on, with the reason.
const FAILURE: &str = "failure";

/// Opens the page in `files` and hands on everything that it tells, up to its [`END`].
///
/// # Errors
/// Chromium cannot be started or ends, the page fails or falls silent, or `hear` fails.
pub(super) fn open(chromium: &FilePath, files: Files, hear: impl FnMut(&Told) -> Result<()>) -> Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let (sender, told) = unbounded_channel();
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        let address = listener.local_addr()?;
        // Ends with the runtime.
        tokio::spawn(axum::serve(listener, server(files, sender)).into_future());
        let profile = tempfile::tempdir()?;
        let mut browser = start(chromium, profile.path(), address)?;
        let heard = listen(told, &mut browser, hear).await;
        // Its profile can be removed when it has ended.
        browser.kill().await?;
        heard
    })
}

fn start(chromium: &FilePath, profile: &FilePath, address: SocketAddr) -> Result<Child> {
    let mut command = Command::new(chromium);
    command.args(tools::CHROMIUM_ARGUMENTS).arg(format!("--user-data-dir={}", profile.display()));
    command.arg(format!("http://{address}/"));
    // Killed, it leaves what it keeps elsewhere.
    command.env("TMPDIR", profile);
    // What browsers print about the machine (no D-Bus, no GPU) is not about us.
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).kill_on_drop(true);
    command.spawn().with_context(|| format!("cannot start {}", chromium.display()))
}

async fn listen(
    mut told: UnboundedReceiver<Told>,
    browser: &mut Child,
    mut hear: impl FnMut(&Told) -> Result<()>,
) -> Result<()> {
    loop {
        let told = tokio::select! {
            told = tokio::time::timeout(PATIENCE, told.recv()) => told,
            status = browser.wait() => bail!("Chromium ended before the page was done: {}", status?),
        };
        let told = told.ok().flatten();
        let told = told.with_context(|| format!("the page has been silent for {} s", PATIENCE.as_secs()))?;
        if told.what == FAILURE {
            bail!("the page failed: {}", String::from_utf8_lossy(&told.body));
        }
        hear(&told)?;
        if told.what == END {
            return Ok(());
        }
    }
}

fn server(files: Files, sender: UnboundedSender<Told>) -> Router {
    let told = async move |Path(what): Path<String>, body: Bytes| {
        // Fails when nobody listens any more.
        let _ = sender.send(Told { what, body });
    };
    Router::new()
        .route("/told/{what}", post(told))
        // An index of many documents has many megabytes.
        .layer(DefaultBodyLimit::disable())
        .fallback(get(file))
        .with_state(Arc::new(files))
}

async fn file(State(files): State<Arc<Files>>, uri: Uri) -> Response {
    let name = uri.path().trim_start_matches('/');
    let name = if name.is_empty() { "index.html" } else { name };
    let Some(bytes) = files.get(name) else { return StatusCode::NOT_FOUND.into_response() };
    let mut response = bytes.clone().into_response();
    for (name, value) in [("content-type", content_type(name))].iter().chain(HEADERS) {
        response.headers_mut().insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
    response
}

/// The type of a file, by its name.
fn content_type(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "wasm" => "application/wasm",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is heard of `told`, and how it ends, while a program runs that ends by itself after so many seconds.
    fn hear(told: &[(&str, &'static str)], seconds: &str) -> (Vec<String>, Result<()>) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let (sender, receiver) = unbounded_channel();
            for (what, body) in told {
                sender.send(Told { what: (*what).to_owned(), body: body.as_bytes().into() }).unwrap();
            }
            let mut browser = Command::new("sleep").arg(seconds).kill_on_drop(true).spawn().unwrap();
            let mut heard = Vec::new();
            let result = listen(receiver, &mut browser, |told| {
                heard.push(told.what.clone());
                Ok(())
            });
            let result = result.await;
            // Dropped only now: a page that is open can always say more.
            drop(sender);
            (heard, result)
        })
    }

    #[test]
    fn a_page_is_heard_to_its_end() {
        let (heard, result) = hear(&[("progress", "1"), ("end", ""), ("late", "")], "60");
        result.unwrap();
        assert_eq!(heard, ["progress", "end"]);
    }

    #[test]
    fn why_a_page_failed_is_told() {
        let (heard, result) = hear(&[("progress", "1"), ("failure", "too tired")], "60");
        assert_eq!(result.unwrap_err().to_string(), "the page failed: too tired");
        assert_eq!(heard, ["progress"]);
    }

    #[test]
    fn a_browser_that_ends_too_early_is_told() {
        let (_, result) = hear(&[], "0");
        assert!(result.unwrap_err().to_string().starts_with("Chromium ended before the page was done"));
    }

    #[test]
    fn every_file_says_that_the_page_is_isolated() {
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        let files = Arc::new(Files::from([("index.html".to_owned(), b"page".to_vec())]));
        let get = |path| runtime.block_on(file(State(Arc::clone(&files)), Uri::from_static(path)));
        let page = get("/");
        assert_eq!(page.headers()["content-type"], "text/html; charset=utf-8");
        assert_eq!(page.headers()["cross-origin-opener-policy"], "same-origin");
        assert_eq!(page.headers()["cross-origin-embedder-policy"], "require-corp");
        assert_eq!(get("/other.js").status(), StatusCode::NOT_FOUND);
    }
}
