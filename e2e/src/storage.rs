//! A browser that keeps its storages from pages, or does not answer.

use crate::window::run_in_firefox;
use crate::{Bank, Engine};

/// A preference that customers set in Firefox's privacy settings: block all cookies. It takes the storages, too.
const BLOCK_COOKIES: &str = "Services.prefs.setIntPref('network.cookie.cookieBehavior', 2)";

/// As in a frame with a sandbox and no origin: to look at a storage is enough to fail.
const NO_STORAGE: &str = "const denied = { get() { throw new DOMException('denied', 'SecurityError'); } };
    for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches'])
      Object.defineProperty(window, name, denied);
    Object.defineProperty(navigator, 'locks', denied);
    window.BroadcastChannel = class { constructor() { throw new DOMException('denied', 'SecurityError'); } }";

/// Keeps back what `indexedDB.open` answers, until `window.answer()`.
const NO_ANSWER: &str = "const kept = [];
    window.answer = () => { kept.splice(0).forEach((tell) => tell()); window.isAnswering = true; };
    const { open } = IDBFactory.prototype;
    IDBFactory.prototype.open = function (...given) {
      if (window.isAnswering) return open.apply(this, given);
      const asked = open.apply(this, given);
      const told = { get result() { return asked.result; }, get transaction() { return asked.transaction; } };
      asked.onupgradeneeded = () => told.onupgradeneeded();
      asked.onsuccess = () => kept.push(() => told.onsuccess());
      return told;
    }";

/// Keeps back that something was written, until `window.answer()`; meanwhile it cannot be taken back.
const NO_WORD_OF_WRITING: &str = "const kept = [];
    window.answer = () => { kept.splice(0).forEach((tell) => tell()); window.isAnswering = true; };
    const { abort } = IDBTransaction.prototype;
    IDBTransaction.prototype.abort = function () {
      if (window.isAnswering) return abort.call(this);
      throw new DOMException('it is being written', 'InvalidStateError');
    };
    const { set } = Object.getOwnPropertyDescriptor(IDBTransaction.prototype, 'oncomplete');
    Object.defineProperty(IDBTransaction.prototype, 'oncomplete', {
      set(tell) {
        set.call(this, (event) => window.isAnswering ? tell(event) : kept.push(() => tell(event)));
      },
    })";

/// # Panics
/// All of these do when the browser does not let them.
impl Bank {
    /// Blocks all cookies, and with them all storages, of the pages that are opened from now on. Firefox only.
    pub async fn block_cookies(&self) {
        assert_eq!(self.engine(), Engine::Firefox, "only Firefox can change this while it runs");
        self.spoil_browser();
        let done = run_in_firefox(self.client(), BLOCK_COOKIES).await;
        done.unwrap_or_else(|error| panic!("cookies cannot be blocked: {error:#}"));
    }

    /// Keeps all storages from the page, and all that tells other tabs: they throw when they are looked at.
    pub async fn deny_storage(&self) {
        self.js(NO_STORAGE, Vec::new()).await;
    }

    /// From now on the page's database does not open, until [`answer`](Self::answer).
    pub async fn stop_database(&self) {
        self.js(NO_ANSWER, Vec::new()).await;
    }

    /// From now on the page's database writes what it is given and does not say so, until [`answer`](Self::answer).
    pub async fn silence_database(&self) {
        self.js(NO_WORD_OF_WRITING, Vec::new()).await;
    }

    /// The database says what it has kept back, and works again.
    pub async fn answer(&self) {
        self.js("answer()", Vec::new()).await;
    }

    /// Waits until the page has no database.
    pub async fn database_is_gone(&self) {
        let databases = "const done = arguments[arguments.length - 1];
            indexedDB.databases().then((databases) => done(databases.length))";
        self.eventually(
            "the database is gone",
            async || matches!(self.client().execute_async(databases, vec![]).await, Ok(count) if count == 0),
        )
        .await;
    }
}
