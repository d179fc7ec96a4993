//! An address that nothing can be sent to is refused, and the host's developers are told what was expected.

use e2e::{Bank, Panel};
use serde_json::json;

/// Writes down what the console is told.
const LISTEN: &str = "window.told = [];
    const { error } = window.console;
    window.console.error = (...words) => { window.told.push(words.map(String).join(' ')); error(...words); };";

const ASKS: &str = "Tell us what you think of our help";

async fn set(bank: &Bank, attribute: &str, value: &str) {
    let script = "document.querySelector('hand-rail').setAttribute(...arguments)";
    bank.js(script, vec![json!(attribute), json!(value)]).await;
}

async fn told(bank: &Bank) -> Vec<String> {
    bank.read("return window.told").await
}

async fn open_with(bank: &Bank, attribute: &str, value: &str) -> Panel {
    bank.open().await;
    bank.js(LISTEN, vec![]).await;
    set(bank, attribute, value).await;
    let panel = bank.press_launcher().await;
    panel.opens("How can we help?").await;
    panel
}

e2e::in_every_engine! {
    async fn feedback_is_not_asked_for(bank: Bank) {
        for value in ["javascript:alert(1)", "data:text/plain,x", "file:///tmp/x", "blob:null/x", "mailto:a@example.com", "http://"] {
            let panel = open_with(&bank, "feedback-url", value).await;
            panel.loads_the_rest().await;
            assert!(!bank.shows("button", ASKS).await, "{value}");
            // It is asked for below articles as well.
            panel.press("Cards and PINs").await;
            panel.choose("Change your PIN").await;
            panel.says("almost any UK cash machine: choose").await;
            assert!(!bank.shows("group", "Was this helpful?").await, "{value}");
            let told = told(&bank).await;
            assert_eq!(told.len(), 1, "{value} is told once: {told:?}");
            for part in ["handrail:", "<hand-rail feedback-url=", value, "https:", "No feedback is asked for."] {
                assert!(told[0].contains(part), "{part} in {told:?}");
            }
            assert_eq!(bank.errors().await, Vec::<String>::new());
        }
    }

    async fn each_value_is_told_once(bank: Bank) {
        let panel = open_with(&bank, "feedback-url", "data:,1").await;
        panel.says("Browse by topic").await;
        set(&bank, "feedback-url", "data:,2").await;
        panel.press("Cards and PINs").await;
        panel.choose("Change your PIN").await;
        panel.says("almost any UK cash machine: choose").await;
        panel.go_home().await;
        assert_eq!(told(&bank).await.len(), 2, "{:?}", told(&bank).await);
        set(&bank, "feedback-url", "/feedback").await;
        panel.press("Cards and PINs").await;
        panel.go_home().await;
        assert!(bank.shows("button", ASKS).await, "one that is right is taken");
        assert_eq!(told(&bank).await.len(), 2);
    }

    async fn live_notices_are_not_fetched(bank: Bank) {
        let panel = open_with(&bank, "notices-url", "data:application/json,[]").await;
        panel.loads_the_rest().await;
        let told = told(&bank).await;
        assert_eq!(told.len(), 1, "{told:?}");
        assert!(told[0].contains("<hand-rail notices-url=\"data:application/json,[]\">"), "{told:?}");
        assert_eq!(bank.requests_for("notices.json"), 0);
    }

    async fn addresses_of_the_web_are_taken(bank: Bank) {
        let whole = format!("{}feedback", bank.server().url());
        for value in ["/feedback", "feedback", "?x", "//bank.example/feedback", "https://bank.example/feedback", &whole] {
            let panel = open_with(&bank, "feedback-url", value).await;
            panel.says(ASKS).await;
            assert_eq!(told(&bank).await, Vec::<String>::new(), "{value}");
        }
    }
}
