//! Where text is written from right to left, numbers are read as they are.

use e2e::{Bank, Panel};
use serde::Deserialize;
use serde_json::json;

/// Telephone numbers and references, and those of them whose first sign does not stand left of the last.
#[derive(Debug, Deserialize)]
struct Numbers {
    seen: Vec<String>,
    backwards: Vec<String>,
}

const NUMBERS: &str = r"const dialog = document.querySelector('hand-rail').shadowRoot.querySelector('dialog');
    dialog.dir = 'rtl';
    const place = (node, at) => {
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      return range.getBoundingClientRect();
    };
    const seen = [], backwards = [];
    const walker = document.createTreeWalker(dialog, NodeFilter.SHOW_TEXT);
    for (let node; (node = walker.nextNode()); ) {
      if (!node.parentElement.checkVisibility?.() || node.parentElement.closest('.visually-hidden')) continue;
      for (const { 0: number, index } of node.data.matchAll(/\+?\d[\d ]{7,}\d|[2-9B-Z]{4}-[2-9B-Z]{4}/g)) {
        seen.push(number);
        const [first, last] = [place(node, index), place(node, index + number.length - 1)];
        if (first.left >= last.left || Math.abs(first.top - last.top) > 2) backwards.push(number);
      }
    }
    return { seen, backwards }";

/// Fails unless these numbers are shown, all of them forwards.
async fn forwards(bank: &Bank, view: &str, wanted: &[&str]) {
    bank.eventually(&format!("{view}: {wanted:?} are shown"), async || {
        let Numbers { seen, .. } = bank.read(NUMBERS).await;
        wanted.iter().all(|wanted| seen.iter().any(|seen| seen.trim() == *wanted))
    })
    .await;
    let Numbers { seen, backwards } = bank.read(NUMBERS).await;
    assert_eq!(backwards, Vec::<String>::new(), "{view}, of {seen:?}");
}

const EMERGENCY: [&str; 2] = ["0808 157 0199", "+44 20 7946 0199"];

async fn open(bank: &Bank, panel: &Panel, target: &str, title: &str) {
    bank.js("document.querySelector('hand-rail').open(arguments[0])", vec![json!(target)]).await;
    panel.opens(title).await;
}

e2e::in_every_engine! {
    async fn numbers_are_read_forwards_wherever_they_stand(bank: Bank) {
        let panel = bank.open_panel().await;
        forwards(&bank, "home", &EMERGENCY[..1]).await;
        open(&bank, &panel, "contact:", "Contact us").await;
        forwards(&bank, "contact", &["0808 157 0199", "+44 20 7946 0199", "0808 157 0100", "+44 20 7946 0100"]).await;
        // In running text, without a link.
        open(&bank, &panel, "article:unrecognised-cash-withdrawal", "I do not recognise a cash withdrawal").await;
        forwards(&bank, "article", &EMERGENCY).await;
        open(&bank, &panel, "flow:lost-card", "My card is lost or stolen").await;
        panel.choose("It was stolen").await;
        panel.opens("Freeze your card and call us now").await;
        bank.js(
            "addEventListener('handrail-action', (event) => {
               event.stopImmediatePropagation();
               event.detail.reply('Call 0800 111 2222 333.', { outcome: 'failed' });
             }, true)",
            vec![],
        )
        .await;
        panel.press("Freeze my card").await;
        forwards(&bank, "outcome, with an action that failed", &["0800 111 2222 333", EMERGENCY[0], EMERGENCY[1]]).await;
    }

    async fn references_are_read_forwards(bank: Bank) {
        let panel = bank.open_panel().await;
        open(&bank, &panel, "contact:chat", "Contact us").await;
        panel.press("Chat with us").await;
        panel.opens("What may we pass on?").await;
        let Numbers { seen, backwards } = bank.read(NUMBERS).await;
        assert!(seen.iter().any(|seen| seen.len() == 9) && backwards.is_empty(), "{seen:?}, {backwards:?}");
        panel.press("Pass this on").await;
        panel.opens("We have passed it on").await;
        let Numbers { seen, backwards } = bank.read(NUMBERS).await;
        assert!(seen.iter().any(|seen| seen.len() == 9) && backwards.is_empty(), "{seen:?}, {backwards:?}");
    }
}
