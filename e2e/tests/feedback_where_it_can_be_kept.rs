//! Feedback that waits is kept in the best storage that the browser has.

#![expect(clippy::unwrap_used, reason = "a test that meets an error fails, and says where")]

use e2e::Bank;

use crate::feedback_endpoint_down::{OFFLINE, ONLINE, THANKS, WORDS, assert_arrived, send_and_wait, write_into_form};

e2e::in_every_engine! {
    async fn a_database_of_somebody_else_is_left_alone(bank: Bank) {
        bank.open().await;
        let made = "const done = arguments[arguments.length - 1];
            const opening = indexedDB.open('handrail');
            opening.onsuccess = () => { opening.result.close(); done(); }";
        bank.client().execute_async(made, vec![]).await.unwrap();
        let panel = bank.press_launcher().await;
        write_into_form(&panel).await;
        panel.send_well().await;
        assert_eq!(bank.server().feedback().len(), 1);
        assert_eq!(bank.errors().await, Vec::<String>::new());
    }

    async fn without_a_database_it_is_kept_in_local_storage(bank: Bank) {
        bank.open().await;
        bank.js("Object.defineProperty(window, 'indexedDB', { value: undefined })", vec![]).await;
        let panel = bank.press_launcher().await;
        write_into_form(&panel).await;
        bank.js(OFFLINE, vec![]).await;
        let reference = send_and_wait(&panel).await;
        panel.says("Your feedback is kept on this device").await;
        let kept: String = bank.read("return localStorage.handrail").await;
        assert!(kept.contains(WORDS), "{kept}");
        // It goes on there, whether the next page has a database or not.
        bank.open().await;
        assert_arrived(&bank, &reference).await;
    }

    async fn without_any_storage_it_is_kept_as_long_as_the_page(bank: Bank) {
        bank.open().await;
        bank.js("for (const storage of ['indexedDB', 'localStorage'])
                   Object.defineProperty(window, storage, { value: undefined })", vec![]).await;
        let panel = bank.press_launcher().await;
        write_into_form(&panel).await;
        bank.js(OFFLINE, vec![]).await;
        let reference = send_and_wait(&panel).await;
        panel.says("Please leave this page open").await;
        bank.js(ONLINE, vec![]).await;
        panel.opens(THANKS).await;
        assert_arrived(&bank, &reference).await;
    }
}
