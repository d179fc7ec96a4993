//! A page of the bank leads its customer straight to the help that fits, by a name.

use e2e::{Bank, Fault, Panel};
use serde_json::json;

const ORDINARY_LINK: &str =
    "const link = Object.assign(document.createElement('button'), { textContent: 'Lost it?' });
    link.onclick = () => document.querySelector('hand-rail').open(arguments[0]);
    document.querySelector('h1').append(link)";

/// Opens the page. Its element can be asked for something when it has a launcher.
async fn open_page(bank: &Bank) {
    bank.open().await;
    bank.find("button", "Help").await;
}

/// The page opens the panel at a target.
async fn open(bank: &Bank, target: &str) -> Panel {
    bank.js("document.querySelector('hand-rail').open(arguments[0])", vec![json!(target)]).await;
    Panel::of(bank)
}

e2e::in_every_engine! {
    async fn a_page_opens_help_at_a_question(bank: Bank) {
        open_page(&bank).await;
        bank.js(ORDINARY_LINK, vec![json!("flow:lost-card#frozen-yet")]).await;
        bank.find("button", "Lost it?").await.click().await;
        let panel = Panel::of(&bank);
        panel.opens("Is your card frozen?").await;
        panel.says("Question 1 of about").await;
        panel.choose("Yes, it is frozen").await;
        panel.opens("Do you know every payment?").await;
        panel.go_back().await;
        panel.opens("Is your card frozen?").await;
        panel.go_back().await;
        panel.opens("How can we help?").await;
    }

    async fn a_target_waits_for_the_program(bank: Bank) {
        open_page(&bank).await;
        // The customer, or another part of the page, wants something else before it is there.
        let both = "const help = document.querySelector('hand-rail');
            help.open('flow:lost-card#frozen-yet');
            help.open('article:change-pin')";
        bank.js(both, vec![]).await;
        let panel = Panel::of(&bank);
        panel.opens("Change your PIN").await;
        panel.go_back().await;
        panel.opens("How can we help?").await;
        assert!(!bank.shows("button", "Back").await, "the first target was never opened");
    }

    async fn a_target_is_kept_until_the_program_can_be_loaded(bank: Bank) {
        open_page(&bank).await;
        bank.server().faults().add("/manifest.json", Fault::Status(500));
        let panel = open(&bank, "flow:lost-card#frozen-yet").await;
        panel.says("Sorry, help could not be opened.").await;
        bank.server().faults().clear();
        panel.press("Try again").await;
        panel.opens("Is your card frozen?").await;
    }

    async fn a_target_opens_over_what_the_customer_reads(bank: Bank) {
        let panel = bank.open_panel().await;
        panel.press("Cards and PINs").await;
        panel.read("Change your PIN").await;
        open(&bank, "flow:declined-payment#online").await;
        panel.opens("Did we ask you to approve the payment?").await;
        panel.go_back().await;
        panel.opens("Change your PIN").await;
        panel.go_back().await;
        panel.opens("Cards and PINs").await;
    }

    async fn a_closed_panel_opens_again_at_the_target(bank: Bank) {
        let panel = bank.open_panel().await;
        panel.press("Close help").await;
        panel.closes().await;
        open(&bank, "article:change-pin").await;
        panel.opens("Change your PIN").await;
        panel.press("Close help").await;
        panel.closes().await;
        panel.reopen().await;
        panel.opens("Change your PIN").await;
    }

    async fn articles_topics_and_channels_have_names_too(bank: Bank) {
        open_page(&bank).await;
        let panel = open(&bank, "topic:cash").await;
        panel.opens("Cash").await;
        open(&bank, "article:link-card-to-app#found-card").await;
        panel.opens("If you have found a card again").await;
        panel.go_back().await;
        panel.opens("Cash").await;
        open(&bank, "contact:").await;
        panel.opens("Contact us").await;
        panel.go_back().await;
        panel.opens("Cash").await;
        open(&bank, "contact:branch").await;
        panel.opens("Contact us").await;
        let channels = "return document.querySelector('hand-rail').shadowRoot.querySelector('.channel-name').textContent";
        assert_eq!(bank.read::<String>(channels).await, "Visit a branch");
        open(&bank, "flow:lost-card").await;
        panel.opens("My card is lost or stolen").await;
        panel.says("What happened to your card?").await;
    }

    async fn what_is_not_there_changes_nothing(bank: Bank) {
        let panel = bank.open_panel().await;
        panel.press("Cash").await;
        panel.opens("Cash").await;
        let unknown = [
            "flow:no-such-flow", "flow:change-pin", "article:no-such-article", "article:lost-card", "topic:no-such-topic",
            "contact:no-such-channel", "lost-card", "https://example.com/", "javascript:alert(1)", "flow:", "#where",
        ];
        for target in unknown {
            open(&bank, target).await;
            assert!(panel.text().await.starts_with("Cash\n"), "{target}: {}", panel.text().await);
        }
        panel.go_back().await;
        panel.opens("How can we help?").await;
        assert!(!bank.shows("button", "Back").await);
        assert_eq!(bank.errors().await, Vec::<String>::new());
        panel.press("Close help").await;
        panel.closes().await;
        open(&bank, "flow:no-such-flow").await;
        panel.opens("How can we help?").await;
    }

    async fn a_step_that_is_gone_leads_to_the_first_question(bank: Bank) {
        open_page(&bank).await;
        let panel = open(&bank, "flow:lost-card#no-such-step").await;
        panel.opens("My card is lost or stolen").await;
        panel.says("What happened to your card?").await;
        panel.choose("I cannot find it").await;
        panel.opens("Is your card frozen?").await;
    }
}
