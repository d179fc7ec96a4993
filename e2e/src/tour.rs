//! Every view and state of the panel, for what must hold in all of them.

use demo_server::Fault;
use serde_json::{Value, json};

use crate::{Bank, Key, Panel, Part};

/// The file of the article that cannot be loaded, "I have forgotten my app passcode".
const BROKEN_ARTICLE: &str = "/forgotten-passcode.";

/// A working day, when all channels are open and the notices of the demo are shown.
const DAY: &str = "2026-11-23T10:00:00Z";

/// Its evening, when some channels are closed.
const EVENING: &str = "2026-11-23T21:30:00Z";

const LONDON: &str = "Europe/London";

/// The title of a critical notice.
const OUTAGE: &str = "Cards cannot be used at the moment";

/// Opens the panel and brings it to one view and state after the other; calls `look` in each, with its name.
///
/// # Panics
/// A view does not open; or `look` does.
pub async fn everywhere(bank: &Bank, mut look: impl AsyncFnMut(&str)) {
    let panel = Panel::of(bank);
    // From the start: what the pointer happens to pass, or search reads into, is fetched before it is opened.
    bank.server().faults().add(BROKEN_ARTICLE, Fault::Status(500));
    bank.server().faults().add("/engine-", Fault::Status(500));
    panel.go_home().await;
    look("home").await;
    bank.set_clock(DAY, LONDON).await;
    search(bank, &panel, &mut look).await;
    read(bank, &panel, &mut look).await;
    walk(bank, &panel, &mut look).await;
    hand_over(bank, &panel, &mut look).await;
    reach_a_human(bank, &panel, &mut look).await;
    give_feedback(bank, &panel, &mut look).await;
}

/// Opens a page and its panel where the second half cannot be loaded and search loads for ever; calls `look` in each view
/// that shows it, with its name. Nothing but the same can follow: browsers let later pages wait for a file that an earlier
/// one still waits for. Nothing else can come before: browsers keep the second half once they have it.
///
/// # Panics
/// As [`everywhere`].
pub async fn before_all_is_loaded(bank: &Bank, mut look: impl AsyncFnMut(&str)) {
    bank.server().faults().add(&bank.file("later", ".wasm"), Fault::Status(500));
    bank.server().faults().add("/engine-", Fault::Hangs);
    let panel = bank.open_panel().await;
    panel.press("Contact us").await;
    panel.says("Sorry, this could not be loaded.").await;
    look("view of the second half, which could not be loaded").await;
    panel.go_home().await;
    bank.server().faults().clear();
    bank.server().faults().add("/engine-", Fault::Hangs);
    panel.ask("my transfer").await;
    panel.says("Loading…").await;
    look("search, loading").await;
}

async fn search(bank: &Bank, panel: &Panel, look: &mut impl AsyncFnMut(&str)) {
    panel.ask("my transfer").await;
    panel.says("Sorry, this could not be loaded.").await;
    look("search that could not be loaded").await;
    bank.server().faults().clear();
    bank.server().faults().add(BROKEN_ARTICLE, Fault::Status(500));
    panel.press("Try again").await;
    panel.finds().await;
    panel.ask(" has").await;
    panel.suggests().await;
    look("search with suggestions").await;
    bank.press(Key::Down).await;
    look("search with an active suggestion").await;
    bank.press(Key::Enter).await;
    panel.suggests_nothing().await;
    panel.finds().await;
    look("search with a suggestion taken").await;
    panel.press("Clear what you typed").await;
    panel.ask("choose a good pin").await;
    bank.press(Key::Enter).await;
    panel.finds_sections().await;
    look("search with sections that answer").await;
    panel.press("Clear what you typed").await;
    panel.ask("zzyzx").await;
    panel.says("We found nothing for this.").await;
    look("search without hits").await;
    panel.press("Clear what you typed").await;
    panel.ask("4111 1111 1111 1111").await;
    panel.says("Please do not type card or account numbers here").await;
    look("search for a private number").await;
    panel.go_home().await;
}

async fn read(bank: &Bank, panel: &Panel, look: &mut impl AsyncFnMut(&str)) {
    panel.press("Cards and PINs").await;
    panel.opens("Cards and PINs").await;
    look("topic").await;
    panel.read("Change your PIN").await;
    look("article with steps, a list and a warning").await;
    panel.go_home().await;
    for (topic, article) in [
        ("Sending and receiving money", "How long a transfer takes"),
        ("Cash", "What it costs to take out cash"),
        ("Security and fraud", "Somebody has my card details"),
    ] {
        panel.press(topic).await;
        panel.opens(topic).await;
        panel.read(article).await;
        look(&format!("article: {article}")).await;
        panel.go_home().await;
    }
    panel.press("Security and fraud").await;
    panel.choose("I have forgotten my app passcode").await;
    panel.says("Sorry, this could not be loaded.").await;
    look("article that could not be loaded").await;
    bank.server().faults().clear();
    panel.go_home().await;
}

async fn walk(bank: &Bank, panel: &Panel, look: &mut impl AsyncFnMut(&str)) {
    panel.choose("My card payment was declined").await;
    panel.opens("My card payment was declined").await;
    panel.says("Where did you try to pay?").await;
    look("first step of a flow").await;
    panel.choose("Online or in an app").await;
    panel.opens("Did we ask you to approve the payment?").await;
    look("second step of a flow").await;
    panel.choose("I missed the message").await;
    panel.opens("Try the payment again").await;
    look("outcome: resolved").await;
    panel.press("No").await;
    panel.opens("Tell us what you think").await;
    panel.says("About: My card payment was declined").await;
    look("feedback about an outcome").await;
    panel.go_home().await;

    panel.choose("My card is lost or stolen").await;
    panel.opens("My card is lost or stolen").await;
    panel.says("What happened to your card?").await;
    panel.choose("It never came in the post").await;
    panel.opens("See when your card should come").await;
    panel.says("In the Larkmoor app, choose Cards").await;
    look("outcome: advice, with an action explained").await;
    panel.go_back().await;
    panel.choose("It was stolen").await;
    panel.opens("Freeze your card and call us now").await;
    panel.press("Freeze my card").await;
    panel.says("Your card is frozen.").await;
    look("outcome: urgent hand-off, with an action done").await;
    for (answer, state) in [("event.detail.reply('', { outcome: 'failed' })", "Not done"), ("", "Under way")]
    {
        answer_once(bank, answer).await;
        panel.press("Freeze my card").await;
        panel.says(state).await;
        look(&format!("outcome: urgent hand-off, with an action: {state}")).await;
    }
    panel.go_home().await;

    panel.choose("My card payment was declined").await;
    panel.choose("Somebody else is using my card").await;
    panel.follow("Freeze it and see what to do").await;
    panel.choose("I cannot freeze it").await;
    panel.opens("Call us and we will freeze it for you").await;
    panel.says("Go on with: My card payment was declined").await;
    look("outcome with a way back to another flow").await;
    announce_an_outage(bank);
    // As after a reload of the page: going back would take the answers back.
    bank.js("window.rail = document.querySelector('hand-rail'); rail.remove()", Vec::new()).await;
    bank.js("document.body.append(rail); delete window.rail", Vec::new()).await;
    panel.reopen().await;
    panel.opens("How can we help?").await;
    panel.says("Go on where you left off").await;
    for title in [OUTAGE, "Scam texts about a parcel", "Some transfers take longer today"] {
        panel.says(title).await;
    }
    look("home with notices of each severity and a flow to go on with").await;
}

/// Has the page take the next action, and do with it what `answer` says.
async fn answer_once(bank: &Bank, answer: &str) {
    let script = format!(
        "addEventListener('handrail-action', (event) => {{
           event.stopImmediatePropagation();
           event.preventDefault();
           {answer}
         }}, {{ capture: true, once: true }})"
    );
    bank.js(&script, vec![]).await;
}

/// Adds a critical notice to that of the demo.
fn announce_an_outage(bank: &Bank) {
    let notice = |id: &str, severity: &str, title: &str| -> Value {
        json!({
            "id": id, "severity": severity, "title": title, "text": ["We are working on it."], "locales": ["en"],
            "start": "2026-11-20T06:00:00Z", "end": "2027-11-20T06:00:00Z",
        })
    };
    let notices = [
        notice("cards-down", "critical", OUTAGE),
        notice("faster-payments-slow", "info", "Some transfers take longer today"),
    ];
    bank.put_file("notices.json", &json!({ "version": 1, "notices": notices }).to_string());
}

async fn hand_over(bank: &Bank, panel: &Panel, look: &mut impl AsyncFnMut(&str)) {
    panel.ask("choose a good pin").await;
    bank.press(Key::Enter).await;
    panel.finds_sections().await;
    panel.press("Contact us").await;
    panel.opens("Contact us").await;
    look("contact").await;
    panel.press("Chat with us").await;
    panel.opens("What may we pass on?").await;
    bank.find("checkbox", "Add what I searched for").await.click().await;
    look("hand-off with what was searched for").await;
    let field = bank.find("textbox", "This is what we pass on").await;
    field.type_text("4111 1111 1111 1111").await;
    panel.says("This is what we will send").await;
    look("hand-off with a hidden number").await;
    lengthen(&field, 2000).await;
    panel.says("Shorten the text by").await;
    look("hand-off that is too long").await;
    field.clear().await;
    field.type_text("Hello").await;
    panel.press("Pass this on").await;
    panel.opens("We have passed it on").await;
    look("hand-off, passed on").await;
    panel.go_home().await;
}

/// Adds so many letters to what is in a field, as if they were pasted.
async fn lengthen(field: &Part, letters: usize) {
    field
        .js(&format!(
            "arguments[0].value += 'x'.repeat({letters});
             arguments[0].dispatchEvent(new InputEvent('input', {{ bubbles: true }}))"
        ))
        .await;
}

async fn reach_a_human(bank: &Bank, panel: &Panel, look: &mut impl AsyncFnMut(&str)) {
    bank.set_clock(EVENING, LONDON).await;
    panel.press("Contact us").await;
    panel.opens("Contact us").await;
    panel.says("Closed now, opens tomorrow at 08:00").await;
    look("contact with closed channels").await;
    panel.go_home().await;
    bank.js("document.querySelector('hand-rail').open('flow:lost-card#where-to-send')", Vec::new()).await;
    panel.opens("Where should the new card go?").await;
    panel.choose("My address has changed").await;
    panel.opens("Change your address first, or call us").await;
    panel.says("Closed now, opens tomorrow at 08:00").await;
    look("outcome: hand-off to a closed channel").await;
    panel.go_home().await;
    bank.set_clock(EVENING, "America/New_York").await;
    panel.press("Contact us").await;
    panel.says("Closed now, opens tomorrow at 03:00 your time (08:00 our time)").await;
    look("contact in another time zone").await;
    panel.go_home().await;
    bank.start_clock().await;
}

async fn give_feedback(bank: &Bank, panel: &Panel, look: &mut impl AsyncFnMut(&str)) {
    panel.press("Tell us what you think of our help").await;
    panel.opens("Tell us what you think").await;
    look("feedback").await;
    let comment = panel.comment_field().await;
    lengthen(&comment, 1001).await;
    panel.tick("I would like an answer", true).await;
    panel.press("Send").await;
    panel.says("Choose an answer").await;
    panel.says("Shorten your comment by 1 character").await;
    panel.says("Enter an e-mail address or a telephone number").await;
    look("feedback with all its errors").await;
    panel.mark("Bad").await;
    panel.mark("Something else").await;
    bank.find("textbox", "Your e-mail address or telephone number").await.type_text("sam@example.com").await;
    comment.clear().await;
    comment.type_text("4111 1111 1111 1111").await;
    panel.says("This is what we will send").await;
    look("feedback with a hidden number").await;
    bank.server().faults().add("/feedback", Fault::Status(413));
    panel.press("Send").await;
    panel.says("Our server did not take it.").await;
    look("feedback that was refused").await;
    bank.server().faults().clear();
    bank.server().faults().add("/feedback", Fault::Status(500));
    panel.press("Try again").await;
    panel.says("Not sent yet").await;
    look("feedback that waits to be sent").await;
    bank.server().faults().clear();
    // Not by a button, which is gone where another try was due already. Nor by this alone: it is not heard while the
    // answer to the try before is being stored.
    bank.js("dispatchEvent(new Event('online'))", vec![]).await;
    panel.opens("Thank you. We have received your feedback.").await;
    look("feedback received").await;
    panel.go_home().await;
}
