//! Every view and state of the panel, for what must hold in all of them.

use xtask::server::Fault;

use crate::{Bank, Key, Panel};

/// The file of the article that cannot be loaded, "I have forgotten my app passcode".
const BROKEN_ARTICLE: &str = "/forgotten-passcode.";

/// A working day, when all channels are open and the notices of the demo are shown.
const DAY: &str = "2026-11-23T10:00:00Z";

/// Its evening, when some channels are closed.
const EVENING: &str = "2026-11-23T21:30:00Z";

const LONDON: &str = "Europe/London";

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
    reach_a_human(bank, &panel, &mut look).await;
    give_feedback(bank, &panel, &mut look).await;
}

/// Opens a page and its panel, and asks a question while search loads for ever; calls `look` then. Nothing but the same
/// can follow: browsers let later pages wait for a file that an earlier one still waits for.
///
/// # Panics
/// As [`everywhere`].
pub async fn while_search_loads(bank: &Bank, look: impl AsyncFnOnce(&str)) {
    bank.server().faults().add("/engine-", Fault::Hangs);
    let panel = bank.open_panel().await;
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
    panel.go_home().await;

    panel.choose("My card is lost or stolen").await;
    panel.opens("My card is lost or stolen").await;
    panel.says("What has happened to your card?").await;
    panel.choose("It never came in the post").await;
    panel.opens("See when your card should come").await;
    panel.says("Open the Larkmoor app, choose Cards").await;
    look("outcome: advice, with an action explained").await;
    panel.go_back().await;
    panel.choose("It was stolen").await;
    panel.opens("Freeze your card and call us now").await;
    panel.press("Freeze my card").await;
    panel.says("Your card is frozen.").await;
    look("outcome: urgent hand-off, with an action done").await;
    panel.go_home().await;

    panel.choose("My card payment was declined").await;
    panel.choose("Somebody else is using my card").await;
    panel.press("Freeze it and see what to do").await;
    panel.choose("I cannot freeze it").await;
    panel.opens("Call us and we will freeze it for you").await;
    panel.says("Go on with: My card payment was declined").await;
    look("outcome with a way back to another flow").await;
    // As after a reload of the page: going back would take the answers back.
    bank.js("window.rail = document.querySelector('hand-rail'); rail.remove()", Vec::new()).await;
    bank.js("document.body.append(rail); delete window.rail", Vec::new()).await;
    panel.reopen().await;
    panel.opens("How can we help?").await;
    panel.says("Go on where you left off").await;
    panel.says("Some transfers take longer today").await;
    look("home with notices and a flow to go on with").await;
}

async fn reach_a_human(bank: &Bank, panel: &Panel, look: &mut impl AsyncFnMut(&str)) {
    panel.press("Contact us").await;
    panel.opens("Contact us").await;
    look("contact").await;
    panel.press("Chat with us").await;
    panel.opens("What may we pass on?").await;
    look("hand-off").await;
    let field = bank.find("textbox", "This is what we pass on").await;
    field.type_text("4111 1111 1111 1111").await;
    panel.says("This is what we will send").await;
    look("hand-off with a hidden number").await;
    field
        .js("arguments[0].value += 'x'.repeat(2000);
             arguments[0].dispatchEvent(new InputEvent('input', { bubbles: true }))")
        .await;
    panel.says("Shorten the text by").await;
    look("hand-off that is too long").await;
    field.clear().await;
    field.type_text("Hello").await;
    panel.press("Pass this on").await;
    panel.opens("We have passed it on").await;
    look("hand-off, passed on").await;
    panel.go_home().await;

    bank.set_clock(EVENING, LONDON).await;
    panel.press("Contact us").await;
    panel.opens("Contact us").await;
    panel.says("Closed now, opens tomorrow at 08:00").await;
    look("contact with closed channels").await;
    panel.go_home().await;
    bank.set_clock(EVENING, "America/New_York").await;
    panel.press("Contact us").await;
    panel.says("Closed now, opens tomorrow at 03:00 your time (08:00 our time)").await;
    look("contact in another time zone").await;
    panel.go_home().await;
}

async fn give_feedback(bank: &Bank, panel: &Panel, look: &mut impl AsyncFnMut(&str)) {
    panel.press("Tell us what you think of our help").await;
    panel.opens("Tell us what you think").await;
    look("feedback").await;
    panel.press("Send").await;
    panel.says("Choose an answer").await;
    look("feedback with an error").await;
    panel.mark("Bad").await;
    panel.mark("Something else").await;
    bank.server().faults().add("/feedback", Fault::Status(500));
    panel.press("Send").await;
    panel.says("Not sent yet").await;
    look("feedback that waits to be sent").await;
    bank.server().faults().clear();
    panel.press("Try now").await;
    panel.opens("Thank you. We have received your feedback.").await;
    look("feedback received").await;
    panel.go_home().await;
}
