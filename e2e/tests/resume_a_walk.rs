//! A customer whose page was reloaded goes on where they left off, and nobody who comes after them does.

use e2e::{Bank, Panel};
use serde_json::json;

const CONTINUE: &str = "Go on where you left off";

/// What is kept in this tab.
async fn kept(bank: &Bank) -> Option<String> {
    bank.read("return sessionStorage.getItem('handrail')").await
}

/// Keeps something else in its place.
async fn keep(bank: &Bank, text: &str) {
    bank.js("sessionStorage.setItem('handrail', arguments[0])", vec![json!(text)]).await;
}

/// Walks to the third question of a flow.
async fn walk(bank: &Bank) -> Panel {
    let panel = bank.open_panel().await;
    panel.choose("My card is lost or stolen").await;
    panel.answer(&["I cannot find it", "Yes, it is frozen"]).await;
    panel.opens("Do you know every payment?").await;
    panel
}

/// Goes on in the flow that home names.
async fn go_on(panel: &Panel) {
    panel.says(CONTINUE).await;
    panel.choose("My card is lost or stolen").await;
}

/// The page is loaded again, and does not offer to go on.
async fn assert_not_offered(bank: &Bank) {
    let panel = bank.open_panel().await;
    panel.loads_the_rest().await;
    assert!(!panel.text().await.contains(CONTINUE), "{}", panel.text().await);
}

/// What is kept, with the minute of its last answer changed.
async fn age(bank: &Bank, minutes: i64) {
    let text = kept(bank).await.unwrap_or_default();
    let minute = text.lines().find_map(|line| line.strip_prefix("at ")?.parse::<i64>().ok());
    let minute = minute.unwrap_or_else(|| panic!("no minute in {text}"));
    keep(bank, &text.replace(&format!("at {minute}"), &format!("at {}", minute - minutes))).await;
}

e2e::in_every_engine! {
    async fn nothing_is_kept_before_the_first_answer(bank: Bank) {
        let panel = bank.open_panel().await;
        panel.start_search().await;
        panel.ask("lost card").await;
        panel.finds().await;
        panel.go_home().await;
        panel.press("Cards and PINs").await;
        panel.read("Change your PIN").await;
        panel.go_home().await;
        panel.choose("My card is lost or stolen").await;
        panel.says("What happened to your card?").await;
        panel.press("Contact us").await;
        panel.opens("Contact us").await;
        bank.assert_nothing_is_stored().await;
        panel.go_back().await;
        panel.choose("I cannot find it").await;
        panel.opens("Is your card frozen?").await;
        let kept = kept(&bank).await.unwrap_or_default();
        let lines: Vec<_> = kept.lines().collect();
        assert!(lines.len() == 3 && lines[0] == "flow lost-card " && lines[1].starts_with("at "), "{kept}");
        assert!(lines[2].starts_with("answer what "), "{kept}");
        let elsewhere: (usize, usize, String) =
            bank.read("return [sessionStorage.length, localStorage.length, document.cookie]").await;
        assert_eq!(elsewhere, (1, 0, String::new()));

        panel.go_back().await;
        panel.opens("My card is lost or stolen").await;
        bank.assert_nothing_is_stored().await;
    }

    async fn after_a_reload_the_walk_goes_on(bank: Bank) {
        walk(&bank).await;
        let panel = bank.open_panel().await;
        go_on(&panel).await;
        panel.opens("Do you know every payment?").await;
        panel.says("Question 3 of about").await;
        panel.says("I cannot find it").await;
        panel.go_back().await;
        panel.opens("Is your card frozen?").await;
        panel.choose("I cannot freeze it").await;
        panel.opens("Call us and we will freeze it for you").await;

        let panel = bank.open_panel().await;
        go_on(&panel).await;
        panel.opens("Call us and we will freeze it for you").await;
    }

    async fn home_leads_on_without_a_reload_too(bank: Bank) {
        let panel = walk(&bank).await;
        panel.press("Contact us").await;
        panel.opens("Contact us").await;
        bank.js("document.querySelector('hand-rail').remove()", vec![]).await;
        bank.js("document.body.append(document.createElement('hand-rail'))", vec![]).await;
        let panel = bank.press_launcher().await;
        go_on(&panel).await;
        panel.opens("Do you know every payment?").await;
    }

    async fn a_walk_from_a_named_question_goes_on_there(bank: Bank) {
        bank.open().await;
        bank.find("button", "Help").await;
        bank.js("document.querySelector('hand-rail').open('flow:lost-card#frozen-yet')", vec![]).await;
        let panel = Panel::of(&bank);
        panel.opens("Is your card frozen?").await;
        panel.choose("Yes, it is frozen").await;
        panel.opens("Do you know every payment?").await;
        let panel = bank.open_panel().await;
        go_on(&panel).await;
        panel.opens("Do you know every payment?").await;
        panel.says("Question 2 of about").await;
    }

    async fn half_an_hour_later_it_is_not_offered(bank: Bank) {
        walk(&bank).await;
        age(&bank, 29).await;
        let panel = bank.open_panel().await;
        panel.says(CONTINUE).await;
        age(&bank, 3).await;
        assert_not_offered(&bank).await;
        assert_eq!(kept(&bank).await, None, "what is too old is gone");
    }

    async fn a_clock_that_was_set_back_offers_nothing(bank: Bank) {
        walk(&bank).await;
        age(&bank, -10).await;
        assert_not_offered(&bank).await;
    }

    async fn an_answer_that_the_flow_no_longer_has_does_not_strand(bank: Bank) {
        walk(&bank).await;
        let text = kept(&bank).await.unwrap_or_default();
        let (valid, last) = text.rsplit_once('\n').unwrap_or_default();
        assert!(last.starts_with("answer frozen-yet "), "{text}");
        keep(&bank, &format!("{valid}\nanswer frozen-yet no-such-choice\nanswer no-such-step no-such-choice")).await;
        let panel = bank.open_panel().await;
        go_on(&panel).await;
        panel.opens("Is your card frozen?").await;
        panel.says("Question 2 of about").await;
        panel.says("I cannot find it").await;
        panel.choose("Yes, it is frozen").await;
        panel.opens("Do you know every payment?").await;
        panel.says("Question 3 of about").await;
    }

    async fn what_cannot_be_read_or_is_no_flow_is_not_offered(bank: Bank) {
        bank.open().await;
        let minute: i64 = bank.read("return Math.floor(Date.now() / 60000)").await;
        for text in [
            format!("flow no-such-flow \nat {minute}\nanswer what a"),
            format!("flow change-pin \nat {minute}\nanswer what a"),
            format!("flow ../x \nat {minute}\nanswer what a"),
            format!("at {minute}"),
            "flow lost-card \nat x\nanswer what a".to_owned(),
            "{\"flow\":\"lost-card\"}".to_owned(),
            "\0\n\n \n*".to_owned(),
        ] {
            keep(&bank, &text).await;
            assert_not_offered(&bank).await;
        }
        assert_eq!(bank.errors().await, Vec::<String>::new());
    }

    async fn who_signs_out_leaves_nothing(bank: Bank) {
        let panel = walk(&bank).await;
        panel.press("Contact us").await;
        panel.opens("Contact us").await;
        panel.press("Close help").await;
        panel.closes().await;
        bank.find("button", "Sign out").await.click().await;
        bank.find("button", "Signed out").await;
        bank.assert_nothing_is_stored().await;
        let left = "return document.querySelector('hand-rail').shadowRoot.querySelector('dialog').childNodes.length";
        assert_eq!(bank.read::<usize>(left).await, 0, "the panel is empty");

        let panel = bank.press_launcher().await;
        panel.opens("How can we help?").await;
        panel.loads_the_rest().await;
        assert!(!panel.text().await.contains(CONTINUE), "{}", panel.text().await);
        panel.choose("My card is lost or stolen").await;
        panel.opens("My card is lost or stolen").await;
        panel.says("Question 1 of about").await;
        assert_not_offered(&bank).await;
    }

    async fn who_signs_out_with_help_open_leaves_nothing(bank: Bank) {
        let panel = walk(&bank).await;
        bank.log_out().await;
        assert!(!panel.is_open().await);
        bank.assert_nothing_is_stored().await;
        assert_not_offered(&bank).await;
    }
}
