//! What customers ask, and which article or flow answers it.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Result, bail};
use csv::{ReaderBuilder, Trim};
use model::Slug;
use serde::Deserialize;
use serde::de::DeserializeOwned;

/// How many faults are shown; the rest are counted. A wrong column makes every line of a file faulty.
const SHOWN: usize = 20;

/// One question.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Question {
    /// As it was typed.
    pub(super) text: String,
    /// The document that answers it: a place in the help centre's slugs.
    pub(super) wanted: usize,
}

#[derive(Deserialize)]
struct Asked {
    text: String,
    category: String,
}

#[derive(Deserialize)]
struct Label {
    category: String,
    slug: String,
}

/// Reads the questions, whose categories `labels` gives to the documents `slugs`.
///
/// # Errors
/// Something is wrong with one of the files; the message has a line for each fault in either.
pub(super) fn read(questions: &Path, labels: &Path, slugs: &[Slug]) -> Result<Vec<Question>> {
    let mut faults = Vec::new();
    let known = by_category(labels, slugs, &mut faults);
    let mut read = Vec::new();
    for (row, Asked { text, category }) in rows(questions, &mut faults) {
        let place = format!("{}:{row}", questions.display());
        if text.is_empty() {
            faults.push(format!("{place}: the question is empty; write it, or remove the row"));
        }
        match known.get(&category) {
            Some(Some(wanted)) => read.push(Question { text, wanted: *wanted }),
            // The row of its label is among the faults.
            Some(None) => {}
            None => faults.push(format!("{place}: there is no label for the category `{category}`; add one")),
        }
    }
    if faults.is_empty() {
        return Ok(read);
    }
    let more = faults.len().saturating_sub(SHOWN);
    faults.truncate(SHOWN);
    if more > 0 {
        faults.push(format!("and {more} more"));
    }
    bail!("nothing was measured; mend this first:\n  {}", faults.join("\n  "))
}

/// The document of each category; none if the help centre does not have it.
fn by_category(path: &Path, slugs: &[Slug], faults: &mut Vec<String>) -> BTreeMap<String, Option<usize>> {
    let mut documents = BTreeMap::new();
    for (row, Label { category, slug }) in rows(path, faults) {
        let place = format!("{}:{row}", path.display());
        let document = slugs.iter().position(|other| other.as_str() == slug);
        if document.is_none() {
            faults.push(format!(
                "{place}: the help centre does not have `{slug}`; add it, or correct the slug"
            ));
        }
        if documents.insert(category.clone(), document).is_some() {
            faults.push(format!("{place}: the category `{category}` has a label already; remove one"));
        }
    }
    documents
}

/// The rows of a CSV file that can be read, each with its number, the header being 1. The others are added to `faults`.
fn rows<T: DeserializeOwned>(path: &Path, faults: &mut Vec<String>) -> Vec<(usize, T)> {
    let mut reader = match ReaderBuilder::new().trim(Trim::All).from_path(path) {
        Ok(reader) => reader,
        Err(error) => {
            faults.push(format!("{}: cannot be read: {error}; check the path", path.display()));
            return Vec::new();
        }
    };
    let mut rows = Vec::new();
    for (row, record) in (2..).zip(reader.deserialize()) {
        match record {
            Ok(record) => rows.push((row, record)),
            Err(error) => faults.push(format!("{}:{row}: {error}; correct the row", path.display())),
        }
    }
    if rows.is_empty() {
        faults.push(format!("{}: there is no row that can be read", path.display()));
    }
    rows
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    const LABELS: &str = "category,slug\nforgot_pin,change-pin\ncard_gone,lost-card\n";

    /// What is read from files with these texts; an error without the folder's name.
    fn read_texts(questions: &str, labels: &str) -> Result<Vec<Question>, String> {
        let folder = tempfile::tempdir().unwrap();
        let (questions_path, labels_path) = (folder.path().join("q.csv"), folder.path().join("l.csv"));
        fs::write(&questions_path, questions).unwrap();
        fs::write(&labels_path, labels).unwrap();
        let slugs = ["lost-card", "change-pin"].map(|slug| Slug::new(slug).unwrap());
        let folder = format!("{}/", folder.path().display());
        read(&questions_path, &labels_path, &slugs).map_err(|error| error.to_string().replace(&folder, ""))
    }

    fn faults(questions: &str, labels: &str) -> Vec<String> {
        let told = read_texts(questions, labels).unwrap_err();
        let mut lines = told.lines();
        assert_eq!(lines.next(), Some("nothing was measured; mend this first:"));
        lines.map(|line| line.trim().to_owned()).collect()
    }

    #[test]
    fn a_question_wants_what_its_category_is_labelled_with() {
        let sea = Question { text: "It fell, into the sea".to_owned(), wanted: 0 };
        let questions = "\u{feff}id, category ,text\r\n7,card_gone,\"It fell, into the sea\"\r\n";
        assert_eq!(read_texts(questions, LABELS).unwrap(), [sea]);
    }

    #[test]
    fn every_fault_of_both_files_is_told_at_once() {
        let labels = "category,slug\nforgot_pin,change-pin\nforgot_pin,lost-card\nrates,mortgage\n";
        let questions = "text,category\nA new PIN please,forgot_pin\nWhere?,branch\n ,rates\n";
        assert_eq!(
            faults(questions, labels),
            [
                "l.csv:3: the category `forgot_pin` has a label already; remove one",
                "l.csv:4: the help centre does not have `mortgage`; add it, or correct the slug",
                "q.csv:3: there is no label for the category `branch`; add one",
                "q.csv:4: the question is empty; write it, or remove the row",
            ]
        );
    }

    #[test]
    fn a_row_that_cannot_be_read_is_told_with_its_number() {
        let told = faults("text,category\nA new PIN, please,forgot_pin\nGone,card_gone\n", LABELS);
        assert_eq!(told.len(), 1, "{told:?}");
        assert!(told[0].starts_with("q.csv:2: "), "{told:?}");
        let told = faults("text,label\na,b\n", LABELS);
        assert!(told[0].contains("missing field `category`"), "{told:?}");
    }

    #[test]
    fn twenty_faults_are_told_and_the_rest_counted() {
        let questions = |count: usize| format!("text,category\n{}", "Where?,branch\n".repeat(count));
        let told = faults(&questions(23), LABELS);
        assert_eq!((told.len(), told[20].as_str()), (21, "and 3 more"));
        assert_eq!(faults(&questions(20), LABELS).len(), 20);
    }

    #[test]
    fn files_that_are_not_there_are_both_named() {
        let told = read(Path::new("no/q.csv"), Path::new("no/l.csv"), &[]).unwrap_err().to_string();
        let starts = ["nothing was", "  no/l.csv: cannot be read: ", "  no/q.csv: cannot be read: "];
        assert!(told.lines().zip(starts).all(|(line, start)| line.starts_with(start)), "{told}");
        assert!(told.ends_with("; check the path"), "{told}");
    }
}
