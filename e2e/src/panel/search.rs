//! The search field, what it suggests, and what was found.

use serde::Deserialize;
use serde_json::{Value, json};

use super::Panel;
use crate::Part;

/// The search field's name.
const FIELD: &str = "Search our help";

/// Something that search has found.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Hit {
    /// What stands above the title of a flow.
    pub badge: Option<String>,
    /// The title.
    pub title: String,
    /// The words of it that are marked.
    pub marked_in_title: Vec<String>,
    /// The heading of the section that answers best.
    pub section: Option<String>,
    /// What stands below: a piece of that section, or the summary.
    pub about: String,
    /// The words of it that are marked.
    pub marked_about: Vec<String>,
}

/// The search field.
///
/// # Panics
/// All of these do when there is none, or it cannot be used.
impl Panel {
    /// The search field.
    pub async fn search_field(&self) -> Part {
        self.bank.find("combobox", FIELD).await
    }

    /// Types a question into the search field, after what is there.
    pub async fn ask(&self, question: &str) {
        let field = self.search_field().await;
        field.click().await;
        field.type_text(question).await;
    }

    /// Types a question in place of what is there, faster than any customer: after each letter the page has time to show
    /// what it found, but the customer never pauses. The first follows at once on the focus, which starts search.
    pub async fn ask_quickly(&self, question: &str) {
        self.put(question, 1).await;
    }

    /// Puts a question in place of what is there, as if it was pasted.
    pub async fn paste(&self, question: &str) {
        self.put(question, question.encode_utf16().count()).await;
    }

    /// Puts a question into the field, `step` letters at a time.
    async fn put(&self, question: &str, step: usize) {
        let field = self.search_field().await.as_argument();
        let arguments = vec![field, json!(question), json!(step)];
        let put = self.bank.client().execute_async(include_str!("../js/put_question.js"), arguments).await;
        put.unwrap_or_else(|error| panic!("it cannot be typed: {error}"));
    }

    /// Has search start, which the first question asks for: one is answered, and taken back.
    pub async fn start_search(&self) {
        self.paste("card").await;
        self.finds().await;
        self.press("Clear what you typed").await;
        self.says("Browse by topic").await;
    }

    /// The text in the search field.
    pub async fn query(&self) -> String {
        let value = self.search_field().await.js("return arguments[0].value").await;
        value.as_str().map(str::to_owned).unwrap_or_default()
    }

    /// How many letters stand before the caret.
    pub async fn caret(&self) -> Value {
        let script = "const { selectionStart, selectionEnd } = arguments[0];
            return selectionStart === selectionEnd ? selectionStart : null";
        self.search_field().await.js(script).await
    }
}

/// The suggestions below the search field.
///
/// # Panics
/// All of these do when there is no search field, or it says what is not so.
impl Panel {
    /// The suggestions that are shown now.
    pub async fn suggestions(&self) -> Vec<String> {
        self.bank.read(include_str!("../js/suggestions.js")).await
    }

    /// The list of suggestions opens; returns them.
    pub async fn suggests(&self) -> Vec<String> {
        self.bank.eventually("there are suggestions", async || !self.suggestions().await.is_empty()).await;
        self.suggestions().await
    }

    /// The list of suggestions closes.
    pub async fn suggests_nothing(&self) {
        self.bank.eventually("there are no suggestions", async || self.suggestions().await.is_empty()).await;
    }

    /// The suggestion that is active, which Enter would take.
    pub async fn active_suggestion(&self) -> Option<String> {
        self.bank.read(include_str!("../js/active_suggestion.js")).await
    }

    /// This suggestion, or none, becomes the active one.
    pub async fn activates(&self, suggestion: Option<&str>) {
        let is_active = async || self.active_suggestion().await.as_deref() == suggestion;
        self.bank.eventually(&format!("{suggestion:?} is active"), is_active).await;
    }
}

/// What was found.
///
/// # Panics
/// All of these do when it is not so, or not within [`PATIENCE`](crate::PATIENCE).
impl Panel {
    /// What search shows now, best first.
    pub async fn hits(&self) -> Vec<Hit> {
        self.bank.read(include_str!("../js/hits.js")).await
    }

    /// Search shows something; returns it.
    pub async fn finds(&self) -> Vec<Hit> {
        self.says("What we found").await;
        let mut hits = Vec::new();
        let has_hits = async || {
            hits = self.hits().await;
            !hits.is_empty()
        };
        self.bank.eventually("there are hits", has_hits).await;
        hits
    }

    /// The customer has paused in typing: the best of the hits show where they answer. Returns them.
    pub async fn finds_sections(&self) -> Vec<Hit> {
        let mut hits = Vec::new();
        let has_section = async || {
            hits = self.hits().await;
            hits.iter().any(|hit| hit.section.is_some())
        };
        self.bank.eventually("the best hits show a section", has_section).await;
        hits
    }
}
