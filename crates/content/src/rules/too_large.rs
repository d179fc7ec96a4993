//! A file or a flow that is so large that it cannot be meant.

use crate::read::files::{MAX_FILE_BYTES, Why};
use crate::read::flow_text::MAX_NODES;
use crate::read::library::Library;
use crate::report::Report;

pub(super) fn check(library: &Library, report: &mut Report) {
    for file in &library.unread {
        if let Why::TooLarge(bytes) = file.why {
            let message =
                format!("this file has {bytes} bytes, more than the {MAX_FILE_BYTES} that are read");
            report.error(
                &file.source,
                &(0..0),
                message,
                "cut it into several files, or make the picture smaller",
            );
        }
    }
    for (_, text) in library.texts() {
        let nodes = text.flow.as_ref().map_or(0, |flow| flow.nodes.len());
        if nodes > MAX_NODES {
            let message = format!("this flow has {nodes} nodes, more than the {MAX_NODES} that are followed");
            report.error(&text.source, &(0..0), message, "cut it into several flows that link to each other");
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use crate::rules::testing::{check, draw, flow};
    use crate::{FileBytes, Library};

    #[test]
    fn a_file_of_five_megabytes_is_reported() {
        let files = BTreeMap::from([("en/cards/a.md".to_owned(), FileBytes::TooLarge(5 * 1024 * 1024))]);
        insta::assert_snapshot!(draw(&Library::from_files("articles", files), &["too-large"]));
    }

    #[test]
    fn an_endless_flow_is_reported() {
        let nodes: String = (0..=500).map(|n| format!("## Step {n} {{#n{n} .advice}}\n")).collect();
        insta::assert_snapshot!(check(&[("en/cards/a.flow.md", &flow(&nodes))]));
    }
}
