//! What cannot be loaded is said, with a way to a human and a way to try again.

use e2e::{Bank, Engine, Fault, Panel};
use serde_json::Value;

const SORRY: &str = "Sorry, help could not be opened. Please try again or reload this page.";
const SORRY_FOR_THIS: &str = "Sorry, this could not be loaded. Please check your connection and try again.";

/// Opens the panel while `fault` is in the file whose path contains `part`; then mends it and tries again.
async fn fail_and_try_again(bank: &Bank, part: &str, fault: Fault) {
    bank.server().faults().add(part, fault);
    bank.open().await;
    let panel = bank.press_launcher().await;
    panel.says(SORRY).await;
    let alert = &bank.find_all("alert").await[0];
    assert_eq!(alert.text().await, SORRY, "{part}");
    let call = bank.find("link", "0808 157 0199").await;
    assert_eq!(call.attribute("href").await.as_deref(), Some("tel:08081570199"));

    // The fault is still there: another try fails as well, and says so again.
    let before = bank.server().requests().len();
    panel.press("Try again").await;
    bank.eventually("it is tried again", async || bank.server().requests().len() > before).await;
    panel.says(SORRY).await;

    bank.server().faults().clear();
    panel.press("Try again").await;
    panel.opens("How can we help?").await;
    panel.ask("pin").await;
    assert!(!panel.finds().await.is_empty());
}

/// Opens the article "Change your PIN" while `fault` is in a file that it needs, whose path contains `part`.
async fn open_broken_article(bank: &Bank, part: &str, fault: Fault) -> Panel {
    bank.server().faults().add(part, fault);
    let panel = bank.open_panel().await;
    panel.press("Cards and PINs").await;
    panel.choose("Change your PIN").await;
    panel.says(SORRY_FOR_THIS).await;
    panel.announces(SORRY_FOR_THIS).await;
    assert!(!panel.text().await.contains("almost any UK cash machine: choose"));
    bank.find_containing("link", "0808 157 0199").await;
    panel
}

e2e::in_every_engine! {
    async fn content_is_fetched_from_the_folder_that_the_page_names(bank: Bank) {
        bank.open().await;
        bank.js("document.querySelector('hand-rail').setAttribute('content-url', '/nowhere/')", vec![]).await;
        bank.press_launcher().await.says(SORRY).await;
        assert!(bank.server().requests().iter().any(|request| request.path == "/nowhere/manifest.json"));
    }

    async fn the_program_is_not_there(bank: Bank) {
        fail_and_try_again(&bank, &bank.file("handrail", ".wasm"), Fault::Status(500)).await;
    }

    async fn the_program_is_not_the_one_that_was_built(bank: Bank) {
        fail_and_try_again(&bank, &bank.file("handrail", ".wasm"), Fault::Tampered).await;
    }

    async fn the_glue_is_not_there(bank: Bank) {
        fail_and_try_again(&bank, &bank.file("handrail", ".js"), Fault::Status(404)).await;
    }

    async fn the_glue_is_not_the_one_that_was_built(bank: Bank) {
        fail_and_try_again(&bank, &bank.file("handrail", ".js"), Fault::Tampered).await;
    }

    async fn glue_that_is_another_one_when_asked_for_again_does_not_run(bank: Bank) {
        // WebKit compares no hash when a module is preloaded; docs/security.md says what holds there.
        if bank.engine() == Engine::WebKit {
            return;
        }
        let glue = bank.file("handrail", ".js");
        bank.server().faults().add_next(&glue, Fault::NotKept, 1);
        bank.server().faults().add(&glue, Fault::Forged);
        bank.open().await;
        let panel = bank.press_launcher().await;
        panel.says(SORRY).await;
        assert!(bank.requests_for(&glue) > 1, "it was asked for again");
        // Another try has another address: that is compared, too.
        bank.server().faults().clear();
        bank.server().faults().add_next(&glue, Fault::NotKept, 1);
        bank.server().faults().add(&glue, Fault::Forged);
        let before = bank.requests_for(&glue);
        panel.press("Try again").await;
        bank.eventually("it is asked for again", async || bank.requests_for(&glue) > before + 1).await;
        panel.says(SORRY).await;
        assert_eq!(bank.js("return window.forged", vec![]).await, Value::Null);
        bank.server().faults().clear();
        panel.press("Try again").await;
        panel.opens("How can we help?").await;
    }

    async fn a_policy_that_blocks_the_program_is_named(bank: Bank) {
        let page = std::fs::read_to_string(tools::workspace::dist().join("index.html")).unwrap_or_default();
        let policy = "<meta http-equiv=\"Content-Security-Policy\" content=\"script-src 'self'\">\
            <script src=\"/witness.js\"></script><title";
        bank.put_file("blocked.html", &page.replacen("<title", policy, 1));
        bank.open_path("blocked.html").await;
        bank.find("button", "Help").await;
        let panel = bank.press_launcher().await;
        panel.says(SORRY).await;
        bank.find("link", "0808 157 0199").await;
        let reports = bank.reports().await;
        assert!(reports.len() == 1 && reports[0].contains("'wasm-unsafe-eval' in script-src"), "{reports:?}");
        // A new page starts without violations, so that this test may end.
        bank.open().await;
    }

    async fn a_browser_without_webassembly_shows_the_numbers(bank: Bank) {
        bank.open().await;
        bank.js("Object.defineProperty(window, 'WebAssembly', { value: undefined })", vec![]).await;
        let panel = bank.press_launcher().await;
        panel.says(SORRY).await;
        bank.find("link", "+44 20 7946 0199").await;
    }

    async fn numbers_are_read_the_same_in_every_direction(bank: Bank) {
        let shell = std::fs::read_to_string(tools::workspace::dist().join("embed/handrail.js")).unwrap_or_default();
        assert!(shell.contains("dir:\"ltr\""), "the shell knows its direction");
        bank.put_file("embed/handrail.js", &shell.replacen("dir:\"ltr\"", "dir:\"rtl\"", 1));
        bank.server().faults().add("/manifest.json", Fault::Status(500));
        bank.open().await;
        bank.press_launcher().await.says(SORRY).await;
        for number in ["0808 157 0199", "+44 20 7946 0199"] {
            let link = bank.find("link", number).await;
            // Where each of its characters begins.
            let script = "const text = document.createTreeWalker(arguments[0], NodeFilter.SHOW_TEXT).nextNode();
                return [...text.data].map((_, at) => {
                    const range = new Range();
                    range.setStart(text, at);
                    range.setEnd(text, at + 1);
                    return range.getBoundingClientRect().left;
                })";
            let places: Vec<f64> = serde_json::from_value(link.js(script).await).unwrap_or_default();
            assert!(places.len() == number.len() && places.is_sorted(), "{number}: {places:?}");
        }
    }

    async fn the_second_half_is_not_there(bank: Bank) {
        let later = bank.file("later", ".wasm");
        bank.server().faults().add(&later, Fault::Status(500));
        let panel = bank.open_panel().await;
        panel.choose("My card payment was declined").await;
        panel.says(SORRY_FOR_THIS).await;
        // The first view and the emergency number do not need it.
        panel.go_home().await;
        panel.says("Browse by topic").await;
        bank.find_containing("link", "0808 157 0199").await;

        panel.choose("My card payment was declined").await;
        panel.says(SORRY_FOR_THIS).await;
        bank.server().faults().clear();
        panel.press("Try again").await;
        panel.says("Where did you try to pay?").await;
    }

    async fn the_second_half_is_not_the_one_that_was_built(bank: Bank) {
        bank.server().faults().add(&bank.file("later", ".wasm"), Fault::Tampered);
        let panel = bank.open_panel().await;
        panel.press("Contact us").await;
        panel.says(SORRY_FOR_THIS).await;
        bank.server().faults().clear();
        panel.press("Try again").await;
        panel.opens("Contact us").await;
    }

    async fn the_manifest_is_not_there(bank: Bank) {
        fail_and_try_again(&bank, "/manifest.json", Fault::Status(500)).await;
    }

    async fn the_catalogue_is_not_the_one_that_was_built(bank: Bank) {
        fail_and_try_again(&bank, "/catalogue.", Fault::Tampered).await;
    }

    async fn the_panel_can_be_closed_while_it_loads_for_ever(bank: Bank) {
        bank.server().faults().add(&bank.file("handrail", ".wasm"), Fault::Hangs);
        bank.open().await;
        let panel = bank.press_launcher().await;
        panel.says("Opening help…").await;
        panel.press("Close help").await;
        bank.eventually("the panel is closed", async || !panel.is_open().await).await;
        assert!(bank.find("button", "Help").await.has_focus().await);
    }

    async fn an_article_is_not_there(bank: Bank) {
        let panel = open_broken_article(&bank, "/change-pin.", Fault::Status(500)).await;
        let before = bank.requests_for("change-pin");
        panel.press("Try again").await;
        bank.eventually("it is tried again", async || bank.requests_for("change-pin") > before).await;
        panel.says(SORRY_FOR_THIS).await;
        bank.server().faults().clear();
        panel.press("Try again").await;
        panel.says("almost any UK cash machine: choose").await;
    }

    async fn an_article_is_not_the_one_that_was_published(bank: Bank) {
        let panel = open_broken_article(&bank, "/change-pin.", Fault::Tampered).await;
        bank.server().faults().clear();
        panel.press("Try again").await;
        panel.says("almost any UK cash machine: choose").await;
    }

    async fn the_listing_is_not_there(bank: Bank) {
        let panel = open_broken_article(&bank, "/listing.", Fault::Status(500)).await;
        let before = bank.requests_for("/listing.");
        panel.press("Try again").await;
        bank.eventually("it is tried again", async || bank.requests_for("/listing.") > before).await;
        panel.says(SORRY_FOR_THIS).await;
        bank.server().faults().clear();
        panel.press("Try again").await;
        panel.says("almost any UK cash machine: choose").await;
        panel.go_back().await;
        panel.opens("Cards and PINs").await;
        panel.says("Choose a new PIN at almost any UK cash machine").await;
    }

    async fn the_listing_is_not_the_one_that_was_published(bank: Bank) {
        let panel = open_broken_article(&bank, "/listing.", Fault::Tampered).await;
        bank.server().faults().clear();
        panel.press("Try again").await;
        panel.says("almost any UK cash machine: choose").await;
    }
}
