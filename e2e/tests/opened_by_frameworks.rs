//! Pages that set a property, an attribute, or both before the script has run, open the panel.

#![expect(clippy::unwrap_used, reason = "a test that meets an error fails, and says where")]

use e2e::{Bank, Panel};

use crate::stand_on_any_page::{act, bank_folder, open_page};

e2e::in_every_engine! {
    async fn frameworks_open_and_close_by_a_property(bank: Bank) {
        open_page(&bank).await;
        let panel = Panel::of(&bank);
        act(&bank, "help.open = true").await;
        panel.opens("How can we help?").await;
        act(&bank, "help.open = false").await;
        panel.closes().await;
        act(&bank, "help.open = 'topic:cash'").await;
        panel.opens("Cash").await;
        act(&bank, "help.open = undefined; help.open('topic:cards')").await;
        panel.opens("Cards and PINs").await;
        act(&bank, "help.open = null").await;
        panel.closes().await;
        act(&bank, "help.setAttribute('open', '')").await;
        bank.eventually("it is open", async || panel.is_open().await).await;
        act(&bank, "help.removeAttribute('open')").await;
        panel.closes().await;
        panel.reopen().await;
        // Nothing can be opened outside a page.
        panel.press("Close help").await;
        panel.closes().await;
        bank.resize(390, 700).await;
        act(&bank, "const place = help.parentNode; help.remove(); help.open(); help.open = true; place.append(help)").await;
        bank.press_launcher().await;
        bank.eventually("it opens again", async || panel.is_open().await).await;
        assert_eq!(bank.errors().await, Vec::<String>::new());
    }

    async fn what_was_set_before_the_script_ran_opens_it(bank: Bank) {
        open_page(&bank).await;
        for (set, title) in [
            ("help.open = true", "How can we help?"),
            ("help.open = 'topic:cash'", "Cash"),
            ("help.setAttribute('open', 'topic:cards')", "Cards and PINs"),
            ("help.open = ''", "How can we help?"),
        ] {
            bank.js(
                &format!(
                    "document.querySelector('hand-rail').remove();
                     const help = document.createElement('hand-rail'); {set}; document.querySelector('main').append(help)"
                ),
                vec![],
            )
            .await;
            Panel::of(&bank).opens(title).await;
        }
        // Where the script has yet to run: in a page that has not loaded it.
        let page = std::fs::read_to_string(bank_folder().join("../index.html")).unwrap();
        let page = page.replace("<title", "<script src=\"/witness.js\"></script><script src=\"early.js\"></script><title");
        bank.put_file("index.html", &page);
        bank.put_file(
            "early.js",
            "document.addEventListener('readystatechange', () => {
                const help = document.querySelector('hand-rail');
                if (customElements.get('hand-rail')) return;
                Object.assign(help, { open: true, close: 'x', logout: null });
            }, { once: true })",
        );
        bank.open().await;
        let panel = Panel::of(&bank);
        panel.opens("How can we help?").await;
        panel.press("Close help").await;
        panel.closes().await;
        bank.log_out().await;
        panel.reopen().await;
        act(&bank, "help.close()").await;
        panel.closes().await;
        assert_eq!(bank.errors().await, Vec::<String>::new());
    }
}
