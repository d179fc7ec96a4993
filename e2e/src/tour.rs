//! Every view and state of the panel, for what must hold in all of them.

mod states;

use demo_server::Fault;

use self::states::STATES;
use crate::{Bank, Key, Panel, Part};

/// A working day, when all channels are open and the notices of the demo are shown.
const DAY: &str = "2026-11-23T10:00:00Z";

/// A customer who is brought to every state.
struct Tour {
    bank: Bank,
    panel: Panel,
}

/// Brings the panel, which is open, from home to each of its states; calls `look` there, with the state's name.
///
/// # Panics
/// A state cannot be reached; or `look` does.
pub async fn everywhere(bank: &Bank, mut look: impl AsyncFnMut(&str)) {
    let tour = Tour { bank: bank.clone(), panel: Panel::of(bank) };
    for (state, arrange) in STATES {
        tour.start_from_home().await;
        arrange(&tour).await;
        look(state).await;
    }
}

/// Opens a page and its panel where the second half cannot be loaded and search loads for ever; calls `look` in each view
/// that shows it, with its name. Nothing else can come before in the same test, because browsers keep the second half once
/// they have it; and nothing after, because browsers let later pages wait for a file that an earlier one still waits for.
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

/// What several states begin with.
impl Tour {
    /// Home, by day, where nothing goes wrong and nothing is typed.
    async fn start_from_home(&self) {
        self.bank.server().faults().clear();
        self.bank.set_clock(DAY, "Europe/London").await;
        self.panel.go_home().await;
        if !self.panel.query().await.is_empty() {
            self.panel.press("Clear what you typed").await;
        }
    }

    /// Has the page open what `target` names.
    async fn show(&self, target: &str) {
        self.bank.js("document.querySelector('hand-rail').open(arguments[0])", vec![target.into()]).await;
    }

    async fn open(&self, target: &str, title: &str) {
        self.show(target).await;
        self.panel.opens(title).await;
    }

    async fn read(&self, slug: &str, title: &str) {
        self.open(&format!("article:{slug}"), title).await;
        self.bank.find("group", "Was this helpful?").await;
    }

    async fn suggest_the_first(&self) {
        self.panel.ask("my transfer has").await;
        self.panel.suggests().await;
        self.bank.press(Key::Down).await;
    }

    async fn find_sections(&self) {
        self.panel.ask("choose a good pin").await;
        self.bank.press(Key::Enter).await;
        self.panel.finds_sections().await;
    }

    async fn resolve(&self) {
        self.open("flow:declined-payment#online", "Did we ask you to approve the payment?").await;
        self.panel.choose("I missed the message").await;
        self.panel.opens("Try the payment again").await;
    }

    async fn freeze(&self) {
        self.open("flow:lost-card", "My card is lost or stolen").await;
        self.panel.choose("It was stolen").await;
        self.panel.opens("Freeze your card and call us now").await;
        self.panel.press("Freeze my card").await;
    }

    /// Has the page take the next action, and do with it what `answer` says.
    async fn answer_once(&self, answer: &str) {
        let script = format!(
            "addEventListener('handrail-action', (event) => {{
               event.stopImmediatePropagation();
               event.preventDefault();
               {answer}
             }}, {{ capture: true, once: true }})"
        );
        self.bank.js(&script, vec![]).await;
    }

    /// The form of a summary, from wherever the panel is; returns its field, which is empty.
    async fn start_hand_off(&self) -> Part {
        self.open("contact:", "Contact us").await;
        self.panel.press("Chat with us").await;
        self.panel.opens("What may we pass on?").await;
        let field = self.bank.find("textbox", "This is what we pass on").await;
        // The summary of what was done in earlier states, or what was typed there.
        field.clear().await;
        field
    }

    /// The form, in which nothing is kept of what was written in earlier states.
    async fn give_feedback(&self) {
        self.bank.log_out().await;
        self.panel.reopen().await;
        self.panel.press("Tell us what you think of our help").await;
        self.panel.opens("Tell us what you think").await;
    }

    async fn fill_in_feedback(&self) {
        self.give_feedback().await;
        self.panel.mark("Bad").await;
        self.panel.mark("Something else").await;
        self.panel.tick("I would like an answer", true).await;
        self.bank
            .find("textbox", "Your e-mail address or telephone number")
            .await
            .type_text("sam@example.com")
            .await;
        self.panel.comment_field().await.type_text("4111 1111 1111 1111").await;
        self.panel.says("This is what we will send").await;
    }

    async fn send_in_vain(&self) {
        self.bank.server().faults().add("/feedback", Fault::Status(500));
        self.fill_in_feedback().await;
        self.panel.press("Send").await;
        self.panel.says("Not sent yet").await;
    }

    /// Adds so many letters to what is in a field, as if they were pasted.
    async fn lengthen(&self, field: &Part, letters: usize) {
        let script = format!(
            "arguments[0].value += 'x'.repeat({letters});
             arguments[0].dispatchEvent(new InputEvent('input', {{ bubbles: true }}))"
        );
        field.js(&script).await;
    }
}
