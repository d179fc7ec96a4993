//! Nothing that is to be hidden is passed on, and customers see before what will be hidden.

use e2e::{Bank, Fault};

use crate::hand_over::{contact, handed, open_panel, summary, write};

/// Words of the preview that are marked as hidden.
async fn hidden(bank: &Bank) -> Vec<String> {
    bank.read(
        "const root = document.querySelector('hand-rail').shadowRoot;
         return [...root.querySelectorAll('.preview mark')].map((mark) => mark.textContent)",
    )
    .await
}

e2e::in_every_engine! {
    async fn what_has_nothing_to_hide_is_passed_on_once_as_soon_as_that_is_known(bank: Bank) {
        let panel = open_panel(&bank).await;
        bank.delay(&bank.file("dispatch", ".wasm")).await;
        contact(&panel, "Chat with us").await;
        write(&bank, "My card is gone").await;
        for _ in 0..2 {
            panel.press("Pass this on").await;
        }
        assert_eq!(handed(&bank).await, []);
        bank.come().await;
        panel.opens("We have passed it on").await;
        let handed = handed(&bank).await;
        assert_eq!(handed.len(), 1, "{handed:?}");
        assert!(handed[0].summary.contains("My card is gone"), "{handed:?}");
    }

    async fn what_is_hidden_is_seen_before_it_is_passed_on(bank: Bank) {
        let panel = open_panel(&bank).await;
        bank.delay(&bank.file("dispatch", ".wasm")).await;
        contact(&panel, "Chat with us").await;
        write(&bank, "4111 1111 1111 1111").await;
        panel.press("Pass this on").await;
        bank.come().await;
        panel.says("This is what we will send").await;
        assert_eq!(handed(&bank).await, []);
        panel.press("Pass this on").await;
        panel.opens("We have passed it on").await;
        let handed = handed(&bank).await;
        assert!(handed.len() == 1 && handed[0].summary.contains("[card]"), "{handed:?}");
    }

    async fn a_card_number_is_hidden_and_that_is_seen_before(bank: Bank) {
        let panel = open_panel(&bank).await;
        contact(&panel, "Chat with us").await;
        write(&bank, "Card 4111 1111 1111 1111 is gone").await;
        panel.says("This is what we will send").await;
        panel.says("We have hidden what looks like a number or password that nobody but you should know.").await;
        bank.eventually("all of it is hidden", async || {
            let marks = hidden(&bank).await;
            marks.len() == 1 && !marks[0].contains("1111 1111 11")
        })
        .await;
        let preview: String = bank.read(
            "return document.querySelector('hand-rail').shadowRoot.querySelector('.preview-text').textContent",
        )
        .await;
        assert!(preview.starts_with("Card ") && preview.ends_with(" is gone"), "{preview}");
        assert!(!preview.contains("4111"), "{preview}");
        assert_eq!(summary(&bank).await, "Card 4111 1111 1111 1111 is gone", "what is typed stays as it is");

        panel.press("Pass this on").await;
        panel.opens("We have passed it on").await;
        let summaries: Vec<String> = handed(&bank).await.into_iter().map(|handed| handed.summary).collect();
        assert_eq!(summaries, [preview]);
        assert_eq!(bank.violations().await, Vec::<String>::new());
    }

    async fn what_cannot_be_checked_for_numbers_is_not_passed_on(bank: Bank) {
        let panel = open_panel(&bank).await;
        bank.server().faults().add("/dispatch-", Fault::Status(500));
        contact(&panel, "Chat with us").await;
        panel.says("Before we send your words, we look for card numbers and passwords to hide.").await;
        write(&bank, "Card 4111 1111 1111 1111").await;
        panel.press("Pass this on").await;
        panel.says("Nothing has been sent, and nothing is lost.").await;
        assert_eq!(handed(&bank).await, []);
        bank.server().faults().clear();
        panel.press("Pass this on").await;
        panel.says("This is what we will send").await;
        panel.press("Pass this on").await;
        panel.opens("We have passed it on").await;
        assert!(!handed(&bank).await[0].summary.contains("4111"));
    }
}
