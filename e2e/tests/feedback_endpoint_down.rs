//! Feedback arrives exactly once, or the customer is told that it has not been sent.

#![expect(clippy::unwrap_used, reason = "a test that meets an error fails, and says where")]

use e2e::{Bank, Fault, Panel};

const NOT_SENT: &str = "Your feedback has not been sent.";

/// How often the page has tried to send feedback.
fn tries(bank: &Bank) -> usize {
    let requests = bank.server().requests();
    requests.iter().filter(|request| request.method == "POST" && request.path == "/feedback").count()
}

async fn write_feedback(bank: &Bank) -> Panel {
    let panel = bank.open_panel().await;
    panel.press("Tell us what you think of our help").await;
    panel.mark("Good").await;
    panel.write_comment("Kind people").await;
    panel
}

async fn press_and_fail(panel: &Panel, button: &str) {
    panel.press(button).await;
    panel.says(NOT_SENT).await;
    panel.says("Nothing you wrote is lost.").await;
}

e2e::in_every_engine! {
    async fn what_could_not_be_sent_is_kept_and_sent_again(bank: Bank) {
        let panel = write_feedback(&bank).await;
        bank.server().faults().add("/feedback", Fault::Status(500));
        press_and_fail(&panel, "Send").await;
        assert_eq!(panel.comment().await, "Kind people");
        panel.announces(NOT_SENT).await;

        // What was written is also there after reading something else.
        panel.go_back().await;
        panel.press("Tell us what you think of our help").await;
        panel.says(NOT_SENT).await;
        assert_eq!(panel.comment().await, "Kind people");
        assert!(panel.is_marked("Good").await);
        assert_eq!((tries(&bank), bank.server().feedback().len()), (1, 0));

        bank.server().faults().clear();
        panel.press("Try again").await;
        panel.opens("Thank you. We have received your feedback.").await;
        assert_eq!((tries(&bank), bank.server().feedback().len()), (2, 1));
        assert_eq!(bank.server().feedback()[0].feedback["comment"], "Kind people");
    }

    async fn without_a_connection_it_is_kept_and_sent_again(bank: Bank) {
        let panel = write_feedback(&bank).await;
        // What a browser without a connection does; it cannot be taken away from all three.
        bank.js("window.realFetch = fetch; window.fetch = () => Promise.reject(new TypeError('offline'))", vec![]).await;
        press_and_fail(&panel, "Send").await;
        bank.js("window.fetch = window.realFetch", vec![]).await;
        panel.press("Try again").await;
        panel.opens("Thank you. We have received your feedback.").await;
        assert_eq!((tries(&bank), bank.server().feedback().len()), (1, 1));
    }

    async fn an_answer_that_was_lost_does_not_store_it_twice(bank: Bank) {
        let panel = write_feedback(&bank).await;
        bank.server().faults().add("/feedback", Fault::AnswerLost);
        press_and_fail(&panel, "Send").await;
        panel.press("Try again").await;
        bank.eventually("it is sent again", async || tries(&bank) == 2).await;
        panel.says(NOT_SENT).await;
        bank.server().faults().clear();
        bank.find("button", "Try again").await;
        panel.press("Try again").await;
        panel.opens("Thank you. We have received your feedback.").await;
        assert_eq!((tries(&bank), bank.server().feedback().len()), (3, 1));
    }

    async fn what_was_changed_after_a_failure_is_another_piece(bank: Bank) {
        let panel = write_feedback(&bank).await;
        bank.server().faults().add("/feedback", Fault::AnswerLost);
        press_and_fail(&panel, "Send").await;
        bank.server().faults().clear();
        panel.write_comment(", all of them").await;
        bank.eventually("it no longer says that this has failed", async || !panel.text().await.contains(NOT_SENT)).await;
        panel.send_well().await;
        let feedback = bank.server().feedback();
        let comments: Vec<_> = feedback.iter().map(|item| item.feedback["comment"].as_str().unwrap()).collect();
        assert_eq!(comments, ["Kind people", "Kind people, all of them"]);
        assert_ne!(feedback[0].key, feedback[1].key);
    }

    async fn while_it_is_on_its_way_it_is_not_sent_twice(bank: Bank) {
        let panel = write_feedback(&bank).await;
        bank.server().faults().add("/feedback", Fault::Hangs);
        panel.press("Send").await;
        panel.press("Sending…").await;
        panel.press("Sending…").await;
        bank.eventually("it is sent", async || tries(&bank) == 1).await;
        assert!(!panel.text().await.contains("Thank you"));
        // The rest of the help works meanwhile.
        panel.go_back().await;
        panel.opens("How can we help?").await;
        assert_eq!(tries(&bank), 1);
    }
}
