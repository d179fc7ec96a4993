//! From blocks to the DOM. Only elements and text nodes are made: there is no HTML to be parsed anywhere.

use leptos::html::{
    a, blockquote, br, code, div, em, h3, h4, h5, h6, hr, img, li, ol, p, pre, strong, table, tbody, td, th,
    thead, tr, ul,
};
use leptos::prelude::*;
use model::{Align, Block, CalloutKind, Inline, SectionId, Target, msg};
use session::View;

use super::icon::{self, icon};
use super::parts::{paragraph, press};
use crate::app::{App, section_element_id};

/// Draws blocks one after the other.
pub(crate) fn blocks(app: App, blocks: &[Block]) -> Vec<AnyView> {
    blocks.iter().map(|block| draw(app, block)).collect()
}

/// Draws a run of text.
pub(crate) fn inlines(app: App, content: &[Inline]) -> Vec<AnyView> {
    content.iter().map(|inline| draw_inline(app, inline)).collect()
}

fn draw(app: App, block: &Block) -> AnyView {
    match block {
        Block::Paragraph(content) => p().child(inlines(app, content)).into_any(),
        Block::Heading { level, id, content } => heading(app, *level, id, content),
        Block::List(items) => ul().child(list_items(app, items)).into_any(),
        Block::Steps { start, items } => {
            ol().class("steps").start(start.to_string()).child(list_items(app, items)).into_any()
        }
        Block::Callout { kind, blocks } => callout(app, *kind, blocks),
        Block::Quote(content) => blockquote().child(blocks(app, content)).into_any(),
        Block::Code(text) => pre().child(code().child(text.clone())).into_any(),
        Block::Table { align, header, rows } => draw_table(app, align, header, rows),
        Block::Image { file, alt, width, height } => img()
            .src(app.host(|host| format!("{}{file}", host.content_url)))
            .alt(alt.clone())
            .width(width.to_string())
            .height(height.to_string())
            .into_any(),
        Block::Rule => hr().into_any(),
    }
}

fn list_items(app: App, items: &[Vec<Block>]) -> Vec<AnyView> {
    items.iter().map(|item| li().child(item_blocks(app, item)).into_any()).collect()
}

/// An item that is one paragraph stands without the paragraph's margins.
fn item_blocks(app: App, item: &[Block]) -> Vec<AnyView> {
    match item {
        [Block::Paragraph(content)] => inlines(app, content),
        _ => blocks(app, item),
    }
}

/// A heading inside a text. The view's title is an `h2`, so each level is one deeper than in Markdown.
fn heading(app: App, level: u8, id: &SectionId, content: &[Inline]) -> AnyView {
    let (id, content) = (section_element_id(id), inlines(app, content));
    match level {
        2 => h3().id(id).tabindex("-1").child(content).into_any(),
        3 => h4().id(id).tabindex("-1").child(content).into_any(),
        4 => h5().id(id).tabindex("-1").child(content).into_any(),
        _ => h6().id(id).tabindex("-1").child(content).into_any(),
    }
}

fn callout(app: App, kind: CalloutKind, content: &[Block]) -> AnyView {
    let (class, name, picture) = match kind {
        CalloutKind::Note => ("callout note", msg::CALLOUT_NOTE, icon::INFO),
        CalloutKind::Tip => ("callout tip", msg::CALLOUT_TIP, icon::CHECK),
        CalloutKind::Important => ("callout important", msg::CALLOUT_IMPORTANT, icon::INFO),
        CalloutKind::Warning => ("callout warning", msg::CALLOUT_WARNING, icon::ALERT),
        CalloutKind::Caution => ("callout caution", msg::CALLOUT_CAUTION, icon::ALERT),
    };
    div()
        .class(class)
        .role("note")
        .child((p().class("callout-title").child((icon(picture), app.text(name))), blocks(app, content)))
        .into_any()
}

fn draw_table(app: App, align: &[Align], header: &[Vec<Inline>], rows: &[Vec<Vec<Inline>>]) -> AnyView {
    let class = |column: usize| match align.get(column) {
        Some(Align::End) => "end",
        Some(Align::Centre) => "centre",
        _ => "",
    };
    let cells = header.iter().enumerate();
    let cells: Vec<_> = cells
        .map(|(at, cell)| th().scope("col").class(class(at)).child(inlines(app, cell)).into_any())
        .collect();
    let row = |row: &Vec<Vec<Inline>>| {
        let cells = row.iter().enumerate();
        let cells: Vec<_> =
            cells.map(|(at, cell)| td().class(class(at)).child(inlines(app, cell)).into_any()).collect();
        tr().child(cells).into_any()
    };
    let rows: Vec<_> = rows.iter().map(row).collect();
    // A wide table scrolls by itself, also with the keyboard.
    div()
        .class("table")
        .tabindex("0")
        .child(table().child((thead().child(tr().child(cells)), tbody().child(rows))))
        .into_any()
}

fn draw_inline(app: App, inline: &Inline) -> AnyView {
    match inline {
        Inline::Text(words) => words.clone().into_any(),
        Inline::Emphasis(content) => em().child(inlines(app, content)).into_any(),
        Inline::Strong(content) => strong().child(inlines(app, content)).into_any(),
        Inline::Code(words) => code().child(words.clone()).into_any(),
        Inline::Link { target, content } => link(app, target, inlines(app, content)),
        Inline::Break => br().into_any(),
    }
}

fn link(app: App, target: &Target, content: Vec<AnyView>) -> AnyView {
    let target = target.clone();
    match target {
        Target::Web(url) if url.starts_with("https:") => {
            a().href(url).target("_blank").rel("noopener noreferrer").child(content).into_any()
        }
        Target::Web(url) => a().href(url).child(content).into_any(),
        Target::Article(slug, section) => {
            press("link", content, move || app.open(View::Article(slug.clone(), section.clone())))
        }
        Target::Flow(slug, _) => press("link", content, move || app.open(View::Flow(slug.clone()))),
        Target::Section(section) => press("link", content, move || app.show_section(&section)),
        Target::Contact(channel) => press("link", content, move || app.open(View::Contact(channel.clone()))),
        Target::Action(action) => {
            let catalogue = app.catalogue();
            if app.host(|host| host.grants(&action)) {
                let status = RwSignal::new(String::new());
                let ask = press("button action", content, move || app.ask_for(&action, status));
                (ask, move || {
                    (!status.with(String::is_empty)).then(|| paragraph("action-status", status.get()))
                })
                    .into_any()
            } else {
                let by_hand =
                    catalogue.action(&action).map(|action| action.by_hand.clone()).unwrap_or_default();
                (strong().child(content), " – ", by_hand).into_any()
            }
        }
    }
}
