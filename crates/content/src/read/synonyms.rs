//! `synonyms.toml`: what means the same to the search.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use search::{Synonyms, words};
use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue};

use crate::read::entities;
use crate::read::toml_table::{self, Fields};
use crate::source::{Source, Span};

/// The most words of an entry. The search looks for all of them side by side and in their order; a longer one is a
/// question, which belongs in the `asks` of the article that answers it.
pub(crate) const MAX_WORDS: usize = 4;

/// What `synonyms.toml` says, as far as it can be read.
#[derive(Debug)]
pub(crate) struct SynonymsFile {
    pub(crate) source: Arc<Source>,
    pub(crate) problems: Vec<Problem>,
    /// The entries without problems.
    pub(crate) value: Synonyms,
}

/// An entry that is not as it must be.
#[derive(Debug)]
pub(crate) struct Problem {
    pub(crate) span: Span,
    pub(crate) kind: ProblemKind,
}

/// What is wrong with an entry.
#[derive(Debug)]
pub(crate) enum ProblemKind {
    /// The file is not TOML here, or has a key or section it should not have.
    Table { message: String, help: String },
    /// `groups` is no list, or something in it is none.
    NotAGroup,
    /// Something in a group is no text.
    MemberNotAText,
    /// What this one-way word stands for is no text.
    TargetNotAText(String),
    /// A text without words.
    NoWords,
    /// A text with this many words.
    TooManyWords(usize),
    /// A group with fewer than two texts.
    TooFew,
    /// A text that was in the group before, on that line.
    TwiceInGroup(String, usize),
    /// A text that was in another group before, on that line.
    InTwoGroups(String, usize),
    /// A one-way word that is in a group, on that line.
    OneWayInGroup(String, usize),
    /// A one-way word that was there before, on that line.
    OneWayTwice(String, usize),
    /// A one-way word that stands for itself.
    OneWayToItself(String),
}

/// Reads `synonyms.toml`.
pub(crate) fn parse(source: Arc<Source>) -> SynonymsFile {
    let (table, mistakes) = DeTable::parse_recoverable(&source.text);
    let mut of_table: Vec<_> =
        mistakes.iter().map(|mistake| toml_table::Problem::not_toml(mistake, &source.text)).collect();
    let mut fields = Fields::new(table.get_ref(), 0..0, "synonyms.toml", &mut of_table);
    let groups = fields.get("groups");
    let one_way = fields.table("one-way");
    fields.finish();

    let broken = of_table.iter().map(|problem| problem.span.start).collect();
    let of_table = of_table.into_iter().map(|toml_table::Problem { span, message, help }| {
        let kind = ProblemKind::Table { message, help };
        Problem { span, kind }
    });
    let mut reading =
        Reading { source: &source, problems: of_table.collect(), broken, grouped: HashMap::new() };
    let groups = groups.map_or_else(Vec::new, |groups| reading.groups(groups));
    let one_way = one_way.map_or_else(Vec::new, |(table, _)| reading.one_way(table));
    let problems = reading.problems;
    SynonymsFile { problems, value: Synonyms { groups, one_way }, source: Arc::clone(&source) }
}

/// A locale's synonyms where there is no file for `source`, or none that can be read.
pub(crate) fn none(source: Arc<Source>) -> SynonymsFile {
    SynonymsFile { source, problems: Vec::new(), value: Synonyms::default() }
}

/// A word or short phrase.
struct Phrase {
    /// As it is written.
    text: String,
    /// As the search compares it.
    form: String,
    span: Span,
    line: usize,
}

struct Reading<'s> {
    source: &'s Source,
    problems: Vec<Problem>,
    /// Where something begins that is reported for what it is in the file. What the parser made of it is a guess.
    broken: HashSet<usize>,
    /// By the form of what is in a group: the group's number, and the line.
    grouped: HashMap<String, (usize, usize)>,
}

impl Reading<'_> {
    fn report(&mut self, span: Span, kind: ProblemKind) {
        if !self.broken.contains(&span.start) {
            self.problems.push(Problem { span, kind });
        }
    }

    fn phrase(&mut self, text: &str, span: Span) -> Option<Phrase> {
        if let Some((_, message, help)) = entities::wrong(text, 0) {
            self.report(span, ProblemKind::Table { message, help });
            return None;
        }
        let forms: Vec<_> = words(text).into_iter().map(|word| word.text).collect();
        let problem = match forms.len() {
            0 => ProblemKind::NoWords,
            1..=MAX_WORDS => {
                let line = self.source.line(span.start);
                return Some(Phrase { text: text.trim().to_owned(), form: forms.join(" "), span, line });
            }
            count => ProblemKind::TooManyWords(count),
        };
        self.report(span, problem);
        None
    }

    fn groups(&mut self, value: &Spanned<DeValue<'_>>) -> Vec<Vec<String>> {
        let DeValue::Array(groups) = value.get_ref() else {
            self.report(value.span(), ProblemKind::NotAGroup);
            return Vec::new();
        };
        groups.iter().enumerate().filter_map(|(number, group)| self.group(number, group)).collect()
    }

    /// What of a group is as it must be, if that still is a group.
    fn group(&mut self, number: usize, value: &Spanned<DeValue<'_>>) -> Option<Vec<String>> {
        let DeValue::Array(members) = value.get_ref() else {
            self.report(value.span(), ProblemKind::NotAGroup);
            return None;
        };
        if members.len() < 2 {
            self.report(value.span(), ProblemKind::TooFew);
        }
        let mut phrases = Vec::new();
        for member in members.iter() {
            match member.get_ref().as_str() {
                Some(text) => phrases.extend(self.phrase(text, member.span())),
                None => self.report(member.span(), ProblemKind::MemberNotAText),
            }
        }
        if phrases.len() < 2 {
            // No group, so its word is not taken: a good group may have it.
            return None;
        }
        phrases.retain(|phrase| self.is_new(number, phrase));
        (phrases.len() > 1).then(|| phrases.into_iter().map(|phrase| phrase.text).collect())
    }

    /// Notes that `phrase` is in the group of that number, and reports it if it was in one before.
    fn is_new(&mut self, number: usize, phrase: &Phrase) -> bool {
        let (group, line) = match self.grouped.entry(phrase.form.clone()) {
            Entry::Occupied(before) => *before.get(),
            Entry::Vacant(free) => {
                free.insert((number, phrase.line));
                return true;
            }
        };
        let text = phrase.text.clone();
        let twice = if group == number { ProblemKind::TwiceInGroup } else { ProblemKind::InTwoGroups };
        self.report(phrase.span.clone(), twice(text, line));
        false
    }

    fn one_way(&mut self, table: &DeTable<'_>) -> Vec<(String, String)> {
        let mut entries: Vec<_> = table.iter().collect();
        // The table may be in any order; of two that are the same, the later one is reported.
        entries.sort_by_key(|(word, _)| word.span().start);
        let mut before = HashMap::new();
        entries
            .into_iter()
            .filter_map(|(word, target)| self.one_way_entry(word, target, &mut before))
            .collect()
    }

    /// `before` has the lines of the one-way words before this one, by their forms.
    fn one_way_entry(
        &mut self,
        word: &Spanned<DeString<'_>>,
        target: &Spanned<DeValue<'_>>,
        before: &mut HashMap<String, usize>,
    ) -> Option<(String, String)> {
        let from = self.phrase(word.get_ref(), word.span());
        let to = match target.get_ref().as_str() {
            Some(text) => self.phrase(text, target.span()),
            None => {
                self.report(target.span(), ProblemKind::TargetNotAText(word.get_ref().to_string()));
                None
            }
        };
        let from = from?;
        let problem = if let Some((_, line)) = self.grouped.get(&from.form) {
            ProblemKind::OneWayInGroup(from.text, *line)
        } else if to.as_ref().is_some_and(|to| to.form == from.form) {
            ProblemKind::OneWayToItself(from.text)
        } else if let Some(line) = before.get(&from.form) {
            ProblemKind::OneWayTwice(from.text, *line)
        } else {
            let to = to?;
            before.insert(from.form, from.line);
            return Some((from.text, to.text));
        };
        self.report(from.span, problem);
        None
    }
}
