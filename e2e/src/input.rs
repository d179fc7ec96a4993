//! Keys, and the pointer.

use std::time::{Duration, Instant};

use fantoccini::actions::{
    InputSource, KeyAction, KeyActions, MOUSE_BUTTON_LEFT, MouseActions, PointerAction,
};

use crate::bank::pause;
use crate::{Bank, Key, PATIENCE, Part};

impl Bank {
    /// Presses and releases a key, wherever the focus is.
    ///
    /// # Panics
    /// The browser does not let it.
    pub async fn press(&self, key: Key) {
        self.press_char(key.into()).await;
    }

    /// Presses a key while another is held, such as Shift and Tab.
    ///
    /// # Panics
    /// The browser does not let it.
    pub async fn press_with(&self, held: Key, key: Key) {
        let (held, key) = (char::from(held), char::from(key));
        let keys = KeyActions::new("keyboard".into())
            .then(KeyAction::Down { value: held })
            .then(KeyAction::Down { value: key })
            .then(KeyAction::Up { value: key })
            .then(KeyAction::Up { value: held });
        self.perform(keys).await;
    }

    async fn press_char(&self, value: char) {
        let keys =
            KeyActions::new("keyboard".into()).then(KeyAction::Down { value }).then(KeyAction::Up { value });
        self.perform(keys).await;
    }

    async fn perform(&self, keys: KeyActions) {
        let done = self.client().perform_actions(keys).await;
        done.unwrap_or_else(|error| panic!("the key cannot be pressed: {error}"));
    }

    /// Moves the pointer to the middle of a part.
    ///
    /// # Panics
    /// The browser does not let it.
    pub async fn point_at(&self, part: &Part) {
        // It may be there already, where the test before has left it: what enters is noticed only when it comes.
        let away = PointerAction::MoveTo { duration: None, x: 1.0, y: 1.0 };
        // Where a driver does not let it, the pointer may have been there.
        let _ = self.client().perform_actions(MouseActions::new("mouse".into()).then(away)).await;
        let start = Instant::now();
        while let Err(error) = self.client().perform_actions(part.pointer_on_it()).await {
            // It may not have been laid out yet.
            assert!(start.elapsed() < PATIENCE, "the pointer cannot be moved: {error:?}");
            pause().await;
        }
    }

    /// Presses a part twice, as fast as a double click.
    ///
    /// # Panics
    /// The browser does not let it.
    pub async fn double_click(&self, part: &Part) {
        let down = || PointerAction::Down { button: MOUSE_BUTTON_LEFT };
        let up = || PointerAction::Up { button: MOUSE_BUTTON_LEFT };
        let pause = PointerAction::Pause { duration: Duration::from_millis(150) };
        let mouse = part.pointer_on_it().then(down()).then(up()).then(pause).then(down()).then(up());
        let done = self.client().perform_actions(mouse).await;
        done.unwrap_or_else(|error| panic!("it cannot be pressed twice: {error}"));
    }
}
