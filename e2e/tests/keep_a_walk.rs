//! What a flow came to is copied or printed.

use e2e::Bank;

use crate::walk_flows::reach_an_outcome;

/// A walk in words, as [`reach_an_outcome`] takes it.
const SUMMARY: [&str; 4] = [
    "My card payment was declined",
    "– Where did you try to pay? In a shop, restaurant or hotel",
    "– What happened at the till? It said my PIN was wrong",
    "→ See your PIN before you try again",
];

/// A clipboard that tests can look into. The browsers' own asks for permissions.
const CLIPBOARD: &str = "const clipboard = { writeText: async (text) => { window.copied = text; } };
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: clipboard });";

/// Writes down what each frame prints: the texts of all elements on its page. The browsers' own printing is a dialog.
const PRINTER: &str = "window.printed = [];
    Object.defineProperty(HTMLIFrameElement.prototype, 'contentWindow', { configurable: true, get() {
      return { print: () => window.printed.push([...this.contentDocument.body.childNodes].map((node) => node.textContent)) };
    } });";

e2e::in_every_engine! {
    async fn a_walk_is_copied(bank: Bank) {
        let panel = reach_an_outcome(&bank).await;
        bank.js(CLIPBOARD, vec![]).await;
        panel.press("Copy").await;
        panel.announces("Copied.").await;
        panel.says("Copied.").await;
        assert_eq!(bank.read::<String>("return window.copied").await, SUMMARY.join("\n"));

        bank.js("navigator.clipboard.writeText = () => Promise.reject(new Error('forbidden'))", vec![]).await;
        panel.press("Copy").await;
        panel.announces("This could not be copied. Please select the text and copy it yourself.").await;
        panel.says("This could not be copied.").await;
    }

    async fn a_walk_is_printed_and_nothing_else(bank: Bank) {
        let panel = reach_an_outcome(&bank).await;
        bank.js(PRINTER, vec![]).await;
        panel.press("Print").await;
        bank.eventually("it is printed", async || bank.read("return window.printed.length > 0").await).await;
        let printed: Vec<Vec<String>> = bank.read("return window.printed").await;
        assert_eq!(printed, [SUMMARY]);
        let left: usize =
            bank.read("return document.querySelector('hand-rail').shadowRoot.querySelectorAll('iframe').length").await;
        assert_eq!((left, bank.errors().await.len()), (0, 0), "nothing is left of it");
        assert_eq!(bank.violations().await, Vec::<String>::new());
    }
}
