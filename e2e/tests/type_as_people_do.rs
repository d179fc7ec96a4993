//! Customers type with input methods, phones' keyboards and in browsers that translate: what they write is theirs.

use e2e::{Bank, Key, Panel, Part};
use serde_json::json;

/// A key of an input method: the character is not put together yet.
async fn compose(field: &Part, key: &str, told_by: &str) {
    let init = match told_by {
        "isComposing" => "isComposing: true",
        _ => "keyCode: 229",
    };
    field
        .js(&format!(
            "arguments[0].dispatchEvent(new KeyboardEvent('keydown', {{
               key: '{key}', {init}, bubbles: true, composed: true, cancelable: true }}))"
        ))
        .await;
}

/// Puts a text into a field as an input method does.
async fn put(field: &Part, text: &str) {
    field
        .js(&format!(
            "arguments[0].value = {text};
             arguments[0].dispatchEvent(new InputEvent('input', {{ bubbles: true, composed: true }}))"
        ))
        .await;
}

/// What a browser does that translates the page: each text in the panel is taken away, and another stands in its place.
const TRANSLATE: &str = "const root = document.querySelector('hand-rail').shadowRoot;
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) texts.push(walker.currentNode);
    for (const text of texts) {
      if (!text.data.trim()) continue;
      const [outer, inner] = [document.createElement('font'), document.createElement('font')];
      inner.textContent = text.data;
      outer.append(inner);
      text.replaceWith(outer);
    }";

async fn feedback(bank: &Bank) -> Panel {
    let panel = bank.open_panel().await;
    panel.press("Tell us what you think of our help").await;
    panel.opens("Tell us what you think").await;
    panel
}

e2e::in_every_engine! {
    async fn keys_of_an_input_method_are_left_to_it(bank: Bank) {
        let panel = bank.open_panel().await;
        panel.ask("my transfer").await;
        panel.suggests().await;
        let field = panel.search_field().await;
        for told_by in ["isComposing", "keyCode"] {
            for key in ["ArrowDown", "ArrowUp", "Enter", "Escape"] {
                compose(&field, key, told_by).await;
            }
        }
        assert!(panel.is_open().await && field.has_focus().await);
        assert_eq!((panel.query().await.as_str(), panel.active_suggestion().await), ("my transfer", None));
        assert!(!panel.suggestions().await.is_empty(), "the list is still open");
        panel.go_home().await;
        panel.press("Tell us what you think of our help").await;
        panel.opens("Tell us what you think").await;
        compose(&panel.comment_field().await, "Escape", "isComposing").await;
        panel.tick("I would like an answer", true).await;
        let address = bank.find("textbox", "Your e-mail address or telephone number").await;
        for key in ["Enter", "Escape"] {
            compose(&address, key, "isComposing").await;
        }
        assert!(panel.is_open().await);
        assert!(!panel.text().await.contains("Choose an answer"), "Enter has not sent the form");
    }

    async fn half_a_character_is_not_rewritten(bank: Bank) {
        let panel = feedback(&bank).await;
        let comment = panel.comment_field().await;
        let same = "return arguments[0].value === 'hello\\ud83d'";
        put(&comment, "'hello\\ud83d'").await;
        panel.says("994 characters left").await;
        assert_eq!(comment.js(same).await, json!(true));
        // The other half comes.
        put(&comment, "'hello\\ud83d\\ude00'").await;
        assert_eq!(comment.js("return arguments[0].value").await, "hello😀");
        panel.go_home().await;

        let field = panel.search_field().await;
        put(&field, "'hello\\ud83d'").await;
        panel.says("What we found").await;
        assert_eq!(panel.search_field().await.js(same).await, json!(true));
        panel.press("Clear what you typed").await;
        panel.says("How can we help?").await;
        assert_eq!(panel.query().await, "", "what the program changes is written");
    }

    // WebKitGTK's driver has typed into the middle of the text; why is not known.
    only(Chromium, Firefox) async fn a_comment_that_was_left_is_there_again(bank: Bank) {
        let panel = feedback(&bank).await;
        panel.write_comment("Half a").await;
        panel.go_back().await;
        panel.press("Tell us what you think of our help").await;
        panel.opens("Tell us what you think").await;
        assert_eq!(panel.comment().await, "Half a");
        panel.write_comment(" thought").await;
        assert_eq!(panel.comment().await, "Half a thought");
    }

    async fn words_change_also_where_the_browser_translates(bank: Bank) {
        let panel = bank.open_panel().await;
        panel.start_search().await;
        bank.js(TRANSLATE, vec![]).await;
        panel.ask("card").await;
        panel.says("What we found").await;
        bank.eventually("the title has changed", async || !panel.text().await.contains("How can we help?")).await;
        panel.finds().await;
        bank.js(TRANSLATE, vec![]).await;
        panel.ask(" declined zzyzx").await;
        bank.eventually("the hits are announced", async || panel.announcement().await.contains("answer")).await;
        bank.js(TRANSLATE, vec![]).await;
        panel.press("Contact us").await;
        panel.opens("Contact us").await;
        panel.press("Help home").await;
        panel.press("Tell us what you think of our help").await;
        panel.opens("Tell us what you think").await;
        bank.js(TRANSLATE, vec![]).await;
        bank.find("textbox", "Anything you want to add (optional)").await.type_text("Hello").await;
        panel.says("995 characters left").await;
        assert!(!panel.text().await.contains("1000"), "{}", panel.text().await);
        panel.press("Send").await;
        panel.says("Choose an answer").await;
        bank.js(TRANSLATE, vec![]).await;
        bank.find("radio", "Good").await.click().await;
        bank.eventually("the error is gone", async || !panel.text().await.contains("Choose an answer")).await;
    }

    async fn no_spelling_service_is_asked(bank: Bank) {
        let unchecked = "return [arguments[0].spellcheck, arguments[0].getAttribute('writingsuggestions')]";
        let panel = feedback(&bank).await;
        panel.tick("I would like an answer", true).await;
        for name in ["Anything you want to add (optional)", "Your e-mail address or telephone number"] {
            assert_eq!(bank.find("textbox", name).await.js(unchecked).await, json!([false, "false"]), "{name}");
        }
        panel.go_home().await;
        assert_eq!(panel.search_field().await.js(unchecked).await, json!([false, "false"]));
        bank.js("document.querySelector('hand-rail').open('contact:chat')", vec![]).await;
        panel.press("Chat with us").await;
        panel.opens("What may we pass on?").await;
        let summary = bank.find("textbox", "This is what we pass on").await;
        assert_eq!(summary.js(unchecked).await, json!([false, "false"]));
    }

    async fn the_search_key_leads_to_the_hits(bank: Bank) {
        let panel = bank.open_panel().await;
        panel.ask("declined card").await;
        panel.finds().await;
        bank.press(Key::Enter).await;
        bank.eventually("the keyboard of a phone would go", async || !panel.search_field().await.has_focus().await).await;
        panel.suggests_nothing().await;
        bank.press(Key::Tab).await;
        let hit = bank.focused().await;
        assert_eq!(hit.js("return arguments[0] === arguments[0].getRootNode().querySelector('.hits button')").await, json!(true));
        // And back to the field, to ask something else.
        bank.press_with(Key::Shift, Key::Tab).await;
        bank.press_with(Key::Shift, Key::Tab).await;
        assert!(panel.search_field().await.has_focus().await);
        panel.search_field().await.type_text("zzyzx").await;
        panel.press("Clear what you typed").await;
        panel.ask("zzyzx").await;
        panel.says("We found nothing for this.").await;
        bank.press(Key::Enter).await;
        bank.press(Key::Tab).await;
        assert!(bank.focused().await.text().await.contains("Talk to us"));
    }
}
