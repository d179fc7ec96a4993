//! What is built into the shell.

use crate::read::library::Library;

impl Library {
    /// The tag of the locale of hosts that ask for none.
    pub fn default_locale(&self) -> &str {
        &self.site.default_locale
    }

    /// The tags of the locales, sorted.
    pub fn locales(&self) -> impl Iterator<Item = &str> {
        self.site.locales.iter().map(|(locale, _)| locale.tag.as_str())
    }

    /// The shell's messages in a locale, by their names in [`model::msg::SHELL`]; `None` if there is no such locale.
    /// None of them has variables.
    pub fn shell_messages(&self, locale: &str) -> Option<Vec<(&'static str, String)>> {
        let texts = self.texts_in(locale)?;
        Some(model::msg::SHELL.iter().map(|name| (*name, texts.messages.words(name))).collect())
    }
}
