//! From what the page measured to a table.

use std::io::Write;

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};

/// What the page measured with one number of documents.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Measured {
    /// How many documents there are.
    pub(super) documents: usize,
    /// How long ours takes to start with its index, in each turn.
    pub(super) ours_ready_ms: Vec<f64>,
    /// How long MiniSearch takes to index the documents.
    pub(super) add_all_ms: Vec<f64>,
    /// How long MiniSearch takes to read its index.
    pub(super) load_json_ms: Vec<f64>,
    /// How long a keystroke takes ours, in µs: for each keystroke, in each round.
    pub(super) ours: Vec<Vec<f64>>,
    /// The same for MiniSearch with its default settings.
    pub(super) standard: Vec<Vec<f64>>,
    /// The same for MiniSearch with typing errors corrected and words completed.
    pub(super) fuzzy_and_prefix: Vec<Vec<f64>>,
}

/// How many bytes an index has, with brotli.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub(super) struct IndexBytes {
    /// Our file.
    pub(super) ours: usize,
    /// MiniSearch, written as JSON.
    pub(super) minisearch: usize,
}

/// What was measured. The names of its fields are the keys in JSON, on which programs rely.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct Report {
    /// The browser and its version.
    pub(super) browser: String,
    /// MiniSearch's version.
    pub(super) minisearch: String,
    /// How many questions were typed.
    pub(super) questions: usize,
    /// By number of documents.
    pub(super) sizes: Vec<SizeReport>,
}

/// What was measured with one number of documents.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct SizeReport {
    documents: usize,
    keystrokes: usize,
    ours: Times,
    minisearch: Times,
    minisearch_fuzzy_prefix: Times,
    /// Ours against MiniSearch: less than 1 is faster.
    ratio: Times,
    ratio_fuzzy_prefix: Times,
    index_br: IndexBytes,
    ready_ms: Ready,
}

/// Of all keystrokes: in µs, or a ratio of two such.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
struct Times {
    median: f64,
    p99: f64,
}

/// How long it takes until the first question can be answered, the median of some turns.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
struct Ready {
    ours: f64,
    minisearch_load_json: f64,
    minisearch_add_all: f64,
}

impl SizeReport {
    /// Sums up one number of documents.
    ///
    /// # Errors
    /// The page measured nothing.
    pub(super) fn new(measured: &Measured, index_br: IndexBytes) -> Result<Self> {
        let ours = Times::of(&measured.ours)?;
        let minisearch = Times::of(&measured.standard)?;
        let minisearch_fuzzy_prefix = Times::of(&measured.fuzzy_and_prefix)?;
        Ok(Self {
            documents: measured.documents,
            keystrokes: measured.ours.len(),
            ours,
            minisearch,
            minisearch_fuzzy_prefix,
            ratio: ours.against(minisearch),
            ratio_fuzzy_prefix: ours.against(minisearch_fuzzy_prefix),
            index_br,
            ready_ms: Ready {
                ours: median(&measured.ours_ready_ms)?,
                minisearch_load_json: median(&measured.load_json_ms)?,
                minisearch_add_all: median(&measured.add_all_ms)?,
            },
        })
    }
}

impl Times {
    /// Of each keystroke the median of its rounds counts: what else the machine did meanwhile is in the others.
    fn of(keystrokes: &[Vec<f64>]) -> Result<Self> {
        let medians: Vec<f64> = keystrokes.iter().map(|rounds| median(rounds)).collect::<Result<_>>()?;
        Ok(Self { median: median(&medians)?, p99: percentile(&medians, 0.99)? })
    }

    fn against(self, other: Self) -> Self {
        Self { median: self.median / other.median, p99: self.p99 / other.p99 }
    }
}

fn median(values: &[f64]) -> Result<f64> {
    percentile(values, 0.5)
}

/// The least of `values` that this share of them does not exceed.
fn percentile(values: &[f64], share: f64) -> Result<f64> {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let rank = (share * sorted.len() as f64).ceil() as usize;
    sorted.get(rank.saturating_sub(1)).copied().context("the page measured nothing")
}

impl Report {
    /// Prints one object.
    ///
    /// # Errors
    /// `out` cannot be written to.
    pub(super) fn print_json(&self, out: &mut dyn Write) -> Result<()> {
        Ok(writeln!(out, "{}", serde_json::to_string_pretty(self)?)?)
    }

    /// A table in Markdown, and below it what it was measured with. docs/search.md says what its cells are.
    pub(super) fn markdown(&self) -> String {
        let mut lines = vec![
            "| documents | median, default | p99, default | median, fuzzy + prefix | p99, fuzzy + prefix \
             | index, bytes with brotli | ready, ms |"
                .to_owned(),
            "|---:|---:|---:|---:|---:|---:|---:|".to_owned(),
        ];
        lines.extend(self.sizes.iter().map(SizeReport::row));
        let keystrokes: Vec<_> = self.sizes.iter().map(|size| grouped(size.keystrokes as f64)).collect();
        lines.push(format!(
            "\n{}, MiniSearch {}, {} questions, {} keystrokes",
            self.browser,
            self.minisearch,
            self.questions,
            keystrokes.join(" / "),
        ));
        lines.join("\n")
    }
}

impl SizeReport {
    fn row(&self) -> String {
        let cell = |ratio: f64, ours: f64, theirs: f64| {
            format!("{} ({} / {})", shown_ratio(ratio), grouped(ours), grouped(theirs))
        };
        let (ours, standard, fuzzy) = (self.ours, self.minisearch, self.minisearch_fuzzy_prefix);
        let cells = [
            grouped(self.documents as f64),
            cell(self.ratio.median, ours.median, standard.median),
            cell(self.ratio.p99, ours.p99, standard.p99),
            cell(self.ratio_fuzzy_prefix.median, ours.median, fuzzy.median),
            cell(self.ratio_fuzzy_prefix.p99, ours.p99, fuzzy.p99),
            format!("{} / {}", grouped(self.index_br.ours as f64), grouped(self.index_br.minisearch as f64)),
            format!(
                "{} / {} / {}",
                grouped(self.ready_ms.ours),
                grouped(self.ready_ms.minisearch_load_json),
                grouped(self.ready_ms.minisearch_add_all)
            ),
        ];
        format!("| {} |", cells.join(" | "))
    }
}

/// With two digits that mean something: more would tell apart what is chance.
fn shown_ratio(ratio: f64) -> String {
    if ratio < 0.1 { format!("{ratio:.3}") } else { format!("{ratio:.2}") }
}

/// Whole numbers with commas; small ones with a decimal.
fn grouped(number: f64) -> String {
    if number < 10.0 && number.fract() != 0.0 {
        return format!("{number:.1}");
    }
    let digits = format!("{number:.0}");
    let groups: Vec<_> = digits.as_bytes().rchunks(3).rev().map(String::from_utf8_lossy).collect();
    groups.join(",")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn measured() -> Measured {
        // Of 100 keystrokes the slowest takes ours 50 µs. In one round of three everything is slow.
        let rounds = |time: f64| vec![time, 10.0 * time, time];
        let ours = (0..100).map(|at| rounds(if at == 7 { 50.0 } else { 2.0 })).collect();
        Measured {
            documents: 1000,
            ours_ready_ms: vec![3.0, 1.5, 2.0],
            add_all_ms: vec![400.0],
            load_json_ms: vec![30.0],
            ours,
            standard: vec![rounds(40.0); 100],
            fuzzy_and_prefix: vec![rounds(2000.0); 100],
        }
    }

    fn report() -> Report {
        let bytes = IndexBytes { ours: 24_100, minisearch: 61_000 };
        Report {
            browser: "Chromium 1".to_owned(),
            minisearch: "2.3.4".to_owned(),
            questions: 64,
            sizes: vec![SizeReport::new(&measured(), bytes).unwrap()],
        }
    }

    #[test]
    fn ratios_are_of_medians_and_percentiles_of_keystrokes_whose_slow_rounds_do_not_count() {
        let size = &report().sizes[0];
        assert_eq!(size.ours, Times { median: 2.0, p99: 2.0 });
        assert_eq!(size.ratio, Times { median: 0.05, p99: 0.05 });
        assert_eq!(size.ratio_fuzzy_prefix, Times { median: 0.001, p99: 0.001 });
        assert_eq!(size.ready_ms.ours, 2.0);
    }

    #[test]
    fn the_99th_percentile_is_the_second_slowest_of_200() {
        let values: Vec<f64> = (1..=200).rev().map(f64::from).collect();
        assert_eq!(percentile(&values, 0.99).unwrap(), 198.0);
        assert_eq!(percentile(&values, 0.5).unwrap(), 100.0);
        assert_eq!(percentile(&[3.0], 0.99).unwrap(), 3.0);
        assert!(percentile(&[], 0.5).is_err());
    }

    #[test]
    fn people_get_a_row_for_each_number_of_documents() {
        let table = report().markdown();
        let row = "| 1,000 | 0.050 (2 / 40) | 0.050 (2 / 40) | 0.001 (2 / 2,000) | 0.001 (2 / 2,000) \
                   | 24,100 / 61,000 | 2 / 30 / 400 |";
        assert!(table.lines().any(|line| line == row), "{table}");
        assert!(table.contains("Chromium 1, MiniSearch 2.3.4, 64 questions"), "{table}");
    }

    #[test]
    fn programs_get_the_same_keys_every_time() {
        let mut out = Vec::new();
        report().print_json(&mut out).unwrap();
        let json: serde_json::Value = serde_json::from_slice(&out).unwrap();
        assert_eq!(json["sizes"][0]["ratio"], serde_json::json!({ "median": 0.05, "p99": 0.05 }));
        assert_eq!(json["sizes"][0]["index_br"]["minisearch"], 61_000);
        assert_eq!(json["sizes"][0]["ready_ms"]["minisearch_load_json"], 30.0);
        assert_eq!(json["questions"], 64);
    }

    #[test]
    fn numbers_are_as_long_as_they_are_exact() {
        assert_eq!([0.0478, 0.216, 1.5].map(shown_ratio), ["0.048", "0.22", "1.50"]);
        assert_eq!([2.34, 12.6, 1234567.0, 77.0].map(grouped), ["2.3", "13", "1,234,567", "77"]);
    }
}
