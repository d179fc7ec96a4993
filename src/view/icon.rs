//! Icons, drawn as strokes on a grid of 24 units. They never carry meaning alone and are hidden from screen readers.

use model::Icon;

use crate::dom::{El, svg};

pub(crate) const BACK: &str = "M15 5l-7 7 7 7";
pub(crate) const HOME: &str = "M3.5 11.5L12 4l8.5 7.5M6 9.5V20h12V9.5M10 20v-5.5h4V20";
pub(crate) const CLOSE: &str = "M6 6l12 12M18 6L6 18";
pub(crate) const FORWARD: &str = "M9 5l7 7-7 7";
pub(crate) const SEARCH: &str = "M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM16 16l4.5 4.5";
pub(crate) const PHONE: &str = "M6.5 3.5h3l1.5 4-2 1.5a12 12 0 0 0 6 6l1.5-2 4 1.5v3a2 2 0 0 1-2 2A15.5 15.5 0 0 1 4.5 5.5a2 2 0 0 1 2-2z";
pub(crate) const MESSAGE: &str = "M4 5h16v11H9.5L5 20v-4H4z";
pub(crate) const ALERT: &str = "M12 3.5L2.5 20h19zM12 10v4.5M12 17v.5";
pub(crate) const CHECK: &str = "M5 12.5l4.5 4.5L19 7.5";
pub(crate) const INFO: &str = "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 11v5.5M12 7.5v.5";
pub(crate) const CLOCK: &str = "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 7v5l3.5 2";
pub(crate) const STEPS: &str = "M5 5h5v5H5zM14 14h5v5h-5zM10 7.5h4a2.5 2.5 0 0 1 2.5 2.5v4";

/// The icon of a topic.
pub(crate) fn of_topic(icon: Icon) -> &'static str {
    match icon {
        Icon::Account => "M4 20a8 8 0 0 1 16 0M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8z",
        Icon::App => "M7 3h10v18H7zM11 18h2",
        Icon::Card => "M3 6h18v12H3zM3 10h18M6.5 14.5h4",
        Icon::Cash => "M3 6.5h18v11H3zM12 9.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5zM6 9.5v.5M18 14v.5",
        Icon::Globe => {
            "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM3.5 9.5h17M3.5 14.5h17M12 3c-5 5-5 13 0 18M12 3c5 5 5 13 0 18"
        }
        Icon::Payment => "M6 3h12v18l-3-2-3 2-3-2-3 2zM9.5 8h5M9.5 12h5",
        Icon::Question => {
            "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM9.5 9.5a2.5 2.5 0 1 1 3.5 2.3c-.7.3-1 .8-1 1.7M12 16.5v.5"
        }
        Icon::Shield => "M12 3l8 3v6c0 4.5-3.3 7.7-8 9-4.7-1.3-8-4.5-8-9V6zM8.5 12l2.5 2.5 4.5-5",
        Icon::Transfer => "M4 8.5h15M15 4.5l4 4-4 4M20 15.5H5M9 11.5l-4 4 4 4",
    }
}

/// An icon.
pub(crate) fn icon(path: &'static str) -> El {
    svg("svg")
        .class("icon")
        .attr("viewBox", "0 0 24 24")
        .attr("aria-hidden", "true")
        .child(svg("path").attr("d", path))
}
