//! What Handrail's parts pass to each other: articles, flows, the catalogue, and the bundle's format.
//!
//! The compiler in `content` writes these types, the widget reads them. Both directions of the format stand
//! in [`bundle`], so that writer and reader cannot drift apart. Nothing here does input or output.

mod address;
mod article;
mod block;
pub mod bundle;
mod catalogue;
mod channel;
mod file;
mod flow;
mod id;
mod locale;
pub mod messages;
pub mod msg;
mod notice;
mod target;
pub mod wire;

pub use address::{is_page_address, is_safe_address, telephone_address};
pub use article::{Article, Date};
pub use block::{Align, Block, CalloutKind, Inline, plain_text, targets, walk, walk_inlines};
pub use catalogue::{Action, Catalogue, Detail, Entry, EntryKind, Icon, Listing, Topic};
pub use channel::{Channel, ChannelKind, Days, Exception, Hours, Times};
pub use file::FileRef;
pub use flow::{Choice, Flow, Node, NodeKind, OutcomeKind};
pub use id::{ActionId, ChannelId, ChoiceId, InvalidId, SectionId, Slug, StepId};
pub use locale::{Direction, Locale};
pub use messages::Messages;
pub use msg::Msg;
pub use notice::{Notice, Severity};
pub use target::Target;
