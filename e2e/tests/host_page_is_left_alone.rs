//! The page of the bank stays as it is, whatever a customer does with help, and does with help what it likes.

#![expect(clippy::unwrap_used, reason = "a test that meets an error fails, and says where")]

use std::collections::BTreeSet;

use e2e::{Bank, Panel, tour};
use serde_json::{Value, json};

/// What the widget must not change.
const PAGE: &str = "return {
  location: location.href,
  history: history.length,
  title: document.title,
  elements: ['html', 'head', 'body'].map((name) => {
    const element = document.querySelector(name);
    return [...[...element.attributes].map(({ name, value }) => `${name}=${value}`), ...[...element.children].map(({ tagName }) => tagName)];
  }),
  sheets: [document.styleSheets.length, document.adoptedStyleSheets.length],
  host: [...document.querySelector('hand-rail').attributes].map(({ name, value }) => `${name}=${value}`),
}";

/// The text of the panel of the element with this place in the page.
async fn text_of(bank: &Bank, place: usize) -> String {
    let script = "return document.querySelectorAll('hand-rail')[arguments[0]].shadowRoot
        .querySelector('#scroller')?.innerText ?? ''";
    bank.js(script, vec![json!(place)]).await.as_str().unwrap().to_owned()
}

async fn globals(bank: &Bank) -> BTreeSet<String> {
    // Chromium's driver leaves names that start with these.
    bank.read("return Object.getOwnPropertyNames(window).filter((name) => !/^(cdc|se)_/.test(name))").await
}

async fn page(bank: &Bank) -> Value {
    bank.js(PAGE, vec![]).await
}

e2e::in_every_engine! {
    async fn all_views_leave_the_page_as_it_is(bank: Bank) {
        bank.open().await;
        bank.find("button", "Help").await;
        let (before, known) = (page(&bank).await, globals(&bank).await);
        let panel = bank.press_launcher().await;
        panel.opens("How can we help?").await;
        tour::everywhere(&bank, async |_| {}).await;
        panel.press("Close help").await;
        bank.eventually("the panel is closed", async || !panel.is_open().await).await;
        let after = page(&bank).await;
        for (what, before) in before.as_object().unwrap() {
            assert_eq!(&after[what], before, "{what}");
        }
        assert_eq!(globals(&bank).await.difference(&known).collect::<Vec<_>>(), [] as [&String; 0]);
        assert_eq!(bank.errors().await, Vec::<String>::new());
    }

    async fn a_removed_element_can_be_added_again(bank: Bank) {
        let panel = bank.open_panel().await;
        panel.choose("My card is lost or stolen").await;
        panel.opens("My card is lost or stolen").await;
        panel.says("What happened to your card?").await;
        bank.js("window.rail = document.querySelector('hand-rail'); rail.remove()", vec![]).await;
        bank.eventually("its views are gone", async || {
            bank.read::<bool>("return !rail.shadowRoot.querySelector('#scroller')").await
        })
        .await;
        bank.js("document.body.append(rail)", vec![]).await;
        assert!(!panel.is_open().await, "what was taken away is closed");
        panel.reopen().await;
        panel.opens("How can we help?").await;
        panel.ask("pin").await;
        assert!(!panel.finds().await.is_empty());

        bank.js("rail.remove(); document.body.append(document.createElement('hand-rail'))", vec![]).await;
        let panel = bank.press_launcher().await;
        panel.opens("How can we help?").await;
        assert_eq!(bank.errors().await, Vec::<String>::new());
    }

    async fn an_element_that_is_moved_keeps_its_state(bank: Bank) {
        let panel = bank.open_panel().await;
        panel.choose("My card is lost or stolen").await;
        panel.choose("I cannot find it").await;
        panel.opens("Is your card frozen?").await;
        bank.js("document.body.prepend(document.querySelector('hand-rail'))", vec![]).await;
        panel.says("Is your card frozen?").await;
        assert!(panel.is_open().await);
        panel.choose("Yes, it is frozen").await;
        panel.opens("Do you know every payment?").await;
        panel.press("Close help").await;
        bank.eventually("the panel is closed", async || !panel.is_open().await).await;
        panel.reopen().await;
        panel.opens("Do you know every payment?").await;
    }

    async fn two_elements_do_not_disturb_each_other(bank: Bank) {
        bank.open().await;
        // The first one of the page is the one that `Panel` means.
        bank.js("document.body.append(document.createElement('hand-rail'))", vec![]).await;
        let open = |place: usize| vec![json!(place)];
        let script = "document.querySelectorAll('hand-rail')[arguments[0]].open()";
        bank.js(script, open(0)).await;
        let panel = Panel::of(&bank);
        panel.opens("How can we help?").await;
        panel.choose("My card is lost or stolen").await;
        panel.opens("My card is lost or stolen").await;
        panel.says("What happened to your card?").await;

        bank.js(script, open(1)).await;
        bank.eventually("the second one opens at its own home", async || {
            text_of(&bank, 1).await.contains("How can we help?")
        })
        .await;
        panel.says("What happened to your card?").await;
        assert!(!text_of(&bank, 1).await.contains("Tell us what you think"), "only the first one takes feedback");

        bank.js("document.querySelectorAll('hand-rail')[1].remove()", vec![]).await;
        panel.choose("I cannot find it").await;
        panel.opens("Is your card frozen?").await;
        assert_eq!(bank.errors().await, Vec::<String>::new());
    }
}
