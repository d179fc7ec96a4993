//! The title of a node or the words of a choice with something in them that is not shown: emphasis, code or a link.

use model::Block;

use crate::read::flow_text::is_plain;
use crate::read::library::Text;
use crate::report::Report;

const HELP: &str = "write it without *, _, ` and links: it is shown as a title or on a button";

pub(super) fn check(text: &Text, report: &mut Report) {
    let Some(flow) = &text.flow else { return };
    for choice in flow.nodes.iter().filter_map(|node| node.choices.as_ref()).flat_map(|list| &list.choices) {
        if !choice.is_plain {
            report.error(&text.source, &choice.span, "the words of a choice are plain", HELP);
        }
    }
    for placed in &text.markdown.blocks {
        if let Block::Heading { content, .. } = &placed.block
            && !is_plain(content)
        {
            report.error(&text.source, &placed.span, "the title of a node is plain", HELP);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::{check, flow};

    #[test]
    fn titles_and_choices_with_more_than_words_are_reported() {
        insta::assert_snapshot!(check(&[(
            "en/cards/a.flow.md",
            &flow(
                "## Is it **lost**? {#s}\n- [*Yes*](#a)\n- [No](#b)\n\n## See [this](contact:) {#a .advice}\n\n\
                 ## It costs {{card-delivery-days}} {#b .advice}"
            )
        )]));
    }
}
