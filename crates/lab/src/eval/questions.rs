//! What customers ask, and which article or flow answers it.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::Result;
use model::Slug;

use super::faults::Faults;
use super::table::{self, Row};

/// One question.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Question {
    /// As it was typed.
    pub(super) text: String,
    /// The document that answers it: a place in the help centre's slugs.
    pub(super) wanted: usize,
}

/// What answers a category, and where that is said.
struct Label {
    line: usize,
    /// `None` if the help centre does not have it.
    document: Option<usize>,
}

/// Reads the questions, whose categories `labels` gives to the documents `slugs`.
///
/// # Errors
/// Something is wrong with one of the files; the message has a line for each fault in either.
pub(super) fn read(questions: &Path, labels: &Path, slugs: &[Slug]) -> Result<Vec<Question>> {
    let mut faults = Faults::default();
    let label_rows = table::read(labels, ["category", "slug"], &mut faults);
    // Of a file with lines that cannot be read nobody knows which categories it lacks.
    let are_labels_complete = faults.is_empty();
    let known = by_category(label_rows, slugs, labels, &mut faults);
    let mut read = Vec::new();
    for Row { line, cells: [text, category] } in table::read(questions, ["text", "category"], &mut faults) {
        if text.trim().is_empty() {
            faults.in_line(questions, line, "the question is empty; write it, or remove the line");
        }
        match known.get(category.trim()) {
            Some(Label { document: Some(wanted), .. }) => read.push(Question { text, wanted: *wanted }),
            // Its label's line is among the faults.
            Some(Label { document: None, .. }) => {}
            None if are_labels_complete => {
                let (category, labels) = (category.trim(), labels.display());
                let what = format!("{labels} does not have the category `{category}`; add it, or correct it");
                faults.in_line(questions, line, what);
            }
            None => {}
        }
    }
    faults.into_result()?;
    Ok(read)
}

fn by_category(rows: Vec<Row>, slugs: &[Slug], path: &Path, faults: &mut Faults) -> BTreeMap<String, Label> {
    let mut labels: BTreeMap<String, Label> = BTreeMap::new();
    for Row { line, cells: [category, slug] } in rows {
        let (category, slug) = (category.trim(), slug.trim());
        if let Some(Label { line: earlier, .. }) = labels.get(category) {
            let what = format!("the category `{category}` stands in line {earlier} already; remove one");
            faults.in_line(path, line, what);
            continue;
        }
        let document = slugs.iter().position(|other| other.as_str() == slug);
        if document.is_none() {
            let what = format!("the help centre does not have `{slug}`; add it, or correct the slug");
            faults.in_line(path, line, what);
        }
        labels.insert(category.to_owned(), Label { line, document });
    }
    labels
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
        let questions = read_texts("category,text\ncard_gone,It fell into the sea\n", LABELS).unwrap();
        assert_eq!(questions, [Question { text: "It fell into the sea".to_owned(), wanted: 0 }]);
    }

    #[test]
    fn every_fault_of_both_files_is_told_at_once() {
        let labels = "category,slug\nforgot_pin,change-pin\nforgot_pin,lost-card\nrates,mortgage\n";
        let questions = "text,category\nA new PIN please,forgot_pin\nWhere?,branch\n ,rates\n";
        assert_eq!(
            faults(questions, labels),
            [
                "l.csv:3: the category `forgot_pin` stands in line 2 already; remove one",
                "l.csv:4: the help centre does not have `mortgage`; add it, or correct the slug",
                "q.csv:3: l.csv does not have the category `branch`; add it, or correct it",
                "q.csv:4: the question is empty; write it, or remove the line",
            ]
        );
    }

    #[test]
    fn labels_that_cannot_be_read_are_not_held_against_the_questions() {
        let labels = "category,slug\nforgot_pin,change-pin,lost-card\n";
        let told = faults("text,category\nA new PIN please,forgot_pin\n", labels);
        assert_eq!(told.len(), 1, "{told:?}");
        assert!(told[0].starts_with("l.csv:2: the number of cells is 3"), "{told:?}");
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
