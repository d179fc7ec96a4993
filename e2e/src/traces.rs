//! What a page has left behind: in the browser, and on the network.

use serde_json::{Value, json};

use crate::Bank;

const STORED: &str = "const done = arguments[arguments.length - 1];
    Promise.all([indexedDB.databases?.() ?? [], caches.keys(), navigator.serviceWorker?.getRegistrations() ?? []])
      .then((lists) => done([localStorage.length, sessionStorage.length, document.cookie,
                             ...lists.map((list) => list.length)]), (error) => done(String(error)))";

const ADDRESSES: &str = "return performance.getEntriesByType('resource').map(({ name }) => name)";

impl Bank {
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
