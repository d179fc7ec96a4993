//! The names of all messages that the shell and the widget show.
//!
//! `content` checks that each locale has every one of them, so that the widget never shows a bare name.

macro_rules! messages {
    ($($constant:ident = $name:literal;)*) => {
        $(
            #[doc = concat!("The message `", $name, "`.")]
            pub const $constant: &str = $name;
        )*

        /// Every message the shell and the widget show.
        pub const ALL: &[&str] = &[$($name),*];
    };
}

messages! {
    LAUNCHER = "launcher";
}
