use std::cmp::Reverse;

use model::{Notice, Slug};

/// The notices to show at `now`, in minutes after 1970-01-01T00:00Z: where customers start, without a topic, all; in a
/// topic, those about it. Not those that the customer has dismissed. What matters most comes first, then what began
/// first.
///
/// A live notice replaces one of the bundle with its name, also when it is not shown itself. So a bank can
/// fix a notice of the bundle, or end it early, without a build.
pub fn shown<'a>(
    bundled: &'a [Notice],
    live: &'a [Notice],
    now: u32,
    topic: Option<u32>,
    dismissed: &dyn Fn(&Slug) -> bool,
) -> Vec<&'a Notice> {
    let is_replaced = |notice: &Notice| live.iter().any(|other| other.slug == notice.slug);
    let is_wanted = |notice: &Notice| {
        notice.is_shown(now)
            && topic.is_none_or(|topic| notice.topics.contains(&topic))
            && !dismissed(&notice.slug)
    };
    let order = |notice: &'a Notice| (Reverse(notice.severity as u8), notice.start, &notice.slug);
    let mut shown: Vec<&Notice> = Vec::new();
    // A few of them: code that sorts many would be weight.
    for notice in live.iter().chain(bundled.iter().filter(|notice| !is_replaced(notice))) {
        if is_wanted(notice) {
            let at = shown.iter().position(|other| order(notice) < order(other)).unwrap_or(shown.len());
            shown.insert(at, notice);
        }
    }
    shown
}
