//! A customer who does not want help pays nothing for it; one who does leaves no traces.

#![expect(clippy::unwrap_used, reason = "a test that meets an error fails, and says where")]

use e2e::{Bank, tour};
use serde_json::json;

/// What has been asked for under `embed/`.
fn loaded(bank: &Bank) -> Vec<String> {
    let requests = bank.server().requests();
    requests.into_iter().map(|request| request.path).filter(|path| path.starts_with("/embed/")).collect()
}

e2e::in_every_engine! {
    async fn a_page_loads_the_shell_and_nothing_else(bank: Bank) {
        bank.open().await;
        bank.find("button", "Help").await;
        // What the page would load by itself when it is idle is asked for before this answer.
        let idle = "const done = arguments[arguments.length - 1];
            const wait = window.requestIdleCallback ?? requestAnimationFrame;
            wait(() => fetch('/demo.css').then(() => done(true)))";
        bank.client().execute_async(idle, vec![]).await.unwrap();
        assert_eq!(loaded(&bank), ["/embed/handrail.js"]);
        bank.assert_nothing_is_stored().await;
        assert!(bank.errors().await.is_empty());
    }

    async fn a_pointer_or_the_focus_on_the_launcher_starts_loading(bank: Bank) {
        bank.open().await;
        bank.point_at(&bank.find("button", "Help").await).await;
        let program = bank.file("handrail", ".wasm");
        bank.eventually("a pointer loads the program", async || bank.requests_for(&program) == 1).await;
        bank.eventually("and the content", async || bank.requests_for("/catalogue.") == 1).await;
        assert!(!bank.shows("dialog", "Help").await, "it does not open by itself");
        assert_eq!(bank.requests_for("/engine-"), 0, "search is not wanted yet");

        bank.point_at(&bank.find("heading", "Your accounts").await).await;
        bank.open().await;
        bank.find("button", "Help").await.js("arguments[0].focus()").await;
        // Other files are kept by the browser; the manifest is asked for each time.
        bank.eventually("the focus loads it", async || bank.requests_for("/manifest.json") == 2).await;
    }

    async fn search_is_loaded_with_the_focus_in_its_field(bank: Bank) {
        let panel = bank.open_panel().await;
        let asked = || ["/engine-", "/index.", "/suggestions."].map(|part| bank.requests_for(part));
        // The listing is asked for when the panel opens, after what search would be if it came by itself.
        bank.eventually("the listing is loaded", async || bank.requests_for("/listing.") == 1).await;
        assert_eq!(asked(), [0, 0, 0]);
        panel.search_field().await.click().await;
        bank.eventually("search is loaded", async || asked() == [1, 1, 1]).await;
    }

    async fn nothing_is_stored_before_the_customer_answers_or_sends(bank: Bank) {
        bank.open().await;
        bank.assert_nothing_is_stored().await;
        let panel = bank.open_panel().await;
        panel.ask("choose a good pin").await;
        panel.finds().await;
        panel.press("Clear what you typed").await;
        panel.press("Cards and PINs").await;
        panel.read("Change your PIN").await;
        panel.go_home().await;
        panel.choose("My card payment was declined").await;
        panel.opens("My card payment was declined").await;
        panel.go_home().await;
        bank.assert_nothing_is_stored().await;
    }

    async fn after_a_visit_no_words_are_left(bank: Bank) {
        bank.open_panel().await;
        tour::everywhere(&bank, async |_| {}).await;
        // The answers of the last flow, by the names that editors gave, and no words of the customer's.
        let stored = bank.stored().await;
        let own = ["transfer", "zzyzx", "4111", "good pin"];
        assert!(own.iter().all(|words| !stored.contains(words)), "{stored}");
        assert_eq!(bank.js("return [localStorage.length, document.cookie]", vec![]).await, json!([0, ""]));
        let (addresses, own) = (bank.addresses().await, bank.server().url());
        assert!(addresses.iter().all(|address| address.starts_with(&own)), "a third party was asked: {addresses:?}");
    }
}
