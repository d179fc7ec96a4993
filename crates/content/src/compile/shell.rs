//! What is built into the shell.

use crate::read::library::Library;

/// What the shell needs of the content before it has loaded anything.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shell {
    /// The bank's name.
    pub bank: String,
    /// The locale of hosts that ask for none.
    pub default_locale: String,
    /// The number of the emergency channel, as people read it.
    pub emergency_number: String,
}

impl Library {
    /// What the shell needs in every locale; what the library does not say is empty.
    pub fn shell(&self) -> Shell {
        let emergency = self.site.emergency_channel.as_ref();
        let channel = self.site.channels.iter().find(|channel| Some(&channel.id) == emergency);
        Shell {
            bank: self.site.name.clone(),
            default_locale: self.site.default_locale.clone(),
            emergency_number: channel.and_then(|channel| channel.number.clone()).unwrap_or_default(),
        }
    }

    /// The tags of the locales, sorted.
    pub fn locales(&self) -> impl Iterator<Item = &str> {
        self.site.locales.iter().map(|(locale, _)| locale.tag.as_str())
    }

    /// The shell's messages in a locale, by their names in [`model::msg::SHELL`]; `None` if there is no such locale.
    /// None of them has variables.
    pub fn shell_messages(&self, locale: &str) -> Option<Vec<(&'static str, String)>> {
        let texts = self.locales.iter().find(|texts| texts.tag == locale)?;
        Some(model::msg::SHELL.iter().map(|name| (*name, texts.messages.words(name))).collect())
    }
}
