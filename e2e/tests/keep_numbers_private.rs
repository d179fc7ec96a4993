//! A customer types what nobody should see, and nobody does.

use e2e::{Bank, Fault, Key, Panel, Part};
use serde_json::json;

/// Texts of hits are not fetched sooner after a key, in milliseconds; browsers round times.
const PAUSE: f64 = 590.0;

const CARD: &str = "4111 1111 1111 1111";
const IBAN: &str = "GB82 WEST 1234 5698 7654 32";

/// A question that is answered.
const WORDS: &str = "refund from a shop";

const WARNING: &str = "Please do not type card or account numbers here";

/// What must not leave the device of the comment.
const SECRETS: [&str; 4] = [CARD, IBAN, "4821", "Tr0ub4dor"];

const COMMENT: &str =
    "I typed 4111 1111 1111 1111 and GB82 WEST 1234 5698 7654 32, my PIN is 4821, password: Tr0ub4dor";

const HIDDEN: &str = "I typed [card] and [iban], my PIN is [pin], password: [password]";

/// What is said when something is hidden.
const NOTE: &str = "We have hidden what looks like a number or password that nobody but you should know.";

/// Writes down all that the page sends.
const LISTEN: &str = "window.sent = [];
    const real = window.fetch;
    window.fetch = (url, options) => {
      window.sent.push(`${url} ${JSON.stringify(options)}`);
      return real(url, options);
    }";

/// The feedback form, rated, on a page that writes down what it sends.
async fn open_form(bank: &Bank) -> Panel {
    let panel = bank.open_panel().await;
    bank.js(LISTEN, vec![]).await;
    panel.press("Tell us what you think of our help").await;
    panel.mark("Good").await;
    panel
}

/// The field for an address, once the customer wants to be answered.
async fn contact_field(bank: &Bank) -> Part {
    Panel::of(bank).tick("I would like an answer", true).await;
    let field = bank.find("textbox", "Your e-mail address or telephone number").await;
    field.click().await;
    field
}

/// Nothing that is stored or was sent has one of these in it.
async fn assert_private(bank: &Bank, secrets: &[&str]) {
    let sent: Vec<String> = bank.read("return window.sent ?? []").await;
    let places = [("sent", sent.join("\n")), ("stored", bank.stored().await)];
    for ((place, text), secret) in
        places.iter().flat_map(|place| secrets.iter().map(move |secret| (place, secret)))
    {
        assert!(!text.contains(secret), "{secret} is {place}: {text}");
        let digits: String = secret.split(' ').collect();
        assert!(!text.contains(&digits), "{secret} is {place}: {text}");
    }
}

/// Search has started and shows what it has found for a few words.
async fn search_for_a_few_words(bank: &Bank) -> Panel {
    let panel = bank.open_panel().await;
    panel.start_search().await;
    panel.ask_quickly(WORDS).await;
    panel.finds_sections().await;
    panel
}

/// The titles of the hits. The pieces of texts below them come one after the other.
async fn titles(panel: &Panel) -> Vec<String> {
    panel.hits().await.into_iter().map(|hit| hit.title).collect()
}

/// Types a number behind a few words, and takes it away again.
async fn type_and_take_away(bank: &Bank, number: &str) {
    let panel = search_for_a_few_words(bank).await;
    let before = titles(&panel).await;
    let requests = bank.server().requests().len();
    panel.search_field().await.type_text(&format!(" {number}")).await;
    panel.says(WARNING).await;
    panel.says("We have not searched for it, and it stays on your device.").await;
    assert_eq!(panel.hits().await, [], "nothing is found");
    assert!(panel.suggestions().await.is_empty(), "nothing is suggested");
    assert!(!panel.text().await.contains("answers"), "{}", panel.text().await);
    // Said once the customer pauses, when texts of hits would be fetched.
    panel.announces(WARNING).await;
    assert_eq!(bank.paths_since(requests), Vec::<String>::new());

    let backspace = char::from(Key::Backspace).to_string();
    panel.search_field().await.type_text(&backspace.repeat(number.len() + 1)).await;
    assert_eq!(panel.query().await, WORDS);
    bank.eventually("it is searched again", async || titles(&panel).await == before).await;
    assert!(!panel.text().await.contains(WARNING));
}

e2e::in_every_engine! {
    async fn a_card_number_is_not_searched(bank: Bank) {
        type_and_take_away(&bank, CARD).await;
    }

    async fn an_account_number_is_not_searched(bank: Bank) {
        type_and_take_away(&bank, IBAN).await;
    }

    async fn a_number_that_is_typed_before_search_has_started_is_not_searched(bank: Bank) {
        let panel = bank.open_panel().await;
        panel.ask_quickly(CARD).await;
        panel.says(WARNING).await;
        panel.announces(WARNING).await;
        assert_eq!(panel.hits().await, []);
    }

    async fn what_is_typed_is_neither_sent_nor_stored(bank: Bank) {
        let panel = search_for_a_few_words(&bank).await;
        let requests = bank.server().requests().len();
        let typed: f64 = bank.read("return performance.now()").await;
        panel.ask_quickly("how do I change my PIN before Thursday").await;
        bank.eventually("the best hit is read into", async || bank.requests_for("/change-pin.") > 0).await;
        let texts = bank.paths_since(requests);
        assert!(texts.iter().all(|path| is_text(path)), "only texts are asked for, by their names: {texts:?}");
        let asked: Vec<f64> = bank.read(
            "return performance.getEntriesByType('resource').map(({ startTime }) => startTime)",
        ).await;
        assert!(asked.iter().all(|asked| *asked < typed || *asked > typed + PAUSE), "{typed}: {asked:?}");

        // The server is told paths only, and they say nothing else.
        let addresses = bank.addresses().await;
        assert!(addresses.iter().all(|address| !address.contains(['?', '#'])), "{addresses:?}");
        let all = bank.server().requests();
        assert!(all.iter().all(|request| request.method == "GET"), "{all:?}");
        bank.assert_nothing_is_stored().await;
    }

    async fn no_number_is_sent_or_stored(bank: Bank) {
        let panel = search_for_a_few_words(&bank).await;
        let requests = bank.server().requests().len();
        for number in [CARD, IBAN] {
            panel.ask_quickly(&format!("{number} has a payment that is not mine")).await;
            panel.says(WARNING).await;
            panel.announces(WARNING).await;
            panel.press("Clear what you typed").await;
        }
        // Had they been searched, texts would have been asked for after the pause.
        assert_eq!(bank.paths_since(requests), Vec::<String>::new());
        bank.assert_nothing_is_stored().await;
    }

    async fn what_is_hidden_in_a_comment_is_shown_before_it_is_sent(bank: Bank) {
        let panel = open_form(&bank).await;
        panel.write_comment(COMMENT).await;
        panel.says("This is what we will send").await;
        panel.says(HIDDEN).await;
        assert_private(&bank, &SECRETS).await;

        // While it waits, it is stored: without them.
        bank.server().faults().add("/feedback", Fault::Status(500));
        panel.press("Send").await;
        panel.opens("Not sent yet").await;
        let stored = bank.stored().await;
        assert!(stored.contains(HIDDEN), "it is seen what is stored: {stored}");
        assert_private(&bank, &SECRETS).await;

        bank.server().faults().clear();
        panel.opens("Thank you. We have received your feedback.").await;
        assert_eq!(bank.server().feedback()[0].feedback["comment"], HIDDEN);
        assert_private(&bank, &SECRETS).await;
        let sent: Vec<String> = bank.read("return window.sent").await;
        assert!(sent.iter().any(|sent| sent.contains(HIDDEN)), "it is seen what is sent: {sent:?}");
    }

    async fn a_comment_without_numbers_is_sent_as_it_is(bank: Bank) {
        let panel = open_form(&bank).await;
        panel.write_comment("My 3 cards and 24,50 pounds, since 12 May 2024").await;
        panel.send_well().await;
        let comment = bank.server().feedback()[0].feedback["comment"].clone();
        assert_eq!(comment, "My 3 cards and 24,50 pounds, since 12 May 2024");
    }

    async fn a_card_number_is_no_address_for_an_answer(bank: Bank) {
        let panel = open_form(&bank).await;
        let field = contact_field(&bank).await;
        field.type_text(CARD).await;
        panel.press("Send").await;
        panel.says("Enter an e-mail address or a telephone number").await;
        assert_eq!(bank.tries(), 0);

        // This one has as few digits as a telephone number.
        field.clear().await;
        field.type_text("3782 822463 10005").await;
        panel.says("This is what we will send").await;
        panel.says("[card]").await;
        panel.send_well().await;
        assert_eq!(bank.server().feedback()[0].feedback["contact"], json!({ "phone": "[card]" }));
        assert_private(&bank, &[CARD, "3782 822463 10005"]).await;
    }

    async fn what_cannot_be_looked_through_is_not_sent(bank: Bank) {
        bank.server().faults().add("/dispatch-", Fault::Status(500));
        let panel = open_form(&bank).await;
        panel.write_comment(COMMENT).await;
        panel.press("Send").await;
        panel.says("Your feedback has not been sent.").await;
        panel.says("That part did not load or did not work. Nothing has been sent, and nothing is lost.").await;
        panel.announces("Your feedback has not been sent.").await;
        assert_eq!(panel.comment().await, COMMENT);
        assert_eq!(bank.tries(), 0);
        bank.assert_nothing_is_stored().await;

        bank.server().faults().clear();
        panel.press("Try again").await;
        // Only now can it be said what is hidden.
        panel.says(HIDDEN).await;
        panel.send_well().await;
        assert_eq!(bank.server().feedback()[0].feedback["comment"], HIDDEN);
        assert_private(&bank, &SECRETS).await;
    }

    async fn nothing_is_sent_that_looks_different_from_what_was_shown(bank: Bank) {
        let panel = bank.open_panel().await;
        bank.delay(&bank.file("dispatch", ".wasm")).await;
        panel.press("Tell us what you think of our help").await;
        panel.mark("Good").await;
        panel.write_comment(COMMENT).await;
        panel.press("Send").await;
        bank.find("button", "Sending…").await;
        bank.come().await;
        panel.says("This is what we will send").await;
        panel.says(HIDDEN).await;
        panel.announces(NOTE).await;
        bank.find("button", "Send").await;
        assert_eq!((bank.tries(), bank.stored().await.as_str()), (0, ""));
        panel.send_well().await;
        assert_eq!(bank.server().feedback()[0].feedback["comment"], HIDDEN);
    }

    async fn what_has_nothing_to_hide_is_sent_as_soon_as_that_is_known(bank: Bank) {
        let panel = bank.open_panel().await;
        bank.delay(&bank.file("dispatch", ".wasm")).await;
        panel.press("Tell us what you think of our help").await;
        panel.mark("Good").await;
        panel.write_comment("Kind people").await;
        panel.press("Send").await;
        bank.find("button", "Sending…").await;
        bank.come().await;
        panel.opens("Thank you. We have received your feedback.").await;
    }

    async fn a_bank_can_have_addresses_and_telephone_numbers_hidden_too(bank: Bank) {
        bank.open().await;
        bank.js("document.querySelector('hand-rail').setAttribute('hide-contacts', '')", vec![]).await;
        let panel = bank.press_launcher().await;
        panel.opens("How can we help?").await;
        panel.press("Tell us what you think of our help").await;
        panel.mark("Good").await;
        panel.write_comment("Call 020 7946 0123 or write to jo@example.com").await;
        panel.says("Call [phone] or write to [email]").await;
        // Who wants an answer can still be answered.
        contact_field(&bank).await.type_text("sam@example.com").await;
        panel.send_well().await;
        let feedback = &bank.server().feedback()[0].feedback;
        assert_eq!(feedback["comment"], "Call [phone] or write to [email]");
        assert_eq!(feedback["contact"], json!({ "email": "sam@example.com" }));
    }

    async fn so_they_are_in_what_a_person_is_passed(bank: Bank) {
        bank.open().await;
        bank.js(
            "const help = document.querySelector('hand-rail');
             help.setAttribute('hide-contacts', '');
             window.passed = [];
             help.addEventListener('handrail-hand-off', ({ detail }) => window.passed.push(detail.summary))",
            vec![],
        )
        .await;
        // A Monday, when the chat is open.
        bank.set_clock("2026-11-23T10:00:00Z", "Europe/London").await;
        let panel = bank.press_launcher().await;
        panel.opens("How can we help?").await;
        panel.press("Contact us").await;
        panel.opens("Contact us").await;
        panel.press("Chat with us").await;
        panel.opens("What may we pass on?").await;
        bank.find("textbox", "This is what we pass on").await.type_text("Please call 020 7946 0123").await;
        panel.says("Please call [phone]").await;
        panel.press("Pass this on").await;
        panel.opens("We have passed it on").await;
        let passed: Vec<String> = bank.read("return window.passed").await;
        assert_eq!(passed, ["Please call [phone]"]);
    }

    async fn a_comment_as_long_as_it_may_be_is_taken_with_what_is_hidden_in_it(bank: Bank) {
        let panel = open_form(&bank).await;
        // Each of these gets longer by eight characters.
        let text: String = "pw=x1 ".repeat(200).chars().take(1000).collect();
        panel.comment_field().await.js(&format!(
            "arguments[0].value = '{text}';
             arguments[0].dispatchEvent(new InputEvent('input', {{ bubbles: true }}))"
        )).await;
        panel.says("0 characters left").await;
        panel.says("This is what we will send").await;
        panel.send_well().await;
        let comment = bank.server().feedback()[0].feedback["comment"].clone();
        assert!(comment.as_str().is_some_and(|comment| comment.len() > 2000), "{comment}");
    }
}

/// Whether this is the path of a file of the bundle: a name that editors gave, and a hash.
fn is_text(path: &str) -> bool {
    let file = path.rsplit_once("/embed/content/en/").map_or("", |(_, file)| file);
    let [slug, hash, "hrb"] = file.split('.').collect::<Vec<_>>()[..] else { return false };
    let is_slug = slug.chars().all(|letter| letter.is_ascii_lowercase() || letter == '-');
    is_slug && hash.len() == 16 && hash.chars().all(|digit| digit.is_ascii_hexdigit())
}
