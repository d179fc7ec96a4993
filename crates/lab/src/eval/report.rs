//! Printing what was measured.

use std::io::Write;

use anyhow::Result;
use serde::Serialize;

use super::help_centre::HelpCentre;
use super::measure::{self, Confusion, Found, Measures, Ranking};

/// What was measured. The names of its fields are the keys in JSON, on which programs rely.
#[derive(Debug, Serialize)]
pub(super) struct Report {
    locale: String,
    typos_seed: Option<u64>,
    questions: usize,
    top_1_percent: f64,
    top_3_percent: f64,
    mrr_at_10: f64,
    found_nothing: usize,
    confusions: Vec<ConfusionLine>,
    lowest_top_1: Vec<SlugLine>,
}

/// A [`Confusion`] with slugs.
#[derive(Debug, Serialize)]
struct ConfusionLine {
    wanted: String,
    /// `null` where nothing was found.
    first: Option<String>,
    count: usize,
    /// Of the questions that want this slug.
    percent: f64,
}

/// A [`Found`] with its slug.
#[derive(Debug, Serialize)]
struct SlugLine {
    slug: String,
    questions: usize,
    top_1_percent: f64,
}

impl Report {
    /// Measures `rankings`, and lists the worst `misses`.
    pub(super) fn new(
        help_centre: &HelpCentre,
        typos_seed: Option<u64>,
        rankings: &[Ranking],
        misses: usize,
    ) -> Self {
        let measures = Measures::of(rankings);
        let slug = |document: usize| help_centre.slugs[document].to_string();
        let confusion = |Confusion { wanted, first, count, questions }| ConfusionLine {
            wanted: slug(wanted),
            first: first.map(slug),
            count,
            percent: percent(count, questions),
        };
        let found = |Found { document, questions, top_1 }| SlugLine {
            slug: slug(document),
            questions,
            top_1_percent: percent(top_1, questions),
        };
        Self {
            locale: help_centre.locale.clone(),
            typos_seed,
            questions: measures.questions,
            top_1_percent: percent(measures.top_1, measures.questions),
            top_3_percent: percent(measures.top_3, measures.questions),
            mrr_at_10: (measures.mean_reciprocal_rank * 10_000.0).round() / 10_000.0,
            found_nothing: measures.found_nothing,
            confusions: measure::confusions(rankings).into_iter().take(misses).map(confusion).collect(),
            lowest_top_1: measure::by_document(rankings).into_iter().take(misses).map(found).collect(),
        }
    }

    /// Prints one object.
    ///
    /// # Errors
    /// `out` cannot be written to.
    pub(super) fn print_json(&self, out: &mut dyn Write) -> Result<()> {
        Ok(writeln!(out, "{}", serde_json::to_string_pretty(self)?)?)
    }

    /// Prints for people.
    ///
    /// # Errors
    /// `out` cannot be written to.
    pub(super) fn print_table(&self, out: &mut dyn Write) -> Result<()> {
        writeln!(out, "{:<14} {:>8}", "questions", self.questions)?;
        writeln!(out, "{:<14} {:>8.2}", "top-1 %", self.top_1_percent)?;
        writeln!(out, "{:<14} {:>8.2}", "top-3 %", self.top_3_percent)?;
        writeln!(out, "{:<14} {:>8.4}", "MRR at 10", self.mrr_at_10)?;
        writeln!(out, "{:<14} {:>8}", "found nothing", self.found_nothing)?;
        self.print_confusions(out)?;
        self.print_lowest(out)
    }

    fn print_confusions(&self, out: &mut dyn Write) -> Result<()> {
        if self.confusions.is_empty() {
            return Ok(());
        }
        let first = |line: &ConfusionLine| line.first.clone().unwrap_or_else(|| "(nothing)".to_owned());
        let (left, right) = ("wanted", "ranked first");
        let left_width = width(left, self.confusions.iter().map(|line| line.wanted.len()));
        let right_width = width(right, self.confusions.iter().map(|line| first(line).len()));
        writeln!(out, "\n{left:<left_width$}  {right:<right_width$}  {:>6}  % of wanted", "count")?;
        for line in &self.confusions {
            let ConfusionLine { wanted, count, percent, .. } = line;
            let first = first(line);
            writeln!(out, "{wanted:<left_width$}  {first:<right_width$}  {count:>6}  {percent:>11.1}")?;
        }
        Ok(())
    }

    fn print_lowest(&self, out: &mut dyn Write) -> Result<()> {
        if self.lowest_top_1.is_empty() {
            return Ok(());
        }
        let left = "lowest top-1";
        let left_width = width(left, self.lowest_top_1.iter().map(|line| line.slug.len()));
        writeln!(out, "\n{left:<left_width$}  questions  top-1 %")?;
        for SlugLine { slug, questions, top_1_percent } in &self.lowest_top_1 {
            writeln!(out, "{slug:<left_width$}  {questions:>9}  {top_1_percent:>7.1}")?;
        }
        Ok(())
    }
}

/// To two decimals: more would tell apart what is chance.
fn percent(part: usize, whole: usize) -> f64 {
    (10_000.0 * part as f64 / whole.max(1) as f64).round() / 100.0
}

/// Of a column with that head and cells of these lengths. Slugs are ASCII, so bytes are columns.
fn width(head: &str, cells: impl Iterator<Item = usize>) -> usize {
    cells.chain([head.len()]).max().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report() -> Report {
        let confusion = |wanted: &str, first: Option<&str>, count, percent| ConfusionLine {
            wanted: wanted.to_owned(),
            first: first.map(str::to_owned),
            count,
            percent,
        };
        Report {
            locale: "en".to_owned(),
            typos_seed: Some(3),
            questions: 1234,
            top_1_percent: 66.67,
            top_3_percent: 80.0,
            mrr_at_10: 0.75,
            found_nothing: 2,
            confusions: vec![
                confusion("lost-card", Some("card-details-stolen"), 12, 31.58),
                confusion("a", None, 1, 100.0),
            ],
            lowest_top_1: vec![SlugLine {
                slug: "lost-card".to_owned(),
                questions: 38,
                top_1_percent: 47.37,
            }],
        }
    }

    #[test]
    fn people_get_aligned_columns() {
        let mut out = Vec::new();
        report().print_table(&mut out).unwrap();
        let expected = "\
questions          1234
top-1 %           66.67
top-3 %           80.00
MRR at 10        0.7500
found nothing         2

wanted     ranked first          count  % of wanted
lost-card  card-details-stolen      12         31.6
a          (nothing)                 1        100.0

lowest top-1  questions  top-1 %
lost-card            38     47.4
";
        assert_eq!(String::from_utf8(out).unwrap(), expected);
    }

    #[test]
    fn what_was_not_asked_for_is_not_printed() {
        let mut out = Vec::new();
        let short = Report { confusions: Vec::new(), lowest_top_1: Vec::new(), ..report() };
        short.print_table(&mut out).unwrap();
        assert!(String::from_utf8(out).unwrap().ends_with("found nothing         2\n"));
    }

    #[test]
    fn programs_get_the_same_keys_every_time() {
        let mut out = Vec::new();
        report().print_json(&mut out).unwrap();
        let json: serde_json::Value = serde_json::from_slice(&out).unwrap();
        let expected = serde_json::json!({
            "locale": "en",
            "typos_seed": 3,
            "questions": 1234,
            "top_1_percent": 66.67,
            "top_3_percent": 80.0,
            "mrr_at_10": 0.75,
            "found_nothing": 2,
            "confusions": [
                { "wanted": "lost-card", "first": "card-details-stolen", "count": 12, "percent": 31.58 },
                { "wanted": "a", "first": null, "count": 1, "percent": 100.0 },
            ],
            "lowest_top_1": [{ "slug": "lost-card", "questions": 38, "top_1_percent": 47.37 }],
        });
        assert_eq!(json, expected);
    }
}
