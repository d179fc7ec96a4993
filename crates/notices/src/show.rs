use std::cmp::Reverse;

use model::{Notice, Slug};

/// All notices: the live ones, and those of the bundle whose names the live ones do not have. So a bank can mend a notice
/// of the bundle, or end it early, without a build.
pub fn merge(bundled: &[Notice], live: Vec<Notice>) -> Vec<Notice> {
    let mut all = live;
    for notice in bundled {
        if all.iter().all(|other| other.slug != notice.slug) {
            all.push(notice.clone());
        }
    }
    all
}

/// The notices to show at `now`, in minutes after 1970-01-01T00:00Z: where customers start, without a topic, all; in a
/// topic, those about it. Not those that the customer has dismissed. What matters most comes first, then what began
/// first.
pub fn shown<'a>(
    notices: &'a [Notice],
    now: u32,
    topic: Option<u32>,
    dismissed: &dyn Fn(&Slug) -> bool,
) -> Vec<&'a Notice> {
    let is_wanted = |notice: &Notice| {
        notice.is_shown(now)
            && topic.is_none_or(|topic| notice.topics.contains(&topic))
            && !dismissed(&notice.slug)
    };
    let order = |notice: &'a Notice| (Reverse(notice.severity as u8), notice.start, &notice.slug);
    let mut shown: Vec<&Notice> = Vec::new();
    // A few of them: code that sorts many would be weight.
    for notice in notices.iter().filter(|notice| is_wanted(notice)) {
        let at = shown.iter().position(|other| order(notice) < order(other)).unwrap_or(shown.len());
        shown.insert(at, notice);
    }
    shown
}
