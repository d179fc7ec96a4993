//! What is suggested on home fits the page of the bank that the customer is on when they open the panel.

use e2e::{Bank, Panel};
use serde_json::json;

async fn go_to(bank: &Bank, address: &str) {
    bank.js("history.pushState(null, '', arguments[0])", vec![json!(address)]).await;
}

/// Closes the panel, goes to another page and opens it again.
async fn reopen_at(bank: &Bank, panel: &Panel, address: &str) {
    panel.press("Close help").await;
    panel.closes().await;
    go_to(bank, address).await;
    panel.reopen().await;
}

/// The titles of what is suggested now.
async fn suggested(bank: &Bank) -> Vec<String> {
    bank.read(
        "const root = document.querySelector('hand-rail').shadowRoot;
         const parts = [...root.querySelectorAll('.home .part')];
         const part = parts.find((part) => part.querySelector('.part-title').textContent === 'You might be looking for');
         return [...(part?.querySelectorAll('.entry-title') ?? [])].map((title) => title.textContent)",
    )
    .await
}

/// What is on the page with this path is suggested, in the editors' order.
async fn suggests(bank: &Bank, path: &str) {
    let fits = async || {
        let suggested = suggested(bank).await;
        !suggested.is_empty() && suggested == expected(path)
    };
    bank.eventually(&format!("what fits {path} is suggested"), fits).await;
}

/// The first four entries that are not urgent and name the path of this page, by their files.
fn expected(path: &str) -> Vec<String> {
    let folder = tools::workspace::dist().join("embed/content/en");
    let catalogue = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|file| file.path());
    let mut catalogues = catalogue.filter(|path| path.to_string_lossy().contains("/catalogue."));
    let bytes = catalogues.next().and_then(|path| std::fs::read(path).ok()).unwrap_or_default();
    let Ok(catalogue) = model::bundle::read::<model::Catalogue>(&bytes) else { return Vec::new() };
    let suggested = session::suggestions(&catalogue, &session::Page::named(path));
    suggested.into_iter().map(|entry| entry.title.clone()).collect()
}

e2e::in_every_engine! {
    async fn a_page_that_was_opened_by_script_is_noticed(bank: Bank) {
        bank.open().await;
        go_to(&bank, "/cards/1").await;
        let panel = bank.press_launcher().await;
        panel.opens("How can we help?").await;
        suggests(&bank, "/cards/1").await;
        reopen_at(&bank, &panel, "/top-up/new").await;
        suggests(&bank, "/top-up/new").await;
        assert_ne!(expected("/cards/1"), expected("/top-up/new"));
        reopen_at(&bank, &panel, "/cards/1?tab=pin#limits").await;
        suggests(&bank, "/cards/1").await;
        panel.press("Close help").await;
        panel.closes().await;
        bank.js("history.back()", vec![]).await;
        let is_back = async || bank.read::<String>("return location.pathname").await == "/top-up/new";
        bank.eventually("the page is the one before", is_back).await;
        panel.reopen().await;
        suggests(&bank, "/top-up/new").await;
        assert_eq!(bank.errors().await, Vec::<String>::new());
    }

    async fn a_route_in_the_fragment_is_a_page(bank: Bank) {
        bank.open().await;
        go_to(&bank, "/#/cards/1").await;
        let panel = bank.press_launcher().await;
        panel.opens("How can we help?").await;
        suggests(&bank, "/cards/1").await;
        reopen_at(&bank, &panel, "/#!/top-up/new?amount=20").await;
        suggests(&bank, "/top-up/new").await;
    }

    async fn the_page_may_be_named_by_the_host(bank: Bank) {
        bank.open().await;
        go_to(&bank, "/cards/1").await;
        bank.js("document.querySelector('hand-rail').setAttribute('page', '/top-up/new')", vec![]).await;
        let panel = bank.press_launcher().await;
        panel.opens("How can we help?").await;
        suggests(&bank, "/top-up/new").await;
        panel.press("Close help").await;
        panel.closes().await;
        bank.js("document.querySelector('hand-rail').removeAttribute('page')", vec![]).await;
        panel.reopen().await;
        suggests(&bank, "/cards/1").await;
    }
}
