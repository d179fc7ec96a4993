//! The bank's page calls the element's methods whenever it likes, also inside our events and before the panel hears of its own.

use e2e::{Bank, Key, Panel};
use serde_json::json;

/// Has the page do something once, inside the next event of a kind that comes from the element. Argument: the kind. What
/// to do stands in the place of `ACT`.
const ACT_IN: &str = "const [kind] = arguments;
    const help = document.querySelector('hand-rail');
    window.hasActed = false;
    window.addEventListener(kind, function act(event) {
      if (!event.composedPath().includes(help)) return;
      window.removeEventListener(kind, act, true);
      ACT;
      window.hasActed = true;
    }, true)";

/// What the page does: alone, and several calls one after the other.
const ACTS: [(&str, &str); 4] = [
    ("help.close()", "How can we help?"),
    ("help.close(); help.open('topic:cards')", "Cards and PINs"),
    ("help.logout(); help.open('topic:cash')", "Cash"),
    (
        "const place = help.parentNode; help.remove(); place.append(help); help.open('topic:cards')",
        "Cards and PINs",
    ),
];

async fn act_in(bank: &Bank, kind: &str, what: &str) {
    bank.js(&ACT_IN.replace("ACT;", &format!("{what};")), vec![json!(kind)]).await;
}

/// The page has acted, and help can be used.
async fn works(bank: &Bank, what: &str, title: &str) {
    bank.eventually("the page has acted", async || {
        bank.js("return window.hasActed", vec![]).await == json!(true)
    })
    .await;
    let panel = Panel::of(bank);
    if what == "help.close()" {
        panel.closes().await;
        panel.reopen().await;
        bank.eventually("it shows what it did", async || !panel.text().await.is_empty()).await;
    } else {
        panel.opens(title).await;
    }
    bank.js("document.querySelector('hand-rail').open('topic:account')", vec![]).await;
    panel.opens("Your account and identity").await;
    assert_eq!(bank.errors().await, Vec::<String>::new(), "{what}");
}

e2e::in_every_engine! {
    async fn inside_an_action(bank: Bank) {
        for (what, title) in ACTS {
            bank.open().await;
            bank.find("button", "Help").await;
            bank.js("document.querySelector('hand-rail').open('flow:lost-card')", vec![]).await;
            let panel = Panel::of(&bank);
            panel.opens("My card is lost or stolen").await;
            panel.answer(&["It was stolen"]).await;
            bank.find("button", "Freeze my card").await;
            act_in(&bank, "handrail-action", what).await;
            panel.press("Freeze my card").await;
            works(&bank, what, title).await;
            bank.log_out().await;
        }
    }

    async fn inside_a_search_that_finds_nothing(bank: Bank) {
        for (what, title) in ACTS {
            let panel = bank.open_panel().await;
            act_in(&bank, "handrail-nothing-found", what).await;
            panel.ask("zzyzx").await;
            works(&bank, what, title).await;
        }
    }

    async fn before_the_panel_hears_of_a_click(bank: Bank) {
        for (what, title) in ACTS {
            let panel = bank.open_panel().await;
            act_in(&bank, "click", what).await;
            panel.press("Cash").await;
            works(&bank, what, title).await;
        }
    }

    async fn before_the_panel_hears_of_a_key(bank: Bank) {
        for (what, title) in ACTS {
            let panel = bank.open_panel().await;
            panel.search_field().await.click().await;
            act_in(&bank, "keydown", what).await;
            bank.press(Key::Down).await;
            works(&bank, what, title).await;
        }
    }

    async fn before_the_panel_hears_of_the_focus(bank: Bank) {
        for (what, title) in ACTS {
            let panel = bank.open_panel().await;
            // From within the panel, the page would not hear of it.
            bank.js("document.querySelector('a').focus()", vec![]).await;
            act_in(&bank, "focusin", what).await;
            panel.search_field().await.js("arguments[0].focus()").await;
            works(&bank, what, title).await;
        }
    }

    async fn one_after_the_other(bank: Bank) {
        let panel = bank.open_panel().await;
        bank.js(
            "const help = document.querySelector('hand-rail');
             help.open('topic:cash'); help.close(); help.open('topic:cards'); help.open('topic:account')",
            vec![],
        )
        .await;
        panel.opens("Your account and identity").await;
        panel.go_back().await;
        panel.opens("Cards and PINs").await;
        panel.go_back().await;
        panel.opens("Cash").await;
        panel.go_home().await;
        panel.choose("My card payment was declined").await;
        panel.answer(&["Online or in an app"]).await;
        panel.opens("Did we ask you to approve the payment?").await;
        // Who comes next sees nothing of it.
        bank.js("const help = document.querySelector('hand-rail'); help.open('topic:cash'); help.logout(); help.open()", vec![]).await;
        panel.opens("How can we help?").await;
        assert!(!bank.shows("button", "Back").await);
        panel.loads_the_rest().await;
        assert!(!panel.text().await.contains("Go on where you left off"));
        assert_eq!(bank.errors().await, Vec::<String>::new());
    }
}
