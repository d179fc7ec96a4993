//! The bank's live notices, from a file in JSON that the widget fetches, and which notices to show. No DOM, no clock, no
//! network: the caller parses the JSON and says what time it is.
//!
//! `docs/notices.schema.json` describes the file to those who write it; [`read`] takes what that schema takes.

mod live;
mod show;
mod time;

pub use live::{Dropped, Json, Read, read};
pub use show::shown;
