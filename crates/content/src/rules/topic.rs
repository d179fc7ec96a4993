//! A folder without `topic.md`, or a topic with text that nobody sees.

use crate::read::library::Library;
use crate::report::{Cause, Report};

pub(super) fn check(library: &Library, report: &mut Report) {
    for topic in library.topics() {
        if !topic.has_file {
            let message = format!("the folder `{}` has no topic.md", topic.folder);
            let help = "add one with title, summary, order and icon between two lines of `---`";
            report.error(&topic.source, &(0..0), message, help);
        }
        let length = topic.source.text[topic.text.clone()].trim_start().len();
        if let Some(front) = topic.front.as_ref().filter(|_| length > 0) {
            let span = topic.text.end - length..topic.text.end;
            let help = "move it to an article: a topic has only its front matter";
            report
                .error(&topic.source, &span, "customers do not see this text", help)
                .unless_in(&front.span, &[Cause::FrontMatter]);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::{TOPIC, article, check};

    #[test]
    fn a_folder_without_topic_and_a_topic_with_text_are_reported() {
        let text = format!("{TOPIC}\nWelcome.\n");
        insta::assert_snapshot!(check(&[("en/cards/topic.md", &text), ("en/cash/a.md", &article("Text.")),]));
    }
}
