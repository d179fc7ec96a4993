//! The open panel, as a customer uses it.

mod search;

use std::time::Instant;

use serde_json::{Value, json};

use crate::bank::{Name, pause};
use crate::{Bank, Key, PATIENCE, Part};

pub use search::Hit;

/// What the customer sees of the panel: without what only screen readers say.
const TEXT: &str = "const dialog = document.querySelector('hand-rail').shadowRoot.querySelector('dialog');
    return dialog.open ? (dialog.querySelector('#scroller') ?? dialog).innerText : ''";

/// The titles of the articles and flows in the lists of the view.
const ENTRIES: &str = "const root = document.querySelector('hand-rail').shadowRoot;
    return [...root.querySelectorAll('.entry-title')].map((title) => title.textContent)";

/// The titles of the topics in the view.
const TOPICS: &str = "const root = document.querySelector('hand-rail').shadowRoot;
    return [...root.querySelectorAll('.topic-title')].map((title) => title.textContent)";

/// Whether there is a view: the first one is drawn after its title.
const HAS_VIEW: &str = "return !!document.querySelector('hand-rail').shadowRoot.querySelector('.view')";

/// What the announcer says.
const ANNOUNCEMENT: &str =
    "return document.querySelector('hand-rail').shadowRoot.querySelector('[role=status]')?.textContent ?? ''";

/// The panel of the page's first element. What is looked for is waited for; what does not come fails the test.
#[derive(Debug, Clone)]
pub struct Panel {
    bank: Bank,
}

/// What it shows.
///
/// # Panics
/// All of these do when it is not so, or not within [`PATIENCE`].
impl Panel {
    /// The panel of a page, open or not.
    pub fn of(bank: &Bank) -> Self {
        Self { bank: bank.clone() }
    }

    /// A view with this title has opened: the title has the focus, so that a screen reader starts there.
    pub async fn opens(&self, title: &str) {
        let start = Instant::now();
        while !self.bank.find("heading", title).await.try_has_focus().await {
            assert!(start.elapsed() < PATIENCE, "the title {title:?} never has the focus");
            pause().await;
        }
        self.bank.eventually("there is a view", async || self.bank.read(HAS_VIEW).await).await;
    }

    /// It shows these words.
    pub async fn says(&self, words: &str) {
        let start = Instant::now();
        loop {
            let text = self.text().await;
            if text.contains(words) {
                return;
            }
            if start.elapsed() > PATIENCE {
                let errors = self.bank.errors().await;
                panic!("the panel does not say {words:?}, but:\n{text}\nErrors in the page: {errors:?}");
            }
            pause().await;
        }
    }

    /// A screen reader is told these words, as the whole announcement.
    pub async fn announces(&self, words: &str) {
        let start = Instant::now();
        loop {
            let announcement = self.announcement().await;
            if announcement == words {
                return;
            }
            assert!(start.elapsed() < PATIENCE, "{words:?} is not announced, but {announcement:?}");
            pause().await;
        }
    }

    /// What screen readers were told last, as it is heard: without the space that has them say the same words again.
    pub async fn announcement(&self) -> String {
        let told: String = self.bank.read(ANNOUNCEMENT).await;
        told.trim_end_matches('\u{a0}').to_owned()
    }

    /// All text of the view; nothing if the panel is closed.
    pub async fn text(&self) -> String {
        self.bank.read(TEXT).await
    }

    /// The titles of the articles and flows that are listed.
    pub async fn entries(&self) -> Vec<String> {
        self.bank.read(ENTRIES).await
    }

    /// The titles of the topics in the view.
    pub async fn topics(&self) -> Vec<String> {
        self.bank.read(TOPICS).await
    }

    /// Whether it is open.
    pub async fn is_open(&self) -> bool {
        let script = "return document.querySelector('hand-rail').shadowRoot.querySelector('dialog').open";
        self.bank.js(script, Vec::new()).await == json!(true)
    }
}

/// What can be done with it.
///
/// # Panics
/// All of these do when it cannot be done.
impl Panel {
    /// Presses the button with this name.
    pub async fn press(&self, name: &str) {
        self.bank.click("button", Name::Whole(name)).await;
    }

    /// Follows the link with this name in running text.
    pub async fn follow(&self, name: &str) {
        self.bank.click("link", Name::Whole(name)).await;
    }

    /// Presses the first button whose name contains these words: a choice, or an entry of a list.
    pub async fn choose(&self, words: &str) {
        self.bank.click("button", Name::Contains(words)).await;
    }

    /// Gives these answers in a flow, one after the other; each is awaited.
    pub async fn answer(&self, choices: &[&str]) {
        for choice in choices {
            self.choose(choice).await;
        }
    }

    /// Opens the article with this title from a list or a link that contains it.
    pub async fn read(&self, title: &str) {
        self.choose(title).await;
        self.opens(title).await;
        self.bank.find("group", "Was this helpful?").await;
    }

    /// Presses the back button of the bar.
    pub async fn go_back(&self) {
        self.press("Back").await;
    }

    /// All of the program is here and has started, as another view shows; then home again. What is about home and comes
    /// with the rest of the program would be there by now.
    pub async fn loads_the_rest(&self) {
        self.press("Contact us").await;
        self.opens("Contact us").await;
        self.go_home().await;
    }

    /// It closes.
    pub async fn closes(&self) {
        self.bank.eventually("the panel is closed", async || !self.is_open().await).await;
    }

    /// Goes back to home, from wherever it is.
    pub async fn go_home(&self) {
        while self.bank.shows("button", "Back").await {
            self.go_back().await;
        }
        self.opens("How can we help?").await;
    }

    /// Opens the panel again after it was closed.
    pub async fn reopen(&self) {
        self.press("Help").await;
        assert!(self.is_open().await, "the launcher does not open the panel again");
    }

    /// Presses Escape, wherever the focus is.
    pub async fn escape(&self) {
        self.bank.press(Key::Escape).await;
    }
}

/// The feedback form.
///
/// # Panics
/// All of these do when it cannot be done.
impl Panel {
    /// Chooses an answer of the form: a rating, or what went wrong.
    pub async fn mark(&self, option: &str) {
        self.bank.click("radio", Name::Whole(option)).await;
    }

    /// Whether an answer of the form is chosen.
    pub async fn is_marked(&self, option: &str) -> bool {
        self.bank.find("radio", option).await.js("return arguments[0].checked").await == json!(true)
    }

    /// Ticks a box of the form, or takes the tick away.
    pub async fn tick(&self, name: &str, ticked: bool) {
        self.bank
            .eventually("the box is as it should be", async || {
                let found = self.bank.find("checkbox", name).await;
                let is_done = found.js("return arguments[0].checked").await == json!(ticked);
                if !is_done {
                    found.click().await;
                }
                is_done
            })
            .await;
    }

    /// The field for the customer's own words.
    pub async fn comment_field(&self) -> Part {
        self.bank.find("textbox", "Anything you want to add (optional)").await
    }

    /// The customer's own words.
    pub async fn comment(&self) -> Value {
        self.comment_field().await.js("return arguments[0].value").await
    }

    /// Writes a comment, after what is there.
    pub async fn write_comment(&self, words: &str) {
        let field = self.comment_field().await;
        field.click().await;
        field.type_text(words).await;
    }

    /// Sends the form, which is then awaited to be received.
    pub async fn send_well(&self) {
        self.press("Send").await;
        self.opens("Thank you. We have received your feedback.").await;
    }
}
