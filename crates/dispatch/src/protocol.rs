//! What JavaScript asks and is answered, in one list: `embed/protocol.js` is made from it, and a test compares both.

/// Makes an enum whose values have names.
macro_rules! named {
    ($(#[$doc:meta])* $enum:ident { $($(#[$value_doc:meta])* $value:ident = $name:literal,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum $enum {
            $($(#[$value_doc])* $value,)*
        }

        impl $enum {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$value,)*];

            /// What it is called in messages.
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$value => $name,)*
                }
            }

            /// The one that is called so.
            pub fn from_name(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|value| value.name() == name)
            }
        }
    };
}

named! {
    /// What `embed/visit.js` asks of the record, each with the parameters it needs: see [`crate::answer`].
    Question {
        /// Keep an item: key, reference, address, body.
        Add = "add",
        /// What is to be sent now?
        Next = "next",
        /// The same, without waiting longer.
        Hurry = "hurry",
        /// A request has ended: key, number of the try, `Retry-After`, the time in it.
        Complete = "complete",
        /// How far is an item? Its key.
        Status = "status",
        /// What will not be sent, and no customer has acknowledged?
        Lost = "lost",
        /// A customer has seen that an item is lost: key.
        Acknowledge = "acknowledge",
        /// Send for the last time, and forget.
        LastTry = "last-try",
    }
}

named! {
    /// What the answer to a question begins with, unless it is [`News`].
    Step {
        /// There is nothing to do.
        Nothing = "",
        /// Send an item: its key, reference, address and body, the number of the try.
        Send = "send",
        /// Ask again: at which time.
        Wait = "wait",
        /// What was asked for: of each item in it key and reference, for the last try also address and body.
        List = "list",
    }
}

named! {
    /// How far an item has come.
    News {
        /// It waits to be sent, for the first time or again.
        Waiting = "waiting",
        /// It waits, and only this page knows of it.
        WaitingHere = "waiting-here",
        /// A tab is sending it.
        Sending = "sending",
        /// It has arrived.
        Arrived = "arrived",
        /// It was not kept: there is no room for it.
        Full = "full",
        /// It was not kept: the record is damaged.
        Unreadable = "unreadable",
        /// It was not kept: storage or module have failed.
        NotKept = "not-kept",
        /// It will not be sent: the server does not take it.
        Refused = "refused",
        /// It will not be sent: it has waited for too long.
        Expired = "expired",
        /// It is no longer in the record, and nobody knows whether it has arrived.
        Gone = "gone",
    }
}
