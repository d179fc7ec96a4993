//! From blocks to the DOM: elements and text nodes, never HTML to be parsed.

use model::{Block, CalloutKind, Inline, Target, is_safe_address, msg};
use session::{Start, View};

use super::icon::{self, icon};
use super::number::numbers;
use super::parts::link;
use super::{action, table};
use crate::app::{App, section_element_id};
use crate::dom::{El, Nodes, el};

/// Draws blocks one after the other.
pub(crate) fn blocks(app: App, blocks: &[Block]) -> Nodes {
    blocks.iter().fold(Nodes::default(), |nodes, block| {
        let nodes = nodes.child(draw(app, block));
        if let Block::Paragraph(content) = block { nodes.child(action::states(app, content)) } else { nodes }
    })
}

fn draw(app: App, block: &Block) -> El {
    match block {
        Block::Paragraph(content) => paragraph(app, content),
        Block::Heading { level, id, content } => el(heading_tag(*level))
            .attr_text("id", section_element_id(id))
            .attr("tabindex", "-1")
            .child(inlines(app, content)),
        Block::List(items) => el("ul").child(list_items(app, items)),
        Block::Steps { start, items } => steps(app, *start, items),
        Block::Callout { kind, blocks } => callout(app, *kind, blocks),
        Block::Quote(content) => el("blockquote").child(blocks(app, content)),
        Block::Code(text) => el("pre").child(el("code").child(text.clone())),
        Block::Table { align, header, rows } => table::table(app, align, header, rows),
        Block::Image { file, alt, width, height } => el("img")
            .attr_text("src", app.host(|host| host.content_file(file)))
            .attr_text("alt", alt.clone())
            .attr_text("width", width.to_string())
            .attr_text("height", height.to_string()),
        Block::Rule => el("hr"),
    }
}

/// A paragraph; one that holds only an action is a button.
fn paragraph(app: App, content: &[Inline]) -> El {
    match content {
        [Inline::Link { target: Target::Action(action), content }] => {
            el("p").child(action::button(app, action, inlines(app, content)))
        }
        _ => el("p").child(inlines(app, content)),
    }
}

/// The element for a heading. The view's title is an `h2`, so each level is one deeper than in Markdown.
fn heading_tag(level: u8) -> &'static str {
    match level {
        2 => "h3",
        3 => "h4",
        4 => "h5",
        _ => "h6",
    }
}

fn steps(app: App, start: u32, items: &[Vec<Block>]) -> El {
    // The style sheet draws the numbers from the counter that `start` sets.
    el("ol").class("steps").attr_text("start", start.to_string()).child(list_items(app, items))
}

fn list_items(app: App, items: &[Vec<Block>]) -> Vec<El> {
    let item = |item: &Vec<Block>| match &item[..] {
        // A single paragraph, without its margins.
        [Block::Paragraph(content)] => {
            el("li").child(inlines(app, content)).child(action::states(app, content))
        }
        _ => el("li").child(blocks(app, item)),
    };
    items.iter().map(item).collect()
}

fn callout(app: App, kind: CalloutKind, content: &[Block]) -> El {
    let (class, name, picture) = match kind {
        CalloutKind::Note => ("callout note", msg::CALLOUT_NOTE, icon::INFO),
        CalloutKind::Tip => ("callout tip", msg::CALLOUT_TIP, icon::CHECK),
        CalloutKind::Important => ("callout important", msg::CALLOUT_IMPORTANT, icon::INFO),
        CalloutKind::Warning => ("callout warning", msg::CALLOUT_WARNING, icon::ALERT),
        CalloutKind::Caution => ("callout caution", msg::CALLOUT_CAUTION, icon::ALERT),
    };
    let name = el("p").class("callout-title").child(icon(picture)).child(app.text(name));
    el("div").class(class).attr("role", "note").child(name).child(blocks(app, content))
}

/// Draws running text.
pub(crate) fn inlines(app: App, content: &[Inline]) -> Vec<Nodes> {
    content.iter().map(|inline| draw_inline(app, inline)).collect()
}

fn draw_inline(app: App, inline: &Inline) -> Nodes {
    let element = match inline {
        Inline::Text(words) => return numbers(words),
        Inline::Link { target, content } => draw_link(app, target, inlines(app, content)),
        Inline::Emphasis(content) => el("em").child(inlines(app, content)),
        Inline::Strong(content) => el("strong").child(inlines(app, content)),
        Inline::Code(words) => el("code").child(words.clone()),
        Inline::Break => el("br"),
    };
    Nodes::default().child(element)
}

fn draw_link(app: App, target: &Target, content: Vec<Nodes>) -> El {
    let view = match target {
        Target::Action(action) => return action::words(app, action, content),
        Target::Web(url) => return web_link(url, content),
        Target::Section(section) => {
            let section = section.clone();
            return link(content, move || app.show_section(&section));
        }
        Target::Article(slug, section) => View::Article(slug.clone(), section.clone()),
        Target::Flow(slug, step) => View::Flow(Start { flow: slug.clone(), step: step.clone() }),
        Target::Contact(channel) => View::Contact(channel.clone()),
    };
    link(content, move || app.open(view.clone()))
}

fn web_link(url: &str, content: Vec<Nodes>) -> El {
    let link = el("a").child(content);
    if !is_safe_address(url) {
        return link;
    }
    let link = link.attr_text("href", url.to_owned());
    match url.starts_with("https:") {
        true => link.attr("target", "_blank").attr("rel", "noopener noreferrer"),
        false => link,
    }
}
