//! A customer takes a question that others ask, instead of typing all of it.

use e2e::{Bank, Key, Panel};

/// The beginning of many questions in a help centre of a bank.
const BEGINNING: &str = "my transfer";

/// Types the beginning of a question, for which there are several suggestions.
async fn begin(bank: &Bank) -> (Panel, Vec<String>) {
    let panel = bank.open_panel().await;
    panel.suggests_nothing().await;
    panel.ask(BEGINNING).await;
    let suggestions = panel.suggests().await;
    assert!(suggestions.len() > 1, "{suggestions:?}");
    (panel, suggestions)
}

/// Escape, three times: the list closes, then the field is emptied, then the panel closes.
async fn escape_step_by_step(bank: &Bank, panel: &Panel) {
    panel.escape().await;
    panel.suggests_nothing().await;
    assert_eq!(panel.query().await, BEGINNING, "the first Escape only closes the list");
    assert!(!panel.hits().await.is_empty());
    panel.escape().await;
    bank.eventually("the field is empty", async || panel.query().await.is_empty()).await;
    panel.says("Browse by topic").await;
    assert!(panel.is_open().await, "the second Escape only empties the field");
    assert!(panel.search_field().await.has_focus().await);
    panel.escape().await;
    panel.closes().await;
    assert!(bank.find("button", "Help").await.has_focus().await);
}

e2e::in_every_engine! {
    async fn arrows_lead_through_the_suggestions_and_enter_takes_one(bank: Bank) {
        let (panel, suggestions) = begin(&bank).await;
        let last = suggestions.last().map(String::as_str);
        panel.activates(None).await;
        for suggestion in &suggestions {
            bank.press(Key::Down).await;
            panel.activates(Some(suggestion)).await;
        }
        bank.press(Key::Down).await;
        panel.activates(None).await;
        bank.press(Key::Up).await;
        panel.activates(last).await;
        bank.press(Key::Down).await;
        bank.press(Key::Down).await;
        panel.activates(Some(&suggestions[0])).await;
        let field = panel.search_field().await;
        assert!(field.has_focus().await, "the focus stays in the field");
        assert_eq!(panel.query().await, BEGINNING, "nothing is taken yet");

        bank.press(Key::Enter).await;
        panel.suggests_nothing().await;
        assert_eq!(panel.query().await, suggestions[0]);
        assert!(field.has_focus().await);
        assert!(!panel.finds().await.is_empty());
        field.type_text(" please").await;
        assert_eq!(panel.query().await, format!("{} please", suggestions[0]), "it can be written on");
    }

    async fn enter_without_an_active_suggestion_shows_the_answers(bank: Bank) {
        let (panel, _) = begin(&bank).await;
        bank.press(Key::Enter).await;
        panel.suggests_nothing().await;
        assert_eq!(panel.query().await, BEGINNING);
        assert!(!panel.finds().await.is_empty());
        panel.search_field().await.click().await;
        bank.press(Key::Down).await;
        assert!(!panel.suggests().await.is_empty(), "an arrow opens the list again");
    }

    async fn escape_closes_the_list_then_empties_the_field_then_closes_the_panel(bank: Bank) {
        let (panel, _) = begin(&bank).await;
        escape_step_by_step(&bank, &panel).await;
    }

    async fn escape_does_the_same_where_the_panel_fills_a_phone(bank: Bank) {
        bank.open().await;
        bank.resize(390, 700).await;
        let panel = bank.press_launcher().await;
        panel.opens("How can we help?").await;
        panel.ask(BEGINNING).await;
        panel.suggests().await;
        bank.press(Key::Down).await;
        escape_step_by_step(&bank, &panel).await;
    }

    async fn other_keys_do_in_the_field_what_they_always_do(bank: Bank) {
        let (panel, suggestions) = begin(&bank).await;
        let end = BEGINNING.len();
        let caret = async |key: Key, place: usize| {
            bank.press(key).await;
            let is_there = async || panel.caret().await == place;
            bank.eventually(&format!("the caret stands behind {place} letters"), is_there).await;
        };
        bank.press(Key::Down).await;
        panel.activates(Some(&suggestions[0])).await;
        assert_eq!(panel.caret().await, end, "arrows down and up leave the caret where it is");
        caret(Key::Left, end - 1).await;
        caret(Key::Home, 0).await;
        caret(Key::Right, 1).await;
        caret(Key::Home, 0).await;
        caret(Key::End, end).await;
        bank.press(Key::Up).await;
        panel.activates(None).await;
        assert_eq!(panel.caret().await, end);
        bank.press(Key::Backspace).await;
        assert_eq!(panel.query().await, BEGINNING[..end - 1]);
    }

    async fn typing_on_makes_no_suggestion_active(bank: Bank) {
        let (panel, suggestions) = begin(&bank).await;
        bank.press(Key::Down).await;
        panel.activates(Some(&suggestions[0])).await;
        panel.search_field().await.type_text("s").await;
        panel.activates(None).await;
        bank.press(Key::Enter).await;
        panel.suggests_nothing().await;
        assert_eq!(panel.query().await, format!("{BEGINNING}s"));
    }

    async fn leaving_the_field_closes_the_list(bank: Bank) {
        let (panel, suggestions) = begin(&bank).await;
        bank.press(Key::Down).await;
        bank.press(Key::Tab).await;
        panel.suggests_nothing().await;
        panel.activates(None).await;
        assert!(!panel.search_field().await.has_focus().await);
        assert_eq!(panel.query().await, BEGINNING);

        bank.press_with(Key::Shift, Key::Tab).await;
        assert!(panel.search_field().await.has_focus().await);
        assert!(panel.suggestions().await.is_empty(), "the list does not open by itself");
        bank.press(Key::Down).await;
        assert_eq!(panel.suggests().await, suggestions);
        panel.activates(Some(&suggestions[0])).await;
    }

    async fn a_click_takes_a_suggestion(bank: Bank) {
        let (panel, suggestions) = begin(&bank).await;
        bank.find("option", &suggestions[1]).await.click().await;
        panel.suggests_nothing().await;
        assert_eq!(panel.query().await, suggestions[1]);
        assert!(panel.search_field().await.has_focus().await, "the focus stays in the field");
        assert!(!panel.finds().await.is_empty());
    }

    async fn an_answer_below_the_list_opens_with_one_click(bank: Bank) {
        let (panel, _) = begin(&bank).await;
        let title = panel.finds().await[0].title.clone();
        // The list closes when the field loses the focus; the answers must not move away under the pointer.
        panel.choose(&title).await;
        bank.eventually("the answer is open", async || panel.hits().await.is_empty()).await;
        bank.find("heading", &title).await;
    }

    async fn a_suggestion_has_the_words_marked_that_were_typed(bank: Bank) {
        let (_, suggestions) = begin(&bank).await;
        let first = bank.find("option", &suggestions[0]).await;
        let marked = first.js("return [...arguments[0].querySelectorAll('mark')].map((mark) => mark.textContent)").await;
        let words: Vec<&str> = marked.as_array().into_iter().flatten().filter_map(|word| word.as_str()).collect();
        assert!(words.iter().any(|word| word.contains("transfer")), "{words:?} in {suggestions:?}");
        assert!(words.iter().all(|word| suggestions[0].contains(word)), "{words:?} in {suggestions:?}");
    }
}
