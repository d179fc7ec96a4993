//! A customer without a mouse does everything with the keyboard.

use e2e::{Bank, Key};

/// The name of what has the focus, as far as these tests need it.
async fn focused(bank: &Bank) -> String {
    bank.read(
        "let element = document.activeElement;
         while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
         if (!element || element === document.body) return '';
         const name = element.ariaLabel ?? element.labels?.[0]?.textContent ?? element.innerText ?? '';
         return name.replace(/\\s+/g, ' ').trim()",
    )
    .await
}

/// Presses Tab until the focus is on something whose name contains `name`.
async fn tab_to(bank: &Bank, name: &str) {
    let mut passed = Vec::new();
    for _ in 0..40 {
        bank.press(Key::Tab).await;
        let focused = focused(bank).await;
        if focused.contains(name) {
            return;
        }
        passed.push(focused);
    }
    panic!("Tab does not lead to {name:?}, but to {passed:#?}");
}

e2e::in_every_engine! {
    async fn the_focus_goes_in_reading_order(bank: Bank) {
        bank.open().await;
        tab_to(&bank, "Help").await;
        bank.press(Key::Enter).await;
        bank.eventually("the title has the focus", async || focused(&bank).await == "How can we help?").await;
        for next in [
            "Search our help",
            "My card is lost or stolen",
            "My card payment was declined",
            "Cards and PINs",
            "Sending and receiving money",
            "Tell us what you think of our help",
            "Card and fraud emergencies",
        ] {
            tab_to(&bank, next).await;
        }
        bank.press(Key::Tab).await;
        assert_eq!(focused(&bank).await, "Contact us");
    }

    async fn a_flow_is_walked_and_the_panel_closed_and_opened(bank: Bank) {
        bank.open().await;
        tab_to(&bank, "Help").await;
        bank.press(Key::Enter).await;
        let title = async |title: &str| {
            bank.eventually(title, async || focused(&bank).await == title).await;
        };
        title("How can we help?").await;
        tab_to(&bank, "My card is lost or stolen").await;
        bank.press(Key::Enter).await;
        title("My card is lost or stolen").await;
        tab_to(&bank, "I cannot find it").await;
        bank.press(Key::Enter).await;
        title("Is your card frozen?").await;
        tab_to(&bank, "Freeze my card").await;
        bank.press(Key::Enter).await;
        bank.eventually("the card is frozen", async || {
            bank.read::<String>("return document.getElementById('card-state').textContent").await == "frozen"
        })
        .await;
        assert_eq!(focused(&bank).await, "Freeze my card", "asking the bank moves no focus");
        tab_to(&bank, "Yes, it is frozen").await;
        bank.press(Key::Space).await;
        title("Do you know every payment?").await;
        tab_to(&bank, "Change your answer: Is your card frozen?").await;
        bank.press(Key::Enter).await;
        title("Is your card frozen?").await;

        bank.press(Key::Escape).await;
        title("Help").await;
        bank.eventually("the panel is closed", async || !bank.shows("dialog", "Help").await).await;
        bank.press(Key::Enter).await;
        title("Is your card frozen?").await;
    }

    async fn what_is_typed_in_the_panel_is_not_for_the_page(bank: Bank) {
        bank.open().await;
        // A page that has a search of its own, opened by `/`, and a drawer that Escape closes.
        bank.js(
            "window.heard = [];
             for (const kind of ['keydown', 'keypress', 'keyup'])
               document.addEventListener(kind, ({ key, target }) => {
                 // With the panel closed, the key comes up elsewhere.
                 if (!target.matches('input, textarea') && kind + key !== 'keyupEscape') heard.push(key);
               })",
            vec![],
        )
        .await;
        bank.resize(1000, 700).await;
        let panel = bank.press_launcher().await;
        panel.opens("How can we help?").await;
        panel.search_field().await.type_text("24/7").await;
        bank.eventually("it is typed", async || panel.query().await == "24/7").await;
        // While letters are put together, no key is meant for the panel.
        let composing = "for (const key of ['Escape', 'Enter'])
            arguments[0].dispatchEvent(new KeyboardEvent('keydown', { key, isComposing: true, bubbles: true, composed: true }))";
        let close = bank.find("button", "Close help").await;
        close.js(composing).await;
        assert!(panel.is_open().await);
        close.js("arguments[0].focus()").await;
        panel.escape().await;
        panel.closes().await;
        assert_eq!(bank.read::<Vec<String>>("return heard").await, Vec::<String>::new());
        // What is pressed elsewhere is the page's.
        bank.js("document.activeElement.blur()", vec![]).await;
        bank.press(Key::Escape).await;
        bank.eventually("the page hears it", async || {
            bank.read::<Vec<String>>("return heard").await.contains(&"Escape".to_owned())
        })
        .await;
    }

    async fn on_a_phone_the_focus_stays_in_the_panel(bank: Bank) {
        bank.open().await;
        bank.resize(390, 700).await;
        tab_to(&bank, "Help").await;
        bank.press(Key::Enter).await;
        bank.eventually("the title has the focus", async || focused(&bank).await == "How can we help?").await;
        tab_to(&bank, "Contact us").await;
        for _ in 0..4 {
            bank.press(Key::Tab).await;
            let is_inside: bool = bank.read(
                "const host = document.activeElement;
                 return host === document.body || !!host.shadowRoot?.activeElement?.closest('dialog')",
            )
            .await;
            assert!(is_inside, "the focus leaves the panel for {:?}", focused(&bank).await);
        }
        let panel = e2e::Panel::of(&bank);
        panel.search_field().await.type_text("zzyzx").await;
        panel.says("We found nothing for this.").await;
        panel.escape().await;
        panel.says("How can we help?").await;
        assert!(panel.is_open().await, "Escape first empties the field");
        panel.escape().await;
        bank.eventually("the launcher has the focus", async || focused(&bank).await == "Help").await;
        assert!(!panel.is_open().await);
    }
}
