//! Notices: messages of the bank to all customers.

use std::cmp::Reverse;

use model::{Notice, Slug};

use super::topics::places;
use crate::read::keys::severity;
use crate::read::library::{LocaleTexts, Text, TextKind};

/// The notices of a locale as the catalogue lists them: what matters most first, then what starts first. One that
/// cannot be compiled is left out. `topics` are those of the catalogue, in its order.
pub(super) fn compile(texts: &LocaleTexts, topics: &[(usize, Slug)]) -> Vec<Notice> {
    let mut notices: Vec<_> = texts.texts.iter().filter_map(|text| notice(text, topics)).collect();
    notices.sort_by_cached_key(|notice| (Reverse(notice.severity as u8), notice.start, notice.slug.clone()));
    notices
}

fn notice(text: &Text, topics: &[(usize, Slug)]) -> Option<Notice> {
    if text.kind != TextKind::Notice {
        return None;
    }
    let front = &text.front;
    Some(Notice {
        slug: text.slug()?,
        severity: severity(&front.text("severity"))?,
        title: front.text("title"),
        body: text.blocks(),
        start: front.date_time("start")?,
        end: front.date_time("end")?,
        topics: places(topics, front.texts("topics").iter().map(String::as_str)),
    })
}
