//! A customer asks what this help centre does not know, and is not left alone with it.

use e2e::Bank;
use serde_json::{Value, json};

/// Words of no language.
const NONSENSE: &str = "zzyzxqq wuvvvwx jjkqqz";

const NOTHING: &str = "We found nothing for this.";

/// Has the page of the bank write down what it hears of searches that found nothing.
async fn listen(bank: &Bank) {
    let script = "window.heard = [];
        document.addEventListener('handrail-nothing-found', ({ detail, target, type }) =>
          heard.push({ detail, target: target.tagName, type }))";
    bank.js(script, vec![]).await;
}

async fn heard(bank: &Bank) -> Vec<Value> {
    bank.read("return window.heard").await
}

/// The host hears for the `times`th time that nothing was found.
async fn hears(bank: &Bank, times: usize) {
    bank.eventually("the host hears that nothing was found", async || heard(bank).await.len() >= times).await;
    assert_eq!(heard(bank).await.len(), times);
}

e2e::in_every_engine! {
    async fn it_says_so_and_leads_to_a_human(bank: Bank) {
        let panel = bank.open_panel().await;
        panel.start_search().await;
        panel.ask(NONSENSE).await;
        panel.says(NOTHING).await;
        panel.announces(NOTHING).await;
        panel.says("Urgent help").await;
        assert!(panel.entries().await.contains(&"My card is lost or stolen".to_owned()));
        let line = bank.find_containing("link", "Card and fraud emergencies").await;
        assert_eq!(line.attribute("href").await.as_deref(), Some("tel:08081570199"));

        panel.press("Talk to us").await;
        panel.opens("Contact us").await;
        panel.says("Monday to Friday, 08:00 to 20:00").await;
        let call = bank.find("link", "Call 0808 157 0100").await;
        assert_eq!(call.attribute("href").await.as_deref(), Some("tel:08081570100"));
        panel.go_back().await;
        panel.opens("What we found").await;
        assert_eq!(panel.query().await, NONSENSE);
    }

    async fn topics_that_may_help_are_offered(bank: Bank) {
        let panel = bank.open_panel().await;
        let all = panel.topics().await;
        panel.ask(NONSENSE).await;
        panel.says(NOTHING).await;
        bank.find("heading", "Topics that may help").await;
        let near = panel.topics().await;
        assert!(!near.is_empty() && near.len() < all.len(), "{near:?} of {all:?}");

        // What is known of a question tells which topics are near.
        let field = panel.search_field().await;
        field.clear().await;
        field.type_text(&format!("{NONSENSE} cheque")).await;
        bank.eventually("the topic of cheques comes first", async || {
            panel.topics().await.first().is_some_and(|topic| topic == "Adding money")
        })
        .await;
        panel.says(NOTHING).await;
        panel.press("Adding money").await;
        panel.opens("Adding money").await;
    }

    async fn the_host_is_told_once_a_pause_and_not_what_was_typed(bank: Bank) {
        let panel = bank.open_panel().await;
        panel.start_search().await;
        listen(&bank).await;
        panel.ask_quickly(NONSENSE).await;
        panel.says(NOTHING).await;
        hears(&bank, 1).await;
        assert_eq!(heard(&bank).await, [json!({ "detail": null, "target": "HAND-RAIL", "type": "handrail-nothing-found" })]);

        // Had it been told for each key, it would have heard of this one more often.
        panel.ask_quickly("qqzzyx jjwwv").await;
        hears(&bank, 2).await;
        panel.announces(NOTHING).await;

        panel.ask_quickly("card").await;
        let hits = panel.finds().await.len();
        panel.announces(&format!("{hits} answers")).await;
        assert_eq!(heard(&bank).await.len(), 2, "something was found");
    }

    async fn the_host_is_told_also_when_search_had_to_start_first(bank: Bank) {
        let panel = bank.open_panel().await;
        listen(&bank).await;
        panel.ask_quickly(NONSENSE).await;
        panel.says(NOTHING).await;
        hears(&bank, 1).await;
        panel.announces(NOTHING).await;
    }
}
