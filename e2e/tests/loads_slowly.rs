//! A file that never comes is given up, with a way to a human from the start; help opens once the server is well again.

use e2e::{Bank, Fault};

const SORRY: &str = "Sorry, help could not be opened. Please try again or reload this page.";
const SORRY_FOR_THIS: &str = "Sorry, this could not be loaded. Please check your connection and try again.";

/// Opens the page, in which nobody waits long, while `fault` is in the file whose path contains `part`.
async fn open_page(bank: &Bank, part: &str, fault: Fault) {
    bank.server().faults().clear();
    bank.server().faults().add(part, fault);
    bank.open().await;
    bank.hurry().await;
    bank.find("button", "Help").await;
}

async fn has_both_numbers(bank: &Bank) {
    for (number, address) in [("0808 157 0199", "tel:08081570199"), ("+44 20 7946 0199", "tel:+442079460199")]
    {
        let link = bank.find("link", number).await;
        assert_eq!(link.attribute("href").await.as_deref(), Some(address));
    }
}

/// Opens help while a file that the first view needs does not come: says at once where to call, then gives up, and
/// loads it anew.
async fn is_given_up(bank: &Bank, part: &str, fault: Fault) {
    open_page(bank, part, fault).await;
    let panel = bank.press_launcher().await;
    panel.says("Opening help…").await;
    has_both_numbers(bank).await;
    panel.says(SORRY).await;
    has_both_numbers(bank).await;
    bank.server().faults().clear();
    panel.press("Try again").await;
    panel.opens("How can we help?").await;
    assert_eq!(bank.errors().await, Vec::<String>::new(), "{part}");
}

/// The same, where a pointer on the launcher had it loaded before.
async fn keeps_nobody_after_a_hover(bank: &Bank, part: &str, fault: Fault) {
    open_page(bank, part, fault).await;
    bank.point_at(&bank.find("button", "Help").await).await;
    bank.eventually("it is asked for", async || bank.requests_for(part) > 0).await;
    bank.server().faults().clear();
    let panel = bank.press_launcher().await;
    panel.says(SORRY).await;
    panel.press("Try again").await;
    panel.opens("How can we help?").await;
    assert_eq!(bank.errors().await, Vec::<String>::new(), "{part}");
}

/// Opens the article "Change your PIN" while a file that it needs does not come.
async fn article_is_given_up(bank: &Bank, part: &str, fault: Fault) {
    open_page(bank, part, fault).await;
    let panel = bank.press_launcher().await;
    panel.opens("How can we help?").await;
    panel.press("Cards and PINs").await;
    panel.choose("Change your PIN").await;
    panel.says(SORRY_FOR_THIS).await;
    bank.server().faults().clear();
    panel.press("Try again").await;
    panel.says("almost any UK cash machine: choose").await;
}

/// Searches while a file that search needs does not come.
async fn search_is_given_up(bank: &Bank, part: &str, fault: Fault) {
    open_page(bank, part, fault).await;
    let panel = bank.press_launcher().await;
    panel.opens("How can we help?").await;
    panel.ask("pin").await;
    panel.says(SORRY_FOR_THIS).await;
    bank.server().faults().clear();
    panel.press("Try again").await;
    assert!(!panel.finds().await.is_empty(), "{part}");
}

/// Sends feedback while a file that sends it does not come.
async fn form_is_given_up(bank: &Bank, part: &str, fault: Fault) {
    open_page(bank, part, fault).await;
    let panel = bank.press_launcher().await;
    panel.opens("How can we help?").await;
    panel.press("Tell us what you think of our help").await;
    panel.mark("Good").await;
    panel.write_comment("Kind people").await;
    panel.press("Send").await;
    panel.says("That part did not load or did not work. Nothing has been sent, and nothing is lost.").await;
    assert_eq!(panel.comment().await, "Kind people");
    bank.server().faults().clear();
    panel.press("Try again").await;
    panel.opens("Thank you. We have received your feedback.").await;
    assert_eq!(bank.server().feedback().len(), 1);
}

e2e::in_every_engine! {
    async fn glue_is_given_up(bank: Bank) {
        for fault in [Fault::Hangs, Fault::HangsWithin] {
            is_given_up(&bank, &bank.file("handrail", ".js"), fault).await;
        }
    }

    // Once it was loaded, browsers keep it: a test for each fault.
    async fn a_program_that_never_comes_is_given_up(bank: Bank) {
        is_given_up(&bank, &bank.file("handrail", ".wasm"), Fault::Hangs).await;
    }

    async fn a_program_that_stops_half_way_is_given_up(bank: Bank) {
        is_given_up(&bank, &bank.file("handrail", ".wasm"), Fault::HangsWithin).await;
    }

    async fn a_manifest_is_given_up(bank: Bank) {
        for fault in [Fault::Hangs, Fault::HangsWithin] {
            is_given_up(&bank, "/manifest.json", fault).await;
        }
    }

    async fn a_catalogue_that_never_comes_is_given_up(bank: Bank) {
        is_given_up(&bank, "/catalogue.", Fault::Hangs).await;
    }

    async fn a_program_that_a_pointer_had_loaded_keeps_nobody(bank: Bank) {
        keeps_nobody_after_a_hover(&bank, &bank.file("handrail", ".wasm"), Fault::Hangs).await;
    }

    async fn a_catalogue_that_a_pointer_had_loaded_keeps_nobody(bank: Bank) {
        keeps_nobody_after_a_hover(&bank, "/catalogue.", Fault::HangsWithin).await;
    }

    async fn who_closes_and_opens_again_loads_anew(bank: Bank) {
        open_page(&bank, "/manifest.json", Fault::HangsWithin).await;
        let panel = bank.press_launcher().await;
        panel.says(SORRY).await;
        bank.server().faults().clear();
        panel.press("Close help").await;
        panel.closes().await;
        panel.reopen().await;
        panel.opens("How can we help?").await;
    }

    async fn who_logs_out_loads_anew(bank: Bank) {
        open_page(&bank, &bank.file("handrail", ".js"), Fault::Hangs).await;
        let panel = bank.press_launcher().await;
        panel.says(SORRY).await;
        bank.server().faults().clear();
        bank.log_out().await;
        panel.closes().await;
        panel.reopen().await;
        panel.opens("How can we help?").await;
        assert_eq!(bank.errors().await, Vec::<String>::new());
    }

    async fn another_element_does_not_wait_for_the_first(bank: Bank) {
        open_page(&bank, &bank.file("handrail", ".wasm"), Fault::HangsWithin).await;
        let panel = bank.press_launcher().await;
        panel.says(SORRY).await;
        bank.server().faults().clear();
        bank.js(
            "window.first = document.querySelector('hand-rail');
             const second = document.createElement('hand-rail');
             first.replaceWith(second);
             second.open()",
            vec![],
        )
        .await;
        panel.opens("How can we help?").await;
        bank.js("document.querySelector('hand-rail').replaceWith(first)", vec![]).await;
        panel.reopen().await;
        panel.opens("How can we help?").await;
        assert_eq!(bank.errors().await, Vec::<String>::new());
    }

    async fn an_article_that_stops_half_way_is_given_up(bank: Bank) {
        article_is_given_up(&bank, "/change-pin.", Fault::HangsWithin).await;
    }

    async fn a_listing_that_never_comes_is_given_up(bank: Bank) {
        article_is_given_up(&bank, "/listing.", Fault::Hangs).await;
    }

    async fn a_second_half_that_never_comes_is_given_up(bank: Bank) {
        open_page(&bank, &bank.file("later", ".wasm"), Fault::Hangs).await;
        let panel = bank.press_launcher().await;
        panel.opens("How can we help?").await;
        panel.press("Contact us").await;
        panel.says(SORRY_FOR_THIS).await;
        bank.server().faults().clear();
        panel.press("Try again").await;
        panel.opens("Contact us").await;
    }

    async fn a_script_that_sends_and_never_comes_is_given_up(bank: Bank) {
        form_is_given_up(&bank, &bank.file("dispatch", ".js"), Fault::Hangs).await;
    }

    async fn a_module_that_sends_and_stops_half_way_is_given_up(bank: Bank) {
        form_is_given_up(&bank, &bank.file("dispatch", ".wasm"), Fault::HangsWithin).await;
    }

    async fn an_engine_that_stops_half_way_is_given_up(bank: Bank) {
        search_is_given_up(&bank, "/engine-", Fault::HangsWithin).await;
    }

    async fn an_index_that_never_comes_is_given_up(bank: Bank) {
        search_is_given_up(&bank, "/index.", Fault::Hangs).await;
    }
}
