//! A customer follows steps by their numbers.

use e2e::Bank;
use serde_json::json;

const ARTICLE: &str = "---\n\
    title: Empty an account\n\
    summary: What to do before and after.\n\
    asks: [how do I empty my account]\n\
    owner: account-team\n\
    updated: 2026-11-02\n\
    review-by: 2037-11-02\n\
    ---\n\
    1. Pay in what you owe.\n\
    2. Move your money.\n\n\
    Wait a day.\n\n\
    3. Destroy the card.\n\
    4. Call us.\n";

/// What draws the number before each step, and the number that it starts to count from in its list.
const NUMBERS: &str = "
    const root = document.querySelector('hand-rail').shadowRoot;
    return [...root.querySelectorAll('ol.steps')].map((list) => {
        const drawn = [...list.children].map((item) => getComputedStyle(item, '::before').content);
        const own = [list, ...list.children].map((part) => getComputedStyle(part).counterReset + getComputedStyle(part).counterIncrement);
        return [list.start, drawn, own.every((counters) => !/steps/.test(counters))];
    });
";

e2e::in_every_engine! {
    async fn steps_behind_a_note_go_on_with_the_number_they_are_written_with(bank: Bank) {
        bank.publish("en/account/empty-account.md", ARTICLE);
        let panel = bank.open_panel().await;
        panel.ask("how do I empty my account").await;
        panel.read("Empty an account").await;
        panel.says("Destroy the card.").await;
        let numbers = bank.js(NUMBERS, Vec::new()).await;
        let drawn = json!(["counter(list-item)", "counter(list-item)"]);
        assert_eq!(numbers, json!([[1, drawn, true], [3, drawn, true]]));
        bank.screenshot("steps behind a note").await;
    }
}
