//! `synonyms.toml`: what means the same to the search.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use search::{Synonyms, words};
use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue};

use crate::read::entities;
use crate::read::toml_table::{Fields, Problem};
use crate::source::{Source, Span};

/// The most words of an entry. The search looks for all of them side by side and in their order; a longer one is a
/// question, which belongs in the `asks` of the article that answers it.
const MAX_WORDS: usize = 4;

/// What `synonyms.toml` says, as far as it can be read.
#[derive(Debug)]
pub(crate) struct SynonymsFile {
    pub(crate) source: Arc<Source>,
    pub(crate) problems: Vec<Problem>,
    /// The entries without problems.
    pub(crate) value: Synonyms,
}

/// Reads `synonyms.toml`.
pub(crate) fn parse(source: Arc<Source>) -> SynonymsFile {
    let (table, mistakes) = DeTable::parse_recoverable(&source.text);
    let mut problems: Vec<_> =
        mistakes.iter().map(|mistake| Problem::not_toml(mistake, &source.text)).collect();
    let mut fields = Fields::new(table.get_ref(), 0..0, "synonyms.toml", &mut problems);
    let groups = fields.get("groups");
    let one_way = fields.table("one-way");
    fields.finish();
    let broken = problems.iter().map(|problem| problem.span.start).collect();
    let mut reading = Reading { source: &source, problems, broken, grouped: HashMap::new() };
    let groups = groups.map_or_else(Vec::new, |groups| reading.groups(groups));
    let one_way = one_way.map_or_else(Vec::new, |(table, _)| reading.one_way(table));
    let problems = reading.problems;
    SynonymsFile { problems, value: Synonyms { groups, one_way }, source: Arc::clone(&source) }
}

/// A locale's synonyms where there is no file for `source`, or none that can be read.
pub(crate) fn none(source: Arc<Source>) -> SynonymsFile {
    SynonymsFile { source, problems: Vec::new(), value: Synonyms::default() }
}

const NOT_A_GROUP: (&str, &str) = (
    "a group must be a list of texts",
    "write groups = [ … ], and in it each group in brackets of its own, such as [\"ATM\", \"cashpoint\"]",
);

const TWICE: &str =
    "keep one of the two; capitals, accents and apostrophes make no difference, and a hyphen is a space";

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
    fn report(&mut self, span: Span, message: impl Into<String>, help: &str) {
        if !self.broken.contains(&span.start) {
            self.problems.push(Problem { span, message: message.into(), help: help.to_owned() });
        }
    }

    fn phrase(&mut self, text: &str, span: Span) -> Option<Phrase> {
        if let Some((_, message, help)) = entities::wrong(text, 0) {
            self.report(span, message, &help);
            return None;
        }
        let forms: Vec<_> = words(text).into_iter().map(|word| word.text).collect();
        let (message, help) = match forms.len() {
            0 => ("there is no word in this text".to_owned(), "write a word or a short phrase, or remove it"),
            1..=MAX_WORDS => {
                let line = self.source.line(span.start);
                return Some(Phrase { text: text.trim().to_owned(), form: forms.join(" "), span, line });
            }
            count => (
                format!("this has {count} words, more than the {MAX_WORDS} of a short phrase"),
                "leave out what is not needed, or write it under `asks` of the article that answers it",
            ),
        };
        self.report(span, message, help);
        None
    }

    fn groups(&mut self, value: &Spanned<DeValue<'_>>) -> Vec<Vec<String>> {
        let DeValue::Array(groups) = value.get_ref() else {
            self.report(value.span(), NOT_A_GROUP.0, NOT_A_GROUP.1);
            return Vec::new();
        };
        groups.iter().enumerate().filter_map(|(number, group)| self.group(number, group)).collect()
    }

    /// What of a group is as it must be, if that still is a group.
    fn group(&mut self, number: usize, value: &Spanned<DeValue<'_>>) -> Option<Vec<String>> {
        let DeValue::Array(members) = value.get_ref() else {
            self.report(value.span(), NOT_A_GROUP.0, NOT_A_GROUP.1);
            return None;
        };
        if members.len() < 2 {
            let help = "add what means the same, or remove the group";
            self.report(value.span(), "a group needs two texts or more", help);
        }
        let mut phrases = Vec::new();
        for member in members.iter() {
            match member.get_ref().as_str() {
                Some(text) => phrases.extend(self.phrase(text, member.span())),
                None => self.report(member.span(), "this must be a text", "write it in double quotes"),
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
        let text = &phrase.text;
        let (message, help) = match group == number {
            true => (format!("`{text}` is already in this group, on line {line}"), TWICE),
            false => (
                format!("`{text}` is already in another group, on line {line}"),
                "keep it in one of the two, or make one group of both",
            ),
        };
        self.report(phrase.span.clone(), message, help);
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
                let message = format!("what `{}` stands for must be a text", word.get_ref());
                let help =
                    "write it in double quotes, such as quid = \"pound\"; `groups` stands above [one-way]";
                self.report(target.span(), message, help);
                None
            }
        };
        let from = from?;
        let word = &from.text;
        let (message, help) = if let Some((_, line)) = self.grouped.get(&from.form) {
            let help = "keep it under [one-way] if only customers say it, else in the group";
            (format!("`{word}` is already in a group, on line {line}"), help)
        } else if to.as_ref().is_some_and(|to| to.form == from.form) {
            (format!("`{word}` stands for itself"), "write what our texts say instead, or remove the line")
        } else if let Some(line) = before.get(&from.form) {
            (format!("`{word}` is already there, on line {line}"), TWICE)
        } else {
            let to = to?;
            before.insert(from.form, from.line);
            return Some((from.text, to.text));
        };
        self.report(from.span, message, help);
        None
    }
}
