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

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;
use std::sync::Arc;

use model::Date;

use crate::Library;
use crate::diagnostic::{self, Diagnostic, Severity};
use crate::front_matter::FrontMatter;
use crate::keys::{self, Key};
use crate::library::TextKind;
use crate::nearest::did_you_mean;
use crate::source::Source;

pub(crate) use flow_graph::MAX_NODES;

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

/// How many findings of one rule in one file are reported. An editor mends a few and checks again; a file that is
/// broken from end to end must not bury the others.
const MAX_PER_FILE: usize = 100;

/// All problems of `library`, sorted by path and place. `today` decides what is past its review or its end.
pub fn check(library: &Library, today: Date) -> Vec<Diagnostic> {
    let mut report = Report { rule: "", today, found: Vec::new() };
    for rule in RULES {
        report.rule = rule.name;
        (rule.check)(library, &mut report);
    }
    let mut found = without_conflicts(report.found);
    diagnostic::sort(&mut found);
    limit(found)
}

/// Without what else is wrong between the lines of a merge: it is wrong because of them.
fn without_conflicts(found: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let is_conflict = |diagnostic: &Diagnostic| diagnostic.rule == merge_conflict::RULE.name;
    let mut conflicts: HashMap<String, Vec<Range<usize>>> = HashMap::new();
    for diagnostic in found.iter().filter(|diagnostic| is_conflict(diagnostic)) {
        conflicts.entry(diagnostic.source.path.clone()).or_default().push(diagnostic.span.clone());
    }
    let is_inside = |diagnostic: &Diagnostic| {
        let Some(places) = conflicts.get(&diagnostic.source.path) else { return false };
        let before = places.partition_point(|place| place.start <= diagnostic.span.start).checked_sub(1);
        before.is_some_and(|before| diagnostic.span.start < places[before].end)
    };
    found.into_iter().filter(|diagnostic| is_conflict(diagnostic) || !is_inside(diagnostic)).collect()
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

/// What a rule reports to.
pub(crate) struct Report {
    rule: &'static str,
    /// The day for which the library is checked.
    pub(crate) today: Date,
    found: Vec<Diagnostic>,
}

impl Report {
    pub(crate) fn error(
        &mut self,
        source: &Arc<Source>,
        span: &Range<usize>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.add(Severity::Error, source, span, message.into(), help.into());
    }

    pub(crate) fn warning(
        &mut self,
        source: &Arc<Source>,
        span: &Range<usize>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.add(Severity::Warning, source, span, message.into(), help.into());
    }

    fn add(
        &mut self,
        severity: Severity,
        source: &Arc<Source>,
        span: &Range<usize>,
        message: String,
        help: String,
    ) {
        self.found.push(Diagnostic {
            source: Arc::clone(source),
            span: source.clamp(span.clone()),
            severity,
            rule: self.rule,
            message: printable(&message),
            help: printable(&help),
        });
    }
}

/// `text` without characters that could play tricks in a terminal; it may quote what somebody wrote.
fn printable(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { char::REPLACEMENT_CHARACTER } else { c }).collect()
}

/// Keeps the first [`MAX_PER_FILE`] findings of each rule in each file; the last of them says how many are not shown.
fn limit(found: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut places: HashMap<(String, &str), Vec<usize>> = HashMap::new();
    for (at, diagnostic) in found.iter().enumerate() {
        places.entry((diagnostic.source.path.clone(), diagnostic.rule)).or_default().push(at);
    }
    let mut hidden: BTreeSet<usize> = BTreeSet::new();
    let mut notes = BTreeMap::new();
    for places in places.values().filter(|places| places.len() > MAX_PER_FILE) {
        hidden.extend(&places[MAX_PER_FILE..]);
        notes.insert(places[MAX_PER_FILE - 1], places.len() - MAX_PER_FILE);
    }
    let kept = found.into_iter().enumerate().filter(|(at, _)| !hidden.contains(at));
    kept.map(|(at, mut diagnostic)| {
        if let Some(more) = notes.get(&at) {
            diagnostic.help.push_str(&format!("; {more} more of these in this file are not shown"));
        }
        diagnostic
    })
    .collect()
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
