//! The bank's page logs its customer out, or takes the element away, at any moment: nothing breaks, and help opens again.

use e2e::{Bank, Fault, Key, Panel};
use serde_json::json;

/// Has the page act once, as soon as an event comes from the panel, before anything in the panel hears of it. Arguments: the
/// event, what to do, and whether to do it in a task of its own.
const ACT_ON: &str = "const [kind, what, later] = arguments;
    const help = document.querySelector('hand-rail');
    const acts = {
      logout: () => { window.isOut = null; help.logout().then(() => { window.isOut = true; }); },
      remove: () => help.remove(),
      open: () => help.open('topic:cards'),
    };
    window.hasActed = false;
    const act = () => { acts[what](); window.hasActed = true; };
    const listen = (event) => {
      if (!event.composedPath().includes(help)) return;
      window.removeEventListener(kind, listen, true);
      if (later) queueMicrotask(act);
      else act();
    };
    window.addEventListener(kind, listen, true);";

/// A clipboard that is done when `copied` is called.
const SLOW_CLIPBOARD: &str =
    "const clipboard = { writeText: () => new Promise((done) => { window.copied = done; }) };
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: clipboard });";

/// Takes the element away, and keeps it.
const REMOVE: &str = "window.help = document.querySelector('hand-rail'); help.remove();";

/// What the panel's own events are, and what has them happen.
const OURS: [&str; 4] =
    ["handrail-action", "handrail-hand-off", "handrail-nothing-found", "handrail-notice-dropped"];

/// What a page may listen to before the panel hears of it.
const BROWSERS: [&str; 4] = ["click", "keydown", "input", "focusin"];

/// Puts the element back if it is gone, waits until the customer is out, and uses the panel.
async fn works_again(bank: &Bank, what: &str) {
    bank.eventually("the page has acted", async || {
        bank.js("return window.hasActed", vec![]).await == json!(true)
    })
    .await;
    match what {
        "logout" => bank.ends_log_out().await,
        "remove" => {
            // A task later it is taken for removed, not for moved.
            let gone = "const done = arguments[arguments.length - 1]; setTimeout(done)";
            assert!(bank.client().execute_async(gone, vec![]).await.is_ok());
            bank.js("document.querySelector('main').append(window.kept)", vec![]).await;
        }
        _ => {
            Panel::of(bank).opens("Cards and PINs").await;
            assert_eq!(bank.errors().await, Vec::<String>::new());
            return;
        }
    }
    use_panel(bank).await;
}

/// Opens the panel again, and uses it.
async fn use_panel(bank: &Bank) {
    let panel = bank.press_launcher().await;
    panel.opens("How can we help?").await;
    panel.paste("change my pin").await;
    assert!(!panel.finds().await.is_empty());
    panel.press("Clear what you typed").await;
    panel.press("Cards and PINs").await;
    panel.read("Change your PIN").await;
    assert_eq!(bank.errors().await, Vec::<String>::new());
}

/// A file that was delayed is asked for.
async fn is_asked_for(bank: &Bank, part: &str) {
    let is_asked = async || bank.js("return !!window.come", vec![]).await == json!(true);
    bank.eventually(&format!("{part} is asked for"), is_asked).await;
}

/// Opens the panel so that much is under way in it: a text that is read, the engine, what hides numbers.
async fn open_busy(bank: &Bank) -> Panel {
    bank.open().await;
    bank.js("window.kept = document.querySelector('hand-rail')", vec![]).await;
    bank.js(SLOW_CLIPBOARD, vec![]).await;
    bank.put_file("notices.json", "[{\"id\": 1}]");
    let panel = bank.press_launcher().await;
    panel.opens("How can we help?").await;
    panel
}

/// Has one of our events happen, with the page acting in it.
async fn cause(bank: &Bank, kind: &str, what: &str, later: bool) {
    let act = async || {
        bank.js(ACT_ON, vec![json!(kind), json!(what), json!(later)]).await;
    };
    if kind == "handrail-notice-dropped" {
        bank.open().await;
        bank.js("window.kept = document.querySelector('hand-rail')", vec![]).await;
        bank.put_file("notices.json", "[{\"id\": 1}]");
        act().await;
        bank.press_launcher().await;
        return;
    }
    let panel = open_busy(bank).await;
    match kind {
        "handrail-action" => {
            bank.js("document.querySelector('hand-rail').open('flow:lost-card')", vec![]).await;
            panel.opens("My card is lost or stolen").await;
            panel.answer(&["It was stolen"]).await;
            bank.find("button", "Freeze my card").await;
            act().await;
            panel.press("Freeze my card").await;
        }
        "handrail-hand-off" => {
            bank.js("document.querySelector('hand-rail').open('contact:chat')", vec![]).await;
            panel.opens("Contact us").await;
            panel.press("Chat with us").await;
            panel.opens("What may we pass on?").await;
            act().await;
            panel.press("Pass this on").await;
        }
        _ => {
            act().await;
            panel.paste("zzyzxqq wuvvvwx jjkqqz").await;
        }
    }
}

/// Has one of the browser's events happen in the panel, with the page acting before the panel hears of it.
async fn cause_of_browser(bank: &Bank, kind: &str, what: &str, later: bool) {
    let panel = open_busy(bank).await;
    panel.start_search().await;
    panel.ask("card ").await;
    bank.find("button", "Clear what you typed").await;
    if kind == "focusin" {
        // From within the panel, the page would not hear of it.
        bank.js("document.querySelector('a').focus()", vec![]).await;
    }
    bank.js(ACT_ON, vec![json!(kind), json!(what), json!(later)]).await;
    match kind {
        "click" => panel.press("Clear what you typed").await,
        // It may be gone before the driver knows that it was clicked.
        "focusin" => {
            bank.js(
                "document.querySelector('hand-rail').shadowRoot.querySelector('#search').focus()",
                vec![],
            )
            .await;
        }
        _ => bank.press(Key::Backspace).await,
    }
}

async fn each_of_ours(bank: &Bank, what: &str, later: bool) {
    for kind in OURS {
        cause(bank, kind, what, later).await;
        works_again(bank, what).await;
    }
}

async fn each_of_the_browsers(bank: &Bank, what: &str, later: bool) {
    for kind in BROWSERS {
        cause_of_browser(bank, kind, what, later).await;
        works_again(bank, what).await;
    }
}

e2e::in_every_engine! {
    async fn the_page_logs_out_in_our_events(bank: Bank) {
        each_of_ours(&bank, "logout", true).await;
    }

    async fn the_page_removes_the_element_in_our_events(bank: Bank) {
        each_of_ours(&bank, "remove", true).await;
    }

    async fn the_page_opens_another_view_in_our_events(bank: Bank) {
        each_of_ours(&bank, "open", true).await;
    }

    async fn the_page_logs_out_before_the_panel_hears_of_an_event(bank: Bank) {
        each_of_the_browsers(&bank, "logout", true).await;
    }

    async fn the_page_removes_the_element_before_the_panel_hears_of_an_event(bank: Bank) {
        each_of_the_browsers(&bank, "remove", true).await;
    }

    async fn the_page_logs_out_inside_our_events(bank: Bank) {
        each_of_ours(&bank, "logout", false).await;
    }

    async fn the_page_removes_the_element_inside_our_events(bank: Bank) {
        each_of_ours(&bank, "remove", false).await;
    }

    async fn the_page_opens_another_view_inside_our_events(bank: Bank) {
        each_of_ours(&bank, "open", false).await;
    }

    async fn the_page_logs_out_inside_the_browsers_events(bank: Bank) {
        each_of_the_browsers(&bank, "logout", false).await;
    }

    async fn the_page_removes_the_element_inside_the_browsers_events(bank: Bank) {
        each_of_the_browsers(&bank, "remove", false).await;
    }

    async fn the_page_opens_another_view_inside_the_browsers_events(bank: Bank) {
        each_of_the_browsers(&bank, "open", false).await;
    }

    async fn a_text_is_copied_after_the_element_is_gone(bank: Bank) {
        let panel = open_busy(&bank).await;
        panel.choose("My card payment was declined").await;
        panel.answer(&["In a shop, restaurant or hotel", "It said my PIN was wrong"]).await;
        panel.press("Copy").await;
        bank.eventually("it is being copied", async || bank.js("return !!window.copied", vec![]).await == json!(true)).await;
        bank.js(REMOVE, vec![]).await;
        bank.js("copied(); document.querySelector('main').append(help)", vec![]).await;
        use_panel(&bank).await;
    }

    async fn files_come_after_the_customer_is_gone(bank: Bank) {
        // What has a panel wait, and how a customer gets there.
        let [script, module] = [".js", ".wasm"].map(|extension| bank.file("dispatch", extension));
        for part in ["/engine-", "/index.", "/suggestions.", "/change-pin.", &script, &module, "notices.json", "/listing."] {
            bank.open().await;
            bank.find("button", "Help").await;
            bank.delay(part).await;
            let panel = bank.press_launcher().await;
            panel.opens("How can we help?").await;
            match part {
                "/change-pin." | "/listing." => {
                    panel.press("Cards and PINs").await;
                    panel.choose("Change your PIN").await;
                }
                part if part.starts_with("dispatch-") => panel.press("Tell us what you think of our help").await,
                "notices.json" => {}
                _ => panel.paste("my transfer").await,
            }
            is_asked_for(&bank, part).await;
            bank.log_out().await;
            bank.come().await;
            use_panel(&bank).await;
        }
    }

    async fn files_fail_after_the_customer_is_gone(bank: Bank) {
        for part in ["/engine-", "/index."] {
            bank.open().await;
            bank.find("button", "Help").await;
            bank.delay(part).await;
            let panel = bank.press_launcher().await;
            panel.opens("How can we help?").await;
            panel.paste("my transfer").await;
            is_asked_for(&bank, part).await;
            bank.log_out().await;
            bank.server().faults().add(part, Fault::Status(500));
            bank.come().await;
            bank.eventually("it has failed", async || bank.requests_for(part) > 0).await;
            bank.server().faults().clear();
            use_panel(&bank).await;
        }
    }

    async fn the_page_replies_after_the_element_is_gone(bank: Bank) {
        let panel = open_busy(&bank).await;
        bank.js(
            "document.querySelector('hand-rail').addEventListener('handrail-action',
               ({ detail }) => { window.reply = detail.reply; })",
            vec![],
        )
        .await;
        bank.js("document.querySelector('hand-rail').open('flow:lost-card')", vec![]).await;
        panel.opens("My card is lost or stolen").await;
        panel.answer(&["It was stolen"]).await;
        panel.press("Freeze my card").await;
        bank.eventually("it is asked for", async || bank.js("return !!window.reply", vec![]).await == json!(true)).await;
        bank.log_out().await;
        bank.js("reply('It is frozen.')", vec![]).await;
        let panel = bank.press_launcher().await;
        panel.opens("How can we help?").await;
        assert!(!panel.announcement().await.contains("frozen"), "the next customer is told nothing of it");
        panel.escape().await;
        panel.closes().await;
        use_panel(&bank).await;
    }

    async fn a_press_may_cause_the_same_press_again(bank: Bank) {
        let panel = open_busy(&bank).await;
        bank.js(
            "let presses = 0;
             document.querySelector('hand-rail').addEventListener('handrail-action', () => {
               if (presses++ < 3) document.querySelector('hand-rail').shadowRoot.activeElement.click();
             })",
            vec![],
        )
        .await;
        bank.js("document.querySelector('hand-rail').open('flow:lost-card')", vec![]).await;
        panel.opens("My card is lost or stolen").await;
        panel.answer(&["It was stolen"]).await;
        panel.press("Freeze my card").await;
        panel.says("Your card is frozen.").await;
        assert_eq!(bank.errors().await, Vec::<String>::new());
    }
}
