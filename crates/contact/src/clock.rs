/// How many minutes the clocks of a place are ahead of UTC at an instant: east is positive. Between -1440 and 1440, else
/// the results have no meaning.
pub type Offset<'a> = &'a dyn Fn(u32) -> i32;

/// The minutes of a day.
pub(crate) const DAY: i64 = 24 * 60;

/// Offsets lie between -12 and +14 hours, and no place changes its clocks twice within this many minutes.
const FURTHEST: i64 = 15 * 60;

/// Whether the clocks of two places, such as the bank's and the customer's, show different times at `at`.
pub fn clocks_differ(at: u32, one: Offset<'_>, other: Offset<'_>) -> bool {
    one(at) != other(at)
}

/// What the clock on the wall shows at `at`, in minutes after 1970-01-01T00:00 on that clock.
pub(crate) fn wall(at: u32, offset: Offset<'_>) -> i64 {
    i64::from(at) + i64::from(offset(at))
}

/// The first instant at which the clock on the wall shows `wall` or later. So of a time that comes twice, when clocks go
/// back, it is the first; and a time that is left out, when they go forward, is the moment at which they jump over it.
pub(crate) fn instant(wall: i64, offset: Offset<'_>) -> u32 {
    let ahead = |at: i64| i64::from(offset(bounded(at)));
    let (mut before, mut after) = (wall - FURTHEST, wall + FURTHEST);
    let (old, new) = (ahead(before), ahead(after));
    if old == new {
        return bounded(wall - old);
    }
    // Halves the time between until `after` is the first minute with another offset.
    while after - before > 1 {
        let middle = before + (after - before) / 2;
        if ahead(middle) == old { before = middle } else { after = middle }
    }
    let first = wall - old;
    bounded(if first < after { first } else { after.max(wall - new) })
}

fn bounded(at: i64) -> u32 {
    at.clamp(0, i64::from(u32::MAX)) as u32
}
