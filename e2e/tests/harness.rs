//! That the tests themselves can be trusted: a customer's hands and eyes work, and faults are noticed.

use e2e::{Bank, Key, axe};

/// The search field of an open panel.
const SEARCH: (&str, &str) = ("combobox", "Search our help");

e2e::in_every_engine! {
    async fn clicks_and_keys_arrive_inside_the_shadow_root(bank: Bank) {
        bank.open_panel().await;
        let search = bank.find(SEARCH.0, SEARCH.1).await;
        search.click().await;
        assert!(search.has_focus().await);
        search.type_text("lost cart").await;
        bank.press(Key::Backspace).await;
        search.type_text("d").await;
        assert_eq!(search.js("return arguments[0].value").await, "lost card");
        assert!(bank.focused().await.has_focus().await);

        bank.press(Key::Tab).await;
        assert!(!search.has_focus().await);
        bank.press_with(Key::Shift, Key::Tab).await;
        assert!(search.has_focus().await);
    }

    async fn what_the_policy_blocks_is_noticed(bank: Bank) {
        bank.open().await;
        bank.js("document.body.append(Object.assign(document.createElement('style'), { textContent: 'a{}' }))", vec![])
            .await;
        bank.eventually("the violation is reported", async || !bank.violations().await.is_empty()).await;
        assert!(bank.violations().await[0].contains("style-src"), "{:?}", bank.violations().await);

        // A new page starts without violations, so that this test may end.
        bank.open().await;
        assert!(bank.violations().await.is_empty());
    }

    async fn an_accessibility_fault_inside_a_shadow_root_is_found(bank: Bank) {
        bank.open().await;
        bank.js("document.body.append(document.createElement('div'))", vec![]).await;
        bank.js(
            "const root = document.body.lastChild.attachShadow({ mode: 'open' });
             root.append(document.createElement('button'))",
            vec![],
        )
        .await;
        let faults = axe::violations(&bank).await;
        assert!(faults.iter().any(|fault| fault.rule == "button-name"), "{faults:?}");
    }

    async fn the_window_can_be_as_narrow_as_a_small_phone(bank: Bank) {
        bank.open().await;
        bank.resize(320, 568).await;
        assert_eq!(bank.js("return [innerWidth, innerHeight]", vec![]).await, serde_json::json!([320, 568]));
    }

    async fn each_test_has_a_server_of_its_own(bank: Bank) {
        bank.open().await;
        let requests = bank.server().requests();
        assert_eq!(requests[0].path, "/");
        assert!(requests.iter().any(|request| request.path == "/embed/handrail.js"), "{requests:?}");
        assert_eq!(bank.server().feedback(), []);
    }
}
