//! The rules. Each stands in a file of its own, with its check, its words and its tests.

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
use crate::read::library::{Library, TextKind};
use crate::report::{Diagnostic, Report};
use crate::source::Source;

/// One check.
pub(crate) struct Rule {
    /// What diagnostics call it.
    pub(crate) name: &'static str,
    /// Looks at the whole library and reports what it finds.
    pub(crate) check: fn(&Library, &mut Report),
}

/// All rules.
const RULES: &[Rule] = &[
    bare_address::RULE,
    broken_link::RULE,
    choice::RULE,
    code::RULE,
    dead_end::RULE,
    different_graph::RULE,
    duplicate_slug::RULE,
    duplicate_step::RULE,
    empty_file::RULE,
    empty_outcome::RULE,
    empty_title::RULE,
    encoding::RULE,
    endless_cycle::RULE,
    flow_test::RULE,
    front_matter::RULE,
    heading_id::RULE,
    heading_level::RULE,
    image_alt::RULE,
    link_text::RULE,
    list::RULE,
    lost_words::RULE,
    merge_conflict::RULE,
    messages::RULE,
    misplaced_file::RULE,
    missing_flow_test::RULE,
    missing_image::RULE,
    missing_key::RULE,
    missing_message::RULE,
    missing_translation::RULE,
    no_human::RULE,
    notice::RULE,
    outcome_kind::RULE,
    plain_words::RULE,
    raw_html::RULE,
    review_date::RULE,
    single_choice::RULE,
    site::RULE,
    slug::RULE,
    split_question::RULE,
    step_id::RULE,
    stray_file::RULE,
    synonyms::RULE,
    telephone::RULE,
    too_deep::RULE,
    too_large::RULE,
    too_many_answers::RULE,
    topic::RULE,
    unknown_fact::RULE,
    unknown_key::RULE,
    unreachable_step::RULE,
    unread_markdown::RULE,
    unreadable::RULE,
    untested_choice::RULE,
    untested_outcome::RULE,
    url_scheme::RULE,
    wrong_value::RULE,
];

/// All problems of `library`, sorted by path and place. `today` decides what is past its review or its end.
pub fn check(library: &Library, today: Date) -> Vec<Diagnostic> {
    let mut report = Report::new(today);
    for rule in RULES {
        report.start(rule.name);
        (rule.check)(library, &mut report);
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

/// How to mend the name of a topic that no locale has; none if one has it. That others lack it, another rule reports.
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
        for rule in RULES {
            assert!(
                handbook.contains(&format!("| `{}` |", rule.name)),
                "{} is not in docs/authoring.md",
                rule.name
            );
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
