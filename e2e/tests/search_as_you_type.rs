//! A customer asks in their own words, and sees with every key what answers, and where.

#![expect(clippy::unwrap_used, reason = "a test that meets an error fails, and says where")]

use e2e::{Bank, Hit, Key};
use serde_json::json;

fn titles(hits: &[Hit]) -> Vec<&str> {
    hits.iter().map(|hit| hit.title.as_str()).collect()
}

fn is_marked(words: &[String], wanted: &str) -> bool {
    words.iter().any(|word| word.to_lowercase().contains(wanted))
}

/// What the announcer says from now on, in `window.said`.
async fn listen(bank: &Bank) {
    let script =
        "const announcer = document.querySelector('hand-rail').shadowRoot.querySelector('[role=status]');
        window.said = [];
        new MutationObserver(() => said.push(announcer.textContent))
          .observe(announcer, { childList: true, characterData: true, subtree: true })";
    bank.js(script, vec![]).await;
}

/// Everything that was said since; silence does not count.
async fn said(bank: &Bank) -> Vec<String> {
    bank.read("return said.filter((words) => words !== '')").await
}

e2e::in_every_engine! {
    async fn hits_are_there_in_the_frame_after_a_key(bank: Bank) {
        let panel = bank.open_panel().await;
        panel.start_search().await;
        let in_next_frame = "const [field, question, done] = arguments;
            field.value = question;
            field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
            requestAnimationFrame(() => {
              const titles = field.getRootNode().querySelectorAll('.hits .entry-title');
              done([...titles].map((title) => title.textContent));
            })";
        let mut before = json!([]);
        for question in ["p", "pin", "refund", "cash machine"] {
            let arguments = vec![panel.search_field().await.as_argument(), json!(question)];
            let found = bank.client().execute_async(in_next_frame, arguments).await.unwrap();
            assert_ne!(found, before, "{question}");
            assert_eq!(found, json!(titles(&panel.finds().await)), "{question}");
            before = found;
        }
    }

    async fn typing_errors_are_mended_and_marked(bank: Bank) {
        let panel = bank.open_panel().await;
        panel.ask("my transfr has not arived").await;
        let hits = panel.finds().await;
        let best = hits.iter().take(3).find(|hit| hit.title == "The person I paid has not got my transfer");
        let best = best.unwrap_or_else(|| panic!("not among the best: {hits:?}"));
        assert!(is_marked(&best.marked_in_title, "transfer"), "{best:?}");
        let arrived = hits.iter().find(|hit| hit.title.contains("arrived")).unwrap();
        assert!(is_marked(&arrived.marked_in_title, "arrived"), "{arrived:?}");
    }

    async fn other_forms_of_a_word_are_found_and_marked(bank: Bank) {
        let panel = bank.open_panel().await;
        panel.ask("cancelling transfers").await;
        let hits = panel.finds().await;
        let best = hits.iter().take(3).find(|hit| hit.title == "Cancel a transfer").unwrap();
        assert!(is_marked(&best.marked_in_title, "cancel"), "{best:?}");
        assert!(is_marked(&best.marked_in_title, "transfer"), "{best:?}");
        assert!(!is_marked(&best.marked_in_title, " a "), "{best:?}");
    }

    async fn marks_are_those_of_what_is_typed_now(bank: Bank) {
        let panel = bank.open_panel().await;
        panel.start_search().await;
        // Their last letters find the same, by other words.
        for question in ["I don’t recognize", "why is my beneficiary", "there was an extra fee for get"] {
            panel.ask_quickly(question).await;
            let typed = panel.finds().await;
            panel.press("Clear what you typed").await;
            panel.paste(question).await;
            let pasted = panel.finds().await;
            for (typed, pasted) in typed.iter().zip(&pasted) {
                assert_eq!((&typed.title, &typed.marked_in_title), (&pasted.title, &pasted.marked_in_title), "{question}");
            }
        }
    }

    async fn after_a_pause_the_best_hits_say_where_they_answer_and_open_there(bank: Bank) {
        let panel = bank.open_panel().await;
        panel.ask("choose a good pin, my birthday").await;
        let hits = panel.finds_sections().await;
        let best = &hits[0];
        assert_eq!(best.title, "Change your PIN");
        let section = best.section.as_deref().unwrap();
        assert_eq!(section, "Choose a good PIN");
        assert!(!best.about.is_empty() && !best.marked_about.is_empty(), "{best:?}");
        assert!(best.marked_about.iter().all(|word| best.about.contains(word)), "{best:?}");
        assert!(hits.iter().skip(4).all(|hit| hit.section.is_none()), "only the best are read into: {hits:?}");

        bank.press(Key::Enter).await;
        panel.suggests_nothing().await;
        panel.choose("Change your PIN").await;
        panel.opens(section).await;
        bank.find("heading", "Change your PIN").await;
        let heading = bank.find("heading", section).await;
        let in_sight = "const { top, bottom } = arguments[0].getBoundingClientRect();
            const scroller = arguments[0].closest('#scroller').getBoundingClientRect();
            return top >= scroller.top - 1 && bottom <= scroller.bottom + 1";
        assert_eq!(heading.js(in_sight).await, json!(true), "it is scrolled to");
        panel.go_back().await;
        panel.opens("What we found").await;
        assert_eq!(titles(&panel.finds().await), titles(&hits));
    }

    async fn a_flow_is_offered_as_such_and_starts(bank: Bank) {
        let panel = bank.open_panel().await;
        panel.ask("my card was stolen").await;
        let hits = panel.finds().await;
        let flow = &hits[0];
        assert_eq!(flow.title, "My card is lost or stolen");
        assert_eq!(flow.badge.as_deref(), Some("Let’s sort this out step by step"));
        let article = hits.iter().find(|hit| hit.title == "Somebody has my card details");
        assert_eq!(article.unwrap().badge, None, "an article is none");
        bank.press(Key::Enter).await;
        panel.suggests_nothing().await;
        panel.choose("My card is lost or stolen").await;
        panel.opens("My card is lost or stolen").await;
        panel.says("What happened to your card?").await;
        panel.go_back().await;
        panel.opens("What we found").await;
        assert_eq!(panel.query().await, "my card was stolen");
    }

    async fn how_many_answers_there_are_is_said_after_a_pause_only(bank: Bank) {
        let panel = bank.open_panel().await;
        panel.start_search().await;
        listen(&bank).await;
        panel.ask_quickly("refund from a shop").await;
        let hits = panel.finds().await.len();
        assert!(hits > 1);
        panel.announces(&format!("{hits} answers")).await;
        assert_eq!(said(&bank).await, [format!("{hits} answers")], "nothing is said for a key");
        panel.says(&format!("{hits} answers")).await;
    }

    async fn how_many_there_are_is_said_again_if_it_is_the_same_number(bank: Bank) {
        let panel = bank.open_panel().await;
        panel.start_search().await;
        panel.ask_quickly("card").await;
        let first = panel.finds().await;
        panel.announces(&format!("{} answers", first.len())).await;
        listen(&bank).await;
        panel.ask_quickly("cash machine").await;
        bank.eventually("there are other hits", async || panel.hits().await != first).await;
        assert_eq!(panel.hits().await.len(), first.len(), "as many as before");
        bank.eventually("it is said again", async || !said(&bank).await.is_empty()).await;
        panel.announces(&format!("{} answers", first.len())).await;
    }

    async fn how_many_there_are_is_said_also_when_search_had_to_start_first(bank: Bank) {
        let panel = bank.open_panel().await;
        panel.ask_quickly("refund from a shop").await;
        let hits = panel.finds().await.len();
        panel.announces(&format!("{hits} answers")).await;
    }
}
