//! What a page has left behind: in the browser, and on the network.

use serde_json::{Value, json};

use crate::Bank;

const STORED: &str = "const done = arguments[arguments.length - 1];
    Promise.all([indexedDB.databases?.() ?? [], caches.keys(), navigator.serviceWorker?.getRegistrations() ?? []])
      .then((lists) => done([localStorage.length, sessionStorage.length, document.cookie,
                             ...lists.map((list) => list.length)]), (error) => done(String(error)))";

const ADDRESSES: &str = "return performance.getEntriesByType('resource').map(({ name }) => name)";

/// All texts in the page's storages. A database is opened only if it is there, for that would make it.
const STORED_TEXTS: &str = "const done = arguments[arguments.length - 1];
    const asked = (request) => new Promise((resolve, reject) => {
      request.onupgradeneeded = () => request.transaction.abort();
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const area = (name) => {
      try { return Object.entries(window[name]).flat().join('\\n'); } catch { return ''; }
    };
    const text = (value) => ArrayBuffer.isView(value) ? new TextDecoder().decode(value) : JSON.stringify(value);
    const records = async ({ name }) => {
      const database = await asked(indexedDB.open(name)).catch(() => undefined);
      const stores = [...(database?.objectStoreNames ?? [])];
      const values = await Promise.all(stores.map((store) => asked(database.transaction(store).objectStore(store).getAll())));
      database?.close();
      return values.flat().map(text);
    };
    (async () => {
      const databases = (await window.indexedDB?.databases()) ?? [];
      const caches = (await window.caches?.keys()) ?? [];
      const all = [area('localStorage'), area('sessionStorage'), document.cookie, ...caches];
      return [...all, ...(await Promise.all(databases.map(records))).flat()].filter((text) => text).join('\\n');
    })().then(done, (error) => done('not seen: ' + error))";

impl Bank {
    /// All texts that are stored in the browser for the page: in its storages, cookies and databases, one after the other.
    ///
    /// # Panics
    /// It cannot be seen.
    pub async fn stored(&self) -> String {
        let stored = self.client().execute_async(STORED_TEXTS, Vec::<Value>::new()).await;
        let stored = stored.unwrap_or_else(|error| panic!("it cannot be seen what is stored: {error}"));
        stored.as_str().map(str::to_owned).unwrap_or_default()
    }

    /// How often feedback was sent to the server, arrived or not.
    pub fn tries(&self) -> usize {
        let requests = self.server().requests();
        requests.iter().filter(|request| request.method == "POST" && request.path == "/feedback").count()
    }

    /// Nothing is stored in the browser: no item, cookie, database, cache or worker.
    ///
    /// # Panics
    /// Something is.
    pub async fn assert_nothing_is_stored(&self) {
        let stored = self.client().execute_async(STORED, Vec::<Value>::new()).await;
        let stored = stored.unwrap_or_else(|error| panic!("it cannot be seen what is stored: {error}"));
        assert_eq!(stored, json!([0, 0, "", 0, 0, 0]), "something is stored");
    }

    /// The whole addresses of all that the page has asked for.
    ///
    /// # Panics
    /// The browser does not say.
    pub async fn addresses(&self) -> Vec<String> {
        self.read(ADDRESSES).await
    }

    /// The paths that were asked for since there were `before` requests.
    pub fn paths_since(&self, before: usize) -> Vec<String> {
        self.server().requests().into_iter().skip(before).map(|request| request.path).collect()
    }
}
