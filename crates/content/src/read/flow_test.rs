//! `<slug>.flow.test.toml`: walks through a flow, and where each must end.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use flow::{Answer, Position};
use model::{ChoiceId, Flow, OutcomeKind, StepId};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::outcome::KINDS;
use super::toml_table::{Fields, Problem};
use crate::source::{Source, Span};

/// The tests of a flow, as far as they can be read.
#[derive(Debug)]
pub(crate) struct FlowTests {
    /// What in the file is not as it must be.
    pub(crate) problems: Vec<Problem>,
    /// Whether it is TOML. If not, none of its tests is parsed.
    pub(crate) is_whole: bool,
    /// Every test that has a section of its own, also those with problems.
    pub(crate) tests: Vec<FlowTest>,
}

/// One test. What is missing, or could not be read, is none.
#[derive(Debug)]
pub(crate) struct FlowTest {
    pub(crate) name: Option<(String, Span)>,
    /// Whether it says where the walk starts, readable or not. Else that is the first node.
    pub(crate) has_start: bool,
    /// Where the walk starts.
    pub(crate) start: Option<(StepId, Span)>,
    /// The place of the list of answers.
    pub(crate) list: Span,
    /// The answers up to the first that could not be read.
    pub(crate) answers: Vec<(Answer, Span)>,
    /// Whether every answer could be read.
    pub(crate) is_whole: bool,
    /// The id of the node where it must end.
    pub(crate) outcome: Option<(String, Span)>,
    /// The kind of that node.
    pub(crate) kind: Option<(OutcomeKind, Span)>,
}

impl FlowTest {
    /// Where its answers lead in `flow`. `None` only for a flow without nodes.
    pub(crate) fn walk<'a>(&self, flow: &'a Flow) -> Option<Position<'a>> {
        let answers: Vec<_> = self.answers.iter().map(|(answer, _)| answer.clone()).collect();
        flow::walk_from(flow, self.start.as_ref().map(|(id, _)| id), &answers)
    }
}

/// Reads a file of tests. What the parser makes of text after a place that is no TOML is a guess, about which nothing
/// can be said: of such a file the first fault is told, and no test is parsed.
pub(crate) fn parse(source: &Source) -> FlowTests {
    let (table, mistakes) = DeTable::parse_recoverable(&source.text);
    if let Some(problem) = not_toml(&table, &mistakes, &source.text) {
        return FlowTests { problems: vec![problem], is_whole: false, tests: Vec::new() };
    }
    let mut problems = Vec::new();
    let mut fields = Fields::new(table.get_ref(), 0..0, "this file", &mut problems);
    let tables = fields.tables("tests");
    // Keys of a test above the first one have lost its start. The first of them says it for all.
    let lost = TEST_KEYS.iter().filter_map(|key| Some(table.get_ref().get_key_value(*key)?.0.span()));
    if let Some(span) = lost.min_by_key(|span| span.start) {
        let help = "write [[tests]] on a line of its own above the keys of a test";
        fields.report(span, "this stands above the first [[tests]]", help);
    } else {
        fields.finish();
    }
    let tests: Vec<_> = tables.into_iter().map(|(table, span)| test(table, span, &mut problems)).collect();
    report_same_names(&tests, source, &mut problems);
    FlowTests { problems, is_whole: true, tests }
}

/// The first thing in the file that is no TOML. One pair of brackets instead of two is TOML for the first test alone,
/// and is told as what it is.
fn not_toml(table: &Spanned<DeTable<'_>>, mistakes: &[toml::de::Error], text: &str) -> Option<Problem> {
    let is_table = table.get_ref().get("tests").is_some_and(|tests| tests.get_ref().is_table());
    let first =
        || mistakes.iter().map(|mistake| Problem::not_toml(mistake, text)).min_by_key(|it| it.span.start);
    if !is_table && mistakes.is_empty() {
        return None;
    }
    one_pair_of_brackets(text).or_else(first)
}

/// A line `[tests]`, with its place.
fn one_pair_of_brackets(text: &str) -> Option<Problem> {
    let is_one = |line: &str| line.split('#').next().is_some_and(|line| line.trim() == "[tests]");
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if is_one(line) {
            return Some(Problem {
                span: start..start + line.trim_end().len(),
                message: "a test starts with two pairs of brackets".to_owned(),
                help: "write [[tests]]".to_owned(),
            });
        }
        start += line.len();
    }
    None
}

/// What a test is made of.
const TEST_KEYS: [&str; 5] = ["name", "start", "answers", "outcome", "kind"];

fn test(table: &DeTable<'_>, span: Span, problems: &mut Vec<Problem>) -> FlowTest {
    let mut fields = Fields::new(table, span.clone(), "a test", problems);
    let name = fields.needed_text("name");
    let has_start = fields.get("start").is_some();
    let start = fields.id("start", StepId::new);
    let list = fields.needed_list("answers", "answers = [\"where: abroad\"]");
    let (answers, all_read) = match list {
        Some((items, _)) => answers(items, &mut fields),
        None => (Vec::new(), false),
    };
    let outcome = fields.needed_text("outcome");
    let kind = fields.needed_one_of_with_place("kind", &KINDS.each_ref().map(|(name, kind)| (*name, kind)));
    fields.finish();
    FlowTest {
        name,
        has_start,
        is_whole: all_read,
        start,
        list: list.map_or(span, |(_, span)| span),
        answers,
        outcome,
        kind: kind.map(|(kind, span)| (kind.clone(), span)),
    }
}

/// The answers up to the first that cannot be read, and whether all could be. Reports every one that cannot.
fn answers(items: &[Spanned<DeValue<'_>>], fields: &mut Fields<'_, '_>) -> (Vec<(Answer, Span)>, bool) {
    let read: Vec<Option<(Answer, Span)>> = items
        .iter()
        .map(|item| {
            let answer = item.get_ref().as_str().and_then(answer);
            if answer.is_none() {
                let help = "write the id of a step, a colon and the name of one of its choices, such as \"where: abroad\"";
                fields.report(item.span(), "this is no answer", help);
            }
            Some((answer?, item.span()))
        })
        .collect();
    let all_read = read.iter().all(Option::is_some);
    (read.into_iter().map_while(|answer| answer).collect(), all_read)
}

/// Reads `step: choice`.
fn answer(text: &str) -> Option<Answer> {
    let (step, choice) = text.split_once(':')?;
    Some(Answer { step: StepId::new(step.trim()).ok()?, choice: ChoiceId::new(choice.trim()).ok()? })
}

fn report_same_names(tests: &[FlowTest], source: &Source, problems: &mut Vec<Problem>) {
    let mut lines: HashMap<&str, usize> = HashMap::new();
    for (name, span) in tests.iter().filter_map(|test| test.name.as_ref()) {
        match lines.entry(name) {
            Entry::Vacant(free) => {
                free.insert(source.line(span.start));
            }
            Entry::Occupied(first) => problems.push(Problem {
                span: span.clone(),
                message: format!("the test in line {} has the same name", first.get()),
                help: "say what makes this one different".to_owned(),
            }),
        }
    }
}
