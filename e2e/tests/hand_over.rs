//! A customer passes on to a human what they did, and sees before what that will be.

use e2e::{Bank, Fault, Panel};
use serde::Deserialize;
use serde_json::json;

/// A summary as it reached the page of the bank.
#[derive(Debug, PartialEq, Deserialize)]
pub(crate) struct Handed {
    channel: String,
    reference: String,
    pub(crate) summary: String,
}

const LISTEN: &str = "window.handed = [];
    addEventListener('handrail-hand-off', ({ detail }) => window.handed.push({ ...detail }))";

/// When every channel is open, on a Monday.
const OPEN: &str = "2026-11-23T10:00:00Z";

const WALK: &str = "My card payment was declined
– Where did you try to pay? In a shop, restaurant or hotel
– What happened at the till? It said my PIN was wrong
→ See your PIN before you try again";

/// What a hand-off starts with after [`do_something`].
fn all_that_was_done() -> String {
    format!("{WALK}\nRead: Change your PIN")
}

pub(crate) async fn open_panel(bank: &Bank) -> Panel {
    bank.open().await;
    bank.js(LISTEN, vec![]).await;
    bank.set_clock(OPEN, "Europe/London").await;
    let panel = bank.press_launcher().await;
    panel.opens("How can we help?").await;
    panel
}

/// Walks to an outcome, and reads what it says about more.
async fn do_something(panel: &Panel) {
    panel.choose("My card payment was declined").await;
    panel.answer(&["In a shop, restaurant or hotel", "It said my PIN was wrong"]).await;
    panel.opens("See your PIN before you try again").await;
    panel.follow("change your PIN").await;
    panel.opens("Change your PIN").await;
}

pub(crate) async fn contact(panel: &Panel, channel: &str) {
    panel.press("Contact us").await;
    panel.opens("Contact us").await;
    panel.press(channel).await;
    panel.opens("What may we pass on?").await;
}

pub(crate) async fn handed(bank: &Bank) -> Vec<Handed> {
    bank.read("return window.handed").await
}

pub(crate) async fn summary(bank: &Bank) -> String {
    let field = bank.find("textbox", "This is what we pass on").await;
    field.js("return arguments[0].value").await.as_str().unwrap_or_default().to_owned()
}

pub(crate) async fn write(bank: &Bank, words: &str) {
    let field = bank.find("textbox", "This is what we pass on").await;
    field.js("arguments[0].setSelectionRange(arguments[0].value.length, arguments[0].value.length)").await;
    field.type_text(words).await;
}

/// The reference that the customer sees.
async fn reference(panel: &Panel) -> String {
    let text = panel.text().await;
    let (_, after) = text.split_once("reference: ").unwrap_or_default();
    after.split_whitespace().next().unwrap_or_default().to_owned()
}

fn assert_is_reference(reference: &str) {
    let groups: Vec<&str> = reference.split('-').collect();
    let is_group = |group: &&str| {
        group.len() == 4 && group.chars().all(|letter| "BCDFGHJKMNPQRTVWXY346789".contains(letter))
    };
    assert!(groups.len() == 2 && groups.iter().all(is_group), "{reference:?}");
}

e2e::in_every_engine! {
    async fn what_was_done_is_passed_on_when_the_customer_says_so(bank: Bank) {
        let panel = open_panel(&bank).await;
        do_something(&panel).await;
        contact(&panel, "Chat with us").await;
        assert_eq!(summary(&bank).await, all_that_was_done());
        panel.says("Nothing leaves your device before you press the button.").await;
        let seen = reference(&panel).await;
        assert_is_reference(&seen);
        write(&bank, " My card ends in 0417.").await;
        assert_eq!(handed(&bank).await, [], "nothing reaches the bank before the press");

        panel.press("Pass this on").await;
        panel.opens("We have passed it on").await;
        assert_eq!(reference(&panel).await, seen);
        let summary = format!("{} My card ends in 0417.", all_that_was_done());
        assert_eq!(handed(&bank).await, [Handed { channel: "chat".into(), reference: seen.clone(), summary }]);
        // The bank takes it from there.
        assert_eq!(bank.read::<String>("return document.getElementById('inbox-reference').textContent").await, seen);
        let chat = bank.find("link", "Chat with us").await;
        assert_eq!(chat.attribute("href").await.as_deref(), Some("/chat"));
        assert!(bank.server().requests().iter().all(|request| request.method == "GET"), "we send nothing ourselves");

        panel.press("Back").await;
        panel.opens("Contact us").await;
        panel.press("Chat with us").await;
        panel.opens("What may we pass on?").await;
        assert_ne!(reference(&panel).await, seen, "it is another hand-off");
        assert_eq!(handed(&bank).await.len(), 1);
    }

    async fn a_page_that_takes_a_channel_back_is_passed_nothing(bank: Bank) {
        let panel = open_panel(&bank).await;
        contact(&panel, "Chat with us").await;
        bank.js("document.querySelector('hand-rail').removeAttribute('hand-off')", vec![]).await;
        panel.press("Pass this on").await;
        panel.says("Sorry, we could not pass this on.").await;
        assert_eq!(handed(&bank).await, []);
    }

    async fn the_channel_of_an_outcome_takes_the_walk_there(bank: Bank) {
        let panel = open_panel(&bank).await;
        bank.js("document.querySelector('hand-rail').open('flow:charged-twice')", vec![]).await;
        panel.opens("I was charged twice").await;
        panel.answer(&["The same amount twice, at least one pending", "Something else, longer ago"]).await;
        panel.opens("Send us a message about the pending payment").await;
        panel.press("Secure message").await;
        panel.opens("What may we pass on?").await;
        let walk = "I was charged twice
– What do you see in the app? The same amount twice, at least one pending
– What was the payment for? Something else, longer ago
→ Send us a message about the pending payment";
        assert_eq!(summary(&bank).await, walk);
        let seen = reference(&panel).await;
        panel.press("Pass this on").await;
        panel.opens("We have passed it on").await;
        let expected = Handed { channel: "secure-message".into(), reference: seen, summary: walk.into() };
        assert_eq!(handed(&bank).await, [expected]);
        panel.go_back().await;
        panel.opens("Send us a message about the pending payment").await;
    }

    async fn who_walks_on_passes_on_where_they_stand_now(bank: Bank) {
        let panel = open_panel(&bank).await;
        panel.choose("My card payment was declined").await;
        panel.answer(&["In a shop, restaurant or hotel"]).await;
        contact(&panel, "Chat with us").await;
        assert!(summary(&bank).await.ends_with("→ What happened at the till?"), "{}", summary(&bank).await);
        let seen = reference(&panel).await;
        panel.go_back().await;
        panel.go_back().await;
        panel.answer(&["It said my PIN was wrong"]).await;
        panel.opens("See your PIN before you try again").await;
        contact(&panel, "Chat with us").await;
        assert_eq!(summary(&bank).await, WALK);
        assert_eq!(reference(&panel).await, seen, "it may be on paper already");

        // The customer's own words are theirs.
        write(&bank, " Please hurry.").await;
        panel.go_back().await;
        panel.go_back().await;
        panel.go_back().await;
        contact(&panel, "Chat with us").await;
        assert_eq!(summary(&bank).await, format!("{WALK} Please hurry."));
    }

    async fn all_flows_that_were_walked_are_passed_on(bank: Bank) {
        let panel = open_panel(&bank).await;
        panel.choose("My card payment was declined").await;
        panel.answer(&["In a shop, restaurant or hotel", "It said my PIN was wrong"]).await;
        panel.opens("See your PIN before you try again").await;
        panel.press("Help home").await;
        panel.opens("How can we help?").await;
        panel.choose("My card is lost or stolen").await;
        panel.answer(&["I cannot find it"]).await;
        panel.opens("Is your card frozen?").await;
        contact(&panel, "Chat with us").await;
        let lost = "My card is lost or stolen\n– What happened to your card? I cannot find it\n→ Is your card frozen?";
        assert_eq!(summary(&bank).await, format!("{WALK}\n{lost}"));
    }

    async fn what_no_page_takes_is_not_said_to_be_passed_on(bank: Bank) {
        let panel = open_panel(&bank).await;
        let take_no_notice = "window.ignore = (event) => event.stopImmediatePropagation();
            addEventListener('handrail-hand-off', window.ignore, true)";
        bank.js(take_no_notice, vec![]).await;
        contact(&panel, "Chat with us").await;
        write(&bank, "Please call me.").await;
        panel.press("Pass this on").await;
        panel.says("Sorry, we could not pass this on.").await;
        panel.announces("Sorry, we could not pass this on. Nothing is lost: please try again, or copy it and tell us when you talk to us.").await;
        assert_eq!(summary(&bank).await, "Please call me.", "nothing is lost");

        bank.js("removeEventListener('handrail-hand-off', window.ignore, true)", vec![]).await;
        panel.press("Pass this on").await;
        panel.opens("We have passed it on").await;
    }

    async fn what_is_deleted_is_not_passed_on(bank: Bank) {
        let panel = open_panel(&bank).await;
        do_something(&panel).await;
        contact(&panel, "Chat with us").await;
        bank.find("textbox", "This is what we pass on").await.clear().await;
        write(&bank, "Just call me Maya.").await;
        // It is still there after looking something up.
        panel.go_back().await;
        panel.opens("Contact us").await;
        panel.press("Secure message").await;
        panel.opens("What may we pass on?").await;
        assert_eq!(summary(&bank).await, "Just call me Maya.");
        panel.press("Pass this on").await;
        panel.opens("We have passed it on").await;
        let handed = handed(&bank).await;
        assert_eq!(handed.len(), 1);
        assert_eq!((&*handed[0].channel, &*handed[0].summary), ("secure-message", "Just call me Maya."));
    }

    async fn what_was_searched_for_is_added_only_if_the_customer_agrees(bank: Bank) {
        let panel = open_panel(&bank).await;
        panel.start_search().await;
        panel.ask_quickly("cash machine kept it").await;
        panel.finds_sections().await;
        contact(&panel, "Chat with us").await;
        assert!(!summary(&bank).await.contains("cash machine"), "{}", summary(&bank).await);
        let agree = bank.find("checkbox", "Add what I searched for").await;
        assert_eq!(agree.js("return arguments[0].checked").await, json!(false));
        agree.click().await;
        bank.eventually("it is added", async || summary(&bank).await.ends_with("\nSearched for: cash machine kept it")).await;
        agree.click().await;
        bank.eventually("it is taken away", async || !summary(&bank).await.contains("Searched for")).await;
        agree.click().await;
        bank.eventually("it is added", async || summary(&bank).await.contains("Searched for")).await;
        panel.press("Pass this on").await;
        panel.opens("We have passed it on").await;
        assert!(handed(&bank).await[0].summary.ends_with("Searched for: cash machine kept it"));
    }

    async fn who_has_not_searched_is_not_asked_about_it(bank: Bank) {
        let panel = open_panel(&bank).await;
        contact(&panel, "Chat with us").await;
        assert_eq!(summary(&bank).await, "");
        assert!(!bank.shows("checkbox", "Add what I searched for").await);
    }

    async fn a_summary_goes_ahead_of_a_call(bank: Bank) {
        let panel = open_panel(&bank).await;
        do_something(&panel).await;
        panel.press("Contact us").await;
        bank.find("link", "Call 0808 157 0100").await;
        panel.press("Prepare your call").await;
        panel.opens("What may we pass on?").await;
        assert_eq!(summary(&bank).await, all_that_was_done());
        panel.press("Send this ahead of my call").await;
        panel.opens("We have passed it on").await;
        bank.find("link", "Call 0808 157 0100").await;
        let handed = handed(&bank).await;
        assert_eq!((handed.len(), &*handed[0].channel), (1, "customer-service"));
    }

    async fn channels_that_the_bank_does_not_name_get_nothing(bank: Bank) {
        let panel = open_panel(&bank).await;
        panel.press("Contact us").await;
        panel.opens("Contact us").await;
        for (name, url) in [("We call you back", "/call-me"), ("Visit a branch", "/branches"), ("Social media", "/social")] {
            assert_eq!(bank.find("link", name).await.attribute("href").await.as_deref(), Some(url));
            assert!(!bank.shows("button", name).await, "{name}");
        }
        let emergency = bank.find("link", "Call 0808 157 0199").await;
        assert_eq!(emergency.attribute("href").await.as_deref(), Some("tel:08081570199"));
        let prepares = bank.find_all("button").await;
        let mut names = Vec::new();
        for part in prepares {
            names.push(part.text().await);
        }
        assert_eq!(names.iter().filter(|name| *name == "Prepare your call").count(), 1, "{names:?}");

        bank.open().await;
        bank.js("document.querySelector('hand-rail').removeAttribute('hand-off')", vec![]).await;
        let panel = bank.press_launcher().await;
        panel.press("Contact us").await;
        panel.opens("Contact us").await;
        assert_eq!(bank.find("link", "Chat with us").await.attribute("href").await.as_deref(), Some("/chat"));
        for name in ["Chat with us", "Secure message", "Prepare your call"] {
            assert!(!bank.shows("button", name).await, "{name}");
        }
    }

    async fn after_a_reload_the_walk_is_passed_on_too(bank: Bank) {
        let panel = open_panel(&bank).await;
        do_something(&panel).await;
        let panel = open_panel(&bank).await;
        contact(&panel, "Chat with us").await;
        assert_eq!(summary(&bank).await, WALK);
    }

    async fn after_a_reload_a_flow_that_cannot_be_loaded_keeps_nobody_from_a_human(bank: Bank) {
        let panel = open_panel(&bank).await;
        panel.choose("My card payment was declined").await;
        panel.choose("Online or in an app").await;
        panel.opens("Did we ask you to approve the payment?").await;
        // Past what the browser has kept.
        bank.js("sessionStorage.handrail = sessionStorage.handrail.replace('declined-payment', 'cannot-verify-identity')", vec![]).await;
        bank.server().faults().add("/cannot-verify-identity.", Fault::Status(500));
        let panel = open_panel(&bank).await;
        contact(&panel, "Chat with us").await;
        assert_eq!(summary(&bank).await, "");
        panel.press("Pass this on").await;
        panel.opens("We have passed it on").await;
    }

    async fn what_is_too_long_is_not_passed_on(bank: Bank) {
        let panel = open_panel(&bank).await;
        contact(&panel, "Chat with us").await;
        let field = bank.find("textbox", "This is what we pass on").await;
        field
            .js(
                "arguments[0].value = 'x'.repeat(1999);
                 arguments[0].dispatchEvent(new InputEvent('input', { bubbles: true }))",
            )
            .await;
        write(&bank, "yz").await;
        panel.says("Shorten the text by 1 character").await;
        panel.press("Pass this on").await;
        bank.eventually("the field has the focus", async || field.has_focus().await).await;
        assert_eq!(handed(&bank).await, []);
        write(&bank, &char::from(e2e::Key::Backspace).to_string()).await;
        bank.eventually("it is short enough", async || !panel.text().await.contains("Shorten the text")).await;
        panel.press("Pass this on").await;
        panel.opens("We have passed it on").await;
        assert_eq!(handed(&bank).await[0].summary.len(), 2000);
    }

    async fn the_summary_is_copied_as_it_stands(bank: Bank) {
        let panel = open_panel(&bank).await;
        bank.js(
            "const clipboard = { writeText: async (text) => { window.copied = text; } };
             Object.defineProperty(navigator, 'clipboard', { configurable: true, value: clipboard })",
            vec![],
        )
        .await;
        contact(&panel, "Chat with us").await;
        write(&bank, "Hello").await;
        panel.press("Copy").await;
        panel.announces("Copied.").await;
        assert_eq!(bank.read::<String>("return window.copied").await, "Hello");
        assert_eq!(handed(&bank).await, []);
    }
}
