//! Stable names of things. Each kind of name has a type of its own, so that they cannot be mixed up.

use crate::wire::Wire;

/// A name that is not made of small letters, digits and single hyphens between them.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a name: use small letters, digits and single hyphens, such as `lost-card`")]
pub struct InvalidId(pub String);

/// Whether `text` is one or more runs of `a-z0-9`, joined by single hyphens.
fn is_id(text: &str) -> bool {
    text.split('-')
        .all(|run| !run.is_empty() && run.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()))
}

/// What is read is held to the same as what is made: bytes may be damaged, or somebody else's.
#[inline(never)]
fn take_id(input: &mut &[u8]) -> Option<String> {
    String::take(input).filter(|text| is_id(text))
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(String);

        impl $name {
            /// Takes small letters, digits and single hyphens between them.
            ///
            /// # Errors
            /// [`InvalidId`] for anything else.
            pub fn new(text: impl Into<String>) -> Result<Self, InvalidId> {
                let text = text.into();
                if is_id(&text) { Ok(Self(text)) } else { Err(InvalidId(text)) }
            }

            /// The name as written.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl Wire for $name {
            fn put(&self, out: &mut Vec<u8>) {
                self.0.put(out);
            }

            fn take_within(input: &mut &[u8], _: u8) -> Option<Self> {
                take_id(input).map(Self)
            }
        }

        impl core::fmt::Display for $name {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.write_str(&self.0)
            }
        }
    )*};
}

ids! {
    /// The stable name of an article, a flow or a topic: its file or folder name, the same in every locale.
    Slug;
    /// The name of a node of a flow, unique in its flow.
    StepId;
    /// The name of a choice, unique on its step.
    ChoiceId;
    /// The name of a heading inside an article, unique in its article.
    SectionId;
    /// The name of a channel declared in `site.toml`.
    ChannelId;
    /// The name of an action declared in `site.toml`.
    ActionId;
}

impl ChoiceId {
    /// The choice that leads to `target`, the `nth` (from 0) of its step to do so.
    ///
    /// A choice is named by where it leads, so that rewording or translating it does not change its name.
    pub fn to_target(target: &StepId, nth: usize) -> Self {
        match nth {
            0 => Self(target.as_str().into()),
            n => Self(format!("{target}-{}", n + 1)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_small_letters_digits_and_single_hyphens() {
        for good in ["a", "lost-card", "step-2", "3d-secure"] {
            assert!(Slug::new(good).is_ok(), "{good}");
        }
        for bad in ["", "-", "a-", "-a", "a--b", "Lost", "lost card", "ä", "a/b", "a.b", "../a"] {
            assert_eq!(Slug::new(bad), Err(InvalidId(bad.into())));
        }
    }

    /// What is read where `text` is as an id of each kind, in the order of their declaration.
    fn read(text: &str) -> [Option<String>; 6] {
        let mut bytes = Vec::new();
        text.to_owned().put(&mut bytes);
        let bytes = &mut &bytes[..];
        [
            Slug::take(&mut &**bytes).map(|id| id.0),
            StepId::take(&mut &**bytes).map(|id| id.0),
            ChoiceId::take(&mut &**bytes).map(|id| id.0),
            SectionId::take(&mut &**bytes).map(|id| id.0),
            ChannelId::take(&mut &**bytes).map(|id| id.0),
            ActionId::take(&mut &**bytes).map(|id| id.0),
        ]
    }

    #[test]
    fn a_name_that_cannot_be_made_is_not_read() {
        for good in ["a", "lost-card", "freeze-2"] {
            assert_eq!(read(good), [(); 6].map(|()| Some(good.to_owned())));
        }
        for bad in ["", "-", "a-", "a--b", "Lost", "lost card", "ä", "a/b", "../a", "a\0", "javascript:x"] {
            assert_eq!(read(bad), [(); 6].map(|()| None), "{bad}");
        }
    }

    #[test]
    fn two_choices_to_one_target_have_different_names() {
        let target = StepId::new("freeze").unwrap();
        assert_eq!(ChoiceId::to_target(&target, 0).as_str(), "freeze");
        assert_eq!(ChoiceId::to_target(&target, 1).as_str(), "freeze-2");
    }
}
