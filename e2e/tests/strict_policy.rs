//! It runs under the strictest policy. Each test fails at its end when something was blocked; these go everywhere.

use e2e::{Bank, CONTENT_SECURITY_POLICY, tour};

async fn assert_nothing_is_blocked(bank: &Bank, view: &str) {
    assert_eq!(bank.violations().await, Vec::<String>::new(), "{view}");
    assert_eq!(bank.errors().await, Vec::<String>::new(), "{view}");
}

e2e::in_every_engine! {
    async fn nothing_is_blocked_before_all_is_loaded(bank: Bank) {
        tour::before_all_is_loaded(&bank, async |view| assert_nothing_is_blocked(&bank, view).await).await;
    }

    async fn no_view_does_what_the_policy_forbids(bank: Bank) {
        for part in ["default-src 'none'", "style-src 'self'", "require-trusted-types-for 'script'", "trusted-types 'none'"] {
            assert!(CONTENT_SECURITY_POLICY.contains(part), "{CONTENT_SECURITY_POLICY}");
        }
        bank.open_panel().await;
        tour::everywhere(&bank, async |view| assert_nothing_is_blocked(&bank, view).await).await;

        // The witness would have noticed it: inside the panel, too, the policy blocks and is heard.
        let place = "const place = document.querySelector('hand-rail').shadowRoot.querySelector('#scroller');";
        bank.js(
            &format!("{place} place.append(Object.assign(document.createElement('style'), {{ textContent: 'a{{}}' }}))"),
            vec![],
        )
        .await;
        bank.eventually("a style in the panel is noticed", async || bank.violations().await.len() == 1).await;
        bank.js(&format!("{place} try {{ place.innerHTML = '<b>x</b>' }} catch {{}}"), vec![]).await;
        bank.eventually("HTML from a string is noticed", async || bank.violations().await.len() == 2).await;
        // A new page starts without violations, so that this test may end.
        bank.open().await;
    }
}
