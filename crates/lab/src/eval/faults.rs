//! What is wrong with the files of questions and labels, told all at once.

use std::fmt::Display;
use std::path::Path;

use anyhow::{Result, bail};

/// So many are shown, the rest are counted: a wrong column makes every line of a file faulty.
const SHOWN: usize = 20;

/// The faults found so far.
#[derive(Debug, Default)]
pub(super) struct Faults(Vec<String>);

impl Faults {
    /// Notes what is wrong in a line of a file, the first being 1, and how to mend it.
    pub(super) fn in_line(&mut self, path: &Path, line: usize, what: impl Display) {
        self.0.push(format!("{}:{line}: {what}", path.display()));
    }

    /// Notes what is wrong with a whole file, and how to mend it.
    pub(super) fn in_file(&mut self, path: &Path, what: impl Display) {
        self.0.push(format!("{}: {what}", path.display()));
    }

    /// Whether there are none.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// # Errors
    /// There are faults: the message has a line for each of the first [`SHOWN`].
    pub(super) fn into_result(self) -> Result<()> {
        let Self(faults) = self;
        if faults.is_empty() {
            return Ok(());
        }
        let mut told = faults.iter().take(SHOWN).map(|fault| format!("\n  {fault}")).collect::<String>();
        if faults.len() > SHOWN {
            told += &format!("\n  and {} more", faults.len() - SHOWN);
        }
        bail!("nothing was measured; mend this first:{told}")
    }
}
