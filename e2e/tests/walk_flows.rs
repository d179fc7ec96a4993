//! A customer answers questions until it is clear what to do.

use e2e::{Bank, Panel};

async fn start_declined_payment(bank: &Bank) -> Panel {
    let panel = bank.open_panel().await;
    panel.choose("My card payment was declined").await;
    panel.opens("My card payment was declined").await;
    panel.says("Where did you try to pay?").await;
    panel
}

async fn start_lost_card(bank: &Bank) -> Panel {
    let panel = bank.open_panel().await;
    panel.choose("My card is lost or stolen").await;
    panel.opens("My card is lost or stolen").await;
    panel.says("What has happened to your card?").await;
    panel
}

async fn choices(bank: &Bank) -> Vec<(String, bool)> {
    bank.read(
        "const choices = document.querySelector('hand-rail').shadowRoot.querySelectorAll('.choice');
         return [...choices].map((choice) => [choice.innerText, choice.classList.contains('urgent')])",
    )
    .await
}

e2e::in_every_engine! {
    async fn a_declined_payment_is_sorted_out(bank: Bank) {
        let panel = start_declined_payment(&bank).await;
        panel.says("That is annoying, but it usually has a simple reason.").await;
        panel.says("Question 1 of about").await;
        let choices = choices(&bank).await;
        assert!(choices[0].0.starts_with("Somebody else is using my card") && choices[0].1, "{choices:?}");
        assert!(choices[1..].iter().all(|(_, urgent)| !urgent), "{choices:?}");

        panel.choose("Online or in an app").await;
        panel.opens("Did we ask you to approve the payment?").await;
        panel.says("Question 2 of about").await;
        assert!(!panel.text().await.contains("That is annoying"), "the introduction stands before the first question only");
        panel.choose("I missed the message").await;
        panel.opens("Try the payment again").await;
        panel.says("This should sort it out").await;
        panel.says("Your answers so far").await;

        panel.go_back().await;
        panel.opens("Did we ask you to approve the payment?").await;
        panel.go_back().await;
        panel.opens("My card payment was declined").await;
        panel.says("Where did you try to pay?").await;
        panel.go_back().await;
        panel.opens("How can we help?").await;
    }

    async fn a_stolen_card_is_frozen_and_handed_to_a_human(bank: Bank) {
        let panel = start_lost_card(&bank).await;
        let choices = choices(&bank).await;
        assert!(choices[0].0.starts_with("It was stolen") && choices[0].1, "{choices:?}");
        panel.choose("It was stolen").await;
        panel.opens("Freeze your card and call us now").await;
        panel.says("Urgent").await;
        let call = bank.find("link", "Call 0808 157 0199").await;
        assert_eq!(call.attribute("href").await.as_deref(), Some("tel:08081570199"));
        bank.find("link", "From abroad: +44 20 7946 0199").await;

        assert!(bank.read::<String>("return document.getElementById('card-state').textContent").await == "active");
        panel.press("Freeze my card").await;
        let reply = "Your card is frozen. Nobody can pay with it until you unfreeze it.";
        panel.says(reply).await;
        panel.announces(reply).await;
        assert_eq!(bank.read::<String>("return document.getElementById('card-state').textContent").await, "frozen");
    }

    async fn an_action_that_the_bank_does_not_do_is_explained(bank: Bank) {
        let panel = start_declined_payment(&bank).await;
        panel.answer(&["In a shop, restaurant or hotel", "It said my PIN was wrong"]).await;
        panel.opens("See your PIN before you try again").await;
        panel.press("See my PIN").await;
        let by_hand = "Open the Larkmoor app, choose Cards, then See PIN, and confirm with your passcode, fingerprint \
                       or face.";
        panel.says(by_hand).await;
        panel.announces(by_hand).await;
    }

    async fn a_changed_answer_keeps_the_later_ones_that_still_fit(bank: Bank) {
        let panel = start_declined_payment(&bank).await;
        panel.answer(&["Online or in an app", "I approved it, but it failed", "Everything is right"]).await;
        panel.opens("What does the app show for your card?").await;
        panel.says("Question 4 of about").await;

        panel.press("Change your answer: Did we ask you to approve the payment?").await;
        panel.opens("Did we ask you to approve the payment?").await;
        panel.choose("No, it was declined at once").await;
        panel.opens("What does the app show for your card?").await;
        panel.says("Question 4 of about").await;
        let text = panel.text().await;
        assert!(text.contains("No, it was declined at once") && text.contains("Everything is right"), "{text}");

        panel.press("Change your answer: Where did you try to pay?").await;
        panel.opens("My card payment was declined").await;
        panel.says("Where did you try to pay?").await;
        panel.go_back().await;
        panel.opens("What does the app show for your card?").await;
        panel.press("Change your answer: Where did you try to pay?").await;
        panel.opens("My card payment was declined").await;
        panel.says("Where did you try to pay?").await;
        panel.choose("At a cash machine").await;
        panel.opens("What did the cash machine do?").await;
        panel.says("Question 2 of about").await;
        assert!(!panel.text().await.contains("Everything is right"), "what does not fit is forgotten");

        panel.press("Start again").await;
        panel.opens("My card payment was declined").await;
        panel.says("Where did you try to pay?").await;
        assert!(!panel.text().await.contains("Your answers so far"));
    }

    async fn reading_an_article_does_not_lose_the_place(bank: Bank) {
        let panel = start_lost_card(&bank).await;
        panel.answer(&["I cannot find it", "I cannot freeze it"]).await;
        panel.opens("Call us and we will freeze it for you").await;
        panel.press("choose a new one").await;
        panel.opens("I have forgotten my app passcode").await;
        panel.go_back().await;
        panel.opens("Call us and we will freeze it for you").await;
        panel.says("I cannot find it").await;

        panel.press("Close help").await;
        bank.eventually("the panel is closed", async || !panel.is_open().await).await;
        panel.reopen().await;
        panel.opens("Call us and we will freeze it for you").await;
    }
}
