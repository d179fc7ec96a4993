//! A part of the page that a customer can see and use.

use std::time::Instant;

use fantoccini::actions::{
    InputSource, KeyAction, KeyActions, MOUSE_BUTTON_LEFT, MouseActions, PointerAction,
};
use fantoccini::elements::Element;
use fantoccini::error::{CmdError, ErrorStatus};
use serde_json::{Value, json};

use crate::bank::pause;
use crate::{Bank, Engine, Key, PATIENCE};

/// Scrolls as little as needed.
const INTO_SIGHT: &str = "arguments[0].scrollIntoView({ block: 'nearest', behavior: 'instant' })";

/// Ends what keeps pointers from things that were just drawn. A customer waits for that without noticing, a test would
/// for hours.
const LET_PRESS: &str = "for (const animation of arguments[0].getRootNode().getAnimations())
    if (animation.animationName?.startsWith('guard')) animation.finish()";

/// Something that [`Bank::find`] found.
#[derive(Debug, Clone)]
pub struct Part {
    bank: Bank,
    element: Element,
}

impl Part {
    pub(crate) fn new(bank: Bank, element: Element) -> Self {
        Self { bank, element }
    }

    /// Clicks its middle, as WebDriver does: the browser scrolls to it, and refuses if something else is on top.
    ///
    /// WebKit's driver takes the inside of a text field in a shadow root for something on top of it. There, text
    /// fields are clicked by moving the pointer to their middle.
    ///
    /// # Panics
    /// It cannot be clicked.
    pub async fn click(&self) {
        let start = Instant::now();
        while let Err(error) = self.try_click().await {
            // It may just have been drawn anew around it.
            let is_guarded = matches!(&error, CmdError::Standard(error) if error.error == ErrorStatus::ElementClickIntercepted)
                && start.elapsed() < PATIENCE;
            assert!(is_guarded, "it cannot be clicked: {error:?}");
            pause().await;
        }
    }

    pub(crate) async fn try_click(&self) -> Result<(), CmdError> {
        self.try_js(LET_PRESS).await?;
        if self.bank.engine() != Engine::WebKit {
            return self.element.click().await;
        }
        if self.try_js("return arguments[0].matches('input, textarea')").await? == json!(true) {
            return self.click_with_pointer().await;
        }
        let clicked = self.element.click().await;
        if clicked.is_err() {
            // Its driver leaves what is half scrolled away where it is, and finds something else on top. The next try
            // will find all of it; no further, for this engine's scroll area shrinks when the pointer comes.
            self.try_js(INTO_SIGHT).await?;
        }
        clicked
    }

    /// Presses it twice as fast as a hand can, and wherever the second press then goes.
    ///
    /// # Panics
    /// The browser does not let it.
    pub async fn double_click(&self) {
        let mouse = (0..2).fold(self.pointer_on_it(), |mouse, _| {
            mouse
                .then(PointerAction::Down { button: MOUSE_BUTTON_LEFT })
                .then(PointerAction::Up { button: MOUSE_BUTTON_LEFT })
        });
        let done = self.bank.client().perform_actions(mouse).await;
        done.unwrap_or_else(|error| panic!("it cannot be clicked twice: {error}"));
    }

    /// Clicks it with some button of the mouse, perhaps while a key is held.
    ///
    /// # Panics
    /// The browser does not let it.
    pub async fn click_with(&self, button: u64, held: Option<Key>) {
        self.js(INTO_SIGHT).await;
        self.js(LET_PRESS).await;
        let key = |action: fn(char) -> KeyAction| {
            held.map(|held| KeyActions::new("keyboard".into()).then(action(held.into())))
        };
        let mouse =
            self.pointer_on_it().then(PointerAction::Down { button }).then(PointerAction::Up { button });
        let client = self.bank.client();
        let may_not = "it cannot be clicked like this";
        if let Some(down) = key(|value| KeyAction::Down { value }) {
            client.perform_actions(down).await.unwrap_or_else(|error| panic!("{may_not}: {error}"));
        }
        client.perform_actions(mouse).await.unwrap_or_else(|error| panic!("{may_not}: {error}"));
        if let Some(up) = key(|value| KeyAction::Up { value }) {
            client.perform_actions(up).await.unwrap_or_else(|error| panic!("{may_not}: {error}"));
        }
    }

    async fn click_with_pointer(&self) -> Result<(), CmdError> {
        self.try_js(INTO_SIGHT).await?;
        let mouse = self
            .pointer_on_it()
            .then(PointerAction::Down { button: MOUSE_BUTTON_LEFT })
            .then(PointerAction::Up { button: MOUSE_BUTTON_LEFT });
        self.bank.client().perform_actions(mouse).await
    }

    pub(crate) fn pointer_on_it(&self) -> MouseActions {
        let element = self.element.clone();
        let there = PointerAction::MoveToElement { element, duration: None, x: 0.0, y: 0.0 };
        MouseActions::new("mouse".into()).then(there)
    }

    /// Types into it.
    ///
    /// # Panics
    /// It takes no text.
    pub async fn type_text(&self, text: &str) {
        let typed = self.element.send_keys(text).await;
        typed.unwrap_or_else(|error| panic!("it takes no text: {error}"));
    }

    /// Empties it as a customer does: WebDriver's own way tells the page of no input.
    ///
    /// # Panics
    /// It is not a text field, or keeps its text.
    pub async fn clear(&self) {
        self.js("arguments[0].focus(); arguments[0].select()").await;
        self.bank.press(Key::Backspace).await;
        let left = self.js("return arguments[0].value").await;
        assert_eq!(left, json!(""), "it is not empty");
    }

    /// Its text as it is shown.
    ///
    /// # Panics
    /// It is gone.
    pub async fn text(&self) -> String {
        match self.js("return arguments[0].innerText").await {
            // WebKitGTK ends a flex box with a line break.
            Value::String(text) => text.trim_end().to_owned(),
            other => panic!("it has no text: {other}"),
        }
    }

    /// The value of an attribute.
    ///
    /// # Panics
    /// It is gone.
    pub async fn attribute(&self, name: &str) -> Option<String> {
        let script = format!("return arguments[0].getAttribute({})", json!(name));
        self.js(&script).await.as_str().map(str::to_owned)
    }

    /// Whether it has the focus.
    ///
    /// # Panics
    /// It is gone.
    pub async fn has_focus(&self) -> bool {
        self.js("return arguments[0].getRootNode().activeElement === arguments[0]").await == json!(true)
    }

    /// As [`has_focus`](Self::has_focus); what is gone has it not.
    pub(crate) async fn try_has_focus(&self) -> bool {
        let focused = self.try_js("return arguments[0].getRootNode().activeElement === arguments[0]").await;
        focused.is_ok_and(|focused| focused == json!(true))
    }

    async fn try_js(&self, script: &str) -> Result<Value, CmdError> {
        self.bank.client().execute(script, vec![json!(self.element)]).await
    }

    /// The element, as a script of [`Bank::js`] takes it.
    pub fn as_argument(&self) -> Value {
        json!(self.element)
    }

    /// Runs a script with the element as `arguments[0]`.
    ///
    /// # Panics
    /// The script throws, or the element is gone.
    pub async fn js(&self, script: &str) -> Value {
        self.bank.js(script, vec![json!(self.element)]).await
    }
}
