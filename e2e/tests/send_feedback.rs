//! A customer tells the bank what they think of its help.

#![expect(clippy::unwrap_used, reason = "a test that meets an error fails, and says where")]

use e2e::{Bank, Key, Panel, Part};
use serde_json::{Value, json};

/// What the server has taken in: pieces as docs/feedback.schema.json has them, or it would not. Without what is another
/// each time, the key, the reference and the time.
fn received(bank: &Bank) -> Vec<Value> {
    let mut received: Vec<Value> = bank.server().feedback().into_iter().map(|item| item.feedback).collect();
    for feedback in &mut received {
        let fields = feedback.as_object_mut().unwrap();
        fields.retain(|name, _| !["key", "reference", "created"].contains(&name.as_str()));
    }
    received
}

async fn rate_the_help(bank: &Bank, rating: &str) -> Panel {
    let panel = bank.open_panel().await;
    panel.press("Tell us what you think of our help").await;
    panel.mark(rating).await;
    panel
}

async fn want_an_answer(bank: &Bank, contact: &str) -> Part {
    Panel::of(bank).tick("I would like an answer", true).await;
    let field = bank.find("textbox", "Your e-mail address or telephone number").await;
    field.click().await;
    // A driver may refuse to type nothing.
    if !contact.is_empty() {
        field.type_text(contact).await;
    }
    field
}

async fn read_change_pin(bank: &Bank) -> Panel {
    let panel = bank.open_panel().await;
    panel.press("Cards and PINs").await;
    panel.opens("Cards and PINs").await;
    panel.read("Change your PIN").await;
    panel
}

/// A script that writes `text` into a field, as pasting does.
fn write_at_once(text: &str) -> String {
    format!(
        "arguments[0].value = {};
         arguments[0].dispatchEvent(new InputEvent('input', {{ bubbles: true }}))",
        json!(text)
    )
}

/// What ties the fields called `name` to their error: the error's text as a group's description, how many of the
/// fields say that they are invalid, and whether one of them has the focus.
async fn error_of(bank: &Bank, name: &str) -> Value {
    bank.js(
        "const root = document.querySelector('hand-rail').shadowRoot;
         const fields = [...root.querySelectorAll(`[name=${arguments[0]}]`)];
         const group = fields[0].closest('fieldset');
         const ids = group.getAttribute('aria-describedby').split(' ');
         const described = ids.map((id) => root.getElementById(id).innerText).join(' ').trim();
         const invalid = group.getAttribute('aria-invalid') === 'true' || fields.every((field) => field.ariaInvalid === 'true');
         return [described, invalid, fields.includes(root.activeElement)]",
        vec![json!(name)],
    )
    .await
}

/// A frame of the page that may run scripts and submit no form.
const SANDBOX: &str = "document.querySelector('hand-rail').remove();
    const frame = document.createElement('iframe');
    frame.sandbox = 'allow-scripts allow-same-origin';
    frame.style.cssText = 'position: fixed; inset: 0; width: 100%; height: 100%; background: white';
    document.body.append(frame);
    return frame";

e2e::in_every_engine! {
    async fn an_article_that_helped_or_did_not(bank: Bank) {
        let panel = read_change_pin(&bank).await;
        panel.press("Yes").await;
        panel.opens("Tell us what you think").await;
        panel.says("About: Change your PIN").await;
        assert!(panel.is_marked("Yes").await && !panel.is_marked("No").await);
        assert!(!panel.text().await.contains("What went wrong?"));

        panel.mark("No").await;
        panel.says("What went wrong?").await;
        panel.mark("It was hard to understand").await;
        panel.says("1000 characters left").await;
        panel.write_comment("Which menu? I see “Services” <b>only</b>.").await;
        panel.says("959 characters left").await;
        assert_eq!(bank.tries(), 0, "nothing is sent before Send is pressed");

        panel.send_well().await;
        panel.announces("Thank you. We have received your feedback.").await;
        assert_eq!(bank.tries(), 1);
        assert_eq!(
            received(&bank),
            [json!({
                "version": 2, "locale": "en", "about": { "kind": "article", "slug": "change-pin" }, "rating": "no",
                "reason": "unclear", "comment": "Which menu? I see “Services” <b>only</b>.",
            })]
        );
        panel.go_back().await;
        panel.opens("Change your PIN").await;
    }

    async fn the_customer_is_told_the_reference_that_the_server_has(bank: Bank) {
        rate_the_help(&bank, "Good").await.send_well().await;
        let panel = Panel::of(&bank);
        let first = bank.server().feedback().remove(0);
        panel.says(&format!("Your reference: {}", first.feedback["reference"].as_str().unwrap())).await;
        assert!(first.key.len() >= 16, "a key that nobody else has: {:?}", first.key);

        panel.go_back().await;
        panel.press("Tell us what you think of our help").await;
        assert!(!panel.is_marked("Good").await, "what has arrived is not asked for again");
        panel.mark("Good").await;
        panel.send_well().await;
        let second = bank.server().feedback().remove(1);
        assert_ne!(first.key, second.key);
        assert_ne!(first.feedback["reference"], second.feedback["reference"]);
    }

    async fn who_wants_an_answer_gives_an_address(bank: Bank) {
        let panel = rate_the_help(&bank, "Good").await;
        want_an_answer(&bank, " sam@example.com").await;
        panel.send_well().await;
        assert_eq!(received(&bank)[0]["contact"], json!({ "email": "sam@example.com" }));
    }

    async fn or_a_telephone_number(bank: Bank) {
        let panel = rate_the_help(&bank, "Good").await;
        want_an_answer(&bank, "020 7946 0958").await;
        panel.send_well().await;
        assert_eq!(received(&bank)[0]["contact"], json!({ "phone": "020 7946 0958" }));
    }

    async fn an_answer_to_nowhere_is_pointed_out(bank: Bank) {
        let panel = rate_the_help(&bank, "Good").await;
        let field = want_an_answer(&bank, "sam").await;
        panel.press("Send").await;
        panel.announces("Please check the form").await;
        panel.says("Enter an e-mail address or a telephone number").await;
        assert_eq!(field.attribute("aria-invalid").await.as_deref(), Some("true"));
        assert!(field.attribute("aria-describedby").await.unwrap().contains("contact-error"));
        bank.eventually("the field has the focus", async || field.has_focus().await).await;
        assert_eq!(bank.tries(), 0);

        // Who no longer wants an answer need not mend it.
        panel.tick("I would like an answer", false).await;
        panel.send_well().await;
        assert_eq!(received(&bank)[0].get("contact"), None);
    }

    async fn why_it_did_not_help_need_not_be_said(bank: Bank) {
        let panel = read_change_pin(&bank).await;
        panel.press("No").await;
        panel.says("What went wrong?").await;
        panel.send_well().await;
        assert_eq!(received(&bank)[0]["rating"], "no");
        assert_eq!(received(&bank)[0].get("reason"), None);
    }

    async fn the_help_as_a_whole(bank: Bank) {
        let panel = bank.open_panel().await;
        panel.press("Tell us what you think of our help").await;
        panel.opens("Tell us what you think").await;
        panel.press("Send").await;
        panel.announces("Please check the form").await;
        assert_eq!(error_of(&bank, "rating").await, json!(["Choose an answer", true, true]));
        assert_eq!(bank.tries(), 0);
        panel.mark("Bad").await;
        bank.eventually("the error is gone", async || error_of(&bank, "rating").await[0] == "").await;
        panel.says("What went wrong?").await;
        panel.mark("It was wrong or out of date").await;
        // A good rating has no reason: the one that was chosen before is not sent.
        panel.mark("Very good").await;
        panel.send_well().await;
        assert_eq!(
            received(&bank),
            [json!({ "version": 2, "locale": "en", "about": { "kind": "help" }, "rating": 5 })]
        );
    }

    async fn the_outcome_of_a_flow(bank: Bank) {
        let panel = bank.open_panel().await;
        panel.choose("My card payment was declined").await;
        panel.answer(&["Online or in an app", "I missed the message"]).await;
        panel.opens("Try the payment again").await;
        panel.says("Did this solve it?").await;
        panel.press("Yes").await;
        panel.says("About: My card payment was declined").await;
        assert!(panel.is_marked("Yes").await);
        panel.send_well().await;
        assert_eq!(
            received(&bank),
            [json!({
                "version": 2, "locale": "en", "rating": "yes",
                "about": { "kind": "outcome", "slug": "declined-payment", "step": "try-again" },
            })]
        );
        panel.go_back().await;
        panel.opens("Try the payment again").await;
    }

    async fn a_comment_that_is_too_long_is_not_cut(bank: Bank) {
        let panel = rate_the_help(&bank, "Good").await;
        let field = panel.comment_field().await;
        field.js(&write_at_once(&"ä".repeat(1002))).await;
        panel.press("Send").await;
        panel.says("Shorten your comment by 2 characters").await;
        assert_eq!(field.attribute("aria-invalid").await.as_deref(), Some("true"));
        assert!(field.attribute("aria-describedby").await.unwrap().contains("comment-error"));
        bank.eventually("the field has the focus", async || field.has_focus().await).await;
        assert_eq!(bank.tries(), 0);
        bank.press(Key::Backspace).await;
        bank.press(Key::Backspace).await;
        panel.says("0 characters left").await;
        panel.send_well().await;
        assert_eq!(received(&bank)[0]["comment"].as_str().unwrap().chars().count(), 1000);
    }

    async fn how_long_a_comment_may_still_get_is_said_near_the_limit(bank: Bank) {
        let panel = rate_the_help(&bank, "Good").await;
        let field = panel.comment_field().await;
        let described = field.attribute("aria-describedby").await.unwrap();
        assert!(described.split(' ').any(|id| id == "comment-room"), "{described}");
        field.js(&write_at_once(&"ä".repeat(985))).await;
        panel.says("15 characters left").await;
        panel.announces("15 characters left").await;
        field.js(&write_at_once(&"ä".repeat(1005))).await;
        panel.says("Shorten your comment by 5 characters").await;
        panel.announces("Shorten your comment by 5 characters").await;
    }

    async fn an_address_that_is_too_long_is_not_cut(bank: Bank) {
        let panel = rate_the_help(&bank, "Good").await;
        let field = want_an_answer(&bank, "").await;
        let address = format!("{}@example.com", "a".repeat(200));
        field.js(&write_at_once(&address)).await;
        panel.press("Send").await;
        panel.says("of 200 characters at most").await;
        assert_eq!(field.js("return arguments[0].value").await, json!(address));
        assert_eq!(field.attribute("maxlength").await, None);
        assert_eq!(bank.tries(), 0);
    }

    async fn a_bank_that_takes_no_feedback_any_more_loses_none(bank: Bank) {
        let panel = rate_the_help(&bank, "Good").await;
        panel.write_comment("Kind people").await;
        bank.js("document.querySelector('hand-rail').removeAttribute('feedback-url')", vec![]).await;
        panel.press("Send").await;
        panel.says("Your feedback has not been sent.").await;
        assert_eq!(panel.comment().await, "Kind people");
        assert_eq!(bank.tries(), 0);
    }

    async fn a_bank_that_takes_no_feedback_asks_for_none(bank: Bank) {
        bank.open().await;
        bank.js("document.querySelector('hand-rail').removeAttribute('feedback-url')", vec![]).await;
        let panel = bank.press_launcher().await;
        panel.opens("How can we help?").await;
        assert!(!bank.shows("button", "Tell us what you think of our help").await);
        panel.press("Cards and PINs").await;
        panel.choose("Change your PIN").await;
        panel.says("Updated").await;
        assert!(!panel.text().await.contains("Was this helpful?"));
    }

    async fn feedback_is_sent_where_the_page_may_submit_no_form(bank: Bank) {
        let panel = bank.open_panel().await;
        // As a sandbox without `allow-forms`: no `submit` is heard.
        bank.js(
            "const root = document.querySelector('hand-rail').shadowRoot;
             const stop = (event) => { event.preventDefault(); event.stopImmediatePropagation(); };
             root.addEventListener('submit', stop, true)",
            vec![],
        )
        .await;
        panel.press("Tell us what you think of our help").await;
        panel.opens("Tell us what you think").await;
        panel.mark("Good").await;
        panel.send_well().await;
    }

    async fn enter_in_a_line_sends_and_in_a_comment_makes_a_new_line(bank: Bank) {
        let panel = bank.open_panel().await;
        panel.press("Tell us what you think of our help").await;
        panel.opens("Tell us what you think").await;
        panel.mark("Good").await;
        panel.write_comment("One").await;
        bank.press(Key::Enter).await;
        panel.comment_field().await.type_text("two").await;
        assert_eq!(panel.comment().await, "One\ntwo");
        panel.tick("I would like an answer", true).await;
        bank.find("textbox", "Your e-mail address or telephone number").await.type_text("sam@example.com").await;
        bank.press(Key::Enter).await;
        panel.opens("Thank you. We have received your feedback.").await;
        assert_eq!(bank.server().feedback().len(), 1);
    }

    only(Chromium) async fn feedback_is_sent_from_a_sandboxed_frame(bank: Bank) {
        bank.open().await;
        bank.js(SANDBOX, vec![]).await;
        bank.client().enter_frame(0).await.unwrap_or_else(|error| panic!("there is no frame: {error}"));
        bank.js(
            "const rail = document.createElement('hand-rail');
             rail.setAttribute('feedback-url', '/feedback');
             document.body.append(rail);
             return import('/embed/handrail.js').then(() => null)",
            vec![],
        )
        .await;
        let panel = bank.press_launcher().await;
        panel.opens("How can we help?").await;
        panel.press("Tell us what you think of our help").await;
        panel.mark("Good").await;
        panel.send_well().await;
        assert_eq!(bank.server().feedback().len(), 1);
    }
}
