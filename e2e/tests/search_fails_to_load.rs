//! A customer who wants to search while part of search cannot be loaded is told so, and can try again.

use e2e::{Bank, Fault, Panel};

const SORRY: &str = "Sorry, this could not be loaded. Please check your connection and try again.";

/// A question for which there are suggestions.
const QUESTION: &str = "my transfer";

async fn finds_and_says_how_many(panel: &Panel) {
    let hits = panel.finds().await;
    assert!(hits.len() > 1, "{hits:?}");
    panel.says(&format!("{} answers", hits.len())).await;
    panel.announces(&format!("{} answers", hits.len())).await;
}

/// Asks while `fault` is in the file whose path contains `part`; then mends it and tries again.
async fn fail_and_try_again(bank: &Bank, part: &str, fault: Fault) {
    bank.server().faults().add(part, fault);
    let panel = bank.open_panel().await;
    panel.ask(QUESTION).await;
    panel.says(SORRY).await;
    panel.announces(SORRY).await;
    assert_eq!(panel.hits().await, []);
    assert!(panel.suggestions().await.is_empty());
    bank.find_containing("link", "0808 157 0199").await;

    // The fault is still there: another try fails as well, and says so again.
    let before = bank.requests_for(part);
    panel.press("Try again").await;
    bank.eventually("it is tried again", async || bank.requests_for(part) > before).await;
    panel.says(SORRY).await;

    bank.server().faults().clear();
    panel.press("Try again").await;
    finds_and_says_how_many(&panel).await;
    assert_eq!(panel.query().await, QUESTION);
    panel.ask(" has").await;
    assert!(!panel.suggests().await.is_empty());
    assert_eq!(bank.errors().await, Vec::<String>::new());
}

/// Asks while `fault` is in the suggestions, which takes nothing else away.
async fn search_without_suggestions(bank: &Bank, fault: Fault) {
    bank.server().faults().add("/suggestions.", fault);
    let panel = bank.open_panel().await;
    panel.ask(QUESTION).await;
    finds_and_says_how_many(&panel).await;
    bank.eventually("suggestions were asked for", async || bank.requests_for("/suggestions.") > 0).await;
    assert!(panel.suggestions().await.is_empty());
    assert!(!panel.text().await.contains(SORRY));
    assert_eq!(bank.errors().await, Vec::<String>::new());
}

e2e::in_every_engine! {
    async fn the_engine_is_not_there(bank: Bank) {
        fail_and_try_again(&bank, "/engine-", Fault::Status(500)).await;
    }

    async fn the_engine_is_not_the_one_that_was_built(bank: Bank) {
        fail_and_try_again(&bank, "/engine-", Fault::Tampered).await;
    }

    async fn the_index_is_not_there(bank: Bank) {
        fail_and_try_again(&bank, "/index.", Fault::Status(404)).await;
    }

    async fn the_index_is_not_the_one_that_was_published(bank: Bank) {
        fail_and_try_again(&bank, "/index.", Fault::Tampered).await;
    }

    async fn without_suggestions_it_searches(bank: Bank) {
        search_without_suggestions(&bank, Fault::Status(500)).await;
    }

    async fn with_suggestions_that_were_mangled_it_searches(bank: Bank) {
        search_without_suggestions(&bank, Fault::Tampered).await;
    }

    async fn while_suggestions_are_on_their_way_it_searches(bank: Bank) {
        search_without_suggestions(&bank, Fault::Hangs).await;
    }

    async fn while_the_engine_is_on_its_way_it_says_so(bank: Bank) {
        bank.server().faults().add("/engine-", Fault::Hangs);
        let panel = bank.open_panel().await;
        panel.ask(QUESTION).await;
        panel.says("Loading…").await;
        assert!(panel.suggestions().await.is_empty());
        // The rest of the help works meanwhile.
        panel.press("Clear what you typed").await;
        panel.press("Cards and PINs").await;
        panel.opens("Cards and PINs").await;
        panel.read("Change your PIN").await;
    }
}
