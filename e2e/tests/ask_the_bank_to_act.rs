//! A customer asks the bank to act, and is told how that went: nothing but success looks like it.

use e2e::{Bank, Panel};
use serde::Deserialize;
use serde_json::json;

/// What stands under the action, as it is seen.
#[derive(Debug, Deserialize, PartialEq)]
struct State {
    /// The class that gives it its look.
    look: String,
    /// The words, the name of the state first.
    words: Vec<String>,
    /// Where its link calls.
    call: Option<String>,
}

const STATE: &str =
    "const state = document.querySelector('hand-rail').shadowRoot.querySelector('.action-state');
    return state && {
      look: state.className.replace('action-state', '').trim(),
      words: [...state.querySelectorAll('.action-state-name, p')].map((words) => words.textContent),
      call: state.querySelector('a')?.getAttribute('href') ?? null,
    }";

/// The number of the emergency line.
const EMERGENCY: &str = "tel:08081570199";

/// A page that does with the action what `listener` says, in the place of the demo's. It has `event`, and `reply`.
async fn page_that(bank: &Bank, listener: &str) {
    let script = format!(
        "addEventListener('handrail-action', (event) => {{
           event.stopImmediatePropagation();
           const {{ reply }} = event.detail;
           Object.assign(window, {{ reply, asked: (window.asked ?? 0) + 1 }});
           {listener}
         }}, true)"
    );
    bank.js(&script, vec![]).await;
}

/// Somebody whose card was stolen, on the screen that offers to freeze it.
async fn stolen(bank: &Bank) -> Panel {
    let panel = bank.open_panel().await;
    panel.choose("My card is lost or stolen").await;
    panel.choose("It was stolen").await;
    panel.opens("Freeze your card and call us now").await;
    panel
}

async fn shows(bank: &Bank, look: &str, words: &[&str], call: Option<&str>) {
    let wanted = State {
        look: look.into(),
        words: words.iter().map(|words| (*words).into()).collect(),
        call: call.map(str::to_owned),
    };
    let is_shown = async || bank.read::<Option<State>>(STATE).await.as_ref() == Some(&wanted);
    bank.eventually(&format!("it shows {wanted:?}"), is_shown).await;
}

const ASKED: &str = "We have asked Larkmoor Bank to do this.";
const BY_HAND: &str = "In the Larkmoor app or online banking, choose Cards, then Freeze card. If you cannot, call us at any hour and \
    we will freeze it.";

e2e::in_every_engine! {
    async fn an_action_is_under_way_then_done_and_cannot_be_asked_for_twice(bank: Bank) {
        let panel = stolen(&bank).await;
        page_that(&bank, "event.preventDefault()").await;
        panel.press("Freeze my card").await;
        shows(&bank, "pending", &["Under way", ASKED], Some(EMERGENCY)).await;
        panel.announces(&format!("Under way: {ASKED}")).await;
        let button = bank.find("button", "Freeze my card").await;
        assert_eq!(button.attribute("aria-disabled").await.as_deref(), Some("true"));
        panel.press("Freeze my card").await;

        bank.js("reply('Still at it.', { outcome: 'pending' })", vec![]).await;
        shows(&bank, "pending", &["Under way", "Still at it."], Some(EMERGENCY)).await;
        bank.js("reply('It is frozen.', { outcome: 'done' })", vec![]).await;
        shows(&bank, "done", &["Done", "It is frozen."], None).await;
        panel.announces("Done: It is frozen.").await;
        assert_eq!(button.attribute("aria-disabled").await, None);
        assert_eq!(bank.read::<u32>("return window.asked").await, 1, "it was under way already");
    }

    async fn an_action_that_failed_is_red_with_the_number_beside_it_and_can_be_tried_again(bank: Bank) {
        let panel = stolen(&bank).await;
        page_that(&bank, "reply('It could not be frozen.', { outcome: window.asked > 1 ? 'done' : 'failed' })").await;
        panel.press("Freeze my card").await;
        shows(&bank, "not-done", &["Not done", "It could not be frozen."], Some(EMERGENCY)).await;
        panel.announces("Not done: It could not be frozen.").await;
        assert!(bank.shows("link", "Call 0808 157 0199").await);
        panel.press("Freeze my card").await;
        shows(&bank, "done", &["Done", "It could not be frozen."], None).await;
    }

    async fn a_reply_that_does_not_say_how_it_went_is_no_success(bank: Bank) {
        let panel = stolen(&bank).await;
        bank.js("window.warnings = []; console.warn = (...words) => warnings.push(words.join(' '))", vec![]).await;
        page_that(&bank, "reply('Look at your cards.')").await;
        panel.press("Freeze my card").await;
        shows(&bank, "", &["Look at your cards."], Some(EMERGENCY)).await;
        panel.announces("Look at your cards.").await;
        assert_eq!(bank.read::<Vec<String>>("return window.warnings").await, Vec::<String>::new());
        for outcome in ["success", "Done", "by-hand"] {
            bank.js("reply('Look again.', { outcome: arguments[0] })", vec![json!(outcome)]).await;
            shows(&bank, "", &["Look again."], Some(EMERGENCY)).await;
            let warnings: Vec<String> = bank.read("return window.warnings.splice(0)").await;
            assert!(warnings.len() == 1 && warnings[0].ends_with(outcome), "{warnings:?}");
        }
        // Whatever a host passes: a boolean, nothing at all.
        bank.js("reply('A third time.', { outcome: true })", vec![]).await;
        shows(&bank, "", &["A third time."], Some(EMERGENCY)).await;
        bank.js("reply('A fourth time.', null)", vec![]).await;
        shows(&bank, "", &["A fourth time."], Some(EMERGENCY)).await;
        assert_eq!(bank.errors().await, Vec::<String>::new());
    }

    async fn an_outcome_without_words_has_those_of_the_widget(bank: Bank) {
        let panel = stolen(&bank).await;
        page_that(&bank, "reply(undefined, { outcome: 'failed' })").await;
        panel.press("Freeze my card").await;
        shows(&bank, "not-done", &["Not done", &format!("That did not work here. {BY_HAND}")], Some(EMERGENCY)).await;
        bank.js("reply('', { outcome: 'pending' })", vec![]).await;
        shows(&bank, "pending", &["Under way", ASKED], Some(EMERGENCY)).await;
        bank.js("reply(new Error('500'), { outcome: 'done' })", vec![]).await;
        shows(&bank, "done", &["Done"], None).await;
        panel.announces("Done").await;
    }

    async fn an_action_that_nobody_takes_was_not_done(bank: Bank) {
        let panel = stolen(&bank).await;
        // As a page whose script has failed to load.
        page_that(&bank, "").await;
        panel.press("Freeze my card").await;
        let words = format!("That did not work here. {BY_HAND}");
        shows(&bank, "not-done", &["Not done", &words], Some(EMERGENCY)).await;
        panel.announces(&format!("Not done: {words}")).await;
        // It was taken after all, by a page that has not said so.
        bank.js("reply('It is frozen.', { outcome: 'done' })", vec![]).await;
        shows(&bank, "done", &["Done", "It is frozen."], None).await;
    }

    async fn an_action_whose_page_throws_was_not_done(bank: Bank) {
        let panel = stolen(&bank).await;
        page_that(&bank, "throw new Error('of the page')").await;
        panel.press("Freeze my card").await;
        shows(&bank, "not-done", &["Not done", &format!("That did not work here. {BY_HAND}")], Some(EMERGENCY)).await;
        // That of the page, of which drivers tell little or nothing.
        let errors = bank.errors().await;
        assert!(errors.len() <= 1, "{errors:?}");
    }

    async fn an_action_that_the_page_takes_back_is_explained_and_not_asked_for(bank: Bank) {
        let panel = stolen(&bank).await;
        bank.js("document.querySelector('hand-rail').removeAttribute('actions')", vec![]).await;
        panel.press("Freeze my card").await;
        shows(&bank, "", &["How to do this", BY_HAND], Some(EMERGENCY)).await;
        panel.announces(&format!("How to do this: {BY_HAND}")).await;
        assert_eq!(bank.read::<String>("return document.getElementById('card-state').textContent").await, "active");
    }

    async fn a_reply_after_the_view_was_left_is_announced_only(bank: Bank) {
        let panel = stolen(&bank).await;
        page_that(&bank, "event.preventDefault()").await;
        panel.press("Freeze my card").await;
        shows(&bank, "pending", &["Under way", ASKED], Some(EMERGENCY)).await;
        // Another text with the same action.
        bank.js("document.querySelector('hand-rail').open('article:card-swallowed')", vec![]).await;
        panel.opens("The cash machine kept my card").await;
        bank.find("button", "Freeze your card").await;
        bank.js("reply('It is frozen.', { outcome: 'done' })", vec![]).await;
        panel.announces("Done: It is frozen.").await;
        assert!(!panel.text().await.contains("It is frozen."), "{}", panel.text().await);
    }

    async fn a_reply_after_logging_out_changes_nothing_and_throws_nothing(bank: Bank) {
        let panel = stolen(&bank).await;
        page_that(&bank, "event.preventDefault()").await;
        panel.press("Freeze my card").await;
        shows(&bank, "pending", &["Under way", ASKED], Some(EMERGENCY)).await;
        bank.client()
            .execute_async("document.querySelector('hand-rail').logout().then(() => arguments[0](null))", vec![])
            .await
            .unwrap_or_else(|error| panic!("it cannot log out: {error}"));
        bank.js("reply('It is frozen.', { outcome: 'done' })", vec![]).await;
        bank.js("reply()", vec![]).await;
        panel.reopen().await;
        panel.opens("How can we help?").await;
        assert_eq!(bank.errors().await, Vec::<String>::new());
    }

    async fn an_action_in_a_sentence_does_not_cut_it(bank: Bank) {
        let panel = bank.open_panel().await;
        panel.choose("My card is lost or stolen").await;
        panel.opens("My card is lost or stolen").await;
        let action = bank.find("button", "freeze your card").await;
        let in_sentence = "const paragraph = arguments[0].closest('p');
            return [getComputedStyle(arguments[0]).display, paragraph.querySelectorAll('.action-state').length,
              !!paragraph.nextElementSibling?.classList.contains('action-state')]";
        assert_eq!(action.js(in_sentence).await, json!(["inline", 0, false]));
        action.click().await;
        panel.says("Your card is frozen.").await;
        assert_eq!(action.js(in_sentence).await, json!(["inline", 0, true]));
        // The space bar presses it as it does other buttons.
        page_that(&bank, "reply('Again.', { outcome: 'failed' })").await;
        action.js("arguments[0].focus()").await;
        bank.press(e2e::Key::Space).await;
        shows(&bank, "not-done", &["Not done", "Again."], Some(EMERGENCY)).await;
    }
}
