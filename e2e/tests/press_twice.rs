//! A customer presses twice what wants one press: the second does nothing to what has come in its place.

use e2e::{Bank, Panel};

/// Whether a pointer reaches a control in the panel.
const REACHED: &str = "const root = document.querySelector('hand-rail').shadowRoot;
    const controls = [...root.querySelectorAll('dialog :is(button, a, label, summary)')];
    return controls.filter((control) => getComputedStyle(control).pointerEvents !== 'none').length";

async fn lost_card(bank: &Bank) -> Panel {
    let panel = bank.open_panel().await;
    panel.choose("My card is lost or stolen").await;
    panel.opens("My card is lost or stolen").await;
    panel.says("What happened to your card?").await;
    panel
}

e2e::in_every_engine! {
    async fn a_double_click_on_the_launcher_only_opens_the_panel(bank: Bank) {
        let panel = bank.open_panel().await;
        panel.press("Close help").await;
        panel.closes().await;
        bank.find("button", "Help").await.double_click().await;
        // “Contact us” stands where the launcher was. Had it been pressed, Back would lead there.
        panel.press("Cash").await;
        panel.opens("Cash").await;
        panel.go_back().await;
        panel.opens("How can we help?").await;
        assert!(!bank.shows("button", "Back").await);
    }

    async fn a_double_click_on_a_choice_answers_one_question(bank: Bank) {
        let panel = lost_card(&bank).await;
        let choice = bank.find_containing("button", "A cash machine kept it").await;
        choice.js("arguments[0].scrollIntoView({ block: 'center' })").await;
        bank.eventually("it can be pressed", async || choice.js("return getComputedStyle(arguments[0]).pointerEvents").await == "auto")
            .await;
        choice.double_click().await;
        // Not that its title has the focus: some browsers take it away, as the second press goes to the text there.
        panel.says("Did anything seem odd at the machine?").await;
        panel.go_back().await;
        panel.says("What happened to your card?").await;
        panel.answer(&["A cash machine kept it"]).await;
        panel.opens("Did anything seem odd at the machine?").await;
        assert!(panel.text().await.contains("Question 2 of"), "{}", panel.text().await);
    }

    async fn a_double_click_on_dismiss_presses_nothing_that_moves_under_it(bank: Bank) {
        let panel = bank.open_panel().await;
        let count = async || {
            let dismissals = "const root = document.querySelector('hand-rail').shadowRoot;
                return root.querySelectorAll('.notices button').length";
            bank.read::<usize>(dismissals).await
        };
        // Live notices come, and move what is below them.
        panel.loads_the_rest().await;
        let before = count().await;
        let dismiss = bank.find_containing("button", "Dismiss").await;
        dismiss.js("arguments[0].scrollIntoView({ block: 'center' })").await;
        bank.eventually("it can be pressed", async || dismiss.js("return getComputedStyle(arguments[0]).pointerEvents").await == "auto")
            .await;
        dismiss.double_click().await;
        bank.eventually("it is dismissed", async || count().await < before).await;
        panel.press("Cash").await;
        panel.opens("Cash").await;
        panel.go_back().await;
        panel.opens("How can we help?").await;
        assert!(!bank.shows("button", "Back").await, "nothing else was opened");
        assert_eq!(count().await, before - 1, "nothing else was dismissed");
    }

    async fn what_was_drawn_takes_presses_of_a_pointer_a_moment_later_and_keys_at_once(bank: Bank) {
        let panel = lost_card(&bank).await;
        // By a key, which no guard keeps waiting.
        for (choice, question) in
            [("A cash machine kept it", "Did anything seem odd at the machine?"), ("No, it just kept my card", "Where should the new card go?")]
        {
            bank.find_containing("button", choice).await.js("arguments[0].focus()").await;
            bank.press(e2e::Key::Enter).await;
            panel.opens(question).await;
        }
        bank.eventually("all can be pressed", async || bank.read::<usize>(REACHED).await > 5).await;
    }

    only(Chromium) async fn who_wants_no_motion_is_guarded_too(bank: Bank) {
        bank.prefer(&[("prefers-reduced-motion", "reduce")]).await;
        let panel = bank.open_panel().await;
        panel.press("Close help").await;
        panel.closes().await;
        bank.find("button", "Help").await.double_click().await;
        panel.press("Cash").await;
        panel.opens("Cash").await;
        panel.go_back().await;
        panel.opens("How can we help?").await;
        assert!(!bank.shows("button", "Back").await);
    }
}
