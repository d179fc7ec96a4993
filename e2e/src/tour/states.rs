//! The states of the panel, each with what brings it there from home.

use std::pin::Pin;

use demo_server::Fault;
use serde_json::{Value, json};

use super::Tour;
use crate::Key;

/// Brings the panel from home to a state.
pub(super) type Arrange = for<'a> fn(&'a Tour) -> Pin<Box<dyn Future<Output = ()> + 'a>>;

/// A working day's evening, when some channels are closed.
const EVENING: &str = "2026-11-23T21:30:00Z";

/// Their names, and how each is reached. None needs another, but for the first, which must come before all that search.
pub(super) const STATES: &[(&str, Arrange)] = &[
    ("search that could not be loaded", |at| {
        Box::pin(async {
            // Browsers keep the engine once they have it.
            at.bank.server().faults().add("/engine-", Fault::Status(500));
            at.panel.ask("my transfer").await;
            at.panel.says("Sorry, this could not be loaded.").await;
        })
    }),
    ("home", |_| Box::pin(async {})),
    ("search with hits", |at| {
        Box::pin(async {
            at.panel.ask("zz my transfer").await;
            at.panel.finds().await;
        })
    }),
    ("search with suggestions", |at| {
        Box::pin(async {
            at.panel.ask("my transfer has").await;
            at.panel.suggests().await;
        })
    }),
    ("search with an active suggestion", |at| Box::pin(at.suggest_the_first())),
    ("search with a suggestion taken", |at| {
        Box::pin(async {
            at.suggest_the_first().await;
            at.bank.press(Key::Enter).await;
            at.panel.suggests_nothing().await;
            at.panel.finds().await;
        })
    }),
    ("search with sections that answer", |at| Box::pin(at.find_sections())),
    ("search without hits", |at| {
        Box::pin(async {
            at.panel.ask("zzyzx").await;
            at.panel.says("We found nothing for this.").await;
        })
    }),
    ("search for a private number", |at| {
        Box::pin(async {
            at.panel.ask("4111 1111 1111 1111").await;
            at.panel.says("Please do not type card or account numbers here").await;
        })
    }),
    ("topic", |at| Box::pin(at.open("topic:cards", "Cards and PINs"))),
    ("article with steps, a list and a warning", |at| Box::pin(at.read("change-pin", "Change your PIN"))),
    ("article with numbers", |at| Box::pin(at.read("transfer-times", "How long a transfer takes"))),
    ("article with a table", |at| Box::pin(at.read("cash-withdrawal-fee", "What it costs to take out cash"))),
    ("article about harm", |at| Box::pin(at.read("card-details-stolen", "Somebody has my card details"))),
    ("article that could not be loaded", |at| {
        Box::pin(async {
            at.bank.server().faults().add("/forgotten-passcode.", Fault::Status(500));
            at.show("article:forgotten-passcode").await;
            at.panel.says("Sorry, this could not be loaded.").await;
        })
    }),
    ("first step of a flow", |at| {
        Box::pin(async {
            at.open("flow:declined-payment", "My card payment was declined").await;
            at.panel.says("Where did you try to pay?").await;
        })
    }),
    ("second step of a flow", |at| {
        Box::pin(async {
            at.open("flow:declined-payment", "My card payment was declined").await;
            at.panel.choose("Online or in an app").await;
            at.panel.opens("Did we ask you to approve the payment?").await;
        })
    }),
    ("outcome: resolved", |at| Box::pin(at.resolve())),
    ("feedback about an outcome", |at| {
        Box::pin(async {
            at.resolve().await;
            at.panel.press("No").await;
            at.panel.opens("Tell us what you think").await;
            at.panel.says("About: My card payment was declined").await;
        })
    }),
    ("outcome: advice, with an action explained", |at| {
        Box::pin(async {
            at.open("flow:lost-card", "My card is lost or stolen").await;
            at.panel.choose("It never came in the post").await;
            at.panel.opens("See when your card should come").await;
            at.panel.says("In the Larkmoor app, choose Cards").await;
        })
    }),
    ("outcome: urgent hand-off, with an action done", |at| {
        Box::pin(async {
            at.freeze().await;
            at.panel.says("Your card is frozen.").await;
        })
    }),
    ("outcome: urgent hand-off, with an action that failed", |at| {
        Box::pin(async {
            at.answer_once("event.detail.reply('', { outcome: 'failed' })").await;
            at.freeze().await;
            at.panel.says("Not done").await;
        })
    }),
    ("outcome: urgent hand-off, with an action under way", |at| {
        Box::pin(async {
            at.answer_once("").await;
            at.freeze().await;
            at.panel.says("Under way").await;
        })
    }),
    ("outcome with a way back to another flow", |at| {
        Box::pin(async {
            at.open("flow:declined-payment", "My card payment was declined").await;
            at.panel.choose("Somebody else is using my card").await;
            at.panel.follow("Freeze it and see what to do").await;
            at.panel.choose("I cannot freeze it").await;
            at.panel.opens("Call us and we will freeze it for you").await;
            at.panel.says("Go on with: My card payment was declined").await;
        })
    }),
    ("outcome: hand-off to a closed channel", |at| {
        Box::pin(async {
            at.bank.set_clock(EVENING, "Europe/London").await;
            at.open("flow:lost-card#where-to-send", "Where should the new card go?").await;
            at.panel.choose("My address has changed").await;
            at.panel.opens("Change your address first, or call us").await;
            at.panel.says("Closed now, opens tomorrow at 08:00").await;
        })
    }),
    ("contact", |at| Box::pin(at.open("contact:", "Contact us"))),
    ("contact with closed channels", |at| {
        Box::pin(async {
            at.bank.set_clock(EVENING, "Europe/London").await;
            at.open("contact:", "Contact us").await;
            at.panel.says("Closed now, opens tomorrow at 08:00").await;
        })
    }),
    ("contact in another time zone", |at| {
        Box::pin(async {
            at.bank.set_clock(EVENING, "America/New_York").await;
            at.open("contact:", "Contact us").await;
            at.panel.says("Closed now, opens tomorrow at 03:00 your time (08:00 our time)").await;
        })
    }),
    ("hand-off with what was searched for", |at| {
        Box::pin(async {
            at.find_sections().await;
            at.start_hand_off().await;
            at.bank.find("checkbox", "Add what I searched for").await.click().await;
        })
    }),
    ("hand-off with a hidden number", |at| {
        Box::pin(async {
            at.start_hand_off().await.type_text("4111 1111 1111 1111").await;
            at.panel.says("This is what we will send").await;
        })
    }),
    ("hand-off that is too long", |at| {
        Box::pin(async {
            at.lengthen(&at.start_hand_off().await, 2001).await;
            at.panel.says("Shorten the text by").await;
        })
    }),
    ("hand-off, passed on", |at| {
        Box::pin(async {
            at.start_hand_off().await.type_text("Hello").await;
            at.panel.press("Pass this on").await;
            at.panel.opens("We have passed it on").await;
        })
    }),
    ("feedback", |at| Box::pin(at.give_feedback())),
    ("feedback with all its errors", |at| {
        Box::pin(async {
            at.give_feedback().await;
            at.lengthen(&at.panel.comment_field().await, 1001).await;
            at.panel.tick("I would like an answer", true).await;
            at.panel.press("Send").await;
            at.panel.says("Choose an answer").await;
            at.panel.says("Shorten your comment by 1 character").await;
            at.panel.says("Enter an e-mail address or a telephone number").await;
        })
    }),
    ("feedback with a hidden number", |at| Box::pin(at.fill_in_feedback())),
    ("feedback that was refused", |at| {
        Box::pin(async {
            at.bank.server().faults().add("/feedback", Fault::Status(413));
            at.fill_in_feedback().await;
            at.panel.press("Send").await;
            at.panel.says("Our server did not take it.").await;
        })
    }),
    ("feedback that waits to be sent", |at| Box::pin(at.send_in_vain())),
    ("feedback received", |at| {
        Box::pin(async {
            at.send_in_vain().await;
            at.bank.server().faults().clear();
            // Not by a button, which is gone where another try was due already. Nor by this alone: it is not heard while
            // the answer to the try before is being stored.
            at.bank.start_clock().await;
            at.bank.js("dispatchEvent(new Event('online'))", vec![]).await;
            at.panel.opens("Thank you. We have received your feedback.").await;
        })
    }),
    ("home with notices of each severity and a flow to go on with", |at| {
        Box::pin(async {
            at.open("flow:declined-payment", "My card payment was declined").await;
            at.panel.choose("Online or in an app").await;
            at.panel.opens("Did we ask you to approve the payment?").await;
            let outage = notice("cards-down", "critical", "Cards cannot be used at the moment");
            let delay = notice("faster-payments-slow", "info", "Some transfers take longer today");
            at.bank
                .put_file("notices.json", &json!({ "version": 1, "notices": [outage, delay] }).to_string());
            // As after a reload of the page: going back would take the answer back.
            at.bank.js("window.rail = document.querySelector('hand-rail'); rail.remove()", vec![]).await;
            at.bank.js("document.body.append(rail); delete window.rail", vec![]).await;
            at.panel.reopen().await;
            at.panel.opens("How can we help?").await;
            for words in [
                "Go on where you left off",
                "Cards cannot be used at the moment",
                "Scam texts about a parcel",
                "Some transfers take longer today",
            ] {
                at.panel.says(words).await;
            }
        })
    }),
];

/// A notice of a live file, which holds now.
fn notice(id: &str, severity: &str, title: &str) -> Value {
    json!({
        "id": id, "severity": severity, "title": title, "text": ["We are working on it."], "locales": ["en"],
        "start": "2026-11-20T06:00:00Z", "end": "2027-11-20T06:00:00Z",
    })
}
