//! The rules. Each is in a file of its own, with its check, its words and its tests.

mod bare_address;
mod broken_link;
mod choice;
mod code;
mod dead_end;
mod different_graph;
mod duplicate_slug;
mod duplicate_step;
mod empty_file;
mod empty_outcome;
mod empty_title;
mod encoding;
mod endless_cycle;
mod flow_graph;
mod flow_test;
mod front_matter;
mod heading_id;
mod heading_level;
mod image_alt;
mod link_text;
mod list;
mod lost_words;
mod merge_conflict;
mod messages;
mod misplaced_file;
mod missing_flow_test;
mod missing_image;
mod missing_key;
mod missing_message;
mod missing_translation;
mod no_human;
mod notice;
mod outcome_kind;
mod plain_words;
mod raw_html;
mod review_date;
mod single_choice;
mod site;
mod slug;
mod split_question;
mod step_id;
mod stray_file;
mod synonyms;
mod telephone;
#[cfg(test)]
pub(crate) mod testing;
mod too_deep;
mod too_large;
mod too_many_answers;
mod topic;
mod unknown_fact;
mod unknown_key;
mod unreachable_step;
mod unread_markdown;
mod unreadable;
mod untested_choice;
mod untested_outcome;
mod url_scheme;
mod wrong_value;

use std::collections::BTreeSet;
use std::sync::Arc;

use model::Date;

use crate::nearest::did_you_mean;
use crate::read::front_matter::FrontMatter;
use crate::read::keys::{self, Key};
use crate::read::library::{Library, Text, TextKind};
use crate::report::{Diagnostic, Report};
use crate::source::Source;

/// What a rule looks at; it reports what it finds.
enum Check {
    /// The library as a whole.
    Library(fn(&Library, &mut Report)),
    /// Each article, flow and notice by itself.
    Text(fn(&Text, &mut Report)),
}

/// All rules, by what diagnostics call them.
const RULES: &[(&str, Check)] = &[
    ("bare-address", Check::Text(bare_address::check)),
    ("broken-link", Check::Library(broken_link::check)),
    ("choice", Check::Text(choice::check)),
    ("code", Check::Text(code::check)),
    ("dead-end", Check::Text(dead_end::check)),
    ("different-graph", Check::Library(different_graph::check)),
    ("duplicate-slug", Check::Library(duplicate_slug::check)),
    ("duplicate-step", Check::Text(duplicate_step::check)),
    ("empty-file", Check::Library(empty_file::check)),
    ("empty-outcome", Check::Text(empty_outcome::check)),
    ("empty-title", Check::Library(empty_title::check)),
    ("encoding", Check::Library(encoding::check)),
    ("endless-cycle", Check::Text(endless_cycle::check)),
    ("flow-test", Check::Library(flow_test::check)),
    ("front-matter", Check::Library(front_matter::check)),
    ("heading-id", Check::Text(heading_id::check)),
    ("heading-level", Check::Text(heading_level::check)),
    ("image-alt", Check::Text(image_alt::check)),
    ("link-text", Check::Text(link_text::check)),
    ("list", Check::Text(list::check)),
    ("lost-words", Check::Text(lost_words::check)),
    ("merge-conflict", Check::Library(merge_conflict::check)),
    ("messages", Check::Library(messages::check)),
    ("misplaced-file", Check::Library(misplaced_file::check)),
    ("missing-flow-test", Check::Library(missing_flow_test::check)),
    ("missing-image", Check::Library(missing_image::check)),
    ("missing-key", Check::Library(missing_key::check)),
    ("missing-message", Check::Library(missing_message::check)),
    ("missing-translation", Check::Library(missing_translation::check)),
    ("no-human", Check::Text(no_human::check)),
    ("notice", Check::Library(notice::check)),
    ("outcome-kind", Check::Text(outcome_kind::check)),
    ("plain-words", Check::Text(plain_words::check)),
    ("raw-html", Check::Text(raw_html::check)),
    ("review-date", Check::Text(review_date::check)),
    ("single-choice", Check::Text(single_choice::check)),
    ("site", Check::Library(site::check)),
    ("slug", Check::Library(slug::check)),
    ("split-question", Check::Library(split_question::check)),
    ("step-id", Check::Text(step_id::check)),
    ("stray-file", Check::Library(stray_file::check)),
    ("synonyms", Check::Library(synonyms::check)),
    ("telephone", Check::Text(telephone::check)),
    ("too-deep", Check::Text(too_deep::check)),
    ("too-large", Check::Library(too_large::check)),
    ("too-many-answers", Check::Text(too_many_answers::check)),
    ("topic", Check::Library(topic::check)),
    ("unknown-fact", Check::Library(unknown_fact::check)),
    ("unknown-key", Check::Library(unknown_key::check)),
    ("unreachable-step", Check::Text(unreachable_step::check)),
    ("unread-markdown", Check::Library(unread_markdown::check)),
    ("unreadable", Check::Library(unreadable::check)),
    ("untested-choice", Check::Library(untested_choice::check)),
    ("untested-outcome", Check::Library(untested_outcome::check)),
    ("url-scheme", Check::Text(url_scheme::check)),
    ("wrong-value", Check::Library(wrong_value::check)),
];

/// All problems of `library`, sorted by path and place. `today` decides what is past its review or its end.
pub fn check(library: &Library, today: Date) -> Vec<Diagnostic> {
    let mut report = Report::new(today);
    for (name, check) in RULES {
        report.start(name);
        match check {
            Check::Library(check) => check(library, &mut report),
            Check::Text(check) => library.texts().for_each(|(_, text)| check(text, &mut report)),
        }
    }
    report.finish()
}

/// Calls `judge` with the front matter of each topic, article, flow and notice, the keys it may have, and its file.
fn each_front_matter(library: &Library, mut judge: impl FnMut(&FrontMatter, &[Key], &Arc<Source>)) {
    for topic in library.topics() {
        if let Some(front) = &topic.front {
            judge(front, keys::TOPIC, &topic.source);
        }
    }
    for (_, text) in library.texts() {
        let keys = match text.kind {
            TextKind::Article | TextKind::Flow => keys::TEXT,
            TextKind::Notice => keys::NOTICE,
        };
        judge(&text.front, keys, &text.source);
    }
}

/// How to fix the name of a topic that no locale has; none if one has it. That others lack it, another rule reports.
fn unknown_topic(library: &Library, name: &str) -> Option<String> {
    let topics: BTreeSet<_> = library.topics().map(|topic| topic.folder.as_str()).collect();
    if topics.contains(name) {
        return None;
    }
    let all = format!("use one of {}", topics.iter().copied().collect::<Vec<_>>().join(", "));
    Some(did_you_mean(name, topics, all))
}

#[cfg(test)]
mod tests {
    use super::RULES;

    #[test]
    fn every_rule_is_explained_to_editors() {
        let handbook = include_str!("../../../docs/authoring.md");
        for (name, _) in RULES {
            assert!(handbook.contains(&format!("| `{name}` |")), "{name} is not in docs/authoring.md");
        }
    }

    #[test]
    fn a_file_that_is_broken_from_end_to_end_does_not_bury_the_others() {
        let text = super::testing::article(&"<b>\n\n".repeat(150));
        let found = super::testing::check(&[("en/cards/a.md", &text)]);
        assert_eq!(found.matches("error[raw-html]").count(), 100);
        assert!(found.contains("; 50 more of these in this file are not shown"), "{found}");
    }
}
