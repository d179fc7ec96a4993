//! Feedback that waits is the same in all tabs: one sends it, and each says what came of it.

use e2e::{Bank, Fault};

use crate::feedback_endpoint_down::{THANKS, WORDS, assert_arrived, looks_again, reference, send_and_wait, write_feedback};

e2e::in_every_engine! {
    async fn two_tabs_do_not_both_send_it(bank: Bank) {
        let panel = write_feedback(&bank).await;
        bank.server().faults().add_next("/feedback", Fault::Hangs, 1);
        bank.js("const limit = new AbortController(); window.giveUp = () => limit.abort();
                 AbortSignal.timeout = () => limit.signal", vec![]).await;
        panel.press("Send").await;
        bank.eventually("the first tab sends it", async || bank.tries() == 1).await;

        let first = bank.open_second_tab().await;
        looks_again(&bank, "dispatchEvent(new Event('online'))").await;
        assert_eq!(bank.tries(), 1, "the second tab leaves it to the first");

        bank.go_to_tab(first).await;
        bank.js("AbortSignal.timeout = () => undefined; giveUp()", vec![]).await;
        panel.says(THANKS).await;
        assert_arrived(&bank, &reference(&panel).await).await;
        assert_eq!(bank.tries(), 2);
    }

    async fn a_tab_whose_record_was_taken_away_does_not_say_that_it_has_arrived(bank: Bank) {
        let panel = write_feedback(&bank).await;
        bank.server().faults().add("/feedback", Fault::Busy(3600));
        send_and_wait(&panel).await;

        let first = bank.open_second_tab().await;
        bank.log_out().await;
        assert!(bank.server().feedback().is_empty(), "the last try fails as well");

        bank.go_to_tab(first).await;
        bank.js("dispatchEvent(new Event('online'))", vec![]).await;
        panel.says("we cannot tell whether we have it").await;
        assert_eq!(panel.comment().await, WORDS, "nothing is lost");

        // It can be sent again, and counts once.
        bank.server().faults().clear();
        panel.press("Try again").await;
        panel.opens(THANKS).await;
        assert_arrived(&bank, &reference(&panel).await).await;
    }

    async fn a_tab_is_told_what_another_one_has_sent(bank: Bank) {
        let panel = write_feedback(&bank).await;
        bank.server().faults().add("/feedback", Fault::Busy(3600));
        send_and_wait(&panel).await;
        bank.server().faults().clear();

        let first = bank.open_second_tab().await;
        bank.log_out().await;
        assert_eq!(bank.server().feedback().len(), 1);

        bank.go_to_tab(first).await;
        panel.opens(THANKS).await;
    }
}
