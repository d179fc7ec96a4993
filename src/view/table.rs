//! Tables.

use model::{Align, Inline, msg, plain_text};
use web_sys::Element;

use super::action;
use super::blocks::inlines;
use crate::app::App;
use crate::dom::{El, el};

/// A table. One that is too wide scrolls by itself.
pub(crate) fn table(app: App, align: &[Align], header: &[Vec<Inline>], rows: &[Vec<Vec<Inline>>]) -> El {
    let row = |tag: &'static str, cells: &[Vec<Inline>]| {
        let cells = cells.iter().enumerate();
        let cell = |(at, cell): (usize, &Vec<Inline>)| {
            el(tag)
                .class(align_class(align.get(at)))
                .child(inlines(app, cell))
                .child(action::states(app, cell))
        };
        el("tr").child(cells.map(cell).collect::<Vec<_>>())
    };
    let head = el("thead").child(row("th", header));
    let body = el("tbody").child(rows.iter().map(|cells| row("td", cells)).collect::<Vec<_>>());
    let columns: Vec<String> = header.iter().map(|cell| plain_text(cell)).collect();
    let name = msg::table(&app, &columns.join(", "));
    el("div")
        .class("table")
        .on_resize(move |frame| make_focusable_if_it_scrolls(frame, &name))
        .child(el("table").child(head).child(body))
}

/// Makes a table that is too wide focusable, with a name, so that the keyboard can scroll it. One that fits is no tab stop.
fn make_focusable_if_it_scrolls(frame: &Element, name: &str) {
    let scrolls = frame.scroll_width() > frame.client_width();
    for (attribute, value) in [("tabindex", "0"), ("role", "group"), ("aria-label", name)] {
        // Fails only for invalid names.
        let _ = match scrolls {
            true => frame.set_attribute(attribute, value),
            false => frame.remove_attribute(attribute),
        };
    }
}

fn align_class(align: Option<&Align>) -> &'static str {
    match align {
        Some(Align::End) => "end",
        Some(Align::Centre) => "centre",
        Some(Align::Start) | None => "",
    }
}
