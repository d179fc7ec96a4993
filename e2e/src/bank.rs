//! The demo bank in a browser.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use anyhow::{Result, bail};
use content::BuildError;
use demo_server::{Faults, Server, ServerOptions};
use fantoccini::Client;
use fantoccini::elements::{Element, ElementRef};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use tempfile::TempDir;
use tools::workspace;

use crate::{Engine, PATIENCE, Panel, Part, site};

/// Keys that are not letters.
pub use fantoccini::key::Key;

/// The demo bank, as one customer has it before them. Clones are the same bank.
#[derive(Debug, Clone)]
pub struct Bank {
    engine: Engine,
    client: Client,
    server: Arc<Server>,
    site: Arc<TempDir>,
    /// Whether the browser is of no use to another test.
    is_spoilt: Arc<AtomicBool>,
}

/// What marks an element in answers: <https://www.w3.org/TR/webdriver2/#elements>.
const ELEMENT_KEY: &str = "element-6066-11e4-a52e-4f735466cecf";

/// Which names are looked for.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Name<'a> {
    Any,
    Whole(&'a str),
    Contains(&'a str),
}

#[derive(Default, Deserialize)]
struct Search {
    found: Vec<Value>,
    there: Vec<String>,
}

impl Bank {
    /// The demo bank in a browser that shows nothing yet, on an origin where no page of this process was before.
    pub(crate) fn start(engine: Engine, client: Client) -> Result<Self> {
        let site = site::prepare(&workspace::dist())?;
        let server = start_server(&site)?;
        Ok(Self { engine, client, server: Arc::new(server), site: Arc::new(site), is_spoilt: Arc::default() })
    }

    /// The browser is changed in a way that does not end with the tab: no other test may have it.
    pub(crate) fn spoil_browser(&self) {
        self.is_spoilt.store(true, Ordering::Relaxed);
    }

    pub(crate) fn has_spoilt_browser(&self) -> bool {
        self.is_spoilt.load(Ordering::Relaxed)
    }

    /// The browser it is open in.
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// Its server: what was asked of it, what feedback arrived, and what is to go wrong.
    pub fn server(&self) -> &Server {
        &self.server
    }

    /// The name of the file in `embed/` that is called `stem`, a hash, and `extension`: `handrail`, `.wasm`.
    ///
    /// # Panics
    /// There is none.
    pub fn file(&self, stem: &str, extension: &str) -> String {
        let files = fs::read_dir(self.site.path().join("embed")).into_iter().flatten().flatten();
        let mut names = files.filter_map(|file| file.file_name().into_string().ok());
        // The shell has no hash.
        let fitting = names.find(|name| name.starts_with(&format!("{stem}-")) && name.ends_with(extension));
        fitting.unwrap_or_else(|| panic!("embed/ has no file {stem}-<hash>{extension}"))
    }

    /// The folder that is served as `path` of the demo, such as `embed/content`.
    pub fn folder(&self, path: &str) -> PathBuf {
        self.site.path().join(path)
    }

    /// Serves `text` as the file at `path` of the demo, from now on.
    ///
    /// # Panics
    /// It cannot be written.
    pub fn put_file(&self, path: &str, text: &str) {
        let written = fs::write(self.site.path().join(path), text);
        written.unwrap_or_else(|error| panic!("{path} cannot be written: {error}"));
    }

    /// Publishes the help centre of `articles/` with `text` as the file at `path` in it, such as `en/cards/fees.md`. A page
    /// that is opened from now on has it.
    ///
    /// # Panics
    /// It has errors, or cannot be written.
    pub fn publish(&self, path: &str, text: &str) {
        self.try_publish(path, text).unwrap_or_else(|error| panic!("{path} is not published: {error:#}"));
    }

    fn try_publish(&self, path: &str, text: &str) -> Result<()> {
        let folder = tempfile::tempdir()?;
        let articles = folder.path().join("articles");
        site::copy_folder(&workspace::articles(), &articles)?;
        fs::write(articles.join(path), text)?;
        match content::build(&articles, &self.site.path().join("embed/content")) {
            Err(BuildError::Content(found)) => bail!("{}", content::draw(&found, false)),
            other => Ok(other.map(drop)?),
        }
    }

    /// How many requests have arrived whose path contains `part`.
    pub fn requests_for(&self, part: &str) -> usize {
        self.server.requests().iter().filter(|request| request.path.contains(part)).count()
    }

    /// The browser itself, for what this type does not offer.
    pub fn client(&self) -> &Client {
        &self.client
    }

    /// Opens the demo page.
    ///
    /// # Panics
    /// It does not load.
    pub async fn open(&self) {
        self.open_path("").await;
    }

    /// Opens another path of the demo, without the slash at its start.
    ///
    /// # Panics
    /// It does not load.
    pub async fn open_path(&self, path: &str) {
        let url = format!("{}{path}", self.server.url());
        self.client.goto(&url).await.unwrap_or_else(|error| panic!("{url} does not load: {error}"));
    }

    /// Opens the demo page and then, with the launcher, the panel.
    ///
    /// # Panics
    /// It does not open.
    pub async fn open_panel(&self) -> Panel {
        self.open().await;
        let panel = self.press_launcher().await;
        // The first title is drawn by the widget: it is there when everything has been loaded.
        panel.opens("How can we help?").await;
        panel
    }

    /// Presses the launcher and returns the panel, whatever it shows.
    ///
    /// # Panics
    /// There is no launcher.
    pub async fn press_launcher(&self) -> Panel {
        self.click("button", Name::Whole("Help")).await;
        Panel::of(self)
    }

    /// The part with this role and accessible name, once it is there. Roles are ARIA's: `button`, `dialog`, …
    ///
    /// # Panics
    /// It does not appear; the message lists what is there instead.
    pub async fn find(&self, role: &str, name: &str) -> Part {
        self.find_by(role, Name::Whole(name)).await
    }

    /// The first part with this role whose name contains `part`, once it is there: for long names, such as those of
    /// entries in lists, which are title and summary.
    ///
    /// # Panics
    /// As [`find`](Self::find).
    pub async fn find_containing(&self, role: &str, part: &str) -> Part {
        self.find_by(role, Name::Contains(part)).await
    }

    /// Clicks a part once it is there, also when it is drawn anew meanwhile.
    pub(crate) async fn click(&self, role: &str, name: Name<'_>) {
        let start = Instant::now();
        while let Err(error) = self.find_by(role, name).await.try_click().await {
            assert!(start.elapsed() < PATIENCE, "{role} {name:?} cannot be clicked: {error}");
            pause().await;
        }
    }

    async fn find_by(&self, role: &str, name: Name<'_>) -> Part {
        let start = Instant::now();
        loop {
            let Search { found, there } = self.search(role, name).await;
            if let Some(first) = found.first() {
                return self.part(first);
            }
            assert!(start.elapsed() < PATIENCE, "there is no {role} {name:?}, but:\n{}", there.join("\n"));
            pause().await;
        }
    }

    /// All parts with this role that are there now, in the order of the document.
    ///
    /// # Panics
    /// The page cannot be searched.
    pub async fn find_all(&self, role: &str) -> Vec<Part> {
        let found = self.search(role, Name::Any).await.found;
        found.iter().map(|element| self.part(element)).collect()
    }

    /// Whether a part with this role and name is there now.
    ///
    /// # Panics
    /// The page cannot be searched.
    pub async fn shows(&self, role: &str, name: &str) -> bool {
        !self.search(role, Name::Whole(name)).await.found.is_empty()
    }

    /// The part that has the focus.
    ///
    /// # Panics
    /// Nothing has.
    pub async fn focused(&self) -> Part {
        let element = self.js(include_str!("js/focus.js"), Vec::new()).await;
        assert!(!element.is_null(), "nothing has the focus");
        self.part(&element)
    }

    /// Waits until `condition` holds.
    ///
    /// # Panics
    /// It does not, within [`PATIENCE`]; the message is `what`.
    pub async fn eventually(&self, what: &str, mut condition: impl AsyncFnMut() -> bool) {
        let start = Instant::now();
        while !condition().await {
            assert!(start.elapsed() < PATIENCE, "it never came true: {what}");
            pause().await;
        }
    }

    /// Runs a script in the page and returns what it returns.
    ///
    /// # Panics
    /// It throws.
    pub async fn js(&self, script: &str, arguments: Vec<Value>) -> Value {
        let value = self.client.execute(script, arguments).await;
        value.unwrap_or_else(|error| panic!("the script fails: {error}\n{script}"))
    }

    /// Runs a script in the page and reads what it returns.
    ///
    /// # Panics
    /// It throws, or returns something else.
    pub async fn read<T: DeserializeOwned>(&self, script: &str) -> T {
        let value = self.js(script, Vec::new()).await;
        serde_json::from_value(value).unwrap_or_else(|error| panic!("{error}, from the script\n{script}"))
    }

    /// Sets the size of the window's content, in CSS pixels.
    ///
    /// # Panics
    /// The browser cannot have that size.
    pub async fn resize(&self, width: u32, height: u32) {
        let resized = crate::window::resize(&self.client, self.engine, width, height).await;
        resized.unwrap_or_else(|error| panic!("the window cannot be resized: {error:#}"));
    }

    /// Sets what the customer prefers, such as `("prefers-color-scheme", "dark")`, and nothing else.
    ///
    /// # Panics
    /// The browser is not Chromium.
    pub async fn prefer(&self, features: &[(&str, &str)]) {
        let set = crate::emulate::media(&self.client, self.engine, features).await;
        set.unwrap_or_else(|error| panic!("the preference cannot be set: {error:#}"));
    }

    /// Lets the window's content reach below a notch and above a home bar: these many CSS pixels at the top and at the
    /// bottom are not for it.
    ///
    /// # Panics
    /// The browser is not Chromium.
    pub async fn set_safe_area(&self, top: u32, bottom: u32) {
        let set = crate::emulate::safe_area(&self.client, self.engine, top, bottom).await;
        set.unwrap_or_else(|error| panic!("the safe area cannot be set: {error:#}"));
    }

    /// Shows the page as it is printed.
    ///
    /// # Panics
    /// The browser is not Chromium.
    pub async fn show_as_printed(&self) {
        let set = crate::emulate::print(&self.client, self.engine).await;
        set.unwrap_or_else(|error| panic!("the page cannot be shown as it is printed: {error:#}"));
    }

    async fn search(&self, role: &str, name: Name<'_>) -> Search {
        let (name, part_is_enough) = match name {
            Name::Any => (None, false),
            Name::Whole(name) => (Some(name), false),
            Name::Contains(part) => (Some(part), true),
        };
        let arguments = vec![json!(role), json!(name), json!(part_is_enough)];
        let result = match self.client.execute(include_str!("js/find.js"), arguments).await {
            Ok(result) => result,
            // What was found has been drawn anew before the driver could give it a name.
            Err(error) if error.is_stale_element_reference() => return Search::default(),
            Err(error) => panic!("the page cannot be searched: {error}"),
        };
        serde_json::from_value(result).unwrap_or_else(|error| panic!("the page cannot be searched: {error}"))
    }

    /// The part that a script returned.
    fn part(&self, element: &Value) -> Part {
        let id = element[ELEMENT_KEY].as_str().unwrap_or_else(|| panic!("this is not an element: {element}"));
        Part::new(
            self.clone(),
            Element::from_element_id(self.client.clone(), ElementRef::from(id.to_owned())),
        )
    }
}

/// Serves `site` on a port that no test before had: what browsers store belongs to an origin, and must not be found by
/// the next test.
fn start_server(site: &TempDir) -> Result<Server> {
    static USED: Mutex<BTreeSet<u16>> = Mutex::new(BTreeSet::new());
    let mut in_the_way = Vec::new();
    loop {
        let server = Server::start(ServerOptions {
            root: site.path().into(),
            feedback_log: site.path().join(".feedback.jsonl"),
            port: 0,
            faults: Faults::default(),
        })?;
        let mut used = USED.lock().unwrap_or_else(PoisonError::into_inner);
        if used.insert(server.address().port()) {
            return Ok(server);
        }
        // As long as it runs, its port is not offered again.
        in_the_way.push(server);
    }
}

/// Between two looks at the page.
pub(crate) async fn pause() {
    tokio::time::sleep(Duration::from_millis(30)).await;
}
